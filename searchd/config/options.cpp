// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/config/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::size_t kMaxConfigBytes = std::size_t{1} << 20;

/// Reads a value into the options; false when it is not what the row expects.
using Setter = bool (*)(Options&, std::string_view);

struct Row {
  std::string_view name;           // --name, DATELINE_NAME, `name = ` in the config file
  std::string_view metavar;        // what stands behind it in the help
  std::string_view default_value;  // as the help prints it
  std::string_view expected;       // what a value must be, for errors
  std::string_view help;
  Setter set;
};

template <typename Number>
bool read_number(std::string_view text, Number low, Number high, Number& number) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) {
    return false;
  }
  number = value;
  return true;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool set_archive(Options& options, std::string_view text) {
  options.archive = text;
  return !text.empty();
}

bool set_listen(Options& options, std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return false;
  }
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return false;
  }
  if (host.empty()) {
    return false;
  }
  options.listen.host = host;
  return read_number<std::uint16_t>(text.substr(colon + 1), 0, 65535, options.listen.port);
}

bool set_threads(Options& options, std::string_view text) {
  return read_number<std::uint32_t>(text, 1, 1024, options.threads);
}

/// Reads a list with commas; false where one of it is empty.
bool read_list(std::string_view text, std::vector<std::string>& list) {
  list.clear();
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view entry = trim(text.substr(0, comma));
    if (entry.empty()) {
      return false;
    }
    list.emplace_back(entry);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return !list.empty();
}

bool set_allowed_hosts(Options& options, std::string_view text) {
  return read_list(text, options.allowed_hosts);
}

bool set_symbols(Options& options, std::string_view text) {
  return read_list(text, options.symbols);
}

bool set_cors_origin(Options& options, std::string_view text) {
  if (text == "off") {
    options.cors_origin.clear();
    return true;
  }
  options.cors_origin = text;
  const bool printable = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
  return printable && (text == "*" || text.starts_with("http://") || text.starts_with("https://"));
}

bool set_public_url(Options& options, std::string_view text) {
  const std::size_t scheme = text.find("://");
  const std::string_view rest =
      scheme == std::string_view::npos ? std::string_view() : text.substr(scheme + 3);
  const bool is_origin = !rest.empty() && std::ranges::all_of(rest, [](char c) {
    return c > ' ' && c < '\x7f' && std::string_view("/?#@\"<>").find(c) == std::string_view::npos;
  });
  options.public_url = text;
  return text.empty() ||
         (is_origin && (text.starts_with("http://") || text.starts_with("https://")));
}

bool set_deadline(Options& options, std::string_view text) {
  return read_number<std::int64_t>(text, 10, 60000, options.deadline_ms);
}

bool set_searches(Options& options, std::string_view text) {
  return read_number<std::uint32_t>(text, 0, 1024, options.searches);
}

bool set_log_level(Options& options, std::string_view text) {
  constexpr std::array kLevels = {std::pair{std::string_view{"debug"}, LogLevel::Debug},
                                  std::pair{std::string_view{"info"}, LogLevel::Info},
                                  std::pair{std::string_view{"warning"}, LogLevel::Warning},
                                  std::pair{std::string_view{"error"}, LogLevel::Error}};
  const auto* found =
      std::ranges::find_if(kLevels, [text](const auto& level) { return level.first == text; });
  if (found == kLevels.end()) {
    return false;
  }
  options.log_level = found->second;
  return true;
}

