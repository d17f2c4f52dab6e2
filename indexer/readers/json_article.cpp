// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/byline.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/json_draft.h"
#include "indexer/readers/record_source.h"

namespace dateline::indexer {
namespace {

/// The source's own id, which may be a number.
Status take_id(Draft& draft) {
  std::string_view name;
  const Json* found = take(draft, {"own_id", "id"}, name);
  if (found == nullptr) {
    return ok();
  }
  if (!found->is_string() && !found->is_number_integer()) {
    return wrong_type(name, "a string or a whole number");
  }
  draft.article.own_id = found->is_string() ? clean(*found) : found->dump();
  return ok();
}

Status take_authors(Draft& draft) {
  std::vector<std::string> printed;
  Status taken = take_list(draft, {"authors", "author", "byline"}, printed);
  for (const std::string& text : printed) {
    std::vector<std::string> names = extract::split_names(text);
    if (names.empty()) {
      names.push_back(text);
    }
    for (std::string& name : names) {
      extract::add_label(draft.article.authors, std::move(name));
    }
  }
  return taken;
}

Status take_body(Draft& draft) {
  std::string_view name;
  const Json* found = take(draft, {"body", "text", "content"}, name);
  if (found == nullptr) {
    return ok();
  }
  const Result<std::vector<std::string>> read = strings(*found, name);
  if (!read) {
    return read.error();
  }
  if (found->is_string()) {
    draft.article.body = extract::split_paragraphs(read->front());
    return ok();
  }
  for (const std::string& paragraph : *read) {
    if (std::string text = io::collapse_blanks(paragraph); !text.empty()) {
      draft.article.body.push_back(std::move(text));
    }
  }
  return ok();
}

Result<RelatedItem> related_item(const Json& value, const Draft& around) {
  if (!value.is_object()) {
    return wrong_type("related", "a list of objects");
  }
  Draft draft{.object = value, .context = around.context};
  RelatedItem item;
  Status taken = take_string(draft, {"title"}, item.title);
  taken = taken ? take_string(draft, {"text"}, item.text) : taken;
  taken = taken ? take_list(draft, {"tickers"}, item.tickers) : taken;
  if (!taken) {
    return taken.error();
  }
  const auto published = value.find("published");
  if (published != value.end() && !published->is_null()) {
    const auto time =
        read_time(*published, "related.published", dates_of(around.article, around.context));
    if (!time) {
      return time.error();
    }
    item.published = *time ? (*time)->printed : PrintedTime{};
  }
  return item;
}

Status take_related(Draft& draft) {
  std::string_view name;
  const Json* found = take(draft, {"related"}, name);
  if (found == nullptr) {
    return ok();
  }
  if (!found->is_array()) {
    return wrong_type(name, "a list of objects");
  }
  for (const Json& entry : *found) {
    Result<RelatedItem> item = related_item(entry, draft);
    if (!item) {
      return item.error();
    }
    draft.article.related.push_back(*std::move(item));
  }
  return ok();
}

Status take_url(Draft& draft) {
  std::string url;
  Status taken = take_string(draft, {"url", "link"}, url);
  draft.article.url = extract::canonical_url(url);
  if (draft.article.url.empty() && !url.empty()) {
    draft.article.extra.emplace_back("url", Json(url).dump());
  }
  return taken;
}

Status take_names(Draft& draft) {
  Article& article = draft.article;
  Status taken = take_string(draft, {"title", "headline"}, article.title);
  taken = taken ? take_id(draft) : taken;
  taken = taken ? take_string(draft, {"source"}, article.source) : taken;
  taken = taken ? take_string(draft, {"source_name"}, article.source_name) : taken;
  taken = taken ? take_string(draft, {"agency"}, article.agency) : taken;
  taken = taken ? take_string(draft, {"section"}, article.section) : taken;
  taken = taken ? take_string(draft, {"lang", "language"}, article.lang) : taken;
  taken = taken ? take_url(draft) : taken;
  article.lang = extract::language_of(article.lang);
  return taken;
}

Status take_everything(Draft& draft) {
  Article& article = draft.article;
  Status taken = take_names(draft);
  taken = taken ? take_body(draft) : taken;
  taken = taken ? take_authors(draft) : taken;
  taken = taken ? take_list(draft, {"places", "place"}, article.places) : taken;
  taken = taken ? take_list(draft, {"topics", "topic", "keywords", "tags"}, article.topics) : taken;
  taken = taken ? take_time(draft, {"published", "date"}, extract::Clock::Published) : taken;
  taken = taken ? take_time(draft, {"updated"}, extract::Clock::Updated) : taken;
  taken = taken ? take_first_seen(draft) : taken;
  taken = taken ? take_date_details(draft) : taken;
  taken = taken ? take_tickers(draft) : taken;
  return taken ? take_related(draft) : taken;
}

void keep_unknown_keys(Draft& draft) {
  draft.used.emplace_back("evidence");  // this reading writes its own
  for (const auto& [key, value] : draft.object.items()) {
    if (std::ranges::find(draft.used, key) == draft.used.end()) {
      draft.article.extra.emplace_back(io::clean_text(key),
                                       value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
  }
}

}  // namespace

Result<Article> to_article(const nlohmann::json& object, const ReaderContext& context) {
  if (!object.is_object()) {
    return Error{ErrorCode::BadInput, "an article must be a JSON object", ""};
  }
  Draft draft{.object = object, .context = context};
  const Status taken = take_everything(draft);
  if (!taken) {
    return taken.error();
  }
  if (draft.article.title.empty() && draft.article.body.empty()) {
    return Error{ErrorCode::BadInput, "the record has neither a title nor a body",
                 R"(name them "title" and "body")"};
  }
  fill_source(draft.article, draft.context);
  keep_unknown_keys(draft);
  extract::lift_dateline(draft.article);
  return std::move(draft.article);
}

Result<Article> read_json_article(std::string_view text, const ReaderContext& context) {
  const std::string clean = io::clean_text(text);
  if (const Status shallow = check_nesting(clean); !shallow) {
    return shallow.error();
  }
  try {
    return to_article(Json::parse(clean), context);
  } catch (const Json::exception& error) {
    // The text before the colon is the library's own numbering.
    const std::string_view what(error.what());
    const std::size_t start = what.find("] ");
    return Error{ErrorCode::BadInput,
                 "the JSON cannot be read: " +
                     std::string(what.substr(start == std::string_view::npos ? 0 : start + 2)),
                 ""};
  }
}

}  // namespace dateline::indexer
