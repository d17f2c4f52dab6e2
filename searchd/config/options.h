// SPDX-License-Identifier: GPL-3.0-or-later
// The options of dateline-searchd: one table from which parsing, the environment, the config file
// and --help derive. Precedence: default < config file < environment < command line.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/log.h"
#include "indexer/base/result.h"

namespace dateline::searchd {

/// A host and a port as given; the host is without the brackets of an IPv6 address.
struct ListenAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free port
};

struct Options {
  std::string archive;
  ListenAddress listen;
  std::uint32_t threads = 64;  // connections served at the same time
  std::vector<std::string> allowed_hosts = {"localhost", "127.0.0.1", "[::1]"};
  std::string cors_origin;           // empty: off
  std::string public_url;            // empty: http and the name a request was addressed to
  std::int64_t deadline_ms = 2000;   // of one search
  std::uint32_t searches = 0;        // at the same time; 0: as many as there are processors
  std::vector<std::string> symbols;  // tables beside the built-in one; "none" leaves that one out
  LogLevel log_level = LogLevel::Info;
};

/// What the command line asks for.
enum class Action : std::uint8_t { Serve, ShowHelp, ShowVersion };

struct CommandLine {
  Action action = Action::Serve;
  Options options;
};

/// Where settings come from besides the command line; replaced in tests.
struct Surroundings {
  std::function<std::optional<std::string>(const std::string& name)> environment;
  std::function<Result<std::string>(const std::string& path)> read_file;
};

/// The environment and the files of this process. A config file of more than 1 MB is refused.
[[nodiscard]] Surroundings process_surroundings();

/// Reads the arguments (without the program's name). InvalidArgument names the option, what was
/// given and what is expected; so does an unknown option or config key. Without --archive there is
/// an error unless help or the version is asked for.
[[nodiscard]] Result<CommandLine> parse_command_line(std::span<const std::string> arguments,
                                                     const Surroundings& surroundings);

/// The text of --help.
[[nodiscard]] std::string help_text();

/// `127.0.0.1:8080` or `[::1]:8080`.
[[nodiscard]] std::string to_string(const ListenAddress& address);

}  // namespace dateline::searchd
