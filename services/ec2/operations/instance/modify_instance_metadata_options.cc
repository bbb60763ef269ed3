#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr int64_t kHopLimitMax = 64;

Result<void> OneOf(const std::optional<std::string>& value, std::string_view a, std::string_view b,
                   std::string_view name) {
  if (!value || *value == a || *value == b) return {};
  return error::InvalidParameterValue(
      StrCat("Value (", *value, ") for parameter ", name, " is invalid."));
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataOptions.html
Result<ModifyInstanceMetadataOptionsResponse> ModifyInstanceMetadataOptions(
    Context& ctx, const ModifyInstanceMetadataOptionsRequest& in) {
  InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  if (row.state == LifecycleState::kTerminated || row.state == LifecycleState::kShuttingDown) {
    return error::Of("IncorrectInstanceState",
                     StrCat("The instance '", row.id, "' is not in a valid state."));
  }
  WT_TRY(OneOf(in.http_tokens, "optional", "required", "HttpTokens"));
  WT_TRY(OneOf(in.http_endpoint, "enabled", "disabled", "HttpEndpoint"));
  WT_TRY(OneOf(in.instance_metadata_tags, "enabled", "disabled", "InstanceMetadataTags"));
  const int64_t hops = in.http_put_response_hop_limit.value_or(row.http_hop_limit);
  if (hops < 1 || hops > kHopLimitMax) {
    return error::InvalidParameterValue(
        StrCat("Value (", hops,
               ") for parameter HttpPutResponseHopLimit is invalid. It must be "
               "between 1 and 64."));
  }
  WT_TRY(CheckDryRun(in));
  row.http_tokens = in.http_tokens.value_or(row.http_tokens);
  row.http_endpoint = in.http_endpoint.value_or(row.http_endpoint);
  row.metadata_tags = in.instance_metadata_tags.value_or(row.metadata_tags);
  row.http_hop_limit = hops;
  ctx.Put(row);
  ModifyInstanceMetadataOptionsResponse out;
  out.instance_id = row.id;
  out.instance_metadata_options = ToApi(ctx, row).metadata_options;
  // The first answer tells of the work; the next look finds the options applied.
  out.instance_metadata_options->state = "pending";
  return out;
}

}  // namespace wt::ec2
