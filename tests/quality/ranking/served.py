# SPDX-License-Identifier: GPL-3.0-or-later
"""Rankings as a client gets them: dateline-index rebuild, dateline-searchd, pages over HTTP."""
import contextlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from programs import Server, index, write_jsonl

DEPTH = 1000  # results that a ranking is judged by
PAGE = 100
MAX_SECONDS = 900  # to build an archive on a busy machine
SYNTAX = re.compile(r"""["“”„«»()\[\]{}:*=$<>]|(?<!\S)-+""")


def use_programs_of(folder: str) -> None:
    os.environ["DATELINE_TEST_BIN"] = str(Path(folder).resolve())


@contextlib.contextmanager
def serve(folder: Path, inputs: Sequence[Path]) -> Iterator[Server]:
    """Builds an archive of the inputs in a folder, anew, and serves it."""
    archive = folder / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    index("rebuild", "--quiet", "--archive", archive, *inputs, limit=MAX_SECONDS)
    server = Server(archive)
    try:
        yield server
    finally:
        server.close()


@contextlib.contextmanager
def serve_articles(folder: Path, articles: list[dict]) -> Iterator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    with serve(folder, [write_jsonl(folder / "articles.jsonl", articles)]) as server:
        yield server


def clean(text: str) -> str:
    """A text as words alone: nothing in it can be read as an operator."""
    return " ".join(SYNTAX.sub(" ", text.lower()).split())


def was_cut(answer: dict) -> bool:
    """True when a limit (64 words beside stop words) made the server leave words out."""
    return any("at most" in entry["reason"] for entry in answer["query"]["ignored"])


def names(answer: dict) -> list[str]:
    return [hit["url"] or hit["id"] for hit in answer["results"]]


def ranking(server: Server, text: str, depth: int = DEPTH, **options: str) -> tuple[list[str], dict]:
    """The best @p depth articles, by url or by id where they have none, and the first answer."""
    first = answer = server.search(q=text, snippet=0, size=min(depth, PAGE), **{"recency": "off"} | options)
    found = names(answer)
    while answer["next"] and len(found) < depth:
        answer = server.get(answer["next"]).json()
        found += names(answer)
    return found[:depth], first
