# SPDX-License-Identifier: GPL-3.0-or-later
"""Web archives: what each file of the set `warc` gives, and how many dates of its pages are true.

    warc_quality.py BIN_FOLDER WORK_FOLDER

A folder of the same shape holds small files under warcio/, and NAME.warc.gz with NAME.truth.json, which maps the
address of each page to the day of its publication.
"""
import json
import sys
import tempfile
from pathlib import Path

from corpora import HALVES, corpus
from extracted import extract
from figures import Figures

# File -> articles that it holds and records that cannot be read, as a person finds them. A file that is not
# named here is only shown.
EXPECTED = {
    "bad.arc": (0, 2),
    "example-bad-non-chunked.warc.gz": (1, 0),
    "example-bad.warc.gz.bad": (1, 0),
    "example-digest.warc": (0, 0),
    "example-iana.org-chunked.warc": (1, 0),
    "example-resource.warc.gz": (1, 0),
    "example-space-in-target-uri.warc.gz": (0, 0),
    "example-space-in-url.arc": (1, 0),
    "example-trunc.warc": (0, 1),
    "example-wget-bad-target-uri.warc.gz": (1, 0),
    "example-wrong-chunks.warc.gz": (1, 0),
    "example.arc": (1, 0),
    "example.arc.gz": (1, 0),
    "example.warc": (1, 0),
    "example.warc.gz": (1, 0),
    "post-test.warc.gz": (0, 0),
}
KINDS = (".arc", ".warc", ".gz", ".bad")


def read_file(binary: Path, path: Path) -> tuple[list[dict], list[dict]]:
    """Its articles, and the lines of the report about it."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as report:
        articles = list(extract(binary, [path], "--report", report.name))
        lines = [json.loads(line) for line in Path(report.name).read_text().splitlines()]
    return articles, lines


def show_files(binary: Path, folder: Path, figures: Figures) -> None:
    """A row a file; the figure is the share of files that gave what they hold."""
    right = known = 0
    for path in sorted(folder.iterdir()):
        if not path.name.endswith(KINDS):
            continue
        articles, lines = read_file(binary, path)
        found = (len(articles), len(lines))
        expected = EXPECTED.get(path.name)
        known += expected is not None
        right += found == expected
        mark = "" if expected in (None, found) else f"  EXPECTED {expected}"
        print(f"  {path.name:<40} {found[0]} articles, {found[1]} records refused{mark}")
        for line in lines:
            print(f"      record {line['record']} at {line['offset']}: {line['reason']} ({line['hint']})")
    if known:
        figures.row("small files read as they should be", right / known, 1.0, f"of {known}")


def show_crawl(binary: Path, path: Path, figures: Figures) -> None:
    """The share of pages read, and of their dates that are right, wrong and missing."""
    truth = json.loads(path.with_name(path.name.removesuffix(".warc.gz") + ".truth.json").read_text())
    articles, lines = read_file(binary, path)
    days = {}
    for article in articles:
        day = article["published"]
        days[article["url"].rstrip("/")] = day[:10] if day else None
    figures.row(f"{path.name}: pages read", len(articles) / len(truth), 0.98, f"of {len(truth)}")
    for line in lines:
        print(f"      record {line['record']} at {line['offset']}: {line['reason']}")
    missing_first_seen = sum(article["first_seen_derived"] for article in articles)
    figures.count("first_seen not from the record", missing_first_seen)
    figures.failures += missing_first_seen > 0
    # Pages may name another address than the one they were fetched from: those are found by order.
    fetched = dict(zip(truth, articles)) if len(articles) == len(truth) else {}
    for half, chosen in HALVES.items():
        pages = [url for url in truth if chosen(url)]
        day_of = {url: days.get(url.rstrip("/")) or ((fetched[url]["published"] or "")[:10] if url in fetched else None)
                  for url in pages}
        right = sum(day_of[url] == truth[url] for url in pages)
        missing = sum(not day_of[url] for url in pages)
        figures.row(f"published is right ({half})", right / len(pages), None, f"of {len(pages)}")
        figures.row(f"published is wrong ({half})", (len(pages) - right - missing) / len(pages))
        figures.row(f"published is missing ({half})", missing / len(pages))


def main() -> int:
    binary = Path(sys.argv[1]) / "dateline-index"
    folder = corpus("warc", Path(sys.argv[2]))
    figures = Figures("web archives")
    if (folder / "warcio").is_dir():
        show_files(binary, folder / "warcio", figures)
    for path in sorted(folder.glob("*.warc.gz")):
        show_crawl(binary, path, figures)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
