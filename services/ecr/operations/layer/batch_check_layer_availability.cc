#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html
Result<BatchCheckLayerAvailabilityResponse> BatchCheckLayerAvailability(
    Context& ctx, const BatchCheckLayerAvailabilityRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  BatchCheckLayerAvailabilityResponse out;
  out.layers.present = out.failures.present = true;
  for (const std::string& digest : in.layer_digests) {
    if (!digest.starts_with("sha256:")) {
      out.failures.push_back({.layer_digest = digest,
                              .failure_code = "InvalidLayerDigest",
                              .failure_reason = "The layer digest is invalid."});
      continue;
    }
    const auto layer = ctx.Turn::Find<LayerRow>(row.account, row.region, row.name, digest);
    Layer one{.layer_digest = digest, .layer_availability = layer ? "AVAILABLE" : "UNAVAILABLE"};
    if (layer) {
      one.layer_size = layer->size_bytes;
      one.media_type = layer->media_type;
    }
    out.layers.push_back(std::move(one));
  }
  return out;
}

}  // namespace wt::ecr
