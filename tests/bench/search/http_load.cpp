// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a web server as many clients do, each on one connection that stays open, each asking the
// next question as soon as it has its answer. A client that is told 503 waits as long as
// Retry-After says.
//
// usage: bench_http_load PORT CONNECTIONS SECONDS TARGETS
// TARGETS is a file of request targets, one a line. Prints one line: answered, busy (503), wrong
// (another status), timeouts, broken connections, and microseconds p50, p95, p99 and most of what
// was answered with 200, and p99 of the 503.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "tests/bench/search/random.h"

namespace dateline::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{10};  // with the server

struct Tally {
  std::size_t wrong = 0;
  std::size_t timeouts = 0;
  std::size_t broken = 0;
  std::vector<std::int64_t> answered;  // microseconds each
  std::vector<std::int64_t> busy;      // likewise

  void add(const Tally& other) {
    wrong += other.wrong;
    timeouts += other.timeouts;
    broken += other.broken;
    answered.insert(answered.end(), other.answered.begin(), other.answered.end());
    busy.insert(busy.end(), other.busy.begin(), other.busy.end());
  }
};

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

class LoadClient {
 public:
  LoadClient(int port, const std::vector<std::string>& targets, std::uint64_t seed)
      : client_("127.0.0.1", port), targets_(targets), random_(seed) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_url_encode(false);  // targets come encoded
    client_.set_read_timeout(kPatience);
    client_.set_default_headers({{"Accept-Encoding", "identity"}});
  }

  Tally run_until(Clock::time_point end) {
    while (Clock::now() < end) {
      ask_once(end);
    }
    return tally_;
  }

 private:
  void ask_once(Clock::time_point end) {
    const auto start = Clock::now();
    const auto result = client_.Get(targets_[random_.below(targets_.size())]);
    const auto elapsed = Clock::now() - start;
    const std::int64_t microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count();
    if (!result) {
      ++(elapsed < kPatience ? tally_.broken : tally_.timeouts);
    } else if (result->status == 200) {
      tally_.answered.push_back(microseconds);
    } else if (result->status == 503) {
      tally_.busy.push_back(microseconds);
      const std::string wait = result->get_header_value("Retry-After");
      const std::chrono::seconds seconds(std::max(1L, std::strtol(wait.c_str(), nullptr, 10)));
      std::this_thread::sleep_until(std::min(end, Clock::now() + seconds));
    } else {
      ++tally_.wrong;
    }
  }

  httplib::Client client_;
  const std::vector<std::string>& targets_;
  Random random_;
  Tally tally_;
};

std::int64_t percentile(std::vector<std::int64_t>& sample, double share) {
  if (sample.empty()) {
    return 0;
  }
  std::ranges::sort(sample);
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(sample.size()));
  return sample[std::min(rank, sample.size() - 1)];
}

Tally load(int port, std::size_t connections, int seconds,
           const std::vector<std::string>& targets) {
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  std::vector<Tally> tallies(connections);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&, i] { tallies[i] = LoadClient(port, targets, i + 1).run_until(end); });
  }
  Tally all;
  for (std::size_t i = 0; i < connections; ++i) {
    threads[i].join();
    all.add(tallies[i]);
  }
  return all;
}

void print(Tally tally) {
  std::cout << tally.answered.size() << ' ' << tally.busy.size() << ' ' << tally.wrong << ' '
            << tally.timeouts << ' ' << tally.broken << ' ' << percentile(tally.answered, 0.5)
            << ' ' << percentile(tally.answered, 0.95) << ' ' << percentile(tally.answered, 0.99)
            << ' ' << percentile(tally.answered, 1) << ' ' << percentile(tally.busy, 0.99) << '\n';
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  using namespace dateline::bench;  // NOLINT(google-build-using-namespace)
  const std::vector<std::string> targets =
      argc == 5 ? read_lines(argv[4]) : std::vector<std::string>{};
  if (targets.empty()) {
    std::cerr << "usage: bench_http_load PORT CONNECTIONS SECONDS TARGETS\n";
    return EXIT_FAILURE;
  }
  const auto number = [&](int i) { return static_cast<int>(std::strtol(argv[i], nullptr, 10)); };
  print(load(number(1), static_cast<std::size_t>(number(2)), number(3), targets));
  return EXIT_SUCCESS;
}
