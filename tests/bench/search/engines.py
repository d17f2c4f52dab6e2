# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines that are compared: how each builds its index, and how each is asked (see question_loop.h)."""
import glob
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Places(NamedTuple):
    """Where the built programs, the corpus and the indexes lie."""
    programs: Path
    work: Path

    @property
    def articles(self) -> Path:
        return self.work / "articles.jsonl"

    @property
    def table(self) -> Path:
        return self.work / "articles.tsv"


class Answer(NamedTuple):
    milliseconds: float
    total: int
    facets: str


class EngineError(Exception):
    pass


def run(*command: object) -> None:
    """To its end, with none of the options that DATELINE_ variables would set."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    subprocess.run([str(part) for part in command], check=True, env=environment)


class Engine:
    """One engine; it runs from start() to stop()."""
    name = ""
    rounds_at_most = sys.maxsize  # fewer where one round takes minutes

    def __init__(self, places: Places) -> None:
        self.places = places
        self.index = places.work / self.name
        self.process: subprocess.Popen | None = None
        self.milliseconds_to_open = 0.0

    def missing(self) -> str:
        """Why it cannot take part; empty when it can."""
        return ""

    def build_command(self) -> list[object]:
        raise NotImplementedError

    def serve_command(self) -> list[object]:
        raise NotImplementedError

    def prepare(self) -> None:
        """What is to be done before building and serving."""

    def build(self) -> float:
        """Builds the index anew; seconds it took."""
        if self.index.is_dir():
            shutil.rmtree(self.index)
        self.index.unlink(missing_ok=True)
        start = time.monotonic()
        run(*self.build_command())
        return time.monotonic() - start

    def megabytes(self) -> float:
        files = [self.index] if self.index.is_file() else self.index.rglob("*")
        return sum(file.stat().st_size for file in files if file.is_file()) / 1e6

    def start(self) -> None:
        self.process = subprocess.Popen([str(part) for part in self.serve_command()], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        word, _, nanoseconds = self.process.stdout.readline().partition(" ")
        if word != "ready":
            raise EngineError(f"{self.name} did not start")
        self.milliseconds_to_open = int(nanoseconds) / 1e6

    def ask(self, question: str) -> Answer:
        """Answers to MODE and a query; raises EngineError where the engine cannot."""
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        columns = self.process.stdout.readline().rstrip("\n").split("\t")
        if len(columns) != 3:
            raise EngineError(f"{self.name}: {' '.join(columns)}: {question}")
        return Answer(int(columns[0]) / 1e6, int(columns[1]), columns[2])

    def stop(self) -> None:
        if self.process:
            self.process.stdin.close()
            self.process.wait()
            self.process.stdout.close()


class Ours(Engine):
    name = "ours"

    def build_command(self) -> list[object]:
        # The words are invented: that some of them are names of companies would be chance.
        return [self.places.programs / "dateline-index", "rebuild", "--archive", self.index, "--company-names", "off",
                "--quiet", self.places.articles]

    def serve_command(self) -> list[object]:
        return [self.places.programs / "bench_ours", self.index]

    def change(self, command: str, *arguments: object) -> None:
        run(self.places.programs / "dateline-index", command, "--archive", self.index, "--quiet", *arguments)


class Lucene(Engine):
    name = "lucene"

    def __init__(self, places: Places) -> None:
        super().__init__(places)
        self.classes = places.work / "classes"
        self.jars = [jar for part in ("core", "facet") for jar in glob.glob(f"/usr/share/java/lucene-{part}-8.*.jar")]

    def missing(self) -> str:
        if not shutil.which("javac"):
            return "no javac: default-jdk-headless is not installed"
        return "" if len(self.jars) == 2 else "no Lucene: liblucene8-java is not installed"

    def prepare(self) -> None:
        run("javac", "-Xlint:all", "-cp", ":".join(self.jars), "-d", self.classes, HERE / "LuceneEngine.java")

    def java(self, *arguments: object) -> list[object]:
        return ["java", "-Xmx2g", "-cp", ":".join([*self.jars, str(self.classes)]), "LuceneEngine", *arguments]

    def build_command(self) -> list[object]:
        return self.java("index", self.places.table, self.index)

    def serve_command(self) -> list[object]:
        return self.java("serve", self.index)


class StockXapian(Engine):
    name = "xapian"
    rounds_at_most = 1

    def build_command(self) -> list[object]:
        return [self.places.programs / "bench_stock_xapian", "index", self.places.table, self.index]

    def serve_command(self) -> list[object]:
        return [self.places.programs / "bench_stock_xapian", "serve", self.index]


class Sqlite(Engine):
    name = "sqlite"
    rounds_at_most = 1

    def missing(self) -> str:
        probe = "import sqlite3; sqlite3.connect(':memory:').execute('CREATE VIRTUAL TABLE t USING fts5(a)')"
        works = subprocess.run([sys.executable, "-c", probe], stderr=subprocess.DEVNULL, check=False).returncode == 0
        return "" if works else "this Python's SQLite has no FTS5"

    def python(self, *arguments: object) -> list[object]:
        return [sys.executable, HERE / "sqlite_engine.py", *arguments]

    def build_command(self) -> list[object]:
        return self.python("index", self.places.table, self.index)

    def serve_command(self) -> list[object]:
        return self.python("serve", self.index)


ENGINES = {engine.name: engine for engine in (Ours, Lucene, StockXapian, Sqlite)}
