#include "services/cloudfront/key_group.h"

#include "services/cloudfront/errors.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

Result<void> CheckKeyGroup(Context& ctx, const KeyGroupConfig& config, std::string_view id) {
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

}  // namespace wt::cloudfront
