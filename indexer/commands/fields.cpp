// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/schema/fields.h"

namespace dateline::indexer {
namespace {

std::string line_of(const schema::Field& row) {
  std::ostringstream text;
  text << std::left << std::setw(12) << row.name << std::setw(12) << schema::to_string(row.kind)
       << std::setw(6) << (row.prefix.empty() ? "-" : row.prefix) << std::setw(4)
       << (row.has_slot() ? std::to_string(row.slot) : "-") << row.summary << "\n";
  return text.str();
}

}  // namespace

Result<ExitStatus> run_fields(const Options& /*options*/, const Console& console) {
  for (const schema::Field& row : schema::kFields) {
    nlohmann::ordered_json object = {
        {"event", "field"},      {"name", row.name}, {"kind", schema::to_string(row.kind)},
        {"prefix", row.prefix},  {"slot", nullptr},  {"single", row.single},
        {"summary", row.summary}};
    if (row.has_slot()) {
      object["slot"] = row.slot;
    }
    console.answer(line_of(row), object);
  }
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
