// Any text as an expression of the cluster query language.

#include <cstdint>
#include <string_view>

#include "emulator/laws/cluster_query/cluster_query.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace wt::laws::cluster_query;
  const auto query = Parse({reinterpret_cast<const char*>(data), size});
  if (!query.ok()) return 0;
  static const Attribute attributes[] = {{"ecs.availability-zone", "us-east-1a"}, {"gpu", {}}};
  static const TaskGroup groups[] = {{"service:web", 2}};
  const Subject subject{.attributes = attributes,
                        .task_groups = groups,
                        .ec2_instance_id = "i-0123456789abcdef0",
                        .agent_version = "1.79.2",
                        .agent_connected = true,
                        .running_tasks_count = 3};
  static_cast<void>(Matches(*query, subject));
  return 0;
}
