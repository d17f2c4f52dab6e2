// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/options.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <exception>

#include <CLI/CLI.hpp>

namespace dateline::indexer {
namespace {

constexpr std::array kOptions = {
    OptionRow{"archive", "DIR", "Where the archive is", &Options::archive},
    OptionRow{"format", "NAME", "Read every file as this format instead of detecting it",
              &Options::format},
    OptionRow{"source", "NAME", "Source of articles that name none", &Options::source},
    OptionRow{"zone", "IANA", "Zone of times that name none, for example America/New_York",
              &Options::zone},
    OptionRow{
        "seen", "TIME",
        "When the input was fetched, for articles that do not say: 2025-03-31T04:21:00Z or now",
        &Options::seen},
    OptionRow{"topic-rules", "FILE",
              "Give articles the topics whose queries in this file they match",
              &Options::topic_rules},
    OptionRow{"symbols", "FILE",
              "A table of symbols beside the one that is built in; none leaves that one out",
              nullptr, nullptr, &Options::symbols},
    OptionRow{"company-names", "on|off", "Whether names of companies in the text become tickers",
              &Options::company_names},
    OptionRow{"report", "FILE", "Write skipped records there, one JSON object a line",
              &Options::report},
    OptionRow{"canaries", "QUERY", "A query that must find something, else nothing is activated",
              nullptr, nullptr, &Options::canaries},
    OptionRow{"dry-run", "", "Do everything but change the archive", nullptr, &Options::dry_run},
    OptionRow{"force", "", "Activate the result although a check speaks against it", nullptr,
              &Options::force},
    OptionRow{"purge", "", "Write the archive anew at once, without the deleted text", nullptr,
              &Options::purge},
    OptionRow{"explain", "",
              "Print beside each article what was considered for its fields, and why", nullptr,
              &Options::explain},
    OptionRow{"json", "", "Print events and results as JSON objects, one a line", nullptr,
              &Options::json},
    OptionRow{"quiet", "", "Print no progress and no summary", nullptr, &Options::quiet},
    OptionRow{"config", "FILE",
              "Read options from this file; it can hold zone and date_order of each source",
              &Options::config},
};

Error bad_value(const OptionRow& row, const std::string& what) {
  return Error{ErrorCode::InvalidArgument, std::string(row.name) + " " + what};
}

Status set_flag(const OptionRow& row, const std::string& value, Options& options) {
  if (value == "true" || value == "1") {
    options.*row.flag = true;
  } else if (value == "false" || value == "0") {
    options.*row.flag = false;
  } else {
    return bad_value(row, "is true or false, not '" + value + "'");
  }
  return ok();
}

std::string environment_name(const OptionRow& row) {
  std::string name = row.name == "config" ? "DATELINE_INDEX_" : "DATELINE_";
  for (const char c : row.name) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

/// What an environment variable says; values of a list stand between commas.
std::vector<std::string> values_of(const OptionRow& row, std::string_view text) {
  if (row.list == nullptr) {
    return {std::string(text)};
  }
  std::vector<std::string> values;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    values.push_back(CLI::detail::trim_copy(std::string(text.substr(0, comma))));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return values;
}

Status read_environment(std::vector<std::string_view>& said, Options& options) {
  for (const OptionRow& row : kOptions) {
    const char* const value = std::getenv(environment_name(row).c_str());
    if (value == nullptr || *value == '\0' ||
        std::find(said.begin(), said.end(), row.name) != said.end()) {
      continue;
    }
    if (Status set = set_option(row, values_of(row, value), options); !set) {
      return set;
    }
    said.push_back(row.name);
  }
  return ok();
}

Result<std::vector<CLI::ConfigItem>> parse_file(const std::string& path) {
  try {
    return CLI::ConfigTOML().from_file(path);
  } catch (const CLI::FileError&) {
    return Error{ErrorCode::NotFound, "there is no configuration file " + path};
  } catch (const std::exception& error) {
    return Error{ErrorCode::InvalidArgument, path + ": " + error.what()};
  }
}

/// True for what the sections `[sources."HOST"]` hold.
bool is_of_source(const CLI::ConfigItem& item) {
  return !item.parents.empty() && item.parents.front() == "sources";
}

/// The begin or the end of a section, which the parser tells as an item.
bool is_border(const CLI::ConfigItem& item) {
  return item.name == "++" || item.name == "--";
}

/// The source that a section is about: the parser cuts a quoted host at its dots.
std::string source_of(const CLI::ConfigItem& item) {
  std::string source;
  for (std::size_t i = 1; i < item.parents.size(); ++i) {
    source += (i == 1 ? "" : ".") + item.parents[i];
  }
  std::erase(source, '"');
  return source;
}

Status set_of_source(const CLI::ConfigItem& item, Options& options) {
  extract::SourceDates& dates = options.sources[source_of(item)];
  const std::string value = item.inputs.size() == 1 ? item.inputs.front() : "";
  if (item.name == "zone") {
    dates.zone = value;
  } else if (item.name == "date_order" && (value == "dmy" || value == "mdy")) {
    dates.order = value == "dmy" ? extract::DateOrder::DayFirst : extract::DateOrder::MonthFirst;
  } else if (item.name == "date_order") {
    return Error{ErrorCode::InvalidArgument,
                 options.config + ": date_order is dmy or mdy, not '" + value + "'"};
  } else {
    return Error{ErrorCode::InvalidArgument,
                 options.config + ": '" + item.fullname() + "' is no option of a source"};
  }
  return ok();
}

Status read_file(const std::vector<std::string_view>& said, Options& options) {
  if (options.config.empty()) {
    return ok();
  }
  const auto items = parse_file(options.config);
  if (!items) {
    return items.error();
  }
  for (const CLI::ConfigItem& item : *items) {
    if (is_border(item) && is_of_source(item)) {
      continue;
    }
    if (is_of_source(item)) {
      if (Status set = set_of_source(item, options); !set) {
        return set;
      }
      continue;
    }
    const OptionRow* const row = item.parents.empty() ? find_option(item.name) : nullptr;
    if (row == nullptr || row->name == "config") {
      return Error{ErrorCode::InvalidArgument,
                   options.config + ": '" + item.fullname() + "' is no option"};
    }
    if (std::find(said.begin(), said.end(), row->name) != said.end()) {
      continue;
    }
    if (Status set = set_option(*row, item.inputs, options); !set) {
      return Error{set.error().code, options.config + ": " + set.error().message};
    }
  }
  return ok();
}

}  // namespace

std::span<const OptionRow> option_table() {
  return kOptions;
}

const OptionRow* find_option(std::string_view name) {
  const auto* const found = std::find_if(kOptions.begin(), kOptions.end(),
                                         [&](const OptionRow& row) { return row.name == name; });
  return found == kOptions.end() ? nullptr : &*found;
}

Status set_option(const OptionRow& row, const std::vector<std::string>& values, Options& options) {
  if (row.list != nullptr) {
    options.*row.list = values;
    return ok();
  }
  if (values.size() != 1) {
    return bad_value(row, "takes one value");
  }
  if (row.flag != nullptr) {
    return set_flag(row, values.front(), options);
  }
  if (values.front().empty()) {
    return bad_value(row, "is empty");
  }
  options.*row.text = values.front();
  return ok();
}

Status fill_from_surroundings(const std::function<bool(std::string_view name)>& given,
                              Options& options) {
  std::vector<std::string_view> said;
  for (const OptionRow& row : kOptions) {
    if (given(row.name)) {
      said.push_back(row.name);
    }
  }
  if (Status read = read_environment(said, options); !read) {
    return read;
  }
  return read_file(said, options);
}

}  // namespace dateline::indexer
