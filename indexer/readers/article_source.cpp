// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/article_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/extract/annotator.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/evidence.h"
#include "indexer/io/compression.h"
#include "indexer/io/container.h"
#include "indexer/io/utf16.h"
#include "indexer/readers/file_walk.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/seen_time.h"
#include "indexer/schema/identity.h"

namespace dateline::indexer {

/// The walk: files, the members of the current file, the reader of the current member.
class ArticleSource::Impl {
 public:
  Impl(FileWalk walk, SourceOptions options)
      : walk_(std::move(walk)),
        options_(std::move(options)),
        annotator_(symbols(), options_.names) {}

  Result<std::optional<Article>> next();

  [[nodiscard]] Location location() const {
    Location location = reader_ ? reader_->location() : Location{};
    location.file = name_;
    return location;
  }
  [[nodiscard]] std::uint64_t bytes_read() const {
    return finished_bytes_ + (container_ ? container_->bytes_read() : 0);
  }
  [[nodiscard]] std::uint64_t passed_over() const {
    return passed_over_ + (reader_ ? reader_->passed_over() : 0);
  }
  [[nodiscard]] bool reads(const std::string& path) const;
  [[nodiscard]] const extract::SymbolTable& symbols() const {
    return options_.symbols ? *options_.symbols : extract::SymbolTable::built_in();
  }
  [[nodiscard]] std::uint64_t bytes_total() const { return walk_.total_bytes; }

 private:
  Result<bool> open_next_file();
  Result<bool> open_next_member();
  Status open_reader(std::unique_ptr<io::ByteSource> bytes);
  void complete(Article& article) const;

  FileWalk walk_;
  SourceOptions options_;
  extract::Annotator annotator_;
  std::size_t next_error_ = 0;
  std::size_t next_file_ = 0;
  std::uint64_t finished_bytes_ = 0;
  std::uint64_t current_bytes_ = 0;
  std::uint64_t passed_over_ = 0;  // by readers that are done
  std::string name_;               // of the current file or member
  PrintedTime seen_;               // when it was fetched
  std::unique_ptr<io::Container> container_;
  std::unique_ptr<ArticleReader> reader_;
  extract::TickerSource tickers_ = extract::TickerSource::Text;  // of reader_'s format
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
  Result<std::unique_ptr<io::ByteSource>> bytes = container_->next();
  const std::string member = container_->member();
  name_ = walk_.files[next_file_ - 1].path + (member.empty() ? "" : "!/" + member);
  if (!bytes) {
    return std::move(bytes).error();
  }
  if (!*bytes) {
    container_.reset();
    return false;
  }
  const Status opened = open_reader(*std::move(bytes));
  if (!opened) {
    return opened.error();
  }
  return true;
}

Status ArticleSource::Impl::open_reader(std::unique_ptr<io::ByteSource> bytes) {
  io::Input input(io::utf16_to_utf8(std::move(bytes)));
  const std::string head(input.peek(kSampleBytes));
  if (input.failure() && head.empty()) {
    return *input.failure();
  }
  if (head.find_first_not_of(" \t\r\n") == std::string::npos && head.size() < kSampleBytes) {
    return Error{ErrorCode::BadInput, "the file is empty", ""};
  }
  const Format* format = options_.format.empty()
                             ? detect_format({.head = head, .name = io::without_compression(name_)})
                             : find_format(options_.format);
  if (format == nullptr) {
    return Error{ErrorCode::BadInput, "no format recognises this file",
                 "name one with --format, or leave the file out"};
  }
  ReaderOptions options = options_.reader;
  seen_ = options.seen.known() ? options.seen : seen_time_of(name_);
  options.seen = seen_;
  Result<std::unique_ptr<ArticleReader>> reader = format->open(std::move(input), options);
  if (!reader) {
    return std::move(reader).error();
  }
  reader_ = *std::move(reader);
  tickers_ = format->tickers;
  return ok();
}

/// What every article is given, whatever its format.
void ArticleSource::Impl::complete(Article& article) const {
  if (!article.first_seen.known() && seen_.known()) {
    article.first_seen = seen_;
    extract::add_evidence(article, "first_seen", "seen", seen_.text);
  }
  annotator_.annotate(article, tickers_, options_.reader.explanation);
  schema::assign_identity(article);
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
        complete(**article);
        return article;
      }
      passed_over_ += reader_->passed_over();
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

std::uint64_t ArticleSource::passed_over() const {
  return impl_->passed_over();
}

bool ArticleSource::reads(const std::string& path) const {
  return impl_->reads(path);
}

const extract::SymbolTable& ArticleSource::symbols() const {
  return impl_->symbols();
}

std::uint64_t ArticleSource::bytes_read() const {
  return impl_->bytes_read();
}

std::uint64_t ArticleSource::bytes_total() const {
  return impl_->bytes_total();
}

}  // namespace dateline::indexer
