# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong in q is repaired and told; what is wrong in a parameter is refused."""
import unittest

from programs import ServedTest

ARTICLES = [
    {"id": "1", "title": "Bakery lowers bread prices", "published": "2023-06-01",
     "source": "breadpost.example", "tickers": ["BRD.B"], "lang": "en",
     "body": "The bakery cut prices by 4.5% on Thursday, and AT&T had nothing to do with it."},
    {"id": "2", "title": "Café opens in Elmhaven", "published": "2023-06-02",
     "url": "https://breadpost.example/cafe?page=(2)",
     "source": "breadpost.example", "authors": ["Ida Roe"], "place": "ELMHAVEN",
     "body": "The café serves naïve bakers and running bread lovers."},
]


class Repairs(ServedTest):
    ARTICLES = ARTICLES

    def ignored(self, q, **parameters):
        """The repairs of a query that is answered all the same."""
        return self.server.search(q=q, **parameters)["query"]["ignored"]

    def test_good_queries_need_no_repair(self):
        for q in ("", "bread", '"bread prices"', "bread OR wine", "bread AND NOT wine", "bread -wine",
                  "(bread OR wine) prices", "bread NEAR/5 prices", "lowers ADJ/3 prices", "bak*",
                  "=bread", "title:bread", "author:ida", "source:breadpost.example", "$BRD.B",
                  "ticker:BRD.B", "date:2023-06", "date:2023-05..2023-07", "words:>5", "place:elmhaven",
                  "lang:en", "4.5%", "AT&T", "cafe", "CAFÉ"):
            with self.subTest(q=q):
                self.assertEqual(self.ignored(q), [])

    def test_answers_of_the_language(self):
        for q, total in (("bread", 2), ('"bread prices"', 1), ('"prices bread"', 0),
                         ("bread -bakery", 1), ("bread NOT café", 1), ("café OR lowers", 2),
                         ("lowers NEAR/2 prices", 1), ("prices ADJ/2 lowers", 0), ("bak*", 2), ("=bread", 2),
                         ("=breads", 0), ("breads", 2), ("title:bread", 1), ("$BRD.B", 1), ("$BRD", 0),
                         ("4.5%", 1), ("at&t", 1), ("cafe naive", 1), ("author:\"Ida Roe\"", 1),
                         ("date:2023-06-02", 1), ("date:2023-06", 2), ("words:>100", 0),
                         ("place:ELMHAVEN", 1), ("topic:nothing", 0), ("lang:en", 2),
                         ("title:(bread OR café)", 2), ('title:"bread prices"', 1),
                         ("title:(bread café)", 0), ("author:(\"Ida Roe\" OR nobody)", 1),
                         ("words:<15", 1), ("words:10..30", 2), ("words:>=900", 0),
                         ("date:2023-06-02..", 1), ("date:<2023-06-02", 1), ("date:90y", 2),
                         ("date:1d", 0), ('url:"https://breadpost.example/cafe?page=(2)"', 1),
                         ("url:https://breadpost.example/other", 0), ("=running", 1), ("=run", 0),
                         ("S&P 500", 0), ("café $BRD.B", 0)):
            with self.subTest(q=q):
                self.assertEqual(self.server.total(q=q, match="all"), total)

    def test_what_cannot_be_understood_is_repaired_and_told(self):
        for q, total in (('"bread prices', 1), ("(bread", 2), ("bread)", 2), ("((bread prices)", None),
                         ("bread OR", 2), ("AND bread", 2), ("br*", None),
                         ("date:yesterday bread", 2), ("words:many bread", 2), ("title:", None)):
            with self.subTest(q=q):
                answer = self.server.search(q=q)
                self.assertTrue(answer["query"]["ignored"], answer["query"])
                for entry in answer["query"]["ignored"]:
                    self.assertTrue(entry["reason"])
                if total is not None:
                    self.assertEqual(answer["total"]["articles"], total)

    def test_unknown_field_is_told(self):
        [entry] = self.ignored("colour:red bread")

        self.assertIn("colour", entry["text"])

    def test_what_only_title_and_text_can_do_is_told(self):
        for q in ("title:bre*", "title:=bread", "=bread-prices", "bre* NEAR/5 prices"):
            with self.subTest(q=q):
                self.assertEqual(len(self.ignored(q)), 1)

    def test_wildcard_says_what_it_stands_for(self):
        [expansion] = self.server.search(q="bak*")["query"]["expanded"]

        self.assertEqual((expansion["word"], expansion["cut"]), ("bak*", False))
        self.assertEqual(set(expansion["forms"]), {"bakery", "bakers"})

    def test_parsed_writes_every_operator_out(self):
        for q, parsed in (("bread -wine", "bread AND NOT wine"),
                          ("title:(bread OR café)", "title:bread OR title:cafe"),
                          ("$BRD.B words:>5", "ticker:BRD.B AND words:6..")):
            with self.subTest(q=q):
                self.assertEqual(self.server.search(q=q)["query"]["parsed"], parsed)

    def test_wildcard_that_is_too_short_is_told_by_its_text(self):
        self.assertEqual([entry["text"] for entry in self.ignored("ba* bread")], ["ba*"])

    def test_third_wildcard_is_told(self):
        self.assertEqual(len(self.ignored("bak* bre* pri*")), 1)

    def test_words_beyond_the_limit_are_told(self):
        answer = self.server.search(q=" ".join(f"word{n}" for n in range(99)) + " bread")

        self.assertTrue(answer["query"]["ignored"])

    def test_brackets_beyond_the_depth_are_told(self):
        answer = self.server.search(q="(" * 100 + "bread" + ")" * 100)

        self.assertTrue(answer["query"]["ignored"])

    def test_brackets_of_the_greatest_length_do_no_harm(self):
        for q in ("(" * 2048, ")" * 2048, '"' * 2047, "-" * 2048, "NOT " * 512, "(-" * 1024, "a OR " * 409,
                  "*" * 2048, "$" * 2048, ":" * 2048, "title:" * 341, "=" * 2048, "NEAR/5 " * 290,
                  "é" * 1024, "\x01\x02 bread", "bread\0prices", "\u202ebread", "🙂", "a\"b'c<d>e&f"):
            with self.subTest(q=q[:12]):
                self.assertEqual(self.server.ask("/v1/search", q=q).status, 200)

    def test_longest_query_is_answered_and_a_longer_one_refused(self):
        self.assertEqual(self.server.ask("/v1/search", q="a" * 2048).status, 200)
        for length in (2049, 3072):
            answer = self.server.ask("/v1/search", q="a" * length)
            self.assert_problem(answer, 400, "query_too_long", "q")

    def test_query_that_is_not_utf8_is_no_failure(self):
        self.assertIn(self.server.get("/v1/search?q=%FF%FE").status, (200, 400))


