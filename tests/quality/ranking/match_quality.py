# SPDX-License-Identifier: GPL-3.0-or-later
"""What match=auto, all and any do to answers: match_quality.py BIN_FOLDER WORK_FOLDER.

`auto` at another threshold than the built one is derived: the answer of `all` where that many articles
have all the words, else that of `any`. At the built one the server itself is asked and must agree.
"""
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from corpora import corpus
from figures import Figures
from judged import SIX, Collection, read_collection
from measures import mean, scores
from reuters import read_stories, sgm_files, words_of, names_of_topics
from served import Server, clean, ranking, serve, serve_articles, use_programs_of

THRESHOLDS = [1, 2, 5, 10, 20, 50, 100]
FEWEST = 10  # relevant articles of a label query
# MAP at the built threshold: the first honest figures, less a little.
FLOORS = {"topics": 0.276, "topic and country": 0.334, "first three": 0.161, "rarest three": 0.231}
SOURCES = Path(__file__).resolve().parents[3]
STOP_WORDS = SOURCES / "indexer/schema/stop_words.cpp"
BUILT = int(re.search(r"kEnoughArticles = (\d+)",
                      (SOURCES / "searchd/search/selected_articles.h").read_text(encoding="utf-8")).group(1))


@dataclass
class Judged:
    """One question under both ways to match."""

    have_all: int  # articles that have all its words
    with_all: dict[str, float]  # scores
    with_any: dict[str, float]

    def scores(self, threshold: int) -> dict[str, float]:
        return self.with_all if self.have_all >= threshold else self.with_any


def label_queries(stories: dict, names: dict[str, str], paired: bool) -> Iterator[tuple[str, dict[str, int]]]:
    """Topics by name, or with a country; relevant are the stories that bear the labels."""
    counts = Counter(label for story in stories.values() for label in story.labels)
    labels = [label for label, count in sorted(counts.items()) if count >= FEWEST]
    topics = [label for label in labels if not label.startswith("place:")]
    places = [label for label in labels if label.startswith("place:") and label.islower()]
    for wanted in product(topics, places) if paired else [(topic,) for topic in topics]:
        grades = {key: 1 for key, story in stories.items() if story.labels.issuperset(wanted)}
        if len(grades) >= FEWEST:
            yield " ".join(words_of(label, names) for label in wanted), grades


def plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def three_words(collection: Collection, stop_words: set[str], rarest: bool) -> Iterator[tuple[str, dict[str, int]]]:
    """The first three words of each question that are no stop words, or the three rarest of them."""
    frequency = Counter(word for article in collection.articles
                        for word in set(plain_words(article["title"] + " " + article["body"])))
    for query, text in collection.queries.items():
        words = [w for w in dict.fromkeys(plain_words(text)) if w not in stop_words and frequency[w] > 0]
        chosen = sorted(words, key=lambda word: frequency[word])[:3] if rarest else words[:3]
        grades = {f"https://{collection.name}.example/{key}": grade
                  for key, grade in collection.grades[query].items()}
        yield " ".join(word for word in words if word in chosen), grades


def ask(server: Server, queries: list[tuple[str, dict[str, int]]]) -> list[Judged]:
    """Judges each question; the server's own auto must be all or any by the number with all words."""
    judged = []
    for text, grades in queries:
        words = clean(text)
        with_all, answer = ranking(server, words, match="all")
        with_any, _ = ranking(server, words, match="any")
        have_all = answer["total"]["articles"]
        auto = ranking(server, words, depth=1)[1]["query"]["match"]
        if len(words.split()) > 1 and auto != ("all" if have_all >= BUILT else "any"):
            raise AssertionError(f"{text}: {have_all} articles have all the words, but auto chose {auto}")
        judged.append(Judged(have_all, scores(with_all, grades), scores(with_any, grades)))
    return judged


def show(figures: Figures, name: str, judged: list[Judged]) -> None:
    """MAP and P@10 of each way to match, and how many questions got some of their words only."""
    rows = {"all": 0, **{f"auto at {threshold}": threshold for threshold in THRESHOLDS}, "any": math.inf}
    for way, threshold in rows.items():
        found = [j.scores(threshold) for j in judged]
        relaxed = sum(j.have_all < threshold for j in judged)
        built = threshold == BUILT
        figures.row(f"{name}: {way}", mean([s["MAP"] for s in found]), FLOORS.get(name) if built else None,
                    f"P@10 {mean([s['P@10'] for s in found]):.4f}  {relaxed} of {len(judged)} relaxed"
                    + ("  <- built" if built else ""))


def reuters_sets(server: Server, binary: Path, folder: Path) -> Iterator[tuple[str, list[Judged]]]:
    stories, names = read_stories(binary, folder), names_of_topics(folder)
    for name, paired in [("topics", False), ("topic and country", True)]:
        queries = [q for q in label_queries(stories, names, paired) if len(clean(q[0]).split()) > 1]
        yield name, ask(server, queries)


def main() -> int:
    use_programs_of(sys.argv[1])
    work = Path(sys.argv[2])
    reuters, collections = corpus("reuters21578", work), corpus("ir_collections", work)
    stop_words = set(re.findall(r'"([^"]+)"sv', STOP_WORDS.read_text(encoding="utf-8")))
    figures = Figures("match: Reuters-21578 by labels of two words or more")
    with serve(work / "match" / "reuters", sgm_files(reuters)) as server:
        for name, judged in reuters_sets(server, Path(sys.argv[1]) / "dateline-index", reuters):
            show(figures, name, judged)
    print("== match: three words of each question of the six judged collections")
    cuts: dict[str, list[Judged]] = {"first three": [], "rarest three": []}
    for name in SIX:
        collection = read_collection(collections, name)
        with serve_articles(work / "match" / name, collection.articles) as server:
            for cut in cuts:
                queries = three_words(collection, stop_words, cut == "rarest three")
                cuts[cut] += ask(server, list(queries))
    for cut, judged in cuts.items():
        show(figures, cut, judged)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
