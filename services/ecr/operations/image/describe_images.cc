#include "emulator/world/pager.h"
#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
Result<DescribeImagesResponse> DescribeImages(Context& ctx, const DescribeImagesRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  DescribeImagesResponse out;
  out.image_details.present = true;
  // 1. By id: each has to be there.
  for (const ImageIdentifier& id : in.image_ids) {
    std::optional<ImageRow> image;
    if (FindIdentified(ctx, row, id, image)) return ImageNotFound(row, id);
    out.image_details.push_back(DetailOf(*image));
  }
  if (!in.image_ids.empty()) return out;
  // 2. Or all, in pages.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidParameterException("Invalid nextToken")));
  const std::string wanted = in.filter ? in.filter->tag_status.value_or("ANY") : "ANY";
  for (const ImageRow& image : ctx.Rows<ImageRow>().Scan(row.account, row.region, row.name)) {
    if (wanted == (image.tags.empty() ? "TAGGED" : "UNTAGGED")) continue;
    if (pager.Before(image.digest)) continue;
    if (!pager.Take(image.digest)) break;
    out.image_details.push_back(DetailOf(image));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecr
