// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/companies.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline::searchd {
namespace {

using extract::SymbolTable;

std::shared_ptr<const SymbolTable> table_or_built_in(std::shared_ptr<const SymbolTable> table) {
  return table ? std::move(table)
               : std::shared_ptr<const SymbolTable>(std::shared_ptr<void>(),
                                                    &SymbolTable::built_in());
}

std::vector<std::string> folded_names(const Listing& listing) {
  std::vector<std::string> names = {fold_quickly(listing.symbol), fold_quickly(listing.name)};
  for (const extract::Alias& alias : listing.aliases) {
    names.push_back(fold_quickly(alias.text));
  }
  return names;
}

void sort_by_time(std::vector<const Listing*>& listings) {
  std::ranges::stable_sort(listings, {}, [](const Listing* listing) { return listing->from; });
}

std::vector<const Listing*> known(const std::vector<const Listing*>& listings, AsOf as_of) {
  std::vector<const Listing*> result;
  std::ranges::copy_if(listings, std::back_inserter(result),
                       [as_of](const Listing* listing) { return is_known(*listing, as_of); });
  return result;
}

}  // namespace

bool is_known(const Listing& listing, AsOf as_of) {
  return !as_of || listing.from <= *as_of;
}

Companies::Companies(std::shared_ptr<const SymbolTable> table)
    : table_(table_or_built_in(std::move(table))) {
  for (const Listing& listing : table_->listings()) {
    by_symbol_[listing.symbol].push_back(&listing);
    histories_[&table_->present(listing)].push_back(&listing);
    names_.emplace(&listing, folded_names(listing));
  }
  for (auto& [symbol, listings] : by_symbol_) {
    sort_by_time(listings);
  }
  for (auto& [present, listings] : histories_) {
    sort_by_time(listings);
  }
}

const Listing* Companies::filed_under(std::string_view symbol, AsOf as_of) const {
  const Listing* const last = table_->find(symbol, {}, {});
  if (last == nullptr) {
    return nullptr;
  }
  const std::vector<const Listing*> then = history(*last, as_of);
  return then.empty() ? nullptr : then.back();
}

std::vector<const Listing*> Companies::carriers(std::string_view symbol, AsOf as_of) const {
  const auto found = by_symbol_.find(symbol);
  return found == by_symbol_.end() ? std::vector<const Listing*>{} : known(found->second, as_of);
}

std::vector<const Listing*> Companies::history(const Listing& listing, AsOf as_of) const {
  return known(histories_.at(&table_->present(listing)), as_of);
}

const Listing& Companies::present(const Listing& listing, AsOf as_of) const {
  const Listing* current = &listing;
  for (const Listing* next = &table_->listings()[current->later];
       next != current && is_known(*next, as_of); next = &table_->listings()[current->later]) {
    current = next;
  }
  return *current;
}

bool Companies::has_name(std::string_view symbol, const LabelFilter& filter, AsOf as_of) const {
  const Listing* const last = table_->find(symbol, {}, {});
  if (last == nullptr) {
    return false;
  }
  return std::ranges::any_of(histories_.at(&table_->present(*last)), [&](const Listing* listing) {
    return is_known(*listing, as_of) &&
           std::ranges::any_of(names_.at(listing), [&](const std::string& name) {
             return filter.accepts_folded(name);
           });
  });
}

}  // namespace dateline::searchd
