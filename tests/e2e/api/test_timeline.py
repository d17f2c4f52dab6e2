# SPDX-License-Identifier: GPL-3.0-or-later
"""/v1/timeline over HTTP: counts and shares by query and by value, at any moment, in any zone."""
import unittest

from programs import ServedTest

# id, published, first seen, tickers, body
ROWS = [
    ("1", "2024-01-05T22:30:00Z", "2024-01-06", ["AAA"], "kiln fires"),
    ("2", "2024-01-20T09:00:00Z", "2024-01-21", ["AAA", "BBB"], "kiln cools"),
    ("3", "2024-02-02T09:00:00Z", "2024-02-03", ["BBB"], "glaze cracks"),
    ("4", "2024-03-31T23:30:00Z", "2024-04-02", ["AAA"], "kiln and glaze"),
    ("5", None, "2024-02-01", [], "kiln without a date"),
    ("6", "2024-02", "2024-03-01", [], "glaze of a month"),
]
ARTICLES = [{key: value for key, value in
             {"id": row[0], "title": f"Entry {row[0]}", "published": row[1], "first_seen": row[2],
              "tickers": row[3], "body": row[4]}.items() if value}
            for row in ROWS]


class Timeline(ServedTest):
    ARTICLES = ARTICLES

    def timeline(self, **parameters):
        answer = self.server.ask("/v1/timeline", **{"interval": "month", **parameters})
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_two_queries_stand_side_by_side(self):
        answer = self.timeline(q=["kiln", "glaze"])

        self.assertEqual([bucket["from"][:7] for bucket in answer["buckets"]],
                         ["2024-01", "2024-02", "2024-03"])
        self.assertEqual([bucket["total"] for bucket in answer["buckets"]], [2, 2, 1])
        kiln, glaze = answer["series"]
        self.assertEqual((kiln["query"]["q"], kiln["counts"], kiln["undated"]), ("kiln", [2, 0, 1], 1))
        self.assertEqual((glaze["counts"], glaze["shares"]), ([0, 2, 1], [0, 1, 1]))
        self.assertEqual((answer["articles"], answer["undated"]), (6, 1))

    def test_totals_are_those_of_the_search(self):
        for q in ("kiln", "glaze", "kiln OR glaze", "", "nothing"):
            with self.subTest(q=q):
                series, = self.timeline(q=q)["series"]
                self.assertEqual(series["articles"], self.server.total(q=q))
                self.assertEqual(sum(series["counts"]) + series["undated"], series["articles"])

    def test_the_zone_moves_instants_and_never_months(self):
        answer = self.timeline(q="glaze", tz="Asia/Tokyo")

        self.assertEqual(answer["buckets"][-1]["from"], "2024-03-31T15:00:00Z")
        self.assertEqual(answer["series"][0]["counts"], [2, 0, 1])

    def test_a_field_gives_a_series_for_each_value(self):
        answer = self.timeline(by="ticker")

        self.assertEqual([(one["value"], one["counts"]) for one in answer["series"]],
                         [("AAA", [2, 0, 1]), ("BBB", [1, 1, 0])])
        self.assertEqual((answer["by"], answer["distinct"]), ("ticker", 2))
        self.assertEqual([one["value"] for one in self.timeline(by="ticker", ticker="BBB")["series"]],
                         ["BBB"])
        self.assertEqual(len(self.timeline(by="ticker", size=1)["series"]), 1)

    def test_nothing_later_than_as_of_is_counted(self):
        answer = self.timeline(q="", as_of="2024-02-10")

        self.assertEqual(answer["articles"], 4)
        self.assertEqual(sum(bucket["total"] for bucket in answer["buckets"]), 3)

    def test_dates_cut_series_and_coverage_alike(self):
        answer = self.timeline(q="kiln", from_="2024-01-10", to="2024-02-15")

        self.assertEqual([bucket["total"] for bucket in answer["buckets"]], [1])
        self.assertEqual(answer["series"][0]["share"], 0.5)

    def test_a_field_beside_two_queries_is_refused_by_name(self):
        answer = self.server.ask("/v1/timeline", q=["a", "b"], by="ticker")

        self.assertEqual((answer.status, answer.json()["parameter"]), (400, "by"))

    def test_an_unchanged_answer_is_304(self):
        tag = self.server.get("/v1/timeline?q=kiln").headers["ETag"]

        same = self.server.get("/v1/timeline?q=kiln", {"If-None-Match": tag})
        self.assertEqual(same.status, 304)
        other = self.server.get("/v1/timeline?q=kiln&q=glaze", {"If-None-Match": tag})
        self.assertEqual(other.status, 200)


if __name__ == "__main__":
    unittest.main()
