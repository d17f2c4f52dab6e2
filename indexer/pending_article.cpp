// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pending_article.h"

#include <cstdint>

#include "indexer/schema/bytes.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/stored_article.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t kNumberBytes = sizeof(std::int64_t);
constexpr std::size_t kRevisionKeyBytes = 16;
constexpr std::size_t kRecordHashBytes = 16;
constexpr std::size_t kChainKeyBytes = schema::kIdBytes + 2 * kNumberBytes + schema::kContentBytes +
                                       kRevisionKeyBytes + kRecordHashBytes;
constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63U;

/// Eight bytes that sort as the number does.
void append_sortable(std::int64_t number, std::string& out) {
  const std::uint64_t bits = static_cast<std::uint64_t>(number) ^ kSignBit;
  for (std::size_t i = kNumberBytes; i-- > 0;) {
    out += static_cast<char>(bits >> (8 * i));
  }
}

std::int64_t read_sortable(std::string_view bytes) {
  std::uint64_t bits = 0;
  for (const char byte : bytes.substr(0, kNumberBytes)) {
    bits = (bits << 8U) | static_cast<unsigned char>(byte);
  }
  return static_cast<std::int64_t>(bits ^ kSignBit);
}

void append_order(const schema::RevisionOrder& order, std::string& out) {
  append_sortable(order.known_at, out);
  append_sortable(order.updated, out);
  out += order.content;
}

}  // namespace

std::string encode(const PendingArticle& pending) {
  std::string bytes;
  schema::append_sized(schema::encode(pending.article), bytes);
  schema::append_sized(pending.where.file, bytes);
  schema::append_varint(pending.where.record, bytes);
  schema::append_varint(pending.where.offset, bytes);
  schema::append_varint(pending.where.line, bytes);
  return bytes;
}

Result<PendingArticle> decode_pending(std::string_view bytes) {
  schema::ByteReader reader(bytes);
  const auto record = reader.read_sized();
  const auto file = reader.read_sized();
  const auto number = reader.read_varint();
  const auto offset = reader.read_varint();
  const auto line = reader.read_varint();
  if (!record || !file || !number || !offset || !line) {
    return Error{ErrorCode::Corrupt, "a sorted article cannot be read back"};
  }
  auto article = schema::decode_article(*record);
  if (!article) {
    return std::move(article).error();
  }
  return PendingArticle{
      .article = *std::move(article),
      .where = {.file = std::string(*file), .record = *number, .offset = *offset, .line = *line}};
}

Wording wording_of(const Article& article) {
  return {.order = schema::revision_order(article), .revision_key = schema::revision_key(article)};
}

std::string chain_key(const Article& article) {
  const Wording wording = wording_of(article);
  std::string key = schema::pack_id(article.id);
  append_order(wording.order, key);
  key += wording.revision_key;
  const schema::Sha256 record = schema::sha256(schema::encode(article));
  for (std::size_t i = 0; i < kRecordHashBytes; ++i) {
    key += static_cast<char>(record[i]);
  }
  return key;
}

Result<ChainKey> read_chain_key(std::string_view key) {
  if (key.size() != kChainKeyBytes) {
    return Error{ErrorCode::Corrupt, "a sorted article has no key of its chain"};
  }
  ChainKey result;
  result.id = schema::unpack_id(key.substr(0, schema::kIdBytes));
  key.remove_prefix(schema::kIdBytes);
  schema::RevisionOrder& order = result.wording.order;
  order.known_at = read_sortable(key);
  order.updated = read_sortable(key.substr(kNumberBytes));
  key.remove_prefix(2 * kNumberBytes);
  order.content = std::string(key.substr(0, schema::kContentBytes));
  result.wording.revision_key = std::string(key.substr(schema::kContentBytes, kRevisionKeyBytes));
  return result;
}

std::string time_key(const Article& article) {
  const schema::TimeOrder order = schema::time_order(article);
  std::string key;
  append_sortable(~order.instant, key);  // ~ turns the order round: newest first
  key += schema::pack_id(order.id);
  append_order(order.revision, key);
  return key;
}

}  // namespace dateline::indexer
