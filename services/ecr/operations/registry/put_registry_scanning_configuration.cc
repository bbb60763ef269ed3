#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html
Result<PutRegistryScanningConfigurationResponse> PutRegistryScanningConfiguration(
    Context& ctx, const PutRegistryScanningConfigurationRequest& in) {
  RegistryRow row = ctx.Find<RegistryRow>().value_or(RegistryRow{});
  row.scan_type = in.scan_type.value_or("BASIC");
  row.scan_rules = in.rules;
  ctx.Put(row);
  RegistryScanningConfiguration configuration;
  configuration.scan_type = row.scan_type;
  configuration.rules = in.rules;
  configuration.rules.present = true;
  PutRegistryScanningConfigurationResponse out;
  out.registry_scanning_configuration = std::move(configuration);
  return out;
}

}  // namespace wt::ecr
