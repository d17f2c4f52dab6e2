# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite's FTS5 in the comparison. Speaks as question_loop.h tells.

    sqlite_engine.py index ARTICLES.tsv DATABASE | serve DATABASE
"""
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HITS = LABELS = 10
BETWEEN_PARAGRAPHS = " xxparagraphxx "  # a word that no query has, so that no phrase reaches across
TOPIC, TICKER, YEAR = range(3)
TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA page_size = 8192;
    CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'unicode61');
    CREATE TABLE times (id INTEGER PRIMARY KEY, minute INTEGER, day INTEGER);
    CREATE TABLE names (label INTEGER PRIMARY KEY, kind INTEGER, name TEXT, UNIQUE (kind, name));
    CREATE TABLE labels (id INTEGER, label INTEGER, PRIMARY KEY (id, label)) WITHOUT ROWID;
"""
INDEXES = """
    CREATE INDEX times_by_minute ON times (minute);
    CREATE INDEX times_by_day ON times (day);
    CREATE INDEX labels_by_label ON labels (label, id);
    INSERT INTO words (words) VALUES ('optimize');
    ANALYZE;
"""


def labels_of(minute: str, tickers: str, topics: str) -> list[tuple[int, str]]:
    labels = [(TICKER, name) for name in tickers.split(",") if name]
    return labels + [(TOPIC, name) for name in topics.split(",") if name] + [(YEAR, minute[:4])]


def index(articles: Path, path: Path) -> None:
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.executescript(TABLES)
    known: dict[tuple[int, str], int] = {}
    with articles.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            minute, _, tickers, topics, title, body = line.rstrip("\n").split("\t")
            database.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                             (number, title, body.replace("|", BETWEEN_PARAGRAPHS)))
            database.execute("INSERT INTO times VALUES (?, ?, ?)", (number, int(minute), int(minute[:8])))
            labels = labels_of(minute, tickers, topics)
            database.executemany("INSERT INTO labels VALUES (?, ?)",
                                 [(number, known.setdefault(label, len(known))) for label in labels])
    database.executemany("INSERT INTO names VALUES (?, ?, ?)",
                         [(label, kind, name) for (kind, name), label in known.items()])
    database.commit()
    database.executescript(INDEXES)
    database.close()


class Engine:
    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path)
        self.database.executescript("PRAGMA cache_size = -262144; PRAGMA mmap_size = 17179869184;"
                                    "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE hits (id INTEGER PRIMARY KEY)")
        self.kinds = dict(self.database.execute("SELECT label, kind FROM names"))
        self.names = dict(self.database.execute("SELECT label, name FROM names"))

    def ask(self, full: bool, query: list[str]) -> str:
        _, _, match, words, ticker, topic, first, last, order = query
        text = f'"{words}"' if match == "phrase" else (
            " OR " if match == "any" else " AND ").join(f'"{word}"' for word in words.split())
        start = time.perf_counter_ns()
        table, condition, values = self.conditions(text, ticker, topic, first, last)
        total, counts = self.count(table, condition, values) if full else (0, [])
        rows = self.page(table, condition, values, order, full and bool(text))
        elapsed = time.perf_counter_ns() - start
        return f"{elapsed}\t{total if full else len(rows)}\t{self.printed(counts)}"

    def conditions(self, text: str, ticker: str, topic: str, first: str, last: str) -> tuple[str, str, list]:
        """The table that drives the search, what its rows must fulfil, and the values of that.

        The plus signs keep SQLite from driving a search for words by its other conditions, which is far slower.
        """
        table, key = ("words", "+words.rowid") if text else ("times", "+times.id")
        parts, values = (["words MATCH ?"], [text]) if text else ([], [])
        for kind, name in ((TICKER, ticker), (TOPIC, topic)):
            if name:
                parts.append(f"{key} IN (SELECT id FROM labels WHERE label = "
                             "(SELECT label FROM names WHERE kind = ? AND name = ?))")
                values += [kind, name]
        if first:
            parts.append(f"(SELECT day FROM times WHERE id = {key}) BETWEEN ? AND ?")
            values += [int(first.replace("-", "")), int(last.replace("-", ""))]
        return table, " AND ".join(parts) or "1", values

    def page(self, table: str, condition: str, values: list, order: str, snippets: bool) -> list:
        shown = ", snippet(words, 1, '[', ']', '...', 40)" if snippets else ""
        if order == "relevance":
            chosen = f"SELECT title, body{shown} FROM words WHERE {condition} ORDER BY rank LIMIT {HITS}"
        elif table == "words":
            chosen = (f"SELECT title, body{shown} FROM words CROSS JOIN times ON times.id = words.rowid WHERE {condition} "
                      f"ORDER BY minute DESC LIMIT {HITS}")
        else:
            chosen = (f"SELECT title, body FROM (SELECT id FROM times WHERE {condition} ORDER BY minute DESC "
                      f"LIMIT {HITS}) newest JOIN words ON words.rowid = newest.id")
        return self.database.execute(chosen, values).fetchall()

    def count(self, table: str, condition: str, values: list) -> tuple[int, list]:
        key = "rowid" if table == "words" else "id"
        self.database.execute("DELETE FROM hits")
        self.database.execute(f"INSERT INTO hits SELECT {key} FROM {table} WHERE {condition}", values)
        total = self.database.execute("SELECT count(*) FROM hits").fetchone()[0]
        return total, self.database.execute("SELECT label, count(*) FROM hits JOIN labels USING (id) "
                                            "GROUP BY label").fetchall()

    def printed(self, counts: list) -> str:
        def most(kind: int) -> str:
            found = sorted((count for label, count in counts if self.kinds[label] == kind), reverse=True)
            return ",".join(map(str, found[:LABELS]))
        years = sorted((self.names[label], count) for label, count in counts if self.kinds[label] == YEAR)
        return (f"topics {most(TOPIC)} tickers {most(TICKER)} years "
                + ",".join(f"{year}:{count}" for year, count in years))


def answers(engine: Engine) -> Iterator[str]:
    for line in sys.stdin:
        mode, *query = line.rstrip("\n").split("\t")
        try:
            yield engine.ask(mode == "full", query)
        except (sqlite3.Error, ValueError) as error:
            yield f"error\t{error}"


def main() -> int:
    match sys.argv[1:]:
        case ["index", articles, database]:
            index(Path(articles), Path(database))
        case ["serve", database]:
            start = time.perf_counter_ns()
            engine = Engine(Path(database))
            print("ready", time.perf_counter_ns() - start, flush=True)
            for answer in answers(engine):
                print(answer, flush=True)
        case _:
            print(__doc__, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
