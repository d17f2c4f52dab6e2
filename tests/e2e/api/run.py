# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tests against the built programs: run.py BIN_FOLDER [TEST_NAME…], all of them without names.

Exit status 77 when nothing ran because everything was skipped.
"""
import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    os.environ["DATELINE_TEST_BIN"] = os.path.abspath(sys.argv[1])
    sys.path.insert(0, str(HERE))
    loader = unittest.TestLoader()
    names = sys.argv[2:] or sorted(file.stem for file in HERE.glob("test_*.py"))
    outcome = unittest.TextTestRunner(verbosity=2).run(loader.loadTestsFromNames(names))
    if not outcome.wasSuccessful() or outcome.testsRun == 0:
        return 1
    return SKIPPED if len(outcome.skipped) == outcome.testsRun else 0


if __name__ == "__main__":
    sys.exit(main())
