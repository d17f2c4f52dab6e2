// SPDX-License-Identifier: GPL-3.0-or-later
// dateline-searchd: serves one archive as a web page and a JSON API until it is told to stop.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <future>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "indexer/base/log.h"
#include "indexer/base/timestamp.h"
#include "searchd/config/options.h"
#include "searchd/http/api.h"
#include "searchd/http/server.h"
#include "searchd/http/site.h"
#include "searchd/refresher.h"
#include "searchd/search/archive.h"
#include "searchd/symbols.h"

namespace dateline::searchd {
namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 64;

int complain(const Error& error, int status) {
  std::cerr << "dateline-searchd: " << error.message;
  if (!error.hint.empty()) {
    std::cerr << " (" << error.hint << ")";
  }
  std::cerr << "\n";
  return status;
}

/// Signals that wait() reads. To be blocked before the first thread starts.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    sigaddset(&signals, number);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// Returns when the program is to stop.
void wait_for_stop(const sigset_t& signals, Refresher& refresher) {
  while (true) {
    int number = 0;
    if (sigwait(&signals, &number) == 0 && number != SIGHUP) {
      log_event(LogLevel::Info, "stopping");
      return;
    }
    refresher.hurry();
  }
}

/// Lets requests that have begun end, but for bodies made piece by piece, which are broken off;
/// after 10 seconds the program ends without them.
void drain(Server& server) {
  constexpr std::chrono::seconds kPatience{10};
  auto stopped = std::async(std::launch::async, [&server] { server.stop(); });
  if (stopped.wait_for(kPatience) == std::future_status::timeout) {
    log_event(LogLevel::Warning, "stopped_without_draining");
    std::_Exit(EXIT_SUCCESS);
  }
}

Site::Options site_options(const Options& options) {
  std::vector<std::string> hosts = options.allowed_hosts;
  const std::string& host = options.listen.host;
  hosts.push_back(host.find(':') == std::string::npos ? host : "[" + host + "]");
  return {.allowed_hosts = std::move(hosts),
          .cors_origin = options.cors_origin,
          .public_url = options.public_url};
}

/// Each search at work holds a descriptor a segment, each client one: take as many as we may.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

int serve(const Options& options, const sigset_t& signals) {
  raise_descriptor_limit();
  auto symbols = read_symbols(options.symbols);
  if (!symbols) {
    return complain(symbols.error(), kFailed);
  }
  auto archive = Archive::open(options.archive, {.deadline_ms = options.deadline_ms,
                                                 .searches = options.searches,
                                                 .symbols = *std::move(symbols)});
  if (!archive) {
    return complain(archive.error(), kFailed);
  }
  Api api(**archive, now_seconds);
  const Site site(site_options(options), [&api](const Call& call) { return api.answer(call); });
  auto server = Server::bind(
      {.host = options.listen.host, .port = options.listen.port, .threads = options.threads},
      {.respond = [&site](const HttpRequest& request) { return site.respond(request); },
       .reject = [&site](const Problem& problem) { return site.reject(problem); }});
  if (!server) {
    return complain(server.error(), kFailed);
  }
  Refresher refresher(**archive);
  std::thread serving([&server] { (*server)->run(); });
  std::cout << "dateline-searchd: serving " << options.archive << " at http://"
            << to_string({options.listen.host, (*server)->port()}) << std::endl;
  wait_for_stop(signals, refresher);
  drain(**server);
  serving.join();
  return EXIT_SUCCESS;
}

int run(const std::vector<std::string>& arguments) {
  const auto line = parse_command_line(arguments, process_surroundings());
  if (!line) {
    return complain(line.error(), kUsage);
  }
  switch (line->action) {
    case Action::ShowHelp:
      std::cout << help_text();
      return EXIT_SUCCESS;
    case Action::ShowVersion:
      std::cout << "dateline-searchd " DATELINE_VERSION "\n";
      return EXIT_SUCCESS;
    case Action::Serve:
      break;
  }
  set_log_level(line->options.log_level);
  return serve(line->options, block_signals());
}

}  // namespace
}  // namespace dateline::searchd

int main(int argc, char** argv) {
  try {
    return dateline::searchd::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "dateline-searchd: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
