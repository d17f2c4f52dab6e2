"""Runs one lint: lint.py NAME CHECKOUT. Prints what it finds; exit status 1 when that is anything."""

import sys

import layering
import tools
import top_level
import words

LINTS = {
    "layering": layering.findings,
    "words": words.findings,
    "top_level": top_level.findings,
    "format": tools.format_findings,
    "shell": tools.shell_findings,
}


def main():
    name, root = sys.argv[1:]
    found = LINTS[name](root)
    print("\n".join(found) if found else f"lint {name}: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
