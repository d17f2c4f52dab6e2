"""Who may include whom, read off the #include lines.

Tests may include everything. For the sources a rule is a row of a table: the longest path that a
file's path begins with decides.
"""

import os

from project_files import cpp_files, includes, reached_headers

BASE, QUERY, SCHEMA = "indexer/base/", "indexer/query/", "indexer/schema/"
SHARED = [BASE, QUERY, SCHEMA]  # the contract: all that searchd may see of the indexer
# The table of stock symbols: all that searchd may see of extract.
WORDS, EXCHANGES = "indexer/extract/words.", "indexer/extract/exchanges."
SYMBOLS = "indexer/extract/symbol_table"
READING = ["indexer/io/", "indexer/extract/", WORDS, EXCHANGES, SYMBOLS, "indexer/readers/"]
PENDING, STORIES = "indexer/pending_article.", "indexer/stories/"
BUILDING = [*SHARED, *READING, PENDING, STORIES]

# Path -> which of our folders it may include beside itself. A row may name only rows above it, so
# there are no cycles. "indexer/" is the files directly in that folder.
OURS = {
    BASE: [],
    QUERY: [BASE],
    SCHEMA: [BASE, QUERY],
    "indexer/io/": [BASE],
    WORDS: [BASE],
    EXCHANGES: [BASE, WORDS],
    SYMBOLS: [BASE, WORDS, EXCHANGES],
    "indexer/extract/": [*SHARED, "indexer/io/", WORDS, EXCHANGES, SYMBOLS],
    "indexer/readers/": [*SHARED, *READING],
    PENDING: [*SHARED, *READING],
    STORIES: [*SHARED, *READING, PENDING],
    "indexer/": BUILDING,
    "indexer/commands/": [*BUILDING, "indexer/"],
    "indexer/main.cpp": [*BUILDING, "indexer/", "indexer/commands/"],
    "searchd/config/": [BASE],
    "searchd/search/": [*SHARED, SYMBOLS],
    "searchd/http/": [*SHARED, "searchd/config/", "searchd/search/"],
    "searchd/": [*SHARED, SYMBOLS, "searchd/config/", "searchd/search/", "searchd/http/"],
}

# Library header -> the only paths that may name it. A library that is not listed is not allowed.
LIBRARIES = {
    "xapian.h": [SCHEMA, "indexer/commands/", STORIES, "indexer/", "searchd/search/"],
    "unicode/": [SCHEMA, "indexer/io/", "indexer/extract/", "indexer/readers/", "searchd/search/"],
    "openssl/": [SCHEMA, "searchd/http/"],
    "spdlog/": [BASE + "log.cpp"],
    "zlib.h": ["indexer/io/", "indexer/schema/", "searchd/http/"],
    "brotli/": ["indexer/io/"],
    "archive.h": ["indexer/io/"],
    "archive_entry.h": ["indexer/io/"],
    "pugixml.hpp": ["indexer/readers/", "searchd/http/"],
    "cld2/": ["indexer/extract/"],
    "gumbo.h": ["indexer/extract/", "indexer/readers/"],
    "nlohmann/": ["indexer/readers/", "indexer/extract/", "indexer/commands/", "indexer/", "searchd/http/"],
    "CLI/": ["indexer/commands/", "indexer/main.cpp", "searchd/config/", "searchd/main.cpp"],
    "roaring/": ["indexer/schema/", "searchd/search/"],
    "httplib.h": ["searchd/http/"],
}
ONLY_IN_CPP = ("unicode/", "openssl/", "spdlog/", "zlib.h", "CLI/")

# The operating system's own headers: everywhere but in base and query, which know only std.
SYSTEM = ("sys/", "netinet/", "arpa/", "unistd.h", "fcntl.h", "poll.h", "netdb.h", "signal.h",
          "pthread.h", "dirent.h", "cxxabi.h")
ONLY_STD = (BASE, QUERY)

# Path -> library headers that it must not even reach through our headers.
HIDDEN = {
    "indexer/io/": ["xapian.h"],
    "indexer/extract/": ["xapian.h"],
    "indexer/readers/": ["xapian.h"],
    "searchd/http/": ["xapian.h"],
    "searchd/search/": ["nlohmann/", "httplib.h"],
}


def covers(path, name):
    """A top folder covers the files directly in it, any other path all that begins with it."""
    if path in ("indexer/", "searchd/"):
        return os.path.dirname(name) + "/" == path
    return name.startswith(path)


def row_of(name, paths):
    """The longest of the paths that cover the name, None without one."""
    fitting = [path for path in paths if covers(path, name)]
    return max(fitting, key=len) if fitting else None


def findings(root):
    found = _upward_rows()
    for name in cpp_files(root):
        if name.startswith("tests/"):
            continue
        for number, header, is_ours in includes(os.path.join(root, name)):
            wrong = _wrong_ours(name, header) if is_ours else _wrong_library(name, header)
            if wrong:
                found.append(f"{name}:{number}: {wrong}")
        found += _wrongly_reached(root, name)
    return found


def _upward_rows():
    rows = list(OURS)
    return [f"layering.py: {path} may not name {other}, which stands below it"
            for path, others in OURS.items() for other in others
            if rows.index(other) > rows.index(path)]


def _wrong_ours(name, header):
    layer = row_of(name, OURS)
    if layer is None:
        return "belongs to no layer of tests/lint/layering.py"
    target = row_of(header, OURS)
    if target == layer or target in OURS[layer]:
        return None
    return f"{layer} may not include {header}"


def _wrong_library(name, header):
    if "." not in header and "/" not in header:
        return None  # a header of std
    if header.startswith(SYSTEM):
        return f"{row_of(name, ONLY_STD)} knows only std" if row_of(name, ONLY_STD) else None
    library = row_of(header, LIBRARIES)
    if library is None:
        return f"<{header}> belongs to no library of tests/lint/layering.py"
    if not row_of(name, LIBRARIES[library]):
        return f"<{header}> may be named only in {', '.join(LIBRARIES[library])}"
    if library in ONLY_IN_CPP and not name.endswith(".cpp"):
        return f"<{header}> may be named only in .cpp files"
    return None


def _wrongly_reached(root, name):
    hidden = HIDDEN.get(row_of(name, HIDDEN), [])
    if not hidden:
        return []
    return [f"{name}: reaches <{header}> through {through}"
            for header, through in reached_headers(root, name).items()
            if header.startswith(tuple(hidden))]
