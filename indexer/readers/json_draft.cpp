// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_draft.h"

#include "indexer/extract/json_nesting.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::indexer {

Status check_nesting(std::string_view clean) {
  if (extract::nesting_depth(clean) > extract::kMostNesting) {
    return Error{ErrorCode::BadInput,
                 "the JSON is nested more than " + std::to_string(extract::kMostNesting) + " deep",
                 ""};
  }
  return ok();
}

Error wrong_type(std::string_view key, std::string_view wanted) {
  return {ErrorCode::BadInput, "\"" + std::string(key) + "\" must be " + std::string(wanted), ""};
}

std::string clean(const Json& text) {
  return io::collapse_blanks(io::clean_text(text.get_ref<const std::string&>()));
}

const Json* take(Draft& draft, std::initializer_list<const char*> names, std::string_view& name) {
  for (const char* candidate : names) {
    const auto found = draft.object.find(candidate);
    if (found != draft.object.end()) {
      draft.used.emplace_back(candidate);
      if (!found->is_null()) {
        name = candidate;
        return &*found;
      }
    }
  }
  return nullptr;
}

Status take_string(Draft& draft, std::initializer_list<const char*> names, std::string& value) {
  std::string_view name;
  const Json* found = take(draft, names, name);
  if (found == nullptr) {
    return ok();
  }
  if (!found->is_string()) {
    return wrong_type(name, "a string");
  }
  value = clean(*found);
  return ok();
}

Result<std::vector<std::string>> strings(const Json& value, std::string_view name) {
  std::vector<std::string> values;
  if (value.is_string()) {
    values.push_back(io::clean_text(value.get_ref<const std::string&>()));
    return values;
  }
  if (!value.is_array()) {
    return wrong_type(name, "a string or a list of strings");
  }
  for (const Json& entry : value) {
    if (!entry.is_string()) {
      return wrong_type(name, "a string or a list of strings");
    }
    values.push_back(io::clean_text(entry.get_ref<const std::string&>()));
  }
  return values;
}

Status take_list(Draft& draft, std::initializer_list<const char*> names,
                 std::vector<std::string>& values) {
  std::string_view name;
  const Json* found = take(draft, names, name);
  if (found == nullptr) {
    return ok();
  }
  const Result<std::vector<std::string>> read = strings(*found, name);
  if (!read) {
    return read.error();
  }
  for (const std::string& value : *read) {
    extract::add_label(values, io::collapse_blanks(value));
  }
  return ok();
}

}  // namespace dateline::indexer
