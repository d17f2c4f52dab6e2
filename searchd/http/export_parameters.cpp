// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/export_parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "indexer/base/near_name.h"

namespace dateline::searchd {
namespace {

using Verdict = std::optional<Refusal>;

constexpr std::uint64_t kMaxSkip = 1'000'000'000'000;
constexpr Takers kExport = taker(Endpoint::Export);

const Verdict kRefused = Refusal{};

Verdict set_format(SearchCall& call, std::string_view value) {
  const auto format = value_named(kExportFormatNames, value);
  if (!format) {
    return kRefused;
  }
  call.exported.format = *format;
  return std::nullopt;
}

Verdict set_skip(SearchCall& call, std::string_view value) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || number > kMaxSkip) {
    return kRefused;
  }
  call.exported.skip = number;
  return std::nullopt;
}

Verdict add_member(SearchCall& call, std::string_view value) {
  const auto members = export_members();
  const auto member = std::ranges::find(members, value);
  if (member == members.end() && value != "id") {
    const std::string_view near = nearest_name(value, members);
    return near.empty() ? Refusal{} : Refusal{.hint = "did you mean " + std::string(near) + "?"};
  }
  call.members.push_back(member == members.end() ? std::string_view("id") : *member);
  return std::nullopt;
}

constexpr std::array kRows = {
    ApiParameter{"format", kExport, Repeat::Never, "jsonl, csv or ids", "format of the rows",
                 set_format},
    ApiParameter{"fields", kExport, Repeat::OrCommas,
                 "members of a row, such as title,published,body",
                 "which members of a row to send; id always, body only when named", add_member},
    ApiParameter{"skip", kExport, Repeat::Never, "a number from 0, with a cursor",
                 "rows after the cursor that the client has already", set_skip},
};

Problem not_together(const SearchCall& call, std::string_view name, std::string expected,
                     std::string detail) {
  const auto given = std::ranges::find(call.given, name, &Parameter::name);
  return {.code = ProblemCode::InvalidParameter,
          .parameter = std::string(name),
          .received = given == call.given.end() ? "" : given->value,
          .expected = std::move(expected),
          .detail = std::move(detail)};
}

}  // namespace

std::span<const ApiParameter> export_parameters() {
  return kRows;
}

std::span<const std::string_view> export_members() {
  static const std::vector<std::string_view> members = [] {
    std::vector<std::string_view> names(hit_members().begin(), hit_members().end());
    std::erase_if(names, [](std::string_view name) {
      return name == "snippet" || name == "score" || name == "explanation";
    });
    names.emplace_back("body");
    return names;
  }();
  return members;
}

std::optional<Problem> check_export(const SearchCall& call) {
  if (call.exported.skip > 0 && call.request.cursor.empty()) {
    return not_together(call, "skip", "the cursor of the export beside it",
                        "skip: without the cursor the rows could be others by now");
  }
  if (call.exported.format == ExportFormat::Ids && !call.members.empty()) {
    return not_together(call, "fields", "nothing with format=ids",
                        "fields: format=ids sends ids alone");
  }
  return std::nullopt;
}

}  // namespace dateline::searchd
