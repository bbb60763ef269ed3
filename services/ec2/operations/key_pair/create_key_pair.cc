#include "services/ec2/errors.h"
#include "services/ec2/key_pair.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html
Result<CreateKeyPairResponse> CreateKeyPair(Context& ctx, const CreateKeyPairRequest& in) {
  WT_TRY(CheckKeyName(ctx, in.key_name));
  const std::string type = in.key_type.value_or("rsa");
  const std::string format = in.key_format.value_or("pem");
  if (type != "rsa" && type != "ed25519") {
    return error::InvalidParameterValue(
        StrCat("Value (", type, ") for parameter KeyType is invalid."));
  }
  if (format != "pem") {
    // Deviation: AWS also makes PuTTY's ppk files; here only PEM.
    return error::Of("UnsupportedOperation",
                     StrCat("Windtunnel does not implement the key format ", format, "."));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"key-pair"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "key-pair"));
  WT_TRY(CheckDryRun(in));

  const NewKey key = MakeKey(ctx.rng("ec2.key_pair"), type);
  KeyPairRow row;
  row.name = in.key_name;
  row.id = ctx.NewId("key-");
  row.fingerprint = key.public_key.fingerprint;
  row.type = type;
  row.public_key = StrCat(key.public_key.openssh, " ", in.key_name);
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  CreateKeyPairResponse out;
  out.key_name = row.name;
  out.key_pair_id = row.id;
  out.key_fingerprint = row.fingerprint;
  out.key_material = key.private_pem;
  out.tags = TagsOf(ctx, row.id);
  return out;
}

}  // namespace wt::ec2
