// SPDX-License-Identifier: GPL-3.0-or-later
// What each format looks like from its first bytes. One function a format; formats.cpp lists them.
#pragma once

#include "indexer/readers/formats.h"

namespace dateline::indexer {

[[nodiscard]] bool looks_like_warc(const Sample& sample);
[[nodiscard]] bool looks_like_arc(const Sample& sample);
[[nodiscard]] bool looks_like_reuters_sgml(const Sample& sample);
[[nodiscard]] bool looks_like_iptc7901(const Sample& sample);
[[nodiscard]] bool looks_like_anpa(const Sample& sample);
[[nodiscard]] bool looks_like_nitf(const Sample& sample);
[[nodiscard]] bool looks_like_newsml(const Sample& sample);
[[nodiscard]] bool looks_like_newsml_g2(const Sample& sample);
[[nodiscard]] bool looks_like_ninjs(const Sample& sample);
[[nodiscard]] bool looks_like_wordpress(const Sample& sample);
[[nodiscard]] bool looks_like_rss(const Sample& sample);
[[nodiscard]] bool looks_like_atom(const Sample& sample);
[[nodiscard]] bool looks_like_html(const Sample& sample);
[[nodiscard]] bool looks_like_jsonl(const Sample& sample);
[[nodiscard]] bool looks_like_json(const Sample& sample);
[[nodiscard]] bool looks_like_csv(const Sample& sample);

/// A printed date on a line of its own with a paragraph below, or a paragraph with a dateline.
/// Lists of words and hard-wrapped documentation have neither.
[[nodiscard]] bool looks_like_scraped_text(const Sample& sample);

}  // namespace dateline::indexer
