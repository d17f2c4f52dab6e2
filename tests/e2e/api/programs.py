# SPDX-License-Identifier: GPL-3.0-or-later
"""The two programs as a test drives them: dateline-index to its end, dateline-searchd as a server."""
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest
import urllib.parse

LIMIT = 60  # seconds any one step may take


def program(name):
    """Path of a built program."""
    return str(pathlib.Path(os.environ["DATELINE_TEST_BIN"]) / name)


def clean_environment():
    """Ours without the options that DATELINE_… variables would set."""
    return {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}


def index(*arguments, status=0, limit=LIMIT):
    """Runs dateline-index and holds its exit status against the one expected."""
    done = subprocess.run([program("dateline-index"), *map(str, arguments)], env=clean_environment(),
                          capture_output=True, text=True, timeout=limit, check=False)
    if done.returncode != status:
        raise AssertionError(f"dateline-index {arguments}: exit status {done.returncode}, "
                             f"not {status}\n{done.stdout}\n{done.stderr}")
    return done


def wait_until(holds, seconds, what):
    """Returns what holds() returned as soon as that is true; fails after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = holds()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {what}")


class Answer:
    """One HTTP response, read to its end."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def json(self):
        return json.loads(self.body)


class Server:
    """A running dateline-searchd; stop() ends it and gives its exit status."""

    def __init__(self, archive, *options):
        self._log = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            [program("dateline-searchd"), "--archive", str(archive), "--listen", "127.0.0.1:0",
             *options], env=clean_environment(), stdout=subprocess.PIPE, stderr=self._log, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not found:
            self.stop()
            raise AssertionError(f"dateline-searchd did not start: {line}{self.log()}")
        self.port = int(found.group(1))

    def log(self):
        self._log.seek(0)
        return self._log.read()

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        if self.process.poll() is None:
            self.signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self.process.stdout.close()

    def close(self):
        self.stop()
        self._log.close()

    def request(self, method, target, headers=None, body=None):
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, target, headers=None):
        return self.request("GET", target, headers)

    def post(self, target, value):
        """A POST of a value as JSON, or of bytes as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.request("POST", target, {"Content-Type": "application/json"}, body)

    def ask(self, path, **parameters):
        """GET with parameters; ticker__not stands for ticker.not, from_ for from."""
        return self.get(path + "?" + encode(parameters))

    def search(self, **parameters):
        """The body of a search that must succeed."""
        answer = self.ask("/v1/search", **parameters)
        if answer.status != 200:
            raise AssertionError(f"{parameters}: {answer.status} {answer.body}")
        return answer.json()

    def total(self, **parameters):
        return self.search(**parameters)["total"]["articles"]

    def titles(self, **parameters):
        return [hit["title"] for hit in self.search(**parameters)["results"]]

    def id_of(self, title):
        """Id of the only article with that headline."""
        ids = {hit["id"] for hit in self.search(q=f'title:"{title}"')["results"]}
        if len(ids) != 1:
            raise AssertionError(f"{len(ids)} articles are called {title}")
        return ids.pop()

    def generation(self):
        return self.search(size=1)["index"]["generation"]


def encode(parameters):
    pairs = [(name.rstrip("_").replace("__", "."), value) for name, value in parameters.items()]
    return urllib.parse.urlencode(pairs, doseq=True)


def write_jsonl(path, articles):
    """A JSON Lines file of these articles; returns its path."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


class ArchiveTest(unittest.TestCase):
    """A test with a folder of its own; `self.folder` and `self.archive` lie in it."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="dateline-e2e-")
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.archive = self.folder / "archive"

    def file(self, name, articles):
        return write_jsonl(self.folder / name, articles)

    def rebuild(self, articles, *options):
        index("rebuild", "--archive", self.archive, *options, self.file("rebuild.jsonl", articles))
        return self.archive

    def add(self, articles):
        index("add", "--archive", self.archive, self.file("add.jsonl", articles))

    def command(self, name, *arguments, status=0):
        return index(name, "--archive", self.archive, *arguments, status=status)

    def point_to(self, name):
        """Makes CURRENT name that generation, as the indexer does, unasked."""
        new = self.archive / "CURRENT.new"
        new.write_text(name + "\n")
        new.rename(self.archive / "CURRENT")

    def serve(self, *options):
        server = Server(self.archive, *options)
        self.addCleanup(server.close)
        return server


class ServedTest(unittest.TestCase):
    """Tests that only read: one archive of the class's ARTICLES and one server, with its OPTIONS, for all of them."""

    ARTICLES = []
    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="dateline-e2e-")
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        cls.archive = folder / "archive"
        index("rebuild", "--archive", cls.archive, write_jsonl(folder / "in.jsonl", cls.ARTICLES))
        cls.server = Server(cls.archive, *cls.OPTIONS)
        cls.addClassCleanup(cls.server.close)

    def assert_problem(self, answer, status, code, parameter=None):
        """The answer is a problem document of that kind; returns it."""
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        problem = answer.json()
        self.assertEqual((problem["status"], problem["code"]), (status, code))
        self.assertEqual(problem.get("parameter"), parameter)
        self.assertEqual(problem["request_id"], answer.headers["X-Request-Id"])
        return problem
