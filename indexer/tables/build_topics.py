#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes topics.tsv from the IPTC NewsCodes and topic_names.tsv.

    build_topics.py MEDIATOPICS.json SUBJECT_CODES.json > topics.tsv

MEDIATOPICS.json is `cptall` of http://cv.iptc.org/newscodes/mediatopic/ (format=json), SUBJECT_CODES.json an object
code -> English name. topics.md tells how a path is made and which labels a topic has.
"""
import csv
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
LEVELS = 3  # of a path


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(.*?\)", "", name.lower())).strip("-")


def code_of(uri):
    return uri.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def label_of(name):
    """As the program compares labels."""
    return " ".join(name.lower().replace(" & ", " and ").split())


def only(values):
    return values if isinstance(values, list) else [values] if values else []


class Tree:
    def __init__(self, concepts):
        self.concepts = {code_of(concept["qcode"]): concept for concept in concepts}
        self.slugs, self.labels, self.groupings = {}, {}, set()
        with open(HERE / "topic_names.tsv", encoding="utf-8") as file:
            for code, name, labels in csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"):
                self.slugs[code] = name
                self.labels[code] = [label for label in labels.split("|") if label]
                if name == "-":
                    self.groupings.add(code)

    def name(self, code):
        return self.concepts[code]["prefLabel"]["en-GB"]

    def is_retired(self, code):
        return "retired" in self.concepts[code]

    def ancestors(self, code):
        """From the top to the topic itself."""
        broader = only(self.concepts[code].get("broader"))
        return (self.ancestors(code_of(broader[0])) if broader else []) + [code]

    def path(self, code):
        """The top, what stands below it, the topic itself; groupings and what is retired left out."""
        line = [step for step in self.ancestors(code) if step not in self.groupings and not self.is_retired(step)]
        shown = line if len(line) <= LEVELS else line[:LEVELS - 1] + line[-1:]
        return "/".join(self.slugs.get(step) or slug(self.name(step)) for step in shown)

    def subject_codes(self, code):
        return [code_of(match) for match in only(self.concepts[code].get("exactMatch")) if "/subjectcode/" in match]


def subject_path(code, known):
    """The path of a subject code, else of the nearest code above it."""
    for candidate in (code, code[:5] + "000", code[:2] + "000000"):
        if candidate in known:
            return known[candidate]
    raise KeyError(code)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        tree = Tree(json.load(file)["conceptSet"])
    with open(sys.argv[2], encoding="utf-8") as file:
        subjects = json.load(file)

    codes, labels, chosen = {}, {}, {}
    for code in tree.concepts:
        path = tree.path(code)
        codes.setdefault(path, set()).add(code)
        for label in map(label_of, tree.labels.get(code, [])):
            if chosen.setdefault(label, path) != path:
                sys.exit(f"topic_names.tsv gives {label!r} to {path} and to {chosen[label]}")
        if not tree.is_retired(code) and code not in tree.groupings:
            labels.setdefault(label_of(tree.name(code)), set()).add(path)

    known = {subject: tree.path(code) for code in sorted(tree.concepts, key=tree.is_retired, reverse=True)
             for subject in [*tree.subject_codes(code), *([] if tree.concepts[code].get("broader") else [code])]}
    for code, name in subjects.items():
        path = subject_path(code, known)
        codes[path].add(code)
        if code in known:
            labels.setdefault(label_of(name), set()).add(path)

    by_path = {path: [] for path in codes}
    for label, paths in labels.items():
        if label not in chosen and len(paths) == 1:
            by_path[next(iter(paths))].append(label)
    for label, path in chosen.items():
        by_path[path].append(label)

    print("# IPTC Media Topics and Subject Codes, (c) IPTC, www.iptc.org, CC BY 4.0; arranged by build_topics.py.")
    print("# path\tcodes\tlabels")
    for path in sorted(codes):
        print(path, " ".join(sorted(codes[path])), "|".join(sorted(by_path[path])), sep="\t")


if __name__ == "__main__":
    main()
