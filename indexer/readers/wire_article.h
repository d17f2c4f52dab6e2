// SPDX-License-Identifier: GPL-3.0-or-later
// Filling an article from the fields of a feed or an agency wire, each value with its evidence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// An article in the making.
struct WireDraft {
  const ReaderContext& context;
  std::string_view format;  // what rules are called after: "rss", "nitf"
  Article article = {};
};

// Each does nothing for an empty text; @p name is the element or key that it was read from.
void set_title(WireDraft& draft, std::string_view name, const std::string& text);
void set_agency(WireDraft& draft, std::string_view name, const std::string& text);
void set_section(WireDraft& draft, std::string_view name, const std::string& text);
/// The source's own id.
void set_own_id(WireDraft& draft, std::string_view name, const std::string& text);
/// Where the article can be read; does nothing unless that is an address of the web.
void set_url(WireDraft& draft, std::string_view name, std::string_view text);
void add_place(WireDraft& draft, std::string_view name, const std::string& text);
/// The city of a dateline: "STOCKHOLM" of "STOCKHOLM, Aug 29 (AFP) -"; nothing of a date alone.
void add_dateline_place(WireDraft& draft, std::string_view name, std::string_view text);
/// Who sends it: a host, or a short name; @p people_call_it may be empty.
void set_source(WireDraft& draft, std::string_view name, const std::string& id,
                const std::string& people_call_it);
/// The people of a byline or a list; an agency among them is the agency.
void add_authors(WireDraft& draft, std::string_view name, const std::string& text);
/// A label as the source wrote it. Codes look like "medtop:20000170" or "subj:15000000".
void add_topic(WireDraft& draft, std::string_view name, const std::string& text);
/// A symbol given as a value of its own; does nothing when it has no shape of one.
void add_ticker(WireDraft& draft, std::string_view name, const std::string& text);
void set_body(WireDraft& draft, std::string_view name, std::vector<std::string> paragraphs);

/// Sets a clock, by the rules for the dates of the source that the draft names so far. A text that
/// is no date sets nothing; BadInput for a date in the future.
[[nodiscard]] Status set_clock(WireDraft& draft, extract::Clock clock, std::string_view name,
                               const std::string& text);

/// "2015-02-20T13:51:42+0100" of "20150220T135142+0100"; the text itself when it is of no such
/// form.
[[nodiscard]] std::string iso_with_separators(std::string_view text);

/// The date of @p text: what extract::DateRules read, and ISO 8601 without its separators
/// ("20150220T135142+0100").
[[nodiscard]] std::optional<extract::FoundTime> read_wire_date(std::string_view text,
                                                               const extract::DateRules& dates);

/// "medtop:20000170" for such a code of the IPTC, "subj:15000000" for eight digits of any other
/// scheme, with or without its name; empty for anything else.
[[nodiscard]] std::string topic_code(std::string_view code);

/// BadInput unless an article, whose source is known, may be shown: its source has canceled or
/// withheld it (@p status: "canceled", "stat:withheld"), or it is embargoed until a time, or the
/// first moment of a day, that has not come.
[[nodiscard]] Status check_usable(const WireDraft& draft, std::string_view status,
                                  const std::string& embargo);

/// An article is not published before its embargo ends: then that is when it was published.
void publish_after(WireDraft& draft, std::string_view name, const std::string& embargo);

/// What all formats do at the end: source from the url or the fallback, and the dateline.
/// BadInput when there is neither title nor body.
[[nodiscard]] Result<std::optional<Article>> finish(WireDraft draft);

}  // namespace dateline::indexer
