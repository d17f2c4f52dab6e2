// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_splitter.h"

#include <string_view>

#include "indexer/extract/words.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kArticlesKey = "articles";

/// Follows a JSON text byte by byte: how deep, within a string or not, which key came last.
class Scanner {
 public:
  void see(char letter) {
    if (quoted_) {
      see_quoted(letter);
      return;
    }
    if (letter == '"') {
      quoted_ = true;
      string_.clear();
    } else if (letter == '{' || letter == '[') {
      ++depth_;
      after_key_ = false;
    } else if (letter == '}' || letter == ']') {
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (letter == ':') {
      after_key_ = depth_ == 1 && string_ == kArticlesKey;
    } else if (!extract::is_blank(letter)) {
      after_key_ = false;
    }
  }

  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] bool quoted() const { return quoted_; }
  /// True between the key "articles" of the outermost object and its value.
  [[nodiscard]] bool after_articles_key() const { return after_key_ && !quoted_; }

 private:
  void see_quoted(char letter) {
    if (escaped_) {
      escaped_ = false;
    } else if (letter == '\\') {
      escaped_ = true;
    } else if (letter == '"') {
      quoted_ = false;
    }
    if (quoted_ && string_.size() <= kArticlesKey.size()) {
      string_ += letter;
    }
  }

  std::size_t depth_ = 0;
  bool quoted_ = false;
  bool escaped_ = false;
  bool after_key_ = false;
  std::string string_;  // the last string, its first bytes
};

void append(JsonPiece& piece, char letter) {
  if (piece.text.size() < io::kMaxRecordBytes) {
    piece.text += letter;
  } else {
    piece.cut = true;
  }
}

}  // namespace

/// The first byte of the next value, not consumed; nothing at the end.
std::optional<char> JsonSplitter::skip_to_value() {
  while (true) {
    const std::string_view next = input_->peek(1);
    if (next.empty()) {
      return std::nullopt;
    }
    const char letter = next.front();
    if (letter == ']' && level_ != Level::Top) {
      leave_array();
      continue;
    }
    const bool between = extract::is_blank(letter) || letter == ',' || letter == ']' ||
                         letter == '}' || letter == ':';
    // A byte order mark is no value either.
    if (!between && letter != '\xEF' && letter != '\xBB' && letter != '\xBF') {
      return letter;
    }
    static_cast<void>(input_->next_byte());
  }
}

/// Consumes the end of the array, and of the object around it.
void JsonSplitter::leave_array() {
  static_cast<void>(input_->next_byte());
  if (level_ == Level::Wrapper) {
    Scanner scanner;
    scanner.see('{');
    while (scanner.depth() > 0) {
      const std::optional<char> letter = input_->next_byte();
      if (!letter) {
        break;
      }
      scanner.see(*letter);
    }
  }
  level_ = Level::Top;
}

/// Reads an object, array or string to its end; stops within an object at the top when the array of
/// articles begins.
JsonSplitter::Stop JsonSplitter::read_value(JsonPiece& piece) {
  Scanner scanner;
  do {
    const std::optional<char> letter = input_->next_byte();
    if (!letter) {
      piece.cut = true;
      return Stop::Value;
    }
    if (level_ == Level::Top && *letter == '[' && scanner.after_articles_key()) {
      return Stop::Articles;
    }
    scanner.see(*letter);
    append(piece, *letter);
  } while (scanner.depth() > 0 || scanner.quoted());
  return Stop::Value;
}

/// Numbers, words and rubbish: up to the end of the line or the next mark.
void JsonSplitter::read_scalar(JsonPiece& piece) {
  constexpr std::string_view kEnds = ",[]{}\"\n";
  for (std::string_view next = input_->peek(1);
       !next.empty() && kEnds.find(next.front()) == std::string_view::npos;
       next = input_->peek(1)) {
    append(piece, next.front());
    static_cast<void>(input_->next_byte());
  }
}

std::optional<JsonPiece> JsonSplitter::next() {
  while (true) {
    const std::optional<char> first = skip_to_value();
    if (!first) {
      return std::nullopt;
    }
    if (*first == '[' && level_ == Level::Top) {
      static_cast<void>(input_->next_byte());
      level_ = Level::Array;
      continue;
    }
    JsonPiece piece{.text = {}, .offset = input_->offset(), .line = input_->line_number()};
    if (*first != '{' && *first != '[' && *first != '"') {
      read_scalar(piece);
      return piece;
    }
    if (read_value(piece) == Stop::Articles) {
      level_ = Level::Wrapper;
      continue;
    }
    return piece;
  }
}

}  // namespace dateline::indexer
