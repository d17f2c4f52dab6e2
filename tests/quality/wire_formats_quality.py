# SPDX-License-Identifier: GPL-3.0-or-later
"""Agency samples file by file: is every news file read, and everything else refused with a reason?

usage: wire_formats_quality.py BIN_FOLDER WORK_FOLDER. The set `wire_formats` is any folder of files. What to
expect of a file follows from its kind: see KINDS.
"""
import html
import json
import re
import subprocess
import sys
from pathlib import Path

from corpora import HALVES, corpus
from figures import Figures

# Kind of file: how many articles it holds for each record of its kind (None: it is no news and must be refused).
KINDS = {
    "nitf": 1, "newsItem": 1, "packageItem": 1, "NewsItem": 1, "entry": 1, "item": 1,  # XML, by its records
    "ninjs": 1, "iptc7901": 1, "anpa1312": 1,
    "conceptItem": None, "knowledgeItem": None, "planningItem": None, "catalogItem": None,
    "other XML": None, "other JSON": None, "e-mail": None, "picture or sound": None, "text about the set": None,
    "empty": None,
}
RECORDS = {"nitf": "nitf", "newsMessage": "newsItem", "newsItem": "newsItem", "packageItem": "packageItem",
           "NewsML": "NewsItem", "contentSet": "nitf", "feed": "entry", "rss": "item", "conceptItem": "conceptItem",
           "knowledgeItem": "knowledgeItem", "planningItem": "planningItem", "catalogItem": "catalogItem"}
TITLES = {"nitf": r"<hl1[^>]*>(.*?)</hl1>", "newsItem": r"<(?:\w+:)?headline[^>]*>(.*?)</(?:\w+:)?headline>",
          "packageItem": r"<(?:\w+:)?headline[^>]*>(.*?)</(?:\w+:)?headline>",
          "NewsItem": r"<HeadLine[^>]*>(.*?)</HeadLine>", "ninjs": ""}
# An editor takes these out, or has nothing to print.
REFUSED = re.compile(r'management-status="(?:canceled|withheld)"|stat:(?:canceled|withheld)"')

TEXT = re.compile(rb"<(?:\w+:)?(?:p|pre|description|inlineXML)\b[^>]*>\s*\S")  # of an item without a headline


def kind_of(raw: bytes) -> str:
    if not raw.strip():
        return "empty"
    if b"\x01" in raw[:4]:
        return "anpa1312" if b"\x1f" in raw[:32] else "iptc7901"
    if b"\x00" in raw[:512]:
        return "picture or sound"
    text = raw.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    root = re.match(r"(?:<\?.*?\?>|<!--.*?-->|<![^>]*>|\s+)*<(?:\w+:)?([\w.]+)", text, re.S)
    if root:
        return RECORDS.get(root.group(1), "other XML")
    if text.startswith(("{", "[")):
        return "ninjs" if '"headline"' in text and '"versioncreated"' in text else "other JSON"
    return "e-mail" if re.search(r"^(?:Delivered-To|Received|MIME-Version):", text, re.M) else "text about the set"


def plain(text: str) -> str:
    text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", text, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def text_of(raw: bytes) -> str:
    """UTF-8 where it is, whatever the file declares; else what it declares."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.match(rb"<\?xml[^>]*encoding=[\"']([\w-]+)", raw)
        return raw.decode(declared.group(1).decode() if declared else "latin-1", "replace")


def title_of(kind: str, raw: bytes) -> str | None:
    """The first headline of the item itself, where the kind names one and it is not empty."""
    text = text_of(raw)
    if kind == "ninjs":
        item = json.loads(text)
        headline = item.get("headline") or item.get("data", {}).get("item", {}).get("headline")
        return " ".join(headline.split()) if headline else None
    if kind in ("newsItem", "packageItem"):
        text = "".join(re.findall(r"<(?:\w+:)?contentMeta>.*?</(?:\w+:)?contentMeta>", text, re.S))
    titles = map(plain, re.findall(TITLES.get(kind, r"(?!)"), text, re.S))
    return next(filter(None, titles), None)


def read(binary: Path, path: Path, report: Path) -> tuple[list[dict], list[str]]:
    """The articles of a file, and why its other records were refused."""
    report.unlink(missing_ok=True)
    done = subprocess.run([binary, "extract", "--quiet", "--report", report, path], capture_output=True, check=False)
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    reasons = [json.loads(line)["reason"] for line in report.read_text().splitlines()] if report.exists() else []
    return articles, reasons


def judge(binary: Path, path: Path, report: Path) -> dict:
    raw = path.read_bytes()
    kind = kind_of(raw)
    articles, reasons = read(binary, path, report)
    wanted = title_of(kind, raw)
    is_news = (KINDS[kind] is not None and not REFUSED.search(raw.decode("latin-1")) and
               (wanted is not None or kind not in TITLES or bool(TEXT.search(raw))))
    first = articles[0] if articles else {}
    print(f"{path.name[:56]:<56} {kind:<18} {len(articles):>2} "
          f"{(first.get('published') or '-'):<21} {first.get('title', '')[:50]!r} {'; '.join(reasons)[:90]}")
    return {"name": path.name, "news": is_news, "read": bool(articles), "told": bool(reasons),
            "title": None if wanted is None or not articles else wanted in [one["title"] for one in articles],
            "dated": bool(first.get("published")), "body": bool(first.get("body"))}


def share(rows: list[dict], holds) -> float:
    return sum(map(bool, map(holds, rows))) / len(rows) if rows else 1.0


def main() -> int:
    binary, work = Path(sys.argv[1]) / "dateline-index", Path(sys.argv[2])
    files = sorted(path for path in corpus("wire_formats", work).rglob("*") if path.is_file())
    work.mkdir(parents=True, exist_ok=True)
    rows = [judge(binary, path, work / "wire-report.jsonl") for path in files]
    figures = Figures(f"wire formats: {len(files)} files")
    for half, belongs in HALVES.items():
        floors = {} if half == "tuned on" else {"floor": 0.95}
        mine = [row for row in rows if belongs(row["name"])]
        news = [row for row in mine if row["news"]]
        articles = [row for row in news if row["read"]]
        figures.count(f"{half}: files of news", len(news), f"of {len(mine)}")
        figures.row(f"{half}: news read, or refused with a reason", share(news, lambda r: r["read"] or r["told"]), 1.0)
        figures.row(f"{half}: news read", share(news, lambda r: r["read"]), **floors)
        figures.row(f"{half}: other files refused with a reason",
                    share([r for r in mine if not r["news"]], lambda r: r["told"] and not r["read"]), **floors)
        figures.row(f"{half}: headline exact", share([r for r in articles if r["title"] is not None],
                                                     lambda r: r["title"]), **floors)
        figures.row(f"{half}: dated", share(articles, lambda r: r["dated"]), **floors)
        figures.row(f"{half}: with text", share(articles, lambda r: r["body"]))
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
