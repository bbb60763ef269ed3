#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutReplicationConfiguration.html
Result<PutReplicationConfigurationResponse> PutReplicationConfiguration(
    Context& ctx, const PutReplicationConfigurationRequest& in) {
  // Deviation: AWS copies what is pushed from now on; here nothing is copied; because tasks pull in
  // their own Region.
  RegistryRow row = ctx.Find<RegistryRow>().value_or(RegistryRow{});
  row.replication = in.replication_configuration;
  ctx.Put(std::move(row));
  PutReplicationConfigurationResponse out;
  out.replication_configuration = in.replication_configuration;
  return out;
}

}  // namespace wt::ecr