constexpr std::array kRows = {
    Row{"archive", "DIR", "", "a directory", "the archive to serve, made by dateline-index",
        set_archive},
    Row{"listen", "HOST:PORT", "127.0.0.1:8080", "HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080",
        "where to listen; port 0 takes any free one", set_listen},
    Row{"threads", "N", "64", "a number from 1 to 1024", "connections served at the same time",
        set_threads},
    Row{"allowed-hosts", "NAMES", "localhost,127.0.0.1,[::1]", "host names separated by commas",
        "names a request may be addressed to, with any port; the listen host is always one",
        set_allowed_hosts},
    Row{"cors-origin", "ORIGIN", "off", "off, * or an origin such as https://example.org",
        "web origin whose pages may read the API", set_cors_origin},
    Row{"public-url", "URL", "",
        "an address without path, such as https://news.example, or nothing",
        "where readers find this server, for addresses in feeds; without it where they asked",
        set_public_url},
    Row{"deadline-ms", "N", "2000", "a number from 10 to 60000",
        "time limit of one search in milliseconds", set_deadline},
    Row{"searches", "N", "0", "a number from 0 to 1024",
        "searches that run at the same time; 0: one a processor", set_searches},
    Row{"symbols", "FILES", "", "files separated by commas, or none",
        "tables of stock symbols beside the one built in; none leaves that one out", set_symbols},
    Row{"log-level", "LEVEL", "info", "debug, info, warning or error",
        "least severe event that is logged", set_log_level},
};

const Row* find_row(std::string_view name) {
  const auto* row = std::ranges::find(kRows, name, &Row::name);
  return row == kRows.end() ? nullptr : row;
}

std::string environment_name(const Row& row) {
  std::string name = "DATELINE_";
  for (const char c : row.name) {
    name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

Status set(Options& options, const Row& row, std::string_view value, const std::string& shown_as) {
  if (row.set(options, value)) {
    return ok();
  }
  return Error{ErrorCode::InvalidArgument,
               shown_as + ": \"" + std::string(value) + "\" is not " + std::string(row.expected)};
}

Status apply_config_line(Options& options, std::string_view line, const std::string& where) {
  line = trim(line);
  if (line.empty() || line.starts_with('#')) {
    return ok();
  }
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) {
    return Error{ErrorCode::InvalidArgument, where + ": expected `name = value`"};
  }
  const std::string name(trim(line.substr(0, equals)));
  const Row* row = find_row(name);
  if (row == nullptr) {
    return Error{ErrorCode::InvalidArgument, where + ": unknown option \"" + name + "\""};
  }
  return set(options, *row, trim(line.substr(equals + 1)), where + ": " + name);
}

Status apply_config(Options& options, const std::string& path, std::string_view text) {
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Status applied =
        apply_config_line(options, text.substr(0, end), path + ":" + std::to_string(line));
    if (!applied) {
      return applied;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ok();
}

/// What the arguments say, before precedence is decided.
struct Given {
  Action action = Action::Serve;
  std::string config;                                       // path; empty: none
  std::vector<std::pair<const Row*, std::string>> options;  // in their order
};

/// Splits `--name=value`, or takes the value from the next argument.
Result<std::pair<std::string, std::string>> read_option(std::span<const std::string> arguments,
                                                        std::size_t& at) {
  const std::string& argument = arguments[at];
  if (!argument.starts_with("--")) {
    return Error{ErrorCode::InvalidArgument, "unexpected argument \"" + argument + "\"",
                 "options begin with --; see --help"};
  }
  const std::size_t equals = argument.find('=');
  std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
  if (name != "config" && find_row(name) == nullptr) {
    return Error{ErrorCode::InvalidArgument, "unknown option --" + name, "see --help"};
  }
  if (equals != std::string::npos) {
    return std::pair{std::move(name), argument.substr(equals + 1)};
  }
  if (++at == arguments.size()) {
    return Error{ErrorCode::InvalidArgument, "--" + name + " needs a value", "see --help"};
  }
  return std::pair{std::move(name), arguments[at]};
}

Result<Given> read_arguments(std::span<const std::string> arguments) {
  Given given;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == "--help" || arguments[at] == "-h" || arguments[at] == "--version") {
      given.action = arguments[at] == "--version" ? Action::ShowVersion : Action::ShowHelp;
      return given;
    }
    auto option = read_option(arguments, at);
    if (!option) {
      return std::move(option).error();
    }
    if (option->first == "config") {
      given.config = option->second;
    } else {
      given.options.emplace_back(find_row(option->first), option->second);
    }
  }
  return given;
}

