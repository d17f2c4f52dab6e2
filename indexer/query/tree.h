// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's query means, before any word of it is analysed: a small tree of plain data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::query {

enum class Kind : std::uint8_t {
  All,     // every article: the empty query
  Word,    // text; exact for =word, prefix for word*, never both; field "" (title and body) or
           // "title"
  Phrase,  // text: the words between the quotes; field as for Word
  Near,    // children are words or phrases within distance words of each other; ordered for ADJ
  Value,   // field:value of a field of fixed values; text is the value
  Range,   // date: or words:, from low to high, both inclusive, empty when open, never both. Dates
           // are those of parse_iso_date (instants with zone) or ages such as "7d"
  And,     // all children
  Or,      // any child
  Not,     // not its only child
};

struct Node {
  Kind kind = Kind::All;
  std::string field = {};
  std::string text = {};
  bool exact = false;
  bool prefix = false;
  bool bare = false;     // a Word that match=auto and match=any may relax: typed at the top level,
                         // without field, quotes, brackets, - or NOT of its own, and not joined
                         // by AND, OR, NEAR or ADJ. It is the root or a child of a root And
  bool ordered = false;  // Near: in the order typed
  std::uint32_t distance = 0;  // Near
  std::string low = {};        // Range
  std::string high = {};
  std::vector<Node> children = {};

  friend bool operator==(const Node&, const Node&) = default;
};

/// Something in the text that was repaired or left out, and why.
struct Ignored {
  std::string text;
  std::string reason;  // a lower-case sentence for people
  friend bool operator==(const Ignored&, const Ignored&) = default;
};

struct Query {
  Node root;
  std::vector<Ignored> ignored;
};

}  // namespace dateline::query
