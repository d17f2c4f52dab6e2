// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/container.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/io/archive.h"
#include "indexer/io/compression.h"

namespace dateline::io {
namespace {

/// Archives and compressions may stand in each other this deep: outer.tar.gz is two.
constexpr std::size_t kMostLayers = 8;

/// A damaged archive is opened anew behind its damage this often.
constexpr int kMostRepairs = 100;

// A file that unpacks to more than this and 250 times its own size is no archive of news.
constexpr std::uint64_t kHarmlessBytes = std::uint64_t{256} << 20U;
constexpr std::uint64_t kMostGrowth = 250;

/// Bytes of the file read, and bytes that came out of all its layers.
struct Volume {
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;

  [[nodiscard]] bool is_too_much() const {
    return unpacked > kHarmlessBytes && unpacked / kMostGrowth > packed;
  }
};

/// Counts the bytes of the file itself.
class PackedSource final : public ByteSource {
 public:
  PackedSource(std::unique_ptr<ByteSource> source, Volume& volume)
      : source_(std::move(source)), volume_(&volume) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    Result<std::size_t> count = source_->read(buffer);
    volume_->packed += count ? *count : 0;
    return count;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Volume* volume_;  // of the container, which outlives its members
};

/// Counts the bytes that a layer gives, and ends it when they are too many.
class UnpackedSource final : public ByteSource {
 public:
  UnpackedSource(std::unique_ptr<ByteSource> source, Volume& volume)
      : source_(std::move(source)), volume_(&volume) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (volume_->is_too_much()) {
      return Error{ErrorCode::BadInput,
                   "the file unpacks to more than " + std::to_string(kMostGrowth) +
                       " times its size and is not read on",
                   "unpack it by hand, or leave it out"};
    }
    Result<std::size_t> count = source_->read(buffer);
    volume_->unpacked += count ? *count : 0;
    return count;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Volume* volume_;  // of the container, which outlives its members
};

/// Shows its first bytes, and gives them again with the rest.
class HeadSource final : public ByteSource {
 public:
  explicit HeadSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// The first Archive::kHeadBytes bytes, fewer when there are no more.
  std::string_view head() {
    std::size_t count = 0;
    do {
      const std::size_t before = head_.size();
      head_.resize(Archive::kHeadBytes);
      Result<std::size_t> read = source_->read(std::span(head_).subspan(before));
      count = read ? *read : 0;
      head_.resize(before + count);
      if (!read) {
        failure_ = std::move(read).error();
      }
    } while (count > 0 && head_.size() < Archive::kHeadBytes);
    return head_;
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    if (position_ < head_.size()) {
      const std::size_t count = head_.copy(buffer.data(), buffer.size(), position_);
      position_ += count;
      return count;
    }
    if (failure_) {
      Error failure = *std::move(failure_);
      failure_.reset();
      return failure;
    }
    return source_->read(buffer);
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::size_t position_ = 0;
  std::optional<Error> failure_;  // met behind the head, not told yet
};

/// Takes layer off layer.
class Unpacker final : public Container {
 public:
  Unpacker(std::string path, std::unique_ptr<ByteSource> file)
      : path_(std::move(path)), file_(std::make_unique<PackedSource>(std::move(file), volume_)) {}

  Result<std::unique_ptr<ByteSource>> next() override;
  [[nodiscard]] std::string member() const override { return member_; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return volume_.packed; }

 private:
  /// An archive that is being read.
  struct Level {
    std::unique_ptr<Archive> archive;
    std::string name;        // empty for the file itself
    std::size_t layers = 0;  // up to this archive
  };

  Result<std::unique_ptr<ByteSource>> open(std::unique_ptr<ByteSource> bytes, std::size_t layers);
  Result<std::unique_ptr<ByteSource>> next_file();
  Status reopen(Level& level);

  std::string path_;
  Volume volume_;
  std::unique_ptr<ByteSource> file_;  // until it is opened
  std::vector<Level> levels_;         // the innermost archive last
  std::string member_;
  int repairs_ = 0;
};

/// The bytes of the current member without their compressions; nothing when they are an archive,
/// which becomes the innermost level then.
Result<std::unique_ptr<ByteSource>> Unpacker::open(std::unique_ptr<ByteSource> bytes,
                                                   std::size_t layers) {
  while (true) {
    auto source = std::make_unique<HeadSource>(std::move(bytes));
    const std::string head(source->head());
    const bool compressed = is_compressed(head);
    if (!compressed && !Archive::recognises(head)) {
      return std::unique_ptr<ByteSource>(std::move(source));
    }
    if (++layers > kMostLayers) {
      return Error{ErrorCode::BadInput,
                   "it is packed more than " + std::to_string(kMostLayers) + " times",
                   "unpack it by hand, or leave it out"};
    }
    if (!compressed) {
      Level& level = levels_.emplace_back();
      level.archive = std::make_unique<Archive>(std::move(source));
      level.name = member_;
      level.layers = layers;
      return std::unique_ptr<ByteSource>();
    }
    bytes = std::make_unique<UnpackedSource>(decompress(head, std::move(source)), volume_);
  }
}

/// Opens a broken archive anew and passes over what has been read of it, the broken file included;
/// an archive within another cannot be opened twice and stays as it is.
Status Unpacker::reopen(Level& level) {
  if (level.layers != 1 || path_ == "-" || ++repairs_ > kMostRepairs) {
    return ok();
  }
  Result<std::unique_ptr<ByteSource>> file = open_bytes(path_);
  if (!file) {
    return std::move(file).error();
  }
  const std::size_t position = level.archive->position();
  level.archive = std::make_unique<Archive>(*std::move(file));
  return level.archive->skip(position);
}

/// The bytes of the next file of the innermost archive; nothing when that has no more and is done.
Result<std::unique_ptr<ByteSource>> Unpacker::next_file() {
  Level& level = levels_.back();
  const Status mended = level.archive->is_broken() ? reopen(level) : ok();
  const Result<bool> found = mended ? level.archive->next() : mended.error();
  const std::string& name = level.archive->name();
  member_ = level.name + (level.name.empty() || name.empty() ? "" : "!/") + name;
  if (found && *found) {
    return level.archive->bytes();
  }
  if (found || level.archive->is_broken()) {
    levels_.pop_back();
  }
  return found ? Result<std::unique_ptr<ByteSource>>(nullptr) : found.error();
}

Result<std::unique_ptr<ByteSource>> Unpacker::next() {
  if (volume_.is_too_much()) {
    levels_.clear();
  }
  if (file_) {
    auto opened = open(std::exchange(file_, nullptr), 0);
    if (!opened || *opened) {
      return opened;
    }
  }
  while (!levels_.empty()) {
    const std::size_t layers = levels_.back().layers;
    auto bytes = next_file();
    if (bytes && *bytes) {
      bytes = open(std::make_unique<UnpackedSource>(*std::move(bytes), volume_), layers);
    }
    if (!bytes || *bytes) {
      return bytes;
    }
  }
  return std::unique_ptr<ByteSource>();
}

}  // namespace

Result<std::unique_ptr<Container>> open_container(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> file = open_bytes(path);
  if (!file) {
    return std::move(file).error();
  }
  return std::unique_ptr<Container>(std::make_unique<Unpacker>(path, *std::move(file)));
}

}  // namespace dateline::io
