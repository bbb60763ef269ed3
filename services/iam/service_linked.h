#pragma once

// Roles that a service makes for itself.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html

#include <optional>
#include <string_view>

#include "emulator/world/context.h"
#include "services/iam/state.h"

namespace wt::iam {

struct LinkedService {
  std::string_view service;      // "ecs.amazonaws.com"
  std::string_view role;         // "AWSServiceRoleForECS"
  std::string_view policy;       // Of arn:aws:iam::aws:policy/aws-service-role/
  std::string_view description;  // Of the role when the service makes it.
  bool suffix_allowed = false;
};
const LinkedService* FindLinkedService(std::string_view service);

// Makes the role with its policy attached. `suffix` may be empty.
RoleRow MakeServiceLinkedRole(Turn& turn, std::string_view account, const LinkedService& service,
                              std::string_view suffix, std::string_view description);

inline bool IsServiceLinked(const RoleRow& role) {
  return role.path.starts_with("/aws-service-role/");
}

}  // namespace wt::iam
