# SPDX-License-Identifier: GPL-3.0-or-later
"""What each address answers when all is well, and what it says about what is not there."""
import json
import unittest

from programs import ServedTest

DREDGER = {
    "id": "dredger", "url": "https://quaypost.example/dredger", "title": "Dredger returns to Elmhaven",
    "published": "2024-03-05T11:00:00+01:00", "first_seen": "2024-03-05T10:05:00Z",
    "source": "quaypost.example", "agency": "Meridian", "place": "ELMHAVEN", "lang": "en",
    "authors": ["Ann Lee", "Bo Ek"], "topics": ["ports/dredging"], "tickers": ["DRDG"],
    "body": "The dredger came back to the harbour at dawn.\n\nCranes of Tidewell Ltd (NYSE: TDWL) waited.",
}
WHEAT = {"id": "wheat", "title": "Wheat falls again", "published": "2024-03-06",
         "source": "grainwire.example", "body": "Wheat fell for a third day."}


class Endpoints(ServedTest):
    ARTICLES = [DREDGER, WHEAT]

    def test_search_answers_every_member_of_a_result(self):
        answer = self.server.search(q="dredgers", facets="ticker,source", histogram="day")

        self.assertEqual(answer["total"], {"articles": 1, "relation": "eq"})
        self.assertEqual(answer["index"]["articles"], 2)
        self.assertEqual((answer["index"]["first"], answer["index"]["last"]),
                         ("2024-03-05", "2024-03-06"))
        [hit] = answer["results"]
        self.assertEqual(hit["title"], DREDGER["title"])
        self.assertEqual(hit["url"], DREDGER["url"])
        self.assertEqual(hit["page_url"], "/article/" + hit["id"])
        self.assertEqual(hit["published"], "2024-03-05T10:00:00Z")
        self.assertEqual(hit["published_text"], "2024-03-05T11:00:00+01:00")
        self.assertEqual(hit["first_seen"], "2024-03-05T10:05:00Z")
        self.assertEqual(hit["source"]["id"], "quaypost.example")
        self.assertEqual((hit["agency"], hit["place"], hit["lang"]), ("Meridian", "ELMHAVEN", "en"))
        self.assertEqual(hit["authors"], ["Ann Lee", "Bo Ek"])
        self.assertEqual(hit["topics"], ["ports/dredging"])
        self.assertEqual({ticker["symbol"] for ticker in hit["tickers"]}, {"DRDG", "TDWL"})
        self.assertEqual(hit["version"], {"n": 1, "of": 1, "latest": True, "changed": None})
        self.assertNotIn("body", hit)

    def test_snippet_offsets_point_at_the_words_that_matched(self):
        [hit] = self.server.search(q="harbours")["results"]

        text = hit["snippet"]["text"]
        self.assertEqual([text[a:b] for a, b in hit["snippet"]["matches"]], ["harbour"])

    def test_fields_narrows_a_result_to_the_members_named(self):
        [hit] = self.server.search(q="wheat", fields="title,published")["results"]

        self.assertEqual(set(hit), {"id", "title", "published"})

    def test_article_has_body_related_and_evidence(self):
        article_id = self.server.id_of(DREDGER["title"])

        article = self.server.get("/v1/articles/" + article_id).json()

        self.assertEqual(article["id"], article_id)
        self.assertEqual(article["body"], DREDGER["body"].split("\n\n"))
        self.assertEqual(article["related"], [])
        rules = {entry["field"]: entry for entry in article["evidence"]}
        self.assertEqual(rules["published"]["text"], DREDGER["published"])
        self.assertEqual(rules["published"]["zone"], "given")

    def test_article_that_does_not_exist_is_404(self):
        self.assert_problem(self.server.get("/v1/articles/a_0000000000000000"), 404, "not_found")

    def test_malformed_article_ids_are_404_and_do_no_harm(self):
        for text in ("x", "a_", "a_" + "z" * 300, "..%2F..%2Fetc%2Fpasswd", "%00", "a_%C3%BC",
                     "A_0000000000000000", "*"):
            with self.subTest(text=text):
                self.assert_problem(self.server.get("/v1/articles/" + text), 404, "not_found")

    def test_path_that_is_not_utf8_is_400(self):
        self.assert_problem(self.server.get("/v1/articles/%FF"), 400, "bad_request")

    def test_fields_lists_the_parameters_of_each_field(self):
        fields = {row["name"]: row for row in self.server.get("/v1/fields").json()["fields"]}

        self.assertTrue(fields["ticker"]["facet"])
        self.assertEqual(set(fields["ticker"]["parameters"]),
                         {"ticker", "ticker.all", "ticker.not", "ticker.role"})
        for name in ("topic", "source", "author", "place", "agency", "lang"):
            self.assertEqual(set(fields[name]["parameters"]), {name, name + ".all", name + ".not"})

    def test_stats_counts_what_was_indexed(self):
        stats = self.server.get("/v1/stats").json()

        self.assertEqual(stats["index"]["articles"], 2)
        self.assertEqual(stats["versions"], 2)
        self.assertEqual((stats["undated"], stats["deleted"]), (0, 0))
        self.assertEqual([segment["documents"] for segment in stats["segments"]], [2])
        self.assertEqual(stats["fields"]["ticker"]["distinct"], 2)
        self.assertEqual(stats["index"]["generation"], self.server.generation())

    def test_health_and_readiness(self):
        self.assertEqual(self.server.get("/healthz").json(), {"status": "ok"})
        self.assertEqual(self.server.get("/readyz").json(), {"status": "ready"})

    def test_openapi_is_served_as_json(self):
        answer = self.server.get("/openapi.json")

        self.assertEqual(answer.headers["Content-Type"], "application/json")
        self.assertTrue(json.loads(answer.body)["openapi"].startswith("3."))

    def test_page_and_article_page_are_html(self):
        for path in ("/", "/?q=wheat", "/article/" + self.server.id_of(WHEAT["title"])):
            with self.subTest(path=path):
                answer = self.server.get(path)
                self.assertEqual(answer.status, 200)
                self.assertTrue(answer.headers["Content-Type"].startswith("text/html"))


if __name__ == "__main__":
    unittest.main()
