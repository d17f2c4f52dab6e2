// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands that read articles have in common.
#pragma once

#include <memory>

#include "indexer/commands/options.h"
#include "indexer/pipeline.h"
#include "indexer/publisher.h"
#include "indexer/readers/article_source.h"
#include "indexer/topic_rules.h"

namespace dateline::indexer {

/// Opens the paths on the command line, read as the options say. @p explanation, which must outlive
/// the source, is told what was considered; null: nobody asks.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_input(
    const Options& options, extract::Explanation* explanation = nullptr);

/// What tags by the rules that the options name; null when they name none. InvalidArgument for
/// rules with a fault.
[[nodiscard]] Result<std::unique_ptr<TopicTagger>> open_tagger(const Options& options);

/// The archive's folder; InvalidArgument when nothing names one.
[[nodiscard]] Result<std::filesystem::path> archive_of(const Options& options);

[[nodiscard]] PublishOptions publish_options(const Options& options);

}  // namespace dateline::indexer
