# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting an article: gone for every date, kept away by rebuilds, brought back by undelete."""
import unittest

from programs import ArchiveTest, wait_until

GONE = {"id": "gone", "title": "Cartographer retires", "published": "2020-02-01T10:00:00Z",
        "first_seen": "2020-02-01T10:00:00Z", "source": "mapnews.example", "tickers": ["MAPS"],
        "body": "The cartographer laid down her compass."}
GONE_LATER = dict(GONE, first_seen="2020-03-01T10:00:00Z", body="The cartographer kept her compass.")
STAYS = {"id": "stays", "title": "Atlas reprinted", "published": "2020-02-02T10:00:00Z",
         "source": "mapnews.example", "body": "The atlas came in a larger size."}
TIMES = (None, "2020-02-10T00:00:00Z", "2020-03-10T00:00:00Z", "2030-01-01T00:00:00Z")


class Deletion(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.rebuild([GONE, GONE_LATER, STAYS])
        self.server = self.serve()
        self.id = self.server.id_of(GONE["title"])

    def run_and_see(self, command, *arguments):
        """Runs a command that changes the archive and waits until the server has seen it."""
        self.command(command, *arguments)
        name = (self.archive / "CURRENT").read_text().strip()
        wait_until(lambda: self.server.generation() == name, 3, f"{command} is served")

    def totals(self):
        return [self.server.total(q="cartographer compass", match="any",
                                  **({"as_of": time} if time else {})) for time in TIMES]

    def statuses(self):
        return [self.server.ask("/v1/articles/" + self.id, **({"as_of": time} if time else {})).status
                for time in TIMES]

    def assert_gone(self):
        self.assertEqual(self.totals(), [0, 0, 0, 0])
        self.assertEqual(self.statuses(), [404, 404, 404, 404])
        for versions in ("latest", "first", "all"):
            answer = self.server.search(versions=versions, facets="ticker,source", histogram="year")
            self.assertEqual([hit["title"] for hit in answer["results"]], [STAYS["title"]])
            self.assertEqual(answer["facets"]["ticker"]["distinct"], 0)
            self.assertEqual(answer["facets"]["source"]["values"][0]["count"], 1)
            self.assertEqual(answer["histogram"]["buckets"][0]["total"], 1)
        self.assertEqual(self.server.total(ticker="MAPS"), 0)
        stats = self.server.get("/v1/stats").json()
        self.assertEqual((stats["index"]["articles"], stats["versions"]), (1, 1))

    def assert_there(self):
        self.assertEqual(self.totals(), [1, 1, 1, 1])
        self.assertEqual(self.statuses(), [200, 200, 200, 200])

    def test_deleted_article_is_gone_for_every_time_and_undelete_brings_it_back(self):
        self.assert_there()

        self.run_and_see("delete", self.id)
        self.assert_gone()
        self.assertEqual(self.server.get("/v1/stats").json()["deleted"], 1)

        self.run_and_see("undelete", self.id)
        self.assert_there()
        self.assertEqual(self.server.get("/v1/stats").json()["deleted"], 0)

    def test_deletion_survives_a_rebuild_and_an_add(self):
        self.run_and_see("delete", self.id)

        path = self.file("again.jsonl", [GONE, GONE_LATER, STAYS])
        self.run_and_see("rebuild", path)
        self.assert_gone()
        self.command("add", path)
        self.assert_gone()

        self.run_and_see("undelete", self.id)
        self.run_and_see("add", path)
        self.assert_there()

    def test_deletion_survives_merge_and_reindex(self):
        self.run_and_see("delete", self.id)

        for command in ("merge", "reindex"):
            with self.subTest(command=command):
                self.command(command)
                self.server.stop()
                self.server = self.serve()
                self.assert_gone()

    def test_purge_writes_the_archive_without_the_text(self):
        self.run_and_see("delete", "--purge", self.id)

        self.assert_gone()
        segments = self.server.get("/v1/stats").json()["segments"]
        self.assertEqual(sum(segment["documents"] for segment in segments), 1)
        self.command("check")

    def test_undelete_after_a_purge_does_not_invent_the_article(self):
        self.run_and_see("delete", "--purge", self.id)

        self.run_and_see("undelete", self.id)
        self.assertEqual(self.totals(), [0, 0, 0, 0])

        self.run_and_see("add", self.file("again.jsonl", [GONE, GONE_LATER]))
        self.assert_there()

    def test_malformed_id_is_refused_and_nothing_changes(self):
        before = self.server.generation()

        done = self.command("delete", "no-id-at-all", status=1)

        self.assertIn("no-id-at-all", done.stderr)
        self.assertEqual((self.archive / "CURRENT").read_text().strip(), before)


if __name__ == "__main__":
    unittest.main()
