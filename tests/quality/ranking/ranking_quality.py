# SPDX-License-Identifier: GPL-3.0-or-later
"""How good the ranking is on judged collections: ranking_quality.py BIN_FOLDER WORK_FOLDER.

Free text as a disjunction (match=any) without the prior of recency, judged down to result 1,000.
"""
import sys
import time
from pathlib import Path

import xapian_peer
from corpora import corpus
from figures import Figures
from judged import ALL, SIX, Collection, read_collection
from measures import MEASURES, chance, mean, scores
from served import clean, ranking, serve_articles, use_programs_of, was_cut

# MAP that a plain BM25 with our boosts once reached on each; to be held or bettered.
GOALS = {"time": 0.704, "cranfield": 0.324, "cisi": 0.245, "medline": 0.593, "npl": 0.309, "lisa": 0.370,
         "mean of six": 0.424}
# First honest figures, less a little: MAP, nDCG@10, P@10, R@100.
FLOORS = {
    "time": (0.704, 0.761, 0.294, 0.969),
    "cranfield": (0.327, 0.386, 0.254, 0.762),
    "cisi": (0.245, 0.407, 0.362, 0.451),
    "medline": (0.591, 0.738, 0.698, 0.829),
    "npl": (0.307, 0.452, 0.372, 0.637),
    "lisa": (0.370, 0.457, 0.304, 0.775),
    "adi": (0.455, 0.539, 0.229, 0.905),
    "mean of six": (0.424, 0.534, 0.381, 0.737),
}


def documents(urls: list[str]) -> list[str]:
    return [url.rsplit("/", 1)[1] for url in urls]


def measure(collection: Collection, folder: Path) -> tuple[list[dict[str, float]], int]:
    """The scores of each query, and how many queries were cut to 64 words; none has 2 KB."""
    found, cut = [], 0
    with serve_articles(folder, collection.articles) as server:
        for query, text in collection.queries.items():
            urls, answer = ranking(server, clean(text), match="any")
            found.append(scores(documents(urls), collection.grades[query]))
            cut += was_cut(answer)
    return found, cut


def measure_peer(collection: Collection) -> list[dict[str, float]]:
    """The same by Xapian as it comes; nothing where its Python module is not installed."""
    rank = xapian_peer.ranker(collection.articles)
    if rank is None:
        return []
    return [scores(documents(rank(clean(text))), collection.grades[query])
            for query, text in collection.queries.items()]


def means(found: list[dict[str, float]]) -> dict[str, float]:
    return {name: mean([s[name] for s in found]) for name in MEASURES}


def show(figures: Figures, name: str, found: dict[str, float], note: str) -> None:
    for (measure_name, value), floor in zip(found.items(), FLOORS[name], strict=True):
        is_map = measure_name == "MAP"
        goal = f"goal {GOALS[name]:.3f}; " if is_map and name in GOALS else ""
        figures.row(f"{name}: {measure_name}", value, floor, goal + note if is_map else "")


def main() -> int:
    use_programs_of(sys.argv[1])
    work = Path(sys.argv[2])
    folder = corpus("ir_collections", work)
    figures = Figures("ranking: judged collections, match=any")
    ours, peer = {}, {}
    for name in ALL:
        started = time.monotonic()
        collection = read_collection(folder, name)
        found, cut = measure(collection, work / "ranking" / name)
        ours[name] = means(found)
        show(figures, name, ours[name],
             f"{len(found)} queries, {cut} of them cut; {time.monotonic() - started:.0f} s")
        if others := measure_peer(collection):
            peer[name] = means(others)
            by_chance = chance([s["MAP"] - o["MAP"] for s, o in zip(found, others, strict=True)])
            figures.row(f"{name}: MAP of Xapian out of the box", peer[name]["MAP"],
                        note=f"p of the difference {by_chance:.4f}")
    show(figures, "mean of six", {m: mean([ours[name][m] for name in SIX]) for m in MEASURES}, "")
    if peer:
        figures.row("mean of six: MAP of Xapian out of the box", mean([peer[name]["MAP"] for name in SIX]))
    else:
        print("Xapian out of the box: SKIPPED, python3-xapian is not installed")
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
