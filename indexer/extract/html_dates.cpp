// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_dates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

namespace dateline::extract {
namespace {

constexpr std::int64_t kFirstDayOfTheWeb = 788'918'400;  // 1995
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kZoneSeconds = 50'400;  // 14 hours: what a zone can shift
constexpr double kAgreement = 4;               // for each other kind of place with the same day
constexpr double kMostAgreement = 12;
constexpr double kUpdateForPublication = 0.3;  // what an update's score is worth

using Candidates = std::vector<DateCandidate>;

struct Verdict {
  bool usable = false;
  std::string reason;
};

Verdict judge(const DateCandidate& candidate, const DateRules& dates) {
  if (!candidate.time) {
    return {
        .usable = false,
        .reason = candidate.unread.empty() ? "no date that can be read one way" : candidate.unread};
  }
  const Timestamp& time = candidate.time->printed.time;
  if (dates.is_future(time)) {
    return {.usable = false, .reason = "lies in the future"};
  }
  if (time.precision < Precision::Day && !candidate.is_claim) {
    return {.usable = false, .reason = "no day"};
  }
  if (!candidate.is_claim && time.seconds < kFirstDayOfTheWeb) {
    return {.usable = false, .reason = "older than the web, and only printed"};
  }
  return {.usable = true, .reason = {}};
}

std::int64_t day_of(const DateCandidate& candidate) {
  const std::int64_t seconds = candidate.time->printed.time.seconds;
  return (seconds - ((seconds % kDaySeconds) + kDaySeconds) % kDaySeconds) / kDaySeconds;
}

/// The first word of a rule: "meta", "class", "text".
std::string kind_of(const DateCandidate& candidate) {
  return candidate.rule.substr(0, candidate.rule.find(' '));
}

/// Adds to each score what other kinds of places with the same day say.
void add_agreement(Candidates& candidates) {
  std::map<std::int64_t, std::set<std::string>> kinds;
  for (const DateCandidate& candidate : candidates) {
    if (candidate.time) {
      kinds[day_of(candidate)].insert(kind_of(candidate));
    }
  }
  for (DateCandidate& candidate : candidates) {
    if (candidate.time) {
      const auto others = static_cast<double>(kinds[day_of(candidate)].size() - 1);
      candidate.score += std::min(others * kAgreement, kMostAgreement);
    }
  }
}

/// True when @p instant may be a time of the civil day @p day in some zone.
bool is_within_day(const Timestamp& instant, const Timestamp& day) {
  return !instant.is_period() && day.precision == Precision::Day &&
         instant.seconds >= day.seconds - kZoneSeconds &&
         instant.seconds < day.seconds + kDaySeconds + kZoneSeconds;
}

/// The choice for one clock: the best candidate, or a finer one of the same day.
const DateCandidate* choose(const Candidates& candidates, Clock clock, const DateRules& dates) {
  const DateCandidate* best = nullptr;
  for (const DateCandidate& candidate : candidates) {
    if (candidate.clock == clock && judge(candidate, dates).usable &&
        (best == nullptr || candidate.score > best->score)) {
      best = &candidate;
    }
  }
  if (best == nullptr || !best->time->printed.time.is_period()) {
    return best;
  }
  const DateCandidate* finer = nullptr;
  for (const DateCandidate& candidate : candidates) {
    if (candidate.clock == clock && judge(candidate, dates).usable &&
        day_of(candidate) == day_of(*best) &&
        is_within_day(candidate.time->printed.time, best->time->printed.time) &&
        (finer == nullptr || candidate.score > finer->score)) {
      finer = &candidate;
    }
  }
  return finer == nullptr ? best : finer;
}

/// True when machines are told of a publication, and only of one in the future.
bool claims_only_the_future(const Candidates& candidates, const DateRules& dates) {
  return std::ranges::any_of(candidates, [&](const DateCandidate& candidate) {
    return candidate.is_claim && candidate.time && candidate.clock == Clock::Published &&
           dates.is_future(candidate.time->printed.time);
  });
}

void explain(const Candidates& candidates, const DateCandidate* published,
             const DateCandidate* updated, const DateRules& dates, Explanation& explanation) {
  for (const DateCandidate& candidate : candidates) {
    const Verdict verdict = judge(candidate, dates);
    const bool chosen = &candidate == published || &candidate == updated;
    explanation.add(
        {.field = candidate.clock == Clock::Updated ? "updated" : "published",
         .rule = candidate.rule,
         .text = candidate.text,
         .value = candidate.time ? to_rfc3339(candidate.time->printed.time.seconds) : "",
         .score = candidate.score,
         .chosen = chosen,
         .reason = chosen           ? "speaks most for it"
                   : verdict.usable ? "another one speaks more for it"
                                    : verdict.reason});
  }
}

Status set(Article& article, Clock clock, const DateCandidate& candidate, std::string_view suffix,
           const DateRules& dates) {
  return set_time(article, clock, *candidate.time, candidate.rule + std::string(suffix), dates);
}

std::string_view first_of(const Claims& claims, ClaimField field, std::string& keep) {
  const std::vector<Claim> found = claims.about(field);
  keep = found.empty() ? std::string{} : found.front().value;
  return keep;
}

}  // namespace

Status read_html_dates(const HtmlDocument& page, const Claims& claims, const PageContext& context,
                       Article& article) {
  const DateRules& dates = context.dates.of_source(article.source);
  std::string lang;
  const PageFacts facts{.claims = claims,
                        .title = article.title,
                        .url = article.url.empty() ? context.url : article.url,
                        .lang = first_of(claims, ClaimField::Language, lang),
                        .seen = context.seen};
  Candidates candidates = gather_date_candidates(page, facts, dates);
  add_agreement(candidates);
  const DateCandidate* published = choose(candidates, Clock::Published, dates);
  const DateCandidate* updated = choose(candidates, Clock::Updated, dates);
  if (context.explanation != nullptr) {
    explain(candidates, published, updated, dates, *context.explanation);
  }
  if (published == nullptr && updated == nullptr && claims_only_the_future(candidates, dates)) {
    return Error{ErrorCode::BadInput, "published date lies in the future",
                 "correct the date in the source"};
  }
  const bool only_update =
      updated != nullptr &&
      (published == nullptr || published->score < updated->score * kUpdateForPublication);
  Status done = ok();
  if (only_update) {
    done = set(article, Clock::Published, *updated, " (update)", dates);
  } else if (published != nullptr) {
    done = set(article, Clock::Published, *published, "", dates);
  }
  if (done && updated != nullptr &&
      period_end(updated->time->printed.time) >= article.published.time.seconds) {
    done = set(article, Clock::Updated, *updated, "", dates);
  }
  return done;
}

}  // namespace dateline::extract
