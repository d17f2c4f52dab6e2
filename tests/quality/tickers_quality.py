# SPDX-License-Identifier: GPL-3.0-or-later
"""How right are the tickers of financial articles, found in title and body alone?

The set's tags are silver: a tagger wrote them for 48 large companies, now and then for a fragment of another
word ("C" for CNBC), and passed over many companies that an article names. So two truths are counted with:
- silver: the tags as they are;
- text: a tag counts where the article names the company at all, and a symbol that was found without a tag is
  right where it does. NAMES says what naming is; it is no part of the program's own table. It cannot tell a
  company from its namesake, so this precision is an upper bound.
"""
import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import corpora
import extracted
import figures

# The tags' companies and what the articles call them.
NAMES = {
    "AAPL": "Apple", "ADBE": "Adobe", "AMZN": "Amazon", "AVGO": "Broadcom", "BA": "Boeing", "BABA": "Alibaba",
    "BAC": "Bank of America|BofA|Merrill Lynch", "BRK": "Berkshire", "C": "Citi|Citigroup|Citibank",
    "CMCSA": "Comcast", "COST": "Costco", "CRM": "Salesforce", "CSCO": "Cisco", "CVX": "Chevron",
    "DIS": "Disney", "GE": "General Electric|GE", "GOOGL": "Google|Alphabet", "GS": "Goldman",
    "HD": "Home Depot", "INTC": "Intel", "JNJ": "Johnson & Johnson|J&J", "JPM": r"J\.?P\.? ?Morgan(?: Chase)?",
    "KO": "Coca-Cola|Coke", "LLY": "Eli Lilly|Lilly", "MA": "Master[Cc]ard", "META": "Facebook", "MRK": "Merck",
    "MRNA": "Moderna", "MSFT": "Microsoft", "MU": "Micron", "NFLX": "Netflix", "NIO": "N(?:IO|io)",
    "NVDA": "N(?:vidia|VIDIA)", "ORCL": "Oracle", "PFE": "Pfizer", "PG": "Procter",
    "PYPL": "Pay[Pp]al", "QCOM": "Q(?:ualcomm|UALCOMM)", "ROKU": "Roku", "SHOP": "Shopify", "SQ": "Square",
    "T": "AT&T", "TSLA": "Tesla", "V": "Visa", "VZ": "Verizon", "WFC": "Wells Fargo",
    "WMT": "Wal-?[Mm]art", "XOM": "Exxon ?Mobil|Exxon",
}
# Symbols of the same companies: other classes of shares, and the names they had or took later.
SAME = {"FB": "META", "GOOG": "GOOGL", "BRK.A": "BRK", "BRK.B": "BRK", "XYZ": "SQ"}
SHOWN_SYMBOLS = 12


def printed_forms(symbol: str) -> str:
    forms = [symbol] + [other for other, same in SAME.items() if same == symbol]
    return "|".join(re.escape(form) for form in forms)


NAMING = {symbol: re.compile(rf"(?<!\w)(?:{names})(?!\w)|[(:$,] ?(?:{printed_forms(symbol)})(?=[),])")
          for symbol, names in NAMES.items()}


@dataclass
class Counts:
    right: int = 0
    wrong: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)

    def add(self, found: set[str], truth: set[str]) -> None:
        self.right += len(found & truth)
        self.wrong.update(found - truth)
        self.missed.update(truth - found)

    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong.total())

    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed.total())


def articles_of(folder: Path) -> list[dict]:
    """The set's articles, in the order of its files: JSON Lines with id, title, body, tickers."""
    articles = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            articles += map(json.loads, lines)
    return articles


def write_untagged(articles: list[dict], path: Path) -> None:
    """What the program may see: no tags."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        for article in articles:
            lines.write(json.dumps({key: article[key] for key in ("id", "title", "date", "url", "body")}) + "\n")


def symbols_of(article: dict, known: set[str]) -> set[str]:
    symbols = {SAME.get(ticker["symbol"], ticker["symbol"]) for ticker in article["tickers"]}
    return symbols & known


def text_truth(article: dict, found: set[str], silver: set[str]) -> set[str]:
    text = article["title"] + "\n" + article["body"]
    return {symbol for symbol in silver | found if symbol not in NAMING or NAMING[symbol].search(text)}


def count(articles: list[dict], answers: dict[str, dict], half) -> dict[str, Counts]:
    known = {symbol for article in articles for symbol in article["tickers"]}
    counts = {"silver": Counts(), "text": Counts()}
    for article in filter(lambda article: half(article["id"]), articles):
        silver = set(article["tickers"])
        found = symbols_of(answers[article["id"]], known)
        counts["silver"].add(found, silver)
        counts["text"].add(found, text_truth(article, found, silver))
    return counts


# (options, half, truth) -> floors of precision and recall.
FLOORS = {
    ("notation", "held out", "silver"): (0.78, 0.14), ("notation", "all", "silver"): (0.78, 0.14),
    ("notation", "held out", "text"): (0.99, 0.21), ("notation", "all", "text"): (0.99, 0.21),
    ("with names", "held out", "silver"): (0.67, 0.75), ("with names", "all", "silver"): (0.67, 0.75),
    ("with names", "held out", "text"): (0.99, 0.96), ("with names", "all", "text"): (0.99, 0.95),
}


def report(table: figures.Figures, articles: list[dict], answers: dict[str, dict], rules: str) -> None:
    for half, belongs in corpora.HALVES.items():
        for truth, counts in count(articles, answers, belongs).items():
            floors = FLOORS.get((rules, half, truth), (None, None))
            table.row(f"{rules}, {half}, {truth}: precision", counts.precision(), floors[0])
            table.row(f"{rules}, {half}, {truth}: recall", counts.recall(), floors[1])
            if half == "all":
                for kind, errors in (("wrong", counts.wrong), ("missed", counts.missed)):
                    shown = " ".join(f"{name}:{many}" for name, many in errors.most_common(SHOWN_SYMBOLS))
                    print(f"    {kind} {errors.total()}: {shown}")


def main(binaries: Path, work: Path) -> int:
    articles = articles_of(corpora.corpus("finance_articles", work))
    untagged = work / "finance_untagged.jsonl"
    write_untagged(articles, untagged)
    table = figures.Figures("tickers of finance_articles")
    for rules, options in {"notation": ("--company-names", "off"), "with names": ("--company-names", "on")}.items():
        answers = {answer["own_id"]: answer
                   for answer in extracted.extract(binaries / "dateline-index", [untagged], *options)}
        report(table, articles, answers, rules)
    return table.status()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
