#pragma once

// Hosted zones: find, make, render; changes on their way to the name servers.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

inline constexpr std::string_view kPropagation = "route53.propagation";

// "/hostedzone/Z1" and "Z1" are the same.
std::string_view ShortId(std::string_view reference);
// NoSuchHostedZone. `ctx` may be in any Region.
Result<ZoneRow> FindZone(Context& ctx, std::string_view reference);
const ZoneRow* ZoneById(Turn& turn, std::string_view id);
// "Z0386498M2ACWHQ5BJXN": Z and upper-case letters and digits.
std::string NewRoute53Id(Context& ctx, std::string_view prefix);
// InvalidDomainName, with what is wrong; else the name as it is kept.
Result<std::string> CheckZoneName(const std::string& name);
// What is wrong with a name in the words of Route 53's own checks.
std::string NameProblem(std::string_view name);

// Four name servers, one of each top-level domain. Private zones share the first of each.
std::vector<std::string> DrawNameServers(Context& ctx);
std::vector<std::string> PrivateNameServers();
void PutApexRecords(Context& ctx, ZoneRow& zone);

// Registers a change that reaches the name servers after a while.
ChangeInfo BeginChange(Context& ctx, const ZoneRow& zone,
                       const std::optional<std::string>& comment);
ChangeInfo ToApi(const ChangeRow& row);

HostedZone ToApi(const ZoneRow& row);
std::optional<DelegationSet> DelegationSetOf(const ZoneRow& row);
wire::List<VPC> VpcsOf(const ZoneRow& row);
std::string Location(std::string_view resource);

// "us-east-1/vpc-1". InvalidInput where a part is missing, InvalidVPCId where there is none such.
Result<std::string> CheckVpc(Context& ctx, const VPC& vpc);
VPC VpcToApi(std::string_view key);
// The zone of this name that the VPC sees already; one of its own name would hide it.
const ZoneRow* ConflictingZone(Turn& turn, std::string_view name, std::string_view vpc);

// A page size as text: InvalidInput where it is no number of 1 or more.
Result<int64_t> PageSize(const std::optional<std::string>& text, int64_t size_max);

class Propagation : public Controller {
 public:
  std::string_view name() const override { return kPropagation; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::route53
