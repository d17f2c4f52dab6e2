# SPDX-License-Identifier: GPL-3.0-or-later
"""A generation whose files are damaged is never served; the one before it goes on."""
import shutil
import signal
import time
import unittest

from programs import ArchiveTest, index, wait_until

ARTICLES = [{"id": str(n), "title": f"Mill {n} spins wool", "published": f"2021-03-{n:02}",
             "source": "wooltimes.example", "body": f"Mill number {n} spun wool all day."}
            for n in range(1, 11)]


class Damage(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.rebuild(ARTICLES[:5])
        self.server = self.serve()
        self.first = self.server.generation()
        self.other = self.folder / "other"
        shutil.copytree(self.archive, self.other)
        index("add", "--archive", self.other, self.file("more.jsonl", ARTICLES[5:]))
        self.name = (self.other / "CURRENT").read_text().strip()

    def publish(self, harm):
        """Puts the other archive's newer generation into ours after harm(segment folder)."""
        for segment in (self.other / "segments").iterdir():
            if not (self.archive / "segments" / segment.name).exists():
                harm(segment)
                shutil.copytree(segment, self.archive / "segments" / segment.name)
        generation = self.other / "generations" / self.name
        if generation.exists():
            shutil.copy(generation, self.archive / "generations")
        self.point_to(self.name)

    def assert_first_is_served_on(self):
        self.server.signal(signal.SIGHUP)
        for _ in range(4):
            time.sleep(0.3)
            answer = self.server.search(q="wool")
            self.assertEqual(answer["index"]["generation"], self.first)
            self.assertEqual(answer["total"]["articles"], 5)
        self.assertIn("refresh_failed", self.server.log())

    def test_whole_generation_put_there_by_hand_is_served(self):
        self.publish(lambda segment: None)

        wait_until(lambda: self.server.total(q="wool") == 10, 3, "the new generation")

    def test_truncated_segment(self):
        def truncate(segment):
            data = (segment / "documents").read_bytes()
            (segment / "documents").unlink()
            (segment / "documents").write_bytes(data[:len(data) // 2])
        self.publish(truncate)

        self.assert_first_is_served_on()

    def test_segment_without_its_file(self):
        self.publish(lambda segment: (segment / "documents").unlink())

        self.assert_first_is_served_on()

    def test_changed_manifest(self):
        def change(segment):
            text = (segment / "MANIFEST").read_text()
            (segment / "MANIFEST").unlink()
            (segment / "MANIFEST").write_text(text.replace("documents\t5", "documents\t6"))
        self.publish(change)

        self.assert_first_is_served_on()

    def test_truncated_generation_file(self):
        generation = self.other / "generations" / self.name
        text = generation.read_text()
        generation.unlink()
        generation.write_text(text[:len(text) // 2])
        self.publish(lambda segment: None)

        self.assert_first_is_served_on()

    def test_current_that_names_nothing(self):
        for name in ("nowhere", "", "../../etc/passwd", "\0"):
            with self.subTest(name=name):
                self.point_to(name)
                self.assert_first_is_served_on()

    def test_it_recovers_when_the_archive_is_whole_again(self):
        self.point_to("nowhere")
        self.assert_first_is_served_on()

        self.publish(lambda segment: None)

        wait_until(lambda: self.server.total(q="wool") == 10, 3, "the whole generation")
        self.assertEqual(self.server.get("/readyz").status, 200)

    def test_damage_is_said_once_and_not_every_second(self):
        self.point_to("nowhere")
        self.assert_first_is_served_on()

        self.assertEqual(self.server.log().count("refresh_failed"), 1)


if __name__ == "__main__":
    unittest.main()
