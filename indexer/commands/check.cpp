// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/archive_check.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"

namespace dateline::indexer {
namespace {

std::string advice(const CheckReport& report) {
  if (report.is_current_whole) {
    return "what is served is whole; do not roll back to a damaged generation\n";
  }
  if (report.way_back.empty()) {
    return "no other generation that is kept is whole: build the archive anew with "
           "`dateline-index rebuild`\n";
  }
  return "`dateline-index rollback " + report.way_back + "` goes back to a whole generation\n";
}

std::string sentence(const CheckReport& report) {
  std::string text = "generation " + report.generation + ": " +
                     counted(report.segments, "segment") + " with " +
                     counted(report.documents, "document") + " read";
  if (report.kept_segments > 0) {
    text += ", " + counted(report.kept_segments, "segment") + " of older ones hashed";
  }
  text += ", ";
  if (report.problems.empty()) {
    return text + "all is well\n";
  }
  text += counted(report.problems.size(), "problem") + "\n";
  for (const std::string& problem : report.problems) {
    text += "  " + problem + "\n";
  }
  return text + advice(report);
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
  const nlohmann::ordered_json way_back = report->way_back.empty()
                                              ? nlohmann::ordered_json()
                                              : nlohmann::ordered_json(report->way_back);
  const nlohmann::ordered_json object = {{"event", "result"},
                                         {"command", "check"},
                                         {"generation", report->generation},
                                         {"segments", report->segments},
                                         {"documents", report->documents},
                                         {"kept_segments", report->kept_segments},
                                         {"problems", report->problems},
                                         {"current_whole", report->is_current_whole},
                                         {"way_back", way_back}};
  if (report->problems.empty()) {
    console.summary(sentence(*report), object);
    return ExitStatus::Fine;
  }
  console.answer(sentence(*report), object);
  return ExitStatus::Failed;
}

}  // namespace dateline::indexer
