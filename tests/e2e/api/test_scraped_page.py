# SPDX-License-Identifier: GPL-3.0-or-later
"""The real page scraped_page.txt of the test data: through extract and through the API."""
import json
import os
import pathlib
import unittest

from programs import ArchiveTest, index

FURNITURE = ("Sign up", "courteous", "Show More Comments", "Copyright", "Cryptocurrency", "Community")
RELATED = [("Japan is a test case", "2025-05-25", []), ("Google agrees", "2025-08-17", []),
           ("Toyota considers", "2025-05-25", ["TM", "TYIDF"]),
           ("Toyota considers", "2025-05-25", ["TM", "TYIDF"])]


@unittest.skipUnless(os.environ.get("DATELINE_DATA"), "DATELINE_DATA is not set")
class ScrapedPage(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.page = pathlib.Path(os.environ["DATELINE_DATA"]) / "scraped_page.txt"

    def assert_values(self, article, source, body):
        self.assertTrue(article["title"].startswith("Kremlin says US companies"))
        self.assertEqual(article["published"], "2025-03-31T04:21:00Z")
        self.assertEqual(article["published_precision"], "minute")
        self.assertEqual((article["agency"], article["place"]), ("Reuters", "MOSCOW"))
        self.assertEqual(source, "financetom.com")
        self.assertEqual(article["topics"], ["Business"])
        self.assertEqual(article["authors"], [])
        zones = [row["zone"] for row in article["evidence"] if row["field"] == "published"]
        self.assertEqual(zones, ["assumed"])
        self.assertEqual(len(body), 9)
        self.assertTrue(body[0].startswith("The Kremlin said"))
        self.assertTrue(body[-1].endswith("in Saudi Arabia."))
        for text in FURNITURE:
            self.assertNotIn(text, "\n".join(body))
        self.assertEqual(len(article["related"]), 4)
        for item, (title, day, tickers) in zip(article["related"], RELATED):
            self.assertTrue(item["title"].startswith(title))
            self.assertEqual(item["published"][:10], day)
            self.assertEqual(item["tickers"], tickers)
            self.assertGreater(len(item["text"]), 200)

    def test_extract_prints_the_values(self):
        article = json.loads(index("extract", self.page).stdout)

        self.assert_values(article, article["source"], article["body"].split("\n\n"))

    def test_article_endpoint_answers_the_values(self):
        self.command("rebuild", self.page)
        server = self.serve()
        [hit] = server.search(q="rare earth")["results"]

        article = server.get("/v1/articles/" + hit["id"]).json()

        self.assert_values(article, article["source"]["id"], article["body"])

    def test_related_boxes_do_not_find_it(self):
        self.command("rebuild", self.page)
        server = self.serve()

        for query in ("piggy", "toyota", "google", "fosterproductive", "courteous", "$TM"):
            with self.subTest(q=query):
                self.assertEqual(server.total(q=query), 0)
        self.assertEqual(server.total(ticker="TM"), 0)
        self.assertEqual(server.total(ticker="TM", ticker__role="related"), 1)
        self.assertEqual(server.total(ticker="TYIDF", ticker__role="related"), 1)
        self.assertEqual(server.total(q="peskov", topic="Business", source="financetom.com"), 1)


if __name__ == "__main__":
    unittest.main()
