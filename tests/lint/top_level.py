"""What may lie at the top of the checkout: a short list, so that a visitor sees where to begin."""

from project_files import project_files

ALLOWED = {"CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "indexer",
           "quickstart.sh", "sample_corpus", "searchd", "test.sh", "tests", "web"}


def findings(root):
    names = {name.split("/")[0] for name in project_files(root)}
    return [f"{name}: does not belong at the top level" for name in sorted(names)
            if name not in ALLOWED and not name.startswith(".")]
