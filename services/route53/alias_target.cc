// Where aliases may point, and the zones of AWS's own services.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html

#include <array>

#include "services/route53/record_set.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

// https://docs.aws.amazon.com/general/latest/gr/elb.html
struct BalancerZones {
  std::string_view region, application, network;
};

constexpr std::array kBalancerZones = {
    BalancerZones{"us-east-1", "Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"},
    BalancerZones{"us-east-2", "Z3AADJGX6KTTL2", "ZLMOA37VPKANP"},
    BalancerZones{"us-west-1", "Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"},
    BalancerZones{"us-west-2", "Z1H1FL5HABSF5", "Z18D5FSROUN65G"},
    BalancerZones{"ca-central-1", "ZQSVJUPU6J1EY", "Z2EPGBW3API2WT"},
    BalancerZones{"ca-west-1", "Z06473681N0SF6OS049SD", "Z02754302KBB00W2LKWZ9"},
    BalancerZones{"mx-central-1", "Z023552324OKD1BB28BH5", "Z02031231H3ID6HYJ9A7U"},
    BalancerZones{"sa-east-1", "Z2P70J7HTTTPLU", "ZTK26PT1VY4CU"},
    BalancerZones{"eu-central-1", "Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"},
    BalancerZones{"eu-central-2", "Z06391101F2ZOEP8P5EB3", "Z02239872DOALSIDCX66S"},
    BalancerZones{"eu-west-1", "Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"},
    BalancerZones{"eu-west-2", "ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G"},
    BalancerZones{"eu-west-3", "Z3Q77PNBQS71R4", "Z1CMS0P5QUZ6D5"},
    BalancerZones{"eu-north-1", "Z23TAZ6LKFMNIO", "Z1UDT6IFJ4EJM"},
    BalancerZones{"eu-south-1", "Z3ULH7SSC9OV64", "Z23146JA1KNAFP"},
    BalancerZones{"eu-south-2", "Z0956581394HF5D5LXGAP", "Z1011216NVTVYADP1SSV"},
    BalancerZones{"ap-east-1", "Z3DQVH9N71FHZ0", "Z12Y7K3UBGUAD1"},
    BalancerZones{"ap-east-2", "Z02789141MW7T1WBU19PO", "Z09176273OC2HWIAUNYW"},
    BalancerZones{"ap-south-1", "ZP97RAFLXTNZK", "ZVDDRBQ08TROA"},
    BalancerZones{"ap-south-2", "Z0173938T07WNTVAEPZN", "Z0711778386UTO08407HT"},
    BalancerZones{"ap-northeast-1", "Z14GRHDCWA56QT", "Z31USIVHYNEOWT"},
    BalancerZones{"ap-northeast-2", "ZWKZPGTI48KDX", "ZIBE1TIR4HY56"},
    BalancerZones{"ap-northeast-3", "Z5LXEXXYW11ES", "Z1GWIQ4HH19I5X"},
    BalancerZones{"ap-southeast-1", "Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"},
    BalancerZones{"ap-southeast-2", "Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD"},
    BalancerZones{"ap-southeast-3", "Z08888821HLRG5A9ZRTER", "Z01971771FYVNCOVWJU1G"},
    BalancerZones{"ap-southeast-4", "Z09517862IB2WZLPXG76F", "Z01156963G8MIIL7X90IV"},
    BalancerZones{"ap-southeast-5", "Z06010284QMVVW7WO5J", "Z026317210H9ACVTRO6FB"},
    BalancerZones{"ap-southeast-6", "Z023301818UFJ50CIO0MV", "Z01392953RKV2Q3RBP0KU"},
    BalancerZones{"ap-southeast-7", "Z0390008CMBRTHFGWBCB", "Z054363131YWATEMWRG5L"},
    BalancerZones{"me-south-1", "ZS929ML54UICD", "Z3QSRYVP46NYYV"},
    BalancerZones{"me-central-1", "Z08230872XQRWHG2XF6I", "Z00282643NTTLPANJJG2P"},
    BalancerZones{"il-central-1", "Z09170902867EHPV2DABU", "Z0313266YDI6ZRHTGQY4"},
    BalancerZones{"af-south-1", "Z268VQBMOI5EKX", "Z203XCE67M25HM"},
    BalancerZones{"cn-north-1", "Z1GDH35T77C1KE", "Z3QFB96KMJ7ED6"},
    BalancerZones{"cn-northwest-1", "ZM7IZAIOVVDZF", "ZQEIKTCZ8352D"},
};

struct ServiceZone {
  std::string_view id, suffix;
};

// The same in every Region.
constexpr ServiceZone kServiceZones[] = {
    {"Z2FDTNDATAQYW2", "cloudfront.net."},
    {"Z2BJ6XQ5FK7U4H", "awsglobalaccelerator.com."},
};

// The ending that names of AWS's zone have; empty for a zone that is not known here.
std::string SuffixOf(std::string_view zone_id) {
  for (const ServiceZone& zone : kServiceZones) {
    if (zone.id == zone_id) return std::string(zone.suffix);
  }
  for (const BalancerZones& zone : kBalancerZones) {
    if (zone.application == zone_id) return StrCat(zone.region, ".elb.amazonaws.com.");
    if (zone.network == zone_id) return StrCat("elb.", zone.region, ".amazonaws.com.");
  }
  return "";
}

}  // namespace

std::string AliasProblem(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set) {
  const AliasTarget& target = *set.alias_target;
  const std::string what =
      StrCat("Tried to create an alias that targets ", target.dns_name, ", type ", set.type,
             " in zone ", target.hosted_zone_id, ", but ");
  const std::string outside = StrCat(what,
                                     "the alias target name does not lie within the target "
                                     "zone");
  // 1. A record of this zone, of the same type.
  if (target.hosted_zone_id == zone.id) {
    if (!law::IsWithin(target.dns_name, zone.name)) return outside;
    const bool there = !RecordsAt(ctx, zone, target.dns_name, set.type).empty();
    return there && target.dns_name != set.name ? "" : StrCat(what, "that target was not found");
  }
  if (ZoneById(ctx, target.hosted_zone_id) != nullptr) {
    return StrCat(what, "the target zone is not the zone of the record");
  }
  // 2. A name of AWS's own. Deviation: AWS refuses a balancer or distribution that does not exist;
  // here any name under its zone is taken and resolves once it exists; because a stack may be
  // tried without them.
  const std::string suffix = SuffixOf(target.hosted_zone_id);
  if (!suffix.empty() && !law::IsWithin(target.dns_name, suffix)) return outside;
  if (suffix == "cloudfront.net.") {
    if (target.evaluate_target_health) {
      return "EvaluateTargetHealth cannot be set to true when the alias target is a CloudFront "
             "distribution.";
    }
    if (set.type != "A" && set.type != "AAAA" && set.type != "HTTPS") {
      return StrCat(what, "that target was not found");
    }
  }
  return "";
}

}  // namespace wt::route53
