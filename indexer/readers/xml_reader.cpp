// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/xml_reader.h"

#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
// White space alone is kept: it may stand between two words that are elements of their own.
constexpr unsigned kParsing = pugi::parse_default | pugi::parse_ws_pcdata;

/// The character set that a byte order mark or else the XML declaration names; empty when none
/// does.
std::string declared_charset(std::string_view head) {
  if (head.starts_with(kMark)) {
    return "utf-8";
  }
  if (!head.starts_with("<?xml")) {
    return {};
  }
  head = head.substr(0, head.find("?>"));
  const std::size_t name = head.find("encoding");
  const std::size_t open = head.find_first_of("\"'", std::min(name, head.size()));
  if (open == std::string_view::npos) {
    return {};
  }
  const std::string_view value = head.substr(open + 1);
  return std::string(value.substr(0, value.find(head[open])));
}

/// What a place in a text is followed by: the end of a comment, instruction or document type.
std::size_t end_of_prolog_part(std::string_view xml) {
  if (xml.starts_with("<!--")) {
    return xml.find("-->");
  }
  if (xml.starts_with("<?")) {
    return xml.find("?>");
  }
  const std::size_t end = xml.find('>');
  return xml.substr(0, end).find('[') == std::string_view::npos ? end : xml.find("]>");
}

pugi::xml_node first_element(const pugi::xml_document& document) {
  return document.find_child(
      [](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
}

}  // namespace

std::string_view root_tag(std::string_view xml) {
  xml.remove_prefix(xml.starts_with(kMark) ? kMark.size() : 0);
  xml = extract::trim(xml);
  while (xml.starts_with("<?") || xml.starts_with("<!")) {
    const std::size_t end = std::min(end_of_prolog_part(xml), xml.size());
    const std::size_t next = std::min(xml.find('<', end), xml.size());
    xml.remove_prefix(next);
  }
  return xml.starts_with('<') ? xml.substr(0, xml.find('>')) : std::string_view{};
}

Result<std::optional<Article>> XmlReader::read(const XmlPiece& piece) {
  if (piece.cut) {
    return Error{ErrorCode::BadInput,
                 "a record has no end: </" + std::string(tag_name(piece.text)) +
                     "> is missing, or it is longer than " +
                     std::to_string(io::kMaxRecordBytes >> 20U) + " MB",
                 "the file may be cut"};
  }
  pugi::xml_document document;
  const std::string text = io::decode_text(piece.text, charset_);
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), kParsing, pugi::encoding_utf8);
  if (!parsed) {
    return Error{ErrorCode::BadInput,
                 "the XML cannot be read: " + extract::to_lower(parsed.description()), ""};
  }
  return format_->read({.element = first_element(document), .root = first_element(head_)},
                       context());
}

/// The answer after the last record.
Result<std::optional<Article>> XmlReader::finish() {
  const bool empty = !std::exchange(started_, true) && !format_->may_be_empty;
  if (empty && !input().failure()) {
    start_record(0, 1);
    return Error{ErrorCode::BadInput,
                 "the file holds no <" + std::string(format_->records.front()) + "> element", ""};
  }
  return end();
}

Result<std::optional<Article>> XmlReader::next() {
  while (const std::optional<XmlPiece> piece = splitter_.next()) {
    start_record(piece->offset, piece->line);
    if (!std::exchange(started_, true)) {
      const std::string_view head = extract::trim(splitter_.head());
      charset_ = declared_charset(head);
      const std::string text = io::decode_text(head, charset_);
      // The elements that hold the records are open: the parser keeps what it has read of them.
      (void)head_.load_buffer(text.data(), text.size(), kParsing, pugi::encoding_utf8);
    }
    Result<std::optional<Article>> article = read(*piece);
    if (!article || *article) {
      return article;
    }
  }
  return finish();
}

}  // namespace dateline::indexer
