#include <algorithm>

#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CompleteLayerUpload.html
Result<CompleteLayerUploadResponse> CompleteLayerUpload(Context& ctx,
                                                        const CompleteLayerUploadRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  const UploadRow upload = WT_TRY(FetchUpload(ctx, row, in.upload_id));
  if (upload.bytes.empty()) {
    return error::EmptyUploadException("The specified layer upload does not contain any parts.");
  }
  const std::string digest = Sha256Digest(upload.bytes);
  if (std::find(in.layer_digests.begin(), in.layer_digests.end(), digest) ==
      in.layer_digests.end()) {
    return error::InvalidLayerException(
        StrCat("The layer digest '", digest, "' is not among those given."));
  }
  if (ctx.Turn::Peek<LayerRow>(row.account, row.region, row.name, digest) != nullptr) {
    return error::LayerAlreadyExistsException(
        StrCat("The layer with digest '", digest, "' already exists in the repository with name '",
               row.name, "' in registry with id '", row.account, "'"));
  }
  // Deviation: AWS keeps a layer's bytes; here only its digest and size stay; because nothing runs
  // what is in them.
  ctx.Put(LayerRow{.account = row.account,
                   .region = row.region,
                   .repository = row.name,
                   .digest = digest,
                   .media_type = "application/vnd.docker.image.rootfs.diff.tar.gzip",
                   .size_bytes = static_cast<int64_t>(upload.bytes.size())});
  ctx.Turn::Erase<UploadRow>(row.account, row.region, row.name, upload.id);
  return CompleteLayerUploadResponse{.registry_id = row.account,
                                     .repository_name = row.name,
                                     .upload_id = upload.id,
                                     .layer_digest = digest};
}

}  // namespace wt::ecr
