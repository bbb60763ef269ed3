#include "services/ec2/client_token.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAcl.html
Result<CreateNetworkAclResponse> CreateNetworkAcl(Context& ctx, const CreateNetworkAclRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"network-acl"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "network-acl"));
  WT_TRY(CheckDryRun(in));
  CreateNetworkAclResponse out;
  out.client_token = in.client_token;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateNetworkAcl", in))) {
    out.network_acl = ToApi(ctx, WT_TRY(FindNetworkAcl(ctx, *known)));
    return out;
  }
  NetworkAclRow acl{.id = ctx.NewId("acl-"), .vpc_id = vpc.id};
  acl.account = ctx.account();
  acl.region = ctx.region();
  ctx.Put(acl);
  // It begins with nothing but the last rule, which denies.
  for (const bool egress : {false, true}) {
    ctx.Put(NetworkAclEntryRow{.acl_id = acl.id,
                               .egress = egress,
                               .rule_number = 32767,
                               .cidr_ipv4 = "0.0.0.0/0",
                               .action = "deny"});
  }
  WT_TRY(PutTags(ctx, acl.id, tags));
  RememberToken(ctx, "CreateNetworkAcl", in, acl.id);
  out.network_acl = ToApi(ctx, acl);
  return out;
}

}  // namespace wt::ec2
