#include "services/route53/cidr.h"

#include "emulator/dns/message.h"
#include "services/route53/errors.h"

namespace wt::route53 {

Result<CidrCollectionRow> FindCidrCollection(Context& ctx, std::string_view id) {
  std::optional<CidrCollectionRow> row = ctx.Global().Find<CidrCollectionRow>(id);
  if (!row) {
    return error::NoSuchCidrCollectionException(
        StrCat("The CIDR collection with id ", id, " does not exist."));
  }
  return *std::move(row);
}

std::string CidrCollectionArn(const CidrCollectionRow& row) {
  return StrCat("arn:aws:route53:::cidrcollection/", row.id);
}

bool IsRoutableBlock(std::string_view block) {
  const size_t slash = block.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view address = block.substr(0, slash);
  const bool six = address.find(':') != std::string_view::npos;
  const auto bytes = six ? dns::EncodeIpv6(address) : dns::EncodeIpv4(address);
  const std::optional<int64_t> prefix = ParseInt(block.substr(slash + 1));
  if (!bytes || !prefix || *prefix < 1 || *prefix > (six ? 48 : 24)) return false;
  for (size_t bit = static_cast<size_t>(*prefix); bit < bytes->size() * 8; ++bit) {
    if ((static_cast<unsigned char>((*bytes)[bit / 8]) >> (7 - bit % 8) & 1) != 0) return false;
  }
  return true;
}

std::string RecordUsing(Context& ctx, std::string_view collection, std::string_view location) {
  Context global = ctx.Global();
  for (const RecordRow& row : global.Scan<RecordRow>()) {
    const auto& config = row.set->cidr_routing_config;
    if (config && config->collection_id == collection &&
        (location.empty() || config->location_name == location)) {
      return row.set->name;
    }
  }
  return "";
}

}  // namespace wt::route53
