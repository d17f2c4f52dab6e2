// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/sealed_text.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"

namespace dateline::schema {
namespace {

constexpr std::string_view kVersionKey = "schema_version";
constexpr std::string_view kChecksumKey = "sha256";

std::string escaped(std::string_view value) {
  std::string result;
  for (const char c : value) {
    switch (c) {
      case '\t':
        result += "\\t";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\\':
        result += "\\\\";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::optional<std::string> unescaped(std::string_view value) {
  std::string result;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\') {
      result += value[i];
      continue;
    }
    if (++i == value.size()) {
      return std::nullopt;
    }
    switch (value[i]) {
      case 't':
        result += '\t';
        break;
      case 'n':
        result += '\n';
        break;
      case '\\':
        result += '\\';
        break;
      default:
        return std::nullopt;
    }
  }
  return result;
}

std::optional<LineValues> split(std::string_view line) {
  LineValues values;
  while (true) {
    const std::size_t tab = line.find('\t');
    auto value = unescaped(line.substr(0, tab));
    if (!value) {
      return std::nullopt;
    }
    values.push_back(std::move(*value));
    if (tab == std::string_view::npos) {
      return values;
    }
    line.remove_prefix(tab + 1);
  }
}

/// Takes the next line off @p text; nothing when no whole line is left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// The schema version of the second line. Read before anything else: a file of another version may
/// look different from there on.
Result<std::uint32_t> read_version(std::string_view kind, std::string_view& text,
                                   VersionCheck check) {
  if (take_line(text) != kind) {
    return corrupt_text(kind, "does not begin with its name");
  }
  const std::string_view line = take_line(text).value_or("");
  std::uint32_t version = 0;
  if (line.size() <= kVersionKey.size() || !line.starts_with(kVersionKey) ||
      !read_number(line.substr(kVersionKey.size() + 1), version)) {
    return corrupt_text(kind, "does not say its schema version");
  }
  if (version != kSchemaVersion && check == VersionCheck::Same) {
    return Error{ErrorCode::SchemaMismatch,
                 "the archive has schema version " + std::to_string(version) +
                     ", this program needs " + std::to_string(kSchemaVersion),
                 "build it anew from its stored records with `dateline-index reindex`"};
  }
  return version;
}

/// The facts between version and checksum; Corrupt when the checksum does not fit them.
Result<std::string_view> unseal(std::string_view kind, std::string_view whole,
                                std::string_view facts) {
  const std::string mark = "\n" + std::string(kChecksumKey) + "\t";
  const std::size_t seal = whole.rfind(mark);
  if (seal == std::string_view::npos || seal + 1 < whole.size() - facts.size()) {
    return corrupt_text(kind, "is cut short");
  }
  std::string_view stated = whole.substr(seal + mark.size());
  if (stated.empty() || stated.back() != '\n') {
    return corrupt_text(kind, "is cut short");
  }
  stated.remove_suffix(1);
  if (stated != to_hex(sha256(whole.substr(0, seal + 1)))) {
    return corrupt_text(kind, "does not fit its checksum");
  }
  return whole.substr(whole.size() - facts.size(), seal + 1 - (whole.size() - facts.size()));
}

}  // namespace

std::string begin_text(std::string_view kind, std::uint32_t schema_version) {
  std::string text = std::string(kind) + "\n";
  put(text, kVersionKey, std::uint64_t{schema_version});
  return text;
}

void put(std::string& text, std::string_view key, std::initializer_list<std::string_view> values) {
  text += key;
  for (const std::string_view value : values) {
    text += '\t';
    text += escaped(value);
  }
  text += '\n';
}

void put(std::string& text, std::string_view key, std::uint64_t number) {
  put(text, key, {std::to_string(number)});
}

void put(std::string& text, std::string_view key, const std::optional<std::int64_t>& number) {
  if (number) {
    put(text, key, {std::to_string(*number)});
  }
}

std::string sealed(std::string text) {
  const std::string hash = to_hex(sha256(text));
  put(text, kChecksumKey, {hash});
  return text;
}

Error corrupt_text(std::string_view kind, std::string_view what) {
  return Error{ErrorCode::Corrupt, std::string(kind) + ": " + std::string(what),
               "go back to a kept generation with `dateline-index rollback`"};
}

bool is_hash(std::string_view text) {
  return text.size() == 2 * sizeof(Sha256) && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<std::uint32_t> read_lines(std::string_view kind, std::string_view text, VersionCheck check,
                                 const ReadLine& read_line) {
  std::string_view rest = text;
  auto version = read_version(kind, rest, check);
  if (!version) {
    return version;
  }
  auto facts = unseal(kind, text, rest);
  if (!facts) {
    return std::move(facts).error();
  }
  while (const auto line = take_line(*facts)) {
    auto values = split(*line);
    if (!values) {
      return corrupt_text(kind, "holds a line that cannot be read");
    }
    const std::string key = std::move(values->front());
    values->erase(values->begin());
    if (!read_line(key, *values)) {
      return corrupt_text(kind, "line '" + key + "' cannot be read");
    }
  }
  return version;
}

}  // namespace dateline::schema
