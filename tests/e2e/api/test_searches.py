# SPDX-License-Identifier: GPL-3.0-or-later
"""Several searches at once: each answered as it would be alone, in its place."""
import unittest

from programs import ServedTest

ARTICLES = [{"id": str(n), "title": f"Lantern {n} lit at Cobble Yard", "published": f"2021-04-{n:02}",
             "source": f"lamp{n % 3}.example", "tickers": ["LNTN"] if n % 2 else [],
             "body": f"Lantern number {n} burned until dawn."} for n in range(1, 25)]


class Searches(ServedTest):
    ARTICLES = ARTICLES
    OPTIONS = ("--deadline-ms", "60000")  # fifty searches share it, on a machine that may be busy

    def answers(self, *searches):
        answer = self.server.post("/v1/searches", {"searches": list(searches)})
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(list(answer.json()), ["answers"])
        return answer.json()["answers"]

    def test_each_is_answered_in_its_place_as_alone(self):
        searches = [{"q": "lantern", "size": 2}, {}, {"ticker": "LNTN", "facets": "source"},
                    {"q": "nothing of it", "match": "all"}, {"from": "2021-04-03", "histogram": "day", "size": 1}]

        together = self.answers(*searches)

        alone = [self.server.post("/v1/search", search).json() for search in searches]
        for answer in together + alone:
            self.assertGreaterEqual(answer.pop("took_ms"), 0)
        self.assertEqual(together, alone)

    def test_all_are_of_one_generation(self):
        generations = {answer["index"]["generation"] for answer in self.answers(*[{"q": "dawn"}] * 50)}

        self.assertEqual(len(generations), 1)

    def test_what_is_wrong_with_one_stands_in_its_place(self):
        first, *problems, last = self.answers({"q": "dawn"}, {"size": 0}, {"nope": "1"}, {"from": "31/03/2025"},
                                              {"q": ["a"]}, 7, {"tz": "Mars/Base"}, {"cursor": "x"}, {"q": "yard"})

        self.assertEqual((first["total"]["articles"], last["total"]["articles"]), (24, 24))
        self.assertEqual([(one["status"], one["code"], one.get("parameter")) for one in problems], [
            (400, "invalid_parameter", "size"), (400, "unknown_parameter", "nope"), (400, "invalid_date", "from"),
            (400, "invalid_parameter", "q"), (400, "invalid_body", None), (400, "invalid_parameter", "tz"),
            (400, "cursor_mismatch", "cursor")])
        self.assertEqual(len({one["request_id"] for one in problems}), 1)

    def test_a_cursor_goes_on(self):
        body = {"q": "lantern", "size": 20}
        [first] = self.answers(body)

        [second] = self.answers({**body, "cursor": first["cursor"]})

        self.assertEqual(len(second["results"]), 4)

    def test_what_is_no_list_of_searches_is_refused_as_a_whole(self):
        for body in (b"", b"[]", {}, {"searches": []}, {"searches": {}}, {"searches": [{}] * 51},
                     {"searches": [{}], "q": "dawn"}, b'{"searches": [{"q": "a", "q": "b"}]}',
                     {"searches": [{"ticker": [["LNTN"]]}]}):
            with self.subTest(body=body):
                answer = self.server.post("/v1/searches", body)
                self.assertEqual((answer.status, answer.json()["code"]), (400, "invalid_body"))

    def test_only_post_is_answered(self):
        answer = self.server.get("/v1/searches")

        self.assert_problem(answer, 405, "method_not_allowed")
        self.assertEqual(answer.headers["Allow"], "OPTIONS, POST")

    def test_the_address_takes_no_parameters(self):
        self.assert_problem(self.server.post("/v1/searches?q=dawn", {"searches": [{}]}), 400, "unknown_parameter", "q")

    def test_nobody_keeps_the_answer(self):
        answer = self.server.post("/v1/searches", {"searches": [{}]})

        self.assertNotIn("ETag", answer.headers)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertRegex(answer.headers["Server-Timing"], "^search;dur=")


if __name__ == "__main__":
    unittest.main()
