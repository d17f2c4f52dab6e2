// SPDX-License-Identifier: GPL-3.0-or-later
// A slow and obvious search over a list of articles, to hold the real one against. It knows the
// meaning of a request from the documents, not from the code: no index, no bitmaps, no segments.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/article.h"
#include "searchd/search/search_request.h"

namespace dateline::contract {

/// The words of an article, folded, with what stands between paragraphs kept apart.
struct Words {
  std::vector<std::string> title;
  std::vector<std::vector<std::string>> paragraphs;
};
[[nodiscard]] Words words_of(const Article& article);

/// A question in both forms: as one types it, and as what it means of one article.
struct Question {
  std::string text;
  std::function<bool(const Words&, const Article&)> holds;
};

[[nodiscard]] bool has_word(const Words& words, const std::string& word);
[[nodiscard]] bool has_phrase(const Words& words, const std::vector<std::string>& phrase);
/// Both words in title, or both in one text, at most @p distance positions apart; paragraphs are 10
/// positions apart.
[[nodiscard]] bool has_near(const Words& words, const std::string& a, const std::string& b,
                            int distance, bool ordered);

/// When a wording was surely known.
[[nodiscard]] std::int64_t known_at(const Article& article);

/// A wording and its words.
struct Wording {
  Article article;
  Words words;
};

class Reference {
 public:
  Reference(std::vector<Article> articles, const std::set<std::string>& deleted);

  /// Every wording a request may see, newest article first; valid as long as this.
  [[nodiscard]] std::vector<const Wording*> visible(searchd::Versions versions,
                                                    std::optional<std::int64_t> as_of) const;

 private:
  std::map<std::string, std::vector<Wording>> chains_;  // by id, in the order of wordings
};

}  // namespace dateline::contract
