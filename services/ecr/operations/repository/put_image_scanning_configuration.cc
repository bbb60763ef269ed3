#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html
Result<PutImageScanningConfigurationResponse> PutImageScanningConfiguration(
    Context& ctx, const PutImageScanningConfigurationRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  row.scan_on_push = in.image_scanning_configuration.scan_on_push.value_or(false);
  ctx.Put(row);
  PutImageScanningConfigurationResponse out;
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.image_scanning_configuration = ImageScanningConfiguration{.scan_on_push = row.scan_on_push};
  return out;
}

}  // namespace wt::ecr
