// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/json_body.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/http/parameter_table.h"

namespace dateline::searchd {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kValueExpected = "a text, a number or true or false";
constexpr std::string_view kListExpected = "a text, or a list of texts";
constexpr std::string_view kSearches = "searches";

/// Watches a body while it is parsed: for keys that stand twice in an object, and for nesting.
class Watch {
 public:
  explicit Watch(std::size_t max_depth) : max_depth_(max_depth) {}

  /// For nlohmann's parser; false leaves a value out.
  [[nodiscard]] bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    const auto level = static_cast<std::size_t>(depth);
    if (event == Json::parse_event_t::key) {
      return level <= max_depth_ && see(level, parsed.get_ref<const std::string&>());
    }
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (opens && level >= max_depth_) {
      complain(key_, "the value is nested too deeply");
      return false;
    }
    if (event == Json::parse_event_t::object_start) {
      keys_.resize(level + 2);
      keys_[level + 1].clear();
    }
    return true;
  }

  /// The first thing that was wrong.
  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

 private:
  bool see(std::size_t level, const std::string& key) {
    key_ = key;
    if (!keys_[level].insert(key).second) {
      complain(key, "the key stands twice in one object");
    }
    return true;
  }

  void complain(const std::string& key, std::string_view what) {
    if (!problem_) {
      problem_ = Problem{.code = ProblemCode::InvalidBody,
                         .parameter = key,
                         .detail = key.empty() ? std::string(what)
                                               : cut_utf8(key, 100) + ": " + std::string(what)};
    }
  }

  std::size_t max_depth_;
  std::vector<std::set<std::string>> keys_;  // of the objects that are open, by level from 1
  std::string key_;                          // the last one
  std::optional<Problem> problem_;
};

Checked<Json> parse(std::string_view body, std::size_t max_depth) {
  Watch watch(max_depth);
  try {
    Json json =
        Json::parse(body, [&watch](int depth, Json::parse_event_t event, const Json& parsed) {
          return watch(depth, event, parsed);
        });
    if (watch.problem()) {
      return *watch.problem();
    }
    return json;
  } catch (const Json::parse_error& error) {
    return Problem{
        .code = ProblemCode::InvalidBody,
        .expected = "JSON in UTF-8",
        .detail = "the body is no JSON; reading stopped at byte " + std::to_string(error.byte)};
  } catch (const Json::exception&) {
    return Problem{.code = ProblemCode::InvalidBody,
                   .expected = "JSON in UTF-8",
                   .detail = "the body is no JSON; a number in it is out of range"};
  }
}

Problem no_object(std::string_view what) {
  return {.code = ProblemCode::InvalidBody,
          .expected = R"(an object such as {"q": "oil", "size": 5})",
          .detail = std::string(what) + " is no JSON object"};
}

Problem wrong_kind(const std::string& key, const Json& value, std::string_view expected) {
  return {.code = ProblemCode::InvalidParameter,
          .parameter = key,
          .received = value.dump(-1, ' ', false, Json::error_handler_t::replace),
          .expected = std::string(expected),
          .detail = cut_utf8(key, 100) + ": " + std::string(value.type_name()) +
                    " is not what is expected (" + std::string(expected) + ")"};
}

std::optional<std::string> to_text(const Json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "1" : "0";
  }
  return value.is_number() ? std::optional(value.dump()) : std::nullopt;
}

/// Appends the parameters that one member of an object stands for.
std::optional<Problem> read_member(Endpoint endpoint, const std::string& key, const Json& value,
                                   Parameters& out) {
  const ApiParameter* const row = find_parameter(endpoint, key);
  const bool repeats = row == nullptr || row->repeat != Repeat::Never;
  if (value.is_array() && repeats) {
    for (const Json& item : value) {
      if (!item.is_string()) {
        return wrong_kind(key, item, kListExpected);
      }
      out.push_back({key, item.get<std::string>()});
    }
    return std::nullopt;
  }
  auto text = to_text(value);
  if (!text) {
    return wrong_kind(key, value, repeats ? kListExpected : kValueExpected);
  }
  out.push_back({key, *std::move(text)});
  return std::nullopt;
}

Checked<Parameters> read_object(Endpoint endpoint, const Json& json, std::string_view what) {
  if (!json.is_object()) {
    return no_object(what);
  }
  Parameters parameters;
  for (const auto& [key, value] : json.items()) {
    if (auto problem = read_member(endpoint, key, value, parameters)) {
      return std::move(*problem);
    }
  }
  return parameters;
}

std::optional<Problem> check_searches(const Json& json) {
  const bool alone = json.is_object() && json.size() == 1 && json.contains(kSearches);
  const std::size_t count = alone && json[kSearches].is_array() ? json[kSearches].size() : 0;
  if (count >= 1 && count <= kMaxSearches) {
    return std::nullopt;
  }
  return Problem{.code = ProblemCode::InvalidBody,
                 .parameter = std::string(kSearches),
                 .expected = "{\"searches\": […]} with 1 to 50 objects",
                 .detail = count > 0 ? "searches: there are " + std::to_string(count)
                                     : "searches: the body has no list of that name alone"};
}

}  // namespace

Checked<Parameters> parse_json_parameters(Endpoint endpoint, std::string_view body) {
  constexpr std::size_t kDepth = 2;  // a list in an object
  auto json = parse(body, kDepth);
  if (auto* problem = std::get_if<Problem>(&json)) {
    return std::move(*problem);
  }
  return read_object(endpoint, std::get<Json>(json), "the body");
}

Checked<std::vector<Checked<Parameters>>> parse_json_searches(std::string_view body) {
  constexpr std::size_t kDepth = 4;  // such objects in a list in an object
  auto parsed = parse(body, kDepth);
  if (auto* problem = std::get_if<Problem>(&parsed)) {
    return std::move(*problem);
  }
  const Json& json = std::get<Json>(parsed);
  if (auto problem = check_searches(json)) {
    return std::move(*problem);
  }
  std::vector<Checked<Parameters>> searches;
  std::ranges::transform(json[kSearches], std::back_inserter(searches), [](const Json& item) {
    return read_object(Endpoint::Search, item, "the search");
  });
  return searches;
}

}  // namespace dateline::searchd
