#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html
Result<DescribeImageScanFindingsResponse> DescribeImageScanFindings(
    Context& ctx, const DescribeImageScanFindingsRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  std::optional<ImageRow> image;
  if (FindIdentified(ctx, row, in.image_id, image)) return ImageNotFound(row, in.image_id);
  // Deviation: AWS scans images; here no image is ever scanned; because there is nothing in them.
  return error::ScanNotFoundException(StrCat("Image scan does not exist for the image with '",
                                             ShownId(in.image_id),
                                             "' in the repository with name '", row.name,
                                             "' in the registry with id '", row.account, "'"));
}

}  // namespace wt::ecr
