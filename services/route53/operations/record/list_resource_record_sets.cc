#include <tuple>

#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/record_set.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
Result<ListResourceRecordSetsResponse> ListResourceRecordSets(
    Context& scoped, const ListResourceRecordSetsRequest& in) {
  namespace law = laws::name_resolution;
  Context ctx = scoped.Global();
  const ZoneRow zone = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  const int64_t size = WT_TRY(PageSize(in.max_items, kRecordPageMax));

  // 1. Where to begin: a name, a name and a type, or all three.
  if (in.start_record_type && !in.start_record_name) {
    return error::InvalidInput("The request cannot have a type without a name.");
  }
  if (in.start_record_identifier && (!in.start_record_name || !in.start_record_type)) {
    return error::InvalidInput("The request cannot have an identifier without a name and a type.");
  }
  std::string key;
  if (in.start_record_name) {
    const std::optional<std::string> name = law::Normalise(*in.start_record_name);
    if (!name) return error::InvalidInput(NameProblem(*in.start_record_name));
    key = law::SortKey(*name);
  }
  const std::string type = in.start_record_type.value_or("");
  const std::string identifier = in.start_record_identifier.value_or("");

  // 2. By labels from the top, then by type and identifier.
  ListResourceRecordSetsResponse out;
  out.max_items = StrCat(size);
  out.resource_record_sets.present = true;
  for (const RecordRow& row : ctx.Scan<RecordRow>(zone.id)) {
    if (std::tie(row.sort_key, row.type, row.set_identifier) < std::tie(key, type, identifier)) {
      continue;
    }
    if (static_cast<int64_t>(out.resource_record_sets.size()) == size) {
      out.is_truncated = true;
      out.next_record_name = row.set->name;
      out.next_record_type = row.type;
      if (!row.set_identifier.empty()) out.next_record_identifier = row.set_identifier;
      break;
    }
    out.resource_record_sets.push_back(*row.set);
  }
  return out;
}

}  // namespace wt::route53
