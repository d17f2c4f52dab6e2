// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_page.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/html_address.h"
#include "indexer/extract/html_authors.h"
#include "indexer/extract/html_body.h"
#include "indexer/extract/html_claims.h"
#include "indexer/extract/html_dates.h"
#include "indexer/extract/html_document.h"
#include "indexer/extract/html_title.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

/// Tells that the first claim about a field won.
void explain_first(Explanation* explanation, std::string_view field,
                   const std::vector<Claim>& claims) {
  explain_claims(explanation, field, claims, [&claims](const Claim& claim) {
    const bool won = &claim == &claims.front();
    return Verdict{.value = claim.value,
                   .chosen = won,
                   .reason = won ? "the first" : "another claim is trusted more"};
  });
}

void read_labels(const Claims& claims, Explanation* explanation, Article& article) {
  constexpr std::size_t kLongestTopic = 80;
  constexpr std::size_t kMostTopics = 200;  // each must be new
  const std::vector<Claim> sections = claims.about(ClaimField::Section);
  if (!sections.empty()) {
    article.section = sections.front().value;
    add_evidence(article, "section", sections.front().rule, article.section);
    add_once(article.topics, article.section);
  }
  explain_first(explanation, "section", sections);
  const std::vector<Claim> topics = claims.about(ClaimField::Topic);
  for (const Claim& claim : topics) {
    if (claim.value.size() <= kLongestTopic && article.topics.size() < kMostTopics) {
      add_once(article.topics, claim.value);
    }
  }
  if (!topics.empty()) {
    add_evidence(article, "topic", topics.front().rule, topics.front().value);
  }
  const std::vector<Claim> languages = claims.about(ClaimField::Language);
  for (const Claim& claim : languages) {
    article.lang = article.lang.empty() ? language_of(claim.value) : article.lang;
  }
  explain_first(explanation, "lang", languages);
}

std::size_t length_of(const std::vector<std::string>& paragraphs) {
  std::size_t sum = 0;
  for (const std::string& paragraph : paragraphs) {
    sum += paragraph.size();
  }
  return sum;
}

/// The text as found on the page, or the one that the page claims, when that is much longer.
void choose_body(const Claims& claims, HtmlText& text, Article& article) {
  article.body = std::move(text.body);
  for (const Claim& claim : claims.about(ClaimField::Body)) {
    std::vector<std::string> claimed = split_paragraphs(claim.value);
    if (length_of(claimed) > 2 * length_of(article.body)) {
      article.body = std::move(claimed);
      add_evidence(article, "body", claim.rule, article.body.front());
      return;
    }
  }
  if (!article.body.empty()) {
    add_evidence(article, "body", text.rule, article.body.front());
  }
}

}  // namespace

Result<Article> read_html_page(std::string_view bytes, const PageContext& context) {
  const Result<HtmlDocument> page =
      HtmlDocument::parse(io::decode_text(bytes, declared_charset(bytes)));
  if (!page) {
    return page.error();
  }
  const Claims claims = gather_claims(*page);
  Article article;
  read_title(claims, context.explanation, article);
  HtmlText text = read_html_text(*page, claims, article.title, context);
  read_authors(claims, text.head, context, article);
  read_address(claims, context, article);
  if (Status dated = read_html_dates(*page, claims, context, article); !dated) {
    return std::move(dated).error();
  }
  read_labels(claims, context.explanation, article);
  choose_body(claims, text, article);
  lift_dateline(article);
  article.related = std::move(text.related);
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::BadInput, "the page has neither a title nor a body", ""};
  }
  return article;
}

}  // namespace dateline::extract
