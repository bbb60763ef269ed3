#pragma once

// CIDR collections of IP-based routing.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// NoSuchCidrCollectionException.
Result<CidrCollectionRow> FindCidrCollection(Context& ctx, std::string_view id);
std::string CidrCollectionArn(const CidrCollectionRow& row);
// "192.0.2.0/24": /1 to /24 of IPv4, /1 to /48 of IPv6, without bits behind the prefix.
bool IsRoutableBlock(std::string_view block);
// The record that routes by the collection, or by one of its locations; empty where none does.
std::string RecordUsing(Context& ctx, std::string_view collection, std::string_view location = {});

}  // namespace wt::route53
