// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/detection.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/extract/dateline.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/csv_reader.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {
namespace {

/// A line as long as this is a paragraph, not a headline or a wrapped line.
constexpr std::size_t kParagraphBytes = 120;

std::string_view without_mark(std::string_view head) {
  head.remove_prefix(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  return extract::trim(head);
}

std::string_view first_line(std::string_view head) {
  return extract::trim(head.substr(0, head.find('\n')));
}

bool has_extension(const Sample& sample, std::string_view extension) {
  return extract::to_lower(sample.name).ends_with(extension);
}

/// True when the first line holds all of the value that it starts.
bool is_closed(std::string_view line) {
  return line.ends_with('}') && std::ranges::count(line, '{') == std::ranges::count(line, '}');
}

bool has_day(std::string_view line) {
  const auto printed = extract::read_printed_date(line);
  if (printed) {
    return printed->precision >= Precision::Day;
  }
  const auto iso = parse_iso_date(extract::trim(line));
  return iso && iso->time.precision >= Precision::Day;
}

/// The name of the outermost element, without prefix; empty for what is no XML.
std::string_view root_name(const Sample& sample) {
  return local_name(tag_name(root_tag(sample.head)));
}

bool mentions(const Sample& sample, std::string_view text) {
  return sample.head.find(text) != std::string_view::npos;
}

/// What follows the SOH that stands among the first bytes; empty without one.
std::string_view after_start_of_header(const Sample& sample) {
  constexpr std::size_t kLead = 16;
  const std::size_t start = sample.head.substr(0, kLead).find('\x01');
  return start == std::string_view::npos ? std::string_view{} : sample.head.substr(start + 1);
}

/// True for @p letters letters and a digit after them.
bool starts_with_service(std::string_view header, std::size_t most_letters) {
  const auto* const digit = std::ranges::find_if(header, extract::is_digit);
  const auto letters = static_cast<std::size_t>(digit - header.begin());
  return digit != header.end() && letters >= 1 && letters <= most_letters &&
         std::all_of(header.begin(), digit,
                     [](char c) { return extract::is_upper(c) || extract::is_lower(c); });
}

/// True for the head of a message as mail programs keep it.
bool is_mail(std::string_view text) {
  constexpr auto kHeaders =
      std::to_array<std::string_view>({"Received: ", "Delivered-To: ", "MIME-Version: "});
  const std::vector<std::string_view> lines = extract::split(text, "\n");
  return std::ranges::any_of(kHeaders, [&](std::string_view header) {
    return std::ranges::any_of(
        lines, [header](std::string_view line) { return line.starts_with(header); });
  });
}

/// True for `{"articles": [` at the start.
bool is_wrapper(std::string_view head) {
  const std::string_view key = extract::trim(head.substr(1));
  return key.starts_with("\"articles\"");
}

}  // namespace

bool looks_like_warc(const Sample& sample) {
  constexpr std::string_view kName = "WARC/";
  const std::string_view version =
      sample.head.starts_with(kName) ? sample.head.substr(kName.size()) : "";
  return version.size() > 2 && extract::is_digit(version[0]) && version[1] == '.' &&
         extract::is_digit(version[2]);
}

bool looks_like_arc(const Sample& sample) {
  return sample.head.starts_with("filedesc://");
}

bool looks_like_reuters_sgml(const Sample& sample) {
  const std::string_view head = without_mark(sample.head);
  return head.starts_with("<REUTERS ") || head.starts_with("<!DOCTYPE lewis SYSTEM") ||
         head.find("\n<REUTERS ") != std::string_view::npos;
}

bool looks_like_iptc7901(const Sample& sample) {
  return starts_with_service(after_start_of_header(sample), 3);
}

bool looks_like_anpa(const Sample& sample) {
  const std::string_view header = after_start_of_header(sample);
  return starts_with_service(header, 1) &&
         header.substr(0, 8).find('\x1F') != std::string_view::npos;
}

bool looks_like_newsml(const Sample& sample) {
  return root_name(sample) == "NewsML";
}

bool looks_like_newsml_g2(const Sample& sample) {
  constexpr auto kRoots =
      std::to_array<std::string_view>({"newsMessage", "newsItem", "packageItem", "conceptItem",
                                       "knowledgeItem", "planningItem", "catalogItem"});
  return std::ranges::find(kRoots, root_name(sample)) != kRoots.end();
}

/// Also within other elements, as some services send it.
bool looks_like_nitf(const Sample& sample) {
  const std::string_view root = root_name(sample);
  const bool wrapped = root == "inlineXML" || root == "contentSet";
  return root == "nitf" || (wrapped && mentions(sample, "<nitf"));
}

bool looks_like_ninjs(const Sample& sample) {
  const std::string_view head = without_mark(sample.head);
  return (head.starts_with('{') || head.starts_with('[')) &&
         (mentions(sample, "\"versioncreated\"") || mentions(sample, "\"versionCreated\"") ||
          (mentions(sample, "\"body_html\"") && mentions(sample, "\"headline\"")));
}

bool looks_like_wordpress(const Sample& sample) {
  return root_name(sample) == "rss" && mentions(sample, "wordpress.org/export/");
}

bool looks_like_rss(const Sample& sample) {
  const std::string_view root = root_name(sample);
  return root == "rss" || (root == "RDF" && mentions(sample, "://purl.org/"));
}

bool looks_like_atom(const Sample& sample) {
  const std::string_view root = root_name(sample);
  return root == "feed" || (root == "entry" && mentions(sample, "w3.org/2005/Atom"));
}

bool looks_like_html(const Sample& sample) {
  const std::string head = extract::to_lower(without_mark(sample.head));
  if (!head.starts_with('<')) {
    return false;
  }
  const bool named = has_extension(sample, ".html") || has_extension(sample, ".htm") ||
                     has_extension(sample, ".xhtml");
  return named || head.starts_with("<!doctype html") || head.starts_with("<html") ||
         head.find("<html") != std::string::npos || head.find("<body") != std::string::npos ||
         head.find("<head>") != std::string::npos;
}

bool looks_like_jsonl(const Sample& sample) {
  const std::string_view head = without_mark(sample.head);
  const bool named = has_extension(sample, ".jsonl") || has_extension(sample, ".ndjson");
  if (!head.starts_with('{')) {
    return named && !head.empty();
  }
  if (named) {
    return true;
  }
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) {
    return !has_extension(sample, ".json") && !is_wrapper(head);
  }
  return is_closed(first_line(head)) && extract::trim(head.substr(end)).starts_with('{');
}

bool looks_like_json(const Sample& sample) {
  const std::string_view head = without_mark(sample.head);
  if (head.starts_with('{')) {
    const std::string_view next = extract::trim(head.substr(1));
    return next.starts_with('"') || next.starts_with('}');
  }
  const std::string_view next = head.starts_with('[') ? extract::trim(head.substr(1)) : "";
  return next.starts_with('{') || next.starts_with(']') ||
         (has_extension(sample, ".json") && !head.empty());
}

bool looks_like_csv(const Sample& sample) {
  const std::string_view line = first_line(without_mark(sample.head));
  const bool named = has_extension(sample, ".csv") || has_extension(sample, ".tsv");
  return is_csv_header(line) || (named && !line.empty());
}

bool looks_like_scraped_text(const Sample& sample) {
  const std::string text = io::clean_text(sample.head);
  if (without_mark(text).starts_with('<') || is_mail(text)) {
    return false;
  }
  bool dated = false;
  for (const std::string_view line : extract::split(text, "\n")) {
    if (extract::read_dateline(line)) {
      return true;
    }
    if (dated && line.size() >= kParagraphBytes) {
      return true;
    }
    dated = dated || has_day(line);
  }
  return false;
}

}  // namespace dateline::indexer
