#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_InitiateLayerUpload.html
Result<InitiateLayerUploadResponse> InitiateLayerUpload(Context& ctx,
                                                        const InitiateLayerUploadRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  UploadRow upload{.account = row.account, .region = row.region, .repository = row.name};
  upload.id = ctx.rng("ecr.upload").Uuid();
  ctx.Put(upload);
  // The size that AWS asks for.
  constexpr int64_t kPartSize = 20'971'520;
  return InitiateLayerUploadResponse{.upload_id = upload.id, .part_size = kPartSize};
}

}  // namespace wt::ecr
