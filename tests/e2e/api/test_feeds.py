# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds of searches and the description for browsers: well-formed whatever articles hold, stable, never later than as_of."""
import email.utils
import socket
import unittest
import xml.etree.ElementTree as ElementTree

from programs import ArchiveTest, ServedTest, wait_until

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {"/search.atom": "application/atom+xml; charset=utf-8", "/search.rss": "application/rss+xml; charset=utf-8",
         "/search.json": "application/feed+json"}
HOSTILE = "Gate ]]> <script>alert(1)</script> & \"x\" \ufffe\uffff \u0007 end"

ARTICLES = [{"id": str(n), "title": f"Lock {n} of the canal opens", "published": f"2024-03-{n:02}T10:00:00Z",
             "first_seen": f"2024-03-{n:02}T11:00:00Z", "url": f"https://canal.example/lock/{n}?a=1&b=2", "source": "canal.example",
             "authors": ["Ina Weir"], "topics": ["water"], "body": f"Lock {n} opened to barges."} for n in range(1, 26)]
ARTICLES += [{"id": "bad", "title": HOSTILE, "published": "2024-02-01T10:00:00Z", "first_seen": "2024-02-01T11:00:00Z",
              "source": "odd.example", "authors": [HOSTILE], "topics": ["<b>"], "url": "javascript:alert(1)", "body": f"Sluice. {HOSTILE}"},
             {"id": "re", "title": "Weir leaks", "published": "2024-01-01T10:00:00Z", "first_seen": "2024-01-01T11:00:00Z",
              "source": "weir.example", "body": "It leaks a little."},
             {"id": "re", "title": "Weir repaired", "published": "2024-01-01T10:00:00Z", "first_seen": "2024-01-09T11:00:00Z",
              "source": "weir.example", "body": "It leaks no more."}]


def entries(answer):
    """(id, title, updated) of a feed of any format, in its order."""
    kind = answer.headers["Content-Type"]
    if kind.startswith("application/feed+json"):
        return [(one["id"], one["title"], one["date_modified"]) for one in answer.json()["items"]]
    root = ElementTree.fromstring(answer.body)
    if kind.startswith("application/atom"):
        return [tuple(one.findtext(ATOM + name) for name in ("id", "title", "updated")) for one in root.iter(ATOM + "entry")]
    return [(one.findtext("guid"), one.findtext("title"), one.findtext(ATOM + "updated")) for one in root.iter("item")]


