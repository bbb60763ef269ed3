#include <algorithm>

#include "emulator/world/world.h"
#include "scenarios/engine/live/parts.h"

namespace wt::live {
namespace {

// How far back a page that opens looks, in entries and in marks.
constexpr int64_t kEntriesBack = 50'000;
constexpr size_t kMarksMax = 2'000;
constexpr size_t kTextMax = 300;

std::string FieldOf(const sim::JournalEntry& entry, std::string_view name) {
  for (const auto& [field, value] : entry.fields) {
    if (field == name) return value;
  }
  return {};
}

const char* KindOf(const sim::JournalEntry& entry) {
  const std::string& event = entry.event;
  if (event.starts_with("fault_")) return "fault";
  if (event == "alarm_state_changed") return "alarm";
  if (event == "policy_decided") {
    return FieldOf(entry, "from") == FieldOf(entry, "to") ? nullptr : "activity";
  }
  if (event == "instance_launched") return "activity";
  if (event == "deployment_opened" || event == "deployment_stage") return "deployment";
  for (const std::string_view wanted :
       {"service_event", "launch_failed", "registration_failed", "spot_interruption_noticed",
        "container_instance_registered", "scheduled_action_run"}) {
    if (event == wanted) return "event";
  }
  return nullptr;
}

// "policy decided: from 2 to 3": the fields in a row, or the message where there is one.
std::string TextOf(const sim::JournalEntry& entry) {
  std::string text = FieldOf(entry, "message");
  if (text.empty()) {
    text = entry.event;
    std::replace(text.begin(), text.end(), '_', ' ');
    text += ":";
    for (const auto& [name, value] : entry.fields) StrAppend(text, " ", name, " ", value);
  }
  if (text.size() > kTextMax) text.resize(kTextMax);
  return text;
}

std::string NameOf(const sim::JournalEntry& entry) {
  for (const std::string_view field :
       {"alarm", "fault", "policy", "deployment", "service", "group", "instance"}) {
    std::string name = FieldOf(entry, field);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

Json Marks::News(Context& ctx, Instant zero) {
  World& world = ctx.world();
  if (after_ < 0) after_ = std::max<int64_t>(0, world.newest_entry() - kEntriesBack);
  Json marks = Json::array();
  while (after_ < world.newest_entry()) {
    const std::vector<sim::JournalEntry> page = world.Entries(after_, 1000);
    if (page.empty()) break;
    for (const sim::JournalEntry& entry : page) {
      after_ = entry.id;
      const char* kind = KindOf(entry);
      if (kind == nullptr || entry.at < zero) continue;
      marks.push_back({{"at_s", SecondsSince(zero, entry.at)},
                       {"kind", kind},
                       {"name", NameOf(entry)},
                       {"text", TextOf(entry)}});
    }
  }
  if (marks.size() > kMarksMax) {
    marks.erase(marks.begin(), marks.end() - static_cast<std::ptrdiff_t>(kMarksMax));
  }
  return marks;
}

}  // namespace wt::live
