# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests with a body: the same search as by an address, and bodies that are refused."""
import socket
import unittest

from programs import ServedTest

ARTICLES = [{"id": str(n), "title": f"Buoy {n} drifts past Sorrel Point", "published": f"2022-05-{n:02}",
             "source": f"coast{n % 3}.example", "tickers": ["BUOY"] if n % 2 else ["DRFT"],
             "body": f"The buoy with number {n} was seen from the pier."} for n in range(1, 29)]


def without_time(answer):
    return {key: value for key, value in answer.items() if key != "took_ms"}


class Post(ServedTest):
    ARTICLES = ARTICLES

    def assert_refused(self, body, parameter, code="invalid_parameter"):
        self.assert_problem(self.server.post("/v1/search", body), 400, code, parameter)

    def test_a_body_is_answered_as_the_address_is(self):
        for parameters in ({}, {"q": "buoy"}, {"q": "buoy", "size": 5, "page": 2}, {"ticker": ["BUOY", "DRFT"]},
                           {"source": ["coast1.example"], "sort": "newest", "facets": ["ticker", "source"]},
                           {"from": "2022-05-03", "to": "2022-05-09", "histogram": "day", "fields": "title"},
                           {"ticker.not": "BUOY", "snippet": 0}):
            with self.subTest(parameters=parameters):
                answer = self.server.post("/v1/search", parameters)
                self.assertEqual(answer.status, 200, answer.body)
                by_address = self.server.search(**{k.replace(".", "__") + "_" * (k == "from"): v
                                                   for k, v in parameters.items()})
                posted, asked = without_time(answer.json()), without_time(by_address)
                self.assertEqual(posted["next"] is None, asked["next"] is None)
                posted.pop("next")
                asked.pop("next")
                self.assertEqual(posted, asked)

    def test_next_and_cursor_both_go_on(self):
        body = {"q": "buoy", "size": 20}
        first = self.server.post("/v1/search", body).json()

        by_address = self.server.get(first["next"]).json()
        by_body = self.server.post("/v1/search", {**body, "cursor": first["cursor"]}).json()

        self.assertEqual(len(by_body["results"]), 8)
        self.assertEqual(without_time(by_address), without_time(by_body))
        self.assertIsNone(by_body["cursor"])

    def test_a_search_too_long_for_an_address(self):
        body = {"q": "buoy", "size": 5, "source": [f"coast{n}.example" for n in range(2500)]}

        first = self.server.post("/v1/search", body)
        self.assertEqual(first.status, 200)
        self.assertEqual(first.json()["total"]["articles"], 28)
        self.assertIsNone(first.json()["next"])
        second = self.server.post("/v1/search", {**body, "cursor": first.json()["cursor"]}).json()
        self.assertEqual(second["page"], 2)

    def test_an_answer_to_a_body_has_no_validator(self):
        answer = self.server.post("/v1/search", {"q": "buoy"})

        self.assertNotIn("ETag", answer.headers)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_what_the_table_refuses_is_refused_by_name(self):
        self.assert_refused({"size": 0}, "size")
        self.assert_refused({"size": 1.5}, "size")
        self.assert_refused({"size": True, "sort": "best"}, "sort")
        self.assert_refused({"nope": "1"}, "nope", "unknown_parameter")
        self.assert_refused({"from": "31/03/2025"}, "from", "invalid_date")
        self.assert_refused({"q": "a" * 2049}, "q", "query_too_long")

    def test_what_is_no_flat_object_is_refused_by_key(self):
        self.assert_refused({"q": None}, "q")
        self.assert_refused({"q": {"text": "a"}}, "q")
        self.assert_refused({"q": ["a"]}, "q")
        self.assert_refused({"ticker": ["BUOY", 7]}, "ticker")
        self.assert_refused({"ticker": [["BUOY"]]}, "ticker", "invalid_body")
        self.assert_refused(b'{"q": "a", "q": "b"}', "q", "invalid_body")

    def test_what_is_no_json_is_400(self):
        for body in (b"", b"q=buoy", b"[]", b'{"q": "a"', b'{"q": "\xff"}', b'{"q": "\\ud800"}', b"[" * 60000):
            with self.subTest(body=body[:20]):
                self.assert_refused(body, None, "invalid_body")

    def test_parameters_of_a_post_stand_in_its_body_alone(self):
        answer = self.server.post("/v1/search?size=3", {})

        self.assert_problem(answer, 400, "unknown_parameter", "size")

    def test_other_media_types_are_415(self):
        for headers in ({}, {"Content-Type": "text/plain"},
                        {"Content-Type": "application/x-www-form-urlencoded"},
                        {"Content-Type": "application/json", "Content-Encoding": "gzip"}):
            with self.subTest(headers=headers):
                answer = self.server.request("POST", "/v1/search", headers, b"{}")
                self.assert_problem(answer, 415, "unsupported_media_type")

    def test_a_body_in_chunks_is_411(self):
        answer = self.server.request("POST", "/v1/search", {"Content-Type": "application/json"}, iter([b"{}"]))

        self.assert_problem(answer, 411, "length_required")

    def test_a_body_over_64_kb_is_413(self):
        self.assertEqual(self.server.post("/v1/search", b"{" + b" " * 65534 + b"}").status, 200)
        self.assert_problem(self.server.post("/v1/search", b"{" + b" " * 65535 + b"}"), 413, "body_too_large")

    def test_one_connection_takes_many_bodies(self):
        request = (b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                   b'Content-Length: 12\r\n\r\n{"q":"buoy"}')
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as client:
            client.sendall(request * 3 + b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            heard = b"".join(iter(lambda: client.recv(65536), b""))

        self.assertEqual(heard.count(b"HTTP/1.1 200 OK"), 4)

    def test_half_a_body_is_answered_and_harms_nobody(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as client:
            client.sendall(b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                           b"Content-Length: 12\r\n\r\n{")
            self.assertEqual(self.server.get("/healthz").status, 200)
            self.assertTrue(client.recv(65536).startswith(b"HTTP/1.1 408 "))

    def test_searching_is_timed_apart(self):
        timing = self.server.post("/v1/search", {"q": "buoy"}).headers["Server-Timing"]

        self.assertRegex(timing, r"^search;dur=[0-9.]+, total;dur=[0-9.]+$")


if __name__ == "__main__":
    unittest.main()
