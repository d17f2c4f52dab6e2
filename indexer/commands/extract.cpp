// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <tuple>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "indexer/commands/article_json.h"
#include "indexer/commands/build_watch.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/report_file.h"
#include "indexer/interrupt.h"
#include "indexer/learned_furniture.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {
namespace {

using Json = nlohmann::ordered_json;

Json candidate_json(const extract::Candidate& candidate) {
  return {{"field", candidate.field},  {"rule", candidate.rule},   {"text", candidate.text},
          {"value", candidate.value},  {"score", candidate.score}, {"chosen", candidate.chosen},
          {"reason", candidate.reason}};
}

/// The article as a line, on a terminal indented; with what was considered for its fields where @p
/// explanation is given.
std::string text_of(const Article& article, extract::Explanation* explanation) {
  Json object = to_json(article);
  if (explanation != nullptr) {
    Json& considered = object["considered"] = Json::array();
    for (const extract::Candidate& candidate : explanation->take()) {
      considered.push_back(candidate_json(candidate));
    }
  }
  return ::isatty(STDOUT_FILENO) == 1 ? to_indented(object) : to_line(object);
}

/// What the archive named has learned; nothing where none is named or there yet.
Result<LearnedFurniture> furniture_of(const Options& options, const Console& console) {
  if (options.archive.empty()) {
    return LearnedFurniture();
  }
  const schema::ArchivePaths paths{options.archive};
  const auto current = schema::read_current(paths);
  if (!current && current.error().code == ErrorCode::NotFound) {
    console.note(current.error().message + ", so no furniture is known");
    return LearnedFurniture();
  }
  const auto live = current ? schema::read_generation(paths, *current) : current.error();
  return live ? Result<LearnedFurniture>(LearnedFurniture(live->furniture)) : live.error();
}

/// What articles go through between their reader and the archive.
struct Completion {
  const LearnedFurniture& furniture;
  TopicTagger* tagger;                // null: no rules
  extract::Explanation* explanation;  // null: nobody asks

  void apply(Article& article) const {
    furniture.take_out(article);
    if (tagger != nullptr) {
      tagger->tag(article, explanation);
    }
  }
};

/// Prints every article; answers how many there were.
Result<std::uint64_t> print_articles(ArticleReader& input, const Completion& completion,
                                     BuildWatch& watch) {
  std::uint64_t count = 0;
  while (!interrupted()) {
    auto article = input.next();
    if (!article) {
      if (completion.explanation != nullptr) {
        std::ignore = completion.explanation->take();
      }
      if (Status told = watch.skipped(input.location(), article.error()); !told) {
        return std::move(told).error();
      }
      continue;
    }
    if (!*article) {
      break;
    }
    ++count;
    completion.apply(**article);
    if (!(std::cout << text_of(**article, completion.explanation) << '\n')) {
      return Error{ErrorCode::Io, "writing to standard output failed"};
    }
  }
  std::cout.flush();
  if (interrupted()) {
    return Error{ErrorCode::Rejected, "interrupted"};
  }
  return count;
}

}  // namespace

Result<ExitStatus> run_extract(const Options& options, const Console& console) {
  extract::Explanation explanation;
  extract::Explanation* const told = options.explain ? &explanation : nullptr;
  auto input = open_input(options, told);
  if (!input) {
    return std::move(input).error();
  }
  const auto tagger = open_tagger(options);
  if (!tagger) {
    return tagger.error();
  }
  // Standard output holds articles and nothing else: skipped records are told as text.
  const Console plain(console.style() == Console::Style::Json ? Console::Style::Text
                                                              : console.style());
  if (Status placed = check_report_place(options.report, options.arguments, **input); !placed) {
    return std::move(placed).error();
  }
  const auto furniture = furniture_of(options, plain);
  if (!furniture) {
    return furniture.error();
  }
  BuildWatch watch(plain);
  if (Status opened = watch.report_to(options.report); !opened) {
    return std::move(opened).error();
  }
  const auto count = print_articles(**input, {*furniture, tagger->get(), told}, watch);
  const Status finished = watch.finish();
  if (!count || !finished) {
    return count ? finished.error() : count.error();
  }
  const std::uint64_t passed_over = (*input)->passed_over();
  if (passed_over > 0 && plain.style() != Console::Style::Quiet) {
    plain.note("passed over: " + counted(passed_over, "record") +
               " of web archives without a page");
  }
  if (*count == 0) {
    return Error{ErrorCode::BadInput, "no article was found", ""};
  }
  return watch.skipped_records() > 0 ? ExitStatus::Skipped : ExitStatus::Fine;
}

}  // namespace dateline::indexer
