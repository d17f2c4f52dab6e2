// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/open_search.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace dateline::searchd {
namespace {

TEST(OpenSearch, TellsABrowserWhereToSearch) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(open_search_xml("https://news.example").c_str()));
  const auto root = document.child("OpenSearchDescription");

  EXPECT_STREQ(root.attribute("xmlns").value(), "http://a9.com/-/spec/opensearch/1.1/");
  EXPECT_STREQ(root.child_value("ShortName"), "Dateline");
  EXPECT_STREQ(
      root.find_child_by_attribute("Url", "type", "text/html").attribute("template").value(),
      "https://news.example/?q={searchTerms}");
}

TEST(OpenSearch, StaysADocumentWhateverTheAddress) {
  pugi::xml_document document;

  EXPECT_TRUE(document.load_string(open_search_xml("http://a\"<&>").c_str()));
}

}  // namespace
}  // namespace dateline::searchd
