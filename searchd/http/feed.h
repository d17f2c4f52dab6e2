// SPDX-License-Identifier: GPL-3.0-or-later
// A search as a feed, before it takes the shape of one format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/parameter_table.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

struct FeedEntry {
  std::string id;  // of the article; of the wording where a feed holds several of one
  std::string title;
  std::string summary;
  std::string page;      // address of the article in this archive
  std::string original;  // address where it was published, http(s); may be empty
  std::optional<std::int64_t> published;
  std::int64_t updated = 0;
  std::string lang;
  std::vector<std::string> authors;
  std::vector<std::string> topics;
};

struct Feed {
  std::string id;  // the same for the same search at every address of the archive
  std::string title;
  std::string address;  // of the feed
  std::string page;     // of the same search for people
  std::int64_t updated = 0;
  std::vector<FeedEntry> entries;  // newest first
};

/// Where a feed stands.
struct FeedPlace {
  std::string_view origin;  // `https://news.example`
  std::string_view path;    // `/search.atom`
};

/// Dates come from the articles, never from the clock, so that an unchanged feed stays the same.
[[nodiscard]] Feed make_feed(const FeedPlace& place, const SearchCall& call,
                             const SearchResult& result);

/// The `urn:uuid:` (RFC 9562, version 8) that stands for @p name.
[[nodiscard]] std::string to_urn(std::string_view name);

}  // namespace dateline::searchd