class Feeds(ServedTest):
    ARTICLES = ARTICLES

    def feed(self, path, **parameters):
        answer = self.server.ask(path, **parameters)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(answer.headers["Content-Type"], FEEDS[path])
        return answer

    def test_every_format_lists_the_search_newest_first(self):
        for parameters in ({}, {"q": "lock", "size": 7}, {"source": "odd.example"}, {"from_": "2024-03-10", "to": "2024-03-12"},
                           {"q": "nothing"}, {"q": "weir", "versions": "all"}):
            wanted = self.server.titles(sort="newest", **parameters)
            for path in FEEDS:
                with self.subTest(path=path, parameters=parameters):
                    titles = [title for _, title, _ in entries(self.feed(path, **parameters))]
                    shown = wanted if path.endswith("json") else [
                        "".join("\ufffd" if c in "\ufffe\uffff\a" else c for c in title) for title in wanted]
                    self.assertEqual(titles, shown)

    def test_what_articles_hold_stays_text(self):
        for path in ("/search.atom", "/search.rss"):
            answer = self.feed(path, source="odd.example")
            self.assertNotIn(b"<script", answer.body)
            self.assertNotIn(b"javascript:", answer.body)
            ElementTree.fromstring(answer.body)
        item = self.feed("/search.json", source="odd.example").json()["items"][0]
        self.assertIn("]]> <script>alert(1)</script> &", item["title"])
        self.assertNotIn("external_url", item)
        html = ElementTree.fromstring(self.feed("/search.rss", source="odd.example").body).findtext("channel/item/description")
        self.assertNotIn("<", html)

    def test_a_query_that_is_markup_stays_text(self):
        query = '"><x> ]]> &amp; \ufffe'
        for path in ("/search.atom", "/search.rss"):
            root = ElementTree.fromstring(self.feed(path, q=query).body)
            title = root.findtext(ATOM + "title") or root.findtext("channel/title")
            self.assertEqual(title, "Dateline: " + query.replace("\ufffe", "\ufffd"))

    def test_addresses_are_those_of_this_server(self):
        home = f"http://127.0.0.1:{self.server.port}"
        root = ElementTree.fromstring(self.feed("/search.atom", q='"lock 7"', size=1).body)
        links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
        self.assertEqual(links, {"self": home + "/search.atom?q=%22lock%207%22&size=1", "alternate": home + "/?q=%22lock%207%22"})
        links = {link.get("rel"): link.get("href") for link in root.find(ATOM + "entry").findall(ATOM + "link")}
        self.assertEqual(links["via"], "https://canal.example/lock/7?a=1&b=2")
        self.assertEqual(self.server.get(links["alternate"].removeprefix(home)).headers["Content-Type"], "text/html; charset=utf-8")

    def test_dates_are_those_of_the_articles(self):
        item = ElementTree.fromstring(self.feed("/search.rss", source="weir.example").body).find("channel/item")
        self.assertEqual(email.utils.parsedate_to_datetime(item.findtext("pubDate")).isoformat(), "2024-01-01T10:00:00+00:00")
        self.assertEqual(item.findtext(ATOM + "updated"), "2024-01-09T11:00:00Z")

    def test_ids_are_stable_and_tell_wordings_apart(self):
        for path in FEEDS:
            everything = [key for key, _, _ in entries(self.feed(path, size=100))]
            self.assertEqual(len(set(everything)), 27)
            weir = [key for key, _, _ in entries(self.feed(path, source="weir.example"))]
            self.assertIn(weir[0], everything)
            wordings = [key for key, _, _ in entries(self.feed(path, source="weir.example", versions="all"))]
            self.assertEqual(len(set(wordings)), 2)
            self.assertIn(weir[0], wordings)

    def test_as_of_shows_nothing_later(self):
        for path in FEEDS:
            answer = self.feed(path, as_of="2024-01-05T00:00:00Z")
            self.assertEqual([(title, updated) for _, title, updated in entries(answer)], [("Weir leaks", "2024-01-01T10:00:00Z")])
            for later in (b"repaired", b"no more", b"2024-01-09", b"2024-02", b"2024-03"):
                self.assertNotIn(later, answer.body)
            empty = self.feed(path, as_of="2023-01-01T00:00:00Z")
            self.assertEqual(entries(empty), [])
            self.assertNotIn(b"2024-", empty.body)

    def test_what_the_client_has_is_304_and_head_has_no_body(self):
        for path in [*FEEDS, "/opensearch.xml"]:
            first = self.server.get(path)
            tag = first.headers["ETag"]
            again = self.server.get(path, {"If-None-Match": tag})
            self.assertEqual((again.status, again.body), (304, b""))
            self.assertEqual(self.server.get(path, {"Host": f"localhost:{self.server.port}", "If-None-Match": tag}).status, 200)
            head = self.server.request("HEAD", path)
            self.assertEqual((head.status, head.body, head.headers["ETag"]), (200, b"", tag))
            self.assertEqual(head.headers["Content-Type"], first.headers["Content-Type"])
            self.assertEqual(head.headers["Content-Length"], str(len(first.body)))

    def test_unknown_parameters_are_400(self):
        for path in FEEDS:
            for name, value in (("sort", "oldest"), ("page", "2"), ("cursor", "x"), ("facets", "ticker"), ("nope", "1")):
                self.assert_problem(self.server.ask(path, **{name: value}), 400, "unknown_parameter", name)
            self.assert_problem(self.server.ask(path, size=101), 400, "invalid_parameter", "size")
        self.assert_problem(self.server.get("/opensearch.xml?q=a"), 400, "unknown_parameter", "q")

    def test_the_page_announces_feeds_and_the_description(self):
        page = self.server.get("/").body.decode()
        for path in FEEDS:
            self.assertRegex(page, f'<link rel="alternate" href="{path}"')
        self.assertIn('<link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml"', page)

    def test_the_description_names_addresses_that_answer(self):
        root = ElementTree.fromstring(self.server.get("/opensearch.xml").body)
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        self.assertEqual(root.findtext(space + "ShortName"), "Dateline")
        urls = {url.get("type"): url.get("template") for url in root.iter(space + "Url")}
        self.assertEqual(set(urls), {"text/html", "application/atom+xml", "application/rss+xml", "application/json"})
        for template in urls.values():
            target = template.removeprefix(f"http://127.0.0.1:{self.server.port}").replace("{searchTerms}", "lock%20%26%207")
            self.assertEqual(self.server.get(target).status, 200)

    def test_a_forged_host_is_refused(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as client:
            client.sendall(b"GET /search.atom HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            self.assertTrue(client.recv(65536).startswith(b"HTTP/1.1 421 "))


class Published(ArchiveTest):
    def test_addresses_are_the_public_ones(self):
        self.rebuild(ARTICLES)
        server = self.serve("--public-url", "https://news.example")

        for path in [*FEEDS, "/opensearch.xml"]:
            body = server.get(path).body
            self.assertIn(b"https://news.example/", body)
            self.assertNotIn(b"127.0.0.1", body)

    def test_ids_outlive_a_generation(self):
        self.rebuild(ARTICLES)
        server = self.serve()
        before = entries(server.get("/search.atom?size=100"))
        tag = server.get("/search.atom?size=100").headers["ETag"]

        self.add([{"id": "new", "title": "Dredger sinks", "published": "2024-04-01", "source": "x.example", "body": "It sank."}])
        wait_until(lambda: server.total() == 28, 10, "the new generation is served")
        after = server.get("/search.atom?size=100", {"If-None-Match": tag})
        self.assertEqual(after.status, 200)
        self.assertEqual([one for one in entries(after) if one[1] != "Dredger sinks"], before)


if __name__ == "__main__":
    unittest.main()
