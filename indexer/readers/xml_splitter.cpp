// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/xml_splitter.h"

#include <algorithm>

#include "indexer/extract/words.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;
constexpr std::size_t kTagBytes = std::size_t{64} << 10U;  // longer ones are no tags

constexpr std::string_view kCharacterData = "<![CDATA[";

bool starts_name(char letter) {
  return extract::is_letter(letter) || letter == '_' || letter == '/';
}

}  // namespace

std::string_view tag_name(std::string_view tag) {
  tag.remove_prefix(std::min(tag.find_first_not_of("</"), tag.size()));
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Reads on to @p end. What is longer than a record may be is not kept.
void XmlSplitter::read_until(std::string_view end, std::string& out) {
  std::string last;
  while (last != end) {
    const std::optional<char> byte = input_->next_byte();
    if (!byte) {
      return;
    }
    if (last.size() == end.size()) {
      last.erase(0, 1);
    }
    last += *byte;
    if (out.size() <= io::kMaxRecordBytes) {
      out += *byte;
    }
  }
}

/// Reads on to the end of a tag. A ">" within quotes does not end it.
void XmlSplitter::read_tag(std::string& out) {
  char quote = 0;
  while (out.size() < kTagBytes) {
    const std::optional<char> byte = input_->next_byte();
    if (!byte) {
      return;
    }
    out += *byte;
    if (quote != 0) {
      quote = *byte == quote ? '\0' : quote;
    } else if (*byte == '"' || *byte == '\'') {
      quote = *byte;
    } else if (*byte == '>') {
      return;
    }
  }
}

XmlSplitter::Token XmlSplitter::read_markup(std::string& out) {
  const std::string_view next = input_->peek(kCharacterData.size());
  if (next.starts_with(kCharacterData)) {
    read_until("]]>", out);
  } else if (next.starts_with("<!--")) {
    read_until("-->", out);
  } else if (next.starts_with("<?")) {
    read_until("?>", out);
  } else if (next.starts_with("<!")) {
    read_tag(out);
    if (out.find('[') != std::string::npos && !out.ends_with("]>")) {
      read_until("]>", out);  // the declarations of a document type
    }
  } else if (next.size() > 1 && starts_name(next[1])) {
    read_tag(out);
    if (out.starts_with("</")) {
      return Token::Closing;
    }
    return out.ends_with("/>") ? Token::Empty : Token::Opening;
  } else {
    out += *input_->next_byte();
  }
  return Token::Text;
}

XmlSplitter::Token XmlSplitter::read_token(std::string& out) {
  out.clear();
  std::string_view next = input_->peek(1);
  if (next.empty()) {
    return Token::End;
  }
  if (next.front() == '<') {
    return read_markup(out);
  }
  while (!next.empty() && next.front() != '<' && out.size() < kTagBytes) {
    out += *input_->next_byte();
    next = input_->peek(1);
  }
  return Token::Text;
}

bool XmlSplitter::is_record(std::string_view tag) const {
  return std::ranges::find(names_, local_name(tag_name(tag))) != names_.end();
}

/// Reads on to the end of the record that starts in @p piece.
void XmlSplitter::finish(XmlPiece& piece) {
  const std::string name(tag_name(piece.text));
  std::size_t open = 1;
  std::string token;
  while (open > 0) {
    const Token kind = read_token(token);
    if (kind == Token::End) {
      piece.cut = true;
      return;
    }
    if (kind == Token::Opening || kind == Token::Closing) {
      const bool same = tag_name(token) == name;
      open += same && kind == Token::Opening ? 1 : 0;
      open -= same && kind == Token::Closing ? 1 : 0;
    }
    if (piece.text.size() + token.size() > io::kMaxRecordBytes) {
      piece.cut = true;
    } else if (!piece.cut) {
      piece.text += token;
    }
  }
}

std::optional<XmlPiece> XmlSplitter::next() {
  XmlPiece piece;
  while (true) {
    piece.offset = input_->offset();
    piece.line = input_->line_number();
    const Token kind = read_token(piece.text);
    if (kind == Token::End) {
      return std::nullopt;
    }
    if ((kind == Token::Opening || kind == Token::Empty) && is_record(piece.text)) {
      in_head_ = false;
      if (kind == Token::Opening) {
        finish(piece);
      }
      return piece;
    }
    if (in_head_ && head_.size() < kHeadBytes) {
      head_ += piece.text;
    }
  }
}

}  // namespace dateline::indexer
