#include "emulator/state/store.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"

namespace wt {
namespace {

// Lists of texts as one text: each item with its length before it, so that any byte may stand in
// it and the column can still be read by a person.
void AppendItem(std::string& out, std::string_view item) {
  StrAppend(out, item.size(), ":", item, ",");
}

bool TakeItem(std::string_view& text, std::string& item) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const std::optional<int64_t> size = ParseInt(text.substr(0, colon));
  if (!size || *size < 0 || text.size() < colon + 2 + static_cast<size_t>(*size)) return false;
  item = text.substr(colon + 1, static_cast<size_t>(*size));
  text.remove_prefix(colon + 1 + static_cast<size_t>(*size));
  if (text.front() != ',') return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string ColumnCodec<std::vector<std::string>>::ToText(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) AppendItem(out, item);
  return out;
}

bool ColumnCodec<std::vector<std::string>>::FromText(std::string_view text,
                                                     std::vector<std::string>& items) {
  items.clear();
  while (!text.empty()) {
    if (!TakeItem(text, items.emplace_back())) return false;
  }
  return true;
}

std::string ColumnCodec<std::map<std::string, std::string>>::ToText(
    const std::map<std::string, std::string>& items) {
  std::string out;
  for (const auto& [key, value] : items) {
    AppendItem(out, key);
    AppendItem(out, value);
  }
  return out;
}

bool ColumnCodec<std::map<std::string, std::string>>::FromText(
    std::string_view text, std::map<std::string, std::string>& items) {
  items.clear();
  std::string key;
  std::string value;
  while (!text.empty()) {
    if (!TakeItem(text, key) || !TakeItem(text, value)) return false;
    items[key] = value;
  }
  return true;
}

namespace state {
namespace {

constexpr int32_t kApplicationId = 0x57544e4c;  // "WTNL"
constexpr int kFormat = 1;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

std::string Hex(uint64_t number) {
  char buffer[20];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(number));
  return buffer;
}

std::string CreateTable(const TableBase& table) {
  std::vector<std::string> parts;
  std::vector<std::string> keys;
  for (const ColumnInfo& column : table.columns()) {
    parts.push_back(StrCat("\"", column.name, "\" ", column.type));
    if (column.key) keys.push_back(StrCat("\"", column.name, "\""));
  }
  return StrCat("CREATE TABLE \"", table.name(), "\" (", Join(parts, ", "), ", PRIMARY KEY (",
                Join(keys, ", "), ")) WITHOUT ROWID");
}

std::string InsertInto(const TableBase& table) {
  const std::vector<std::string> marks(table.columns().size(), "?");
  return StrCat("INSERT OR REPLACE INTO \"", table.name(), "\" VALUES (", Join(marks, ", "), ")");
}

std::string DeleteFrom(const TableBase& table) {
  std::vector<std::string> keys;
  for (const ColumnInfo& column : table.columns()) {
    if (column.key) keys.push_back(StrCat("\"", column.name, "\" = ?"));
  }
  return StrCat("DELETE FROM \"", table.name(), "\" WHERE ", Join(keys, " AND "));
}

std::string SelectAll(const TableBase& table) {
  std::vector<std::string> names;
  for (const ColumnInfo& column : table.columns()) names.push_back(StrCat("\"", column.name, "\""));
  return StrCat("SELECT ", Join(names, ", "), " FROM \"", table.name(), "\"");
}

void BindAll(SQLite::Statement& statement, const std::vector<Value>& values) {
  for (size_t i = 0; i < values.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    if (const auto* number = std::get_if<int64_t>(&values[i])) {
      statement.bind(at, *number);
    } else if (const auto* real = std::get_if<double>(&values[i])) {
      statement.bind(at, *real);
    } else if (const auto* text = std::get_if<std::string>(&values[i])) {
      statement.bindNoCopy(at, *text);
    } else {
      statement.bind(at);
    }
  }
}

void Run(SQLite::Statement& statement, const std::vector<Value>& values) {
  BindAll(statement, values);
  statement.exec();
  statement.reset();
}

std::vector<Value> RowOf(SQLite::Statement& statement) {
  std::vector<Value> values(static_cast<size_t>(statement.getColumnCount()));
  for (size_t i = 0; i < values.size(); ++i) {
    const SQLite::Column column = statement.getColumn(static_cast<int>(i));
    if (column.isInteger()) {
      values[i] = static_cast<int64_t>(column.getInt64());
    } else if (column.isFloat()) {
      values[i] = column.getDouble();
    } else if (column.isText() || column.isBlob()) {
      values[i] = std::string(static_cast<const char*>(column.getBlob()),
                              static_cast<size_t>(column.getBytes()));
      if (column.getBytes() == 0) values[i] = std::string();
    }
  }
  return values;
}

Error Refused(const std::string& path, std::string_view why) {
  return {.code = "StateFile", .message = StrCat("state file ", path, ": ", why)};
}

// Looks at the bytes alone, so that a file that is not ours is never opened as a database.
std::string_view NotOurs(const std::string& path) {
  std::array<char, 100> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  if (!file) return "not a Windtunnel state file (it is not an SQLite database)";
  if (std::string_view(head.data(), 16) != kMagic) {
    return "not a Windtunnel state file (it is not an SQLite database)";
  }
  uint32_t id = 0;
  for (size_t i = 68; i < 72; ++i) id = id << 8 | static_cast<unsigned char>(head[i]);
  if (id != static_cast<uint32_t>(kApplicationId)) {
    return "not a Windtunnel state file (it is some other program's SQLite database)";
  }
  return {};
}

void CreateAll(SQLite::Database& db, const std::vector<std::unique_ptr<TableBase>>& tables,
               const std::string& schema) {
  SQLite::Transaction transaction(db);
  db.exec(StrCat("PRAGMA application_id = ", kApplicationId));
  db.exec("CREATE TABLE windtunnel_meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
  SQLite::Statement meta(db, "INSERT INTO windtunnel_meta VALUES (?, ?)");
  Run(meta, {std::string("format"), StrCat(kFormat)});
  Run(meta, {std::string("schema"), Hex(Fingerprint(schema))});
  for (const auto& table : tables) db.exec(CreateTable(*table));
  transaction.commit();
}

std::string Meta(SQLite::Database& db, const std::string& name) {
  SQLite::Statement statement(db, "SELECT value FROM windtunnel_meta WHERE name = ?");
  statement.bind(1, name);
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

// Why this database, which is ours, cannot be read by this program; empty where it can.
std::string Unreadable(SQLite::Database& db, const std::string& schema) {
  if (Meta(db, "format") != StrCat(kFormat) || Meta(db, "schema") != Hex(Fingerprint(schema))) {
    return "written by another version of Windtunnel, whose tables differ; it is left as it is";
  }
  return {};
}

using Saved = std::vector<std::vector<std::vector<Value>>>;

Saved ReadAll(SQLite::Database& db, const std::vector<std::unique_ptr<TableBase>>& tables) {
  Saved saved;
  for (const auto& table : tables) {
    std::vector<std::vector<Value>>& rows = saved.emplace_back();
    SQLite::Statement select(db, SelectAll(*table));
    while (select.executeStep()) rows.push_back(RowOf(select));
  }
  return saved;
}

}  // namespace

// The open database and the statements that write to it.
class Store::File {
 public:
  File(const std::string& path, int flags) : db(path, flags) {}
  SQLite::Database db;
  struct Writer {
    SQLite::Statement put, erase;
  };
  std::map<const TableBase*, std::unique_ptr<Writer>> writers;

  Writer& For(const TableBase& table) {
    std::unique_ptr<Writer>& writer = writers[&table];
    if (!writer) {
      writer.reset(new Writer{SQLite::Statement(db, InsertInto(table)),
                              SQLite::Statement(db, DeleteFrom(table))});
    }
    return *writer;
  }
};

Store::Store() = default;
Store::~Store() = default;

size_t Store::NextTypeId() {
  static size_t next = 0;
  return next++;
}

bool Store::has_file() const { return file_ != nullptr; }

std::string Store::SchemaText() const {
  std::string text = required_;
  for (const auto& table : tables_) StrAppend(text, CreateTable(*table), ";");
  return text;
}

Result<void> Store::Open(const std::string& path) {
  if (path.empty()) return {};
  std::error_code ignored;
  const bool exists =
      std::filesystem::exists(path, ignored) && std::filesystem::file_size(path, ignored) > 0;
  if (exists) {
    if (const std::string_view why = NotOurs(path); !why.empty()) return Refused(path, why);
  }
  try {
    if (exists) {
      SQLite::Database look(path, SQLite::OPEN_READONLY);
      if (const std::string why = Unreadable(look, SchemaText()); !why.empty()) {
        return Refused(path, why);
      }
    }
    if (!exists) {
      // Under another name until it is whole: a process killed here leaves nothing unreadable.
      const std::string unfinished = path + ".unfinished";
      std::filesystem::remove(unfinished, ignored);
      {
        SQLite::Database made(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        CreateAll(made, tables_, SchemaText());
      }
      std::filesystem::rename(unfinished, path);
    }
    auto file = std::make_unique<File>(path, SQLite::OPEN_READWRITE);
    // Another process must not write to the file while this one holds its rows in memory.
    file->db.exec("PRAGMA locking_mode = EXCLUSIVE");
    file->db.exec("PRAGMA journal_mode = WAL");
    file->db.exec("PRAGMA synchronous = NORMAL");
    file->db.exec("BEGIN IMMEDIATE; COMMIT");
    const Saved saved = ReadAll(file->db, tables_);
    for (size_t i = 0; i < tables_.size(); ++i) {
      for (const std::vector<Value>& row : saved[i]) {
        if (!tables_[i]->Load(row)) {
          return Refused(path, StrCat("a row of ", tables_[i]->name(), " cannot be read"));
        }
      }
    }
    file_ = std::move(file);
    changes_.tracked = true;
  } catch (const SQLite::Exception& failure) {
    const bool busy = failure.getErrorCode() == SQLITE_BUSY;
    return Refused(path, busy ? "another process is using it" : failure.what());
  } catch (const std::filesystem::filesystem_error& failure) {
    return Refused(path, failure.code().message());
  }
  return {};
}

void Store::Begin() {
  WT_CHECK(!changes_.undoable);
  changes_.undoable = true;
}

void Store::Rollback() {
  while (!changes_.order.empty()) {
    changes_.order.back()->UndoLast();
    changes_.order.pop_back();
  }
  changes_.undoable = false;
}

void Store::Commit() {
  for (TableBase* table : changes_.order) table->ForgetUndo();
  changes_.order.clear();
  changes_.undoable = false;
}

void Store::FlushTurn() {
  if (!file_) return;
  SQLite::Transaction transaction(file_->db);
  for (const auto& table : tables_) {
    File::Writer& writer = file_->For(*table);
    table->DrainDirty([&](const std::vector<Value>& row) { Run(writer.put, row); },
                      [&](const std::vector<Value>& key) { Run(writer.erase, key); });
  }
  transaction.commit();
}

void Store::Clear() {
  for (const auto& table : tables_) table->Clear();
}

Result<void> Store::SaveTo(const std::string& path) {
  const std::string unfinished = path + ".unfinished";
  std::error_code ignored;
  std::filesystem::remove(unfinished, ignored);
  try {
    SQLite::Database db(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    CreateAll(db, tables_, SchemaText());
    SQLite::Transaction transaction(db);
    for (const auto& table : tables_) {
      SQLite::Statement insert(db, InsertInto(*table));
      table->Each([&](const std::vector<Value>& row) { Run(insert, row); });
    }
    transaction.commit();
  } catch (const SQLite::Exception& failure) {
    std::filesystem::remove(unfinished, ignored);
    return Refused(path, failure.what());
  }
  std::filesystem::rename(unfinished, path, ignored);
  if (ignored) return Refused(path, ignored.message());
  return {};
}

Result<void> Store::LoadFrom(const std::string& path) {
  if (const std::string_view why = NotOurs(path); !why.empty()) return Refused(path, why);
  Saved saved;
  try {
    SQLite::Database db(path, SQLite::OPEN_READONLY);
    if (const std::string why = Unreadable(db, SchemaText()); !why.empty()) {
      return Refused(path, why);
    }
    saved = ReadAll(db, tables_);
  } catch (const SQLite::Exception& failure) {
    return Refused(path, failure.what());
  }
  for (size_t i = 0; i < tables_.size(); ++i) {
    for (const std::vector<Value>& row : saved[i]) {
      if (!tables_[i]->CanLoad(row)) {
        return Refused(path, StrCat("a row of ", tables_[i]->name(), " cannot be read"));
      }
    }
  }
  Clear();
  for (size_t i = 0; i < tables_.size(); ++i) {
    for (const std::vector<Value>& row : saved[i]) WT_CHECK(tables_[i]->Load(row));
  }
  return {};
}

std::string Store::Digest() const {
  std::string text;
  uint64_t digest = 0;
  for (const auto& table : tables_) {
    text = table->name();
    table->Each([&](const std::vector<Value>& row) {
      for (const Value& value : row) {
        StrAppend(text, value.index(), "|");
        if (const auto* number = std::get_if<int64_t>(&value)) StrAppend(text, *number);
        if (const auto* words = std::get_if<std::string>(&value))
          StrAppend(text, words->size(), *words);
        if (const auto* real = std::get_if<double>(&value)) {
          char buffer[40];
          std::snprintf(buffer, sizeof buffer, "%a", *real);
          text += buffer;
        }
      }
      digest = Fingerprint(StrCat(Hex(digest), text));
      text.clear();
    });
  }
  return Hex(digest);
}

}  // namespace state
}  // namespace wt
