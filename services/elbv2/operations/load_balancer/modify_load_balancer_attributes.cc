#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

// What attributes ask of each other.
Result<void> CheckTogether(const LoadBalancerRow& before, const LoadBalancerRow& after) {
  for (const std::string logs : {"access_logs", "connection_logs", "health_check_logs"}) {
    if (AttributeOf(after, logs + ".s3.enabled") == "true" &&
        AttributeOf(after, logs + ".s3.bucket").empty()) {
      return error::ValidationError(
          StrCat("An S3 bucket must be specified: '", logs, ".s3.bucket'"));
    }
  }
  if (IsApplication(after) && AttributeOf(after, "load_balancing.cross_zone.enabled") != "true") {
    return error::InvalidConfigurationRequestException(
        "Load balancer attribute key 'load_balancing.cross_zone.enabled' cannot be changed on load "
        "balancers with type 'application'");
  }
  constexpr std::string_view kSecondary = "secondary_ips.auto_assigned.per_subnet";
  if (ParseInt(AttributeOf(after, kSecondary)).value_or(0) <
      ParseInt(AttributeOf(before, kSecondary)).value_or(0)) {
    return error::InvalidConfigurationRequestException(
        StrCat("Load balancer attribute '", kSecondary, "' cannot be decreased"));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html
Result<ModifyLoadBalancerAttributesOutput> ModifyLoadBalancerAttributes(
    Context& ctx, const ModifyLoadBalancerAttributesInput& in) {
  const LoadBalancerRow before = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  LoadBalancerRow row = before;
  // Deviation: AWS tries to write to the bucket of access logs and refuses one that it may not
  // write to; here every bucket is taken, because there is no S3.
  for (const LoadBalancerAttribute& attribute : in.attributes) {
    const std::string key = attribute.key.value_or("");
    const std::string value = attribute.value.value_or("");
    WT_TRY(CheckAttribute(BalancerAttributes(), OwnerOf(row), key, value));
    row.attributes[key] = value;
  }
  WT_TRY(CheckTogether(before, row));
  ctx.Put(row);
  ModifyLoadBalancerAttributesOutput out;
  out.attributes = AttributesOf(row);
  return out;
}

}  // namespace wt::elbv2
