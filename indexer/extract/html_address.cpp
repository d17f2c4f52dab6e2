// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_address.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/url.h"

namespace dateline::extract {
namespace {

/// The address that relative ones start from.
std::string base_of(const Claims& claims, std::string_view fetched) {
  const std::vector<Claim> bases = claims.about(ClaimField::Base);
  std::string base = bases.empty() ? std::string{} : resolve_url(fetched, bases.front().value);
  return base.empty() ? std::string(fetched) : base;
}

/// What became of an address that a page claims.
struct Judged {
  std::string url;
  std::string objection;  // empty: none
};

Judged judge_address(std::string_view base, const Claim& claim) {
  Judged judged{.url = canonical_url(resolve_url(base, claim.value)), .objection = {}};
  if (judged.url.empty()) {
    judged.objection = "no web address";
  } else if (is_home_page(judged.url)) {
    judged.objection = "the address of a whole site";
  }
  return judged;
}

void read_url(const std::vector<Claim>& urls, std::string_view base, const PageContext& context,
              Article& article) {
  const Claim* chosen = nullptr;
  std::string site;  // of an address without a path
  for (const Claim& claim : urls) {
    const Judged judged = judge_address(base, claim);
    if (judged.objection.empty()) {
      article.url = judged.url;
      chosen = &claim;
      add_evidence(article, "url", claim.rule, claim.value);
      break;
    }
    site = site.empty() ? judged.url : site;
  }
  const std::string fetched = canonical_url(context.url);
  if (chosen == nullptr && !fetched.empty()) {
    article.url = fetched;
    add_evidence(article, "url", "fetched-from", context.url);
  }
  explain_claims(context.explanation, "url", urls, [&](const Claim& claim) {
    const Judged judged = judge_address(base, claim);
    const bool won = &claim == chosen;
    const std::string lost =
        judged.objection.empty() ? "another claim is trusted more" : judged.objection;
    return Verdict{
        .value = judged.url, .chosen = won, .reason = won ? "the first that is one" : lost};
  });
  article.source = host_of(article.url.empty() ? site : article.url);
}

void read_source(const Claims& claims, const PageContext& context, Article& article) {
  if (article.source.empty()) {
    article.source = context.source;
  } else {
    add_evidence(article, "source", "url-host", article.url);
  }
  const std::vector<Claim> names = claims.about(ClaimField::SiteName);
  const auto named = std::ranges::find_if(
      names, [](const Claim& claim) { return canonical_url(claim.value).empty(); });
  if (named != names.end()) {
    article.source_name = named->value;
  }
  explain_claims(context.explanation, "source", names, [&](const Claim& claim) {
    const bool won = named != names.end() && &claim == &*named;
    return Verdict{.value = claim.value,
                   .chosen = won,
                   .reason = won ? "name of the source" : "an address, or not the first name"};
  });
}

void read_image(const std::vector<Claim>& images, std::string_view base, const PageContext& context,
                Article& article) {
  const Claim* chosen = nullptr;
  for (const Claim& claim : images) {
    article.image = canonical_url(resolve_url(base, claim.value));
    if (!article.image.empty()) {
      chosen = &claim;
      add_evidence(article, "image", claim.rule, claim.value);
      break;
    }
  }
  explain_claims(context.explanation, "image", images, [&](const Claim& claim) {
    const bool won = &claim == chosen;
    return Verdict{.value = canonical_url(resolve_url(base, claim.value)),
                   .chosen = won,
                   .reason = won ? "the first web address" : "no web address, or not the first"};
  });
}

}  // namespace

void read_address(const Claims& claims, const PageContext& context, Article& article) {
  const std::string base = base_of(claims, context.url);
  read_url(claims.about(ClaimField::Url), base, context, article);
  read_source(claims, context, article);
  // A picture may be named relative to the page, which a page that was not fetched declares.
  read_image(claims.about(ClaimField::Image), base.empty() ? article.url : base, context, article);
}

}  // namespace dateline::extract
