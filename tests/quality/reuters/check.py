#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a running searchd that serves Reuters-21578 against the SGML itself.

usage: check.py FOLDER_OF_SGM ADDRESS

Prints one line a check and ends with status 1 when any of them failed.
"""
import collections
import json
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from stories import STOP_WORDS, Story, fold, read_stories, terms, tokens

# Words and phrases asked with match=all.
QUESTIONS = [
    '"money supply"', "opec oil prices", '"prime rate"', "trade deficit japan", "soybean exports",
    '"federal reserve"', "U.S. treasury bonds", "take-over bid", "AT&T", "copper 4.5",
    '"gulf war" oil', "west german bundesbank", "the price of coffee", "1,000 tonnes",
]
FACETS = ["ticker", "topic", "source", "author", "place", "agency", "lang"]
SINGLE_VALUED = {"source", "agency", "lang"}
MANY = 1000
MOST_ALTERNATIVES = 100  # values of one field joined in one request


class Checker:
    """Asks, compares, prints and counts what differs."""

    def __init__(self, address: str):
        self.address = address
        self.failures = 0

    def search(self, *pairs: tuple[str, object]) -> dict:
        query = urllib.parse.urlencode(pairs)
        with urllib.request.urlopen(f"{self.address}/v1/search?{query}") as answer:
            return json.load(answer)

    def total(self, *pairs: tuple[str, object]) -> int:
        return self.search(*pairs, ("size", 1), ("snippet", 0))["total"]["articles"]

    def equal(self, what: str, got: object, wanted: object, quiet: bool = False) -> None:
        good = got == wanted
        self.failures += not good
        if not good or not quiet:
            print(f"{'ok  ' if good else 'FAIL'} {what}: {got}" + ("" if good else f", not {wanted}"))


def answers(question: str, stories: list[Story]) -> int:
    """How many stories hold every phrase and word of a question."""
    parts = question.split('"')
    phrases = [terms(part) for part in parts[1::2]]
    for chunk in " ".join(parts[0::2]).split():
        words = tokens(chunk)
        if words and not (len(words) == 1 and words[0] in STOP_WORDS):
            phrases.append(terms(chunk))
    return sum(all(s.holds_phrase(phrase) for phrase in phrases) for s in stories)


def check_counts(check: Checker, stories: list[Story]) -> None:
    in_march = [s for s in stories if (s.published.year, s.published.month) == (1987, 3)]
    for what, wanted, found, pairs in [
        ("articles", 21578, stories, []),
        ("topic=grain", 628, [s for s in stories if "grain" in s.topics], [("topic", "grain")]),
        ("ticker=GM", 99, [s for s in stories if "GM" in s.tickers], [("ticker", "GM")]),
        # 11,540 have a clean date; four more of March have two blanks or an hour of three digits.
        ("March 1987", 11544, in_march, [("from", "1987-03"), ("to", "1987-03")]),
    ]:
        check.equal(f"{what} in the SGML", len(found), wanted)
        check.equal(what, check.total(*pairs), wanted)
    for question in QUESTIONS:
        check.equal(f"q={question}", check.total(("q", question), ("match", "all")),
                    answers(question, stories))


def check_labels(check: Checker, stories: list[Story]) -> None:
    """Counts of topics, places and tickers against the SGML, value by value."""
    for name in ["topic", "place", "ticker"]:
        wanted = collections.Counter()
        for story in stories:
            values = {"topic": story.topics, "place": story.places, "ticker": story.tickers}[name]
            wanted.update({" ".join(v.split()).upper() if name == "ticker" else fold(" ".join(v.split()))
                           for v in values})
        facet = check.search(("facets", name), ("facet_size", MANY), ("size", 1))["facets"][name]
        check.equal(f"distinct values of {name}", facet["distinct"], len(wanted))
        wrong = [v["value"] for v in facet["values"]
                 if wanted[v["value"].upper() if name == "ticker" else fold(v["value"])]
                 != v["count"]]
        check.equal(f"values of {name} that differ from the SGML", wrong, [])


def check_facets(check: Checker, question: list[tuple[str, object]]) -> None:
    """Every count is what one gets by selecting the value; all of them add up."""
    name = urllib.parse.urlencode(question) or "everything"
    answer = check.search(*question, ("facets", ",".join(FACETS)), ("facet_size", MANY),
                          ("histogram", "month"), ("size", 1))
    total = answer["total"]["articles"]
    histogram = answer["histogram"]
    check.equal(f"{name}: histogram and undated", histogram["undated"]
                + sum(b["count"] for b in histogram["buckets"]), total)
    asked = 0
    for field in FACETS:
        facet = answer["facets"][field]
        if field in SINGLE_VALUED and field not in dict(question):
            check.equal(f"{name}: {field} values, other and missing", facet["other"]
                        + facet["missing"] + sum(v["count"] for v in facet["values"]), total)
        for value in facet["values"]:
            asked += 1
            others = [pair for pair in question if pair[0] != field]
            narrowed = check.total(*others, (field, value["value"]))
            check.equal(f"{name}: {field}={value['value']}", value["count"], narrowed, quiet=True)
        if field not in dict(question) and 0 < facet["distinct"] <= MOST_ALTERNATIVES:
            some = check.total(*question, *[(field, v["value"]) for v in facet["values"]])
            check.equal(f"{name}: {field} with a value and missing", some + facet["missing"], total)
    print(f"ok   {name}: {asked} facet values asked one by one")


def check_walk(check: Checker, question: list[tuple[str, object]]) -> None:
    """Every page by cursor: exactly `total` distinct ids."""
    name = urllib.parse.urlencode(question)
    answer = check.search(*question, ("size", 100), ("snippet", 0))
    total, ids = answer["total"]["articles"], []
    while True:
        ids += [hit["id"] for hit in answer["results"]]
        if not answer["next"]:
            break
        with urllib.request.urlopen(check.address + answer["next"]) as page:
            answer = json.load(page)
    check.equal(f"{name}: ids by cursor", (len(ids), len(set(ids))), (total, total))


def main() -> int:
    folder, address = Path(sys.argv[1]), sys.argv[2]
    check = Checker(address)
    stories = read_stories(folder)
    check_counts(check, stories)
    check_labels(check, stories)
    for question in [[], [("q", "oil")], [("q", '"money supply"'), ("place", "usa")],
                     [("topic", "grain"), ("from", "1987-03"), ("to", "1987-04")]]:
        check_facets(check, question)
    for question in [[("from", "1987-03"), ("to", "1987-03")], [("q", "said")],
                     [("q", "oil prices"), ("sort", "oldest")], [("q", "bank"), ("sort", "updated")],
                     [("q", "opec oil prices")]]:
        check_walk(check, question)
    print(f"{check.failures} failures")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
