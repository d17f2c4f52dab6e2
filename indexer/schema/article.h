// SPDX-License-Identifier: GPL-3.0-or-later
// An article as every part of the project knows it: what readers fill, what the stored record
// keeps, what answers are made of. Plain data; no Xapian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/timestamp.h"

namespace dateline {

/// A date with the characters it was read from.
struct PrintedTime {
  Timestamp time;
  std::string text;  // as the source printed it; empty when it came from nowhere in the text

  [[nodiscard]] bool known() const { return time.known(); }
  friend bool operator==(const PrintedTime&, const PrintedTime&) = default;
};

/// Where a ticker stands in the page.
enum class TickerRole : std::uint8_t { Headline, Body, Related };

[[nodiscard]] std::string_view to_string(TickerRole role);

struct Ticker {
  std::string symbol;    // upper-case: "TM", "BRK.B"; the company's present one: "META"
  std::string exchange;  // "NYSE", or as a newswire printed it ("N"); may be empty
  TickerRole role = TickerRole::Body;
  std::uint32_t mentions = 1;  // how often it stands in that role
  std::string name = {};       // of the company; empty when no table knows the symbol
  std::string then = {};       // the symbol it had at the time, where that was another one: "FB"
  friend bool operator==(const Ticker&, const Ticker&) = default;
};

/// One entry of a related box: stored, never part of the wording.
struct RelatedItem {
  std::string title;
  PrintedTime published;
  std::string text;
  std::vector<std::string> tickers;
  friend bool operator==(const RelatedItem&, const RelatedItem&) = default;
};

/// Which rule and which characters produced a value.
struct Evidence {
  std::string field;  // "published", "ticker", … as in the field table
  std::string rule;   // a short stable name: "json-ld", "dateline", "reuters-date"
  std::string text;   // the characters it was read from, cut to 200 bytes
  std::string zone;   // for times: "given", "source" or "assumed"; else empty
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// One wording of one published item. All text is valid UTF-8.
struct Article {
  std::string id;      // "a_" and 16 characters; set by assign_identity()
  std::string url;     // canonical; may be empty
  std::string own_id;  // the source's own id; may be empty
  std::string title;
  PrintedTime published;
  PrintedTime updated;
  PrintedTime first_seen;           // when the archive could have known this wording
  bool first_seen_derived = false;  // nothing said so: the later of published and updated
  std::string source;               // id: host name or short name
  std::string source_name;          // for people; empty when it is the id
  std::string agency;
  std::vector<std::string> places;  // the dateline's place first
  std::vector<std::string> authors;
  std::string section;
  std::string image;  // address of the lead picture, http or https; may be empty
  std::string lang;   // ISO 639-1; empty when unknown
  std::vector<std::string> topics;
  std::vector<Ticker> tickers;         // sorted by role, then symbol; one entry a (symbol, role)
  std::vector<std::string> body;       // paragraphs, none empty
  std::vector<std::string> furniture;  // paragraphs taken out of it: they recur across the source
  std::vector<RelatedItem> related;
  std::vector<Evidence> evidence;
  std::vector<std::pair<std::string, std::string>> extra;  // unknown keys: name, JSON text

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace dateline
