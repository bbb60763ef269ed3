#pragma once

// What an instance's user data tells the ECS agent.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html

#include <map>
#include <string>
#include <string_view>

namespace wt::ecs {

// The agent's settings ("ECS_CLUSTER", "ECS_INSTANCE_ATTRIBUTES", …) from base64 user data: a shell
// script that writes /etc/ecs/ecs.config by echo, cat with a here-document or tee; a MIME
// multi-part with such a script; cloud-config with write_files; or Bottlerocket's TOML
// ([settings.ecs] cluster = "…"). The last assignment of a name counts.
std::map<std::string, std::string> AgentSettings(std::string_view user_data_base64);

}  // namespace wt::ecs
