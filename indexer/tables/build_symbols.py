#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes symbols.tsv from the SEC's list of companies.

    build_symbols.py company_tickers_exchange.json > symbols.tsv

The list comes from https://www.sec.gov/files/company_tickers_exchange.json, largest company first. README.md
says what a row means. What the list cannot know stands in supplement.tsv, by hand.
"""
import json
import re
import sys
from collections import Counter, defaultdict

EXCHANGES = {"Nasdaq": "NASDAQ", "NYSE": "NYSE", "OTC": "OTC", "CBOE": "CBOE"}
LEGAL_FORMS = {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp",
               "sa", "ag", "nv", "se", "ab", "asa", "oyj", "spa", "bv", "trust", "the", "de", "new", "adr", "fi"}
# What stands after the legal form: the state of incorporation, or which shares they are.
TAIL = re.compile(r"\s*(?:/[A-Z ]{2,6}/?|/|\\[A-Z]+\\?|\([^)]*\))\s*$", re.IGNORECASE)
CLASS = re.compile(r"^([A-Z]{1,5})-([A-D])$")
PLAIN = re.compile(r"^[A-Z]{1,5}$")
# Two words and more that mean something else besides the company, or that sign other people's articles.
SPEAK_OF_OTHERS = {
    "new york times", "thomson reuters", "associated capital", "wall street", "black hills", "trump media",
    "red cat", "white house", "news corp", "good times", "grand canyon", "central park", "united breweries", "soho house", "hot chili", "founder group",
}
RARE = 2  # a word that at most so many companies have in their name tells one from another


def words_of(name):
    return re.findall(r"[a-z0-9&]+(?:'[a-z]+)?", name.lower().replace("&", " & ").replace("  ", " "))


def core_of(name):
    """The name without the legal forms at its end: "Wells Fargo" of "WELLS FARGO & COMPANY/MN"."""
    words = name.split()
    while len(words) > 1 and (words[-1].lower().strip(".,&") in LEGAL_FORMS or words[-1] == "&"):
        words.pop()
    return " ".join(words).rstrip(",")


def clean_name(name):
    """As a person writes it: no state behind it, and not in capitals all through."""
    previous = None
    while previous != name:
        previous, name = name, TAIL.sub("", name)
    if name != name.upper():
        return name
    return " ".join(word if len(word) < 4 and word not in ("INC", "THE", "AND", "FOR", "CO", "NEW", "LTD")
                    else word.capitalize() for word in name.split())


def listings(path):
    """(company number, name, symbol, exchange) of ordinary shares; warrants, units and preferred shares are left out."""
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)["data"]
    for number, name, symbol, exchange in rows:
        share = CLASS.match(symbol)
        if share or PLAIN.match(symbol):
            yield number, clean_name(name), ".".join(share.groups()) if share else symbol, EXCHANGES.get(exchange, "")


def is_derived(symbol, siblings):
    """True for the warrants, units and rights that NASDAQ gives a fifth letter."""
    return len(symbol) == 5 and symbol[-1] in "WURP" and symbol[:4] in siblings


def aliases(rows):
    """Name without its legal form -> kept where it is that of one company and not a common turn of words."""
    owners, words = defaultdict(set), Counter()
    for number, name, _, _ in {row[0]: row for row in rows}.values():
        core = core_of(name)
        owners[core.lower()].add(number)
        words.update(set(words_of(core)))
    def is_telling(core):
        parts = [word for word in words_of(core) if word != "&"]
        return (len(parts) >= 2 and len(owners[core.lower()]) == 1 and core.lower() not in SPEAK_OF_OTHERS
                and any(words[part] <= RARE and len(part) > 2 for part in parts))
    return is_telling


def main(path):
    rows = list(listings(path))
    symbols = defaultdict(set)
    for number, _, symbol, _ in rows:
        symbols[number].add(symbol)
    is_telling = aliases(rows)
    print("# Symbols of companies that report to the U.S. Securities and Exchange Commission; written by build_symbols.py.")
    print("# symbol\texchange\tname\taliases\tfrom\tuntil\tlater")
    seen = set()
    for number, name, symbol, exchange in rows:
        if symbol in seen or is_derived(symbol, symbols[number]):
            continue
        seen.add(symbol)
        core = core_of(name)
        print("\t".join((symbol, exchange, name, core if exchange != "OTC" and is_telling(core) and core != name else "", "", "", "")).rstrip("\t"))


if __name__ == "__main__":
    main(sys.argv[1])
