// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/url.h"

#include <algorithm>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestUrl = 2000;

std::size_t scheme_length(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (starts_ignoring_case(url, scheme)) {
      return scheme.size();
    }
  }
  return 0;
}

bool is_url_character(char letter) {
  return static_cast<unsigned char>(letter) > 0x20U && letter != '"' && letter != '<' &&
         letter != '>' && letter != '\\' && letter != '\x7F';
}

/// The query (with its question mark) without what only counts visitors.
std::string without_tracking(std::string_view query) {
  std::string kept;
  for (const std::string_view part : split(query, "?&")) {
    if (!part.starts_with("utm_") && !part.starts_with("fbclid=") && !part.starts_with("gclid=")) {
      kept += (kept.empty() ? "?" : "&") + std::string(part);
    }
  }
  return kept;
}

std::string without_default_port(std::string authority, bool secure) {
  const std::string_view port = secure ? ":443" : ":80";
  if (authority.ends_with(port)) {
    authority.resize(authority.size() - port.size());
  }
  return authority;
}

/// Where the path of an absolute address begins.
std::size_t path_start(std::string_view url) {
  return std::min(url.find_first_of("/?#", scheme_length(url)), url.size());
}

/// True for "javascript:" and the like: letters up to a colon, before any slash.
bool has_scheme(std::string_view reference) {
  const std::size_t colon = reference.find_first_of(":/?#");
  return colon != std::string_view::npos && colon > 0 && reference[colon] == ':';
}

/// A path without the segments "." and "..".
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  std::size_t start = 1;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    const bool last = end == path.size();
    if (segment == ".." && !kept.empty()) {
      kept.pop_back();
    }
    if (segment != "." && segment != "..") {
      kept.push_back(segment);
    } else if (last) {
      kept.emplace_back();
    }
    start = end + 1;
  }
  std::string out;
  for (const std::string_view segment : kept) {
    out.append("/").append(segment);
  }
  return out.empty() ? "/" : out;
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view reference) {
  base = trim(base);
  reference = trim(reference);
  if (scheme_length(reference) > 0) {
    return std::string(reference);
  }
  const std::size_t scheme = scheme_length(base);
  if (scheme == 0 || reference.empty() || has_scheme(reference)) {
    return {};
  }
  if (reference.starts_with("//")) {
    return std::string(base.substr(0, scheme - 2)).append(reference);
  }
  const std::string origin(base.substr(0, path_start(base)));
  const std::string_view path =
      base.substr(origin.size(), base.find_first_of("?#", origin.size()) - origin.size());
  const std::size_t query = std::min(reference.find_first_of("?#"), reference.size());
  std::string merged(reference.substr(0, query));
  if (merged.empty()) {
    merged = path;
  } else if (!merged.starts_with('/')) {
    merged = std::string(path.substr(0, path.rfind('/') + 1)).append(merged);
  }
  const std::string absolute = merged.starts_with('/') ? merged : "/" + merged;
  return origin + without_dots(absolute).append(reference.substr(query));
}

bool is_home_page(std::string_view url) {
  const std::string_view rest = url.substr(path_start(url));
  return scheme_length(url) > 0 && (rest.empty() || rest == "/");
}

std::string canonical_url(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  const std::size_t start = scheme_length(url);
  if (start == 0 || url.size() > kLongestUrl || !std::ranges::all_of(url, is_url_character)) {
    return {};
  }
  const std::size_t end = std::min(url.find_first_of("/?", start), url.size());
  const std::string scheme = to_lower(url.substr(0, start));
  const std::string authority =
      without_default_port(to_lower(url.substr(start, end - start)), scheme == "https://");
  if (authority.empty() || authority.find('@') != std::string::npos) {
    return {};
  }
  const std::size_t query = std::min(url.find('?', end), url.size());
  const std::string_view path = url.substr(end, query - end);
  return scheme + authority + (path.empty() ? "/" : std::string(path)) +
         without_tracking(url.substr(query));
}

std::string host_of(std::string_view url) {
  const std::size_t start = scheme_length(url);
  if (start == 0) {
    return {};
  }
  std::string host = to_lower(url.substr(start, url.find_first_of("/?#:", start) - start));
  if (host.starts_with("www.")) {
    host.erase(0, 4);
  }
  return host;
}

bool is_host(std::string_view text) {
  const std::vector<std::string_view> labels = split(text, ".");
  return labels.size() >= 2 && text.size() <= 253 && !text.starts_with('.') &&
         !text.ends_with('.') && labels.back().size() >= 2 &&
         std::ranges::all_of(labels.back(), [](char c) { return is_upper(c) || is_lower(c); }) &&
         std::ranges::all_of(text, [](char c) {
           return is_upper(c) || is_lower(c) || is_digit(c) || c == '.' || c == '-';
         });
}

}  // namespace dateline::extract
