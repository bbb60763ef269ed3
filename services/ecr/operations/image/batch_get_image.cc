#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
Result<BatchGetImageResponse> BatchGetImage(Context& ctx, const BatchGetImageRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  BatchGetImageResponse out;
  out.images.present = out.failures.present = true;
  for (const ImageIdentifier& id : in.image_ids) {
    std::optional<ImageRow> image;
    if (const auto failure = FindIdentified(ctx, row, id, image)) {
      out.failures.push_back(*failure);
      continue;
    }
    image->pulled_at = ctx.now();
    ctx.Put(*image);
    out.images.push_back(ToApi(*image, id.image_tag.value_or("")));
  }
  return out;
}

}  // namespace wt::ecr
