# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports: every article of the total once, in pieces, resumable, harmless whatever the articles hold."""
import csv
import gzip
import io
import json
import pathlib
import shutil
import socket
import tempfile
import time
import unittest

from programs import ArchiveTest, ServedTest, index, wait_until, write_jsonl

HOSTILE = ['=HYPERLINK("http://evil.example","x")', "-2+3 ships", "@all hands", "+1 for Sorrel",
           'Says "no, never"; <script>alert(1)</script>', "Ends in ]]> and \ufffe and \u0007 bell"]

ARTICLES = [{"id": str(n), "title": f"Ferry {n} leaves Sorrel Point", "published": f"2022-{1 + n % 12:02}-{1 + n % 28:02}",
             "source": f"coast{n % 3}.example", "tickers": ["FERY", "DRFT"] if n % 2 else ["DRFT"],
             "authors": ["Ann Poe", "Bo Reed"],
             "body": f"The ferry with number {n} was full.\n\nNumber {n} will be back."} for n in range(600)]
ARTICLES += [{"id": f"h{n}", "title": title, "published": f"2021-01-{n + 1:02}", "source": "odd.example",
              "body": f"Hazard. {title}"} for n, title in enumerate(HOSTILE)]


def rows(answer):
    return [json.loads(line) for line in answer.body.splitlines()]


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))


