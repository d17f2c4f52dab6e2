# SPDX-License-Identifier: GPL-3.0-or-later
"""Publication dates of web pages: how many are right, wrong and missing.

dates_quality.py BIN_FOLDER WORK_FOLDER [--verbose]

F is that of the htmldate benchmark: a wrong date is a false positive, a missing one a false negative.
--verbose lists the misses of the half that may be tuned on.
"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from corpora import HALVES, corpus, is_held_out
from extracted import extract_one
from figures import Figures

# The first honest figures less their noise (one page in a half of 200 is 0.005).
FLOORS = {
    ("dated_pages", "held out"): {"accuracy": 0.905, "F": 0.950},
    ("dated_pages", "all"): {"accuracy": 0.912, "F": 0.953},
    ("readability_pages", "all"): {"accuracy": 0.87, "F": 0.93},
}


@dataclass
class Page:
    name: str
    path: Path
    truth: str  # the day, as in 2025-03-31


@dataclass
class Reading:
    page: Page
    article: dict | None

    @property
    def days(self) -> set[str]:
        """The day in UTC, and the day as the page prints it in its own zone."""
        published = self.article and self.article["published"]
        return {published[:10], self.article["published_text"][:10]} if published else set()

    @property
    def is_right(self) -> bool:
        return self.page.truth in self.days

    @property
    def is_update(self) -> bool:
        """The truth of the set is what the page calls its update, and the article says so."""
        updated = self.article and self.article["updated"]
        return bool(updated) and not self.is_right and self.page.truth == updated[:10]

    @property
    def is_missing(self) -> bool:
        return not self.days


def dated_pages(folder: Path) -> list[Page]:
    listed = json.loads((folder / "eval_default.dev.json").read_text())
    paths = {path.name: path for path in folder.glob("tests/*/*")}
    return [Page(url, paths[entry["file"]], entry["date"]) for url, entry in listed.items()]


def readability_pages(folder: Path) -> list[Page]:
    pages = []
    for path in sorted(folder.glob("test/test-pages/*/expected-metadata.json")):
        published = json.loads(path.read_text()).get("publishedTime")
        if published:
            pages.append(Page(path.parent.name, path.parent / "source.html", published[:10]))
    return pages


SETS = {"dated_pages": dated_pages, "readability_pages": readability_pages}


def read(binary: Path, pages: list[Page]) -> list[Reading]:
    with ThreadPoolExecutor() as pool:
        articles = pool.map(lambda page: extract_one(binary, page.path, "--format", "html"), pages)
        return [Reading(page, article) for page, article in zip(pages, articles)]


def show(figures: Figures, name: str, half: str, readings: list[Reading]) -> None:
    total = len(readings)
    right = sum(reading.is_right for reading in readings)
    missing = sum(reading.is_missing for reading in readings)
    wrong = total - right - missing
    floors = FLOORS.get((name, half), {})
    label = f"{name}, {half}"
    figures.count(f"{label}: pages", total)
    figures.row(f"{label}: accuracy", right / total, floors.get("accuracy"))
    figures.row(f"{label}: wrong", wrong / total, note=f"{wrong} pages")
    updates = sum(reading.is_update for reading in readings)
    figures.row(f"{label}: wrong, but the day of the update", updates / total, note=f"{updates} of these")
    figures.row(f"{label}: missing", missing / total, note=f"{missing} pages")
    figures.row(f"{label}: F", 2 * right / (2 * right + wrong + missing), floors.get("F"))


def list_misses(readings: list[Reading]) -> None:
    for reading in readings:
        if not reading.is_right and not is_held_out(reading.page.name):
            rules = [entry for entry in (reading.article or {}).get("evidence", []) if entry["field"] == "published"]
            found = [(entry["rule"], entry["text"]) for entry in rules]
            print(f"  {reading.page.truth}  {sorted(reading.days)} {found}  {reading.page.path}  {reading.page.name}")


def main() -> int:
    binary, work = Path(sys.argv[1]) / "dateline-index", Path(sys.argv[2])
    figures = Figures("publication dates")
    for name, pages_of in SETS.items():
        readings = read(binary, pages_of(corpus(name, work)))
        for half, belongs in HALVES.items():
            show(figures, name, half, [reading for reading in readings if belongs(reading.page.name)])
        if "--verbose" in sys.argv:
            list_misses(readings)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
