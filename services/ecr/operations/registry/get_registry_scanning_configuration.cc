#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryScanningConfiguration.html
Result<GetRegistryScanningConfigurationResponse> GetRegistryScanningConfiguration(
    Context& ctx, const GetRegistryScanningConfigurationRequest&) {
  const auto row = ctx.Find<RegistryRow>();
  RegistryScanningConfiguration configuration;
  configuration.scan_type = row ? row->scan_type : "BASIC";
  if (row) configuration.rules = *row->scan_rules;
  configuration.rules.present = true;
  GetRegistryScanningConfigurationResponse out;
  out.registry_id = ctx.account();
  out.scanning_configuration = std::move(configuration);
  return out;
}

}  // namespace wt::ecr
