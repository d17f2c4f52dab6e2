# SPDX-License-Identifier: GPL-3.0-or-later
"""A scraped page with furniture, comments and a related box: what of it finds the article."""
import unittest

from programs import ArchiveTest

PAGE = """quarrypost
Energy
quarrypost
/
Energy
/
Brightwater Dam operator trims outage after turbine repair
Home World Energy Mining Retail Shipping Weather Opinion Markets Bonds Currencies Funds
Brightwater Dam operator trims outage after turbine repair
Feb 11, 2024 6:42 PM

LINDVALE (Meridian) - The operator of the Brightwater Dam said on Sunday that a damaged turbine would be back in service nine days earlier than it had planned.

Engineers of Brightwater Power ( BWTR ) replaced a cracked bearing over the weekend, the company said, and found no harm to the shaft.

Customers in the valley had been told to expect dimmer street lamps until March, but the notice was withdrawn on Sunday evening.

Comments
Welcome to quarrypost comments! Keep your contributions friendly and to the point.
Sign up to post
Sort by
Show More Comments
Related Articles >
Saltmarsh Copper considers a second smelter
Saltmarsh Copper considers a second smelter
Jan 20, 2024
OXMOOR (Meridian) - Saltmarsh Copper ( SLTM ) is weighing a zirconium furnace beside its smelter, two people close to the board said, while a decision on the site is expected by the end of the year...
Fenwick Glass lifts its dividend for a third year
Fenwick Glass lifts its dividend for a third year
Dec 12, 2023
PORTRUSH, Dec 12 (Meridian) - Fenwick Glass raised its dividend by a tenth on Tuesday after a year of marmalade jars and little else, its chairman told investors in the town hall...
Copyright 2019-2026 - www.quarrypost.example All Rights Reserved
"""


class RelatedBox(ArchiveTest):
    def setUp(self):
        super().setUp()
        page = self.folder / "page.txt"
        page.write_text(PAGE, encoding="utf-8")
        self.command("rebuild", page)
        self.server = self.serve()

    def test_the_page_is_one_article_with_its_values(self):
        [hit] = self.server.search(q="turbine")["results"]
        article = self.server.get("/v1/articles/" + hit["id"]).json()

        self.assertEqual(article["title"], "Brightwater Dam operator trims outage after turbine repair")
        self.assertEqual(article["published"], "2024-02-11T18:42:00Z")
        self.assertEqual(article["published_precision"], "minute")
        self.assertEqual((article["agency"], article["place"]), ("Meridian", "LINDVALE"))
        self.assertEqual(article["source"]["id"], "quarrypost.example")
        self.assertEqual(article["topics"], ["Energy", "business/energy"])
        self.assertEqual(article["authors"], [])
        self.assertEqual(len(article["body"]), 3)
        self.assertTrue(article["body"][0].startswith("The operator of the Brightwater Dam"))

    def test_related_items_are_told_with_the_article(self):
        [hit] = self.server.search(q="turbine")["results"]
        related = self.server.get("/v1/articles/" + hit["id"]).json()["related"]

        self.assertEqual([(item["title"], item["published"][:10], item["tickers"]) for item in related],
                         [("Saltmarsh Copper considers a second smelter", "2024-01-20", ["SLTM"]),
                          ("Fenwick Glass lifts its dividend for a third year", "2023-12-12", [])])
        self.assertIn("zirconium furnace", related[0]["text"])

    def test_words_of_the_box_do_not_find_the_article(self):
        for query in ("zirconium", "marmalade", "smelter", '"second smelter"', "title:dividend",
                      "saltm*", "=marmalade", "zirconium OR marmalade"):
            with self.subTest(q=query):
                self.assertEqual(self.server.total(q=query), 0)

    def test_words_of_the_furniture_do_not_find_the_article(self):
        for query in ("friendly", "currencies", "copyright", '"sign up"', '"show more comments"'):
            with self.subTest(q=query):
                self.assertEqual(self.server.total(q=query), 0)

    def test_ticker_of_the_box_is_found_in_that_role_only(self):
        self.assertEqual(self.server.total(ticker="SLTM"), 0)
        self.assertEqual(self.server.total(q="$SLTM"), 0)
        self.assertEqual(self.server.total(q="ticker:SLTM"), 0)
        self.assertEqual(self.server.total(ticker="SLTM", ticker__role="headline"), 0)
        self.assertEqual(self.server.total(ticker="SLTM", ticker__role="related"), 1)

    def test_ticker_of_the_body_is_not_one_of_the_box(self):
        self.assertEqual(self.server.total(ticker="BWTR"), 1)
        self.assertEqual(self.server.total(ticker="BWTR", ticker__role="headline"), 0)
        self.assertEqual(self.server.total(ticker="BWTR", ticker__role="related"), 0)

    def test_facet_counts_body_tickers_only(self):
        facet = self.server.search(facets="ticker")["facets"]["ticker"]

        self.assertEqual([(row["value"], row["count"]) for row in facet["values"]], [("BWTR", 1)])

    def test_not_a_ticker_of_the_box_hides_nothing(self):
        self.assertEqual(self.server.total(ticker__not="SLTM"), 1)
        self.assertEqual(self.server.total(ticker__not="BWTR"), 0)

    def test_another_box_makes_no_revision(self):
        page = self.folder / "again.txt"
        page.write_text(PAGE.replace("marmalade", "mustard"), encoding="utf-8")

        self.command("add", page)

        stats = self.serve().get("/v1/stats").json()
        self.assertEqual((stats["index"]["articles"], stats["versions"]), (1, 1))


if __name__ == "__main__":
    unittest.main()
