// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/file_descriptor.h"
#include "indexer/interrupt.h"
#include "indexer/schema/bytes.h"

namespace dateline::indexer {
namespace {

using Clock = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

std::string to_message(const Status& status) {
  std::string bytes;
  if (status) {
    schema::append_varint(0, bytes);
    return bytes;
  }
  schema::append_varint(static_cast<std::uint64_t>(status.error().code) + 1, bytes);
  schema::append_sized(status.error().message, bytes);
  schema::append_sized(status.error().hint, bytes);
  return bytes;
}

std::optional<Status> from_message(std::string_view bytes) {
  schema::ByteReader reader(bytes);
  const auto code = reader.read_varint();
  if (!code || *code > static_cast<std::uint64_t>(ErrorCode::Internal) + 1) {
    return std::nullopt;
  }
  if (*code == 0) {
    return ok();
  }
  const auto message = reader.read_sized();
  const auto hint = reader.read_sized();
  if (!message || !hint) {
    return std::nullopt;
  }
  return Error{static_cast<ErrorCode>(*code - 1), std::string(*message), std::string(*hint)};
}

void limit(__rlimit_resource resource, rlim_t amount) {
  const rlimit bound{.rlim_cur = amount, .rlim_max = amount};
  ::setrlimit(resource, &bound);
}

void confine(const ChildLimits& limits, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) {
    ::_exit(EXIT_FAILURE);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits.seconds);
  if (!kSanitized) {
    limit(RLIMIT_AS, limits.address_space);
  }
}

Status run_guarded(const std::function<Status()>& work) {
  try {
    return work();
  } catch (const std::exception& failure) {
    return Error{ErrorCode::Internal, std::string("the check failed: ") + failure.what()};
  }
}

/// Closes what the parent had open: a lock held by the child would outlive a parent that is killed.
void close_all_but(int kept) {
  const auto descriptor = static_cast<unsigned>(kept);
  ::close_range(STDERR_FILENO + 1, descriptor - 1, 0);
  ::close_range(descriptor + 1, ~0U, 0);
}

[[noreturn]] void be_child(int out, const ChildLimits& limits, pid_t parent,
                           const std::function<Status()>& work) {
  confine(limits, parent);
  close_all_but(out);
  const std::string message = to_message(run_guarded(work));
  std::string_view rest = message;
  while (!rest.empty()) {
    const ssize_t written = ::write(out, rest.data(), rest.size());
    if (written <= 0) {
      break;
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  ::_exit(EXIT_SUCCESS);  // no destructors, no buffers of the parent
}

Error interrupted_error() {
  return Error{ErrorCode::Rejected, "interrupted while checking"};
}

/// Everything the child writes until it ends; an Error when it must not go on.
Result<std::string> read_message(int in, Clock::time_point deadline) {
  constexpr int kTickMs = 100;
  std::string message;
  std::array<char, 4096> block{};
  while (true) {
    if (interrupted()) {
      return interrupted_error();
    }
    if (Clock::now() > deadline) {
      return Error{ErrorCode::Timeout, "the check took too long and was stopped"};
    }
    pollfd waiting{.fd = in, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, kTickMs) <= 0) {
      continue;
    }
    const ssize_t size = ::read(in, block.data(), block.size());
    if (size < 0 && errno == EINTR) {
      continue;
    }
    if (size <= 0) {
      return message;
    }
    message.append(block.data(), static_cast<std::size_t>(size));
  }
}

/// How the child ended.
int reap(pid_t child) {
  int outcome = 0;
  while (::waitpid(child, &outcome, 0) < 0 && errno == EINTR) {
  }
  return outcome;
}

}  // namespace

Status run_in_child(const ChildLimits& limits, const std::function<Status()>& work) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Error{ErrorCode::Io, std::string("cannot start the check: ") + std::strerror(errno)};
  }
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) {
    return Error{ErrorCode::Io, std::string("cannot start the check: ") + std::strerror(errno)};
  }
  if (child == 0) {
    be_child(out.get(), limits, parent, work);
  }
  out = FileDescriptor();
  const auto message = read_message(in.get(), Clock::now() + std::chrono::seconds(limits.seconds));
  if (!message) {
    ::kill(child, SIGKILL);
  }
  const int outcome = reap(child);
  if (!message) {
    return message.error();
  }
  if (const auto status = from_message(*message)) {
    return *status;
  }
  const std::string how =
      WIFSIGNALED(outcome) ? "signal " + std::to_string(WTERMSIG(outcome)) : "an early exit";
  return Error{ErrorCode::Corrupt, "the check died of " + how};
}

}  // namespace dateline::indexer
