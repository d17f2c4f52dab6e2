// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/rewrite_command.h"

#include <string>

#include <nlohmann/json.hpp>

#include "indexer/commands/build_watch.h"
#include "indexer/commands/input.h"
#include "indexer/commands/outcome.h"

namespace dateline::indexer {
namespace {

std::string sentence(const RewriteResult& result) {
  if (!result.published) {
    return "nothing to do\n";
  }
  std::string text = counted(result.segments_merged, "segment") + " read, " +
                     counted(result.counts.written, "document") + " written";
  if (result.counts.deleted > 0) {
    text += ", " + grouped(result.counts.deleted) + " deleted dropped";
  }
  if (result.counts.unchanged > 0) {
    text += ", " + grouped(result.counts.unchanged) + " repeated dropped";
  }
  text += "\n";
  if (result.published->activated) {
    text += "generation " + result.published->generation + " is live\n";
  }
  return text;
}

}  // namespace

Result<ExitStatus> run_rewrite(std::string_view name, const Rewrite& rewrite,
                               const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  BuildWatch watch(console);
  if (Status opened = watch.report_to(options.report); !opened) {
    return std::move(opened).error();
  }
  const auto result = rewrite(*archive, publish_options(options), watch);
  const Status finished = watch.finish();
  if (!result || !finished) {
    return result ? finished.error() : result.error();
  }
  nlohmann::ordered_json object = {{"event", "result"}, {"command", name}};
  object["segments"] = result->segments_merged;
  add_counts(result->counts, object);
  add_published(result->published, object);
  console.summary(sentence(*result), object);
  return conclude(result->published, result->counts.skipped, console);
}

}  // namespace dateline::indexer
