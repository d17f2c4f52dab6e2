// SPDX-License-Identifier: GPL-3.0-or-later
// Who an article is: its stable id, the hash of its wording, the key of a revision, and the order
// of the wordings of one article.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/schema/article.h"

namespace dateline::schema {

inline constexpr std::size_t kIdBytes = 10;      // of an id without "a_", packed
inline constexpr std::size_t kContentBytes = 8;  // of a content hash

/// Fills what follows from the rest: id (SHA-256 of the canonical URL, else of source + NUL + own
/// id, else of title, published and body) and first_seen where nothing said it (the later of
/// published and updated; first_seen_derived is then true). Calling it twice changes nothing.
void assign_identity(Article& article);

/// True for "a_" and 16 characters of the id alphabet.
[[nodiscard]] bool is_article_id(std::string_view text);

/// The kIdBytes bytes of a valid id, and the id of those bytes. Both orders agree.
[[nodiscard]] std::string pack_id(std::string_view id);
[[nodiscard]] std::string unpack_id(std::string_view bytes);

/// kContentBytes bytes of SHA-256 over title and body paragraphs: what makes a wording.
[[nodiscard]] std::string content_hash(const Article& article);

/// Hash of (id, first_seen, content hash), 16 bytes: what Q terms are made of.
[[nodiscard]] std::string revision_key(const Article& article);

/// The order of wordings of one article: by the last second in which first_seen may lie (none comes
/// first), updated, content hash.
struct RevisionOrder {
  std::int64_t known_at = 0;
  std::int64_t updated = 0;
  std::string content;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads the default
  friend auto operator<=>(const RevisionOrder&, const RevisionOrder&) = default;
};
[[nodiscard]] RevisionOrder revision_order(const Article& article);

/// The place of a document in a segment: newest first, then id, then revision order. The instant is
/// published, else first_seen; documents with neither come last.
struct TimeOrder {
  std::int64_t instant = 0;
  std::string id;
  RevisionOrder revision;
};
[[nodiscard]] TimeOrder time_order(const Article& article);
[[nodiscard]] bool comes_before(const TimeOrder& a, const TimeOrder& b);

}  // namespace dateline::schema
