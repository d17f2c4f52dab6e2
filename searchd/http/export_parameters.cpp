// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/export_parameters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "searchd/http/parameter_values.h"

namespace dateline::searchd {
namespace {

constexpr std::uint64_t kMaxSkip = 1'000'000'000'000;
constexpr Takers kExport = taker(Endpoint::Export);

Verdict set_format(SearchCall& call, std::string_view value) {
  return set_named(kExportFormatNames, value, call.exported.format);
}

Verdict set_skip(SearchCall& call, std::string_view value) {
  return set_number(value, std::uint64_t{0}, kMaxSkip, call.exported.skip);
}

Verdict add_member(SearchCall& call, std::string_view value) {
  return add_known_member(value, export_members(), call.members);
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
