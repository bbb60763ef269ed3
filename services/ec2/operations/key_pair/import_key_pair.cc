#include "services/ec2/errors.h"
#include "services/ec2/key_pair.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html
Result<ImportKeyPairResponse> ImportKeyPair(Context& ctx, const ImportKeyPairRequest& in) {
  WT_TRY(CheckKeyName(ctx, in.key_name));
  const PublicKey key = WT_TRY(ReadPublicKey(in.public_key_material));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"key-pair"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "key-pair"));
  WT_TRY(CheckDryRun(in));
  KeyPairRow row;
  row.name = in.key_name;
  row.id = ctx.NewId("key-");
  row.fingerprint = key.fingerprint;
  row.type = key.type;
  row.public_key = key.openssh;
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  ImportKeyPairResponse out;
  out.key_name = row.name;
  out.key_pair_id = row.id;
  out.key_fingerprint = row.fingerprint;
  out.tags = TagsOf(ctx, row.id);
  return out;
}

}  // namespace wt::ec2
