#include "scenarios/engine/run/marks.h"

#include <algorithm>

namespace wt::scenario {
namespace {

std::string ZoneOf(const Ledger& ledger, std::string_view instance) {
  const auto known = ledger.instances().find(std::string(instance));
  return known == ledger.instances().end() ? "?" : known->second.zone;
}

std::optional<Mark> Activity(std::string_view of, std::string text) {
  return Mark{.kind = "activity", .name = std::string(of), .text = std::move(text)};
}

std::optional<Mark> MemberMark(const sim::JournalEntry& entry, const Ledger& ledger) {
  const std::string_view group = FieldOf(entry, "group"), instance = FieldOf(entry, "instance");
  if (entry.event == "launch_failed") {
    return Activity(group, StrCat(group, ": launch failed in ", FieldOf(entry, "az"), ": ",
                                  FieldOf(entry, "why")));
  }
  const std::string zone = ZoneOf(ledger, instance);
  if (entry.event == "instance_chosen") {
    return Activity(group, StrCat(group, ": launch of ", instance, " in ", zone));
  }
  const std::string_view to = FieldOf(entry, "to");
  if (to != "Terminating" && to != "Terminating:Wait") return std::nullopt;
  if (FieldOf(entry, "from").starts_with("Terminating")) return std::nullopt;
  return Activity(group, StrCat(group, ": end of ", instance, " in ", zone));
}

std::optional<Mark> ServiceMark(const sim::JournalEntry& entry) {
  const std::string_view service = FieldOf(entry, "service");
  if (entry.event == "deployment_opened") {
    return Mark{.kind = "deployment",
                .name = std::string(service),
                .text = StrCat(service, ": deployment of ", FieldOf(entry, "task_definition"))};
  }
  const std::string_view message = FieldOf(entry, "message");
  if (message.find("deployment") != std::string_view::npos) {
    return Mark{.kind = "deployment", .name = std::string(service), .text = std::string(message)};
  }
  if (message.find("unable to") != std::string_view::npos ||
      message.find("unhealthy") != std::string_view::npos) {
    return Mark{.kind = "event", .name = std::string(service), .text = std::string(message)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Mark> MarkOf(const sim::JournalEntry& entry, const Ledger& ledger) {
  const std::string& event = entry.event;
  const auto change = [&](std::string_view of) {
    return Activity(of, StrCat(of, ": ", FieldOf(entry, "from"), " to ", FieldOf(entry, "to"),
                               event == "service_scaled" ? " tasks" : " instances"));
  };
  if (event == "alarm_state_changed") {
    const std::string_view alarm = FieldOf(entry, "alarm");
    return Mark{.kind = "alarm",
                .name = std::string(alarm),
                .text = StrCat(alarm, " ", FieldOf(entry, "from"), " to ", FieldOf(entry, "to"))};
  }
  if (event == "instance_chosen" || event == "launch_failed" ||
      event == "lifecycle_state_changed") {
    return MemberMark(entry, ledger);
  }
  if (event == "service_scaled") return change(FieldOf(entry, "service"));
  if (event == "desired_capacity_changed") return change(FieldOf(entry, "group"));
  if (event == "deployment_opened" || event == "service_event") return ServiceMark(entry);
  if (event == "container_instance_registered") {
    const std::string_view instance = FieldOf(entry, "instance");
    return Mark{.kind = "event",
                .name = std::string(instance),
                .text = StrCat(instance, " registered in ", ZoneOf(ledger, instance))};
  }
  return std::nullopt;
}

std::vector<Mark> MarksOf(const Ledger& ledger, const std::vector<Mark>& own) {
  std::vector<Mark> marks = own;
  for (const sim::JournalEntry& entry : ledger.entries()) {
    std::optional<Mark> mark = MarkOf(entry, ledger);
    if (!mark) continue;
    mark->at = ledger.Since(entry.at);
    marks.push_back(*std::move(mark));
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.at < b.at; });
  return marks;
}

}  // namespace wt::scenario
