// SPDX-License-Identifier: GPL-3.0-or-later
// The field table: every field, its term prefix, its value slot and what it is for.
//
// The indexer writes by this table and searchd reads by it; nothing else spells a prefix or a slot
// number. indexer/schema/README.md describes a document in prose and keeps the version history.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::schema {

/// Version of everything this folder defines. Its history stands in README.md.
inline constexpr std::uint32_t kSchemaVersion = 2;

enum class FieldId : std::uint8_t {
  Article,
  Revision,
  Content,
  Title,
  Body,
  Form,
  Published,
  Updated,
  FirstSeen,
  Ticker,
  Topic,
  Source,
  Author,
  Place,
  Agency,
  Lang,
  Url,
  Words,
  Story,
  Fingerprint,
};

enum class FieldKind : std::uint8_t {
  Identifier,  // one exact term or one fixed-size value a document
  Text,        // analysed words
  Instant,     // a point in time with its precision, in a value slot
  Values,      // exact labels, several a document: filters and facets
  Number,      // a number in a value slot
  Reserved,    // has its place in the format; nothing writes it yet
};

/// The name of a kind, as programs see it.
[[nodiscard]] constexpr std::string_view to_string(FieldKind kind) {
  switch (kind) {
    case FieldKind::Identifier:
      return "identifier";
    case FieldKind::Text:
      return "text";
    case FieldKind::Instant:
      return "instant";
    case FieldKind::Values:
      return "values";
    case FieldKind::Number:
      return "number";
    case FieldKind::Reserved:
      return "reserved";
  }
  return "";
}

/// Slot numbers are part of the format: never reuse one.
inline constexpr std::uint32_t kNoSlot = 0xffffffffU;

struct Field {
  FieldId id;
  std::string_view name;    // in queries, URLs and JSON
  std::string_view prefix;  // of its terms
  std::uint32_t slot;
  FieldKind kind;
  bool single;               // Values: at most one a document
  std::string_view summary;  // one line of help

  [[nodiscard]] constexpr bool has_slot() const { return slot != kNoSlot; }
};

inline constexpr std::array kFields = {
    Field{FieldId::Article, "id", "U", 0, FieldKind::Identifier, true, "Stable id of the article"},
    Field{FieldId::Revision, "revision", "Q", kNoSlot, FieldKind::Identifier, true,
          "Key of one wording: id, first_seen and content"},
    Field{FieldId::Content, "content", "", 1, FieldKind::Identifier, true,
          "Hash of title and body, to tell wordings apart"},
    Field{FieldId::Title, "title", "S", kNoSlot, FieldKind::Text, true, "Words of the headline"},
    Field{FieldId::Body, "body", "", kNoSlot, FieldKind::Text, true,
          "Words of headline and text, stemmed"},
    Field{FieldId::Form, "form", "F", kNoSlot, FieldKind::Text, true,
          "Words as written, for =word and word*"},
    Field{FieldId::Published, "published", "", 2, FieldKind::Instant, true,
          "When the page says it was published"},
    Field{FieldId::Updated, "updated", "", 3, FieldKind::Instant, true,
          "When the page says it was changed"},
    Field{FieldId::FirstSeen, "first_seen", "", 4, FieldKind::Instant, true,
          "When the archive could have known this wording"},
    Field{FieldId::Ticker, "ticker", "XT:", 5, FieldKind::Values, false,
          "Stock symbols in headline or text"},
    Field{FieldId::Topic, "topic", "XC:", 6, FieldKind::Values, false,
          "Subjects; a/b is also found as a"},
    Field{FieldId::Source, "source", "XO:", 7, FieldKind::Values, true, "Who published it"},
    Field{FieldId::Author, "author", "XB:", 8, FieldKind::Values, false, "Who wrote it"},
    Field{FieldId::Place, "place", "XP:", 9, FieldKind::Values, false,
          "Where it was written and which places it is filed under"},
    Field{FieldId::Agency, "agency", "XG:", 10, FieldKind::Values, true,
          "News agency it came from"},
    Field{FieldId::Lang, "lang", "XL:", 11, FieldKind::Values, true, "Language, ISO 639-1"},
    Field{FieldId::Url, "url", "XU:", kNoSlot, FieldKind::Identifier, true, "Canonical address"},
    Field{FieldId::Words, "words", "", 12, FieldKind::Number, true, "Words of headline and text"},
    Field{FieldId::Story, "story", "XS:", 13, FieldKind::Reserved, true,
          "Articles that tell the same thing"},
    Field{FieldId::Fingerprint, "fingerprint", "XH:", 14, FieldKind::Reserved, true,
          "Near-duplicate fingerprint and its bands"},
};

/// Tickers stand under two more prefixes, by role: in the headline, and in the related box only.
inline constexpr std::string_view kTickerHeadlinePrefix = "XTH:";
inline constexpr std::string_view kTickerRelatedPrefix = "XTR:";

/// The row of one field.
[[nodiscard]] constexpr const Field& field(FieldId id) {
  return kFields[static_cast<std::size_t>(id)];
}

/// The row of that name, or nullptr.
[[nodiscard]] constexpr const Field* find_field(std::string_view name) {
  for (const Field& row : kFields) {
    if (row.name == name) {
      return &row;
    }
  }
  return nullptr;
}

namespace detail {

constexpr bool clash(const Field& a, const Field& b) {
  return a.name == b.name || (!a.prefix.empty() && a.prefix == b.prefix) ||
         (a.has_slot() && a.slot == b.slot);
}

constexpr bool table_is_consistent() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].id) != i) {
      return false;
    }
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (clash(kFields[i], kFields[j])) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace detail

static_assert(detail::table_is_consistent());

}  // namespace dateline::schema
