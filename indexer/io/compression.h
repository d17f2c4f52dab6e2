// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed streams that hold one file: gzip, bzip2, xz, zstd.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/io/byte_source.h"

namespace dateline::io {

/// True when @p head begins as a compressed stream does.
[[nodiscard]] bool is_compressed(std::string_view head);

/// The unpacked bytes of a stream that begins with @p head. BadInput where it is damaged or cut
/// short: then the end, but for gzip, which goes on as gunzip() says.
[[nodiscard]] std::unique_ptr<ByteSource> decompress(std::string_view head,
                                                     std::unique_ptr<ByteSource> source);

/// @p name without the extension of a compression: "news.jsonl" of "news.jsonl.gz".
[[nodiscard]] std::string_view without_compression(std::string_view name);

}  // namespace dateline::io
