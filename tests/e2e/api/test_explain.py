# SPDX-License-Identifier: GPL-3.0-or-later
"""explain=1 over HTTP: the parts of each score add up to it."""
import unittest

from programs import ServedTest

ARTICLES = [{"id": str(n), "title": "Tariffs on ships" if n % 3 == 0 else f"Report {n}",
             "published": f"2024-{1 + n % 12:02}-01T08:00:00Z",
             "body": "tariff " * (n % 4) + "harbour " * (n % 5) + "cranes and ships"}
            for n in range(30)]


class Explain(ServedTest):
    ARTICLES = ARTICLES

    def test_parts_add_up_to_the_score(self):
        for parameters in ({"q": "tariff ships"}, {"q": "tariff harbour nowhere", "match": "any"},
                           {"q": "title:ships tar*", "recency": "30d"},
                           {"q": '"cranes and ships" OR harbour', "recency": "off"}):
            with self.subTest(parameters=parameters):
                results = self.server.search(explain=1, **parameters)["results"]
                self.assertTrue(results)
                for one in results:
                    parts = one["explanation"]
                    total = (sum(term["weight"] for term in parts["terms"]) + parts["all_words"] +
                             parts["recency"])
                    self.assertAlmostEqual(total, one["score"], places=6)

    def test_unasked_there_is_none(self):
        for parameters in ({}, {"explain": 0}, {"explain": 1, "sort": "newest"},
                           {"explain": 1, "fields": "title,score"}):
            with self.subTest(parameters=parameters):
                self.assertNotIn("explanation", self.server.search(q="ships", **parameters)["results"][0])

    def test_the_next_page_is_explained_too(self):
        first = self.server.search(q="ships", explain=1, size=5)

        following = self.server.get(first["next"]).json()
        self.assertTrue(all("explanation" in one for one in following["results"]))

    def test_another_value_is_refused_by_name(self):
        answer = self.server.ask("/v1/search", q="ships", explain="yes")

        self.assertEqual((answer.status, answer.json()["parameter"]), (400, "explain"))


if __name__ == "__main__":
    unittest.main()
