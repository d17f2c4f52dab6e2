// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/columns.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "indexer/schema/terms.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::searchd {
namespace {

using schema::field;
using schema::FieldId;

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

/// Calls @p take(row, bytes) for every row, with empty bytes where the slot is empty. False when a
/// call was.
template <typename Take>
bool for_each_row(const Xapian::Database& database, FieldId id, std::uint32_t rows,
                  const Take& take) {
  std::uint32_t row = 0;
  const Xapian::valueno slot = field(id).slot;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
       ++value) {
    const std::uint32_t found = value.get_docid() - 1;
    for (; row < found; ++row) {
      if (!take(row, std::string())) {
        return false;
      }
    }
    if (found >= rows || !take(row++, *value)) {
      return false;
    }
  }
  for (; row < rows; ++row) {
    if (!take(row, std::string())) {
      return false;
    }
  }
  return true;
}

bool load_times(const Xapian::Database& database, FieldId id, std::uint32_t rows,
                std::vector<Timestamp>& times) {
  times.resize(rows);
  return for_each_row(database, id, rows, [&](std::uint32_t row, const std::string& bytes) {
    const auto time = schema::unpack_time(bytes);
    times[row] = time.value_or(Timestamp{});
    return bytes.empty() || time.has_value();
  });
}

void sort_unique(std::vector<std::uint32_t>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The numbers of packed labels, with the ancestors of topics; nothing when they cannot be read.
std::optional<std::vector<std::uint32_t>> read_labels(const std::string& bytes, FieldId id,
                                                      Dictionary& dictionary) {
  const auto labels = schema::unpack_strings(bytes);
  if (!labels) {
    return std::nullopt;
  }
  std::vector<std::uint32_t> values;
  for (const std::string& label : *labels) {
    if (id != FieldId::Topic) {
      values.push_back(dictionary.intern(id, label));
      continue;
    }
    for (const std::string& path : schema::with_ancestors(label)) {
      values.push_back(dictionary.intern(id, path));
    }
  }
  sort_unique(values);
  return values;
}

/// Most lists occur again and again, so each is read once.
bool load_labels(const Xapian::Database& database, FieldId id, std::uint32_t rows,
                 std::pair<ListColumn*, Dictionary*> target) {
  constexpr std::size_t kMaxKept = 100'000;
  std::unordered_map<std::string, std::vector<std::uint32_t>> known;
  return for_each_row(database, id, rows, [&](std::uint32_t /*row*/, const std::string& bytes) {
    auto found = known.find(bytes);
    if (found == known.end()) {
      auto values = read_labels(bytes, id, *target.second);
      if (!values) {
        return false;
      }
      if (known.size() == kMaxKept) {
        known.clear();
      }
      found = known.emplace(bytes, *std::move(values)).first;
    }
    target.first->add_row(found->second);
    return true;
  });
}

bool load_tickers(const Xapian::Database& database, Columns& columns, Dictionary& dictionary) {
  std::array<std::vector<std::uint32_t>, kColumnCount> values;
  const auto of = [&values](ColumnId id) -> std::vector<std::uint32_t>& {
    return values[static_cast<std::size_t>(id)];
  };
  constexpr std::array kAll = {ColumnId::Ticker, ColumnId::TickerHeadline, ColumnId::TickerBody,
                               ColumnId::TickerRelated};
  return for_each_row(database, FieldId::Ticker, columns.rows,
                      [&](std::uint32_t /*row*/, const std::string& bytes) {
                        const auto tickers = schema::unpack_tickers(bytes);
                        for (const Ticker& ticker : tickers.value_or(std::vector<Ticker>{})) {
                          const std::uint32_t value =
                              dictionary.intern(FieldId::Ticker, ticker.symbol);
                          of(ticker_column(ticker.role)).push_back(value);
                          if (ticker.role != TickerRole::Related) {
                            of(ColumnId::Ticker).push_back(value);
                          }
                        }
                        for (const ColumnId id : kAll) {
                          sort_unique(of(id));
                          columns.lists[static_cast<std::size_t>(id)].add_row(of(id));
                          of(id).clear();
                        }
                        return tickers.has_value();
                      });
}

bool load_ids(const Xapian::Database& database, Columns& columns) {
  columns.ids.resize(columns.rows);
  columns.content.resize(columns.rows);
  const auto take_id = [&](std::uint32_t row, const std::string& bytes) {
    std::copy_n(bytes.begin(), std::min(bytes.size(), schema::kIdBytes), columns.ids[row].begin());
    return bytes.size() == schema::kIdBytes;
  };
  const auto take_content = [&](std::uint32_t row, const std::string& bytes) {
    for (const char byte : bytes) {
      columns.content[row] = (columns.content[row] << 8U) | static_cast<unsigned char>(byte);
    }
    return bytes.size() == schema::kContentBytes;
  };
  return for_each_row(database, FieldId::Article, columns.rows, take_id) &&
         for_each_row(database, FieldId::Content, columns.rows, take_content);
}

bool load_words(const Xapian::Database& database, Columns& columns) {
  columns.words.resize(columns.rows);
  return for_each_row(database, FieldId::Words, columns.rows,
                      [&](std::uint32_t row, const std::string& bytes) {
                        const auto number = schema::unpack_number(bytes);
                        columns.words[row] = number.value_or(0);
                        return number.has_value();
                      });
}

bool load_lengths(const Xapian::Database& database, Columns& columns) {
  columns.lengths.reserve(columns.rows);
  const auto end = database.postlist_end("");
  for (auto at = database.postlist_begin(""); at != end; ++at) {
    columns.lengths.push_back(at.get_doclength());
  }
  return columns.lengths.size() == columns.rows;
}

bool load_all(const Xapian::Database& database, Columns& columns, Dictionaries& dictionaries) {
  const auto dictionary = [&dictionaries](FieldId id) -> Dictionary& {
    return dictionaries[static_cast<std::size_t>(id)];
  };
  constexpr std::array kLabels = {FieldId::Topic, FieldId::Source, FieldId::Author,
                                  FieldId::Place, FieldId::Agency, FieldId::Lang};
  for (const FieldId id : kLabels) {
    ListColumn& list = columns.lists[static_cast<std::size_t>(column_of(id))];
    if (!load_labels(database, id, columns.rows, {&list, &dictionary(id)})) {
      return false;
    }
  }
  return load_ids(database, columns) && load_words(database, columns) &&
         load_lengths(database, columns) &&
         load_tickers(database, columns, dictionary(FieldId::Ticker)) &&
         load_times(database, FieldId::Published, columns.rows, columns.published) &&
         load_times(database, FieldId::Updated, columns.rows, columns.updated) &&
         load_times(database, FieldId::FirstSeen, columns.rows, columns.first_seen);
}

bool is_mixed_case(std::string_view label) {
  const bool small = std::ranges::any_of(label, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool capital = std::ranges::any_of(label, [](char c) { return c >= 'A' && c <= 'Z'; });
  return small && capital;
}

bool is_better_spelling(std::string_view a, std::string_view b) {
  return is_mixed_case(a) != is_mixed_case(b) ? is_mixed_case(a) : a < b;
}

}  // namespace

ColumnId column_of(FieldId id) {
  switch (id) {
    case FieldId::Topic:
      return ColumnId::Topic;
    case FieldId::Source:
      return ColumnId::Source;
    case FieldId::Author:
      return ColumnId::Author;
    case FieldId::Place:
      return ColumnId::Place;
    case FieldId::Agency:
      return ColumnId::Agency;
    case FieldId::Lang:
      return ColumnId::Lang;
    default:
      return ColumnId::Ticker;
  }
}

ColumnId ticker_column(TickerRole role) {
  switch (role) {
    case TickerRole::Headline:
      return ColumnId::TickerHeadline;
    case TickerRole::Body:
      return ColumnId::TickerBody;
    case TickerRole::Related:
      return ColumnId::TickerRelated;
  }
  return ColumnId::Ticker;
}

std::uint32_t Dictionary::intern(FieldId field, std::string_view label) {
  const auto known = seen_.find(std::string(label));
  if (known != seen_.end()) {
    return known->second;
  }
  const auto next = static_cast<std::uint32_t>(labels_.size());
  const auto [entry, is_new] = numbers_.try_emplace(schema::value_key(field, label), next);
  if (is_new) {
    labels_.emplace_back(label);
  } else if (is_better_spelling(label, labels_[entry->second])) {
    labels_[entry->second] = label;
  }
  seen_.emplace(label, entry->second);
  return entry->second;
}

std::uint32_t Dictionary::find(FieldId field, std::string_view label) const {
  const auto known = numbers_.find(schema::value_key(field, label));
  return known == numbers_.end() ? static_cast<std::uint32_t>(size()) : known->second;
}

const std::vector<Timestamp>& Columns::times(FieldId id) const {
  switch (id) {
    case FieldId::Updated:
      return updated;
    case FieldId::FirstSeen:
      return first_seen;
    default:
      return published;
  }
}

std::int64_t Columns::order_instant(std::uint32_t row) const {
  const Timestamp& time = published[row].known() ? published[row] : first_seen[row];
  return time.known() ? time.seconds : kNever;
}

std::int64_t Columns::known_at(std::uint32_t row) const {
  return first_seen[row].known() ? latest_second(first_seen[row]) : kNever;
}

Result<Columns> load_columns(const Xapian::Database& database, Dictionaries& dictionaries) {
  Columns columns{.rows = database.get_lastdocid()};
  const auto loaded = schema::guarded("loading columns", [&] {
    return database.get_doccount() == columns.rows && load_all(database, columns, dictionaries);
  });
  if (!loaded) {
    return loaded.error();
  }
  for (ListColumn& list : columns.lists) {
    list.finish();
  }
  if (!*loaded) {
    return Error{ErrorCode::Corrupt, "a value slot holds what the schema never writes",
                 "run `dateline-index check`"};
  }
  return columns;
}

}  // namespace dateline::searchd
