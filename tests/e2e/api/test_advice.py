# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: did you mean, why nothing was found, and completions, none of it from a later time."""
import re
import unittest

from programs import ArchiveTest, ServedTest


def article(key, title, body, day, **others):
    when = f"2024-01-{day:02}T10:00:00Z"
    return {"id": key, "title": title, "body": body, "published": when, "first_seen": when,
            "source": "quay.example", **others}


HARBOUR = [
    article("1", "Harbour opens", "The government opened the harbour to tariffs.", 1, topics=["ports/harbour"]),
    article("2", "Harbour closes", "The government closed the harbour again.", 2, tickers=["TDWL"]),
    article("3", "Wheat falls", "Wheat fell; farmers (NYSE: ZQTR) watched the goverments.", 3,
            source="grain.example"),
    article("4", "Glaciers melt", "Glaciers melt in the mountains.", 20, topics=["weather"]),
]


class DidYouMean(ServedTest):
    ARTICLES = [*HARBOUR, article("5", "Shares rise", "Shares rise.", 28, tickers=["WHEET"])]

    def suggestion(self, q, **parameters):
        return self.server.search(q=q, **parameters)["suggestion"]

    def test_unknown_word_gets_a_near_one_that_finds_something(self):
        self.assertEqual(self.suggestion("Harbuor tarrifs"), {
            "q": "harbour tariffs", "reason": "unknown_words", "articles": 2,
            "changes": [{"word": "Harbuor", "better": "harbour"}, {"word": "tarrifs", "better": "tariffs"}]})

    def test_rest_of_the_query_stays_as_it_was_typed(self):
        self.assertEqual(self.suggestion('  wheat -"harbuor" glaceirs !')["q"], '  wheat -"harbuor" glaciers !')

    def test_words_that_the_archive_holds_stay(self):
        for q in ("harbour", "goverments", "government wheat", "melting", "opens"):
            with self.subTest(q=q):
                self.assertIsNone(self.suggestion(q))

    def test_what_is_no_plain_word_stays(self):
        for q in ('"harbuor"', "=harbuor", "title:harbuor", "harbuo*", "$HARBUOR", "(harbuor)", "-harbuor",
                  "harbuor1", "TDWK", "tdwl", "4.6%", "wha", "HARBU", "glcr", "xxxxxxxxxx", "ticker:harbuor",
                  "harbuor OR wheat"):
            with self.subTest(q=q):
                self.assertIsNone(self.suggestion(q))

    def test_what_the_archive_holds_is_never_corrected(self):
        words = {word for one in self.ARTICLES for text in (one["title"], one["body"])
                 for word in re.findall(r"[A-Za-z]+", text)}
        for word in sorted(words):
            for q in (word, word.lower(), f"{word} harbour", f"{word} tarrifs"):
                with self.subTest(q=q):
                    suggestion = self.suggestion(q)
                    self.assertTrue(suggestion is None or word in suggestion["q"].split(), suggestion)

    def test_tickers_of_articles_and_numbers_stay_next_to_a_word_that_is_wrong(self):
        for kept in ("tdwl", "TDWL", "$TDWL", "zqtr", "4.6%", "2023", "1,250", "covid19", "AT&T", "BRK.B", "C++"):
            with self.subTest(kept=kept):
                self.assertEqual(self.suggestion(f"{kept} harbuor", match="any")["q"], f"{kept} harbour")

    def test_ticker_of_a_later_time_is_a_word_like_any_other_before(self):
        self.assertIsNone(self.suggestion("wheet"))
        self.assertEqual(self.suggestion("wheet", as_of="2024-01-25")["q"], "wheat")

    def test_stock_symbols_of_the_table_are_no_typing_errors(self):
        self.assertIsNone(self.suggestion("tsla"))

    def test_suggestion_that_would_find_nothing_is_none(self):
        self.assertIsNone(self.suggestion("harbuor", ticker="ZQTR"))

    def test_words_of_a_later_time_are_not_suggested(self):
        self.assertEqual(self.suggestion("glaceirs")["q"], "glaciers")
        self.assertIsNone(self.suggestion("glaceirs", as_of="2024-01-10"))

    def test_word_of_a_later_time_is_unknown_before(self):
        self.assertEqual(self.suggestion("goverments", as_of="2024-01-02")["q"], "government")

    def test_hostile_words_do_no_harm(self):
        for q in ("a" * 2000, "ä" * 60, "harbuor " * 200, "\u0301\u0301\u0301\u0301\u0301"):
            self.server.search(q=q)


