# SPDX-License-Identifier: GPL-3.0-or-later
"""Reuters-21578 read straight from its SGML, and tokenised by the rules of indexer/schema/README.md.

It shares no code with the programs: what they answer is held against what this finds.
"""
import html
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import Stemmer

STORY = re.compile(r"<REUTERS(.*?)>(.*?)</REUTERS>", re.S)
TICKER = re.compile(r"<([A-Z]{1,5}(?:\.[A-Z]{1,3})?)>")
DATE = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})\s+\d*?(\d{1,2}):(\d{2}):(\d{2})")
MONTH_NAMES = ["jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
               "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"]
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
# The function words of indexer/schema/stop_words.cpp that the questions of check.py hold.
STOP_WORDS = {"the", "of", "in", "to", "and", "a", "on", "for"}

STEM = Stemmer.Stemmer("english")


@dataclass
class Story:
    """One story: its labels, and the terms of its title and of each paragraph, in order."""

    newid: str
    published: datetime
    topics: list[str]
    places: list[str]
    tickers: set[str]
    title: list[str]
    paragraphs: list[list[str]]
    terms: set[str] = field(default_factory=set)

    def __post_init__(self):
        self.terms = set(self.title).union(*self.paragraphs)

    def holds_phrase(self, phrase: list[str]) -> bool:
        """True when the terms stand one after the other in the title or in one paragraph."""
        size = len(phrase)
        return any(
            part[i : i + size] == phrase
            for part in [self.title, *self.paragraphs]
            for i in range(len(part) - size + 1)
        )


def fold(text: str) -> str:
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in folded if not "\u0300" <= c <= "\u036f"))


def is_word(c: str) -> bool:
    return unicodedata.category(c)[0] in "LN"


def is_digit(c: str) -> bool:
    return unicodedata.category(c)[0] == "N"


def dotted_symbol(text: str, start: int) -> str:
    """Rule 5; empty when none begins there."""
    found = re.compile(r"[A-Z]{1,5}(?![A-Z])(?:\.[A-Z]+)+").match(text, start)
    if not found:
        return ""
    end = found.end()
    if any(len(suffix) > 3 for suffix in found.group().split(".")[1:]):
        return ""
    follower = text[end : end + 1]
    return "" if follower and unicodedata.category(follower)[0] in "LNM" else found.group()


def tokens(text: str) -> list[str]:
    """The words of a text, folded, by rules 1 to 8."""
    words = []
    at = 0
    while at < len(text):
        if not is_word(text[at]):
            at += 1
            continue
        symbol = dotted_symbol(text, at)
        if symbol:
            words.append(symbol.lower())
            at += len(symbol)
            continue
        word, at = plain_word(text, at)
        words.append(word)
    return words


def plain_word(text: str, at: int) -> tuple[str, int]:
    start = at
    while at < len(text):
        c, following = text[at], text[at + 1 : at + 2]
        last = text[at - 1 : at] if at > start else ""
        if is_word(c) or (at > start and unicodedata.category(c)[0] == "M"):
            at += 1
        elif not last or not following:
            break
        elif c in "'\u2019\uff07" and is_word(following):
            at += 1
        elif c == "&" and last.isalpha() and following.isalpha():
            at += 1
        elif c == "." and is_digit(last) and is_digit(following):
            at += 1
        elif c == "," and is_group_comma(text[start:at], text[at + 1 : at + 5]):
            at += 1
        else:
            break
    word = text[start:at]
    if is_digit(word[-1]) and text[at : at + 1] == "%":
        at += 1
        word += "%"
    elif all(c.isalpha() or c == "'" for c in word) and re.match(r"\+\+(?![\w+])", text[at:]):
        at += 2
        word += "++"
    return fold(word.replace("\u2019", "'").replace(",", "")), at


def is_group_comma(before: str, after: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(,\d{3})*", before)) and bool(re.match(r"\d{3}(?!\d)", after))


def terms(text: str) -> list[str]:
    """The terms of a text; a word too long to index keeps its place."""
    found = []
    for word in tokens(text):
        if len(word.encode()) > 64:
            found.append("")
        elif all(c.isalpha() or c == "'" for c in word):
            found.append(STEM.stemWord(word))
        else:
            found.append(word)
    return found


def element(name: str, text: str) -> str | None:
    found = re.search(rf"<{name}(?:\s[^>]*)?>(.*?)</{name}>", text, re.S)
    return found.group(1) if found else None


def labels(name: str, text: str) -> list[str]:
    return [html.unescape(x) for x in re.findall(r"<D>(.*?)</D>", element(name, text) or "")]


def plain(text: str) -> str:
    """Entities resolved, control characters gone, lines kept."""
    text = re.sub(r"&#(\d+);", lambda m: "" if int(m[1]) < 32 else chr(int(m[1])), text)
    text = html.unescape(text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


def paragraphs(text: str) -> list[str]:
    """A paragraph begins at an indented line."""
    parts: list[list[str]] = []
    for line in plain(text).split("\n"):
        if not parts or line.startswith("    "):
            parts.append([])
        parts[-1].append(line.strip())
    joined = [" ".join(x for x in part if x) for part in parts]
    joined = [part for part in joined if part]
    while joined and re.fullmatch(r"(?i)reuters?", joined[-1]):
        joined.pop()
    if joined:
        joined[-1] = re.sub(r"\s+(?:REUTER|Reuter)$", "", joined[-1])
    return joined


def read_story(attributes: str, content: str) -> Story:
    text = element("TEXT", content) or ""
    title = element("TITLE", text)
    body = element("BODY", text)
    if title is None and body is None:  # UNPROC: the raw text, headed by its first line
        body = text
        title = next((line for line in plain(text).split("\n") if line.strip()), "")
    dateline = " ".join(plain(element("DATELINE", text) or "").split())
    head = re.split(r"[,-]|\b(?:%s)\b" % "|".join(MONTH_NAMES), dateline, flags=re.I)[0]
    cities = [city.strip(" *") for city in head.split("/")]
    cities = [city for city in cities if city and not re.search(r"\d", city)]
    title, parts = plain(title or ""), paragraphs(body or "")
    found = DATE.match(element("DATE", content) or "")
    day, month, year, hour, minute, second = found.groups()
    return Story(
        newid=re.search(r'NEWID="(\d+)"', attributes).group(1),
        published=datetime(int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute),
                           int(second), tzinfo=timezone.utc),
        topics=labels("TOPICS", content),
        places=labels("PLACES", content) + cities,
        tickers=set(TICKER.findall("\n".join([title, *parts]))),
        title=terms(title),
        paragraphs=[terms(part) for part in parts],
    )


def read_stories(folder: Path) -> list[Story]:
    stories = []
    for path in sorted(folder.glob("*.sgm")):
        for attributes, content in STORY.findall(path.read_text(encoding="latin-1")):
            stories.append(read_story(attributes, content))
    return stories
