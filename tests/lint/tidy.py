"""Runs clang-tidy over every C++ source that the build compiles: tidy.py CHECKOUT BUILD_FOLDER [--deep].

Every check of .clang-tidy is on for every source of the programs. Clang's path-sensitive analyser is most
of the time, so it is told to look shallow, and leaves out the tests, which the sanitizers see run. With
--deep it looks at everything as deep as it can.

All cores work at it. A source that was clean is looked at again only when it, a header of ours that
it reaches, the configuration, its compile command or clang-tidy itself has changed. What was clean is
remembered for all checkouts in the folder that DATELINE_TIDY_CACHE names, by default in the user's cache.
"""

import concurrent.futures
import hashlib
import json
import os
import resource
import subprocess
import sys
import time

from project_files import reached_headers


NO_ANALYSER = ["--checks=-clang-analyzer-*"]
SHALLOW = [f"--extra-arg={word}" for word in ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")]


class Checker:
    def __init__(self, root, build, depth=""):
        self.deep = depth == "--deep"
        self.root = os.path.realpath(root)
        self.build = build
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        self.memory = os.environ.get("DATELINE_TIDY_CACHE") or os.path.join(cache, "dateline-tidy")
        os.makedirs(self.memory, exist_ok=True)
        version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
        with open(os.path.join(root, ".clang-tidy"), "rb") as file:
            self.common = version + file.read()

    def arguments(self, name):
        if self.deep:
            return []
        return NO_ANALYSER if name.startswith("tests/") else SHALLOW

    def sources(self):
        """(path relative to the checkout, compile command) of each source of ours, largest first."""
        with open(os.path.join(self.build, "compile_commands.json"), encoding="utf-8") as file:
            entries = {entry["file"]: entry["command"] for entry in json.load(file)}
        own = [(os.path.relpath(os.path.realpath(path), self.root), command)
               for path, command in entries.items()
               if os.path.realpath(path).startswith(self.root + os.sep)
               and not os.path.realpath(path).startswith(os.path.realpath(self.build) + os.sep)]
        return sorted(own, key=lambda source: -os.path.getsize(os.path.join(self.root, source[0])))

    def fingerprint(self, name, command):
        anywhere = command.replace(self.root, "")  # the same checkout elsewhere is the same source
        digest = hashlib.sha256(self.common + " ".join(self.arguments(name)).encode() + anywhere.encode())
        ours = [header for header in reached_headers(self.root, name)
                if os.path.isfile(os.path.join(self.root, header))]
        for path in [name, *sorted(ours)]:
            with open(os.path.join(self.root, path), "rb") as file:
                digest.update(path.encode() + b"\0" + hashlib.sha256(file.read()).digest())
        return digest.hexdigest()

    def check(self, name, command):
        """(seconds, complaints) of one source; no complaints when it is clean. None seconds: remembered."""
        mark = os.path.join(self.memory, self.fingerprint(name, command))
        if os.path.exists(mark):
            return None, ""
        begin = time.monotonic()
        run = subprocess.run(
            ["clang-tidy", "--quiet", "-p", self.build, *self.arguments(name), os.path.join(self.root, name)],
            capture_output=True, text=True, check=False)
        if run.returncode == 0:
            with open(mark, "w", encoding="utf-8") as file:
                file.write(name + "\n")
            return time.monotonic() - begin, ""
        print(f"--- {name}\n{run.stdout}{run.stderr}", flush=True)
        return time.monotonic() - begin, run.stdout + run.stderr


def main():
    checker = Checker(*sys.argv[1:])
    sources = checker.sources()
    if not sources:
        print("no source found in compile_commands.json")
        return 1
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda source: (source[0], *checker.check(*source)), sources))

    dirty = [name for name, _, complaints in results if complaints]
    checked = sorted(((seconds, name) for name, seconds, _ in results if seconds is not None), reverse=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{len(results)} sources, {len(checked)} of them checked now, {len(dirty)} with complaints, "
          f"{used.ru_utime + used.ru_stime:.0f} s of processor time")
    for seconds, name in checked[:5]:
        print(f"{seconds:6.1f} s  {name}")
    return 1 if dirty else 0


if __name__ == "__main__":
    sys.exit(main())
