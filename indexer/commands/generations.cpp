// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/archive_check.h"
#include "indexer/base/timestamp.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"

namespace dateline::indexer {
namespace {

std::uint64_t documents_of(const schema::Generation& generation) {
  std::uint64_t count = 0;
  for (const schema::SegmentRef& segment : generation.segments) {
    count += segment.documents;
  }
  return count;
}

std::string line_of(const GenerationSummary& summary) {
  std::string text = (summary.current ? "* " : "  ") + summary.name;
  if (!summary.generation) {
    return text + "  cannot be read: " + summary.problem + "\n";
  }
  const schema::Generation& generation = *summary.generation;
  return text + "  " + to_rfc3339(generation.created) + "  " + generation.command + "  " +
         counted(documents_of(generation), "document") + " in " +
         counted(generation.segments.size(), "segment") + ", " +
         counted(generation.tombstones.size(), "tombstone") + "\n";
}

nlohmann::ordered_json to_json(const GenerationSummary& summary) {
  nlohmann::ordered_json object = {
      {"event", "generation"}, {"name", summary.name}, {"current", summary.current}};
  if (!summary.generation) {
    object["problem"] = summary.problem;
    return object;
  }
  object["parent"] = summary.generation->parent;
  object["made_by"] = summary.generation->command;
  object["created"] = to_rfc3339(summary.generation->created);
  object["documents"] = documents_of(*summary.generation);
  object["segments"] = summary.generation->segments.size();
  object["tombstones"] = summary.generation->tombstones.size();
  return object;
}

}  // namespace

Result<ExitStatus> run_generations(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  const auto summaries = kept_generations(*archive);
  if (!summaries) {
    return summaries.error();
  }
  for (const GenerationSummary& summary : *summaries) {
    console.answer(line_of(summary), to_json(summary));
  }
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
