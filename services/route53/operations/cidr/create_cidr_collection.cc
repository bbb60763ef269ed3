#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateCidrCollection.html
Result<CreateCidrCollectionResponse> CreateCidrCollection(Context& scoped,
                                                          const CreateCidrCollectionRequest& in) {
  Context ctx = scoped.Global();
  int64_t count = 0;
  for (const CidrCollectionRow& other : ctx.Scan<CidrCollectionRow>()) {
    ++count;
    if (other.name == in.name || other.caller_reference == in.caller_reference) {
      return error::CidrCollectionAlreadyExistsException(
          StrCat("A CIDR collection with this name or caller reference exists: ", other.id));
    }
  }
  if (count >= kCidrCollectionsMax) {
    return error::LimitsExceeded(
        StrCat("An account can have at most ", kCidrCollectionsMax, " CIDR collections."));
  }
  CidrCollectionRow row;
  row.account = ctx.account();
  row.id = ctx.rng("ids").Uuid();
  row.name = in.name;
  row.caller_reference = in.caller_reference;
  ctx.Put(row);
  CreateCidrCollectionResponse out;
  CidrCollection& made = out.collection.emplace();
  made.arn = CidrCollectionArn(row);
  made.id = row.id;
  made.name = row.name;
  made.version = row.version;
  out.location = Location(StrCat("cidrcollection/", row.id));
  return out;
}

}  // namespace wt::route53
