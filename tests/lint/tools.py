"""The lints that other programs do: clang-format for C++, shellcheck for shell scripts."""

import os
import subprocess

from project_files import cpp_files, project_files, read_text


def format_findings(root):
    return _complaints(root, ["clang-format", "--dry-run", "-Werror"], cpp_files(root))


def shell_findings(root):
    return _complaints(root, ["shellcheck", "--external-sources"],
                       [name for name in project_files(root) if _is_shell(root, name)])


def _is_shell(root, name):
    first = (read_text(os.path.join(root, name)) or "").split("\n", 1)[0]
    return name.endswith(".sh") or (first.startswith("#!") and first.endswith("sh"))


def _complaints(root, command, names):
    if not names:
        return ["no file to look at"]
    run = subprocess.run(command + names, cwd=root, capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()
