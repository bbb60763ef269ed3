#pragma once

// A tuple without std::tuple's constraints: columns and keys of every table go through it, and
// compiling is most of what a tuple costs there.

#include <cstddef>
#include <utility>

namespace wt {
namespace internal {

template <size_t I, class T>
struct FlatSlot {
  T value;
};
template <class Sequence, class... T>
struct FlatSlots;
template <size_t... I, class... T>
struct FlatSlots<std::index_sequence<I...>, T...> : FlatSlot<I, T>... {};

template <size_t I, class T>
constexpr const T& SlotValue(const FlatSlot<I, T>& slot) {
  return slot.value;
}
template <size_t I, class T>
T SlotType(const FlatSlot<I, T>& slot);

}  // namespace internal

template <class... T>
struct Flat : internal::FlatSlots<std::index_sequence_for<T...>, T...> {
  static constexpr size_t kSize = sizeof...(T);
  constexpr Flat(T... values)
      : internal::FlatSlots<std::index_sequence_for<T...>, T...>{{values}...} {}
};
template <>
struct Flat<> {
  static constexpr size_t kSize = 0;
};
template <class... T>
Flat(T...) -> Flat<T...>;

template <size_t I, class Tuple>
constexpr const auto& At(const Tuple& tuple) {
  return internal::SlotValue<I>(tuple);
}
template <size_t I, class Tuple>
using TypeAt = decltype(internal::SlotType<I>(std::declval<const Tuple&>()));

// Calls `visit` with each value, in order.
template <class Visit, class... T>
constexpr void ForEach(const Flat<T...>& flat, const Visit& visit) {
  [&]<size_t... I>(std::index_sequence<I...>) { (visit(internal::SlotValue<I>(flat)), ...); }
  (std::index_sequence_for<T...>());
}

}  // namespace wt
