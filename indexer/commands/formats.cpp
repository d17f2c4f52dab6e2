// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/readers/formats.h"

namespace dateline::indexer {

Result<ExitStatus> run_formats(const Options& /*options*/, const Console& console) {
  for (const Format& format : formats()) {
    std::ostringstream text;
    text << std::left << std::setw(14) << format.name << std::setw(18) << format.extensions
         << format.summary << "\n";
    console.answer(text.str(), {{"event", "format"},
                                {"name", format.name},
                                {"extensions", format.extensions},
                                {"summary", format.summary}});
  }
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
