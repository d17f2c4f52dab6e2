// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/build_watch.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace dateline::indexer {
namespace {

constexpr std::uint64_t kToldOneByOne = 10;
constexpr std::chrono::milliseconds kDrawEvery{200};
constexpr std::chrono::milliseconds kEventEvery{1000};

const char* name_of(Stage stage) {
  switch (stage) {
    case Stage::Reading:
      return "reading";
    case Stage::Indexing:
      return "indexing";
    case Stage::Checking:
      return "checking";
  }
  return "";
}

nlohmann::ordered_json to_json(const Location& where, const Error& error) {
  return {{"file", where.file}, {"record", where.record},        {"offset", where.offset},
          {"line", where.line}, {"code", to_string(error.code)}, {"reason", error.message},
          {"hint", error.hint}};
}

std::string to_sentence(const Location& where, const Error& error) {
  std::string text = "skipped: " + (where.file.empty() ? std::string("input") : where.file);
  if (where.record > 0) {
    text += ", record " + std::to_string(where.record);
  }
  if (where.line > 0) {
    text += ", line " + std::to_string(where.line);
  }
  return text + ": " + error.message + (error.hint.empty() ? "" : "; " + error.hint);
}

/// "1:05" or "2:10:00".
std::string clock_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  std::ostringstream text;
  if (whole >= 3600) {
    text << whole / 3600 << ':' << std::setw(2) << std::setfill('0');
  }
  text << whole / 60 % 60 << ':' << std::setw(2) << std::setfill('0') << whole % 60;
  return text.str();
}

std::string bar_of(double share) {
  constexpr std::size_t kWidth = 24;
  const auto full = static_cast<std::size_t>(share * kWidth);
  return "[" + std::string(full, '#') + std::string(kWidth - full, '.') + "]";
}

}  // namespace

BuildWatch::BuildWatch(const Console& console)
    : console_(console),
      has_bar_(console.style() == Console::Style::Text && ::isatty(STDERR_FILENO) == 1),
      stage_start_(Clock::now()) {}

Status BuildWatch::report_to(const std::string& file) {
  if (file.empty()) {
    return ok();
  }
  Result<ReportFile> report = ReportFile::open(file);
  if (!report) {
    return std::move(report).error();
  }
  report_ = *std::move(report);
  return ok();
}

void BuildWatch::progress(const Progress& progress) {
  const auto now = Clock::now();
  if (progress.stage != stage_) {
    stage_ = progress.stage;
    stage_start_ = now;
    next_draw_ = now;
  }
  if (now < next_draw_) {
    return;
  }
  if (has_bar_) {
    next_draw_ = now + kDrawEvery;
    draw(progress);
    return;
  }
  next_draw_ = now + kEventEvery;
  console_.event({{"event", "progress"},
                  {"stage", name_of(progress.stage)},
                  {"done", progress.done},
                  {"total", progress.total},
                  {"articles", progress.articles}});
}

Status BuildWatch::skipped(const Location& where, const Error& error) {
  ++skipped_;
  nlohmann::ordered_json object = to_json(where, error);
  if (report_) {
    if (Status written = report_->write_line(to_line(object)); !written) {
      return written;
    }
  } else if (console_.style() != Console::Style::Json && skipped_ <= kToldOneByOne) {
    clear_bar();
    console_.note(to_sentence(where, error));
  }
  object["event"] = "skipped";
  console_.event(object);
  return ok();
}

Status BuildWatch::finish() {
  clear_bar();
  if (report_) {
    return report_->commit();
  }
  if (skipped_ > kToldOneByOne && console_.style() != Console::Style::Json) {
    console_.note("skipped: " + counted(skipped_ - kToldOneByOne, "more record") +
                  " (all of them with --report FILE)");
  }
  return ok();
}

void BuildWatch::draw(const Progress& progress) {
  const double seconds = std::chrono::duration<double>(Clock::now() - stage_start_).count();
  std::ostringstream line;
  line << std::left << std::setw(9) << name_of(progress.stage);
  if (progress.total > 0) {
    const double share =
        std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
    line << bar_of(share) << std::right << std::setw(4) << static_cast<int>(share * 100) << " %";
    if (share > 0.01 && seconds > 1) {
      line << "  " << clock_text(seconds / share - seconds) << " left";
    }
  }
  line << "  " << counted(progress.articles, "article");
  if (seconds > 1) {
    line << ", "
         << grouped(static_cast<std::uint64_t>(static_cast<double>(progress.articles) / seconds))
         << "/s";
  }
  std::cerr << '\r' << line.str() << "\033[K" << std::flush;
  is_drawn_ = true;
}

void BuildWatch::clear_bar() {
  if (is_drawn_) {
    std::cerr << "\r\033[K" << std::flush;
    is_drawn_ = false;
  }
}

}  // namespace dateline::indexer
