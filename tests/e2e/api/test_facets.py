# SPDX-License-Identifier: GPL-3.0-or-later
"""Facets: what a selection does to its own field and to the others, and that counts are totals."""
import unittest

from programs import ServedTest

# id, tickers, topics, source, author, place, agency, lang; every text has the word "ledger"
ROWS = [
    ("1", ["AAA"], ["metals"], "north.example", ["Ann"], "OXMOOR", "Meridian", "en"),
    ("2", ["AAA", "BBB"], ["metals/copper"], "north.example", ["Ann", "Bo"], "OXMOOR", None, "en"),
    ("3", ["BBB"], ["metals", "verdicts"], "south.example", [], None, "Meridian", "de"),
    ("4", ["CCC"], ["verdicts"], "south.example", ["Bo"], "LINDVALE", "Polaris", None),
    ("5", [], [], "south.example", [], None, None, "en"),
    ("6", ["AAA", "CCC"], ["weather"], "north.example", ["Cy"], "LINDVALE", None, "en"),
    ("7", ["BBB", "CCC"], [], "east, west & co", ["Ann"], None, "Meridian", None),
]
FIELDS = ("ticker", "topic", "source", "author", "place", "agency", "lang")
SINGLE = ("source", "agency", "lang")

ARTICLES = [{key: value for key, value in
             {"id": row[0], "title": f"Entry {row[0]}", "published": f"2022-01-0{row[0]}",
              "tickers": row[1], "topics": row[2], "source": row[3], "authors": row[4], "place": row[5],
              "agency": row[6], "lang": row[7],
              "body": f"The ledger has entry {row[0]}" + (" in red ink." if int(row[0]) % 2 else ".")
              }.items() if value}
            for row in ROWS]


