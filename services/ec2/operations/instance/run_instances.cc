#include "emulator/base/encoding.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {
namespace {

Reservation AnswerFor(Context& ctx, const std::string& reservation_id) {
  Reservation answer;
  for (const InstanceRow& row :
       ctx.Rows<InstanceRow>().By<0>(ctx.account(), ctx.region(), reservation_id)) {
    if (answer.instances.empty()) answer = ReservationOf(ctx, row);
    answer.instances.push_back(ToApi(ctx, row));
  }
  return answer;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
Result<RunInstancesResponse> RunInstances(Context& ctx, const RunInstancesRequest& in) {
  // 1. The same token and the same parameters are the same launch.
  const std::string token = in.client_token.value_or("");
  RunInstancesRequest plain = in;
  plain.client_token.reset();
  const auto print = static_cast<int64_t>(
      Fingerprint(wire::ToStoredJson(wire::ShapeOf<RunInstancesRequest>(), &plain)));
  if (!token.empty()) {
    if (const auto known = ctx.Find<LaunchTokenRow>(token)) {
      if (known->parameters != print) {
        return error::Of("IdempotentParameterMismatch",
                         "Arguments on this idempotent request are inconsistent with arguments "
                         "used in previous request(s).");
      }
      return AnswerFor(ctx, known->reservation_id);
    }
  }
  // 2. Launch.
  const std::vector<std::string> ids = WT_TRY(Launch(ctx, in));
  const std::string reservation = ctx.Find<InstanceRow>(ids.front())->reservation_id;
  if (!token.empty()) {
    ctx.Put(LaunchTokenRow{.token = token, .reservation_id = reservation, .parameters = print});
  }
  return AnswerFor(ctx, reservation);
}

}  // namespace wt::ec2
