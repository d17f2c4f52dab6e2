# SPDX-License-Identifier: GPL-3.0-or-later
"""Reuters-21578 as ranking tests see it: labels of each story, and names of labels as words."""
import re
from dataclasses import dataclass
from pathlib import Path

from extracted import extract

NAMED = re.compile(r"^(.+) \(([A-Z-]+)\)\s*$", re.M)
# What people write for labels whose own spelling few stories use.
SPOKEN = {"usa": "U.S.", "uk": "Britain", "ussr": "Soviet Union", "alum": "aluminium", "cpi": "consumer prices",
          "wpi": "wholesale prices", "jobs": "unemployment", "stg": "sterling", "dlr": "dollar"}


@dataclass
class Story:
    newid: str
    title: str
    labels: frozenset[str]  # topics, and countries as place:usa


def sgm_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sgm"))


def read_stories(binary: Path, folder: Path) -> dict[str, Story]:
    """Every story by its id in an archive."""
    return {article["id"]: Story(article["own_id"], article["title"],
                                 frozenset(article["topics"]) | {f"place:{p}" for p in article["places"]})
            for article in extract(binary, sgm_files(folder))}


def names_of_topics(folder: Path) -> dict[str, str]:
    """Topics that the corpus describes by words, as a person would type them."""
    text = (folder / "cat-descriptions_120396.txt").read_text(encoding="latin-1")
    return {code.lower(): name.replace("/", " ") for name, code in NAMED.findall(text)}


def words_of(label: str, names: dict[str, str]) -> str:
    code = label.removeprefix("place:")
    return SPOKEN.get(code) or names.get(code) or code.replace("-", " ")
