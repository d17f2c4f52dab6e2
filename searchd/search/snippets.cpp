// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/schema/folding.h"

namespace dateline::searchd {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::array<std::string_view, 6> kSentenceEnds = {". ", "? ", "! ", "。", "！", "？"};
constexpr std::uint32_t kMaxStretches = 3;
constexpr std::uint32_t kLeastChars = 50;  // of a stretch beside others

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, begins_character));
}

/// The bytes of the first @p chars characters of @p text.
std::size_t bytes_of(std::string_view text, std::uint32_t chars) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (begins_character(text[at]) && chars-- == 0) {
      break;
    }
  }
  return at;
}

std::string join(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += text.empty() ? "" : " ";
    text += paragraph;
  }
  return text;
}

/// A stretch of the joined text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// True where a text may be cut: before a blank, and before any character of a script that puts no
/// blanks between words.
bool may_cut(std::string_view text, std::size_t at) {
  return text[at] == ' ' ||
         (begins_character(text[at]) &&
          schema::char_class(schema::next_code_point(text, at)) == schema::CharClass::Gram);
}

/// The end of the last word that fits in @p chars characters from @p begin; the text's when all do.
std::size_t cut_at_word(std::string_view text, std::size_t begin, std::uint32_t chars) {
  const std::size_t end = begin + bytes_of(text.substr(begin), chars);
  if (end >= text.size()) {
    return text.size();
  }
  for (std::size_t at = end; at > begin; --at) {
    if (may_cut(text, at)) {
      return at;
    }
  }
  return end;
}

/// True when a sentence begins at the end of @p before.
bool ends_sentence(std::string_view before) {
  return std::ranges::any_of(kSentenceEnds,
                             [&](std::string_view end) { return before.ends_with(end); });
}

/// Goes back from @p at to the start of its sentence, or of a word, over at most @p bytes.
std::size_t back_to_start(std::string_view text, std::size_t at, std::size_t bytes) {
  const std::size_t lowest = at - std::min(at, bytes);
  if (lowest == 0) {
    return 0;
  }
  for (std::size_t i = at; i > lowest + 1; --i) {
    if (ends_sentence(text.substr(lowest, i - lowest))) {
      return i;
    }
  }
  for (std::size_t i = lowest; i < at; ++i) {
    if (may_cut(text, i)) {
      return text[i] == ' ' ? i + 1 : i;
    }
  }
  return at;
}

/// Chooses stretches of one text.
class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Mark>& marks, std::size_t patterns)
      : text_(text), marks_(marks), shown_(patterns) {}

  /// The @p count best stretches of @p chars characters each, in the order of the text; fewer when
  /// another would show nothing new.
  [[nodiscard]] std::vector<Stretch> choose(std::uint32_t count, std::uint32_t chars) {
    shown_.assign(shown_.size(), 0);
    std::vector<Stretch> stretches;
    while (stretches.size() < count) {
      const Mark* const best = best_beginning(std::size_t{chars} * 3 / 4);
      if (best == nullptr) {
        break;
      }
      stretches.push_back(around(*best, chars));
      note_shown(stretches.back());
    }
    std::ranges::sort(stretches, {}, &Stretch::begin);
    return stretches;
  }

  /// How many different words of the query the chosen stretches show.
  [[nodiscard]] std::ptrdiff_t shown() const { return std::ranges::count(shown_, 1); }

 private:
  /// Of the windows that begin at a mark the first that shows most new patterns, then most marks;
  /// nullptr when none shows a new one.
  [[nodiscard]] const Mark* best_beginning(std::size_t reach) {
    std::pair<std::size_t, std::size_t> best_worth{0, 0};
    const Mark* best = nullptr;
    for (auto first = marks_.begin(); first != marks_.end(); ++first) {
      seen_ = shown_;
      std::pair<std::size_t, std::size_t> worth{0, 0};
      for (auto at = first; at != marks_.end() && at->end <= first->begin + reach; ++at) {
        worth.first += 1U - seen_[at->pattern];
        seen_[at->pattern] = 1;
        ++worth.second;
      }
      if (worth.first > 0 && worth > best_worth) {
        best_worth = worth;
        best = &*first;
      }
    }
    return best;
  }

  [[nodiscard]] Stretch around(const Mark& mark, std::uint32_t chars) const {
    const std::size_t begin = back_to_start(text_, mark.begin, chars / 4);
    return {.begin = begin, .end = cut_at_word(text_, begin, chars)};
  }

  void note_shown(const Stretch& stretch) {
    for (const Mark& mark : marks_) {
      if (mark.begin >= stretch.begin && mark.end <= stretch.end) {
        shown_[mark.pattern] = 1;
      }
    }
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  std::vector<std::uint8_t> shown_;  // by pattern: 1 when a chosen stretch shows it
  std::vector<std::uint8_t> seen_;   // the same while a window is judged
};

