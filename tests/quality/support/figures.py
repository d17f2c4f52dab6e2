# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as a table, and the floors that they must not fall below."""


class Figures:
    """Collects rows, prints them as they come, and counts what lies below its floor."""

    def __init__(self, title: str):
        self.failures = 0
        print(f"== {title}")

    def row(self, name: str, value: float, floor: float | None = None, note: str = "") -> None:
        """One figure. A floor is the first honest figure less its noise."""
        low = floor is not None and value < floor
        self.failures += low
        bound = "" if floor is None else f"  floor {floor:.4f}{'  FAIL' if low else ''}"
        print(f"{name:<44} {value:8.4f}{bound}  {note}".rstrip(), flush=True)

    def count(self, name: str, value: int, note: str = "") -> None:
        print(f"{name:<44} {value:8d}  {note}".rstrip(), flush=True)

    def status(self) -> int:
        """The exit status of the program: 1 when any figure fell below its floor."""
        print(f"{self.failures} figures below their floor", flush=True)
        return 1 if self.failures else 0
