// SPDX-License-Identifier: GPL-3.0-or-later
// Which Host headers a request may carry. Against DNS rebinding: a page of another site that gets
// its name to point at this machine still sends its own name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::searchd {

/// Immutable, so any number of threads may ask.
class HostList {
 public:
  /// Names without ports; IPv6 addresses in brackets. Case does not matter.
  explicit HostList(std::vector<std::string> names);

  /// Whether a Host header, with or without a port, names one of the list.
  [[nodiscard]] bool allows(std::string_view header) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace dateline::searchd
