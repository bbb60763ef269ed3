#pragma once

// Tags of load balancers, target groups, listeners and rules.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-tags.html

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/api.h"

namespace wt::elbv2 {

// DuplicateTagKeys, TooManyTags, ValidationError. Puts nothing.
Result<void> CheckNewTags(const wire::List<Tag>& tags);
// Adds to what is there; TooManyTags.
Result<void> PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
wire::List<Tag> TagsOf(Context& ctx, std::string_view arn);
void EraseTags(Context& ctx, std::string_view arn);

// Whether there is such a resource; its type's own not-found error, or ValidationError where the
// text names none.
Result<void> CheckTagged(Context& ctx, std::string_view arn);

}  // namespace wt::elbv2
