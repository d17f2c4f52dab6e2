// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_page.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/byline.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/html_body.h"
#include "indexer/extract/html_claims.h"
#include "indexer/extract/html_dates.h"
#include "indexer/extract/html_document.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/tickers.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

/// "Headline" of "Headline | Site": what stands before the last mark, when it is the longer part.
std::string without_site(const std::string& title) {
  for (const std::string_view mark :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 "}) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string::npos && at > title.size() - at &&
        words_of(title.substr(0, at)).size() > 2) {
      return title.substr(0, at);
    }
  }
  return title;
}

void read_title(const Claims& claims, Article& article) {
  const std::vector<Claim> titles = claims.about(ClaimField::Title);
  if (titles.empty()) {
    return;
  }
  const Claim* best = &titles.front();
  for (const Claim& claim : titles) {
    // The headline on the page is the title without what the site adds to it.
    if (claim.rule == "h1" && claim.value.size() >= 10 && best->value.starts_with(claim.value)) {
      best = &claim;
      break;
    }
  }
  // A first heading that the title of the window does not know is the name of the site.
  const Claim& last = titles.back();
  if (best->rule == "h1" && last.rule == "title-element" &&
      last.value.find(best->value) == std::string::npos) {
    const auto known = std::ranges::find_if(titles, [&last](const Claim& claim) {
      return claim.rule == "h1" && last.value.find(claim.value) != std::string::npos;
    });
    best = known == titles.end() ? &last : &*known;
  }
  article.title = best->rule == "title-element" ? without_site(best->value) : best->value;
  add_evidence(article, "title", best->rule, best->value);
}

/// The byline as the page prints it, where nothing said it so far.
void read_printed_byline(const HtmlText& text, const DateRules& dates, Article& article) {
  for (const std::string& line : text.head) {
    const std::optional<InfoLine> info = read_info_line(line, dates);
    if (info && article.authors.empty() && !info->authors.empty()) {
      article.authors = info->authors;
      add_evidence(article, "author", "byline", line);
    }
  }
}

void read_authors(const Claims& claims, Article& article) {
  std::optional<ClaimRank> rank;
  for (const Claim& claim : claims.about(ClaimField::Author)) {
    if (rank && claim.rank != *rank) {
      break;
    }
    for (std::string& name : split_names(claim.value)) {
      if (!rank) {
        add_evidence(article, "author", claim.rule, claim.value);
      }
      rank = claim.rank;
      add_once(article.authors, std::move(name));
    }
  }
}

void read_address(const Claims& claims, std::string_view fallback, Article& article) {
  for (const Claim& claim : claims.about(ClaimField::Url)) {
    article.url = canonical_url(claim.value);
    if (!article.url.empty()) {
      add_evidence(article, "url", claim.rule, claim.value);
      break;
    }
  }
  article.source = host_of(article.url);
  if (article.source.empty()) {
    article.source = fallback;
  } else {
    add_evidence(article, "source", "url-host", article.url);
  }
  const std::vector<Claim> names = claims.about(ClaimField::SiteName);
  if (!names.empty() && canonical_url(names.front().value).empty()) {
    article.source_name = names.front().value;
  }
}

void read_labels(const Claims& claims, Article& article) {
  constexpr std::size_t kLongestTopic = 80;
  const std::vector<Claim> sections = claims.about(ClaimField::Section);
  if (!sections.empty()) {
    article.section = sections.front().value;
    add_evidence(article, "section", sections.front().rule, article.section);
    add_once(article.topics, article.section);
  }
  const std::vector<Claim> topics = claims.about(ClaimField::Topic);
  for (const Claim& claim : topics) {
    if (claim.value.size() <= kLongestTopic) {
      add_once(article.topics, claim.value);
    }
  }
  if (!topics.empty()) {
    add_evidence(article, "topic", topics.front().rule, topics.front().value);
  }
  for (const Claim& claim : claims.about(ClaimField::Language)) {
    article.lang = article.lang.empty() ? language_of(claim.value) : article.lang;
  }
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
  std::erase(article.body, article.title);
  for (const Claim& claim : claims.about(ClaimField::Body)) {
    std::vector<std::string> claimed = split_paragraphs(claim.value);
    if (length_of(claimed) > 2 * length_of(article.body)) {
      article.body = std::move(claimed);
      add_evidence(article, "body", claim.rule, article.body.front());
      return;
    }
  }
  if (!article.body.empty()) {
    add_evidence(article, "body", "text-density", article.body.front());
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
  HtmlText text = read_html_text(*page, context.dates);
  Article article;
  read_title(claims, article);
  read_authors(claims, article);
  read_printed_byline(text, context.dates, article);
  read_address(claims, context.source, article);
  if (Status dated = read_html_dates(*page, claims, context, article); !dated) {
    return std::move(dated).error();
  }
  read_labels(claims, article);
  choose_body(claims, text, article);
  lift_dateline(article);
  article.related = std::move(text.related);
  for (const RelatedItem& item : article.related) {
    add_tickers(item.title, TickerRole::Related, article.tickers);
    add_tickers(item.text, TickerRole::Related, article.tickers);
  }
  add_text_tickers(article);
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::BadInput, "the page has neither a title nor a body", ""};
  }
  return article;
}

}  // namespace dateline::extract
