// SPDX-License-Identifier: GPL-3.0-or-later
// What is compiled in is what stands in the folders.
#include "searchd/http/embedded_files.h"

#include <gtest/gtest.h>

#include "searchd/http/etag.h"

namespace dateline::searchd {
namespace {

TEST(EmbeddedFiles, HoldThePageAndTheDescription) {
  for (const char* path :
       {"/index.html", "/favicon.svg", "/openapi.json", "/docs/errors.html", "/js/state.js"}) {
    EXPECT_NE(find_embedded_file(path), nullptr) << path;
  }
}

TEST(EmbeddedFiles, HoldNothingElse) {
  for (const char* path : {"", "/", "/package.json", "/js", "/js/", "/../README.md"}) {
    EXPECT_EQ(find_embedded_file(path), nullptr) << path;
  }
}

TEST(EmbeddedFiles, AreWholeAndCarryTheirHash) {
  for (const EmbeddedFile& file : embedded_files()) {
    EXPECT_EQ(file.hash, short_hash(file.bytes)) << file.path;
  }
}

TEST(MediaType, GoesByTheEnding) {
  EXPECT_EQ(media_type_of("/js/main.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(media_type_of("/index.html"), "text/html; charset=utf-8");
  EXPECT_EQ(media_type_of("/x.exe"), "application/octet-stream");
}

}  // namespace
}  // namespace dateline::searchd
