# SPDX-License-Identifier: GPL-3.0-or-later
"""An indexer killed in the middle: the archive is as it was, and the next one works at once."""
import subprocess
import time
import unittest

from programs import ArchiveTest, clean_environment, program, wait_until

OLD = [{"id": str(n), "title": f"Tram {n} runs", "published": f"2019-09-{n:02}",
        "source": "tramnews.example", "body": f"Tram {n} ran again."} for n in range(1, 11)]
NEW = [{"id": str(n), "title": f"Bus {n} runs", "published": f"2019-10-{n % 28 + 1:02}",
        "source": "busnews.example", "body": f"Bus {n} ran again " + "and again " * 200}
       for n in range(3000)]


class Killed(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.rebuild(OLD)
        self.server = self.serve()
        self.first = self.server.generation()

    def start(self, command, *paths):
        process = subprocess.Popen(
            [program("dateline-index"), command, "--archive", str(self.archive), "--quiet",
             *map(str, paths)], env=clean_environment(), stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.addCleanup(process.stdin.close)
        return process

    def kill(self, process):
        process.kill()
        return process.wait(timeout=10)

    def current(self):
        return (self.archive / "CURRENT").read_text().strip()

    def assert_old_is_served(self):
        self.assertEqual(self.server.generation(), self.first)
        self.assertEqual(self.server.total(q="tram"), len(OLD))
        self.assertEqual(self.current(), self.first)
        self.command("check")

    def assert_next_rebuild_works(self):
        self.rebuild(NEW[:50])
        wait_until(lambda: self.server.total(q="bus", size=1) == 50, 3, "the next rebuild")
        leftovers = list((self.archive / "tmp").iterdir())
        self.assertEqual(leftovers, [])

    def test_killed_while_it_reads(self):
        process = self.start("rebuild", "--format", "jsonl", "-")
        wait_until(lambda: any((self.archive / "tmp").iterdir()), 10, "work has begun")

        self.assertEqual(self.kill(process), -9)

        self.assert_old_is_served()
        self.assert_next_rebuild_works()

    def test_killed_at_any_moment(self):
        path = self.file("new.jsonl", NEW)
        killed = 0
        for delay in (0.05, 0.2, 0.5, 1.0, 1.5, 2.0):
            with self.subTest(delay=delay):
                process = self.start("rebuild", path)
                time.sleep(delay)
                if self.kill(process) != -9 or self.current() != self.first:
                    break  # it had published before
                killed += 1
                self.assert_old_is_served()
        self.assertGreater(killed, 0)
        self.assert_next_rebuild_after(path)

    def assert_next_rebuild_after(self, path):
        self.command("rebuild", path)
        wait_until(lambda: self.server.total(q="bus", size=1) == len(NEW), 3, "the next rebuild")
        self.assertEqual(list((self.archive / "tmp").iterdir()), [])

    def test_killed_add_leaves_no_half_of_it(self):
        path = self.file("new.jsonl", NEW)
        process = self.start("add", path)
        wait_until(lambda: any((self.archive / "tmp").iterdir()), 10, "work has begun")

        self.assertEqual(self.kill(process), -9)
        self.assert_old_is_served()

        self.command("add", path)
        wait_until(lambda: self.server.total(size=1) == len(OLD) + len(NEW), 3, "the next add")

    def test_second_indexer_at_the_same_time_is_told_who_holds_the_archive(self):
        process = self.start("rebuild", "--format", "jsonl", "-")
        wait_until(lambda: any((self.archive / "tmp").iterdir()), 10, "work has begun")

        done = self.command("add", self.file("more.jsonl", NEW[:1]), status=4)

        self.assertIn(str(process.pid), done.stderr)
        self.kill(process)


if __name__ == "__main__":
    unittest.main()
