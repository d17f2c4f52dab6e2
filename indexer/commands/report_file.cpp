// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/report_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& file, const std::error_code& error) {
  return {ErrorCode::Io, "cannot write the report " + file.string() + ": " + error.message()};
}

/// Makes a new file beside @p target and answers its name.
Result<fs::path> make_part(const fs::path& target) {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    fs::path part = target;
    part += "." + std::to_string(::getpid()) + "-" + std::to_string(i) + ".part";
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the interface of the operating system
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
      ::close(descriptor);
      return part;
    }
    if (errno != EEXIST) {
      return cannot_write(target, {errno, std::generic_category()});
    }
  }
  return cannot_write(target, std::make_error_code(std::errc::file_exists));
}

/// True for what is a link to an open file of this process, such as /dev/stdout.
bool is_system_path(const fs::path& path) {
  const std::string text = fs::absolute(path).lexically_normal().string();
  return text.starts_with("/dev/") || text.starts_with("/proc/");
}

/// @p path without links; as it stands when that cannot be found out.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path found = fs::weakly_canonical(fs::absolute(path), error);
  return error ? path : found;
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
         folder.end();
}

}  // namespace

Result<ReportFile> ReportFile::open(const std::string& file) {
  ReportFile report;
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_character_file(status)) {
    report.target_ = file;
    report.stream_.open(file, std::ios::binary);
  } else if (fs::exists(status) && (!fs::is_regular_file(status) || is_system_path(file))) {
    return Error{ErrorCode::InvalidArgument, "the report " + file + " is not a regular file"};
  } else {
    report.target_ = resolved(file);
    Result<fs::path> part = make_part(report.target_);
    if (!part) {
      return std::move(part).error();
    }
    report.part_ = *std::move(part);
    report.stream_.open(report.part_, std::ios::binary | std::ios::trunc);
  }
  if (!report.stream_) {
    return cannot_write(file, std::make_error_code(std::errc::io_error));
  }
  return report;
}

Status ReportFile::write_line(std::string_view line) {
  if (!(stream_ << line << '\n')) {
    return cannot_write(target_, std::make_error_code(std::errc::io_error));
  }
  return ok();
}

Status ReportFile::commit() {
  stream_.close();
  std::error_code error;
  if (!stream_) {
    error = std::make_error_code(std::errc::io_error);
  } else if (!part_.empty()) {
    fs::rename(part_, target_, error);
  }
  if (error) {
    std::error_code ignored;
    fs::remove(part_, ignored);
    return cannot_write(target_, error);
  }
  return ok();
}

Status check_report_place(const std::string& report, std::span<const std::string> input_paths,
                          const ArticleSource& input) {
  if (report.empty()) {
    return ok();
  }
  if (input.reads(report)) {
    return Error{ErrorCode::InvalidArgument, "the report " + report + " is a file of the input",
                 "name another file with --report"};
  }
  const fs::path file = resolved(report);
  for (const std::string& path : input_paths) {
    std::error_code error;
    if (fs::is_directory(path, error) && lies_in(file, resolved(path))) {
      return Error{ErrorCode::InvalidArgument,
                   std::string("the report ")
                       .append(report)
                       .append(" lies in the input folder ")
                       .append(path),
                   "name a file elsewhere with --report"};
    }
  }
  return ok();
}

}  // namespace dateline::indexer
