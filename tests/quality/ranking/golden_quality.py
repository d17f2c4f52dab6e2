# SPDX-License-Identifier: GPL-3.0-or-later
"""The first ten for news questions on Reuters-21578: golden_quality.py BIN_FOLDER WORK_FOLDER.

golden/reuters.json says for each what a story must be about, which stories (by NEWID) were read and
found to be so or not, and how many of the ten must be. The questions are asked as the page asks them.
A story that nobody has judged counts as bad and is named: read it, judge it, write it down.
"""
import json
import sys
from pathlib import Path

from corpora import corpus
from figures import Figures
from measures import mean
from reuters import read_stories, sgm_files
from served import Server, ranking, serve, use_programs_of

GOLDEN = Path(__file__).resolve().parent / "golden" / "reuters.json"
FIRST = 10
FLOOR = 0.81  # of the mean precision


def judge(figures: Figures, server: Server, stories: dict, entry: dict) -> float:
    """Prints the precision of one question's first ten, and what is wrong with them."""
    keys, answer = ranking(server, entry["query"], depth=FIRST, recency="auto")
    found = [int(stories[key].newid) for key in keys]
    good = len(set(found).intersection(entry["good"]))
    unjudged = [n for n in found if n not in entry["good"] and n not in entry["bad"]]
    notes = [f"match={answer['query']['match']}", f"bad {sorted(set(found).intersection(entry['bad']))}"]
    notes += [f"unjudged {unjudged}"] if unjudged else []
    figures.row(entry["query"], good / FIRST, entry["at_least"] / FIRST, "  ".join(notes))
    return good / FIRST


def main() -> int:
    use_programs_of(sys.argv[1])
    work = Path(sys.argv[2])
    folder = corpus("reuters21578", work)
    stories = read_stories(Path(sys.argv[1]) / "dateline-index", folder)
    figures = Figures("golden: precision of the first ten, Reuters-21578")
    with serve(work / "golden", sgm_files(folder)) as server:
        precisions = [judge(figures, server, stories, entry) for entry in json.loads(GOLDEN.read_text())]
    figures.row("mean", mean(precisions), FLOOR)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
