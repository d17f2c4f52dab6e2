// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/console.h"

#include <iostream>

#include <nlohmann/json.hpp>

namespace dateline::indexer {

void Console::summary(std::string_view text, const nlohmann::ordered_json& object) const {
  if (style_ != Style::Quiet) {
    answer(text, object);
  }
}

void Console::answer(std::string_view text, const nlohmann::ordered_json& object) const {
  if (style_ == Style::Json) {
    event(object);
  } else {
    std::cout << text << std::flush;
  }
}

void Console::event(const nlohmann::ordered_json& object) const {
  if (style_ == Style::Json) {
    std::cout << to_line(object) << '\n' << std::flush;
  }
}

void Console::note(std::string_view text) const {
  std::cerr << printable(text) << '\n';
}

void Console::error(const Error& error) const {
  event({{"event", "error"},
         {"code", to_string(error.code)},
         {"reason", error.message},
         {"hint", error.hint}});
  note("dateline-index: " + error.message);
  if (!error.hint.empty()) {
    note("  " + error.hint);
  }
}

std::string printable(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    // The C1 controls are C2 80 to C2 9F in UTF-8; a lone byte of theirs starts no character.
    const bool second = i > 0 && text[i - 1] == '\xC2' && code >= 0x80U && code < 0xA0U;
    if (code >= 0x20U && code != 0x7FU && !second) {
      out += text[i];
      continue;
    }
    if (second) {
      out.pop_back();
    }
    out += "\\x";
    out += kDigits[code >> 4U];
    out += kDigits[code & 0x0FU];
  }
  return out;
}

std::string to_line(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string to_indented(const nlohmann::ordered_json& object) {
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string grouped(std::uint64_t number) {
  constexpr std::size_t kGroup = 3;
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > kGroup;) {
    at -= kGroup;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace dateline::indexer
