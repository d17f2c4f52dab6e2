// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/ingest_command.h"

#include <chrono>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "indexer/commands/build_watch.h"
#include "indexer/commands/input.h"
#include "indexer/commands/outcome.h"
#include "indexer/commands/report_file.h"

namespace dateline::indexer {
namespace {

/// " (1,200 articles/s)"; nothing for less than a second, which says nothing about the next one.
std::string rate_of(std::uint64_t articles, double seconds) {
  if (seconds < 1) {
    return {};
  }
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(articles) / seconds);
  return " (" + grouped(rate) + " articles/s)";
}

std::string sentence(const Options& options, const IngestResult& result, std::uint64_t passed_over,
                     double seconds) {
  const PipelineCounts& counts = result.counts;
  std::string text = counted(counts.read, "article") + " read";
  if (counts.unchanged > 0) {
    text += ", " + grouped(counts.unchanged) + " unchanged";
  }
  if (counts.deleted > 0) {
    text += ", " + grouped(counts.deleted) + " deleted before";
  }
  if (counts.skipped > 0) {
    text += ", " + counted(counts.skipped, "record") + " skipped";
  }
  if (passed_over > 0) {
    text += ", " + counted(passed_over, "record") + " without a page passed over";
  }
  text += "\n";
  if (counts.written == 0) {
    return text + "nothing new\n";
  }
  text += counted(counts.written, "document") +
          (options.dry_run ? " would be written" : " written") + " in " +
          std::to_string(static_cast<std::uint64_t>(std::ceil(seconds))) + " s" +
          rate_of(counts.read, seconds) + "\n";
  if (result.segments_merged > 0) {
    text += counted(result.segments_merged, "small segment") + " merged\n";
  }
  if (result.published && result.published->activated) {
    text += "generation " + result.published->generation + " is live\n";
  }
  return text;
}

nlohmann::ordered_json to_json(std::string_view name, const Options& options,
                               const IngestResult& result, std::uint64_t passed_over,
                               double seconds) {
  nlohmann::ordered_json object = {
      {"event", "result"}, {"command", name}, {"dry_run", options.dry_run}};
  add_counts(result.counts, object);
  object["passed_over"] = passed_over;
  add_published(result.published, object);
  object["segments_merged"] = result.segments_merged;
  object["seconds"] = seconds;
  return object;
}

}  // namespace

Result<ExitStatus> run_ingest(std::string_view name, Ingest ingest, const Options& options,
                              const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  auto input = open_input(options);
  if (!input) {
    return std::move(input).error();
  }
  if (Status placed = check_report_place(options.report, options.arguments, **input); !placed) {
    return std::move(placed).error();
  }
  const auto tagger = open_tagger(options);
  if (!tagger) {
    return tagger.error();
  }
  BuildWatch watch(console);
  if (Status opened = watch.report_to(options.report); !opened) {
    return std::move(opened).error();
  }
  const ArticleSource& source = **input;
  const auto start = std::chrono::steady_clock::now();
  const auto result = ingest(
      **input,
      {.archive = *archive,
       .publish = publish_options(options),
       .soft_fingerprint = *tagger ? with_rules(source.symbols().fingerprint(), (*tagger)->rules())
                                   : source.symbols().fingerprint(),
       .tagger = tagger->get(),
       .dry_run = options.dry_run,
       .input_progress = [&] { return std::pair(source.bytes_read(), source.bytes_total()); }},
      watch);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const Status finished = watch.finish();
  if (!result || !finished) {
    return result ? finished.error() : result.error();
  }
  console.summary(sentence(options, *result, source.passed_over(), seconds.count()),
                  to_json(name, options, *result, source.passed_over(), seconds.count()));
  return conclude(result->published, result->counts.skipped, console);
}

}  // namespace dateline::indexer