Status apply_environment(Options& options, const Surroundings& surroundings) {
  for (const Row& row : kRows) {
    const std::string name = environment_name(row);
    const auto value = surroundings.environment(name);
    if (value && !value->empty()) {
      Status applied = set(options, row, *value, name);
      if (!applied) {
        return applied;
      }
    }
  }
  return ok();
}

Status apply_config_file(Options& options, const Given& given, const Surroundings& surroundings) {
  std::string path = given.config;
  if (path.empty()) {
    path = surroundings.environment("DATELINE_SEARCHD_CONFIG").value_or("");
  }
  if (path.empty()) {
    return ok();
  }
  auto text = surroundings.read_file(path);
  if (!text) {
    return std::move(text).error();
  }
  return apply_config(options, path, *text);
}

Status apply_all(Options& options, const Given& given, const Surroundings& surroundings) {
  Status applied = apply_config_file(options, given, surroundings);
  if (applied) {
    applied = apply_environment(options, surroundings);
  }
  for (const auto& [row, value] : given.options) {
    if (!applied) {
      break;
    }
    applied = set(options, *row, value, "--" + std::string(row->name));
  }
  return applied;
}

Result<std::string> read_whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxConfigBytes + 1, '\0');
  if (!file || (!file.read(text.data(), static_cast<std::streamsize>(text.size())) && file.bad())) {
    return Error{ErrorCode::NotFound, "cannot read the config file " + path};
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxConfigBytes) {
    return Error{ErrorCode::InvalidArgument, "the config file " + path + " is over 1 MB"};
  }
  return text;
}

std::optional<std::string> read_environment(const std::string& name) {
  // Read once, before any thread is started.
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string help_line(const std::string& option, std::string_view help) {
  constexpr std::size_t kColumn = 28;
  std::string line = "  " + option;
  line.append(line.size() < kColumn ? kColumn - line.size() : 1, ' ');
  return line.append(help) + "\n";
}

}  // namespace

Surroundings process_surroundings() {
  return {.environment = read_environment, .read_file = read_whole_file};
}

Result<CommandLine> parse_command_line(std::span<const std::string> arguments,
                                       const Surroundings& surroundings) {
  auto given = read_arguments(arguments);
  if (!given) {
    return std::move(given).error();
  }
  CommandLine line{.action = given->action};
  if (line.action != Action::Serve) {
    return line;
  }
  Status applied = apply_all(line.options, *given, surroundings);
  if (!applied) {
    return std::move(applied).error();
  }
  if (line.options.archive.empty()) {
    return Error{ErrorCode::InvalidArgument, "--archive is missing",
                 "name the directory that dateline-index rebuild filled"};
  }
  return line;
}

std::string help_text() {
  std::string text =
      "usage: dateline-searchd --archive DIR [options]\n"
      "Serves a news archive: a web page at / and a JSON API at /v1.\n\n";
  for (const Row& row : kRows) {
    std::string help(row.help);
    if (!row.default_value.empty()) {
      help.append(" (").append(row.default_value).append(")");
    }
    text += help_line("--" + std::string(row.name) + " " + std::string(row.metavar), help);
  }
  text += help_line("--config FILE", "lines of `name = value` with the names above");
  text += help_line("--version", "print the version and exit");
  text += help_line("--help", "print this and exit");
  return text +
         "\nEach option is also read from the environment: DATELINE_LISTEN for --listen;\n"
         "the file of --config is DATELINE_SEARCHD_CONFIG there.\n"
         "Precedence: default < config file < environment < command line.\n"
         "SIGTERM and SIGINT finish requests and stop, but break exports off, which can be gone "
         "on\n"
         "with; SIGHUP looks for a new generation.\n";
}

std::string to_string(const ListenAddress& address) {
  const bool ipv6 = address.host.find(':') != std::string::npos;
  return (ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

}  // namespace dateline::searchd
