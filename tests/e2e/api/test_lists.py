# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of values, sources, topics and tickers: all of them, page by page, as of any moment."""
import unittest

from programs import ArchiveTest, ServedTest

COMPANIES = "\n".join((
    "FNDR\tNYSE\tFounder Freight Inc.\tFounder Freight\t2010-01-01\t2021-12-31\tOXCO",
    "OXCO\tNYSE\tOxmoor Carriers Inc.\tOxmoor Carriers|?Oxmoor\t2022-01-01\t\t",
    "FNDR\tNYSE\tFinder Labs Inc.\t\t2023-05-01\t\t",
)) + "\n"

SYMBOLS = ("AAA", "BBB", "CCC", "DDD", "EEE")
MANY = [{"id": str(n), "title": f"Ledger {n}", "published": f"2022-{1 + n % 12:02}-01T08:00:00Z",
         "source": f"paper{n % 7}.example", "authors": [f"Écrivain {n:04}", "Bo Ek"],
         "topics": [f"trade/ports/quay {n % 3}"] if n % 2 else ["trade-law"],
         "tickers": [SYMBOLS[n % 5]], "body": f"Ledger entry {n}."} for n in range(60)]


class Facet(ServedTest):
    ARTICLES = MANY

    def facet(self, field, **parameters):
        answer = self.server.ask("/v1/facets/" + field, **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def pages(self, path):
        while path:
            answer = self.server.get(path).json()
            yield answer
            path = answer["next"]

    def test_pages_hold_every_value_once(self):
        values = [value for page in self.pages("/v1/facets/author?size=7") for value in page["values"]]

        self.assertEqual(len({value["value"] for value in values}), 61)
        self.assertEqual(len(values), 61)
        self.assertEqual(values[0]["value"], "Bo Ek")
        self.assertEqual(sum(value["count"] for value in values), 120)

    def test_what_is_not_on_the_page_is_other(self):
        for page in self.pages("/v1/facets/source?size=3&prefix=paper"):
            shown = sum(value["count"] for value in page["values"])
            self.assertEqual((page["distinct"], page["matching"], shown + page["other"]), (7, 7, 60))

    def test_counts_are_those_of_the_facet_of_a_search(self):
        for field in ("ticker", "topic", "source", "author"):
            for selection in ({}, {"q": "entry", "ticker": "AAA,BBB"}, {"source": "paper1.example"},
                              {"author_not": "Bo Ek"}, {"versions": "all"},
                              {"ticker": "AAA", "facet_mode": "strict"}):
                selection = {name.replace("_not", "__not"): value for name, value in selection.items()}
                with self.subTest(field=field, selection=selection):
                    facet = self.server.search(facets=field, facet_size=1000, **selection)["facets"][field]
                    listed = self.facet(field, size=1000, **selection)
                    for member in ("mode", "exact", "distinct", "missing", "other"):
                        self.assertEqual(listed[member], facet[member], member)
                    self.assertEqual([(v["value"], v["count"], v["selected"]) for v in listed["values"]],
                                     [(v["value"], v["count"], v["selected"]) for v in facet["values"]])

    def test_prefix_and_contains_look_inside_case_and_accents_aside(self):
        def found(**asked):
            return self.facet("author", **asked)["matching"]

        self.assertEqual(found(prefix="ecrivain 00"), 60)
        self.assertEqual(found(prefix="ÉCRIVAIN 001"), 10)
        self.assertEqual(found(contains="0012"), 1)
        self.assertEqual(found(prefix="bo", contains="ek"), 1)
        self.assertEqual(found(prefix="ek"), 0)

    def test_order_by_value(self):
        values = [value["value"] for value in self.facet("source", sort="value")["values"]]

        self.assertEqual(values, sorted(values))

    def test_page_past_the_end_is_empty(self):
        page = self.facet("ticker", page=1_000_000_000, size=1000)

        self.assertEqual((page["values"], page["next"], page["matching"]), ([], None, 5))

    def test_selection_is_echoed(self):
        query = self.facet("ticker", q="entry (", from_="2022-03", topic="trade")["query"]

        self.assertEqual(query["filters"], {"topic": ["trade"], "from": "2022-03-01T00:00:00Z"})
        self.assertEqual([ignored["text"] for ignored in query["ignored"]], ["("])

    def test_field_without_values_is_404(self):
        for field in ("title", "nope", "TICKER", "ticker.all"):
            self.assert_problem(self.server.get("/v1/facets/" + field), 404, "not_found")

    def test_bad_values_are_400(self):
        for name, value in (("size", "1001"), ("size", "0"), ("page", "0"), ("sort", "newest"),
                            ("prefix", ""), ("contains", "x" * 201), ("as_of", "soon")):
            answer = self.server.ask("/v1/facets/ticker", **{name: value})
            code = "invalid_date" if name == "as_of" else "invalid_parameter"
            self.assert_problem(answer, 400, code, name)
        self.assert_problem(self.server.get("/v1/facets/ticker?cursor=x"), 400, "unknown_parameter", "cursor")
        self.assert_problem(self.server.get("/v1/sources?q=x"), 400, "unknown_parameter", "q")

    def test_answers_have_validators(self):
        for path in ("/v1/facets/ticker?q=entry", "/v1/sources", "/v1/topics", "/v1/tickers", "/v1/tickers/AAA"):
            with self.subTest(path=path):
                tag = self.server.get(path).headers["ETag"]
                self.assertEqual(self.server.get(path, {"If-None-Match": tag}).status, 304)
                other = path + ("&" if "?" in path else "?") + "as_of=2022-06-01"
                self.assertEqual(self.server.get(other, {"If-None-Match": tag}).status, 200)

    def test_topics_are_a_tree_in_order(self):
        topics = self.server.get("/v1/topics").json()["values"]

        self.assertEqual([topic["value"] for topic in topics],
                         ["trade", "trade/ports", "trade/ports/quay 0", "trade/ports/quay 1",
                          "trade/ports/quay 2", "trade-law"])
        ports = topics[1]
        self.assertEqual((ports["parent"], ports["label"], ports["breadcrumb"], ports["children"]),
                         ("trade", "ports", ["trade", "ports"], 3))
        self.assertEqual(ports["count"], 30)
        self.assertIsNone(topics[0]["parent"])

    def test_topics_below_one(self):
        def below(parent):
            return [topic["value"] for topic in self.server.ask("/v1/topics", parent=parent).json()["values"]]

        self.assertEqual(below(""), ["trade", "trade-law"])
        self.assertEqual(below("Trade"), ["trade/ports"])
        self.assertEqual(below("trade-law"), [])

    def test_sources_have_dates(self):
        sources = self.server.get("/v1/sources?sort=value").json()

        self.assertEqual([source["value"] for source in sources["values"]],
                         [f"paper{n}.example" for n in range(7)])
        self.assertEqual((sources["values"][0]["first"], sources["values"][0]["last"]),
                         ("2022-01-01", "2022-12-01"))


class Moments(ArchiveTest):
    def setUp(self):
        super().setUp()
        (self.folder / "symbols.tsv").write_text(COMPANIES)
        self.rebuild([
            {"id": "old", "title": "Founder Freight grows", "published": "2020-03-01T09:00:00Z",
             "first_seen": "2020-03-01T09:00:00Z", "source": "early.example", "topics": ["roads"],
             "body": "Founder Freight (NYSE: FNDR) grows."},
            {"id": "new", "title": "Oxmoor Carriers slows", "published": "2022-06-01T09:00:00Z",
             "first_seen": "2022-06-01T09:00:00Z", "source": "late.example", "topics": ["rails"],
             "body": "Oxmoor Carriers (NYSE: OXCO) slows."},
            {"id": "lab", "title": "Finder Labs starts", "published": "2023-06-01T09:00:00Z",
             "first_seen": "2023-06-01T09:00:00Z", "source": "late.example", "topics": ["rails"],
             "body": "Finder Labs (NYSE: FNDR) starts."},
        ], "--symbols", self.folder / "symbols.tsv")
        self.server = self.serve("--symbols", str(self.folder / "symbols.tsv"))

    def symbols(self, **parameters):
        return [(ticker["symbol"], ticker["name"], ticker["count"])
                for ticker in self.server.ask("/v1/tickers", **parameters).json()["values"]]

    def test_tickers_are_found_by_symbol_and_by_any_name_of_the_company(self):
        everything = [("OXCO", "Oxmoor Carriers Inc.", 2), ("FNDR", "Finder Labs Inc.", 1)]

        self.assertEqual(self.symbols(), everything)
        self.assertEqual(self.symbols(prefix="oxm"), everything[:1])
        self.assertEqual(self.symbols(contains="freight"), everything[:1])
        self.assertEqual(self.symbols(prefix="fndr"), everything)
        self.assertEqual(self.symbols(contains="zzz"), [])

    def test_past_moment_knows_no_later_name_and_no_later_value(self):
        self.assertEqual(self.symbols(as_of="2021"), [("OXCO", "Founder Freight Inc.", 1)])
        self.assertEqual(self.symbols(as_of="2021", contains="oxmoor"), [])
        self.assertEqual(self.symbols(as_of="2019"), [])
        sources = self.server.ask("/v1/sources", as_of="2021").json()
        self.assertEqual([source["value"] for source in sources["values"]], ["early.example"])
        self.assertEqual((sources["index"]["articles"], sources["distinct"]), (1, 1))
        topics = self.server.ask("/v1/topics", as_of="2021").json()
        self.assertEqual([topic["value"] for topic in topics["values"]], ["roads"])

    def identities(self, symbol, **parameters):
        answer = self.server.ask("/v1/tickers/" + symbol, **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return [(who["name"], who["from"], who["until"], who["present"], who["articles"])
                for who in answer.json()["identities"]]

    def test_symbol_tells_who_carried_it_on_a_day(self):
        founder = ("Founder Freight Inc.", "2010-01-01", "2021-12-31", "OXCO", 1)
        finder = ("Finder Labs Inc.", "2023-05-01", None, "FNDR", 1)

        self.assertEqual(self.identities("FNDR"), [founder, finder])
        self.assertEqual(self.identities("fndr", on="2021-12-31"), [founder])
        self.assertEqual(self.identities("FNDR", on="2022-01-01"), [])
        self.assertEqual(self.identities("FNDR", on="2023-05-01"), [finder])

    def test_symbol_at_a_past_moment_does_not_know_what_became_of_it(self):
        self.assertEqual(self.identities("FNDR", as_of="2021-06-01"),
                         [("Founder Freight Inc.", "2010-01-01", None, "FNDR", 1)])
        self.assert_missing("OXCO", as_of="2019")

    def assert_missing(self, symbol, **parameters):
        answer = self.server.ask("/v1/tickers/" + symbol, **parameters)
        self.assertEqual((answer.status, answer.json()["code"]), (404, "not_found"))

    def test_symbol_has_the_history_of_its_company(self):
        [oxmoor] = self.server.get("/v1/tickers/OXCO").json()["identities"]

        self.assertEqual([(had["symbol"], had["until"]) for had in oxmoor["history"]],
                         [("FNDR", "2021-12-31"), ("OXCO", None)])
        self.assertEqual((oxmoor["exchange"], oxmoor["country"], oxmoor["aliases"]),
                         ("NYSE", "US", ["Oxmoor Carriers", "Oxmoor"]))

    def test_symbol_counts_its_articles(self):
        info = self.server.get("/v1/tickers/OXCO").json()

        self.assertEqual((info["articles"], info["first"], info["last"]), (2, "2020-03-01", "2022-06-01"))

    def test_unknown_symbol_and_bad_day(self):
        self.assert_missing("QQZZQ")
        answer = self.server.ask("/v1/tickers/OXCO", on="2022")
        self.assertEqual((answer.status, answer.json()["parameter"]), (400, "on"))

    def test_broken_table_stops_the_start(self):
        (self.folder / "broken.tsv").write_text("one\ttwo\n")
        with self.assertRaisesRegex(AssertionError, "broken.tsv:1"):
            self.serve("--symbols", str(self.folder / "broken.tsv"))


if __name__ == "__main__":
    unittest.main()
