// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/markup.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/extract/evidence.h"
#include "indexer/extract/html_document.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kCellMark = " | ";
constexpr std::size_t kLongestName = 32;  // of an element or a reference

/// What an element means for the text that it stands in.
enum class Flow { Inline, Break, Cell, Row, Block, Preformatted, Skipped };

struct ElementFlow {
  std::string_view name;  // in small letters
  Flow flow;
};

// HTML and NITF in one: where both know a name, they mean the same by it.
constexpr auto kElements = std::to_array<ElementFlow>({
    {"abstract", Flow::Block},
    {"address", Flow::Block},
    {"article", Flow::Block},
    {"audio", Flow::Skipped},
    {"block", Flow::Block},
    {"blockquote", Flow::Block},
    {"body", Flow::Block},
    {"body.content", Flow::Block},
    {"bq", Flow::Block},
    {"br", Flow::Break},
    {"button", Flow::Skipped},
    {"caption", Flow::Block},
    {"center", Flow::Block},
    {"dd", Flow::Block},
    {"div", Flow::Block},
    {"dl", Flow::Block},
    {"dt", Flow::Block},
    {"fieldset", Flow::Block},
    {"figcaption", Flow::Skipped},
    {"figure", Flow::Skipped},
    {"fn", Flow::Block},
    {"form", Flow::Skipped},
    {"h1", Flow::Block},
    {"h2", Flow::Block},
    {"h3", Flow::Block},
    {"h4", Flow::Block},
    {"h5", Flow::Block},
    {"h6", Flow::Block},
    {"head", Flow::Skipped},
    {"header", Flow::Block},
    {"hl1", Flow::Block},
    {"hl2", Flow::Block},
    {"hr", Flow::Block},
    {"html", Flow::Block},
    {"iframe", Flow::Skipped},
    {"li", Flow::Block},
    {"main", Flow::Block},
    {"media", Flow::Skipped},
    {"nav", Flow::Skipped},
    {"nitf-table", Flow::Block},
    {"nitf-table-metadata", Flow::Skipped},
    {"noscript", Flow::Skipped},
    {"note", Flow::Skipped},
    {"object", Flow::Skipped},
    {"ol", Flow::Block},
    {"p", Flow::Block},
    {"pre", Flow::Preformatted},
    {"script", Flow::Skipped},
    {"section", Flow::Block},
    {"select", Flow::Skipped},
    {"style", Flow::Skipped},
    {"svg", Flow::Skipped},
    {"table", Flow::Block},
    {"tbody", Flow::Block},
    {"td", Flow::Cell},
    {"template", Flow::Skipped},
    {"textarea", Flow::Skipped},
    {"tfoot", Flow::Block},
    {"th", Flow::Cell},
    {"thead", Flow::Block},
    {"title", Flow::Skipped},
    {"tr", Flow::Row},
    {"ul", Flow::Block},
    {"video", Flow::Skipped},
});

// Elements without a flow of their own that show that a text is HTML.
constexpr auto kInlineTags = std::to_array<std::string_view>(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "img", "s", "small", "span",
     "strike", "strong", "sub", "sup", "u", "wbr"});

Flow flow_of(std::string_view name) {
  const auto* found = std::ranges::find(kElements, name, &ElementFlow::name);
  return found == kElements.end() ? Flow::Inline : found->flow;
}

/// True for a table that spaces align: of three lines or more, half have columns.
bool is_aligned(std::string_view text) {
  const std::vector<std::string_view> lines = extract::lines_of(text);
  const auto columns = std::ranges::count_if(lines, [](std::string_view line) {
    return extract::trim(line).find("   ") != std::string_view::npos;
  });
  return lines.size() >= 3 && static_cast<std::size_t>(columns) * 2 >= lines.size();
}

/// Builds paragraphs while one of the walks goes on.
class ParagraphWriter {
 public:
  void add(std::string_view text) {
    pending_ += text;
    breaks_ = extract::trim(text).empty() ? breaks_ : 0;
  }

  /// Answers whether to go into the element.
  bool enter(Flow flow) {
    switch (flow) {
      case Flow::Inline:
        return true;
      case Flow::Skipped:
        return false;
      case Flow::Break:
        pending_ += preformatted_ > 0 ? "\n" : " ";
        if (++breaks_ >= 2) {
          end_block();
        }
        return true;
      case Flow::Cell:
        if (rows_ == 0) {
          end_block();
        }
        return true;
      case Flow::Row:
        end_block();
        ++rows_;
        return true;
      case Flow::Preformatted:
        end_block();
        ++preformatted_;
        return true;
      case Flow::Block:
        end_block();
        return true;
    }
    return true;
  }

  void leave(Flow flow) {
    switch (flow) {
      case Flow::Inline:
      case Flow::Skipped:
      case Flow::Break:
        return;
      case Flow::Cell:
        end_cell();
        return;
      case Flow::Row:
        if (--rows_ == 0) {
          end_row();
        }
        return;
      case Flow::Preformatted:
        end_block();
        --preformatted_;
        return;
      case Flow::Block:
        end_block();
        return;
    }
  }

  std::vector<std::string> take() {
    end_row();
    end_block();
    return std::exchange(paragraphs_, {});
  }

