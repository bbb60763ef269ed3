#pragma once

// The journal: why the world is as it is. Value types only; the world layer stores the entries.

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/strings.h"
#include "emulator/base/time.h"

namespace wt::sim {

using Fields = std::vector<std::pair<std::string, std::string>>;

// Entries are numbered from 1 in the order they were written; `because` is an earlier entry's
// id, or 0 where nothing in this world caused it (a request, the load).
struct JournalEntry {
  int64_t id = 0;
  Instant at;
  std::string actor;  // "ecs.rolling_deployment", or "request" with the operation in `fields`.
  std::string event;  // "decided", "task_started"
  int64_t because = 0;
  Fields fields;

  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

// One field as a caller writes it: {"to", 3} or {"task", id}.
struct Field {
  template <std::convertible_to<std::string_view> Text>
  Field(std::string_view field_name, const Text& text)
      : name(field_name), value(std::string_view(text)) {}
  Field(std::string_view field_name, bool truth)
      : name(field_name), value(truth ? "true" : "false") {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Field(std::string_view field_name, Number number)
      : name(field_name), value(StrCat(number)) {}

  std::string name;
  std::string value;
};

// What an entry is about, as a user names it: `why task/0123abc`.
struct Subject {
  std::string kind;
  std::string id;

  friend bool operator==(const Subject&, const Subject&) = default;
};

// Whether a field of this name refers to something in the world ("task", "instance", "service")
// rather than describing the decision ("reason", "from").
bool IsSubjectField(std::string_view field_name);
std::vector<Subject> SubjectsOf(const JournalEntry& entry);
// "task/ID", where ID may hold further slashes; nothing where the kind is not a subject's.
std::optional<Subject> ParseSubject(std::string_view text);

// One line without a line break, the same for the same entry on every compiler.
std::string FormatEntry(const JournalEntry& entry);

using FindEntry = std::function<std::optional<JournalEntry>(int64_t id)>;

// The entry and the chain of its causes, latest first. Ends at a first cause, or where the
// lookup no longer has the entry.
std::vector<JournalEntry> Why(const FindEntry& find, int64_t id);

}  // namespace wt::sim