class Facets(ServedTest):
    ARTICLES = ARTICLES

    def facet(self, field, **parameters):
        return self.server.search(facets=field, facet_size=1000, **parameters)["facets"][field]

    def counts(self, field, **parameters):
        return {row["value"]: row["count"] for row in self.facet(field, **parameters)["values"]}

    def test_counts_are_what_the_articles_say(self):
        self.assertEqual(self.counts("ticker"), {"AAA": 3, "BBB": 3, "CCC": 3})
        self.assertEqual(self.counts("topic"),
                         {"metals": 3, "metals/copper": 1, "verdicts": 2, "weather": 1})
        self.assertEqual(self.counts("source"),
                         {"north.example": 3, "south.example": 3, "east, west & co": 1})
        self.assertEqual(self.counts("author"), {"Ann": 3, "Bo": 2, "Cy": 1})

    def test_selected_siblings_keep_their_counts(self):
        facet = self.facet("ticker", ticker="AAA")

        self.assertEqual(self.counts("ticker", ticker="AAA"), {"AAA": 3, "BBB": 3, "CCC": 3})
        self.assertEqual({row["value"] for row in facet["values"] if row["selected"]}, {"AAA"})
        self.assertEqual(facet["mode"], "auto")
        self.assertEqual(self.server.total(ticker="AAA"), 3)

    def test_other_fields_feel_the_selection(self):
        self.assertEqual(self.counts("source", ticker="AAA"), {"north.example": 3})
        self.assertEqual(self.counts("lang", ticker="CCC"), {"en": 1})

    def test_strict_mode_counts_over_the_result(self):
        facet = self.facet("ticker", ticker="AAA", facet_mode="strict")

        self.assertEqual({row["value"]: row["count"] for row in facet["values"]},
                         {"AAA": 3, "BBB": 1, "CCC": 1})
        self.assertEqual((facet["mode"], facet["missing"]), ("strict", 0))

    def test_two_selected_values_are_either(self):
        for parameters in ({"ticker": "AAA,BBB"}, {"ticker": ["AAA", "BBB"]}):
            self.assertEqual(self.server.total(**parameters), 5)
            self.assertEqual(self.counts("ticker", **parameters), {"AAA": 3, "BBB": 3, "CCC": 3})

    def test_all_demands_every_value_and_holds_in_its_own_facet(self):
        self.assertEqual(self.server.titles(ticker__all="AAA,BBB"), ["Entry 2"])
        self.assertEqual(self.counts("ticker", ticker__all="AAA,BBB"), {"AAA": 1, "BBB": 1})
        self.assertEqual(self.server.total(author__all=["Ann", "Bo"]), 1)

    def test_not_excludes_and_is_never_ignored_by_its_own_facet(self):
        self.assertEqual(self.server.total(ticker__not="AAA"), 4)
        self.assertEqual(self.counts("ticker", ticker__not="AAA"), {"BBB": 2, "CCC": 2})
        self.assertEqual(self.server.total(ticker__not="AAA,BBB,CCC"), 1)
        self.assertEqual(self.counts("ticker", ticker="BBB", ticker__not="AAA"), {"BBB": 2, "CCC": 2})
        self.assertEqual(self.server.total(ticker="BBB", ticker__not="AAA"), 2)

    def test_different_fields_must_both_hold(self):
        self.assertEqual(self.server.titles(ticker="AAA", author="Bo"), ["Entry 2"])
        self.assertEqual(self.server.total(topic="verdicts", source="north.example"), 0)

    def test_topic_is_found_under_its_ancestor(self):
        self.assertEqual(self.server.total(topic="metals"), 3)
        self.assertEqual(self.server.total(topic="metals/copper"), 1)
        self.assertEqual(self.server.total(topic__not="metals"), 4)

    def test_value_with_a_comma_is_one_value(self):
        self.assertEqual(self.server.titles(source="east, west & co"), ["Entry 7"])

    def test_selected_value_without_articles_is_shown_with_zero(self):
        counts = self.counts("ticker", q="red", ticker="AAA", source="south.example")

        self.assertEqual(counts["AAA"], 0)
        self.assertEqual(counts["BBB"], 1)

    def test_every_count_is_the_total_with_that_value_selected(self):
        for base in ({}, {"q": "red"}, {"ticker": "AAA"}, {"source": "south.example", "q": "ledger"},
                     {"lang__not": "de"}, {"from_": "2022-01-02", "to": "2022-01-05"},
                     {"topic": ["verdicts", "weather"], "ticker": "CCC"}, {"as_of": "2022-01-04"}):
            for field in FIELDS:
                for row in self.facet(field, **base)["values"]:
                    with self.subTest(base=base, field=field, value=row["value"]):
                        only = dict(base, **{field: row["value"]})
                        self.assertEqual(self.server.total(**only), row["count"])

    def test_missing_is_what_no_value_finds(self):
        for field in FIELDS:
            with self.subTest(field=field):
                facet = self.facet(field, q="ledger")
                none = self.server.total(q="ledger", **{field + "__not":
                                                        [row["value"] for row in facet["values"]]})
                self.assertEqual(facet["missing"], none)

    def test_values_other_and_missing_add_up_for_single_valued_fields(self):
        for base in ({}, {"q": "red"}, {"lang": "en"}, {"source": "north.example"}):
            for field in SINGLE:
                with self.subTest(base=base, field=field):
                    unselected = {key: value for key, value in base.items() if key != field}
                    facet = self.server.search(facets=field, facet_size=1, **base)["facets"][field]
                    self.assertEqual(sum(row["count"] for row in facet["values"]) + facet["other"] +
                                     facet["missing"], self.server.total(**unselected))

    def test_facet_size_limits_values_and_other_has_the_rest(self):
        facet = self.server.search(facets="topic", facet_size=2)["facets"]["topic"]

        self.assertEqual([(row["value"], row["count"]) for row in facet["values"]],
                         [("metals", 3), ("verdicts", 2)])
        self.assertEqual((facet["distinct"], facet["other"]), (4, 2))

    def test_no_facets_unless_asked_for(self):
        self.assertEqual(self.server.search(q="ledger")["facets"], {})


if __name__ == "__main__":
    unittest.main()
