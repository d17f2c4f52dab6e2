# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP itself: methods, headers of every answer, validators, compression, the Host check."""
import gzip
import json
import socket
import unittest

from programs import ServedTest

ARTICLES = [{"id": str(n), "title": f"Ferry {n} leaves Northmole", "published": f"2023-01-{n:02}",
             "source": "quaypost.example", "body": f"Ferry number {n} left Northmole on time."}
            for n in range(1, 29)]

# Name and value; None: any value.
HEADERS_OF_EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Vary": None, "X-Request-Id": None,
    "Cache-Control": None, "Server-Timing": None, "Content-Security-Policy": None,
}


class Http(ServedTest):
    ARTICLES = ARTICLES

    def test_head_answers_as_get_without_the_body(self):
        for path in ("/v1/search?q=ferry&fields=title&size=1", "/v1/fields", "/v1/stats", "/", "/nope",
                     "/v1/search?size=0"):
            with self.subTest(path=path):
                get = self.server.get(path)
                head = self.server.request("HEAD", path)
                self.assertEqual(head.status, get.status)
                self.assertEqual(head.body, b"")
                for name in ("Content-Type", "ETag", "Cache-Control", "Content-Security-Policy"):
                    self.assertEqual(head.headers[name], get.headers[name])

    def test_options_lists_the_methods(self):
        for path, methods in (("/v1/search", "GET, HEAD, OPTIONS, POST"), ("/healthz", "GET, HEAD, OPTIONS"),
                              ("/", "GET, HEAD, OPTIONS")):
            with self.subTest(path=path):
                answer = self.server.request("OPTIONS", path)
                self.assertEqual(answer.status, 204)
                self.assertEqual(answer.headers["Allow"], methods)

    def test_other_methods_are_405_with_allow(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
            for path in ("/v1/fields", "/v1/stats", "/"):
                with self.subTest(method=method, path=path):
                    answer = self.server.request(method, path)
                    self.assert_problem(answer, 405, "method_not_allowed")
                    self.assertEqual(answer.headers["Allow"], "GET, HEAD, OPTIONS")

    def test_a_method_that_http_does_not_know_is_405_as_well(self):
        answer = self.server.request("PROPFIND", "/v1/search")

        self.assert_problem(answer, 405, "method_not_allowed")
        self.assertEqual(answer.headers["Allow"], "GET, HEAD, OPTIONS, POST")

    def test_unknown_paths_are_404(self):
        for path in ("/nope", "/v1", "/v1/", "/v1/search/", "/v2/search", "/V1/search", "//v1/search",
                     "/v1/articles/", "/v1/articles/a/b", "/../etc/passwd", "/index.html"):
            with self.subTest(path=path):
                self.assert_problem(self.server.get(path), 404, "not_found")

    def test_every_answer_carries_the_security_headers(self):
        answers = {
            "search": self.server.get("/v1/search?q=ferry"),
            "page": self.server.get("/"),
            "bad parameter": self.server.get("/v1/search?nope=1"),
            "not found": self.server.get("/nope"),
            "not allowed": self.server.request("POST", "/v1/stats"),
            "options": self.server.request("OPTIONS", "/v1/search"),
            "head": self.server.request("HEAD", "/v1/search"),
            "wrong host": self.server.get("/", {"Host": "evil.example"}),
            "too large": self.server.get("/v1/search?q=" + "a" * 20000),
            "not modified": self.server.get(
                "/v1/fields", {"If-None-Match": self.server.get("/v1/fields").headers["ETag"]}),
        }
        self.assertEqual([a.status for a in answers.values()],
                         [200, 200, 400, 404, 405, 204, 200, 421, 431, 304])
        for what, answer in answers.items():
            with self.subTest(answer=what):
                for name, value in HEADERS_OF_EVERY_ANSWER.items():
                    self.assertIn(name, answer.headers)
                    if value is not None:
                        self.assertEqual(answer.headers[name], value)
                self.assertTrue(answer.headers["Content-Security-Policy"].startswith("default-src '"))
                self.assertIn("Accept-Encoding", answer.headers["Vary"])
                self.assertNotIn("Server", answer.headers)
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)

    def test_answers_of_the_api_allow_a_browser_nothing(self):
        policy = self.server.get("/v1/search?q=ferry").headers["Content-Security-Policy"]

        self.assertTrue(policy.startswith("default-src 'none'; sandbox"), policy)

    def test_request_ids_differ(self):
        ids = {self.server.get("/healthz").headers["X-Request-Id"] for _ in range(5)}

        self.assertEqual(len(ids), 5)

    def test_same_request_with_its_etag_is_304(self):
        for path in ("/v1/search?q=ferry&size=2", "/v1/stats", "/v1/fields", "/openapi.json", "/",
                     "/v1/articles/" + self.server.id_of(ARTICLES[0]["title"])):
            with self.subTest(path=path):
                etag = self.server.get(path).headers["ETag"]
                answer = self.server.get(path, {"If-None-Match": f'"other", {etag}'})
                self.assertEqual((answer.status, answer.body), (304, b""))
                self.assertEqual(answer.headers["ETag"], etag)

    def test_order_of_parameters_does_not_change_the_etag(self):
        self.assertEqual(self.server.get("/v1/search?q=ferry&size=2").headers["ETag"],
                         self.server.get("/v1/search?size=2&q=ferry").headers["ETag"])

    def test_another_request_has_another_etag(self):
        etag = self.server.get("/v1/search?q=ferry").headers["ETag"]

        answer = self.server.get("/v1/search?q=ferries", {"If-None-Match": etag})

        self.assertEqual(answer.status, 200)
        self.assertNotEqual(answer.headers["ETag"], etag)

    def test_errors_are_not_kept_by_caches(self):
        self.assertEqual(self.server.get("/nope").headers["Cache-Control"], "no-store")

    def test_gzip_on_request_only(self):
        path = "/v1/search?q=ferry&size=28&fields=title"

        packed = self.server.get(path, {"Accept-Encoding": "br, gzip;q=0.5"})
        plain = self.server.get(path)
        refused = self.server.get(path, {"Accept-Encoding": "gzip;q=0"})

        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertLess(len(packed.body), len(plain.body))
        self.assertEqual(json.loads(gzip.decompress(packed.body))["results"], plain.json()["results"])
        for answer in (plain, refused):
            self.assertNotIn("Content-Encoding", answer.headers)
            self.assertEqual(len(answer.json()["results"]), 28)

    def test_a_target_in_absolute_form_is_answered(self):
        for line in (f"GET http://localhost:{self.server.port}/v1/search?q=ferry&size=1", "OPTIONS *"):
            with self.subTest(line=line), socket.create_connection(("127.0.0.1", self.server.port)) as client:
                client.sendall(f"\r\n{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                self.assertRegex(client.makefile("rb").readline(), rb"HTTP/1.1 20[04] ")

    def test_only_local_names_are_answered_by_default(self):
        port = self.server.port
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", "localhost", f"[::1]:{port}"):
            with self.subTest(host=host):
                self.assertEqual(self.server.get("/healthz", {"Host": host}).status, 200)
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example",
                     "localhost.evil.example", "user@localhost"):
            with self.subTest(host=host):
                answer = self.server.get("/v1/search", {"Host": host})
                self.assert_problem(answer, 421, "host_not_allowed")


if __name__ == "__main__":
    unittest.main()