/// As few stretches as show as many different words as any number of them would.
std::vector<Stretch> choose_stretches(std::string_view text, const std::vector<Mark>& marks,
                                      std::size_t patterns, std::uint32_t chars) {
  Chooser chooser(text, marks, patterns);
  std::vector<Stretch> best = chooser.choose(1, chars);
  std::ptrdiff_t shown = chooser.shown();
  std::vector<bool> present(patterns);
  for (const Mark& mark : marks) {
    present[mark.pattern] = true;
  }
  const std::ptrdiff_t all = std::ranges::count(present, true);
  for (std::uint32_t count = 2;
       count <= kMaxStretches && shown < all && chars / count >= kLeastChars; ++count) {
    std::vector<Stretch> more = chooser.choose(count, chars / count);
    if (chooser.shown() > shown) {
      shown = chooser.shown();
      best = std::move(more);
    }
  }
  return best.empty() ? std::vector{Stretch{.begin = 0, .end = cut_at_word(text, 0, chars)}} : best;
}

/// Stretches that touch become one.
std::vector<Stretch> joined(const std::vector<Stretch>& stretches) {
  std::vector<Stretch> apart;
  for (const Stretch& stretch : stretches) {
    if (!apart.empty() && stretch.begin <= apart.back().end + 1) {
      apart.back().end = std::max(apart.back().end, stretch.end);
    } else {
      apart.push_back(stretch);
    }
  }
  return apart;
}

/// Appends a stretch of the text, and the marks in it that do not overlap.
void append(const Stretch& stretch, std::string_view text, const std::vector<Mark>& marks,
            Snippet& snippet) {
  std::uint32_t chars = count_characters(snippet.text);
  std::size_t at = stretch.begin;
  const auto to_characters = [&](std::size_t byte) {
    chars += count_characters(text.substr(at, byte - at));
    at = byte;
    return chars;
  };
  auto mark = std::ranges::lower_bound(marks, stretch.begin, {}, &Mark::begin);
  for (; mark != marks.end() && mark->begin < stretch.end; ++mark) {
    if (mark->begin >= at && mark->end <= stretch.end) {
      const std::uint32_t begin = to_characters(mark->begin);
      snippet.matches.emplace_back(begin, to_characters(mark->end));
    }
  }
  snippet.text += text.substr(stretch.begin, stretch.end - stretch.begin);
}

}  // namespace

Snippet SnippetMaker::make(const std::vector<std::string>& paragraphs, std::uint32_t chars) const {
  const std::string text = join(paragraphs);
  const std::vector<Mark> marks = marks_.find(paragraphs);
  const auto stretches = joined(choose_stretches(text, marks, marks_.pattern_count(), chars));
  Snippet snippet;
  for (const Stretch& stretch : stretches) {
    const bool first = snippet.text.empty();
    if (!first || stretch.begin > 0) {
      snippet.text.append(first ? "" : " ").append(kEllipsis).append(" ");
    }
    append(stretch, text, marks, snippet);
  }
  snippet.text += stretches.back().end < text.size() ? " " + std::string(kEllipsis) : "";
  return snippet;
}

}  // namespace dateline::searchd
