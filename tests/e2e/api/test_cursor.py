# SPDX-License-Identifier: GPL-3.0-or-later
"""Cursors: pages that add up, and what becomes of a cursor when the archive changes."""
import unittest
import urllib.parse

from programs import ArchiveTest, wait_until


def articles(numbers, day="2023-02"):
    return [{"id": str(n), "title": f"Lighthouse bulletin {n}", "published": f"{day}-{n % 28 + 1:02}",
             "source": f"coast{n % 3}.example", "body": f"Lamp {n} of the lighthouse was " +
             "polished " * (n % 7 + 1)} for n in numbers]


def cursor_of(answer):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(answer["next"]).query)["cursor"][0]


class CursorTest(ArchiveTest):
    def walk(self, first):
        """Ids of all pages that begin with this answer."""
        ids, answer = [], first
        while True:
            ids += [hit["id"] for hit in answer["results"]]
            if answer["next"] is None:
                return ids
            self.assertLess(len(ids), 10000)
            following = self.server.get(answer["next"])
            self.assertEqual(following.status, 200, following.body)
            self.assertEqual(following.json()["total"], answer["total"])
            answer = following.json()

    def assert_code(self, answer, status, code):
        self.assertEqual((answer.status, answer.json().get("code")), (status, code), answer.body)
        self.assertEqual(answer.json()["parameter"], "cursor")


class Walk(CursorTest):
    def setUp(self):
        super().setUp()
        self.rebuild(articles(range(137)))
        self.add(articles(range(137, 180)))
        self.server = self.serve()

    def test_pages_add_up_to_the_total_with_distinct_ids(self):
        for parameters in ({}, {"sort": "newest"}, {"sort": "oldest"}, {"sort": "updated"},
                           {"q": "lighthouse"}, {"q": "polished lamp", "match": "any"},
                           {"q": '"polished polished"'}, {"q": "lamp", "source": "coast1.example"},
                           {"q": "bulletin", "from_": "2023-02-05", "to": "2023-02-20"},
                           {"versions": "all"}, {"as_of": "2023-02-15"}, {"q": "nothinghere"}):
            for size in (7, 60, 100):
                with self.subTest(parameters=parameters, size=size):
                    first = self.server.search(size=size, **parameters)
                    ids = self.walk(first)
                    self.assertEqual(len(ids), first["total"]["articles"])
                    self.assertEqual(len(set(ids)), len(ids))

    def test_cursor_pages_are_the_numbered_pages(self):
        first = self.server.search(q="polished", size=20)

        pages = [hit["id"] for page in range(1, 10) for hit in
                 self.server.search(q="polished", size=20, page=page)["results"]]

        self.assertEqual(self.walk(first), pages)

    def test_page_past_the_end_is_empty_and_has_no_next(self):
        answer = self.server.search(q="polished", size=100, page=3)

        self.assertEqual((answer["results"], answer["next"]), ([], None))
        self.assertEqual(answer["total"]["articles"], 180)

    def test_pages_end_at_result_10000(self):
        self.assertEqual(self.server.ask("/v1/search", size=100, page=100).status, 200)
        answer = self.server.ask("/v1/search", size=100, page=101)
        self.assertEqual((answer.status, answer.json()["parameter"]), (400, "page"))

    def test_cursor_of_another_request_is_400(self):
        cursor = cursor_of(self.server.search(q="lamp", size=10))

        for parameters in ({"q": "lighthouse"}, {"q": "lamp", "sort": "newest"}, {"q": "lamp", "to": "2023"},
                           {"q": "lamp", "source": "coast1.example"}, {"q": "lamp", "match": "any"},
                           {"q": "lamp", "as_of": "2024"}, {"q": "lamp", "versions": "all"}, {}):
            with self.subTest(parameters=parameters):
                answer = self.server.ask("/v1/search", size=10, cursor=cursor, **parameters)
                self.assert_code(answer, 400, "cursor_mismatch")

    def test_garbage_cursors_are_400(self):
        good = cursor_of(self.server.search(q="lamp", size=10))
        for text in ("x", "%", "AAAA", "🙂", good[:-1], good + "A", good[::-1], good.swapcase(), "a" * 3000):
            with self.subTest(cursor=text[:80]):
                answer = self.server.ask("/v1/search", q="lamp", size=10, cursor=text)
                self.assertEqual(answer.status, 400)
                self.assertEqual(answer.json()["parameter"], "cursor")

    def test_cursor_and_page_together_are_400(self):
        cursor = cursor_of(self.server.search(q="lamp", size=10))

        answer = self.server.ask("/v1/search", q="lamp", size=10, cursor=cursor, page=2)

        self.assertEqual((answer.status, answer.json()["parameter"]), (400, "page"))


class Generations(CursorTest):
    def setUp(self):
        super().setUp()
        self.rebuild(articles(range(30)))
        self.server = self.serve()

    def change(self, numbers):
        """Another rebuild, and the server has seen it."""
        before = self.server.generation()
        self.rebuild(articles(numbers), "--force")
        wait_until(lambda: self.server.generation() != before, 5, "the new generation")

    def test_cursor_goes_on_in_the_generation_it_came_from(self):
        first = self.server.search(q="lamp", size=10)
        expected = self.walk(first)

        self.change(range(20, 90))

        self.assertEqual(self.walk(first), expected)
        following = self.server.get(first["next"]).json()
        self.assertEqual(following["index"]["generation"], first["index"]["generation"])
        self.assertEqual(following["total"]["articles"], 30)
        self.assertEqual(self.server.total(q="lamp"), 70)

    def test_cursor_of_an_older_generation_works_after_a_restart(self):
        first = self.server.search(q="lamp", size=10)
        expected = self.walk(first)
        self.change(range(20, 90))
        self.server.stop()

        self.server = self.serve()

        self.assertEqual(self.walk(first), expected)

    def test_cursors_of_many_kept_generations_work_side_by_side(self):
        firsts = []
        for last in (40, 50, 60, 70):
            firsts.append(self.server.search(q="lamp", size=10))
            self.change(range(last))

        for first in firsts + firsts[::-1]:
            self.assertEqual(len(self.walk(first)), first["total"]["articles"])

    def test_cursor_of_a_generation_that_is_gone_is_410(self):
        first = self.server.search(q="lamp", size=10)
        self.change(range(40))
        self.server.stop()
        (self.archive / "generations" / first["index"]["generation"]).unlink()

        self.server = self.serve()

        self.assert_code(self.server.get(first["next"]), 410, "cursor_expired")


if __name__ == "__main__":
    unittest.main()
