#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {
namespace {

Result<void> CheckKeysOfNewGroup(Context& ctx, const KeyGroupConfig& config, std::string_view id) {
  if (NameTaken<KeyGroupConfig>(ctx, config.name, id)) {
    return error::KeyGroupAlreadyExists("A key group with this name already exists.");
  }
  for (const std::string& key : config.items) {
    if (!FindConfig<PublicKeyConfig>(ctx, key)) {
      return error::InvalidArgument(StrCat("The public key ", key, " does not exist."));
    }
  }
  if (config.items.empty() || config.items.size() > 5) {
    return error::TooManyPublicKeysInKeyGroup("A key group has one to five public keys.");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateKeyGroup.html
Result<CreateKeyGroupResponse> CreateKeyGroup(Context& ctx, const CreateKeyGroupRequest& in) {
  WT_TRY(CheckKeysOfNewGroup(ctx, in.key_group_config, ""));
  const ConfigRow<KeyGroupConfig> row = NewConfig(ctx, NewPolicyId(ctx), in.key_group_config);
  return CreateKeyGroupResponse{.key_group = KeyGroup{.id = row.id,
                                                      .last_modified_time = row.modified_at,
                                                      .key_group_config = *row.config},
                                .location = LocationOf("key-group", row.id),
                                .e_tag = row.etag};
}

}  // namespace wt::cloudfront
