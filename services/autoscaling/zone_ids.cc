#include "services/autoscaling/zone_ids.h"

#include "services/ec2/ec2.h"

namespace wt::autoscaling {

std::string ZoneId(Context& ctx, std::string_view zone) {
  for (const ec2::SubnetRow& row : ctx.Scan<ec2::SubnetRow>()) {
    if (row.az == zone) return row.az_id;
  }
  return {};
}

std::optional<std::string> ZoneOfId(Context& ctx, std::string_view zone_id) {
  for (const ec2::SubnetRow& row : ctx.Scan<ec2::SubnetRow>()) {
    if (row.az_id == zone_id) return row.az;
  }
  return std::nullopt;
}

}  // namespace wt::autoscaling
