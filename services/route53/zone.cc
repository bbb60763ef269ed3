#include "services/route53/zone.h"

#include <algorithm>

#include "emulator/laws/name_resolution/name_resolution.h"
#include "services/ec2/ec2.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/record_set.h"
#include "services/route53/route53.h"
#include "services/route53/timings.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

constexpr std::string_view kIdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
// With their prefix ("/hostedzone/", "/delegationset/") ids fit into the model's 32 characters, so
// that clients may send them back as they came.
constexpr size_t kIdLength = 20, kDelegationSetIdLength = 17;
constexpr std::string_view kTopLevels[] = {"com", "net", "org", "co.uk"};

// Numbers 0 to 511 are under .com, the next 512 under .net and so on; the second number is the
// first, within its 512, divided by eight.
std::string NameServer(size_t top_level, int64_t number) {
  const int64_t group = number / 8;
  return StrCat("ns-", static_cast<int64_t>(top_level) * 512 + number, ".awsdns-",
                group < 10 ? "0" : "", group, ".", kTopLevels[top_level]);
}

}  // namespace

std::string_view ShortId(std::string_view reference) {
  const size_t slash = reference.rfind('/');
  return slash == std::string_view::npos ? reference : reference.substr(slash + 1);
}

Result<ZoneRow> FindZone(Context& ctx, std::string_view reference) {
  const std::string_view id = ShortId(reference);
  std::optional<ZoneRow> row = ctx.Global().Find<ZoneRow>(id);
  if (!row) return error::NoSuchHostedZone(StrCat("No hosted zone found with ID: ", id));
  return *std::move(row);
}

const ZoneRow* ZoneById(Turn& turn, std::string_view id) {
  const auto range = turn.Rows<ZoneRow>().By<1>(id);
  return range.empty() ? nullptr : &*range.begin();
}

std::string NewRoute53Id(Context& ctx, std::string_view prefix) {
  const size_t length = prefix == "N" ? kDelegationSetIdLength : kIdLength;
  return StrCat(prefix, ctx.rng("ids").Pick(kIdCharacters, length - prefix.size()));
}

// --- Names ---------------------------------------------------------------------------------------

std::string NameProblem(std::string_view name) {
  const auto problem = [&](std::string_view code, std::string_view text) {
    return StrCat("FATAL problem: ", code, " (", text, ") encountered with '", name, "'");
  };
  if (name.empty()) return problem("DomainNameEmpty", "Domain name is empty");
  if (name.starts_with('.') || name.find("..") != std::string_view::npos) {
    return problem("DomainLabelEmpty", "Domain label is empty");
  }
  for (const std::string_view label : Split(name, '.')) {
    if (label.size() > 63) return problem("DomainLabelTooLong", "Domain label is too long");
  }
  return problem("DomainNameTooLong", "Domain name is too long");
}

Result<std::string> CheckZoneName(const std::string& name) {
  std::optional<std::string> kept = law::Normalise(name);
  if (!kept || *kept == ".") return error::InvalidDomainName(NameProblem(name == "." ? "" : name));
  if (kept->starts_with("\\052.")) {
    return error::InvalidDomainName(
        StrCat("FATAL problem: UnsupportedCharacter (Value contains unsupported characters) "
               "encountered with '",
               name, "'"));
  }
  return *std::move(kept);
}

// --- Name servers and the records at the apex ----------------------------------------------------

std::vector<std::string> DrawNameServers(Context& ctx) {
  std::vector<std::string> servers;
  for (size_t i = 0; i < std::size(kTopLevels); ++i) {
    const auto number = static_cast<int64_t>(ctx.rng("route53.name_servers").Below(512));
    servers.push_back(NameServer(i, number));
  }
  return servers;
}

std::vector<std::string> PrivateNameServers() {
  std::vector<std::string> servers;
  for (size_t i = 0; i < std::size(kTopLevels); ++i) servers.push_back(NameServer(i, 0));
  return servers;
}

// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html
void PutApexRecords(Context& ctx, ZoneRow& zone) {
  ResourceRecordSet servers;
  servers.name = zone.name;
  servers.type = "NS";
  servers.ttl = 172800;
  for (const std::string& server : zone.name_servers) {
    servers.resource_records.push_back({StrCat(server, ".")});
  }
  PutRecord(ctx, zone, servers);
  ResourceRecordSet soa;
  soa.name = zone.name;
  soa.type = "SOA";
  soa.ttl = 900;
  soa.resource_records.push_back({StrCat(
      zone.name_servers.front(), ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400")});
  PutRecord(ctx, zone, soa);
}

// --- Changes -------------------------------------------------------------------------------------

ChangeInfo ToApi(const ChangeRow& row) {
  ChangeInfo info;
  info.id = StrCat("/change/", row.id);
  info.status = row.status;
  info.submitted_at = row.submitted_at;
  if (!row.comment.empty()) info.comment = row.comment;
  return info;
}

ChangeInfo BeginChange(Context& ctx, const ZoneRow& zone,
                       const std::optional<std::string>& comment) {
  Context global = ctx.Global();
  ChangeRow row;
  row.account = global.account();
  row.id = NewRoute53Id(ctx, "C");
  row.zone = zone.id;
  row.zone_name = zone.name;
  row.comment = comment.value_or("");
  row.submitted_at = ctx.now();
  global.Put(row);
  ctx.Trace("change_submitted", {{"change", row.id}, {"zone", zone.id}, {"name", zone.name}});
  const Duration delay = HowLong(ctx, kPropagationTakes, kPropagation);
  global.WakeIn(kPropagation, delay, global.Key(row.id));
  return ToApi(row);
}

void Propagation::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::optional<ChangeRow> row = ctx.Find<ChangeRow>(scope.rest);
  if (!row) return;
  if (row->status == "INSYNC") {
    if (ctx.now() >= row->submitted_at + kChangeKept) ctx.Erase<ChangeRow>(row->id);
    return;
  }
  row->status = "INSYNC";
  ctx.Put(*row);
  ctx.Trace("change_in_sync", {{"change", row->id}, {"zone", row->zone}, {"name", row->zone_name}});
  ctx.RequestWake({.controller = kPropagation,
                   .key = key,
                   .due = row->submitted_at + kChangeKept,
                   .kind = sim::TimerKind::kPeriodic});
  ctx.Publish(RecordsChanged{row->account, row->zone, row->zone_name});
}

// --- Rendering -----------------------------------------------------------------------------------

std::string Location(std::string_view resource) {
  return StrCat("https://route53.amazonaws.com/2013-04-01/", resource);
}

HostedZone ToApi(const ZoneRow& row) {
  HostedZone zone;
  zone.id = StrCat("/hostedzone/", row.id);
  zone.name = row.name;
  zone.caller_reference = row.caller_reference;
  zone.config.emplace().private_zone = row.is_private;
  if (!row.comment.empty()) zone.config->comment = row.comment;
  zone.resource_record_set_count = row.record_count;
  if (!row.accelerated_recovery.empty()) {
    zone.features.emplace().accelerated_recovery_status = row.accelerated_recovery;
  }
  return zone;
}

std::optional<DelegationSet> DelegationSetOf(const ZoneRow& row) {
  if (row.is_private) return std::nullopt;
  DelegationSet set;
  if (!row.delegation_set.empty()) set.id = StrCat("/delegationset/", row.delegation_set);
  for (const std::string& server : row.name_servers) set.name_servers.push_back(server);
  return set;
}

VPC VpcToApi(std::string_view key) {
  const size_t slash = key.find('/');
  VPC vpc;
  vpc.vpc_region = std::string(key.substr(0, slash));
  vpc.vpc_id = std::string(key.substr(slash + 1));
  return vpc;
}

wire::List<VPC> VpcsOf(const ZoneRow& row) {
  wire::List<VPC> vpcs;
  for (const std::string& key : row.vpcs) vpcs.push_back(VpcToApi(key));
  return vpcs;
}

// --- VPCs ----------------------------------------------------------------------------------------

Result<std::string> CheckVpc(Context& ctx, const VPC& vpc) {
  if (!vpc.vpc_id || vpc.vpc_id->empty() || !vpc.vpc_region) {
    return error::InvalidInput("Both VPCId and VPCRegion must be specified.");
  }
  if (!vpc.vpc_id->starts_with("vpc-")) {
    return error::InvalidVPCId(StrCat("The VPC ID is invalid: ", *vpc.vpc_id));
  }
  if (!ec2::VpcExists(ctx, ctx.account(), *vpc.vpc_region, *vpc.vpc_id)) {
    return error::InvalidVPCId(StrCat("The VPC: ", *vpc.vpc_id, " in region ", *vpc.vpc_region,
                                      " that you provided does not exist."));
  }
  return StrCat(*vpc.vpc_region, "/", *vpc.vpc_id);
}

const ZoneRow* ConflictingZone(Turn& turn, std::string_view name, std::string_view vpc) {
  for (const ZoneRow& row : turn.Rows<ZoneRow>().By<0>(name)) {
    if (row.is_private && std::find(row.vpcs.begin(), row.vpcs.end(), vpc) != row.vpcs.end()) {
      return &row;
    }
  }
  return nullptr;
}

Result<int64_t> PageSize(const std::optional<std::string>& text, int64_t size_max) {
  if (!text || text->empty()) return size_max;
  const std::optional<int64_t> size = ParseInt(*text);
  if (!size || *size < 1) {
    return error::InvalidInput(StrCat("The value '", *text,
                                      "' of maxitems is not a number of 1 or "
                                      "more."));
  }
  return std::min(*size, size_max);
}

}  // namespace wt::route53
