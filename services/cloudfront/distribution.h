#pragma once

// Distributions: found, checked, brought into AWS's normal form, described.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudfront/api.h"
#include "services/cloudfront/state.h"

namespace wt::cloudfront {

inline constexpr std::string_view kDeployment = "cloudfront.deployment";

// Errors: NoSuchDistribution.
Result<DistributionRow> FindDistribution(Context& ctx, std::string_view id);

Distribution ToDistribution(Context& ctx, const DistributionRow& row);
DistributionSummary ToSummary(Context& ctx, const DistributionRow& row);

// What AWS adds to what was given: defaults, empty lists, empty strings.
void Normalize(DistributionConfig& config);
// Errors: what CreateDistribution and UpdateDistribution name. `id` is empty for a new one.
Result<void> CheckConfig(Context& ctx, const DistributionConfig& config, std::string_view id);
// Aliases and the certificate, which are looked up in the world.
Result<void> CheckViewer(Context& ctx, const DistributionConfig& config, std::string_view id);

// Makes one; both ways of creating it do this.
Result<DistributionRow> MakeDistribution(Context& ctx, DistributionConfig config,
                                         const wire::List<Tag>& tags);
// A new configuration begins to be deployed.
void Deploy(Context& ctx, DistributionRow& row);
// Gives its aliases and its certificate to the row as it is now, or takes them back.
void Claim(Context& ctx, const DistributionRow& row);
void Release(Context& ctx, const DistributionRow& row);

// Every behaviour of a configuration, the default one too, as what the two kinds share.
struct BehaviorView {
  const std::string* target_origin_id;
  const std::optional<std::string>*cache_policy_id, *origin_request_policy_id,
      *response_headers_policy_id;
  const std::optional<TrustedKeyGroups>* trusted_key_groups;
  const std::optional<FunctionAssociations>* functions;
};
std::vector<BehaviorView> BehaviorsOf(const DistributionConfig& config);

// The distributions of the account for which `test` holds, in order of id.
std::vector<DistributionRow> DistributionsWhere(
    Context& ctx, const std::function<bool(const DistributionConfig&)>& test);
bool UsesCachePolicy(const DistributionConfig& config, std::string_view id);
bool UsesOriginRequestPolicy(const DistributionConfig& config, std::string_view id);
bool UsesResponseHeadersPolicy(const DistributionConfig& config, std::string_view id);
bool UsesKeyGroup(const DistributionConfig& config, std::string_view id);
bool UsesAccessControl(const DistributionConfig& config, std::string_view id);
bool UsesAccessIdentity(const DistributionConfig& config, std::string_view id);
bool UsesFunction(const DistributionConfig& config, std::string_view arn);

}  // namespace wt::cloudfront