class Rescue(ServedTest):
    ARTICLES = HARBOUR

    def test_there_is_none_where_something_was_found(self):
        self.assertIsNone(self.server.search(q="harbour")["rescue"])

    def test_each_word_and_what_leaving_out_each_filter_gives(self):
        answer = self.server.search(q='harbour "melt in" -wheat', match="all", source="grain.example",
                                    topic__not="weather", from_="2024-01-05", to="2024-01-06")

        self.assertEqual(answer["total"]["articles"], 0)
        self.assertEqual(answer["rescue"]["terms"], [
            {"text": "harbour", "articles": 2}, {"text": '"melt in"', "articles": 1},
            {"text": "NOT wheat", "articles": 3}])
        self.assertEqual([one["parameters"] for one in answer["rescue"]["without"]],
                         [["q"], ["source"], ["topic.not"], ["from", "to"]])

    def test_parts_are_told_as_they_were_typed_and_find_what_they_count(self):
        q = 'the Governments, (title:Harbour OR $TDWL) "Closed the harbour" wheat NEAR/3 fell harb* date:2023 wheat wheat'
        terms = self.server.search(q=q, source="none.example", match="all")["rescue"]["terms"]

        self.assertEqual([term["text"] for term in terms], [
            "Governments", "title:Harbour", "ticker:TDWL", '"Closed the harbour"', "wheat NEAR/3 fell", "harb*",
            "date:2023", "wheat"])
        for term in terms:
            self.assertEqual(term["articles"], self.server.total(q=term["text"]), term)

    def test_stop_words_alone_are_parts(self):
        terms = self.server.search(q="the and", source="none.example")["rescue"]["terms"]

        self.assertEqual([term["text"] for term in terms], ["the", "and"])

    def test_removal_counts_are_those_of_the_search_without(self):
        asked = {"q": "harbour", "source": "grain.example", "from_": "2024-01-02"}
        rescue = self.server.search(**asked)["rescue"]

        counts = {tuple(one["parameters"]): one["articles"] for one in rescue["without"]}
        self.assertEqual(counts, {("q",): 1, ("source",): 1, ("from",): 0})
        for name in ("q", "source", "from_"):
            without = {key: value for key, value in asked.items() if key != name}
            self.assertEqual(counts[(name.rstrip("_"),)], self.server.total(**without))

    def test_counts_obey_as_of(self):
        rescue = self.server.search(q="glaciers", as_of="2024-01-10")["rescue"]

        self.assertEqual(rescue["terms"], [{"text": "glaciers", "articles": 0}])
        self.assertEqual(rescue["without"], [{"parameters": ["q"], "articles": 3}])


