# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of a run as tables."""
from collections.abc import Callable, Iterable

from comparison import Sample

SHARES = (0.50, 0.95, 0.99)


def percentile(values: Iterable[float], share: float) -> float:
    """Of at least one value."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def times(samples: Iterable[Sample], **wanted: object) -> list[float]:
    """Milliseconds of the samples whose members have these values."""
    return [sample.milliseconds for sample in samples
            if all(getattr(sample, name) == value for name, value in wanted.items())]


def three(values: list[float]) -> str:
    """p50 / p95 / p99"""
    if not values:
        return "-"
    return " / ".join(f"{percentile(values, share):.2f}" for share in SHARES)


def ratio(ours: list[float], theirs: list[float], share: float = 0.95) -> str:
    if not ours or not theirs:
        return "-"
    return f"{percentile(ours, share) / percentile(theirs, share):.2f}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """In Markdown."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def in_order(samples: list[Sample], key: Callable[[Sample], object]) -> list:
    """The different keys, in the order of the queries."""
    return list(dict.fromkeys(key(sample) for sample in sorted(samples, key=lambda sample: sample.query)))


def by_class(samples: list[Sample], task: str, engines: list[str]) -> str:
    """A row a class and one for all; milliseconds of each engine, and ours divided by each peer's."""
    peers = [engine for engine in engines if engine != "ours"]
    rows = []
    for kind in [*in_order(samples, lambda sample: sample.kind), "all"]:
        chosen = {"task": task} if kind == "all" else {"task": task, "kind": kind}
        of = {engine: times(samples, engine=engine, **chosen) for engine in engines}
        rows.append([kind, *(three(of[engine]) for engine in engines),
                     *(f"{ratio(of['ours'], of[peer], 0.5)}, {ratio(of['ours'], of[peer])}" for peer in peers)])
    return table(["class", *engines, *(f"ours:{peer} p50, p95" for peer in peers)], rows)


def by_band(samples: list[Sample], task: str, peer: str) -> str:
    rows = []
    for kind, band in in_order(samples, lambda sample: (sample.kind, sample.band)):
        ours, theirs = (times(samples, engine=engine, task=task, kind=kind, band=band) for engine in ("ours", peer))
        rows.append([f"{kind}: {band}", three(ours), three(theirs), ratio(ours, theirs, 0.5), ratio(ours, theirs)])
    return table(["band", "ours", peer, f"ours:{peer} p50", "p95"], rows)


def noise(samples: list[Sample], engines: list[str]) -> str:
    """By how much the rounds of one engine differ: (most - least) / least of a round's p50 and p95."""
    rows = []
    for engine in engines:
        for task in ("top", "full"):
            chosen = [sample for sample in samples if sample.engine == engine and sample.task == task]
            rounds = [times(chosen, round=number) for number in sorted({sample.round for sample in chosen})]
            spreads = []
            for share in SHARES[:2]:
                values = [percentile(values, share) for values in rounds]
                spreads.append(f"{100 * (max(values) / min(values) - 1):.0f} %" if len(values) > 1 else "-")
            rows.append([f"{engine}, {task}", str(len(rounds)), *spreads])
    return table(["engine, mode", "rounds", "p50 differs by", "p95 differs by"], rows)


def figures(samples: list[Sample], milliseconds_to_open: float, milliseconds_to_refresh: float) -> str:
    """What the costs of ours consist of."""
    def ours(mode: str, **wanted: object) -> list[float]:
        return times(samples, task=f"alone {mode}", **wanted)

    def total(mode: str) -> float:
        return sum(ours(mode))

    def differences(mode: str) -> list[float]:
        """What a mode costs beyond top: the median of the rounds of a query, then those of all queries."""
        queries = sorted({sample.query for sample in samples if sample.kind != "newest"})
        return [percentile(ours(mode, query=query), 0.5) - percentile(ours("top", query=query), 0.5)
                for query in queries]
    newest = ours("top", kind="newest")
    dated, undated = ours("top", kind="dated"), ours("undated")
    snippets = differences("snippets")
    rows = [["ten snippets cost, ms (p50 / p95 / p99)", three(snippets)],
            ["newest ten, ms", three(newest)],
            ["date filter : the same words without it (p50, p95)",
             f"{ratio(dated, undated, 0.5)}, {ratio(dated, undated)}"],
            ["facets and histogram : ten hits alone (p50, p95, sum of all)",
             f"{ratio(ours('facets'), ours('top'), 0.5)}, {ratio(ours('facets'), ours('top'))}, "
             f"{total('facets') / total('top'):.2f}"],
            ["defaults (match=auto, recency=auto), full, ms", three(ours("defaults"))],
            ["the same with match and recency as the peers, ms", three(ours("full"))],
            ["opening the archive in process, ms", f"{milliseconds_to_open:.0f}"],
            ["taking over a generation with one small new segment, ms", f"{milliseconds_to_refresh:.0f}"]]
    return table(["ours", "figure"], rows)
