// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that the elements of a page tell to programs: meta, links, scripts, attributes.
#pragma once

#include <optional>

#include "indexer/extract/html_date_list.h"
#include "indexer/extract/html_date_names.h"
#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// What a meta element says; @p place: nothing within the head.
void add_meta_date(const GumboNode& meta, const std::optional<DatePlace>& place, DateList& list);

/// Other addresses of the page itself, in link and a elements.
void add_link_date(const GumboNode& link, const DatePlace& place, DateList& list);

/// Keys and values of a script: JSON-LD of whatever kind, or broken, and what programs keep.
void add_script_dates(const GumboNode& script, DateList& list);

/// The attributes of any other element. @p kind: what its names say.
void add_attribute_dates(const GumboNode& element, NameKind kind, const DatePlace& place,
                         DateList& list);

}  // namespace dateline::extract
