#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html
Result<UploadLayerPartResponse> UploadLayerPart(Context& ctx, const UploadLayerPartRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  UploadRow upload = WT_TRY(FetchUpload(ctx, row, in.upload_id));
  const auto have = static_cast<int64_t>(upload.bytes.size());
  if (in.part_first_byte != have || in.part_last_byte < in.part_first_byte ||
      in.part_last_byte - in.part_first_byte + 1 !=
          static_cast<int64_t>(in.layer_part_blob.size())) {
    return error::InvalidLayerPartException(
        StrCat("The layer part is not the one expected: ", have, " bytes were received."));
  }
  upload.bytes += in.layer_part_blob;
  ctx.Put(upload);
  return UploadLayerPartResponse{.registry_id = row.account,
                                 .repository_name = row.name,
                                 .upload_id = upload.id,
                                 .last_byte_received = in.part_last_byte};
}

}  // namespace wt::ecr
