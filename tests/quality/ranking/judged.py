# SPDX-License-Identifier: GPL-3.0-or-later
"""The judged collections of ir_collections: documents, questions and which documents answer them."""
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIX = ["time", "cranfield", "cisi", "medline", "npl", "lisa"]  # those of the mean
ALL = [*SIX, "adi"]


@dataclass
class Collection:
    name: str
    articles: list[dict]  # JSON Lines input; the url ends with the document's id
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]  # query, document: 0 is judged and no answer


def read_collection(folder: Path, name: str) -> Collection:
    """Queries without a relevant document are left out, as trec_eval does."""
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / name / "qrels.txt").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        grades.setdefault(query, {})[document] = int(grade)
    grades = {query: judged for query, judged in grades.items() if any(g > 0 for g in judged.values())}
    lines = (folder / name / "queries.tsv").read_text(encoding="utf-8").splitlines()
    texts = dict(line.split("\t")[:2] for line in lines)
    return Collection(name, list(read_articles(folder / name / "docs.jsonl", name)),
                      {query: texts[query] for query in grades}, grades)


def read_articles(path: Path, name: str) -> Iterator[dict]:
    """All but the two of Cranfield without any text, which the indexer would refuse."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["title"] or document["body"]:
            yield {"url": f"https://{name}.example/{document['id']}", "title": document["title"],
                   "body": document["body"]}
