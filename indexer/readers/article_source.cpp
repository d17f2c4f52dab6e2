// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/article_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/extract/annotator.h"
#include "indexer/extract/dates.h"
#include "indexer/io/container.h"
#include "indexer/io/utf16.h"
#include "indexer/readers/file_walk.h"
#include "indexer/readers/formats.h"
#include "indexer/schema/identity.h"

namespace dateline::indexer {

/// The walk: files, the members of the current file, the reader of the current member.
class ArticleSource::Impl {
 public:
  Impl(FileWalk walk, SourceOptions options)
      : walk_(std::move(walk)), options_(std::move(options)) {}

  Result<std::optional<Article>> next();

  [[nodiscard]] Location location() const {
    Location location = reader_ ? reader_->location() : Location{};
    location.file = name_;
    return location;
  }
  [[nodiscard]] std::uint64_t bytes_read() const {
    return finished_bytes_ + (reader_ ? reader_->location().offset : 0);
  }
  [[nodiscard]] bool reads(const std::string& path) const;
  [[nodiscard]] std::uint64_t bytes_total() const { return walk_.total_bytes; }

 private:
  Result<bool> open_next_file();
  Result<bool> open_next_member();
  Status open_reader(io::Member member);

  FileWalk walk_;
  SourceOptions options_;
  extract::Annotator annotator_;
  std::size_t next_error_ = 0;
  std::size_t next_file_ = 0;
  std::uint64_t finished_bytes_ = 0;
  std::uint64_t current_bytes_ = 0;
  std::string name_;  // of the current file or member
  std::unique_ptr<io::Container> container_;
  std::unique_ptr<ArticleReader> reader_;
};

bool ArticleSource::Impl::reads(const std::string& path) const {
  struct stat wanted = {};
  if (::stat(path.c_str(), &wanted) != 0) {
    return false;
  }
  return std::ranges::any_of(walk_.files, [&](const FoundFile& file) {
    struct stat found = {};
    const int failed =
        file.path == "-" ? ::fstat(STDIN_FILENO, &found) : ::stat(file.path.c_str(), &found);
    return failed == 0 && S_ISREG(found.st_mode) && found.st_dev == wanted.st_dev &&
           found.st_ino == wanted.st_ino;
  });
}

/// Opens the next file; false after the last one.
Result<bool> ArticleSource::Impl::open_next_file() {
  finished_bytes_ += std::exchange(current_bytes_, 0);
  if (next_file_ == walk_.files.size()) {
    return false;
  }
  const FoundFile& file = walk_.files[next_file_++];
  current_bytes_ = file.size;
  name_ = file.path;
  Result<std::unique_ptr<io::Container>> container = io::open_container(file.path);
  if (!container) {
    // The walk saw the file: one that is gone since is like one that cannot be read.
    return Error{ErrorCode::Io, container.error().message, container.error().hint};
  }
  container_ = *std::move(container);
  return true;
}

/// Opens a reader for the next member of the current file; false after the last one.
Result<bool> ArticleSource::Impl::open_next_member() {
  Result<std::optional<io::Member>> member = container_->next();
  if (!member) {
    container_.reset();
    return std::move(member).error();
  }
  if (!*member) {
    container_.reset();
    return false;
  }
  const std::string& path = walk_.files[next_file_ - 1].path;
  name_ = (*member)->name.empty() ? path : path + "!/" + (*member)->name;
  const Status opened = open_reader(**std::move(member));
  if (!opened) {
    return opened.error();
  }
  return true;
}

Status ArticleSource::Impl::open_reader(io::Member member) {
  io::Input input(io::utf16_to_utf8(std::move(member.bytes)));
  const std::string head(input.peek(kSampleBytes));
  if (input.failure()) {
    return Error{ErrorCode::Io, input.failure()->message, input.failure()->hint};
  }
  if (head.find_first_not_of(" \t\r\n") == std::string::npos && head.size() < kSampleBytes) {
    return Error{ErrorCode::BadInput, "the file is empty", ""};
  }
  const Format* format = options_.format.empty() ? detect_format({.head = head, .name = name_})
                                                 : find_format(options_.format);
  if (format == nullptr) {
    return Error{ErrorCode::BadInput, "no format recognises this file",
                 "name one with --format, or leave the file out"};
  }
  Result<std::unique_ptr<ArticleReader>> reader = format->open(std::move(input), options_.reader);
  if (!reader) {
    return std::move(reader).error();
  }
  reader_ = *std::move(reader);
  return ok();
}

Result<std::optional<Article>> ArticleSource::Impl::next() {
  if (next_error_ < walk_.errors.size()) {
    name_ = walk_.errors[next_error_].path;
    return walk_.errors[next_error_++].error;
  }
  while (true) {
    if (reader_) {
      Result<std::optional<Article>> article = reader_->next();
      if (!article) {
        return article;
      }
      if (*article) {
        annotator_.annotate(**article, options_.reader.explanation);
        schema::assign_identity(**article);
        return article;
      }
      reader_.reset();
    }
    const Result<bool> opened = container_ ? open_next_member() : open_next_file();
    if (!opened) {
      return opened.error();
    }
    if (!*opened && !container_ && next_file_ == walk_.files.size()) {
      finished_bytes_ += std::exchange(current_bytes_, 0);
      return std::optional<Article>{};
    }
  }
}

ArticleSource::ArticleSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArticleSource::~ArticleSource() = default;

Result<std::unique_ptr<ArticleSource>> ArticleSource::open(std::span<const std::string> paths,
                                                           const SourceOptions& options) {
  if (!options.format.empty() && find_format(options.format) == nullptr) {
    return Error{ErrorCode::InvalidArgument, "unknown format \"" + options.format + "\"",
                 "`dateline-index formats` lists them"};
  }
  const Result<extract::DateRules> dates =
      extract::DateRules::open(options.reader.zone, options.reader.now, options.reader.sources);
  if (!dates) {
    return dates.error();
  }
  Result<FileWalk> walk = walk_files(paths);
  if (!walk) {
    return std::move(walk).error();
  }
  auto impl = std::make_unique<Impl>(*std::move(walk), options);
  return std::unique_ptr<ArticleSource>(new ArticleSource(std::move(impl)));
}

Result<std::optional<Article>> ArticleSource::next() {
  return impl_->next();
}

Location ArticleSource::location() const {
  return impl_->location();
}

bool ArticleSource::reads(const std::string& path) const {
  return impl_->reads(path);
}

std::uint64_t ArticleSource::bytes_read() const {
  return impl_->bytes_read();
}

std::uint64_t ArticleSource::bytes_total() const {
  return impl_->bytes_total();
}

}  // namespace dateline::indexer
