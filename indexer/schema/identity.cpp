// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/identity.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "indexer/schema/digest.h"

namespace dateline::schema {
namespace {

constexpr std::string_view kIdPrefix = "a_";
constexpr std::size_t kIdLetters = 16;
constexpr std::string_view kIdDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kRevisionKeyBytes = 16;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

std::string first_bytes(const Sha256& hash, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) {
    bytes += static_cast<char>(hash[i]);
  }
  return bytes;
}

/// Title and paragraphs, each closed by a byte that text never holds.
std::string wording(const Article& article) {
  std::string text = article.title;
  for (const std::string& paragraph : article.body) {
    text += '\0';
    text += paragraph;
  }
  return text;
}

std::string identity_text(const Article& article) {
  if (!article.url.empty()) {
    return article.url;
  }
  if (!article.own_id.empty()) {
    return article.source + '\0' + article.own_id;
  }
  const std::string published =
      article.published.known() ? to_rfc3339(article.published.time.seconds) : "";
  return published + '\0' + wording(article);
}

void derive_first_seen(Article& article) {
  if (article.first_seen.known() && !article.first_seen_derived) {
    return;
  }
  const bool update_is_later =
      article.updated.known() &&
      (!article.published.known() ||
       latest_second(article.updated.time) > latest_second(article.published.time));
  article.first_seen = {.time = update_is_later ? article.updated.time : article.published.time};
  article.first_seen_derived = article.first_seen.known();
}

std::int64_t seconds_or_never(const PrintedTime& moment) {
  return moment.known() ? moment.time.seconds : kNever;
}

}  // namespace

void assign_identity(Article& article) {
  article.id = std::string(kIdPrefix) +
               unpack_id(first_bytes(sha256(identity_text(article)), kIdBytes)).substr(2);
  derive_first_seen(article);
}

bool is_article_id(std::string_view text) {
  return text.size() == kIdPrefix.size() + kIdLetters && text.starts_with(kIdPrefix) &&
         std::ranges::all_of(text.substr(kIdPrefix.size()), [](char letter) {
           return kIdDigits.find(letter) != std::string_view::npos;
         });
}

std::string pack_id(std::string_view id) {
  std::string bytes;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char letter : id.substr(kIdPrefix.size())) {
    pending = (pending << 5U) | static_cast<std::uint32_t>(kIdDigits.find(letter));
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(pending >> bits);
    }
  }
  return bytes;
}

std::string unpack_id(std::string_view bytes) {
  return std::string(kIdPrefix) + to_base32(bytes);
}

std::string content_hash(const Article& article) {
  return first_bytes(sha256(wording(article)), kContentBytes);
}

std::string revision_key(const Article& article) {
  std::string text = article.id;
  text += '\0';
  text += std::to_string(seconds_or_never(article.first_seen));
  text += '\0';
  text += content_hash(article);
  return first_bytes(sha256(text), kRevisionKeyBytes);
}

RevisionOrder revision_order(const Article& article) {
  const Timestamp& seen = article.first_seen.time;
  return {.known_at = seen.known() ? latest_second(seen) : kNever,
          .updated = seconds_or_never(article.updated),
          .content = content_hash(article)};
}

TimeOrder time_order(const Article& article) {
  const bool dated = article.published.known();
  return {.instant = seconds_or_never(dated ? article.published : article.first_seen),
          .id = article.id,
          .revision = revision_order(article)};
}

bool comes_before(const TimeOrder& a, const TimeOrder& b) {
  return std::tie(b.instant, a.id, a.revision) < std::tie(a.instant, b.id, b.revision);
}

}  // namespace dateline::schema
