// SPDX-License-Identifier: GPL-3.0-or-later
// Everything an operator can say to a command, and where it is read from: built-in default, then
// configuration file, then environment, then command line; the later wins.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/extract/dates.h"

namespace dateline::indexer {

struct Options {
  std::string archive;
  std::string format;
  std::string source;
  std::string zone;
  std::string seen;
  std::string report;
  std::string topic_rules;
  std::string config;
  std::vector<std::string> symbols;
  std::string company_names = "on";
  std::vector<std::string> canaries;
  bool json = false;
  bool quiet = false;
  bool dry_run = false;
  bool force = false;
  bool purge = false;
  bool explain = false;
  std::vector<std::string> arguments;  // PATH…, ID… or NAME
  extract::DatesOfSources sources;     // of the file's [sources."HOST"] sections
};

/// One option: `--name` on the command line, `name = …` in the file, DATELINE_NAME in the
/// environment (lists with commas, empty for unset; DATELINE_INDEX_CONFIG for the file, since
/// dateline-searchd reads another one). Exactly one of the three targets is set.
struct OptionRow {
  std::string_view name;
  std::string_view argument;  // what stands for its value in the help; empty for a flag
  std::string_view summary;
  std::string Options::*text = nullptr;
  bool Options::*flag = nullptr;
  std::vector<std::string> Options::*list = nullptr;
};

/// All options, in the order of the help.
[[nodiscard]] std::span<const OptionRow> option_table();
[[nodiscard]] const OptionRow* find_option(std::string_view name);

/// A value as a file or the environment writes it. InvalidArgument for a flag that is neither true
/// nor false, for an empty text and for more than one value of a single option.
[[nodiscard]] Status set_option(const OptionRow& row, const std::vector<std::string>& values,
                                Options& options);

/// Fills what the command line did not say, from the environment, then from the file
/// `options.config` (TOML or INI), which alone can say how a source prints its dates: sections
/// `[sources."HOST"]` with `zone` and `date_order` ("dmy" or "mdy"). @p given tells what the
/// command line said. NotFound for a missing file, InvalidArgument for a key that is no option.
[[nodiscard]] Status fill_from_surroundings(const std::function<bool(std::string_view name)>& given,
                                            Options& options);

}  // namespace dateline::indexer
