# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `dateline-index extract` and answers what it printed."""
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path


def extract(binary: Path, paths: Sequence[Path], *options: str) -> Iterator[dict]:
    """One dictionary an article, in the order of the input. Skipped records are left to --report."""
    command = [binary, "extract", "--quiet", *options, *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        for line in program.stdout:
            yield json.loads(line)


def extract_one(binary: Path, path: Path, *options: str) -> dict | None:
    """The article of a file that holds one; None where it was refused."""
    return next(extract(binary, [path], *options), None)
