// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/command_line.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "indexer/base/near_name.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/console.h"
#include "indexer/interrupt.h"

namespace dateline::indexer {
namespace {

constexpr int kSignalBase = 128;

void declare_option(const OptionRow& row, CLI::App& app, Options& options) {
  const std::string flag = "--" + std::string(row.name);
  const std::string summary(row.summary);
  if (row.flag != nullptr) {
    app.add_flag(flag, options.*row.flag, summary);
  } else if (row.list != nullptr) {
    app.add_option(flag, options.*row.list, summary)
        ->type_name(std::string(row.argument))
        ->expected(1)
        ->take_all();
  } else {
    app.add_option(flag, options.*row.text, summary)->type_name(std::string(row.argument));
  }
}

void declare_command(const Command& command, CLI::App& app, Options& options) {
  CLI::App* const sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
  for (const OptionRow& row : option_table()) {
    const auto has = [&row](std::span<const std::string_view> names) {
      return std::find(names.begin(), names.end(), row.name) != names.end();
    };
    if (has(command.options) || has(common_options())) {
      declare_option(row, *sub, options);
    }
  }
  if (!command.argument.empty()) {
    sub->add_option(std::string(command.argument), options.arguments)
        ->type_name("")
        ->required(command.argument_required);
  }
}

bool is_command(std::string_view word) {
  return std::ranges::any_of(commands(), [&](const Command& row) { return row.name == word; });
}

/// "…; did you mean NAME?", where one of @p names is near.
std::string with_guess(std::string text, std::string_view typed,
                       const std::vector<std::string_view>& names) {
  const std::string_view near = nearest_name(typed, names);
  return near.empty() ? text : text.append("; did you mean ").append(near).append("?");
}

Error unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  std::ranges::transform(commands(), std::back_inserter(names), &Command::name);
  return Error{ErrorCode::InvalidArgument,
               with_guess("unknown command '" + std::string(word) + "'", word, names),
               "`dateline-index help` lists the commands"};
}

/// What stands before a command, or behind it and is neither an option of it nor its argument.
Error unexpected(const CLI::App& app) {
  if (const std::vector<std::string> before = app.remaining(false); !before.empty()) {
    return Error{ErrorCode::InvalidArgument, before.front() + " stands before the command",
                 "options come behind it: dateline-index COMMAND [OPTIONS]"};
  }
  const std::string command = app.get_subcommands().front()->get_name();
  const std::vector<std::string> words = app.remaining(true);
  const auto option =
      std::ranges::find_if(words, [](const std::string& word) { return word.starts_with('-'); });
  return Error{ErrorCode::InvalidArgument,
               command + " takes no " + (option == words.end() ? words.front() : *option),
               "`dateline-index " + command + " --help` lists what it takes"};
}

/// Answers `help`, `help COMMAND` and a first word that is no command; nothing for what is to be
/// parsed.
std::optional<ExitStatus> answer_first_word(const CLI::App& app,
                                            std::span<const char* const> words) {
  const std::string_view first = words.size() > 1 ? words[1] : "--help";
  const bool helps = first == "help";
  const std::string_view command = helps && words.size() > 2 ? words[2] : first;
  if (helps && command == first) {
    std::cout << app.help();
    return ExitStatus::Fine;
  }
  if (!is_command(command) && (helps || !command.starts_with('-'))) {
    Console(Console::Style::Text).error(unknown_command(command));
    return ExitStatus::Usage;
  }
  if (helps) {
    std::cout << app.get_subcommand(std::string(command))->help(app.get_name());
    return ExitStatus::Fine;
  }
  return std::nullopt;
}

/// True when the command line itself said that option.
bool was_given(const CLI::App& sub, std::string_view name) {
  const CLI::Option* const option = sub.get_option_no_throw("--" + std::string(name));
  return option != nullptr && option->count() > 0;
}

Console::Style style_of(const Options& options) {
  if (options.json) {
    return Console::Style::Json;
  }
  return options.quiet ? Console::Style::Quiet : Console::Style::Text;
}

int conclude(const Result<ExitStatus>& result, const Console& console) {
  if (!result && interrupted()) {
    console.note("dateline-index: interrupted");
    return kSignalBase + interrupt_signal();
  }
  if (!result) {
    console.error(result.error());
    return static_cast<int>(exit_status_of(result.error().code));
  }
  return static_cast<int>(*result);
}

int run_chosen(const Command& command, const CLI::App& sub, Options& options) {
  const Status filled = fill_from_surroundings(
      [&sub](std::string_view name) { return was_given(sub, name); }, options);
  const Console console(style_of(options));
  if (!filled) {
    return conclude(filled.error(), console);
  }
  try {
    return conclude(command.run(options, console), console);
  } catch (const std::exception& failure) {
    return conclude(Error{ErrorCode::Internal, std::string("unexpected: ") + failure.what()},
                    console);
  }
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app("Builds and keeps the archive that dateline-searchd answers from", "dateline-index");
  app.set_version_flag("--version", std::string(DATELINE_VERSION));
  app.require_subcommand(1);
  for (const Command& command : commands()) {
    declare_command(command, app, options);
  }
  if (const auto answered = answer_first_word(app, {argv, static_cast<std::size_t>(argc)})) {
    return static_cast<int>(*answered);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ExtrasError&) {
    Console(Console::Style::Text).error(unexpected(app));
    return static_cast<int>(ExitStatus::Usage);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::Usage);
  }
  const CLI::App& sub = *app.get_subcommands().front();
  const auto all = commands();
  const auto chosen = std::find_if(all.begin(), all.end(), [&](const Command& command) {
    return command.name == sub.get_name();
  });
  watch_for_interrupts();
  return run_chosen(*chosen, sub, options);
}

}  // namespace dateline::indexer
