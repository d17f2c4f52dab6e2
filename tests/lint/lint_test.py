"""Shows that every lint can fail: each case plants one violation in an empty checkout.

python3 -B tests/lint/lint_test.py
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

import layering
import tools
import top_level
import words

SPDX = words.SPDX + "\n"
HERE = os.path.dirname(os.path.abspath(__file__))


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = os.path.join(folder.name, "checkout")
        self.write("searchd/main.cpp", SPDX + "int main() { return 0; }\n")

    def write(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def includes(self, name, *headers):
        self.write(name, SPDX + "".join(f"#include {header}\n" for header in headers))

    def assert_one(self, found, *parts):
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])


class LayeringTest(LintTest):
    def test_allowed_includes_are_no_finding(self):
        self.includes("indexer/base/log.cpp", "<string>", "<spdlog/spdlog.h>", '"indexer/base/log.h"')
        self.includes("indexer/schema/digest.cpp", "<openssl/evp.h>", "<xapian.h>", '"indexer/base/error.h"')
        self.includes("searchd/search/archive.h", "<sys/stat.h>", '"indexer/schema/fields.h"')
        self.assertEqual(layering.findings(self.root), [])

    def test_base_knows_only_std(self):
        self.includes("indexer/base/timestamp.cpp", "<unistd.h>")
        self.assert_one(layering.findings(self.root), "indexer/base/timestamp.cpp:2", "only std")

    def test_spdlog_only_in_log(self):
        self.includes("indexer/query/lexer.cpp", "<spdlog/spdlog.h>")
        self.assert_one(layering.findings(self.root), "indexer/query/lexer.cpp:2", "spdlog")

    def test_base_does_not_look_upward(self):
        self.includes("indexer/base/error.h", '"indexer/schema/fields.h"')
        self.assert_one(layering.findings(self.root), "indexer/base/error.h:2", "may not include")

    def test_searchd_sees_only_the_contract(self):
        self.includes("searchd/search/archive.cpp", '"indexer/readers/article_reader.h"')
        self.assert_one(layering.findings(self.root), "may not include indexer/readers/article_reader.h")

    def test_searchd_does_not_see_files_directly_in_indexer(self):
        self.includes("searchd/http/server.cpp", '"indexer/pipeline.h"')
        self.assert_one(layering.findings(self.root), "may not include indexer/pipeline.h")

    def test_readers_do_not_run_commands(self):
        self.includes("indexer/readers/csv_reader.cpp", '"indexer/commands/add.h"')
        self.assert_one(layering.findings(self.root), "may not include indexer/commands/add.h")

    def test_readers_reach_no_xapian_through_a_header_of_ours(self):
        self.includes("indexer/schema/database.h", "<xapian.h>")
        self.includes("indexer/readers/csv_reader.cpp", '"indexer/schema/database.h"')
        self.assert_one(layering.findings(self.root), "indexer/readers/csv_reader.cpp", "reaches <xapian.h>")

    def test_search_names_no_json(self):
        self.includes("searchd/search/facets.cpp", "<nlohmann/json.hpp>")
        found = "\n".join(layering.findings(self.root))
        self.assertIn("searchd/search/facets.cpp:2", found)

    def test_http_names_no_xapian(self):
        self.includes("searchd/http/routes.cpp", "<xapian.h>")
        found = "\n".join(layering.findings(self.root))
        self.assertIn("searchd/http/routes.cpp:2", found)

    def test_openssl_stays_out_of_headers(self):
        self.includes("indexer/schema/digest.h", "<openssl/evp.h>")
        self.assert_one(layering.findings(self.root), "only in .cpp files")

    def test_an_unlisted_library_is_found(self):
        self.includes("indexer/io/records.cpp", "<boost/asio.hpp>")
        self.assert_one(layering.findings(self.root), "no library")

    def test_a_new_folder_needs_a_row(self):
        self.includes("indexer/utils/strings.cpp", '"indexer/base/error.h"')
        self.assert_one(layering.findings(self.root), "indexer/utils/strings.cpp")

    def test_the_table_has_no_cycle(self):
        before = layering.OURS[layering.BASE]
        self.addCleanup(layering.OURS.__setitem__, layering.BASE, before)
        layering.OURS[layering.BASE] = [layering.SCHEMA]
        self.assert_one(layering.findings(self.root), "stands below")


class WordsTest(LintTest):
    def test_an_unfinished_mark_is_found(self):
        self.write("README.md", "one\n" + "TO" + "DO: two\n")
        self.assert_one(words.findings(self.root), "README.md:2", "unfinished")

    def test_a_registry_is_found(self):
        self.write("README.md", "see https://registry." + "npmjs.org/\n")
        found = words.findings(self.root)
        self.assertIn("README.md:1: host of a package registry", found)

    def test_a_path_of_the_checkout_is_found(self):
        self.write("README.md", "cd " + os.path.realpath(self.root) + "\n")
        self.assertIn("README.md:1: path of this machine", words.findings(self.root))

    def test_a_path_beside_the_checkout_is_found(self):
        self.write("README.md", "ls " + os.path.dirname(os.path.realpath(self.root)) + "/other\n")
        self.assert_one(words.findings(self.root), "README.md:1", "path of this machine")

    def test_an_address_in_a_lock_file_is_found(self):
        self.write("package-lock.json", json.dumps({"packages": {"a": {"resolved": "x"}, "b": {}}}))
        self.assert_one(words.findings(self.root), "package-lock.json", "package a")

    def test_a_source_without_a_licence_line_is_found(self):
        self.write("indexer/main.cpp", "int main() { return 0; }\n")
        self.assert_one(words.findings(self.root), "indexer/main.cpp:1")


class OtherLintsTest(LintTest):
    def test_a_stray_file_at_the_top_is_found(self):
        self.write("notes.txt", "")
        self.assert_one(top_level.findings(self.root), "notes.txt")

    def test_badly_formatted_source_is_found(self):
        self.write(".clang-format", "BasedOnStyle: Google\n")
        self.assertEqual(tools.format_findings(self.root), [])
        self.write("searchd/main.cpp", SPDX + "int   main( ){return 0;}\n")
        self.assertIn("searchd/main.cpp:2", "\n".join(tools.format_findings(self.root)))

    def test_a_shell_mistake_is_found(self):
        self.write(".ci/run", "#!/usr/bin/env bash\ncat $1\n")
        self.assertIn("SC2086", "\n".join(tools.shell_findings(self.root)))


class TidyTest(LintTest):
    def tidy(self, source):
        build = os.path.join(self.root, "build")
        self.write(".clang-tidy", "Checks: '-*,readability-braces-around-statements'\nWarningsAsErrors: '*'\n")
        self.write("searchd/main.cpp", SPDX + source)
        file = os.path.join(self.root, "searchd/main.cpp")
        self.write("build/compile_commands.json", json.dumps(
            [{"directory": build, "file": file, "command": f"c++ -std=c++20 -c {file}"}]))
        memory = dict(os.environ, DATELINE_TIDY_CACHE=os.path.join(build, "tidy"))
        return subprocess.run([sys.executable, "-B", os.path.join(HERE, "tidy.py"), self.root, build],
                              capture_output=True, text=True, check=False, env=memory)

    def test_a_complaint_fails_until_it_is_mended(self):
        first = self.tidy("int main(int argc, char**) { if (argc > 1) return 1; return 0; }\n")
        mended = self.tidy("int main() { return 0; }\n")

        self.assertEqual((first.returncode, mended.returncode), (1, 0), first.stdout + mended.stdout)
        self.assertIn("readability-braces-around-statements", first.stdout)

    def test_what_was_clean_is_not_checked_again_until_it_changes(self):
        self.tidy("int main() { return 0; }\n")
        again = self.tidy("int main() { return 0; }\n")
        changed = self.tidy("int main() { return 1; }\n")

        self.assertIn("0 of them checked now", again.stdout)
        self.assertIn("1 of them checked now", changed.stdout)


if __name__ == "__main__":
    unittest.main()
