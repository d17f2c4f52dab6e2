# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting and stopping the server, and archives that it must refuse with a clear error."""
import hashlib
import http.client
import resource
import signal
import socket
import subprocess
import unittest

from programs import LIMIT, ArchiveTest, clean_environment, program, wait_until

ARTICLES = [{"id": "1", "title": "Pier rebuilt", "published": "2020-01-01", "source": "pier.example",
             "body": "The pier was rebuilt."}]


def refused(*arguments, **how):
    """A start of the server that must end by itself."""
    return subprocess.run([program("dateline-searchd"), *map(str, arguments)], timeout=LIMIT,
                          env=clean_environment(), capture_output=True, text=True, check=False, **how)


def sealed(lines):
    """The text of a small file of the archive with its last line, the hash of those before."""
    text = "".join(line + "\n" for line in lines)
    return text + "sha256\t" + hashlib.sha256(text.encode()).hexdigest() + "\n"


class Process(ArchiveTest):
    def test_sigterm_and_sigint_end_with_status_0(self):
        self.rebuild(ARTICLES)
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number):
                server = self.serve()
                server.search(q="pier")
                server.signal(number)
                self.assertEqual(server.process.wait(timeout=12), 0)

    def test_sigterm_with_open_connections_ends_in_time(self):
        self.rebuild(ARTICLES)
        server = self.serve()
        kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LIMIT)
        self.addCleanup(kept.close)
        kept.request("GET", "/healthz")
        kept.getresponse().read()
        half = socket.create_connection(("127.0.0.1", server.port))
        self.addCleanup(half.close)
        half.sendall(b"GET /v1/search HTTP/1.1\r\nHost: localh")

        server.signal(signal.SIGTERM)

        self.assertEqual(server.process.wait(timeout=12), 0)

    def test_busy_port_is_an_error(self):
        self.rebuild(ARTICLES)
        server = self.serve()

        done = refused("--archive", self.archive, "--listen", f"127.0.0.1:{server.port}")

        self.assertEqual(done.returncode, 1)
        self.assertIn(str(server.port), done.stderr)
        self.assertEqual(server.total(q="pier"), 1)

    def test_missing_and_empty_archives_are_errors(self):
        empty = self.folder / "empty"
        empty.mkdir()
        for where in (self.folder / "nowhere", empty):
            with self.subTest(where=where.name):
                done = refused("--archive", where, "--listen", "127.0.0.1:0")
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn(str(where), done.stderr)
                self.assertIn("rebuild", done.stderr)

    def test_indexer_says_the_same_of_missing_and_empty_archives(self):
        self.archive = self.folder / "empty"
        self.archive.mkdir()
        for command in ("stats", "check", "merge", "reindex", "generations", "rollback"):
            with self.subTest(command=command):
                self.assertIn("rebuild", self.command(command, status=1).stderr)

    def test_archive_of_another_schema_version_is_refused_and_reindex_is_the_way_out(self):
        self.rebuild(ARTICLES)
        self.make_other_version()

        done = refused("--archive", self.archive, "--listen", "127.0.0.1:0")

        self.assertEqual(done.returncode, 1)
        self.assertIn("version", done.stderr)
        self.assertIn("dateline-index reindex", done.stderr)
        self.assertIn("reindex", self.command("stats", status=1).stderr)
        self.command("reindex")
        self.assertEqual(self.serve().titles(q="pier"), ["Pier rebuilt"])

    def test_server_goes_on_when_the_archive_becomes_another_version(self):
        self.rebuild(ARTICLES)
        server = self.serve()
        before = server.generation()

        self.make_other_version(before + "-other")
        self.point_to(before + "-other")
        server.signal(signal.SIGHUP)

        log = wait_until(lambda: "refresh_failed" in server.log() and server.log(), 10, "a failure")
        self.assertIn("version", log[log.index("refresh_failed"):])
        self.assertEqual((server.total(q="pier"), server.generation()), (1, before))

    def test_unreadable_tables_of_symbols_are_errors_that_name_them(self):
        self.rebuild(ARTICLES)
        large = self.folder / "large.tsv"
        with large.open("wb") as file:
            file.truncate(65 << 20)
        for path, what in ((self.folder, "cannot read"), (self.folder / "none.tsv", "cannot read"), (large, "64 MB")):
            with self.subTest(path=path.name):
                done = refused("--archive", self.archive, "--listen", "127.0.0.1:0", "--symbols", path)
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn(str(path), done.stderr)
                self.assertIn(what, done.stderr)

    def test_threads_that_the_system_does_not_give_are_an_error(self):
        self.rebuild(ARTICLES)

        done = refused("--archive", self.archive, "--listen", "127.0.0.1:0", "--threads", 1024,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)))

        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("cannot start 1024 threads", done.stderr)
        self.assertIn("--threads", done.stderr)

    def make_other_version(self, name=None):
        """Says schema_version 1 in the manifest and the generation, with hashes that agree; the generation
        then has the name."""
        [manifest] = (self.archive / "segments").glob("*/MANIFEST")
        old_hash = hashlib.sha256(manifest.read_bytes()).hexdigest()
        self.rewrite(manifest, lambda line: line.replace("schema_version\t2", "schema_version\t1"))
        new_hash = hashlib.sha256(manifest.read_bytes()).hexdigest()
        [generation] = (self.archive / "generations").iterdir()
        self.rewrite(generation, lambda line: line.replace("schema_version\t2", "schema_version\t1")
                     .replace(old_hash, new_hash))
        if name:
            generation.rename(generation.with_name(name))

    def rewrite(self, path, change):
        lines = [change(line) for line in path.read_text().splitlines()[:-1]]
        path.unlink()
        path.write_text(sealed(lines))

    def test_wrong_command_lines_are_status_64(self):
        for arguments in ((), ("--archive",), ("--archive", ".", "--nope"),
                          ("--archive", ".", "--listen", "127.0.0.1:99999"),
                          ("--archive", ".", "--threads", "x")):
            with self.subTest(arguments=arguments):
                done = refused(*arguments)
                self.assertEqual((done.returncode, done.stdout), (64, ""))
                self.assertTrue(done.stderr)


if __name__ == "__main__":
    unittest.main()
