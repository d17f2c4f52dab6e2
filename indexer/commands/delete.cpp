// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/commands/build_watch.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/outcome.h"
#include "indexer/deletion.h"

namespace dateline::indexer {
namespace {

std::string sentence(const Options& options, const DeletionResult& result) {
  if (result.articles.empty() && !result.published) {
    return options.dry_run && options.purge && result.documents > 0
               ? counted(result.documents, "document") + " would be purged\n"
               : "deleted already, nothing was changed\n";
  }
  std::string text = counted(result.articles.size(), "article") + " (" +
                     counted(result.documents, "document") + ") " +
                     (options.dry_run ? "would be " : "") +
                     (options.purge ? "deleted and purged" : "deleted") + "\n";
  if (result.published && result.published->activated) {
    text += "generation " + result.published->generation + " is live\n";
  }
  return text;
}

}  // namespace

Result<ExitStatus> run_delete(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  BuildWatch watch(console);
  const auto result = delete_articles(
      *archive, options.arguments,
      {.publish = publish_options(options), .purge = options.purge, .dry_run = options.dry_run},
      watch);
  if (Status finished = watch.finish(); !result || !finished) {
    return result ? std::move(finished).error() : result.error();
  }
  nlohmann::ordered_json object = {{"event", "result"},
                                   {"command", "delete"},
                                   {"dry_run", options.dry_run},
                                   {"articles", result->articles},
                                   {"documents", result->documents}};
  add_published(result->published, object);
  console.summary(sentence(options, *result), object);
  return conclude(result->published, 0, console);
}

}  // namespace dateline::indexer
