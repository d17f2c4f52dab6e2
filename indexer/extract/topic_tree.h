// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of topics, IPTC Media Topics under short names, and the labels and codes that mean a
// place on it. indexer/tables/topics.md tells how the table is made.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/base/embedded_file.h"
#include "indexer/base/result.h"
#include "indexer/extract/explanation.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Evidence of topics that are codes of an agency's own list, not words: these stay as they are.
inline constexpr std::string_view kAgencyCodes = "agency-codes";

/// Immutable, thread-safe.
class TopicTree {
 public:
  /// Reads lines of `path TAB codes TAB labels`: codes are separated by blanks, labels by `|`;
  /// `#` begins a comment line. BadInput names the line that is none, or that gives a label or code
  /// a second path.
  [[nodiscard]] static Result<TopicTree> parse(std::string_view table);

  /// indexer/tables/topics.tsv.
  [[nodiscard]] static const TopicTree& built_in();

  /// The path that a whole label means: a name ("Autos"), a code ("04010001", "medtop:20000170",
  /// their address at cv.iptc.org), or the last part that means one of a label of several parts
  /// ("Business/Autos", "News > Business"). Case, width and accents do not matter, and `&` is
  /// "and". Empty when it means none.
  [[nodiscard]] std::string_view path_of(std::string_view label) const;

 private:
  [[nodiscard]] Status add(std::string_view key, std::string_view path);
  [[nodiscard]] std::string_view path_of_key(const std::string& key) const;

  std::unordered_map<std::string, std::string> paths_;  // by label_key() or code
};

/// Adds to the topics of @p article the paths that its topics and its section mean; the evidence is
/// `topic-tree`. What the source says stays beside them.
void add_tree_topics(Article& article, const TopicTree& tree, Explanation* explanation);

/// The table as it is compiled in.
[[nodiscard]] std::span<const EmbeddedFile> embedded_topics();

}  // namespace dateline::extract
