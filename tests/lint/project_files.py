"""Which files are the project's own, and which of them include which: what all lints ask."""

import os
import re
import subprocess

CPP_FOLDERS = ("indexer/", "searchd/", "tests/")
NOT_OURS = {"build", ".git", "node_modules", "__pycache__"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def project_files(root):
    """Paths relative to root, sorted: what git tracks or would add; all files where git knows nothing."""
    git = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False)
    if git.returncode == 0 and os.path.exists(os.path.join(root, ".git")):
        names = {name for name in git.stdout.decode().split("\0") if name}
    else:
        names = set(_walk(root))
    return sorted(name for name in names if os.path.isfile(os.path.join(root, name)))


def _walk(root):
    for folder, subfolders, files in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in NOT_OURS]
        for name in files:
            yield os.path.relpath(os.path.join(folder, name), root)


def cpp_files(root):
    """The project's C++ sources and headers."""
    return [name for name in project_files(root)
            if name.startswith(CPP_FOLDERS) and name.endswith((".h", ".cpp"))]


def read_text(path):
    """The text of a file, or None when it is not UTF-8 text."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def includes(path):
    """(line number, name, is ours) of every #include line; ours stand in quotes."""
    found = []
    for number, line in enumerate((read_text(path) or "").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            found.append((number, match.group(2), match.group(1) == '"'))
    return found


def reached_headers(root, name):
    """{header: the file that includes it} for all that one file includes, directly or through ours."""
    reached = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        for _, header, is_ours in includes(os.path.join(root, current)):
            if header not in reached:
                reached[header] = current
                if is_ours and os.path.isfile(os.path.join(root, header)):
                    waiting.append(header)
    return reached
