// SPDX-License-Identifier: GPL-3.0-or-later
// An article between its reader and its segment: the stored record, where it came from, and the
// byte strings it is sorted by.
#pragma once

#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/readers/article_reader.h"
#include "indexer/schema/article.h"
#include "indexer/schema/identity.h"

namespace dateline::indexer {

struct PendingArticle {
  Article article;
  Location where;
};

[[nodiscard]] std::string encode(const PendingArticle& pending);
/// Corrupt for anything encode() did not write.
[[nodiscard]] Result<PendingArticle> decode_pending(std::string_view bytes);

/// One wording of an article as its chain sees it.
struct Wording {
  schema::RevisionOrder order;
  std::string revision_key;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads the default
  friend auto operator<=>(const Wording&, const Wording&) = default;
};
[[nodiscard]] Wording wording_of(const Article& article);

/// Sorts by article, then revision order, then stored record: the order in which chains are read.
[[nodiscard]] std::string chain_key(const Article& article);

struct ChainKey {
  std::string id;  // "a_…"
  Wording wording;
};
/// What a chain_key() was made of; Corrupt for other bytes.
[[nodiscard]] Result<ChainKey> read_chain_key(std::string_view key);

/// Sorts as schema::comes_before does: the order of documents in a segment. kTimeKeyBytes long.
inline constexpr std::size_t kTimeKeyBytes =
    3 * sizeof(std::int64_t) + schema::kIdBytes + schema::kContentBytes;
[[nodiscard]] std::string time_key(const Article& article);

}  // namespace dateline::indexer
