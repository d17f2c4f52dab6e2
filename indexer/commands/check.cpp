// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/archive_check.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"

namespace dateline::indexer {
namespace {

std::string sentence(const CheckReport& report) {
  std::string text = "generation " + report.generation + ": " +
                     counted(report.segments, "segment") + " with " +
                     counted(report.documents, "document") + " read, ";
  if (report.problems.empty()) {
    return text + "all is well\n";
  }
  text += counted(report.problems.size(), "problem") + "\n";
  for (const std::string& problem : report.problems) {
    text += "  " + problem + "\n";
  }
  return text + "`dateline-index rollback` goes back to the generation before\n";
}

}  // namespace

Result<ExitStatus> run_check(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  const auto report =
      check_archive(*archive, [&](const std::string& name, std::size_t number, std::size_t all) {
        console.event({{"event", "checking"}, {"segment", name}, {"number", number}, {"of", all}});
      });
  if (!report) {
    return report.error();
  }
  const nlohmann::ordered_json object = {{"event", "result"},
                                         {"command", "check"},
                                         {"generation", report->generation},
                                         {"segments", report->segments},
                                         {"documents", report->documents},
                                         {"problems", report->problems}};
  if (report->problems.empty()) {
    console.summary(sentence(*report), object);
    return ExitStatus::Fine;
  }
  console.answer(sentence(*report), object);
  return ExitStatus::Failed;
}

}  // namespace dateline::indexer
