// SPDX-License-Identifier: GPL-3.0-or-later
// Tickers in JSON: strings such as "NYSE:TM", or objects with symbol, exchange, role and mentions.
#include <algorithm>

#include "indexer/extract/evidence.h"
#include "indexer/extract/tickers.h"
#include "indexer/readers/json_draft.h"

namespace dateline::indexer {
namespace {

bool is_empty_text(const Json& value) {
  const auto* text = value.get_ptr<const Json::string_t*>();
  return text != nullptr && text->empty();
}

std::optional<TickerRole> role_of(const std::string& name) {
  for (const TickerRole role : {TickerRole::Headline, TickerRole::Body, TickerRole::Related}) {
    if (name == to_string(role)) {
      return role;
    }
  }
  return std::nullopt;
}

/// A ticker as an object {symbol, exchange, role, mentions}.
Result<std::optional<Ticker>> ticker_of_object(const Json& value) {
  const auto symbol = value.find("symbol");
  if (symbol == value.end() || !symbol->is_string()) {
    return wrong_type("tickers", "a list of strings or of objects with a \"symbol\"");
  }
  std::optional<Ticker> ticker = extract::read_ticker(clean(*symbol));
  if (!ticker) {
    return ticker;
  }
  if (const auto exchange = value.find("exchange");
      exchange != value.end() && exchange->is_string()) {
    ticker->exchange = clean(*exchange).empty() ? ticker->exchange : clean(*exchange);
  }
  if (const auto role = value.find("role"); role != value.end() && !role->is_null()) {
    const std::optional<TickerRole> known =
        role->is_string() ? role_of(clean(*role)) : std::nullopt;
    if (!known) {
      return wrong_type("tickers.role", "headline, body or related");
    }
    ticker->role = *known;
  }
  if (const auto mentions = value.find("mentions");
      mentions != value.end() && mentions->is_number_unsigned()) {
    constexpr std::uint64_t kMost = 1'000'000;
    ticker->mentions = static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(mentions->get<std::uint64_t>(), 1, kMost));
  }
  return ticker;
}

}  // namespace

Status take_tickers(Draft& draft) {
  std::string_view name;
  const Json* found = take(draft, {"tickers", "ticker", "symbols"}, name);
  if (found == nullptr) {
    return ok();
  }
  const Json list = found->is_array() ? *found : Json::array({*found});
  Json unread = Json::array();
  for (const Json& entry : list) {
    if (!entry.is_string() && !entry.is_object()) {
      return wrong_type(name, "a list of strings or of objects with a \"symbol\"");
    }
    const Result<std::optional<Ticker>> ticker =
        entry.is_object() ? ticker_of_object(entry) : extract::read_ticker(clean(entry));
    if (!ticker) {
      return ticker.error();
    }
    if (*ticker) {
      draft.article.tickers.push_back(**ticker);
      extract::add_evidence(draft.article, "ticker", "json-" + std::string(name),
                            (*ticker)->symbol);
    } else if (!is_empty_text(entry)) {
      unread.push_back(entry);
    }
  }
  if (!unread.empty()) {
    draft.article.extra.emplace_back(name,
                                     unread.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return ok();
}

}  // namespace dateline::indexer