 private:
  /// Within a row blocks only separate words: a cell may hold paragraphs.
  void end_block() {
    breaks_ = 0;
    if (rows_ > 0) {
      pending_ += ' ';
      return;
    }
    if (preformatted_ > 0 || is_aligned(pending_)) {
      end_preformatted();
      return;
    }
    // Wires put whole texts into one paragraph, with empty lines where theirs end.
    const std::string text = std::exchange(pending_, {});
    std::string paragraph;
    for (const std::string_view line : extract::lines_of(text)) {
      if (!extract::trim(line).empty()) {
        paragraph.append(" ").append(line);
      } else {
        add_paragraph(std::exchange(paragraph, {}));
      }
    }
    add_paragraph(paragraph);
  }

  void add_paragraph(std::string_view text) {
    if (std::string paragraph = io::collapse_blanks(text); !paragraph.empty()) {
      paragraphs_.push_back(std::move(paragraph));
    }
  }

  void end_cell() {
    cells_.push_back(io::collapse_blanks(std::exchange(pending_, {})));
    breaks_ = 0;
  }

  void end_row() {
    std::string row;
    for (const std::string& cell : std::exchange(cells_, {})) {
      row += (row.empty() || cell.empty() ? "" : kCellMark);
      row += cell;
    }
    if (!row.empty()) {
      paragraphs_.push_back(std::move(row));
    }
  }

  /// Blank lines separate the paragraphs of preformatted text.
  void end_preformatted() {
    std::string paragraph;
    const std::string text = std::exchange(pending_, {}) + "\n\n";
    for (const std::string_view line : extract::lines_of(text)) {
      if (!extract::trim(line).empty()) {
        paragraph.append(paragraph.empty() ? "" : "\n").append(line);
      } else if (!paragraph.empty()) {
        paragraphs_.push_back(std::exchange(paragraph, {}));
      }
    }
  }

  std::vector<std::string> paragraphs_;
  std::vector<std::string> cells_;  // of the row that is open
  std::string pending_;
  int rows_ = 0;          // open
  int preformatted_ = 0;  // open
  int breaks_ = 0;        // in a row
};

/// True where a tag of HTML starts.
bool is_html_tag(std::string_view text) {
  text.remove_prefix(1);
  text.remove_prefix(text.starts_with('/') ? 1 : 0);
  text = text.substr(0, kLongestName + 1);
  const std::string name = extract::to_lower(text.substr(0, text.find_first_of(" \t\r\n/>")));
  return flow_of(name) != Flow::Inline || std::ranges::find(kInlineTags, name) != kInlineTags.end();
}

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    if (is_html_tag(text.substr(at))) {
      return true;
    }
  }
  return false;
}

/// True for "&name;" or "&#8217;" anywhere.
bool has_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at < text.size(); at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at + 1, kLongestName);
    const std::size_t end = rest.find_first_of("; &<");
    if (end != std::string_view::npos && end > 0 && rest[end] == ';') {
      return true;
    }
  }
  return false;
}

/// "<GM.N>" is a wire symbol and no element: what is no tag of HTML is text.
std::string escape_other_tags(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool other =
        text[i] == '<' && !text.substr(i).starts_with("<!") && !is_html_tag(text.substr(i));
    out += other ? std::string_view("&lt;") : text.substr(i, 1);
  }
  return out;
}

}  // namespace

std::vector<std::string> xml_paragraphs(const pugi::xml_node& node) {
  ParagraphWriter writer;
  walk(
      node,
      [&writer](const pugi::xml_node& part) {
        if (part.type() == pugi::node_element) {
          return writer.enter(flow_of(extract::to_lower(local_name(part))));
        }
        writer.add(resolve_references(io::clean_text(part.value())));
        return false;
      },
      [&writer](const pugi::xml_node& part) {
        writer.leave(flow_of(extract::to_lower(local_name(part))));
      });
  return writer.take();
}

std::vector<std::string> html_paragraphs(std::string_view html) {
  if (!has_tags(html)) {
    return extract::split_paragraphs(resolve_references(std::string(html)));
  }
  const auto page = extract::HtmlDocument::parse(escape_other_tags(html));
  if (!page) {
    return extract::split_paragraphs(html);
  }
  ParagraphWriter writer;
  const auto flow = [](const GumboNode& node) {
    return extract::is_element(node) ? flow_of(gumbo_normalized_tagname(node.v.element.tag))
                                     : Flow::Inline;
  };
  extract::walk(
      page->root(),
      [&](const GumboNode& node) {
        if (extract::is_text(node)) {
          writer.add(io::clean_text(node.v.text.text));
        }
        return writer.enter(flow(node));
      },
      [&](const GumboNode& node) { writer.leave(flow(node)); });
  return writer.take();
}

std::string html_line(std::string_view html) {
  std::string line;
  for (const std::string& paragraph : html_paragraphs(html)) {
    line += (line.empty() ? "" : " ") + paragraph;
  }
  return io::collapse_blanks(line);
}

std::string resolve_references(std::string text) {
  if (!has_references(text)) {
    return text;
  }
  std::string escaped;
  for (const char letter : text) {
    escaped += letter == '<' ? std::string("&lt;") : std::string(1, letter);
  }
  // Preformatted, so that the parser keeps blanks and line ends.
  const auto page = extract::HtmlDocument::parse("<body><pre>\n" + escaped);
  if (!page) {
    return text;
  }
  std::string out;
  extract::walk(page->root(), [&out](const GumboNode& node) {
    if (extract::is_text(node)) {
      out += io::clean_text(node.v.text.text);
    }
    return true;
  });
  return out;
}

}  // namespace dateline::indexer
