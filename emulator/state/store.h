#pragma once

// All tables of a world, the undoing of a request that failed, and the file behind them.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "emulator/base/check.h"
#include "emulator/base/result.h"
#include "emulator/state/table.h"

namespace wt::state {

class Store {
 public:
  Store();
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Before Open: the tables this store has. A row type can be registered once.
  template <class Row>
  void Register() {
    const size_t id = TypeId<Row>();
    if (id >= by_type_.size()) by_type_.resize(id + 1, nullptr);
    WT_CHECK(by_type_[id] == nullptr);
    tables_.push_back(std::make_unique<Table<Row>>(changes_));
    by_type_[id] = tables_.back().get();
  }
  template <class Row>
  Table<Row>& Get() {
    const size_t id = TypeId<Row>();
    WT_CHECK(id < by_type_.size() && by_type_[id] != nullptr);
    return *static_cast<Table<Row>*>(by_type_[id]);
  }

  // Before Open: what else must be the same in whoever reads the file, such as the names that rows
  // refer to.
  void Require(std::string what) { required_ = std::move(what); }

  // Opens or creates the file and loads its rows; memory alone for an empty path. A file that is
  // not a Windtunnel state file, has another schema, or is in use is refused with a sentence and
  // left untouched.
  Result<void> Open(const std::string& path);
  bool has_file() const;

  // From Begin on, changes can be undone by Rollback or kept by Commit. Does not nest.
  void Begin();
  void Rollback();
  void Commit();

  // Writes all changes since the last flush in one transaction. Nothing to do without a file.
  void FlushTurn();

  // Empties every table.
  void Clear();
  // A whole, consistent copy in a new file: the same rows give the same content.
  Result<void> SaveTo(const std::string& path);
  // Replaces all rows by a saved copy's, which is read and checked before anything is dropped.
  Result<void> LoadFrom(const std::string& path);
  // A fingerprint of all rows, as 16 hexadecimal digits.
  std::string Digest() const;
  // In the order of registration.
  const std::vector<std::unique_ptr<TableBase>>& tables() const { return tables_; }

 private:
  class File;

  static size_t NextTypeId();
  template <class Row>
  static size_t TypeId() {
    static const size_t id = NextTypeId();
    return id;
  }
  std::string SchemaText() const;

  Changes changes_;
  std::string required_;
  std::vector<std::unique_ptr<TableBase>> tables_;
  std::vector<TableBase*> by_type_;
  std::unique_ptr<File> file_;
};

}  // namespace wt::state
