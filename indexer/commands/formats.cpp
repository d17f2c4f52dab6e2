// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <sstream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/io/container.h"
#include "indexer/readers/formats.h"

namespace dateline::indexer {
namespace {

/// Prints one row of a table; @p event says which.
template <typename Row>
void print_row(const Console& console, std::string_view event, const Row& row) {
  std::ostringstream text;
  text << std::left << std::setw(14) << row.name << std::setw(18) << row.extensions << row.summary
       << "\n";
  console.answer(text.str(), {{"event", event},
                              {"name", row.name},
                              {"extensions", row.extensions},
                              {"summary", row.summary}});
}

}  // namespace

Result<ExitStatus> run_formats(const Options& /*options*/, const Console& console) {
  for (const Format& format : formats()) {
    print_row(console, "format", format);
  }
  for (const io::ContainerKind& kind : io::kContainerKinds) {
    print_row(console, "container", kind);
  }
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
