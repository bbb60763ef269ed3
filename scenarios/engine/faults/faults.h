#pragma once

// Faults in a world: the actions of actions.h, begun and ended. Each is a row, so that whoever
// looks at the world sees it, a snapshot holds it, and anybody may end it. See docs/faults.md.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "scenarios/engine/faults/state.h"

namespace wt {
class World;
}

namespace wt::faults {

using Json = nlohmann::ordered_json;

// After the services and the load.
void Install(World& world);

struct Fault {
  std::string action;  // "aws:ec2:terminate-instances"
  std::string name;    // Empty: its id.
  Json parameters = Json::object();
  // FIS's target objects, by the role that the action gives each: "Instances".
  Json targets = Json::object();
  // Goes before the parameter `duration`; neither: until it is ended.
  std::optional<Duration> lasts;
  Duration after;  // It begins so much later.
};

using FaultId = std::string;

// Begins a fault in the account and Region of `ctx`. An error says in a sentence which of its words
// is wrong, and nothing has happened.
Result<FaultId> Start(Context& ctx, const Fault& fault);
// Ends one that stands, by its id or name; what it did is undone as far as that is its nature: a
// zone comes back, empty. NotFound names those that stand.
Result<void> End(Context& ctx, std::string_view id_or_name);
// In the order of their beginning, those that are over included.
std::vector<FaultRow> List(Turn& turn, std::string_view account, std::string_view region);

// The words alone, as far as they can be judged without a world.
Result<void> Check(const Fault& fault);

// A fault, or several, as people write them: in the short form ({"wt:az:power-loss": {"zone": "b"},
// "for": "45m"}), in the long one ({"action": …, "parameters": …, "targets": …}), or as an
// experiment template of AWS FIS.
struct Reading {
  std::vector<Fault> faults;
  std::vector<std::string> notices;  // What was passed over.
};
Result<Reading> ReadFaults(const Json& body);

// Published by the action "stop": whoever runs the world is asked to end the run.
struct StopAsked {
  std::string account, region, fault_id, name;
};

}  // namespace wt::faults
