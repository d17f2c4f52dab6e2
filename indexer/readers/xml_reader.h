// SPDX-License-Identifier: GPL-3.0-or-later
// Base of readers of XML files: feeds, agency wires, exports. A file holds any number of records;
// each is parsed by itself, so that a broken one takes no other with it.
//
// The parser knows no document types: entities that a file declares are neither fetched nor
// expanded.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/readers/stream_reader.h"
#include "indexer/readers/xml_splitter.h"

namespace dateline::indexer {

/// One record with what stands around it.
struct XmlRecord {
  pugi::xml_node element;
  pugi::xml_node root;  // the outermost element, with what stands above the first record; null when
                        // the record is the outermost element itself
};

/// A format of XML files.
struct XmlFormat {
  std::span<const std::string_view> records;  // names of the elements that are records
  bool may_be_empty = false;                  // a file without records is no error
  /// Nothing for a record that is passed over in silence.
  Result<std::optional<Article>> (*read)(const XmlRecord& record, const ReaderContext& context);
};

class XmlReader : public StreamReader {
 public:
  [[nodiscard]] Result<std::optional<Article>> next() final;

 protected:
  /// @p format must outlive the reader.
  XmlReader(io::Input input, ReaderContext context, const XmlFormat& format)
      : StreamReader(std::move(input), std::move(context)),
        format_(&format),
        splitter_(this->input(), format.records) {}

 private:
  Result<std::optional<Article>> read(const XmlPiece& piece);
  Result<std::optional<Article>> finish();

  const XmlFormat* format_;
  XmlSplitter splitter_;
  pugi::xml_document head_;
  std::string charset_;
  bool started_ = false;  // the head is parsed
};

/// The reader of one format.
template <const XmlFormat& Format>
class XmlFormatReader final : public XmlReader {
 public:
  XmlFormatReader(io::Input input, ReaderContext context)
      : XmlReader(std::move(input), std::move(context), Format) {}
};

/// The tag of the outermost element of an XML text; empty when it is none.
[[nodiscard]] std::string_view root_tag(std::string_view xml);

}  // namespace dateline::indexer
