// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/input.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline::io {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;

}  // namespace

Input::Input(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

std::string_view Input::buffered() const {
  return std::string_view(buffer_).substr(position_);
}

void Input::consume(std::size_t count) {
  position_ += count;
  offset_ += count;
}

/// Adds one chunk to the buffer; false at the end.
bool Input::fill() {
  if (at_end_) {
    return false;
  }
  buffer_.erase(0, position_);
  position_ = 0;
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + kChunkBytes);
  const Result<std::size_t> count = source_->read(std::span(buffer_).subspan(old_size));
  buffer_.resize(old_size + (count ? *count : 0));
  if (!count) {
    failure_ = count.error();
  }
  at_end_ = !count || *count == 0;
  return !at_end_;
}

std::string_view Input::peek(std::size_t size) {
  while (buffered().size() < size && fill()) {
  }
  return buffered().substr(0, size);
}

std::optional<Line> Input::next_line(std::size_t limit) {
  if (!unread_.empty()) {
    Line line = std::move(unread_.back());
    unread_.pop_back();
    return line;
  }
  if (buffered().empty() && !fill()) {
    return std::nullopt;
  }
  Line line{.text = {}, .offset = offset_, .number = line_number_};
  while (!buffered().empty() || fill()) {
    const std::string_view bytes = buffered();
    const std::size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    const std::size_t room = limit - std::min(limit, line.text.size());
    line.cut = line.cut || part.size() > room;
    line.text += part.substr(0, room);
    consume(part.size() + (end == std::string_view::npos ? 0 : 1));
    if (end != std::string_view::npos) {
      ++line_number_;
      break;
    }
  }
  if (line.text.ends_with('\r')) {
    line.text.pop_back();
  }
  return line;
}

void Input::unread(std::vector<Line> lines) {
  std::move(lines.rbegin(), lines.rend(), std::back_inserter(unread_));
}

std::optional<char> Input::next_byte() {
  if (buffered().empty() && !fill()) {
    return std::nullopt;
  }
  const char byte = buffered().front();
  consume(1);
  line_number_ += byte == '\n' ? 1 : 0;
  return byte;
}

std::string Input::take(std::size_t size) {
  std::string bytes(peek(size));
  consume(bytes.size());
  return bytes;
}

bool Input::skip(std::uint64_t size) {
  while (size > 0) {
    const std::size_t count =
        peek(static_cast<std::size_t>(std::min<std::uint64_t>(size, kChunkBytes))).size();
    if (count == 0) {
      return false;
    }
    consume(count);
    size -= count;
  }
  return true;
}

bool Input::recover() {
  if (!failure_) {
    return false;
  }
  consume(buffered().size());
  failure_.reset();
  at_end_ = false;
  return true;
}

Result<std::string> Input::read_all(std::size_t limit) {
  const std::string_view bytes = peek(limit + 1);
  if (failure_) {
    return *failure_;
  }
  if (bytes.size() > limit) {
    return Error{ErrorCode::BadInput,
                 "the page is longer than " + std::to_string(limit >> 20U) + " MiB",
                 "split it, or leave it out"};
  }
  std::string all(bytes);
  consume(all.size());
  return all;
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  Result<std::unique_ptr<ByteSource>> bytes = open_bytes(path);
  if (!bytes) {
    return std::move(bytes).error();
  }
  return Input(*std::move(bytes)).read_all(limit);
}

}  // namespace dateline::io
