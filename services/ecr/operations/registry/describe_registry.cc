#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html
Result<DescribeRegistryResponse> DescribeRegistry(Context& ctx, const DescribeRegistryRequest&) {
  const auto row = ctx.Find<RegistryRow>();
  DescribeRegistryResponse out;
  out.registry_id = ctx.account();
  out.replication_configuration = row ? *row->replication : ReplicationConfiguration{};
  out.replication_configuration->rules.present = true;
  return out;
}

}  // namespace wt::ecr
