#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/record_set.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

Result<void> CheckSize(const ChangeBatch& batch) {
  int64_t records = 0;
  int64_t characters = 0;
  for (const Change& change : batch.changes) {
    const int64_t times = change.action == "UPSERT" ? 2 : 1;
    for (const ResourceRecord& record : change.resource_record_set.resource_records) {
      records += times;
      characters += times * static_cast<int64_t>(record.value.size());
    }
  }
  if (records > kChangeRecordsMax) {
    return error::InvalidChangeBatch(
        StrCat("[Number of records limit of ", kChangeRecordsMax, " exceeded.]"));
  }
  if (characters > kChangeCharactersMax) {
    return error::InvalidChangeBatch(
        StrCat("[Number of characters limit of ", kChangeCharactersMax, " exceeded.]"));
  }
  return {};
}

// The changes of one request, made one after the other; what is wrong with each is gathered.
class Batch {
 public:
  Batch(Context& ctx, ZoneRow& zone) : ctx_(ctx), zone_(zone) {}

  Result<void> Apply(const Change& change) {
    ResourceRecordSet set = change.resource_record_set;
    const std::optional<std::string> name = law::Normalise(set.name);
    if (!name) {
      problems_.push_back(NameProblem(set.name));
      return {};
    }
    set.name = *name;
    if (set.alias_target) {
      set.alias_target->hosted_zone_id = ShortId(set.alias_target->hosted_zone_id);
      set.alias_target->dns_name =
          law::Normalise(set.alias_target->dns_name).value_or(set.alias_target->dns_name);
    }
    WT_TRY(CheckMembers(change.action, set));
    if (change.action == "DELETE") {
      Delete(set);
      return {};
    }
    if (set.health_check_id) WT_TRY(FindHealthCheck(ctx_, *set.health_check_id));
    Add(set, change.action == "CREATE");
    return {};
  }

  void Finish() {
    if (!problems_.empty()) return;
    for (const ResourceRecordSet& set : aliases_) {
      if (FindRecord(ctx_, zone_, set) != nullptr) Note(AliasProblem(ctx_, zone_, set));
    }
    if (RecordsAt(ctx_, zone_, zone_.name, "NS").empty()) {
      Note("A HostedZone must contain at least one NS record for the zone itself.");
    }
    if (RecordsAt(ctx_, zone_, zone_.name, "SOA").size() != 1) {
      Note("A HostedZone must contain exactly one SOA record.");
    }
    if (zone_.record_count > kRecordsPerZoneMax) {
      Note(StrCat("Limits Exceeded: MAX_RRSETS_BY_ZONE - Cannot create more than ",
                  kRecordsPerZoneMax, " records."));
    }
  }

  const std::vector<std::string>& problems() const { return problems_; }

 private:
  void Note(std::string problem) {
    if (!problem.empty()) problems_.push_back(std::move(problem));
  }

  void Delete(const ResourceRecordSet& set) {
    const RecordRow* row = FindRecord(ctx_, zone_, set);
    const std::string tried = StrCat("Tried to delete resource record set ", Described(set));
    if (row == nullptr) return Note(StrCat(tried, " but it was not found"));
    if (!SameContent(*row->set, set)) {
      return Note(StrCat(tried, " but the values provided do not match the current values"));
    }
    EraseRecord(ctx_, zone_, set);
  }

  void Add(const ResourceRecordSet& set, bool create) {
    std::string problem = ValueProblem(set);
    if (problem.empty() && create && FindRecord(ctx_, zone_, set) != nullptr) {
      problem =
          StrCat("Tried to create resource record set ", Described(set), " but it already exists");
    }
    if (problem.empty()) problem = PlaceProblem(ctx_, zone_, set);
    if (!problem.empty()) return Note(std::move(problem));
    PutRecord(ctx_, zone_, set);
    if (set.alias_target) aliases_.push_back(set);
  }

  Context& ctx_;
  ZoneRow& zone_;
  std::vector<ResourceRecordSet> aliases_;
  std::vector<std::string> problems_;
};

}  // namespace

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
Result<ChangeResourceRecordSetsResponse> ChangeResourceRecordSets(
    Context& scoped, const ChangeResourceRecordSetsRequest& in) {
  Context ctx = scoped.Global();
  ZoneRow zone = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  WT_TRY(CheckSize(in.change_batch));

  // 1. All changes, in order; one that cannot be made undoes all of them.
  Batch batch(ctx, zone);
  for (const Change& change : in.change_batch.changes) WT_TRY(batch.Apply(change));
  batch.Finish();
  if (!batch.problems().empty()) {
    Error refused = error::InvalidChangeBatch(StrCat("[", Join(batch.problems(), ", "), "]"));
    return refused;
  }
  ctx.Put(zone);

  // 2. They are on their way to the name servers.
  ChangeResourceRecordSetsResponse out;
  out.change_info = BeginChange(ctx, zone, in.change_batch.comment);
  return out;
}

}  // namespace wt::route53
