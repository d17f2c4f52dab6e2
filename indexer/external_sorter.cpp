// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/external_sorter.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

namespace dateline::indexer {
namespace {

constexpr std::size_t kEntryOverhead = 96;  // two strings and their heap blocks
constexpr std::size_t kMaxOpenSpills = 64;
constexpr std::size_t kFileBuffer = std::size_t{256} << 10U;
constexpr std::uint32_t kMaxPart = std::uint32_t{1} << 30U;  // of key or payload, in bytes

Error failed(std::string_view doing, const std::filesystem::path& path) {
  return Error{ErrorCode::Io, std::string(doing) + " " + path.string() + " failed",
               "is the disk full?"};
}

void write_part(std::ofstream& file, std::string_view bytes) {
  std::array<char, 4> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>(bytes.size() >> (8 * i));
  }
  file.write(length.data(), length.size());
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// False at the end of the file and when it is damaged; the stream tells which.
bool read_part(std::ifstream& file, std::string& bytes) {
  std::array<char, 4> length{};
  if (!file.read(length.data(), length.size())) {
    return false;
  }
  std::uint32_t size = 0;
  for (std::size_t i = length.size(); i-- > 0;) {
    size = (size << 8U) | static_cast<unsigned char>(length[i]);
  }
  if (size > kMaxPart) {
    file.setstate(std::ios::badbit);
    return false;
  }
  bytes.resize(size);
  return static_cast<bool>(file.read(bytes.data(), static_cast<std::streamsize>(size)));
}

/// One spill file being written.
class SpillWriter {
 public:
  explicit SpillWriter(const std::filesystem::path& path) : buffer_(kFileBuffer), path_(path) {
    file_.rdbuf()->pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    file_.open(path, std::ios::binary | std::ios::trunc);
  }

  void write(const ExternalSorter::Entry& entry) {
    write_part(file_, entry.key);
    write_part(file_, entry.payload);
  }

  [[nodiscard]] Status close() {
    file_.close();
    return file_ ? ok() : Status(failed("writing", path_));
  }

 private:
  std::vector<char> buffer_;
  std::filesystem::path path_;
  std::ofstream file_;
};

}  // namespace

class ExternalSorter::SpillReader {
 public:
  explicit SpillReader(const std::filesystem::path& path) : buffer_(kFileBuffer), path_(path) {
    file_.rdbuf()->pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    file_.open(path, std::ios::binary);
  }

  /// Reads the next entry into front(); false at the end.
  [[nodiscard]] Result<bool> advance() {
    if (!file_.is_open()) {
      return failed("reading", path_);
    }
    if (!read_part(file_, front_.key)) {
      return file_.eof() && file_.gcount() == 0 ? Result<bool>(false) : failed("reading", path_);
    }
    if (!read_part(file_, front_.payload)) {
      return failed("reading", path_);
    }
    return true;
  }

  [[nodiscard]] Entry& front() { return front_; }
  [[nodiscard]] const Entry& front() const { return front_; }

 private:
  std::vector<char> buffer_;
  std::filesystem::path path_;
  std::ifstream file_;
  Entry front_;
};

namespace {

/// For a heap whose front is the smallest.
constexpr auto kLater = [](const auto& a, const auto& b) { return b->front() < a->front(); };

}  // namespace

ExternalSorter::ExternalSorter(Options options) : options_(std::move(options)) {}

ExternalSorter::ExternalSorter(ExternalSorter&&) noexcept = default;

ExternalSorter::~ExternalSorter() {
  readers_.clear();
  for (const auto& path : spills_) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
}

Status ExternalSorter::add(std::string_view key, std::string_view payload) {
  if (key.size() > kMaxPart || payload.size() > kMaxPart) {
    return Error{ErrorCode::InvalidArgument, "an entry to sort is larger than 1 GB"};
  }
  buffer_.push_back({std::string(key), std::string(payload)});
  buffered_bytes_ += key.size() + payload.size() + kEntryOverhead;
  ++size_;
  return buffered_bytes_ < options_.memory ? ok() : spill();
}

Status ExternalSorter::sort() {
  if (spills_.empty()) {
    std::sort(buffer_.begin(), buffer_.end());
    return ok();
  }
  if (!buffer_.empty()) {
    if (Status spilled = spill(); !spilled) {
      return spilled;
    }
  }
  buffer_.shrink_to_fit();
  while (spills_.size() > kMaxOpenSpills) {
    if (Status merged = merge_spills(kMaxOpenSpills); !merged) {
      return merged;
    }
  }
  return open_spills(spills_.size());
}

Result<std::optional<ExternalSorter::Entry>> ExternalSorter::next() {
  if (spills_.empty()) {
    if (taken_ == buffer_.size()) {
      return std::optional<Entry>();
    }
    return std::optional(std::move(buffer_[taken_++]));
  }
  if (readers_.empty()) {
    return std::optional<Entry>();
  }
  std::pop_heap(readers_.begin(), readers_.end(), kLater);
  SpillReader& reader = *readers_.back();
  std::optional<Entry> entry(std::move(reader.front()));
  const auto more = reader.advance();
  if (!more) {
    return more.error();
  }
  if (*more) {
    std::push_heap(readers_.begin(), readers_.end(), kLater);
  } else {
    readers_.pop_back();
  }
  return entry;
}

std::filesystem::path ExternalSorter::new_spill_path() {
  return options_.folder / (options_.name + "." + std::to_string(spill_count_++));
}

Status ExternalSorter::spill() {
  std::sort(buffer_.begin(), buffer_.end());
  spills_.push_back(new_spill_path());
  SpillWriter writer(spills_.back());
  for (const Entry& entry : buffer_) {
    writer.write(entry);
  }
  buffer_.clear();
  buffered_bytes_ = 0;
  return writer.close();
}

/// Makes one spill of the first @p count.
Status ExternalSorter::merge_spills(std::size_t count) {
  if (Status opened = open_spills(count); !opened) {
    return opened;
  }
  const auto merged = new_spill_path();
  SpillWriter writer(merged);
  for (auto entry = next();; entry = next()) {
    if (!entry) {
      return entry.error();
    }
    if (!*entry) {
      break;
    }
    writer.write(**entry);
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::error_code ignored;
    std::filesystem::remove(spills_[i], ignored);
  }
  spills_.erase(spills_.begin(), spills_.begin() + static_cast<std::ptrdiff_t>(count));
  spills_.push_back(merged);
  return writer.close();
}

Status ExternalSorter::open_spills(std::size_t count) {
  readers_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    auto reader = std::make_unique<SpillReader>(spills_[i]);
    const auto more = reader->advance();
    if (!more) {
      return more.error();
    }
    if (*more) {
      readers_.push_back(std::move(reader));
    }
  }
  std::make_heap(readers_.begin(), readers_.end(), kLater);
  return ok();
}

}  // namespace dateline::indexer
