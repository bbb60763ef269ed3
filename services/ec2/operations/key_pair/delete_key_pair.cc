#include "services/ec2/errors.h"
#include "services/ec2/key_pair.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteKeyPair.html
Result<DeleteKeyPairResponse> DeleteKeyPair(Context& ctx, const DeleteKeyPairRequest& in) {
  if (!in.key_name && !in.key_pair_id) return error::MissingParameter("KeyName or KeyPairId");
  WT_TRY(CheckDryRun(in));
  std::optional<KeyPairRow> row =
      in.key_pair_id ? KeyPairById(ctx, *in.key_pair_id) : ctx.Find<KeyPairRow>(*in.key_name);
  DeleteKeyPairResponse out;
  out.return_ = true;
  // A pair that is not there is as deleted as one that was.
  if (!row) return out;
  out.key_pair_id = row->id;
  ctx.Erase<KeyPairRow>(row->name);
  EraseTags(ctx, row->id);
  return out;
}

}  // namespace wt::ec2
