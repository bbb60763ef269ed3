#pragma once

// The rows of one type, in memory, in the order of their key columns. Rows are values: Find gives
// a pointer that holds until the row is put or erased again, Put copies in, nothing else writes.
// A loop that puts or erases rows of the table it walks must Collect them first.

#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "emulator/base/check.h"
#include "emulator/state/schema.h"

namespace wt::state {

class Store;

struct ColumnInfo {
  std::string_view name;
  std::string_view type;  // As SQL has it.
  bool key = false;
};

// What the store asks of a table without knowing its row type.
class TableBase {
 public:
  virtual ~TableBase() = default;
  virtual std::string_view name() const = 0;
  virtual std::vector<ColumnInfo> columns() const = 0;
  virtual size_t size() const = 0;
  virtual void Clear() = 0;
  // Adds a row that was saved; false where a value is not of its column's type.
  virtual bool Load(const std::vector<Value>& values) = 0;
  virtual bool CanLoad(const std::vector<Value>& values) const = 0;
  // All rows in key order.
  virtual void Each(const std::function<void(const std::vector<Value>&)>& visit) const = 0;
  // The rows put and the keys erased since the last drain.
  virtual void DrainDirty(const std::function<void(const std::vector<Value>&)>& put,
                          const std::function<void(const std::vector<Value>&)>& erase) = 0;
  virtual void UndoLast() = 0;
  virtual void ForgetUndo() = 0;
};

// Shared by a store and its tables: whether changes are to be remembered, and in which order.
struct Changes {
  bool undoable = false;
  bool tracked = false;  // For a file.
  std::vector<TableBase*> order;
};

namespace internal {

// An index holds pointers; who walks it sees rows.
template <class Row, class Iterator>
struct RowIterator {
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = Row;
  using difference_type = std::ptrdiff_t;
  using pointer = const Row*;
  using reference = const Row&;

  Iterator at;

  const Row& operator*() const { return **at; }
  const Row* operator->() const { return *at; }
  RowIterator& operator++() {
    ++at;
    return *this;
  }
  RowIterator operator++(int) { return RowIterator{at++}; }
  RowIterator& operator--() {
    --at;
    return *this;
  }
  RowIterator operator--(int) { return RowIterator{at--}; }
  friend bool operator==(const RowIterator&, const RowIterator&) = default;
};

// A key part as it is looked up: text by view, all else by value.
inline std::string_view Part(std::string_view text) { return text; }
inline std::string_view Part(const std::string& text) { return text; }
inline std::string_view Part(const char* text) { return text; }
template <class T>
requires(!std::convertible_to<T, std::string_view>) const T& Part(const T& part) { return part; }

inline int Compare(std::string_view a, std::string_view b) { return a.compare(b); }
template <class T>
requires(!std::convertible_to<T, std::string_view>) int Compare(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

template <class Row, class Columns, class Key, size_t... I>
int ComparePrefix(const Row& row, const Columns& columns, const Key& key,
                  std::index_sequence<I...>) {
  int result = 0;
  static_cast<void>((((result = Compare(row.*(At<I>(columns)), At<I>(key))) == 0) && ...));
  return result;
}

template <class Row, size_t... I>
constexpr auto KeyMembers(std::index_sequence<I...>) {
  return Flat{At<I>(Schema<Row>::kColumns).member...};
}
template <class Row>
constexpr auto KeyMembers() {
  return KeyMembers<Row>(std::make_index_sequence<kKeyCount<Row>>());
}

template <class Row, class... T>
bool LessBy(const Row& a, const Row& b, const Flat<T Row::*...>& members) {
  int result = 0;
  [&]<size_t... I>(std::index_sequence<I...>) {
    static_cast<void>((((result = Compare(a.*(At<I>(members)), b.*(At<I>(members)))) == 0) && ...));
  }
  (std::index_sequence_for<T...>());
  return result < 0;
}

template <class... Parts>
struct Prefix {
  Flat<Parts...> parts;
};

}  // namespace internal

template <class Row>
class Table : public TableBase {
  static_assert(IsColumns<ColumnsOf<Row>>::value,
                "A Schema's kColumns and kIndexes are Columns{…}, not std::tuple{…}.");

  struct KeyLess {
    using is_transparent = void;
    bool operator()(const Row& a, const Row& b) const {
      return internal::LessBy(a, b, internal::KeyMembers<Row>());
    }
    template <class... P>
    bool operator()(const Row& a, const internal::Prefix<P...>& key) const {
      return internal::ComparePrefix(a, internal::KeyMembers<Row>(), key.parts,
                                     std::index_sequence_for<P...>()) < 0;
    }
    template <class... P>
    bool operator()(const internal::Prefix<P...>& key, const Row& a) const {
      return internal::ComparePrefix(a, internal::KeyMembers<Row>(), key.parts,
                                     std::index_sequence_for<P...>()) > 0;
    }
  };
  template <size_t N>
  struct IndexLess {
    using is_transparent = void;
    static constexpr auto Members() { return At<N>(IndexesOf<Row>()).members; }
    bool operator()(const Row* a, const Row* b) const {
      if (internal::LessBy(*a, *b, Members())) return true;
      if (internal::LessBy(*b, *a, Members())) return false;
      return KeyLess()(*a, *b);
    }
    template <class... P>
    bool operator()(const Row* a, const internal::Prefix<P...>& key) const {
      return internal::ComparePrefix(*a, Members(), key.parts, std::index_sequence_for<P...>()) < 0;
    }
    template <class... P>
    bool operator()(const internal::Prefix<P...>& key, const Row* a) const {
      return internal::ComparePrefix(*a, Members(), key.parts, std::index_sequence_for<P...>()) > 0;
    }
  };
  template <size_t... N>
  static auto MakeIndexes(std::index_sequence<N...>)
      -> std::tuple<std::set<const Row*, IndexLess<N>>...>;
  static constexpr size_t kIndexCount = decltype(IndexesOf<Row>())::kSize;
  using Rows = std::set<Row, KeyLess>;
  using Indexes = decltype(MakeIndexes(std::make_index_sequence<kIndexCount>()));

 public:
  explicit Table(Changes& changes) : changes_(changes) {}

  template <class Iterator>
  struct Range {
    Iterator first, last;
    Iterator begin() const { return first; }
    Iterator end() const { return last; }
    bool empty() const { return first == last; }
  };

  // The row with this whole key, or null.
  template <class... Key>
  const Row* Find(const Key&... key) const {
    static_assert(sizeof...(Key) == kKeyCount<Row>, "Find takes the whole key.");
    const auto at = rows_.find(Whole(key...));
    return at == rows_.end() ? nullptr : &*at;
  }

  void Put(Row row) {
    auto at = rows_.lower_bound(row);
    const bool there = at != rows_.end() && !KeyLess()(row, *at);
    Remember(row, there ? std::optional<Row>(*at) : std::nullopt);
    Place(at, there, std::move(row));
  }

  template <class... Key>
  bool Erase(const Key&... key) {
    static_assert(sizeof...(Key) == kKeyCount<Row>, "Erase takes the whole key.");
    const auto at = rows_.find(Whole(key...));
    if (at == rows_.end()) return false;
    Remember(*at, *at);
    Remove(at);
    return true;
  }

  // The rows whose key begins with these columns, in order.
  template <class... Key>
  auto Scan(const Key&... prefix) const {
    const auto key = Whole(prefix...);
    return Range<typename Rows::const_iterator>{rows_.lower_bound(key), rows_.upper_bound(key)};
  }
  // Of the rows whose key begins with `prefix`, those whose next key column is past `after`.
  template <class... Key>
  auto ScanAfter(std::string_view after, const Key&... prefix) const {
    return Range<typename Rows::const_iterator>{rows_.upper_bound(Whole(prefix..., after)),
                                                rows_.upper_bound(Whole(prefix...))};
  }
  const Rows& All() const { return rows_; }

  // The rows of index N that begin with these columns, in the index's order.
  template <size_t N, class... Key>
  auto By(const Key&... prefix) const {
    const auto& index = std::get<N>(indexes_);
    const auto key = Whole(prefix...);
    using Iterator = typename std::remove_cvref_t<decltype(index)>::const_iterator;
    using RowIterator = internal::RowIterator<Row, Iterator>;
    return Range<RowIterator>{RowIterator{index.lower_bound(key)},
                              RowIterator{index.upper_bound(key)}};
  }

  template <class... Key>
  std::vector<Row> Collect(const Key&... prefix) const {
    const auto range = Scan(prefix...);
    return std::vector<Row>(range.begin(), range.end());
  }

