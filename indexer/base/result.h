// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value, or the Error that explains why there is none.
//
// It has the members of std::expected (C++23) that we use, so that an alias can replace it.
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

#include "indexer/base/error.h"

namespace dateline {

template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  // Implicit, so that `return value;` and `return Error{…};` both read as they should.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value; only where there is one.
  [[nodiscard]] T& operator*() & { return value_ref(); }
  [[nodiscard]] const T& operator*() const& { return value_ref(); }
  [[nodiscard]] T&& operator*() && { return std::move(value_ref()); }
  [[nodiscard]] T* operator->() { return &value_ref(); }
  [[nodiscard]] const T* operator->() const { return &value_ref(); }

  /// The error; only where there is no value.
  [[nodiscard]] const Error& error() const& {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] Error&& error() && {
    assert(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  [[nodiscard]] T& value_ref() {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value_ref() const {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

/// The outcome of an operation that returns nothing but may fail.
using Status = Result<std::monostate>;

/// The successful Status.
[[nodiscard]] inline Status ok() {
  return std::monostate{};
}

}  // namespace dateline
