// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/stored_article.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "indexer/schema/bytes.h"

namespace dateline::schema {
namespace {

constexpr char kRecordVersion = 1;

/// Tags are part of the format: never reuse one.
enum class Tag : std::uint8_t {
  Id = 1,
  Url,
  OwnId,
  Title,
  Published,
  Updated,
  FirstSeen,
  FirstSeenDerived,
  Source,
  SourceName,
  Agency,
  Place,
  Author,
  Section,
  Lang,
  Topic,
  Ticker,
  Paragraph,
  Related,
  Evidence,
  Extra,
  Furniture,
  Image,
};

void put(Tag tag, std::string_view bytes, std::string& out) {
  append_varint(static_cast<std::uint64_t>(tag), out);
  append_sized(bytes, out);
}

void put_text(Tag tag, const std::string& text, std::string& out) {
  if (!text.empty()) {
    put(tag, text, out);
  }
}

void put_list(Tag tag, const std::vector<std::string>& texts, std::string& out) {
  for (const std::string& text : texts) {
    put(tag, text, out);
  }
}

std::string pack(const PrintedTime& moment) {
  std::string bytes;
  append_signed(moment.time.seconds, bytes);
  append_varint(static_cast<std::uint64_t>(moment.time.precision), bytes);
  append_sized(moment.text, bytes);
  return bytes;
}

void put_time(Tag tag, const PrintedTime& moment, std::string& out) {
  if (moment != PrintedTime{}) {
    put(tag, pack(moment), out);
  }
}

std::string pack(const Ticker& ticker) {
  std::string bytes;
  append_sized(ticker.symbol, bytes);
  append_sized(ticker.exchange, bytes);
  append_varint(static_cast<std::uint64_t>(ticker.role), bytes);
  append_varint(ticker.mentions, bytes);
  append_sized(ticker.name, bytes);
  append_sized(ticker.then, bytes);
  return bytes;
}

std::string pack(const RelatedItem& item) {
  std::string bytes;
  append_sized(item.title, bytes);
  append_sized(pack(item.published), bytes);
  append_sized(item.text, bytes);
  for (const std::string& ticker : item.tickers) {
    append_sized(ticker, bytes);
  }
  return bytes;
}

std::string pack(const Evidence& evidence) {
  std::string bytes;
  append_sized(evidence.field, bytes);
  append_sized(evidence.rule, bytes);
  append_sized(evidence.text, bytes);
  append_sized(evidence.zone, bytes);
  return bytes;
}

std::string pack(const std::pair<std::string, std::string>& extra) {
  std::string bytes;
  append_sized(extra.first, bytes);
  append_sized(extra.second, bytes);
  return bytes;
}

bool read_text(ByteReader& reader, std::string& text) {
  const auto bytes = reader.read_sized();
  if (bytes) {
    text = *bytes;
  }
  return bytes.has_value();
}

bool unpack(std::string_view bytes, PrintedTime& moment) {
  ByteReader reader(bytes);
  const auto seconds = reader.read_signed();
  const auto precision = reader.read_varint();
  if (!seconds || !precision || *precision > static_cast<unsigned>(Precision::Second)) {
    return false;
  }
  moment.time = {.seconds = *seconds, .precision = static_cast<Precision>(*precision)};
  return read_text(reader, moment.text);
}

bool unpack(std::string_view bytes, Ticker& ticker) {
  ByteReader reader(bytes);
  if (!read_text(reader, ticker.symbol) || !read_text(reader, ticker.exchange)) {
    return false;
  }
  const auto role = reader.read_varint();
  const auto mentions = reader.read_varint();
  if (!role || !mentions || *role > static_cast<unsigned>(TickerRole::Related)) {
    return false;
  }
  ticker.role = static_cast<TickerRole>(*role);
  ticker.mentions = static_cast<std::uint32_t>(*mentions);
  // Records of the first builds end here.
  return reader.at_end() || (read_text(reader, ticker.name) && read_text(reader, ticker.then));
}

bool unpack(std::string_view bytes, RelatedItem& item) {
  ByteReader reader(bytes);
  std::string published;
  if (!read_text(reader, item.title) || !read_text(reader, published) ||
      !unpack(published, item.published) || !read_text(reader, item.text)) {
    return false;
  }
  while (!reader.at_end()) {
    if (!read_text(reader, item.tickers.emplace_back())) {
      return false;
    }
  }
  return true;
}

bool unpack(std::string_view bytes, Evidence& evidence) {
  ByteReader reader(bytes);
  return read_text(reader, evidence.field) && read_text(reader, evidence.rule) &&
         read_text(reader, evidence.text) && read_text(reader, evidence.zone);
}

bool unpack(std::string_view bytes, std::pair<std::string, std::string>& extra) {
  ByteReader reader(bytes);
  return read_text(reader, extra.first) && read_text(reader, extra.second);
}

bool unpack(std::string_view bytes, std::string& text) {
  text = bytes;
  return true;
}

/// Puts one tagged field where it belongs; tags of later versions are passed over.
bool read_field(std::uint64_t tag, std::string_view bytes, Article& article) {
  if (tag > static_cast<std::uint64_t>(Tag::Image)) {
    return true;
  }
  switch (static_cast<Tag>(tag)) {
    case Tag::Id:
      return unpack(bytes, article.id);
    case Tag::Url:
      return unpack(bytes, article.url);
    case Tag::OwnId:
      return unpack(bytes, article.own_id);
    case Tag::Title:
      return unpack(bytes, article.title);
    case Tag::Published:
      return unpack(bytes, article.published);
    case Tag::Updated:
      return unpack(bytes, article.updated);
    case Tag::FirstSeen:
      return unpack(bytes, article.first_seen);
    case Tag::FirstSeenDerived:
      article.first_seen_derived = true;
      return true;
    case Tag::Source:
      return unpack(bytes, article.source);
    case Tag::SourceName:
      return unpack(bytes, article.source_name);
    case Tag::Agency:
      return unpack(bytes, article.agency);
    case Tag::Place:
      return unpack(bytes, article.places.emplace_back());
    case Tag::Author:
      return unpack(bytes, article.authors.emplace_back());
    case Tag::Section:
      return unpack(bytes, article.section);
    case Tag::Lang:
      return unpack(bytes, article.lang);
    case Tag::Topic:
      return unpack(bytes, article.topics.emplace_back());
    case Tag::Ticker:
      return unpack(bytes, article.tickers.emplace_back());
    case Tag::Paragraph:
      return unpack(bytes, article.body.emplace_back());
    case Tag::Related:
      return unpack(bytes, article.related.emplace_back());
    case Tag::Evidence:
      return unpack(bytes, article.evidence.emplace_back());
    case Tag::Extra:
      return unpack(bytes, article.extra.emplace_back());
    case Tag::Furniture:
      return unpack(bytes, article.furniture.emplace_back());
    case Tag::Image:
      return unpack(bytes, article.image);
  }
  return true;
}

}  // namespace

std::string encode(const Article& article) {
  std::string out(1, kRecordVersion);
  put_text(Tag::Id, article.id, out);
  put_text(Tag::Url, article.url, out);
  put_text(Tag::OwnId, article.own_id, out);
  put_text(Tag::Title, article.title, out);
  put_time(Tag::Published, article.published, out);
  put_time(Tag::Updated, article.updated, out);
  put_time(Tag::FirstSeen, article.first_seen, out);
  if (article.first_seen_derived) {
    put(Tag::FirstSeenDerived, {}, out);
  }
  put_text(Tag::Source, article.source, out);
  put_text(Tag::SourceName, article.source_name, out);
  put_text(Tag::Agency, article.agency, out);
  put_list(Tag::Place, article.places, out);
  put_list(Tag::Author, article.authors, out);
  put_text(Tag::Section, article.section, out);
  put_text(Tag::Lang, article.lang, out);
  put_list(Tag::Topic, article.topics, out);
  const auto put_packed = [&out](Tag tag, const auto& items) {
    for (const auto& item : items) {
      put(tag, pack(item), out);
    }
  };
  put_packed(Tag::Ticker, article.tickers);
  put_list(Tag::Paragraph, article.body, out);
  put_packed(Tag::Related, article.related);
  put_packed(Tag::Evidence, article.evidence);
  put_packed(Tag::Extra, article.extra);
  put_list(Tag::Furniture, article.furniture, out);
  put_text(Tag::Image, article.image, out);
  return out;
}

Result<Article> decode_article(std::string_view data) {
  const Error damaged{ErrorCode::Corrupt, "a stored record is damaged",
                      "run `dateline-index check`; roll back or rebuild"};
  if (data.empty()) {
    return damaged;
  }
  if (data.front() != kRecordVersion) {
    return Error{ErrorCode::SchemaMismatch,
                 "a stored record has version " +
                     std::to_string(static_cast<unsigned char>(data.front())) +
                     ", this program reads " + std::to_string(kRecordVersion),
                 "rebuild the archive from its sources"};
  }
  Article article;
  ByteReader reader(data.substr(1));
  while (!reader.at_end()) {
    const auto tag = reader.read_varint();
    const auto bytes = reader.read_sized();
    if (!tag || !bytes || !read_field(*tag, *bytes, article)) {
      return damaged;
    }
  }
  return article;
}

}  // namespace dateline::schema
