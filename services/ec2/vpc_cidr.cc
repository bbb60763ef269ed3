#include "services/ec2/vpc_cidr.h"

#include <initializer_list>

#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// The ranges that AWS keeps apart: a VPC in one takes no block of the others.
constexpr const char* kApart[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"};

bool In(const char* range, const Cidr& cidr) { return ParseCidr(range)->Contains(cidr); }

bool Restricted(const Cidr& primary, const Cidr& wanted) {
  const char* home = nullptr;
  for (const char* range : kApart) {
    if (In(range, primary)) home = range;
  }
  for (const char* range : kApart) {
    if (range != home && In(range, wanted)) return true;
  }
  // AWS uses these itself.
  if (In("172.16.0.0/12", primary) && In("172.31.0.0/16", wanted)) return true;
  return In("10.0.0.0/15", primary) && In("10.0.0.0/16", wanted);
}

}  // namespace

Result<Cidr> CheckSecondaryCidr(Context& ctx, const VpcRow& vpc, const std::string& text) {
  const Cidr cidr = WT_TRY(CheckVpcCidr(text));
  const std::vector<Cidr> present = CidrsOf(ctx, vpc.id);
  for (const Cidr& block : present) {
    if (!block.Overlaps(cidr)) continue;
    return error::Of(
        "InvalidVpc.Conflict",
        StrCat("The CIDR '", text, "' conflicts with another CIDR of the VPC ", vpc.id, "."));
  }
  if (Restricted(*ParseCidr(vpc.cidr), cidr)) {
    return error::Of("InvalidVpc.Range",
                     StrCat("The CIDR '", text,
                            "' is restricted. Use a CIDR from the same private "
                            "address range as the current VPC CIDR, or use a publicly-routable "
                            "CIDR."));
  }
  // A route to a block that this one would hold could never be taken again.
  for (const RouteTableRow& table :
       ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    for (const RouteRow& route : ctx.Scan<RouteRow>(table.id)) {
      const std::optional<Cidr> destination = ParseCidr(route.destination);
      if (!destination || !cidr.Contains(*destination)) continue;
      return error::Of(
          "InvalidVpc.Range",
          StrCat("The CIDR '", text, "' is the same as or larger than the destination ",
                 route.destination, " of a route in ", table.id, "."));
    }
  }
  if (present.size() >= kCidrsPerVpcMax) {
    return error::Of("CidrLimitExceeded",
                     StrCat("This network '", vpc.id,
                            "' has met its maximum number of allowed CIDRs: ", kCidrsPerVpcMax));
  }
  return cidr;
}

}  // namespace wt::ec2
