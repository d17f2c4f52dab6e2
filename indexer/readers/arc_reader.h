// SPDX-License-Identifier: GPL-3.0-or-later
// ARC files, versions 1 and 2, of the Internet Archive: the form of web archives before WARC. The
// head of a record is one line: address, host's number, date, type, …, length.
#pragma once

#include "indexer/readers/web_archive_reader.h"

namespace dateline::indexer {

class ArcReader final : public WebArchiveReader {
 public:
  using WebArchiveReader::WebArchiveReader;

 protected:
  [[nodiscard]] bool begins_record(std::string_view bytes) const override;
  [[nodiscard]] Result<RecordHead> read_head() override;
  [[nodiscard]] std::string_view date_rule() const override { return "arc-date"; }
};

}  // namespace dateline::indexer
