#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the articles of HTML pages are found: body, title and byline.

usage: html_quality.py BIN_FOLDER WORK_FOLDER [PAGES]

PAGES, else the set readability_pages: any folder with folders below that hold source.html, expected.html (the
body) and expected-metadata.json (title, byline). Body figures are those of the article-extraction benchmark:
4-grams of words, each page counted as much as any other, precision and recall averaged over pages, F1 of the two.
"""
import html.parser
import json
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

from corpora import HALVES, corpus
from extracted import extract_one
from figures import Figures

INLINE = frozenset("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small "
                   "span strike strong sub sup time tt u var wbr".split())
INVISIBLE = frozenset(["script", "style", "template", "svg", "math"])

# The first honest figures less their noise.
FLOORS = {
    "held out": {"body": 0.945, "title": 0.94, "byline": 0.70, "unsigned": 0.80},
    "all": {"body": 0.962, "title": 0.94, "byline": 0.72, "unsigned": 0.84},
}


class TextOf(html.parser.HTMLParser):
    """The text of a page without @p left_out; elements that are not inline part words."""

    def __init__(self, left_out: frozenset[str]):
        super().__init__()
        self.parts = []
        self.left_out = left_out
        self.invisible = 0

    def handle_starttag(self, tag, attrs):
        self.invisible += tag in self.left_out
        self.parts.append("" if tag in INLINE else " ")

    def handle_startendtag(self, tag, attrs):
        self.parts.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag):
        self.invisible -= tag in self.left_out and self.invisible > 0
        self.parts.append("" if tag in INLINE else " ")

    def handle_data(self, data):
        if not self.invisible:
            self.parts.append(data)


def text_of(page: str, left_out: frozenset[str] = INVISIBLE) -> str:
    parser = TextOf(left_out)
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def shingles(text: str) -> Counter:
    """The runs of four words; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words)


def overlap(truth: str, found: str) -> tuple[int, int, int]:
    """Runs that both have, that only @p found has, and that only @p truth has."""
    expected, given = shingles(truth), shingles(found)
    common = (expected & given).total()
    return common, given.total() - common, expected.total() - common


def precision_recall(overlaps: list[tuple[int, int, int]]) -> tuple[float, float]:
    precision = [common / (common + extra) for common, extra, _ in overlaps if common + extra]
    recall = [common / (common + missing) for common, _, missing in overlaps if common + missing]
    return statistics.mean(precision or [0]), statistics.mean(recall or [0])


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def names_of(byline: str) -> set[str]:
    """The names in a byline, folded: what commas, "and" and line ends part, without "by" in front."""
    names = re.split(r"\s*(?:[,;&|\n]|\band\b|\bund\b|\bet\b)\s*", re.sub(r"(?im)^\s*((written|edited|reporting|posted) )?(by|par|von)\b:?", "", byline))
    return {folded(name).casefold() for name in names if folded(name)}


class Page:
    """One page of the set with what was found on it."""

    def __init__(self, folder: Path, binary: Path):
        self.name = folder.name
        found = extract_one(binary, folder / "source.html") or {}
        truth = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        expected = (folder / "expected.html").read_text(encoding="utf-8")
        body = found.get("body") or ""
        self.body = overlap(text_of(expected), body)
        self.body_without_captions = overlap(text_of(expected, INVISIBLE | {"figcaption"}), body)
        self.title = (folded(truth.get("title")), folded(found.get("title")))
        self.byline = (folded_lines(truth.get("byline")), found.get("authors") or [])

    @property
    def names_equal(self) -> bool:
        return names_of(self.byline[0]) == {folded(name).casefold() for name in self.byline[1]}

    @property
    def names_alike(self) -> bool:
        """Every name found stands in the byline, and there is one."""
        byline = folded(self.byline[0]).casefold()
        return bool(self.byline[1]) and all(folded(name).casefold() in byline for name in self.byline[1])


def folded_lines(text: str | None) -> str:
    return "\n".join(folded(line) for line in (text or "").strip().splitlines())


def share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 0


def show(pages: list[Page], half: str, figures: Figures) -> None:
    floors = FLOORS.get(half, {})
    precision, recall = precision_recall([page.body for page in pages])
    figures.row(f"{half}: body precision", precision)
    figures.row(f"{half}: body recall", recall)
    figures.row(f"{half}: body F1", f1(precision, recall), floors.get("body"), f"{len(pages)} pages")
    figures.row(f"{half}: body F1, captions not wanted",
                f1(*precision_recall([page.body_without_captions for page in pages])))
    titled = [page.title for page in pages if page.title[0]]
    figures.row(f"{half}: title exact", share([want == got for want, got in titled]), floors.get("title"),
                f"{len(titled)} pages")
    signed = [page for page in pages if page.byline[0]]
    figures.row(f"{half}: byline names equal", share([page.names_equal for page in signed]), floors.get("byline"),
                f"{len(signed)} pages")
    figures.row(f"{half}: byline names alike", share([page.names_alike for page in signed]))
    unsigned = [page for page in pages if not page.byline[0]]
    figures.row(f"{half}: no names without a byline", share([not page.byline[1] for page in unsigned]),
                floors.get("unsigned"), f"{len(unsigned)} pages")


def show_misses(pages: list[Page]) -> None:
    """What a person looks at before changing a rule."""
    for page in sorted(pages, key=lambda page: f1(*precision_recall([page.body]))):
        precision, recall = precision_recall([page.body])
        print(f"{page.name[:36]:<36} body {precision:.3f} {recall:.3f}")
        if page.title[0] and page.title[0] != page.title[1]:
            print(f"    title  {page.title[1]!r}\n    wanted {page.title[0]!r}")
        if not page.names_equal and (page.byline[0] or page.byline[1]):
            print(f"    authors {page.byline[1]!r}\n    wanted  {page.byline[0]!r}")


def main() -> int:
    binary, work = Path(sys.argv[1]) / "dateline-index", Path(sys.argv[2])
    root = Path(sys.argv[3]) if len(sys.argv) > 3 else corpus("readability_pages", work)
    pages = [Page(file.parent, binary) for file in sorted(root.rglob("source.html"))]
    figures = Figures(f"HTML pages of {root.name}")
    for half, is_in in HALVES.items():
        show([page for page in pages if is_in(page.name)], half, figures)
    show_misses([page for page in pages if HALVES["tuned on"](page.name)])
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
