// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <nlohmann/json.hpp>

#include "indexer/commands/article_json.h"
#include "indexer/commands/build_watch.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/report_file.h"
#include "indexer/interrupt.h"

namespace dateline::indexer {
namespace {

/// Prints every article; answers how many there were.
Result<std::uint64_t> print_articles(ArticleSource& input, BuildWatch& watch) {
  std::uint64_t count = 0;
  while (!interrupted()) {
    const auto article = input.next();
    if (!article) {
      if (Status told = watch.skipped(input.location(), article.error()); !told) {
        return std::move(told).error();
      }
      continue;
    }
    if (!*article) {
      break;
    }
    ++count;
    if (!(std::cout << to_line(to_json(**article)) << '\n')) {
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
  auto input = open_input(options);
  if (!input) {
    return std::move(input).error();
  }
  // Standard output holds articles and nothing else: skipped records are told as text.
  const Console plain(console.style() == Console::Style::Json ? Console::Style::Text
                                                              : console.style());
  if (Status placed = check_report_place(options.report, options.arguments, **input); !placed) {
    return std::move(placed).error();
  }
  BuildWatch watch(plain);
  if (Status opened = watch.report_to(options.report); !opened) {
    return std::move(opened).error();
  }
  const auto count = print_articles(**input, watch);
  const Status finished = watch.finish();
  if (!count || !finished) {
    return count ? finished.error() : count.error();
  }
  if (*count == 0) {
    return Error{ErrorCode::BadInput, "no article was found", ""};
  }
  return watch.skipped_records() > 0 ? ExitStatus::Skipped : ExitStatus::Fine;
}

}  // namespace dateline::indexer
