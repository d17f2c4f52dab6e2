// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/crowded_tags.h"

#include <algorithm>
#include <cstdint>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::uint64_t kMostAttributes = 5'000;
// Squares of attributes a tag, summed up: gumbo compares some 200 million pairs a second.
constexpr std::uint64_t kMostSquares = 500'000'000;
// Tags left open make the scans below overlap.
constexpr std::uint64_t kMostScanned = std::uint64_t{256} << 20U;

constexpr std::string_view kBlanks = " \t\r\n\f";

/// One start tag, read as the HTML standard says.
class TagScan {
 public:
  /// @p rest starts with the name of the tag.
  explicit TagScan(std::string_view rest) : rest_(rest) { skip_to(" \t\r\n\f/>"); }

  /// Goes over the next attribute; false at the end of the tag.
  bool next() {
    at_ = std::min(rest_.find_first_not_of(" \t\r\n\f/", at_), rest_.size());
    if (at_ == rest_.size() || rest_[at_] == '>') {
      return false;
    }
    ++at_;  // a name may start with "="
    skip_to(" \t\r\n\f/>=");
    const std::size_t mark = rest_.find_first_not_of(kBlanks, at_);
    if (mark != std::string_view::npos && rest_[mark] == '=') {
      at_ = std::min(rest_.find_first_not_of(kBlanks, mark + 1), rest_.size());
      skip_value();
    }
    return true;
  }

  /// Bytes gone over.
  [[nodiscard]] std::uint64_t scanned() const { return at_; }

 private:
  void skip_to(std::string_view ends) {
    at_ = std::min(rest_.find_first_of(ends, at_), rest_.size());
  }

  void skip_value() {
    if (at_ == rest_.size() || (rest_[at_] != '"' && rest_[at_] != '\'')) {
      skip_to(" \t\r\n\f>");
      return;
    }
    const std::size_t end = rest_.find(rest_[at_], at_ + 1);
    at_ = end == std::string_view::npos ? rest_.size() : end + 1;
  }

  std::string_view rest_;
  std::size_t at_ = 0;
};

/// The parser adds the attributes of every later <html> and <body> to the first one.
bool is_merged(std::string_view rest) {
  const std::string name = to_lower(rest.substr(0, 4));
  return name == "html" || name == "body";
}

}  // namespace

bool has_crowded_tags(std::string_view page) {
  std::uint64_t merged = 0;
  std::uint64_t squares = 0;
  std::uint64_t scanned = 0;
  for (std::size_t i = page.find('<'); i != std::string_view::npos; i = page.find('<', i + 1)) {
    const std::string_view tag = page.substr(i + 1 + (page.substr(i + 1).starts_with('/') ? 1 : 0));
    if (tag.empty() || !is_letter(tag.front())) {
      continue;
    }
    TagScan scan(tag);
    std::uint64_t count = 0;
    while (count <= kMostAttributes && scanned + scan.scanned() <= kMostScanned && scan.next()) {
      ++count;
    }
    merged += is_merged(tag) ? count : 0;
    squares += count * count;
    scanned += scan.scanned();
    if (std::max(count, merged) > kMostAttributes || squares > kMostSquares ||
        scanned > kMostScanned) {
      return true;
    }
  }
  return false;
}

}  // namespace dateline::extract
