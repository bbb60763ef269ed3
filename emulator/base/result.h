#pragma once

// How an answer that AWS would refuse travels: a Result holds a value or an Error.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wt {

// An error as AWS answers it. `code` is the name on the wire ("InvalidVpcID.NotFound"),
// `http_status` the status line, `sender_fault` false only for faults of the service.
struct Error {
  std::string code;
  std::string message;
  int http_status = 400;
  bool sender_fault = true;
  // Further members of the error's shape, by their wire name; values are strings or, with `[]`
  // appended to the name, one entry per element of a list.
  std::vector<std::pair<std::string, std::string>> details;
};

struct Unit {};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  Unit value() const { return {}; }
  const Error& error() const& { return *error_; }
  Error&& error() && { return *std::move(error_); }

 private:
  std::optional<Error> error_;
};

}  // namespace wt

// The value of a Result, or return its error from the enclosing function.
#define WT_TRY(...)                                             \
  __extension__({                                               \
    auto wt_result_ = (__VA_ARGS__);                            \
    if (!wt_result_.ok()) return std::move(wt_result_).error(); \
    std::move(wt_result_).value();                              \
  })
