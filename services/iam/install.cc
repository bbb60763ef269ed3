#include "emulator/world/world.h"
#include "services/iam/iam.h"
#include "services/iam/service_entry.h"

namespace wt::iam {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<RoleRow>();
  world.AddRows<UserRow>();
  world.AddRows<GroupRow>();
  world.AddRows<MembershipRow>();
  world.AddRows<InstanceProfileRow>();
  world.AddRows<PolicyRow>();
  world.AddRows<PolicyVersionRow>();
  world.AddRows<AttachmentRow>();
  world.AddRows<InlinePolicyRow>();
  world.AddRows<TagRow>();
  world.AddRows<AccessKeyRow>();
  world.AddRows<LoginProfileRow>();
  world.AddRows<AliasRow>();
  world.AddRows<PasswordPolicyRow>();
  world.AddRows<OidcProviderRow>();
}

}  // namespace wt::iam
