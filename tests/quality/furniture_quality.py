# SPDX-License-Identifier: GPL-3.0-or-later
"""Furniture learned per source: what a rebuild takes out of real archives, and whether rightly so.

usage: furniture_quality.py BIN_FOLDER WORK_FOLDER

Articles are split in two halves, one archive is built of each, and what one has learned is judged by
the articles of the other. A paragraph is judged to be furniture when these articles that have it report
different news: their leads, without all that was learned, share few words. The background of a running
story or a sentence that recurred by chance seldom passes. Every line learned of any source of any set
counts, but for those that fewer than two articles of the other half have: nobody can judge them.
"""
import gzip
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from itertools import combinations, islice
from pathlib import Path

from corpora import HALVES, corpus
from figures import Figures

FINE, FINE_BUT_SKIPPED = 0, 3  # exit statuses of a rebuild
SHOWN = 5  # lines a source printed as samples
SAMPLE = 80  # characters of each
MOST_PAIRS = 200
LEAD_WORDS = 60
LARGEST_OVERLAP = 0.2  # of the words of two leads, on average; unrelated English ones share a tenth
SETS = ("finance_articles", "feeds", "reuters21578")
KEYS = ("url", "own_id", "title", "published", "source", "body")  # of an article, that a rebuild is given
FLOORS = {"held out": 0.90, "tuned on": 0.90}


def extract(binary: Path, *arguments: str | Path, stdin: bytes | None = None) -> list[dict]:
    """Articles printed; what is no article of the set is passed over."""
    done = subprocess.run([binary, "extract", "--quiet", *arguments], input=stdin, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in done.stdout.splitlines()]


def articles_of(binary: Path, folder: Path) -> list[dict]:
    """Every article of a set that names its source, with its furniture; the wording seen last."""
    found = {}
    packed = sorted(folder.glob("*.jsonl.gz"))
    text = b"".join(gzip.decompress(path.read_bytes()) for path in packed)
    articles = extract(binary, "--format", "jsonl", "-", stdin=text) if packed else extract(binary, folder)
    for article in articles:
        found[article["id"]] = article
    return [article for article in found.values() if article["source"]]


def learned(binary: Path, archive: Path, articles: list[dict]) -> dict[str, dict[str, int]]:
    """Source to furniture line to articles it was taken out of, after a rebuild of these articles."""
    if not articles:
        return {}
    records = "".join(json.dumps({key: article[key] for key in KEYS}) + "\n" for article in articles).encode()
    shutil.rmtree(archive, ignore_errors=True)
    done = subprocess.run([binary, "rebuild", "--quiet", "--archive", archive, "--format", "jsonl", "-"],
                          input=records, check=False)
    if done.returncode not in (FINE, FINE_BUT_SKIPPED):
        raise SystemExit(f"rebuild ended with {done.returncode}")
    lines: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for article in extract(binary, "--archive", archive, "--format", "jsonl", "-", stdin=records):
        for line in set(article["furniture"]):
            lines[article["source"]][line] += 1
    return lines


def lead_of(article: dict, learned_lines: set[str]) -> set[str]:
    """The words with which an article begins, apart from those lines."""
    rest = " ".join(paragraph for paragraph in article["body"].split("\n\n") if paragraph not in learned_lines)
    return set(rest.lower().split()[:LEAD_WORDS])


def is_furniture(line: str, learned_lines: set[str], articles: list[dict]) -> bool | None:
    """Whether the articles that have the line report different news; None when too few have it."""
    having = {article["id"]: article for article in articles if line in article["body"].split("\n\n")}
    if len(having) < 2:
        return None
    overlaps = []
    for one, other in islice(combinations(having.values(), 2), MOST_PAIRS):
        a, b = lead_of(one, learned_lines), lead_of(other, learned_lines)
        overlaps.append(len(a & b) / max(1, len(a | b)))
    return sum(overlaps) / len(overlaps) <= LARGEST_OVERLAP


def by_source(articles: list[dict]) -> dict[str, list[dict]]:
    sources = defaultdict(list)
    for article in articles:
        sources[article["source"]].append(article)
    return sources


def measure(binary: Path, work: Path, sets: dict[str, list[dict]], figures: Figures) -> None:
    """Learns on either half, judges by the other."""
    other = {"tuned on": "held out", "held out": "tuned on"}
    for half, judge in other.items():
        right = count = 0
        for name, articles in sets.items():
            lines = learned(binary, work / f"furniture-{name}",
                            [article for article in articles if HALVES[half](article["id"])])
            judges = by_source([article for article in articles if HALVES[judge](article["id"])])
            for source, found in sorted(lines.items()):
                verdicts = {line: is_furniture(line, set(found), judges[source]) for line in found}
                good = [line for line, verdict in verdicts.items() if verdict]
                wrong = [line for line, verdict in verdicts.items() if verdict is False]
                right, count = right + len(good), count + len(good) + len(wrong)
                figures.count(f"{half}: {source}", len(found), f"{len(good)} judged right, {len(wrong)} wrong")
                for line in sorted(found, key=lambda text: -found[text])[:SHOWN]:
                    print(f"    {found[line]:5d} {line[:SAMPLE]}")
                for line in sorted(wrong):
                    print(f"    {found[line]:5d} WRONG {line[:SAMPLE]}")
            if name == "reuters21578":
                figures.row(f"{half}: reuters-21578 keeps every line", float(not lines), 1.0)
        figures.row(f"{half}: precision of {count} lines judged", right / max(1, count), FLOORS[half])


def main() -> int:
    binary, work = Path(sys.argv[1]) / "dateline-index", Path(sys.argv[2])
    sets = {name: articles_of(binary, corpus(name, work)) for name in SETS}
    figures = Figures("furniture learned per source")
    measure(binary, work, sets, figures)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
