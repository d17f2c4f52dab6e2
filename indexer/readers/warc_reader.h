// SPDX-License-Identifier: GPL-3.0-or-later
// WARC files, versions 0.17 to 1.1 (ISO 28500): what a crawl fetched, record after record.
//
// Read are records of the types response, resource and conversion. A revisit is a sighting of a
// page that had not changed: it has no text, and makes no revision.
#pragma once

#include "indexer/readers/web_archive_reader.h"

namespace dateline::indexer {

class WarcReader final : public WebArchiveReader {
 public:
  using WebArchiveReader::WebArchiveReader;

 protected:
  [[nodiscard]] bool begins_record(std::string_view bytes) const override;
  [[nodiscard]] Result<RecordHead> read_head() override;
  [[nodiscard]] std::string_view date_rule() const override { return "warc-date"; }
};

}  // namespace dateline::indexer
