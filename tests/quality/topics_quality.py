# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections of bbc_news by the rules of bbc_rules.txt: topics_quality.py BIN_FOLDER WORK_FOLDER.

The input holds title and text alone: the section, which is the name of the folder, is only in the truth.
"""
import json
import subprocess
import sys
import time
from pathlib import Path

from corpora import HALVES, corpus, is_held_out
from extracted import extract
from figures import Figures

HERE = Path(__file__).resolve().parent
SECTIONS = ["business", "entertainment", "politics", "sport", "tech"]
FLOORS = {"exactly the right section": 0.81, "macro F1": 0.88}


def articles(folder: Path):
    """(key, section, title, body) of every article."""
    for section in SECTIONS:
        for file in sorted((folder / section).glob("*.txt")):
            try:
                text = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                text = file.read_text(encoding="latin-1")
            title, _, body = text.partition("\n")
            yield f"{section}/{file.name}", section, title.strip(), body.strip()


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(figures: Figures, half: str, found: dict[str, set[str]], truth: dict[str, str]) -> None:
    """`exactly` counts an article with two sections, or none, as wrong."""
    keys = [key for key in truth if HALVES[half](key)]
    floors = FLOORS if half != "tuned on" else {}
    exact = sum(found[key] == {truth[key]} for key in keys)
    several = sum(len(found[key]) > 1 for key in keys)
    none = sum(not found[key] for key in keys)
    figures.row(f"{half}: exactly the right section", exact / len(keys), floors.get("exactly the right section"),
                f"of {len(keys)}: {several} with several, {none} with none")
    scores = []
    for section in SECTIONS:
        right = sum(section in found[key] and truth[key] == section for key in keys)
        given = sum(section in found[key] for key in keys)
        wanted = sum(truth[key] == section for key in keys)
        precision, recall = right / max(given, 1), right / max(wanted, 1)
        scores.append(f1(precision, recall))
        figures.row(f"{half}: {section}", scores[-1], note=f"precision {precision:.4f}  recall {recall:.4f}")
    figures.row(f"{half}: macro F1", sum(scores) / len(scores), floors.get("macro F1"))


def main() -> int:
    binary, work = Path(sys.argv[1]) / "dateline-index", Path(sys.argv[2])
    folder = corpus("bbc_news", work)
    folder = folder / "bbc" if (folder / "bbc").is_dir() else folder
    truth, lines = {}, []
    for key, section, title, body in articles(folder):
        truth[key] = section
        lines.append(json.dumps({"id": key, "title": title, "body": body}))
    work.mkdir(parents=True, exist_ok=True)
    feed = work / "bbc_news.jsonl"
    feed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = HERE / "bbc_rules.txt"
    subprocess.run([binary, "check-rules", "--quiet", rules], check=True)

    started = time.monotonic()
    found = {key: set() for key in truth}
    for key, article in zip(truth, extract(binary, [feed], "--topic-rules", str(rules)), strict=True):
        found[key] = set(article["topics"]) & set(SECTIONS)
    seconds = time.monotonic() - started

    figures = Figures("topics: bbc_news by rules")
    figures.count("articles", len(truth), f"{sum(map(is_held_out, truth))} held out; {seconds:.1f} s")
    for half in HALVES:
        measure(figures, half, found, truth)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
