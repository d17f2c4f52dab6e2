// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says about itself, gathered from JSON-LD, meta elements and marked-up elements, each
// claim with the rule that found it, the most trustworthy first.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/explanation.h"
#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// Where claims come from; earlier ones outrank later ones.
enum class ClaimRank { JsonLd, Meta, Element, Text };

enum class ClaimField {
  Title,
  Published,  // by JSON-LD only: html_date_candidates weighs all other dates
  Updated,    // likewise
  Author,
  Url,
  SiteName,
  Section,
  Topic,
  Language,
  Body,
  Image,
  Base,  // what relative addresses start from
};

struct Claim {
  ClaimField field = ClaimField::Title;
  ClaimRank rank = ClaimRank::Text;
  std::string rule;   // "json-ld", "meta og:title", "h1"
  std::string value;  // clean text
};

class Claims {
 public:
  /// Adds a claim unless its text is empty.
  void add(ClaimField field, ClaimRank rank, std::string_view rule, std::string_view value);

  /// The claims about a field by rank, in page order within a rank.
  [[nodiscard]] std::vector<Claim> about(ClaimField field) const;

 private:
  std::vector<Claim> claims_;
};

/// Everything that the page says about itself.
[[nodiscard]] Claims gather_claims(const HtmlDocument& page);

/// What was made of a claim.
struct Verdict {
  std::string value;  // as it would be stored; empty when it could not be
  bool chosen = false;
  std::string reason;
};

/// Tells @p explanation, unless null, what @p judge makes of each claim about @p field. The scores
/// are the order of trust.
void explain_claims(Explanation* explanation, std::string_view field,
                    const std::vector<Claim>& claims,
                    const std::function<Verdict(const Claim&)>& judge);

/// Adds what the JSON-LD in @p script says about news articles: also within @graph and lists. Text
/// that is no JSON, or nested too deeply, says nothing; what templates often get wrong is mended
/// first: comment marks around it, commas before a closing bracket, line feeds within strings.
void add_json_ld(std::string_view script, Claims& claims);

}  // namespace dateline::extract
