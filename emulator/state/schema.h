#pragma once

// How a row type says what its columns are. A row is a plain struct; its Schema names the table,
// the key columns (first, in order) and the others, each by pointer to member. The style guide has
// an example. A column holds text, a whole number, a double, a boolean, an Instant, a Duration, an
// enum (as its number), an optional or a list of texts, or any type with a ColumnCodec.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "emulator/base/flat.h"
#include "emulator/base/time.h"

namespace wt {

template <class Row>
struct Schema;

template <class Row, class T>
struct KeyColumn {
  std::string_view name;
  T Row::*member;
};
template <class Row, class T>
KeyColumn(const char*, T Row::*) -> KeyColumn<Row, T>;

template <class Row, class T>
struct Column {
  std::string_view name;
  T Row::*member;
};
template <class Row, class T>
Column(const char*, T Row::*) -> Column<Row, T>;

// A row's columns, or its indexes, in order.
template <class... C>
struct Columns : Flat<C...> {
  constexpr Columns(C... columns) : Flat<C...>(columns...) {}
};
template <class... C>
Columns(C...) -> Columns<C...>;

// A further order of the same rows, by these columns and then by the key.
template <class Row, class... T>
struct Index {
  std::string_view name;
  Flat<T Row::*...> members;
  constexpr Index(const char* index_name, T Row::*... columns)
      : name(index_name), members(columns...) {}
};
template <class Row, class... T>
Index(const char*, T Row::*...) -> Index<Row, T...>;

// How a type that is not a plain column value is kept as text. Specialise with
//   static std::string ToText(const T&);
//   static bool FromText(std::string_view, T&);
template <class T>
struct ColumnCodec;

template <>
struct ColumnCodec<std::vector<std::string>> {
  static std::string ToText(const std::vector<std::string>& items);
  static bool FromText(std::string_view text, std::vector<std::string>& items);
};
template <>
struct ColumnCodec<std::map<std::string, std::string>> {
  static std::string ToText(const std::map<std::string, std::string>& items);
  static bool FromText(std::string_view text, std::map<std::string, std::string>& items);
};

namespace state {

// What a cell of a table holds: nothing, a number or text.
using Value = std::variant<std::monostate, int64_t, double, std::string>;

template <class T>
concept HasCodec = requires(const T& in, T& out) {
  { ColumnCodec<T>::ToText(in) } -> std::convertible_to<std::string>;
  { ColumnCodec<T>::FromText(std::string_view(), out) } -> std::same_as<bool>;
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
Value ToValue(const T& in) {
  if constexpr (std::is_same_v<T, std::string>) {
    return in;
  } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Duration>) {
    return in.micros;
  } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
    return static_cast<int64_t>(in);
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<double>(in);
  } else if constexpr (IsOptional<T>::value) {
    return in ? ToValue(*in) : Value();
  } else {
    static_assert(HasCodec<T>, "This column type needs a wt::ColumnCodec.");
    return ColumnCodec<T>::ToText(in);
  }
}

template <class T>
bool FromValue(const Value& value, T& out) {
  if constexpr (std::is_same_v<T, std::string>) {
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr) out = *text;
    return text != nullptr;
  } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Duration>) {
    const auto* number = std::get_if<int64_t>(&value);
    if (number != nullptr) out.micros = *number;
    return number != nullptr;
  } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
    const auto* number = std::get_if<int64_t>(&value);
    if (number != nullptr) out = static_cast<T>(*number);
    return number != nullptr;
  } else if constexpr (std::is_floating_point_v<T>) {
    const auto* number = std::get_if<double>(&value);
    if (number != nullptr) out = static_cast<T>(*number);
    return number != nullptr;
  } else if constexpr (IsOptional<T>::value) {
    if (std::holds_alternative<std::monostate>(value)) {
      out.reset();
      return true;
    }
    return FromValue(value, out.emplace());
  } else {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && ColumnCodec<T>::FromText(*text, out);
  }
}

template <class T>
constexpr std::string_view SqlType() {
  if constexpr (IsOptional<T>::value) {
    return SqlType<typename T::value_type>();
  } else if constexpr (std::is_floating_point_v<T>) {
    return "REAL";
  } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Duration> ||
                       std::is_enum_v<T> || std::is_integral_v<T>) {
    return "INTEGER";
  } else {
    return "TEXT";
  }
}

template <class C>
struct IsKeyColumn : std::false_type {};
template <class Row, class T>
struct IsKeyColumn<KeyColumn<Row, T>> : std::true_type {};

template <class Row>
using ColumnsOf = std::remove_cvref_t<decltype(Schema<Row>::kColumns)>;
template <class T>
struct IsColumns : std::false_type {};
template <class... C>
struct IsColumns<Columns<C...>> : std::true_type {};
template <class Row>
inline constexpr size_t kColumnCount = ColumnsOf<Row>::kSize;

// Key columns come first.
template <class Row, size_t... I>
constexpr size_t CountKeys(std::index_sequence<I...>) {
  return (size_t{0} + ... +
          (IsKeyColumn<TypeAt<I, ColumnsOf<Row>>>::value ? size_t{1} : size_t{0}));
}
template <class Row>
inline constexpr size_t kKeyCount = CountKeys<Row>(std::make_index_sequence<kColumnCount<Row>>());

template <class Row>
constexpr auto IndexesOf() {
  if constexpr (requires { Schema<Row>::kIndexes; }) {
    return Schema<Row>::kIndexes;
  } else {
    return Flat<>();
  }
}

}  // namespace state
}  // namespace wt
