# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast is search, beside Lucene 8, SQLite FTS5 and Xapian as one writes it first? README.md tells what is measured.

Makes a corpus, builds the index of each engine, asks all of them in turn in one run, and prints tables. Exit status
1 when two engines disagree on a total or a facet, an engine fails a query, or the server fails a request.
"""
import argparse
import os
import sys
from pathlib import Path

import service
import tables
from comparison import Comparison
from engines import ENGINES, Engine, Ours, Places, run


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path, help="folder of the built programs")
    parser.add_argument("work", type=Path, help="folder for corpus and indexes: about 30 kB an article")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds; the slow engines do one")
    parser.add_argument("--warm-ups", type=int, default=2, help="rounds before those")
    parser.add_argument("--every", type=int, default=1, help="ask only every so many-th query")
    parser.add_argument("--engines", default=",".join(ENGINES), help="ours and some of the others")
    parser.add_argument("--http-seconds", type=int, default=10, help="for each number of connections; 0: none")
    parser.add_argument("--reuse", action="store_true", help="take corpus and indexes of an earlier run as they are")
    arguments = parser.parse_args()
    if "ours" not in arguments.engines.split(",") or set(arguments.engines.split(",")) - set(ENGINES):
        parser.error(f"--engines: ours and some of {', '.join(ENGINES)}")
    return arguments


def tell(title: str, text: str) -> None:
    print(f"\n## {title}\n{text}", flush=True)


def chosen_engines(places: Places, names: str) -> list[Engine]:
    """Those asked for that can take part; says of the others why not."""
    engines = []
    for name in names.split(","):
        engine = ENGINES[name](places)
        if engine.missing():
            print(f"{name} is SKIPPED: {engine.missing()}", flush=True)
        else:
            engines.append(engine)
    return sorted(engines, key=lambda engine: list(ENGINES).index(engine.name))


def prepare(places: Places, engines: list[Engine], arguments: argparse.Namespace) -> None:
    """Makes the corpus and builds the indexes, or finds them there."""
    places.work.mkdir(parents=True, exist_ok=True)
    if not (arguments.reuse and places.articles.exists()):
        run(places.programs / "bench_corpus_maker", arguments.articles, arguments.seed, places.work)
    rows = []
    for engine in engines:
        engine.prepare()
        reused = arguments.reuse and engine.index.exists()
        seconds = "reused" if reused else f"{engine.build():.0f}"
        rows.append([engine.name, seconds, f"{engine.megabytes():.0f}"])
    tell("Indexes", tables.table(["engine", "seconds to build", "MB"], rows))


def refresh_time(ours: Ours) -> float:
    """Adds a few newer articles, lets the running engine take the new generation over, and goes back."""
    ours.change("add", "--company-names", "off", ours.places.work / "more.jsonl")
    try:
        return ours.ask("refresh").milliseconds
    finally:
        ours.change("rollback")


def compare(engines: list[Engine], queries: list[str], arguments: argparse.Namespace) -> Comparison:
    comparison = Comparison(engines, queries, arguments.seed)
    names = [engine.name for engine in engines]
    for engine in engines:
        engine.start()
    try:
        comparison.run(arguments.rounds, arguments.warm_ups)
        milliseconds = refresh_time(engines[0])
    finally:
        for engine in engines:
            engine.stop()
    samples = comparison.samples
    tell("Ten hits, ms p50 / p95 / p99", tables.by_class(samples, "top", names))
    tell("Ten hits with facets on topic, ticker and year, ms", tables.by_class(samples, "full", names))
    if "lucene" in names:
        tell("The same by band", tables.by_band(samples, "full", "lucene"))
    tell("Ours alone", tables.figures(samples, engines[0].milliseconds_to_open, milliseconds))
    tell("Noise", tables.noise(samples, names))
    return comparison


def report_agreement(comparison: Comparison, names: list[str]) -> bool:
    different = comparison.disagreements()
    found = [*comparison.errors, *different]
    told = f"{', '.join(names)}: {len(comparison.queries)} queries, {sum(filter(None, comparison.totals()))} matches, "
    tell("Agreement on totals and facets", told + f"{len(different)} disagree, {len(comparison.errors)} errors")
    for line in found[:10]:
        print(line)
    return not found


def main() -> int:
    arguments = parse_arguments()
    places = Places(arguments.programs, arguments.work / f"{arguments.articles}-{arguments.seed}")
    engines = chosen_engines(places, arguments.engines)
    print(f"{arguments.articles} articles, seed {arguments.seed}; {os.cpu_count()} processors, load "
          f"{os.getloadavg()[0]:.1f}", flush=True)
    prepare(places, engines, arguments)
    queries = (places.work / "queries.tsv").read_text(encoding="utf-8").splitlines()[::arguments.every]
    comparison = compare(engines, queries, arguments)
    fine = report_agreement(comparison, [engine.name for engine in engines])
    if arguments.http_seconds:
        text, clean = service.measure(places.programs, engines[0].index, queries, comparison.totals(),
                                      arguments.http_seconds)
        tell("dateline-searchd over HTTP, facets, histogram and snippets", text)
        fine = fine and clean
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
