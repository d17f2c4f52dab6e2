"""What must not stand in any file: unfinished marks, names of package registries, paths of one machine.

Which hosts and paths those are is read off the machine that runs the lint.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import urllib.parse

from project_files import cpp_files, project_files, read_text

UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later"
APT_SOURCES = ("/etc/apt/sources.list", "/etc/apt/sources.list.d/*", "/etc/apt/apt.conf.d/*proxy*")
# Folders that every system has may be named.
COMMON_FOLDERS = {"/", "/bin", "/dev", "/etc", "/home", "/lib", "/media", "/mnt", "/opt", "/proc", "/root",
                  "/run", "/srv", "/tmp", "/usr", "/usr/local", "/usr/local/src", "/usr/src", "/var", "/var/tmp"}


def findings(root):
    found = []
    forbidden = _hosts() + _places(root)
    for name in project_files(root):
        text = read_text(os.path.join(root, name))
        if text is None:
            continue
        if name.endswith("package-lock.json"):
            found += _resolved_addresses(name, text)
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                found.append(f"{name}:{number}: unfinished mark")
            found += [f"{name}:{number}: {what}" for pattern, what in forbidden if pattern.search(line)]
    return found + _without_licence_line(root)


def _hosts():
    hosts = {"registry." + "npm"}
    for pattern in APT_SOURCES:
        for path in glob.glob(pattern):
            hosts |= {urllib.parse.urlsplit(address).hostname or ""
                      for address in re.findall(r"https?://[^\s\"';]+", read_text(path) or "")}
    if shutil.which("npm"):
        npm = subprocess.run(["npm", "config", "get", "registry"], capture_output=True, text=True, check=False)
        hosts.add(urllib.parse.urlsplit(npm.stdout.strip()).hostname or "")
    return [(re.compile(r"(?<![\w.-])" + re.escape(host)), "host of a package registry")
            for host in sorted(hosts - {"", "localhost"})]


def _places(root):
    checkout = os.path.realpath(root)
    places = {checkout, os.path.dirname(checkout), os.path.expanduser("~")} - COMMON_FOLDERS
    return [(re.compile(r"(?<![\w.~-])" + re.escape(place) + r"(?![\w.-])"), "path of this machine")
            for place in sorted(places)]


def _resolved_addresses(name, text):
    packages = json.loads(text).get("packages", {})
    return [f"{name}: package {package or '(root)'} is pinned to an address by \"resolved\""
            for package, facts in packages.items() if "resolved" in facts]


def _without_licence_line(root):
    return [f"{name}:1: must begin with \"{SPDX}\"" for name in cpp_files(root)
            if not (read_text(os.path.join(root, name)) or "").startswith(SPDX + "\n")]
