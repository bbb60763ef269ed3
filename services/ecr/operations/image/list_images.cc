#include "emulator/world/pager.h"
#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImages.html
Result<ListImagesResponse> ListImages(Context& ctx, const ListImagesRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidParameterException("Invalid nextToken")));
  const std::string wanted = in.filter ? in.filter->tag_status.value_or("ANY") : "ANY";
  ListImagesResponse out;
  out.image_ids.present = true;
  const auto give = [&](const ImageRow& image, const std::optional<std::string>& tag) {
    const std::string order = StrCat(image.digest, " ", tag.value_or(""));
    if (pager.Before(order)) return true;
    if (!pager.Take(order)) return false;
    out.image_ids.push_back({image.digest, tag});
    return true;
  };
  bool more = true;
  for (const ImageRow& image : ctx.Rows<ImageRow>().Scan(row.account, row.region, row.name)) {
    if (image.tags.empty() && wanted != "TAGGED") more = more && give(image, std::nullopt);
    for (const std::string& tag : image.tags) {
      if (wanted != "UNTAGGED") more = more && give(image, tag);
    }
    if (!more) break;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecr
