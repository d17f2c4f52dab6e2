# SPDX-License-Identifier: GPL-3.0-or-later
"""One run in which all engines are asked the same queries in turn, and what came of it."""
import random
from typing import NamedTuple

from engines import Engine, EngineError

KIND, BAND, FROM, TO = 0, 1, 6, 7
ALONE = ("top", "undated", "snippets", "facets", "full", "defaults")


class Sample(NamedTuple):
    engine: str
    task: str  # a mode; for what only ours is asked: "alone" and the mode, or "alone undated"
    kind: str
    band: str
    query: int
    round: int
    milliseconds: float


def undated(query: str) -> str:
    """The same query without its dates."""
    columns = query.split("\t")
    columns[FROM] = columns[TO] = ""
    return "\t".join(columns)


class Comparison:
    """Asks every engine every query, in each mode, in as many rounds as it has patience for.

    The order of queries differs from round to round, and that of the engines from query to query, so that what
    disturbs the machine disturbs all of them. Warm-up rounds come first and are not measured.
    """

    def __init__(self, engines: list[Engine], queries: list[str], seed: int) -> None:
        self.engines = engines
        self.queries = queries
        self.random = random.Random(seed)
        self.samples: list[Sample] = []
        self.answers: dict[int, dict[str, tuple[int, str]]] = {}  # full ones, by query and engine
        self.errors: list[str] = []

    def run(self, rounds: int, warm_ups: int) -> None:
        ours = next(engine for engine in self.engines if engine.name == "ours")
        for number in range(-warm_ups, rounds):
            takers = [engine for engine in self.engines
                      if (number if number >= 0 else -number - 1) < engine.rounds_at_most]
            for mode in ("top", "full"):
                self.ask_all(number, [(engine, mode) for engine in takers])
            self.ask_all(number, [(ours, f"alone {mode}") for mode in ALONE])

    def ask_all(self, number: int, tasks: list[tuple[Engine, str]]) -> None:
        """All queries in round NUMBER, of which those below zero are warm-ups."""
        order = list(range(len(self.queries)))
        self.random.shuffle(order)
        for query in order:
            self.random.shuffle(tasks)
            for engine, task in tasks:
                if task != "alone undated" or self.queries[query].startswith("dated\t"):
                    self.ask(engine, number, task, query)

    def ask(self, engine: Engine, number: int, task: str, query: int) -> None:
        text = self.queries[query]
        mode = task.removeprefix("alone ")
        question = "top\t" + undated(text) if mode == "undated" else mode + "\t" + text
        try:
            answer = engine.ask(question)
        except EngineError as error:
            self.errors.append(str(error))
            return
        if mode == "full":
            self.answers.setdefault(query, {})[engine.name] = (answer.total, answer.facets)
        if number >= 0:
            columns = text.split("\t")
            self.samples.append(Sample(engine.name, task, columns[KIND], columns[BAND], query, number,
                                       answer.milliseconds))

    def disagreements(self) -> list[str]:
        """Queries whose total or facets differ between engines."""
        return [f"{self.queries[query]!r}: " + "; ".join(f"{name}: {total} {facets}"
                                                         for name, (total, facets) in sorted(answers.items()))
                for query, answers in sorted(self.answers.items()) if len(set(answers.values())) > 1]

    def totals(self) -> list[int | None]:
        """The total of each query, as ours counts it; None where it failed."""
        return [self.answers.get(query, {}).get("ours", (None, ""))[0] for query in range(len(self.queries))]
