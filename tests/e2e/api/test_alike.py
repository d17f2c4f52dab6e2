# SPDX-License-Identifier: GPL-3.0-or-later
"""Related articles and significant terms over HTTP."""
import unittest

from programs import ServedTest

# id, title, body, first seen
ROWS = [("1", "Copper mine strike", "Miners at the copper mine struck", "2024-01-01"),
        ("2", "Smelter output", "The smelter took copper from the mine", "2024-01-02"),
        ("3", "Copper smelters merge", "Two smelters of copper merge", "2024-03-01"),
        *[(f"w{n}", f"Weather of day {n}", "Rain fell in the valley and wind came", "2024-01-02")
          for n in range(9)]]
ARTICLES = [{"id": row[0], "title": row[1], "body": row[2], "published": row[3], "first_seen": row[3]}
            for row in ROWS]
ARTICLES.append({**ARTICLES[0], "body": "Miners at the copper mine went back", "first_seen": "2024-02-01"})


class Alike(ServedTest):
    ARTICLES = ARTICLES

    def related(self, title, **parameters):
        answer = self.server.ask(f"/v1/articles/{self.server.id_of(title)}/related", **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def terms(self, **parameters):
        answer = self.server.ask("/v1/terms", **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_related_articles_share_words_and_say_which(self):
        answer = self.related("Copper mine strike")

        self.assertEqual({one["title"] for one in answer["results"]},
                         {"Smelter output", "Copper smelters merge"})
        for one in answer["results"]:
            self.assertIn("copper", [term["word"] for term in one["terms"]])
            self.assertAlmostEqual(sum(term["weight"] for term in one["terms"]), one["score"], places=5)
        self.assertEqual(answer["terms"][0]["weight"], 1)

    def test_related_articles_stand_as_of_a_moment(self):
        answer = self.related("Copper mine strike", as_of="2024-01-15")

        self.assertEqual([one["title"] for one in answer["results"]], ["Smelter output"])
        missing = self.server.id_of("Copper smelters merge")
        self.assertEqual(
            self.server.ask(f"/v1/articles/{missing}/related", as_of="2024-01-15").status, 404)

    def test_related_takes_size_and_fields(self):
        answer = self.related("Copper mine strike", size=1, fields="title")

        self.assertEqual([set(one) for one in answer["results"]], [{"id", "title", "terms"}])

    def test_terms_are_what_the_selection_has_and_the_rest_lacks(self):
        answer = self.terms(q="smelter")

        words = {term["term"]: term for term in answer["terms"]}
        self.assertEqual((words["copper"]["articles"], words["copper"]["background"]), (2, 3))
        self.assertNotIn("smelter", words)
        self.assertNotIn("rain", words)
        self.assertEqual((answer["articles"], answer["background"], answer["sampled"]), (2, 12, False))

    def test_terms_know_nothing_later_than_as_of(self):
        answer = self.terms(q="copper", as_of="2024-01-15")

        self.assertEqual((answer["articles"], answer["background"]), (2, 11))
        self.assertNotIn("merg", [term["term"] for term in answer["terms"]])

    def test_what_they_do_not_take_is_refused_by_name(self):
        for target, parameter in (("/v1/terms?size=101", "size"), ("/v1/terms?page=2", "page"),
                                  ("/v1/articles/a_x/related?q=a", "q")):
            with self.subTest(target=target):
                answer = self.server.get(target)
                self.assertEqual((answer.status, answer.json()["parameter"]), (400, parameter))


if __name__ == "__main__":
    unittest.main()
