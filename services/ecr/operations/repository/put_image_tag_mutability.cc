#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageTagMutability.html
Result<PutImageTagMutabilityResponse> PutImageTagMutability(
    Context& ctx, const PutImageTagMutabilityRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  WT_TRY(SetMutability(in.image_tag_mutability, in.image_tag_mutability_exclusion_filters, row));
  ctx.Put(row);
  PutImageTagMutabilityResponse out;
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.image_tag_mutability = row.mutability;
  out.image_tag_mutability_exclusion_filters = in.image_tag_mutability_exclusion_filters;
  return out;
}

}  // namespace wt::ecr
