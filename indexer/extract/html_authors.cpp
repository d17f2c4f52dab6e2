// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_authors.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/extract/byline.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestOrganisation = 60;
constexpr std::size_t kMostAuthors = 200;  // each must be new

/// True when both claims are parts of one list of authors.
bool is_same_list(const Claim& claim, const Claim& other) {
  return claim.rank != ClaimRank::Element && claim.rank == other.rank && claim.rule == other.rule;
}

bool is_organisation(const Claim& claim) {
  const std::string_view name = claim.value;
  return claim.rank != ClaimRank::Element && name.size() <= kLongestOrganisation &&
         name.find_first_of("/@<>{}") == std::string_view::npos && !is_host(name) &&
         std::ranges::any_of(name, is_letter);
}

/// The authors and the claims that they stand in: positions [first, last).
struct Choice {
  std::vector<std::string> names;
  std::size_t first = 0;
  std::size_t last = 0;
};

Choice choose_persons(const std::vector<Claim>& claims) {
  for (std::size_t first = 0; first < claims.size(); ++first) {
    Choice choice{.names = {}, .first = first, .last = first};
    for (; choice.last < claims.size() &&
           (choice.last == first || is_same_list(claims[first], claims[choice.last])) &&
           choice.names.size() < kMostAuthors;
         ++choice.last) {
      for (std::string& name : split_names(claims[choice.last].value)) {
        add_once(choice.names, std::move(name));
      }
    }
    if (!choice.names.empty()) {
      return choice;
    }
  }
  return {};
}

Choice choose_organisation(const std::vector<Claim>& claims) {
  const auto found = std::ranges::find_if(claims, is_organisation);
  if (found == claims.end()) {
    return {};
  }
  const auto at = static_cast<std::size_t>(found - claims.begin());
  return {.names = {found->value}, .first = at, .last = at + 1};
}

/// Sets the authors by the first line that is a byline.
void read_printed_authors(const std::vector<std::string>& lines, const PageContext& context,
                          Article& article) {
  for (const std::string& line : lines) {
    const std::optional<InfoLine> info = read_info_line(line, context.dates);
    if (info && !info->authors.empty()) {
      article.authors = info->authors;
      add_evidence(article, "author", "byline", line);
      if (context.explanation != nullptr) {
        context.explanation->add({.field = "author",
                                  .rule = "byline",
                                  .text = line,
                                  .value = article.authors.front(),
                                  .score = 1,
                                  .chosen = true,
                                  .reason = "printed; nobody is named elsewhere"});
      }
      return;
    }
  }
}

}  // namespace

void read_authors(const Claims& claims, const std::vector<std::string>& lines,
                  const PageContext& context, Article& article) {
  const std::vector<Claim> authors = claims.about(ClaimField::Author);
  Choice choice = choose_persons(authors);
  if (choice.names.empty()) {
    read_printed_authors(lines, context, article);
    choice = article.authors.empty() ? choose_organisation(authors) : Choice{};
  }
  if (!choice.names.empty()) {
    article.authors = std::move(choice.names);
    add_evidence(article, "author", authors[choice.first].rule, authors[choice.first].value);
  }
  explain_claims(context.explanation, "author", authors, [&](const Claim& claim) {
    const auto at = static_cast<std::size_t>(&claim - authors.data());
    const bool chosen = at >= choice.first && at < choice.last;
    const std::vector<std::string> names = split_names(claim.value);
    const std::string reason = names.empty() ? "names no person" : "another claim is trusted more";
    return Verdict{.value = names.empty() ? (chosen ? claim.value : "") : names.front(),
                   .chosen = chosen,
                   .reason = chosen ? "the first that names somebody" : reason};
  });
}

}  // namespace dateline::extract
