// SPDX-License-Identifier: GPL-3.0-or-later
// Gzip files (RFC 1952), as one stream however many members they are made of. Web archives hold one
// member a record, so what is damaged in one of them must not cost the others.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/io/byte_source.h"

namespace dateline::io {

/// True when @p head begins as a gzip member does.
[[nodiscard]] bool is_gzip(std::string_view head);

/// The unpacked bytes of @p source. BadInput where a member is damaged or cut short; what was sound
/// of it so far has been given before, and reading again goes on at the next member that can be
/// found. What follows the last member and is none is left out, as gzip itself does.
[[nodiscard]] std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> source);

}  // namespace dateline::io
