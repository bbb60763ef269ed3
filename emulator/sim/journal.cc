#include "emulator/sim/journal.h"

#include <algorithm>
#include <array>
#include <set>

namespace wt::sim {
namespace {

// Fields that name a thing of the world, in the journal's vocabulary.
constexpr std::array<std::string_view, 32> kSubjects = {"alarm",
                                                        "balancer",
                                                        "capacity_provider",
                                                        "certificate",
                                                        "change",
                                                        "cluster",
                                                        "container_instance",
                                                        "deployment",
                                                        "distribution",
                                                        "eni",
                                                        "fault",
                                                        "group",
                                                        "image",
                                                        "instance",
                                                        "internet_gateway",
                                                        "key_pair",
                                                        "listener",
                                                        "load_balancer",
                                                        "nat_gateway",
                                                        "policy",
                                                        "record",
                                                        "role",
                                                        "route_table",
                                                        "security_group",
                                                        "service",
                                                        "subnet",
                                                        "target",
                                                        "target_group",
                                                        "task",
                                                        "task_definition",
                                                        "vpc",
                                                        "zone"};

void AppendValue(std::string& out, std::string_view value) {
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return c > ' ' && c != '"' && c != '=' && c != '\\' && static_cast<unsigned char>(c) < 0x7f;
  });
  if (plain) {
    out.append(value);
    return;
  }
  out.push_back('"');
  for (const char c : value) {
    if (c == '\n') {
      out.append("\\n");
    } else if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < ' ') {
      out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

}  // namespace

bool IsSubjectField(std::string_view field_name) {
  return std::find(kSubjects.begin(), kSubjects.end(), field_name) != kSubjects.end();
}

std::vector<Subject> SubjectsOf(const JournalEntry& entry) {
  std::vector<Subject> subjects;
  for (const auto& [name, value] : entry.fields) {
    if (IsSubjectField(name)) subjects.push_back({name, value});
  }
  return subjects;
}

std::optional<Subject> ParseSubject(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return std::nullopt;
  const std::string_view kind = text.substr(0, slash);
  if (!IsSubjectField(kind)) return std::nullopt;
  return Subject{std::string(kind), std::string(text.substr(slash + 1))};
}

std::string FormatEntry(const JournalEntry& entry) {
  std::string out =
      StrCat("#", entry.id, " ", FormatIso8601(entry.at, true), " ", entry.actor, " ", entry.event);
  for (const auto& [name, value] : entry.fields) {
    StrAppend(out, " ", name, "=");
    AppendValue(out, value);
  }
  if (entry.because != 0) StrAppend(out, " because=#", entry.because);
  return out;
}

std::vector<JournalEntry> Why(const FindEntry& find, int64_t id) {
  std::vector<JournalEntry> chain;
  while (id > 0) {
    std::optional<JournalEntry> entry = find(id);
    if (!entry) break;
    // Causes are earlier entries, so the chain ends; a file that says otherwise is not followed.
    const int64_t because = entry->because < id ? entry->because : 0;
    chain.push_back(*std::move(entry));
    id = because;
  }
  return chain;
}

}  // namespace wt::sim
