// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/outcome.h"
#include "indexer/deletion.h"

namespace dateline::indexer {
namespace {

std::string sentence(const Options& options, const DeletionResult& result) {
  std::string text = counted(result.articles.size(), "article") +
                     (options.dry_run ? " would be restored, " : " restored, ") +
                     counted(result.documents, "document") + "\n";
  if (result.documents == 0) {
    text += "the text is no longer in the archive: add it again\n";
  }
  return text;
}

}  // namespace

Result<ExitStatus> run_undelete(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  const auto result =
      undelete_articles(*archive, options.arguments,
                        {.publish = publish_options(options), .dry_run = options.dry_run});
  if (!result) {
    return result.error();
  }
  nlohmann::ordered_json object = {{"event", "result"},
                                   {"command", "undelete"},
                                   {"dry_run", options.dry_run},
                                   {"articles", result->articles},
                                   {"documents", result->documents}};
  add_published(result->published, object);
  console.summary(sentence(options, *result), object);
  return conclude(result->published, 0, console);
}

}  // namespace dateline::indexer
