# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole of sample_corpus through both programs: what each folder brings is there, and no more."""
import json
import pathlib
import tempfile
import unittest

from programs import Server, index

CORPUS = pathlib.Path(__file__).resolve().parents[3] / "sample_corpus"
ARTICLES, WORDINGS = 197, 212  # without those of hostile/, as sample_corpus/README.md says

FEED_SOURCES = {"slipway.example": (4, 6), "kestrelmarkets.example": (3, 4)}
CHANGED_ITEMS = {  # title of the last wording -> each wording's first_seen and words of its text
    "Gdynia yard short of 140 welders": [("2026-03-02T06:00:00Z", "140 welders are"),
                                         ("2026-03-02T12:00:00Z", "114 welders are")],
    "Pellworm scraps scrubbers on 22 ships and writes off 61 million euros": [
        ("2026-03-02T12:00:00Z", "changed their minds"), ("2026-03-03T06:00:00Z", "write-off")],
    "Pemberley keeps its dividend, and its chief executive for a year": [
        ("2026-03-02T08:00:00Z", "14 pence"), ("2026-03-02T12:00:00Z", "spring 2027")],
}
WIRE = {"Ore train brakes fail above Narvik, driver steers it into the snow": "2026-02-18T08:15:00Z",
        "Cork harvest begins three weeks late, and by moonlight": "2025-07-04T10:05:00Z",
        "Data hall in Keflavik heats its first greenhouse": "2025-12-02T13:30:00Z"}
CRAWLED = {"Judge gives 88 pianos back to a bankrupt hotel": ("2026-04-14T05:30:00Z", "2026-04-14T08:10:00Z"),
           "Umbrella makers ask for shelter": ("2026-04-13T16:45:00Z", "2026-04-14T08:12:00Z"),
           "Stolen lighthouse lens turns up as a chandelier": ("2025-09-18T18:20:00Z", "2025-09-18T18:20:00Z")}


class SampleCorpus(unittest.TestCase):
    """One archive of the corpus without its hostile files, which tests of bad input look at."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="dateline-e2e-")
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        cls.archive, report = folder / "archive", folder / "report.jsonl"
        folders = [path for path in sorted(CORPUS.iterdir()) if path.is_dir() and path.name != "hostile"]
        index("rebuild", "--archive", cls.archive, "--report", report, *folders)
        cls.skipped = report.read_text()
        cls.server = Server(cls.archive)
        cls.addClassCleanup(cls.server.close)

    def article(self, title):
        return self.server.get("/v1/articles/" + self.server.id_of(title)).json()

    def test_every_record_is_read_and_counted(self):
        stats = json.loads(index("stats", "--json", "--archive", self.archive).stdout)

        self.assertEqual(self.skipped, "")
        self.assertEqual((stats["articles"], stats["documents"]), (ARTICLES, WORDINGS))

    def test_feeds_are_one_article_an_item_and_one_wording_a_change(self):
        for source, (articles, wordings) in FEED_SOURCES.items():
            with self.subTest(source=source):
                self.assertEqual(self.server.total(source=source), articles)
                answer = self.server.search(source=source, versions="all")
                self.assertEqual(answer["total"]["versions"], wordings)

    def test_changed_items_are_revisions_first_seen_when_they_were_polled(self):
        for title, wordings in CHANGED_ITEMS.items():
            address = "/v1/articles/" + self.server.id_of(title)
            self.assertEqual(self.server.get(address).json()["version"]["of"], len(wordings))
            for first_seen, words in wordings:
                with self.subTest(title=title, first_seen=first_seen):
                    article = self.server.ask(address, as_of=first_seen).json()
                    self.assertEqual(article["first_seen"], first_seen)
                    self.assertIn(words, "\n".join(article["body"]))

    def test_wire_formats_keep_their_time(self):
        for title, published in WIRE.items():
            with self.subTest(title=title):
                self.assertEqual(self.article(title)["published"], published)

    def test_crawled_pages_are_first_seen_when_they_were_crawled_else_when_published(self):
        for title, (published, first_seen) in CRAWLED.items():
            with self.subTest(title=title):
                article = self.article(title)
                self.assertEqual(article["published"], published)
                self.assertEqual(article["first_seen"], first_seen)


if __name__ == "__main__":
    unittest.main()
