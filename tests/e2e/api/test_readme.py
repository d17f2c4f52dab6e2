# SPDX-License-Identifier: GPL-3.0-or-later
"""What the READMEs show does what they say, with sample_corpus as the archive."""
import pathlib
import re
import tempfile
import unittest

from programs import Server, index

ROOT = pathlib.Path(__file__).resolve().parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SKIPPED_RECORDS = 3  # exit status: hostile/ holds what cannot be read


def between(text, start, end):
    """The text behind the first `start`, up to the next `end`."""
    return text.split(start, 1)[1].split(end, 1)[0]


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="dateline-e2e-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        archive = cls.folder / "archive"
        index("rebuild", "--quiet", "--archive", archive, ROOT / "sample_corpus", status=SKIPPED_RECORDS)
        cls.server = Server(archive)
        cls.addClassCleanup(cls.server.close)

    def test_the_first_search_of_each_row_finds_something_and_is_understood(self):
        rows = re.findall(r"^\| `([^`]+)`", between(README, "| in the box", "\n\n"), re.MULTILINE)
        self.assertGreater(len(rows), 6)
        for query in rows:
            with self.subTest(query=query):
                answer = self.server.search(q=query, match="all")
                self.assertGreater(answer["total"]["articles"], 0)
                self.assertEqual(answer["query"]["ignored"], [])

    def test_the_request_for_programs_finds_something(self):
        answer = self.server.get(between(README, "**Program.** `GET ", "`"))

        self.assertEqual(answer.status, 200, answer.body)
        self.assertGreater(answer.json()["total"]["articles"], 0)

    def test_the_topic_rules_have_no_fault(self):
        text = (ROOT / "indexer" / "README.md").read_text(encoding="utf-8")
        rules = self.folder / "topics.rules"
        rules.write_text("# topic = query" + between(text, "# topic = query", "```"), encoding="utf-8")

        self.assertIn("2 rules, no fault", index("check-rules", rules).stdout)


if __name__ == "__main__":
    unittest.main()
