# SPDX-License-Identifier: GPL-3.0-or-later
"""The histogram: buckets and undated add up, zones move instants and leave printed days alone."""
import unittest

from programs import ServedTest

ARTICLES = [
    # An instant that is the next day in Tokyo.
    {"id": "late", "title": "Late dispatch", "published": "2024-03-05T20:00:00Z"},
    {"id": "early", "title": "Early dispatch", "published": "2024-03-05T08:00:00Z"},
    # Days, months and years as printed: the same wherever the reader is.
    {"id": "day", "title": "Day dispatch", "published": "2024-03-05"},
    {"id": "eve", "title": "Eve dispatch", "published": "2024-03-31"},
    {"id": "month", "title": "Month dispatch", "published": "2024-03"},
    {"id": "year", "title": "Year dispatch", "published": "2023"},
    {"id": "none", "title": "Dateless dispatch", "first_seen": "2024-03-07T00:00:00Z"},
]
for number, article in enumerate(ARTICLES):
    article |= {"source": "wire.example", "body": f"Dispatch number {number}."}


class Histogram(ServedTest):
    ARTICLES = ARTICLES

    def histogram(self, **parameters):
        return self.server.search(**parameters)["histogram"]

    def counts(self, **parameters):
        return {b["from"]: b["count"] for b in self.histogram(**parameters)["buckets"] if b["count"]}

    def test_buckets_and_undated_add_up_to_the_total(self):
        for base in ({}, {"q": "dispatch"}, {"q": "late OR dateless"}, {"from_": "2024"},
                     {"tz": "Asia/Tokyo"}, {"tz": "America/New_York"}, {"date_field": "first_seen"},
                     {"date_field": "updated"}, {"as_of": "2024-03-06"}):
            for interval in ("auto", "hour", "day", "week", "month", "year"):
                with self.subTest(base=base, interval=interval):
                    answer = self.server.search(histogram=interval, **base)
                    histogram = answer["histogram"]
                    self.assertEqual(sum(b["count"] for b in histogram["buckets"]) +
                                     histogram["undated"], answer["total"]["articles"])

    def test_article_without_a_date_is_undated(self):
        histogram = self.histogram(histogram="month", q="dispatch")

        self.assertEqual(histogram["undated"], 1)
        self.assertEqual(self.server.total(q="dateless", from_="1900", to="2100"), 0)

    def test_days_in_utc(self):
        self.assertEqual(self.counts(histogram="day", q="late OR early OR day OR eve"),
                         {"2024-03-05T00:00:00Z": 3, "2024-03-31T00:00:00Z": 1})

    def test_days_in_tokyo_move_instants_but_not_printed_days(self):
        counts = self.counts(histogram="day", q="late OR early OR day OR eve", tz="Asia/Tokyo")

        self.assertEqual(counts, {"2024-03-04T15:00:00Z": 2,    # 5 March there: early and day
                                  "2024-03-05T15:00:00Z": 1,    # 6 March there: late
                                  "2024-03-30T15:00:00Z": 1})   # 31 March there: eve

    def test_day_filters_in_tokyo_move_instants_but_not_printed_days(self):
        def titles(day):
            return set(self.server.titles(q="dispatch", tz="Asia/Tokyo", from_=day, to=day))

        self.assertEqual(titles("2024-03-05"), {"Early dispatch", "Day dispatch"})
        self.assertEqual(titles("2024-03-06"), {"Late dispatch"})
        self.assertEqual(titles("2024-03-31"), {"Eve dispatch"})
        self.assertEqual(titles("2024-04-01"), set())

    def test_bucket_counts_are_totals_of_their_range(self):
        for tz in ("UTC", "Asia/Tokyo"):
            histogram = self.histogram(histogram="month", tz=tz, q="dispatch")
            months = [b["count"] for b in histogram["buckets"] if b["count"]][-1:]
            self.assertEqual(months, [self.server.total(q="dispatch", tz=tz, from_="2024-03", to="2024-03")])

    def test_total_of_a_bucket_ignores_query_and_filters(self):
        for parameters in ({"q": "late"}, {"q": "late", "source": "wire.example"}):
            [bucket] = [b for b in self.histogram(histogram="month", **parameters)["buckets"] if b["count"]]
            self.assertEqual((bucket["count"], bucket["total"]), (1, 5))

    def test_buckets_join_without_gaps(self):
        for tz in ("UTC", "Europe/Berlin"):
            for interval in ("day", "week", "month"):
                buckets = self.histogram(histogram=interval, tz=tz, from_="2024")["buckets"]
                self.assertEqual([b["to"] for b in buckets[:-1]], [b["from"] for b in buckets[1:]])

    def test_days_across_a_change_of_the_clock_keep_local_midnight(self):
        buckets = self.histogram(histogram="day", tz="Europe/Berlin", q="late OR eve")["buckets"]

        self.assertEqual(buckets[0]["from"], "2024-03-04T23:00:00Z")
        self.assertEqual((buckets[-1]["from"], buckets[-1]["to"]),
                         ("2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z"))

    def test_off_answers_none(self):
        self.assertIsNone(self.histogram(q="dispatch"))

    def test_date_field_is_told_and_used(self):
        histogram = self.histogram(histogram="day", date_field="first_seen", q="dateless")

        self.assertEqual((histogram["field"], histogram["undated"]), ("first_seen", 0))
        self.assertEqual([b["from"] for b in histogram["buckets"]], ["2024-03-07T00:00:00Z"])


if __name__ == "__main__":
    unittest.main()
