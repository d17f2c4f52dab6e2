// SPDX-License-Identifier: GPL-3.0-or-later
// Does stopping early ever change the first results? For generated queries over a real archive the
// first k of an early-stopped ranking are held against the first k of the full one.
//
// usage: early_stop ARCHIVE [SEED]
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/database.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/query_plan.h"
#include "searchd/search/deadline.h"
#include "searchd/search/matching.h"
#include "searchd/search/ranking.h"
#include "searchd/search/snapshot.h"

namespace {

using namespace dateline;           // NOLINT(google-build-using-namespace)
using namespace dateline::searchd;  // NOLINT(google-build-using-namespace)

constexpr int kQueries = 300;
constexpr std::array<std::size_t, 4> kDepths = {10, 20, 60, 200};

/// Forms of the archive that stand in at least 20 documents.
std::vector<std::string> common_words(const Handles& handles) {
  constexpr unsigned kEnough = 20;
  const std::string prefix(schema::field(schema::FieldId::Form).prefix);
  std::vector<std::string> words;
  for (const Xapian::Database& database : handles.databases) {
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      if (term.get_termfreq() >= kEnough) {
        words.push_back((*term).substr(prefix.size()));
      }
    }
  }
  return words;
}

std::string random_query(const std::vector<std::string>& words, std::mt19937& random) {
  const auto word = [&] { return words[random() % words.size()]; };
  std::string text;
  for (std::size_t i = 1 + random() % 5; i > 0; --i) {
    text += word() + " ";
  }
  switch (random() % 6) {
    case 0:
      return text + "-" + word();
    case 1:
      return text + "(" + word() + " OR " + word() + ")";
    case 2:
      return text + "title:" + word();
    default:
      return text;
  }
}

class Comparison {
 public:
  Comparison(const Snapshot& snapshot, const Handles& handles)
      : snapshot_(snapshot), handles_(handles), analyzer_(snapshot.profile()) {}

  /// The number of depths at which the rankings differ.
  int differences(const std::string& text, MatchMode match, bool recency) {
    const schema::PlanContext context{
        .analyzer = analyzer_,
        .expand = [](std::string_view /*prefix*/,
                     bool& /*cut*/) { return std::vector<std::string>{}; },
        .resolve_dates = schema::utc_dates(0)};
    const schema::QueryPlan plan =
        schema::make_plan(query::parse(text, schema::query_grammar()), context);
    if (!has_rank_terms(plan)) {
      return 0;
    }
    std::vector<RowSet> matches = snapshot_.view(Versions::Latest, std::nullopt);
    const schema::PlanNode tree =
        plan.joined(match == MatchMode::All ? schema::PlanKind::And : schema::PlanKind::Or);
    for (std::size_t s = 0; s < matches.size(); ++s) {
      matches[s] &= Matcher(handles_.databases[s], snapshot_.segment(s), deadline_).matches(tree);
    }
    Ranking ranking{.plan = plan, .match = match};
    if (recency) {
      ranking.recency = RecencyPrior{.worth = 0.2, .newest = 561'769'200, .half_life = 31'536'000};
    }
    const Ranker ranker(snapshot_, handles_, deadline_);
    const auto full = ranker.best(ranking, matches, 1'000'000);
    int found = 0;
    for (const std::size_t depth : kDepths) {
      const auto first = ranker.best(ranking, matches, depth);
      const bool equal = first.size() == std::min(depth, full.size()) &&
                         std::equal(first.begin(), first.end(), full.begin(),
                                    [](const auto& a, const auto& b) { return a.doc == b.doc; });
      if (!equal) {
        ++found;
        std::cout << "differs at " << depth << ": " << text << '\n';
      }
    }
    return found;
  }

 private:
  const Snapshot& snapshot_;
  const Handles& handles_;
  schema::Analyzer analyzer_;
  Deadline deadline_{std::chrono::minutes(30)};
};

int run(const std::string& archive, unsigned seed) {
  const schema::ArchivePaths paths{.root = archive};
  const auto name = schema::read_current(paths);
  const auto snapshot = name ? Snapshot::load(paths, *name, nullptr)
                             : Result<std::shared_ptr<const Snapshot>>(name.error());
  if (!snapshot) {
    std::cerr << snapshot.error().message << '\n';
    return EXIT_FAILURE;
  }
  auto handles = (*snapshot)->take_handles();
  if (!handles) {
    std::cerr << handles.error().message << '\n';
    return EXIT_FAILURE;
  }
  std::mt19937 random(seed);
  const std::vector<std::string> words = common_words(**handles);
  Comparison comparison(**snapshot, **handles);
  int differences = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string text = random_query(words, random);
    const MatchMode match = i % 2 == 0 ? MatchMode::Any : MatchMode::All;
    differences += comparison.differences(text, match, i % 3 == 0);
  }
  std::cout << kQueries << " queries, seed " << seed << ", k of 10, 20, 60, 200: " << differences
            << " differences\n";
  return differences == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: early_stop ARCHIVE [SEED]\n";
    return EXIT_FAILURE;
  }
  constexpr unsigned kSeed = 1987;
  const unsigned seed =
      argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : kSeed;
  return run(argv[1], seed);
}