class Export(ServedTest):
    ARTICLES = ARTICLES

    def export(self, **parameters):
        answer = self.server.ask("/v1/export", **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        return answer

    def test_every_format_holds_each_article_once_newest_first(self):
        walk, cursor = [], {}
        while True:
            page = self.server.search(sort="newest", size=100, fields="id", **cursor)
            walk += [hit["id"] for hit in page["results"]]
            if not page["cursor"]:
                break
            cursor = {"cursor": page["cursor"]}

        self.assertEqual(len(walk), 606)
        self.assertEqual([row["id"] for row in rows(self.export())], walk)
        self.assertEqual([row["id"] for row in table(self.export(format="csv"))], walk)
        self.assertEqual(self.export(format="ids").body.decode().split("\n"), walk + [""])

    def test_the_selection_is_that_of_a_search(self):
        for parameters in ({"q": "ferry 7"}, {"ticker": "FERY"}, {"source__not": "coast1.example"},
                           {"from_": "2022-03", "to": "2022-05"}, {"q": "fer*", "match": "any"}, {"q": "nothing"}):
            with self.subTest(parameters=parameters):
                answer = self.export(format="ids", **parameters)
                total = self.server.total(**parameters)
                self.assertEqual(len(answer.body.splitlines()), total)
                self.assertEqual(answer.headers["X-Export-Articles"], str(total))
                self.assertEqual(answer.headers["X-Export-Rows"], str(total))
                self.assertEqual(answer.headers["X-Export-Relation"], "eq")

    def test_rows_have_the_members_of_results_and_the_body_when_asked(self):
        hit = self.server.search(q="ferry", size=1, sort="newest")["results"][0]
        row = rows(self.export(q="ferry"))[0]
        self.assertEqual(row, {key: value for key, value in hit.items() if key not in ("snippet", "score")})

        bodies = rows(self.export(q="ferry", fields="title,body"))
        self.assertEqual(set(bodies[0]), {"id", "title", "body"})
        self.assertRegex(bodies[0]["body"][1], "^Number [0-9]+ will be back.$")

    def test_csv_reads_back_as_it_was_written(self):
        titles = {row["title"] for row in table(self.export(format="csv", source="odd.example"))}

        self.assertEqual(titles, {("'" if title[0] in "=+-@" else "") + title.replace("\ufffe", "\ufffd").replace("\a", "\ufffd")
                                  for title in self.server.titles(source="odd.example")})
        self.assertEqual(len(titles), len(HOSTILE))
        self.assertEqual(sum(title.startswith("'") for title in titles), 4)

    def test_csv_puts_lists_into_one_cell_and_ends_lines_as_rfc_4180_does(self):
        answer = self.export(format="csv", q="title:ferry", ticker="FERY", fields="authors,tickers,body")
        self.assertEqual(answer.headers["Content-Type"], "text/csv; charset=utf-8")
        self.assertTrue(answer.body.startswith(b"id,authors,tickers,body\r\n"))

        row = table(answer)[0]
        self.assertEqual((row["authors"], row["tickers"]), ("Ann Poe|Bo Reed", "DRFT|FERY"))
        self.assertRegex(row["body"], "was full.\n\nNumber [0-9]+ will be back.$")

    def test_a_part_and_the_rest_make_the_whole(self):
        for kind in ("jsonl", "csv", "ids"):
            whole = self.export(format=kind)
            lines = whole.body.splitlines(keepends=True)
            head = 1 if kind == "csv" else 0
            for have in (1, 200, 201, 605, 606, 700):
                with self.subTest(format=kind, have=have):
                    rest = self.export(format=kind, cursor=whole.headers["X-Export-Cursor"], skip=have)
                    self.assertEqual(b"".join(lines[:have + head]) + rest.body, whole.body)
                    for name in ("Rows", "Cursor", "Generation"):
                        self.assertEqual(rest.headers["X-Export-" + name], whole.headers["X-Export-" + name])

    def test_head_tells_what_get_would_send(self):
        head = self.server.request("HEAD", "/v1/export?q=ferry&format=csv")
        get = self.export(q="ferry", format="csv")

        self.assertEqual((head.status, head.body), (200, b""))
        for name in ("Content-Type", "ETag", "X-Export-Cursor", "X-Export-Rows", "Content-Disposition"):
            self.assertEqual(head.headers[name], get.headers[name])

    def test_what_the_client_has_is_304(self):
        tag = self.export(q="ferry").headers["ETag"]

        again = self.server.get("/v1/export?q=ferry", {"If-None-Match": tag})
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertNotEqual(self.export(q="ferry", format="ids").headers["ETag"], tag)

    def test_gzip_holds_the_same(self):
        packed = self.server.get("/v1/export", {"Accept-Encoding": "gzip"})

        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.body), self.export().body)

    def test_what_does_not_belong_is_400(self):
        for name, value in (("sort", "oldest"), ("page", "2"), ("size", "10"), ("facets", "ticker"), ("snippet", "0")):
            self.assert_problem(self.server.ask("/v1/export", **{name: value}), 400, "unknown_parameter", name)
        cursor = self.export().headers["X-Export-Cursor"]
        for name, parameters in (("format", {"format": "xml"}), ("fields", {"fields": "score"}), ("skip", {"skip": 5}),
                                 ("skip", {"skip": -1, "cursor": cursor}), ("fields", {"fields": "title", "format": "ids"})):
            self.assert_problem(self.server.ask("/v1/export", **parameters), 400, "invalid_parameter", name)
        for parameters in ({"q": "ferry", "cursor": cursor}, {"cursor": "x"}):
            self.assertEqual(self.server.ask("/v1/export", **parameters).json()["parameter"], "cursor")
        self.assert_problem(self.server.post("/v1/export", {}), 405, "method_not_allowed")

    def test_http_1_0_reads_to_the_end_of_the_connection(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as client:
            client.sendall(b"GET /v1/export?format=ids HTTP/1.0\r\nHost: localhost\r\n\r\n")
            heard = b"".join(iter(lambda: client.recv(65536), b""))

        self.assertEqual(heard.partition(b"\r\n\r\n")[2], self.export(format="ids").body)


LONG = [{"id": str(n), "title": f"Long read {n}", "published": "2022-05-01", "source": "long.example",
         "body": f"Article {n}. " + " ".join(f"word{(n + i) % 97}" for i in range(6000))} for n in range(600)]


class Broken(ArchiveTest):
    """Connections that break off, and servers that take one export at a time."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="dateline-e2e-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder_of_all = pathlib.Path(holder.name)
        index("rebuild", "--archive", cls.folder_of_all / "archive", write_jsonl(cls.folder_of_all / "in.jsonl", LONG))

    def setUp(self):
        super().setUp()
        shutil.copytree(self.folder_of_all / "archive", self.archive)

    def begin(self, server):
        """An export of bodies of which only the status is read; its socket."""
        client = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        self.addCleanup(client.close)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        client.sendall(b"GET /v1/export?fields=title,body HTTP/1.1\r\nHost: localhost\r\n\r\n")
        status = b"HTTP/1.1 200 OK"
        self.assertEqual(client.recv(len(status), socket.MSG_WAITALL), status)
        return client

    def test_an_end_of_the_client_is_the_end_of_the_export(self):
        server = self.serve("--searches", "1", "--threads", "8")
        client = self.begin(server)

        self.assertEqual(server.get("/v1/export").status, 503)
        self.assertEqual(server.get("/v1/export").headers["Retry-After"], "1")
        self.assertEqual(server.total(), 600)
        self.assertEqual(server.get("/healthz").status, 200)
        client.close()
        wait_until(lambda: server.get("/v1/export?format=ids").status == 200, 10, "the place is free again")

    def test_a_broken_export_goes_on_over_a_new_generation(self):
        server = self.serve("--searches", "2")
        before = server.get("/v1/export?fields=title,body")
        client = self.begin(server)
        heard = client.recv(300000)
        client.close()
        self.assertTrue(heard)
        self.add([{"id": "new", "title": "News since", "published": "2022-06-01", "body": "Late.", "source": "x.example"}])
        wait_until(lambda: server.total() == 601, 10, "the new generation is served")

        cursor = before.headers["X-Export-Cursor"]
        rest = wait_until(lambda: self.rest_of(server, cursor), 10, "a place is free")
        lines = before.body.splitlines(keepends=True)
        self.assertEqual(b"".join(lines[:137]) + rest.body, before.body)
        self.assertEqual(rest.headers["X-Export-Generation"], before.headers["X-Export-Generation"])
        self.assertEqual(server.get("/v1/export?format=ids").headers["X-Export-Rows"], "601")

    def rest_of(self, server, cursor):
        answer = server.get(f"/v1/export?fields=title,body&cursor={cursor}&skip=137")
        return answer if answer.status == 200 else None

    def test_a_head_leaves_its_place_to_who_asks_next(self):
        server = self.serve("--searches", "1")
        for _ in range(50):
            self.assertEqual(server.request("HEAD", "/v1/export?format=ids").status, 200)
            self.assertEqual(server.get("/v1/export?format=ids").status, 200)

    def test_a_long_export_keeps_to_its_memory(self):
        server = self.serve("--searches", "1")
        server.get("/v1/export?format=ids")
        before = resident_kb(server)

        sent = len(server.get("/v1/export?fields=body").body)

        self.assertGreater(sent, 20_000_000)
        self.assertLess(resident_kb(server) - before, 8_000)

    def test_an_export_is_not_ended_by_the_time_limit_of_a_search(self):
        server = self.serve("--searches", "1", "--deadline-ms", "50")
        client = self.begin(server)
        time.sleep(0.5)

        heard = read_chunks(client)
        self.assertTrue(heard.endswith(b"\r\n0\r\n\r\n"))
        self.assertEqual(heard.count(b'"title":"Long read'), 600)


def read_chunks(client):
    """What arrives to the last chunk, or to the end of the connection."""
    heard = b""
    while not heard.endswith(b"\r\n0\r\n\r\n"):
        more = client.recv(1 << 20)
        if not more:
            break
        heard += more
    return heard


def resident_kb(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


WORDINGS = [{"id": "1", "title": "Dam holds", "published": "2023-01-02T08:00:00Z", "source": "river.example",
             "first_seen": "2023-01-02T09:00:00Z", "body": "The dam holds, engineers say."},
            {"id": "1", "title": "Dam breaks", "published": "2023-01-02T08:00:00Z", "source": "river.example",
             "first_seen": "2023-01-05T09:00:00Z", "updated": "2023-01-05T08:30:00Z", "body": "The dam broke."},
            {"id": "2", "title": "Inquiry into dam", "published": "2023-01-07T08:00:00Z", "source": "river.example",
             "first_seen": "2023-01-07T09:00:00Z", "body": "An inquiry begins."}]


class AsOf(ServedTest):
    ARTICLES = WORDINGS

    def test_nothing_later_is_exported(self):
        then = self.server.ask("/v1/export", as_of="2023-01-03T00:00:00Z", fields="title,body,version,updated")

        self.assertEqual([row["title"] for row in rows(then)], ["Dam holds"])
        self.assertEqual(rows(then)[0]["version"]["of"], 1)
        for later in (b"breaks", b"broke", b"Inquiry", b"2023-01-05", b"2023-01-07"):
            self.assertNotIn(later, then.body)
        self.assertEqual(then.headers["X-Export-Articles"], "1")

    def test_all_wordings_are_rows(self):
        answer = self.server.ask("/v1/export", versions="all", fields="title")

        self.assertEqual(sorted(row["title"] for row in rows(answer)), ["Dam breaks", "Dam holds", "Inquiry into dam"])
        self.assertEqual((answer.headers["X-Export-Articles"], answer.headers["X-Export-Rows"]), ("2", "3"))


if __name__ == "__main__":
    unittest.main()
