# SPDX-License-Identifier: GPL-3.0-or-later
"""The real corpora of the quality tests: where they lie, and how they are split.

A set is a folder below $DATELINE_DATA, or NAME.tar.xz there, which is unpacked once into the work folder.
"""
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77  # the exit status that ctest reads as skipped


def corpus(name: str, work: Path) -> Path:
    """The folder of the set NAME. Ends the program with SKIPPED where there is none."""
    data = os.environ.get("DATELINE_DATA")
    if data and (Path(data) / name).is_dir():
        return Path(data) / name
    packed = Path(data or "/nonexistent") / f"{name}.tar.xz"
    if not packed.exists():
        print(f"SKIPPED: DATELINE_DATA names no folder with {name}")
        sys.exit(SKIPPED)
    if not (work / name).is_dir():
        unpack(packed, name, work)
    return work / name


def unpack(packed: Path, name: str, work: Path) -> None:
    """Puts the whole folder there at once: tests that run side by side may want the same set."""
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as fresh:
        subprocess.run(["tar", "-xJf", packed, "-C", fresh], check=True)
        try:
            (Path(fresh) / name).rename(work / name)
        except OSError:
            if not (work / name).is_dir():  # no other test was first
                raise


def is_held_out(key: str) -> bool:
    """Splits any set in two halves by a hash of each item's name: one to tune on, one to measure on."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


HALVES = {"tuned on": lambda key: not is_held_out(key), "held out": is_held_out, "all": lambda key: True}
