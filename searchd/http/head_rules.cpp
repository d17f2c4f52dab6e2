// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/head_rules.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxLengthDigits = 12;

bool is_token_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool digit = c >= '0' && c <= '9';
  return letter || digit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_value_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= ' ' && byte != 0x7F);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, end - begin + 1);
}

std::optional<std::size_t> to_length(std::string_view value) {
  const bool number = !value.empty() && value.size() <= kMaxLengthDigits &&
                      std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::optional<std::size_t>(std::stoull(std::string(value))) : std::nullopt;
}

/// The name of a well-formed header line, in small letters; nothing for any other line.
std::optional<std::string> name_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 ||
      !std::ranges::all_of(line.substr(0, colon), is_token_character) ||
      !std::ranges::all_of(line.substr(colon + 1), is_value_character)) {
    return std::nullopt;
  }
  return lower_ascii(line.substr(0, colon));
}

/// Takes in one header line; false when it is malformed, or one too many.
class HeadReader {
 public:
  explicit HeadReader(std::string_view request_line)
      : knows_continue_(request_line.ends_with("HTTP/1.1")) {}

  [[nodiscard]] bool take(std::string_view line) {
    const std::optional<std::string> name = name_of(line);
    if (!name) {
      return false;
    }
    const std::string_view value = trimmed(line.substr(name->size() + 1));
    if (*name == "host") {
      return ++hosts_ == 1;
    }
    if (*name == "content-length") {
      const auto length = to_length(value);
      facts_.length = length.value_or(0);
      return length && ++lengths_ == 1;
    }
    facts_.has_transfer_coding = facts_.has_transfer_coding || *name == "transfer-encoding";
    facts_.has_content_coding = facts_.has_content_coding ||
                                (*name == "content-encoding" && lower_ascii(value) != "identity");
    facts_.is_awaited = facts_.is_awaited || (*name == "expect" && knows_continue_ &&
                                              lower_ascii(value) == "100-continue");
    return true;
  }
  [[nodiscard]] const BodyFacts& facts() const { return facts_; }

 private:
  bool knows_continue_;
  int hosts_ = 0;
  int lengths_ = 0;
  BodyFacts facts_;
};

}  // namespace

std::optional<BodyFacts> read_strict_head(std::string_view head) {
  const std::size_t first = head.find(kLineEnd);
  if (first == std::string_view::npos) {
    return std::nullopt;
  }
  HeadReader reader(head.substr(0, first));
  head.remove_prefix(first + kLineEnd.size());
  while (!head.empty() && !head.starts_with(kLineEnd)) {
    const std::size_t end = std::min(head.find(kLineEnd), head.size());
    if (!reader.take(head.substr(0, end))) {
      return std::nullopt;
    }
    head.remove_prefix(std::min(end + kLineEnd.size(), head.size()));
  }
  return reader.facts();
}

}  // namespace dateline::searchd
