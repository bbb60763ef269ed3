#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html
Result<CreateInternetGatewayResponse> CreateInternetGateway(
    Context& ctx, const CreateInternetGatewayRequest& in) {
  WT_TRY(CheckSpecifications(in.tag_specifications, {"internet-gateway"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "internet-gateway"));
  size_t count = 0;
  for ([[maybe_unused]] const auto& row : ctx.Scan<InternetGatewayRow>()) ++count;
  if (count >= kInternetGatewaysMax) {
    return error::Of("InternetGatewayLimitExceeded",
                     "The maximum number of internet gateways has been reached.");
  }
  WT_TRY(CheckDryRun(in));
  InternetGatewayRow row{.id = ctx.NewId("igw-")};
  row.account = ctx.account();
  row.region = ctx.region();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  CreateInternetGatewayResponse out;
  out.internet_gateway = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
