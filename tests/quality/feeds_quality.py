# SPDX-License-Identifier: GPL-3.0-or-later
"""Polls of feeds added one after the other: is every article there once, every change a revision, and
is first_seen the time of the poll?

usage: feeds_quality.py BIN_FOLDER WORK_FOLDER. The set `feeds` holds polls/INSTANT/…/*.xml, RSS 2.0. What is
expected is read from the same files by this program alone.
"""
import html
import json
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from corpora import corpus
from figures import Figures

ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def instant(name: str) -> str:
    """2026-08-18T11:55:25Z of 20260818T115525Z."""
    return re.sub(r"^(....)(..)(..)T(..)(..)(..)Z$", r"\1-\2-\3T\4:\5:\6Z", name)


def address(link: str) -> str:
    """The link without fragment and without parameters that only count visitors."""
    parts = urllib.parse.urlsplit(link.strip())
    kept = [part for part in parts.query.split("&") if part and not part.lower().startswith("utm_")]
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "&".join(kept), ""))


def plain(text: str | None) -> str:
    """Markup off, references resolved, blanks collapsed."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text or "")).split())


def expected(polls: list[Path]) -> tuple[dict[str, list[str]], int]:
    """For each address the instants at which its wording was new, and how many items there are in all."""
    seen: dict[str, list[str]] = {}
    wording: dict[str, tuple[str, str]] = {}
    items = 0
    for poll in polls:
        for feed in sorted(poll.rglob("*.xml")):
            for item in ElementTree.parse(feed).iter("item"):
                items += 1
                link = address(item.findtext("link") or item.findtext("guid"))
                text = plain(item.findtext(ENCODED)) or plain(item.findtext("description"))
                now = (plain(item.findtext("title")), text)
                if wording.get(link) != now:
                    wording[link] = now
                    seen.setdefault(link, []).append(instant(poll.name))
    return seen, items


def revisions(binaries: Path, archive: Path) -> list[dict]:
    """Every wording that the archive answers with."""
    command = [binaries / "dateline-searchd", "--archive", archive, "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        base = re.search(r"http://[\d.:]+", server.stdout.readline()).group()
        target = "/v1/search?versions=all&size=100&fields=id,url,title,first_seen,first_seen_derived"
        found = []
        while target:
            with urllib.request.urlopen(base + target, timeout=60) as answer:
                page = json.load(answer)
            found += page["results"]
            target = page["next"]
        server.terminate()
    return found


def main() -> int:
    binaries, work = Path(sys.argv[1]), Path(sys.argv[2])
    polls = sorted((corpus("feeds", work) / "polls").iterdir())
    archive = work / "feeds-archive"
    shutil.rmtree(archive, ignore_errors=True)
    for poll in polls:
        command = "add" if archive.exists() else "rebuild"
        subprocess.run([binaries / "dateline-index", command, "--quiet", "--archive", archive, poll], check=True)
    wanted, items = expected(polls)
    found = revisions(binaries, archive)

    pairs = {(link, time) for link, times in wanted.items() for time in times}
    stored = [(hit["url"], hit["first_seen"]) for hit in found]
    times = {instant(poll.name) for poll in polls}
    both = len(pairs & set(stored))
    figures = Figures(f"feeds: {len(polls)} polls added one after the other")
    figures.count("items of all feeds", items)
    figures.count("articles expected", len(wanted))
    figures.count("articles in the archive", len({hit["id"] for hit in found}))
    figures.count("wordings expected", len(pairs))
    figures.count("wordings in the archive", len(stored))
    figures.row("articles that stand there once", len(wanted.keys() & {url for url, _ in stored}) /
                max(len(wanted), len({hit["id"] for hit in found})), floor=1.0)
    figures.row("wordings: recall of (address, first_seen)", both / len(pairs), floor=0.995)
    figures.row("wordings: precision of (address, first_seen)", both / len(stored), floor=0.995)
    figures.row("first_seen is the time of a poll", sum(time in times for _, time in stored) / len(stored), floor=1.0)
    for link, time in sorted(pairs ^ set(stored))[:10]:
        print("  differs:", "missing" if (link, time) in pairs else "too much", time, link)
    return figures.status()


if __name__ == "__main__":
    sys.exit(main())