class Dates(ServedTest):
    ARTICLES = ARTICLES

    def test_bad_dates_are_refused_with_a_suggestion(self):
        for value, suggestion in (("31/03/2025", "2025-03-31"), ("3/31/2025", "2025-03-31"),
                                  ("20250331", "2025-03-31"), ("2025/03/31", "2025-03-31"),
                                  ("31.03.2025", "2025-03-31"), ("7d", "-7d"),
                                  ("2025-03-31T10:00:00", "2025-03-31T10:00:00Z")):
            for name in ("from_", "to", "as_of"):
                if value == "7d" and name == "as_of":
                    continue
                with self.subTest(parameter=name, value=value):
                    answer = self.server.ask("/v1/search", **{name: value})
                    problem = self.assert_problem(answer, 400, "invalid_date", name.rstrip("_"))
                    self.assertEqual(problem["received"], value)
                    self.assertIn(f"did you mean {suggestion}", problem["detail"])

    def test_impossible_dates_are_refused(self):
        for value in ("2025-02-30", "2025-13", "2025-00-10", "yesterday", "2025-3-1", "20255",
                      "2025-03-31T25:00:00Z", "-7x", "--7d", "0", "-99999999999999999999d"):
            with self.subTest(value=value):
                self.assert_problem(self.server.ask("/v1/search", from_=value), 400, "invalid_date", "from")

    def test_as_of_is_an_instant(self):
        for value in ("-7d", "now"):
            with self.subTest(value=value):
                self.assert_problem(self.server.ask("/v1/search", as_of=value), 400, "invalid_date",
                                    "as_of")

    def test_from_after_to_is_refused(self):
        for low, high in (("2025", "2024"), ("2025-03-02", "2025-03-01"),
                          ("2025-03-01T10:00:00Z", "2025-03-01T09:00:00Z")):
            with self.subTest(low=low, high=high):
                self.assert_problem(self.server.ask("/v1/search", from_=low, to=high), 400,
                                    "invalid_date", "from")

    def test_from_equal_to_is_its_whole_period(self):
        for period, total in (("2023", 2), ("2023-06", 2), ("2023-06-01", 1), ("2023-07", 0)):
            with self.subTest(period=period):
                answer = self.server.search(from_=period, to=period)
                self.assertEqual(answer["total"]["articles"], total)
        filters = self.server.search(from_="2023-06", to="2023-06-02")["query"]["filters"]
        self.assertEqual((filters["from"], filters["to"]),
                         ("2023-06-01T00:00:00Z", "2023-06-03T00:00:00Z"))

    def test_relative_dates_are_taken(self):
        self.assertEqual(self.server.total(from_="-1d"), 0)
        self.assertEqual(self.server.total(from_="-90y"), 2)
        self.assertEqual(self.server.total(to="-1d"), 2)


if __name__ == "__main__":
    unittest.main()
