// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/container.h"

#include <utility>

namespace dateline::io {
namespace {

class PlainFile final : public Container {
 public:
  explicit PlainFile(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  Result<std::optional<Member>> next() override {
    if (!bytes_) {
      return std::optional<Member>{};
    }
    return std::optional<Member>(Member{.name = {}, .bytes = std::exchange(bytes_, nullptr)});
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
};

}  // namespace

Result<std::unique_ptr<Container>> open_container(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> bytes = open_bytes(path);
  if (!bytes) {
    return std::move(bytes).error();
  }
  return std::unique_ptr<Container>(std::make_unique<PlainFile>(*std::move(bytes)));
}

}  // namespace dateline::io