  // --- What the store asks ---------------------------------------------------------------------
  std::string_view name() const override { return Schema<Row>::kTable; }
  size_t size() const override { return rows_.size(); }
  std::vector<ColumnInfo> columns() const override {
    std::vector<ColumnInfo> out;
    ForEach(Schema<Row>::kColumns, [&](const auto& column) { out.push_back(Info(column)); });
    return out;
  }
  void Clear() override {
    ForgetUndo();
    if (changes_.tracked) {
      for (const Row& row : rows_) dirty_.insert(row);
    }
    ClearIndexes(std::make_index_sequence<kIndexCount>());
    rows_.clear();
  }
  bool Load(const std::vector<Value>& values) override {
    Row row{};
    if (!Parse(values, row)) return false;
    if (changes_.tracked) dirty_.insert(row);
    const auto at = rows_.lower_bound(row);
    Place(at, at != rows_.end() && !KeyLess()(row, *at), std::move(row));
    return true;
  }
  bool CanLoad(const std::vector<Value>& values) const override {
    Row row{};
    return Parse(values, row);
  }
  void Each(const std::function<void(const std::vector<Value>&)>& visit) const override {
    for (const Row& row : rows_) visit(Values(row));
  }
  void DrainDirty(const std::function<void(const std::vector<Value>&)>& put,
                  const std::function<void(const std::vector<Value>&)>& erase) override {
    for (const Row& key : dirty_) {
      const auto at = rows_.find(key);
      if (at != rows_.end()) {
        put(Values(*at));
      } else {
        std::vector<Value> values = Values(key);
        values.resize(kKeyCount<Row>);
        erase(values);
      }
    }
    dirty_.clear();
  }
  void UndoLast() override {
    WT_CHECK(!undo_.empty());
    auto [now, before] = std::move(undo_.back());
    undo_.pop_back();
    const auto at = rows_.find(now);
    if (before) {
      const auto place = rows_.lower_bound(*before);
      Place(place, at != rows_.end(), *std::move(before));
    } else if (at != rows_.end()) {
      Remove(at);
    }
  }
  void ForgetUndo() override { undo_.clear(); }

 private:
  template <class... Key>
  static auto Whole(const Key&... key) {
    return internal::Prefix<decltype(internal::Part(key))...>{
        Flat<decltype(internal::Part(key))...>(internal::Part(key)...)};
  }
  template <class R, class T>
  static ColumnInfo Info(const KeyColumn<R, T>& column) {
    return {column.name, SqlType<T>(), true};
  }
  template <class R, class T>
  static ColumnInfo Info(const Column<R, T>& column) {
    return {column.name, SqlType<T>(), false};
  }
  static std::vector<Value> Values(const Row& row) {
    std::vector<Value> out;
    out.reserve(kColumnCount<Row>);
    ForEach(Schema<Row>::kColumns,
            [&](const auto& column) { out.push_back(ToValue(row.*(column.member))); });
    return out;
  }
  static bool Parse(const std::vector<Value>& values, Row& row) {
    size_t i = 0;
    bool good = values.size() == kColumnCount<Row>;
    ForEach(Schema<Row>::kColumns, [&](const auto& column) {
      good = good && FromValue(values[i++], row.*(column.member));
    });
    return good;
  }
  void Remember(const Row& row, std::optional<Row> before) {
    if (changes_.tracked) dirty_.insert(row);
    if (!changes_.undoable) return;
    undo_.emplace_back(row, std::move(before));
    changes_.order.push_back(this);
  }
  void Place(typename Rows::const_iterator at, bool there, Row row) {
    if (there) {
      // The key stays as it is, so the node may be written in place; the indexes may not.
      Unindex(&*at);
      const_cast<Row&>(*at) = std::move(row);
      Reindex(&*at);
    } else {
      Reindex(&*rows_.insert(at, std::move(row)));
    }
  }
  void Remove(typename Rows::const_iterator at) {
    Unindex(&*at);
    rows_.erase(at);
  }
  void Unindex(const Row* row) {
    std::apply([&](auto&... index) { (index.erase(row), ...); }, indexes_);
  }
  void Reindex(const Row* row) {
    std::apply([&](auto&... index) { (index.insert(row), ...); }, indexes_);
  }
  template <size_t... N>
  void ClearIndexes(std::index_sequence<N...>) {
    (std::get<N>(indexes_).clear(), ...);
  }

  Changes& changes_;
  Rows rows_;
  Indexes indexes_;
  std::set<Row, KeyLess> dirty_;  // Rows as of their first change; only the key matters.
  std::vector<std::pair<Row, std::optional<Row>>> undo_;
};

}  // namespace wt::state
