# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that recur across a source of sample_corpus: learned by a rebuild, and known from then on."""
import json
import pathlib
import unittest

from programs import ArchiveTest, index

STORIES = pathlib.Path(__file__).resolve().parents[3] / "sample_corpus/jsonl/stories-2025-2026.jsonl"
SOURCE = "valleyrecord.example"
LINES = ["Valley Record is owned by its readers and holds no shares in the companies it writes about.",
         "More from the valleys and the coast every weekday in the Valley Record morning letter."]
LATER = {"url": "https://www.valleyrecord.example/news/later", "title": "Bridge at Cwmfelin opens",
         "source": SOURCE, "published": "2026-05-01", "body": "The bridge is open.\n\n" + LINES[0]}


class Furniture(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.command("rebuild", STORIES)

    def test_it_finds_nothing_and_is_no_part_of_the_text(self):
        server = self.serve()

        [hit] = server.search(q="curling", source=SOURCE)["results"]
        article = server.get("/v1/articles/" + hit["id"]).json()

        self.assertEqual(len(article["body"]), 4)
        evidence = [row["text"] for row in article["evidence"] if row["field"] == "furniture"]
        self.assertEqual(evidence, ["recurs in 6 of 6 articles"] * 2)
        for words in ("holds no shares", "morning letter"):
            self.assertEqual(server.total(q=f'"{words}"'), 0)

    def test_stats_count_what_was_learned(self):
        stats = json.loads(self.command("stats", "--json").stdout)

        self.assertEqual(stats["furniture"], [{"source": SOURCE, "lines": 2}])

    def test_a_page_added_later_is_freed_of_it_and_merging_forgets_nothing(self):
        self.add([LATER])
        self.command("merge")
        server = self.serve()

        article = server.get("/v1/articles/" + server.id_of(LATER["title"])).json()

        self.assertEqual(article["body"], ["The bridge is open."])
        self.assertEqual(len(json.loads(self.command("stats", "--json").stdout)["furniture"]), 1)

    def test_extract_knows_it_only_with_the_archive(self):
        page = self.file("page.jsonl", [LATER])

        alone = json.loads(index("extract", page).stdout)
        known = json.loads(self.command("extract", page).stdout)

        self.assertEqual((alone["furniture"], known["furniture"]), ([], LINES[:1]))
        self.assertEqual(known["body"], "The bridge is open.")

    def test_extract_without_the_archive_it_names_says_so_and_goes_on(self):
        done = index("extract", "--archive", self.folder / "none", self.file("page.jsonl", [LATER]))

        self.assertIn("no furniture is known", done.stderr)
        self.assertEqual(json.loads(done.stdout)["furniture"], [])


if __name__ == "__main__":
    unittest.main()
