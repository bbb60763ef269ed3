#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/route53.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_TestDNSAnswer.html
Result<TestDNSAnswerResponse> TestDNSAnswer(Context& ctx, const TestDNSAnswerRequest& in) {
  namespace law = laws::name_resolution;
  const ZoneRow zone = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  if (zone.is_private) {
    return error::InvalidInput("TestDNSAnswer is not supported for private hosted zones.");
  }
  const std::optional<std::string> name = law::Normalise(in.record_name);
  if (!name) return error::InvalidInput(NameProblem(in.record_name));
  if (!law::IsWithin(*name, zone.name)) {
    return error::InvalidInput(
        StrCat("The record name ", *name, " is not in the hosted zone ", zone.name));
  }
  if (in.edns0_client_subnet_mask && !in.edns0_client_subnet_ip) {
    return error::InvalidInput("EDNS0ClientSubnetMask needs EDNS0ClientSubnetIP.");
  }
  // Deviation: AWS knows where an address is; here no address has a place; because there is no such
  // table. Geolocation answers with its default.
  Viewer viewer;
  viewer.place.address = in.edns0_client_subnet_ip.value_or(in.resolver_ip.value_or(""));
  const law::Answer answer = AskZone(ctx, zone.id, *name, in.record_type, viewer);

  TestDNSAnswerResponse out;
  out.nameserver = zone.name_servers.front();
  out.record_name = name->substr(0, name->size() - 1);
  out.record_type = in.record_type;
  out.response_code = law::CodeName(answer.code);
  out.protocol = "UDP";
  out.record_data.present = true;
  for (const law::Record& record : answer.records) out.record_data.push_back(record.value);
  return out;
}

}  // namespace wt::route53
