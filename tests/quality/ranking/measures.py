# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a ranking is: the measures of TREC's trec_eval, and how sure a difference is."""
import math
import random
from collections.abc import Sequence

MEASURES = ["MAP", "nDCG@10", "P@10", "R@100"]


def average_precision(ranking: Sequence[str], grades: dict[str, int]) -> float:
    """Precision at the rank of each relevant item, averaged over all of them, found or not."""
    found, total = 0, 0.0
    for rank, item in enumerate(ranking, 1):
        if grades.get(item, 0) > 0:
            found += 1
            total += found / rank
    return total / sum(grade > 0 for grade in grades.values())


def ndcg(ranking: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """Gain is the grade, discounted by log2(rank + 1) (Järvelin and Kekäläinen 2002)."""

    def gain(ordered: Sequence[int]) -> float:
        return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(ordered[:depth], 1))

    best = gain(sorted((grade for grade in grades.values() if grade > 0), reverse=True))
    return gain([grades.get(item, 0) for item in ranking]) / best


def scores(ranking: Sequence[str], grades: dict[str, int]) -> dict[str, float]:
    """All of MEASURES for one query that has at least one relevant item."""
    relevant = {item for item, grade in grades.items() if grade > 0}
    return {
        "MAP": average_precision(ranking, grades),
        "nDCG@10": ndcg(ranking, grades),
        "P@10": len(relevant.intersection(ranking[:10])) / 10,
        "R@100": len(relevant.intersection(ranking[:100])) / len(relevant),
    }


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def chance(differences: Sequence[float], seed: int = 1, rounds: int = 10_000) -> float:
    """How often paired differences of random sign are at least as far from zero: a two-sided
    randomisation test (Smucker, Allan and Carterette 2007)."""
    dice = random.Random(seed)
    observed = abs(sum(differences))
    extreme = sum(abs(sum(d if dice.random() < 0.5 else -d for d in differences)) >= observed - 1e-12
                  for _ in range(rounds))
    return (extreme + 1) / (rounds + 1)
