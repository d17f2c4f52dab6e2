# SPDX-License-Identifier: GPL-3.0-or-later
"""A server while its archive changes: nothing is dropped, and the change is seen soon."""
import signal
import threading
import time
import unittest

from programs import ArchiveTest, wait_until

SEEN_WITHIN = 3  # seconds


def articles(numbers):
    return [{"id": str(n), "title": f"Weir report {n}", "published": f"2022-07-{n % 28 + 1:02}",
             "source": "rivernews.example", "body": f"Gauge {n} at the weir showed {n} centimetres."}
            for n in numbers]


class Client(threading.Thread):
    """Asks one thing over and over until stopped; keeps what was answered."""

    def __init__(self, server, target):
        super().__init__()
        self.server, self.target = server, target
        self.stopped = threading.Event()
        self.seen = []  # status, generation and total of each answer

    def run(self):
        while not self.stopped.is_set():
            try:
                answer = self.server.get(self.target)
                body = answer.json()
                self.seen.append((answer.status, body["index"]["generation"],
                                  body["total"]["articles"] if "total" in body
                                  else body["index"]["articles"]))
            except Exception as error:  # whatever it was, the request was dropped
                self.seen.append((0, repr(error), 0))
            time.sleep(0.005)

    def finish(self):
        self.stopped.set()
        self.join(timeout=30)


class Switch(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.rebuild(articles(range(20)))
        self.server = self.serve()

    def wait_for_total(self, total):
        wait_until(lambda: self.server.total() == total, SEEN_WITHIN, f"{total} articles")

    def test_no_request_is_dropped_while_articles_are_added(self):
        clients = [Client(self.server, target) for target in
                   ("/v1/search?q=weir&facets=source&histogram=day", "/v1/search?sort=newest",
                    "/v1/stats")]
        for client in clients:
            self.addCleanup(client.finish)
            client.start()

        self.add(articles(range(20, 30)))
        self.wait_for_total(30)
        self.add(articles(range(30, 40)))
        self.wait_for_total(40)
        wait_until(lambda: all(c.seen and c.seen[-1][2] == 40 for c in clients), 10, "the last state")
        for client in clients:
            client.finish()

        for client in clients:
            with self.subTest(target=client.target):
                self.assertEqual({status for status, _, _ in client.seen}, {200})
                states = list(dict.fromkeys((name, total) for _, name, total in client.seen))
                self.assertEqual([total for _, total in states], [20, 30, 40])

    def test_sighup_makes_it_look_at_once_and_does_not_end_it(self):
        names = [self.server.generation()]
        self.add(articles(range(20, 25)))
        self.wait_for_total(25)
        names.append(self.server.generation())
        delays = {"told": 0, "by itself": 0}
        for _ in range(2):
            for how in delays:
                for name in names:
                    begin = time.monotonic()
                    self.point_to(name)
                    if how == "told":
                        self.server.signal(signal.SIGHUP)
                    wait_until(lambda: self.server.generation() == name, SEEN_WITHIN, name)
                    delays[how] += time.monotonic() - begin

        self.assertLess(delays["told"], delays["by itself"])  # which is once a second
        self.assertIsNone(self.server.process.poll())

    def test_etag_of_the_generation_before_no_longer_matches(self):
        etag = self.server.get("/v1/search?q=weir").headers["ETag"]

        self.add(articles(range(20, 25)))
        self.wait_for_total(25)

        answer = self.server.get("/v1/search?q=weir", {"If-None-Match": etag})
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.json()["total"]["articles"], 25)

    def test_rollback_is_seen(self):
        before = self.server.generation()
        self.add(articles(range(20, 25)))
        self.wait_for_total(25)

        self.command("rollback")

        self.wait_for_total(20)
        self.assertEqual(self.server.generation(), before)

    def test_rollback_to_a_named_generation(self):
        first = self.server.generation()
        for last in (25, 30):
            self.add(articles(range(last)))
        self.wait_for_total(30)

        self.command("rollback", first)

        self.wait_for_total(20)
        self.command("rollback", "no-such-generation", status=1)
        self.assertEqual(self.server.total(), 20)

    def test_rebuild_that_lost_most_articles_is_not_served_without_force(self):
        few = self.file("few.jsonl", articles(range(3)))

        self.command("rebuild", few, status=2)
        time.sleep(1.5)
        self.assertEqual(self.server.total(), 20)

        self.command("rebuild", "--force", few)
        self.wait_for_total(3)


if __name__ == "__main__":
    unittest.main()