class Suggest(ServedTest):
    ARTICLES = HARBOUR + [article("5", "Harbour toll", "Harvest of tolls at the harbour.", 5,
                                  tickers=["TM"], topics=["harvests"], source="harbour.example")]

    def suggest(self, q, **parameters):
        answer = self.server.ask("/v1/suggest", q=q, **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()["suggestions"]

    def shown(self, q, type_, member="text", **parameters):
        return [one[member] for one in self.suggest(q, types=type_, **parameters)]

    def test_last_word_is_completed_most_frequent_first(self):
        self.assertEqual(self.suggest("Wheat har", types="query"), [
            {"type": "query", "text": "Wheat harbour", "value": "harbour", "count": 3, "q": "Wheat harbour"},
            {"type": "query", "text": "Wheat harvest", "value": "harvest", "count": 1, "q": "Wheat harvest"}])

    def test_nothing_typed_and_a_blank_at_the_end_complete_no_word(self):
        self.assertEqual(self.suggest(""), [])
        self.assertEqual(self.shown("harbour ", "query"), [])

    def test_tickers_by_symbol_and_by_company(self):
        self.assertEqual(self.shown("td", "ticker", "q"), ["$TDWL"])
        self.assertEqual(self.shown("toyota", "ticker", "value"), ["TM"])
        self.assertEqual(self.shown("toyota", "ticker")[0].split()[:2], ["TM", "Toyota"])
        self.assertEqual(self.shown("wheat $t", "ticker", "q"), ["wheat $TDWL", "wheat $TM"])

    def test_topics_and_sources(self):
        self.assertEqual(self.shown("harb", "topic", "q"), ["topic:ports/harbour"])
        self.assertEqual(self.shown("old topic:har", "topic", "q"),
                         ["old topic:harvests", "old topic:ports/harbour"])
        self.assertEqual(self.shown("gra", "source", "value"), ["grain.example"])

    def test_companies_are_called_what_facets_call_them(self):
        [value] = self.server.search(ticker="TM", facets="ticker", facet_mode="strict")["facets"]["ticker"]["values"]
        [listed] = self.server.ask("/v1/facets/ticker", ticker="TM", facet_mode="strict").json()["values"]

        self.assertEqual(value["label"], listed["label"])
        self.assertEqual(self.shown("toyota", "ticker"), [f"TM {value['label']}"])

    def test_value_typed_in_full_stands_first(self):
        self.assertEqual(self.shown("$tm", "ticker", "value"), ["TM"])
        self.assertEqual(self.shown("t", "ticker", "value", size=1), ["TDWL"])

    def test_later_values_do_not_crowd_out_those_of_then(self):
        for size in (1, 20):
            then = self.suggest("w", types="ticker,topic,source", size=size, as_of="2024-01-10")
            self.assertEqual(then, [])
        self.assertEqual(self.shown("har", "topic", "value", size=1, as_of="2024-01-03"), ["ports/harbour"])

    def test_titles_newest_first(self):
        self.assertEqual(self.shown("harb", "title"), ["Harbour toll", "Harbour closes", "Harbour opens"])
        self.assertEqual(self.shown("closes harb", "title"), ["Harbour closes"])
        self.assertEqual(self.server.titles(q=self.shown("closes harb", "title", "q")[0]), ["Harbour closes"])
        self.assertEqual(self.shown("ha", "title"), [])

    def test_every_suggestion_finds_what_it_counts(self):
        for text in ("h", "harb", "t", "g", "w", "q", "m"):
            for one in self.suggest(text):
                if one["type"] != "query":
                    self.assertEqual(self.server.total(q=one["q"]), one["count"], one)

    def test_types_stand_in_their_order_and_size_counts_each(self):
        types = [one["type"] for one in self.suggest("ha", size=1)]

        self.assertEqual(types, ["query", "topic", "source"])

    def test_nothing_of_a_later_time(self):
        self.assertTrue(self.suggest("glac"))
        self.assertEqual(self.suggest("glac", as_of="2024-01-10"), [])
        self.assertEqual(self.suggest("weath", as_of="2024-01-10"), [])
        [harbour] = self.suggest("harb", types="query", as_of="2024-01-01")
        self.assertEqual(harbour["count"], 1)

    def test_validators_and_bad_values(self):
        tag = self.server.get("/v1/suggest?q=ha").headers["ETag"]

        self.assertEqual(self.server.get("/v1/suggest?q=ha", {"If-None-Match": tag}).status, 304)
        self.assert_problem(self.server.get("/v1/suggest?size=21"), 400, "invalid_parameter", "size")
        self.assert_problem(self.server.get("/v1/suggest?types=author"), 400, "invalid_parameter", "types")
        self.assert_problem(self.server.get("/v1/suggest?ticker=TM"), 400, "unknown_parameter", "ticker")

    def test_hostile_text_does_no_harm(self):
        for q in ("\u0000", "$", "topic:", '"', "a" * 2000, "(((", "title:\"", "\u4e2d\u6587", "=x", "har*"):
            self.suggest(q)


class AfterChanges(ArchiveTest):
    def test_deleted_and_reworded_text_is_not_suggested(self):
        self.rebuild(HARBOUR)
        self.add([{**HARBOUR[3], "body": "Icebergs melt.", "title": "Icebergs melt",
                   "first_seen": "2024-01-21T10:00:00Z"}])
        server = self.serve()
        self.command("delete", server.id_of("Wheat falls"))
        server.stop()
        server = self.serve()

        def words(q, **parameters):
            found = server.ask("/v1/suggest", q=q, types="query", **parameters).json()["suggestions"]
            return [one["value"] for one in found]

        self.assertEqual(words("farm"), [])
        self.assertEqual(words("glac"), [])
        self.assertEqual(words("glac", as_of="2024-01-20T12:00:00Z"), ["glaciers"])
        self.assertEqual(words("ice"), ["icebergs"])
        self.assertIsNone(server.search(q="glaceirs")["suggestion"])
        self.assertIsNone(server.search(q="farmesr")["suggestion"])


if __name__ == "__main__":
    unittest.main()
