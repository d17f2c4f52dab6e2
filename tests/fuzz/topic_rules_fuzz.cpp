// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of topic rules: every rule has a topic and can be asked of an article.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/schema/identity.h"
#include "indexer/topic_rules.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::indexer::TopicRules;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as they come
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const TopicRules rules = dateline::indexer::parse_topic_rules(text, 1'740'000'000);
  for (const auto& rule : rules.rules) {
    if (rule.topic.empty() || rule.query.empty() || rule.line == 0) {
      std::abort();
    }
  }
  dateline::Article article{.title = "Ship rises", .body = {"The port bought a ship. 東京の船"}};
  dateline::schema::assign_identity(article);
  dateline::indexer::TopicTagger tagger(rules);
  tagger.tag(article, nullptr);
  const auto topics = article.topics;
  tagger.tag(article, nullptr);
  if (topics != article.topics) {
    std::abort();
  }
  return 0;
}
