# SPDX-License-Identifier: GPL-3.0-or-later
"""match: all words where enough articles have them, else some of them, and the answer says which."""
import unittest

from programs import ServedTest

ENOUGH = 20


def articles(prefix, count, body):
    return [{"id": f"{prefix}{n}", "title": f"Note {prefix}{n}", "published": f"2021-05-{n % 28 + 1:02}",
             "source": f"{'odd' if n % 2 else 'even'}.example", "body": f"{body} {prefix}{n}."}
            for n in range(count)]


ARTICLES = (articles("both", ENOUGH, "Heron and otter by the river") + articles("heron", 5, "A heron") +
            articles("otter", 4, "An otter") + articles("rare", 3, "A bittern and a heron"))


class Match(ServedTest):
    ARTICLES = ARTICLES

    def ask(self, q, **parameters):
        """Total, match and relaxed words."""
        answer = self.server.search(q=q, **parameters)
        return answer["total"]["articles"], answer["query"]["match"], answer["query"]["relaxed"]

    def test_enough_articles_with_all_words_are_the_result(self):
        self.assertEqual(self.ask("heron otter"), (ENOUGH, "all", []))

    def test_fewer_relax_and_the_answer_says_so(self):
        total, match, relaxed = self.ask("heron bittern")

        self.assertEqual((total, match), (ENOUGH + 5 + 3, "any"))
        self.assertEqual(relaxed, ["heron", "bittern"])

    def test_articles_with_all_words_come_first(self):
        titles = self.server.titles(q="heron bittern", size=3)

        self.assertEqual({title[:9] for title in titles}, {"Note rare"})

    def test_parts_of_a_compound_count_where_it_is_not_matched(self):
        titles = self.server.titles(q="heron mud-river", match="any", size=ENOUGH)

        self.assertEqual({title[:9] for title in titles}, {"Note both"})

    def test_all_and_any_are_kept_to(self):
        self.assertEqual(self.ask("heron bittern", match="all"), (3, "all", []))
        self.assertEqual(self.ask("heron otter", match="any"), (ENOUGH + 5 + 4 + 3, "any", []))

    def test_filters_and_dates_do_not_change_the_decision(self):
        for narrow in ({"source": "odd.example"}, {"from_": "2021-05-01", "to": "2021-05-02"},
                       {"ticker": "NONE"}):
            with self.subTest(narrow=narrow):
                self.assertEqual(self.ask("heron otter", **narrow)[1:], ("all", []))
        self.assertEqual(self.ask("heron otter", source="odd.example")[0], ENOUGH // 2)

    def test_as_of_takes_part_in_the_decision(self):
        self.assertEqual(self.ask("heron otter", as_of="2021-05-10")[1], "any")

    def test_phrases_exclusions_and_fields_never_relax(self):
        self.assertEqual(self.ask('"a heron" bittern nosuchword')[0], 3)
        self.assertEqual(self.ask("heron bittern -otter")[0], 5 + 3)
        self.assertEqual(self.ask("title:rare0 heron bittern")[0], 1)

    def test_explicit_and_never_relaxes(self):
        self.assertEqual(self.ask("heron AND bittern")[0], 3)

    def test_one_word_has_nothing_to_relax(self):
        self.assertEqual(self.ask("bittern"), (3, "all", []))

    def test_decision_travels_in_next(self):
        answer = self.server.search(q="heron bittern", size=10)
        while answer["next"]:
            answer = self.server.get(answer["next"]).json()
            self.assertEqual((answer["query"]["match"], answer["total"]["articles"]), ("any", 28))


if __name__ == "__main__":
    unittest.main()
