#pragma once

// A value of the API kept whole in a row's column, as JSON under the model's names.

#include <string>
#include <string_view>
#include <utility>

#include "emulator/state/schema.h"
#include "emulator/wire/codec.h"

namespace wt {

template <class T>
struct Stored {
  T value;

  Stored() = default;
  Stored(T held) : value(std::move(held)) {}
  const T& operator*() const { return value; }
  T& operator*() { return value; }
  const T* operator->() const { return &value; }
  T* operator->() { return &value; }
};

template <class T>
struct ColumnCodec<Stored<T>> {
  static std::string ToText(const Stored<T>& held) {
    return wire::ToStoredJson(wire::ShapeOf<T>(), &held.value);
  }
  static bool FromText(std::string_view text, Stored<T>& held) {
    return wire::FromStoredJson(wire::ShapeOf<T>(), text, &held.value);
  }
};

// A list of them. As a column its text is one JSON value a line.
template <class T>
struct StoredList {
  wire::List<T> value;

  StoredList() = default;
  StoredList(wire::List<T> held) : value(std::move(held)) {}
  const wire::List<T>& operator*() const { return value; }
  wire::List<T>& operator*() { return value; }
};

template <class T>
struct ColumnCodec<StoredList<T>> {
  static std::string ToText(const StoredList<T>& held) {
    std::string out;
    for (const T& item : held.value) {
      if (!out.empty()) out += '\n';
      out += wire::ToStoredJson(wire::ShapeOf<T>(), &item);
    }
    return out;
  }
  static bool FromText(std::string_view text, StoredList<T>& held) {
    held.value.clear();
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      T& item = held.value.emplace_back();
      if (!wire::FromStoredJson(wire::ShapeOf<T>(), text.substr(0, end), &item)) return false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
  }
};

}  // namespace wt
