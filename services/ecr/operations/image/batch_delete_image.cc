#include <vector>

#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
Result<BatchDeleteImageResponse> BatchDeleteImage(Context& ctx, const BatchDeleteImageRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  BatchDeleteImageResponse out;
  out.image_ids.present = out.failures.present = true;
  for (const ImageIdentifier& id : in.image_ids) {
    std::optional<ImageRow> image;
    if (const auto failure = FindIdentified(ctx, row, id, image)) {
      out.failures.push_back(*failure);
      continue;
    }
    // 1. By tag: the tag goes, and the image with its last one.
    if (!id.image_digest) {
      std::erase(image->tags, *id.image_tag);
      out.image_ids.push_back({image->digest, id.image_tag});
      if (!image->tags.empty()) {
        ctx.Put(*std::move(image));
        continue;
      }
    } else {
      // 2. By digest: the image with all its tags, unless a manifest list names it.
      if (IsReferenced(ctx, row, image->digest)) {
        out.failures.push_back({.image_id = id,
                                .failure_code = "ImageReferencedByManifestList",
                                .failure_reason = "Requested image referenced by manifest list"});
        continue;
      }
      for (const std::string& tag : image->tags) out.image_ids.push_back({image->digest, tag});
      if (image->tags.empty()) out.image_ids.push_back({image->digest, std::nullopt});
    }
    ctx.Turn::Erase<ImageRow>(row.account, row.region, row.name, image->digest);
  }
  return out;
}

}  // namespace wt::ecr
