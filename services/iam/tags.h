#pragma once

// Tags of roles, users, policies, instance profiles and identity providers.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"

namespace wt::iam {

// `resource` is "role/KEY", "user/KEY", "policy/KEY", "instance-profile/KEY" or "oidc/URL".
wire::List<Tag> TagsOf(Turn& turn, std::string_view account, std::string_view resource);
// InvalidInput, LimitExceeded.
Result<void> PutTags(Context& ctx, std::string_view resource, const wire::List<Tag>& tags);
void RemoveTags(Context& ctx, std::string_view resource, const wire::List<std::string>& keys);
void EraseTags(Context& ctx, std::string_view resource);
// When what is tagged gets another name.
void MoveTags(Context& ctx, std::string_view from, std::string_view to);

// A page of the tags, in order of key.
template <class Request, class Response>
Result<void> ListTags(Context& ctx, std::string_view resource, const Request& in, Response& out);

}  // namespace wt::iam

#include "services/iam/page.h"

namespace wt::iam {

template <class Request, class Response>
Result<void> ListTags(Context& ctx, std::string_view resource, const Request& in, Response& out) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  out.tags.present = true;
  for (const Tag& tag : TagsOf(ctx, ctx.account(), resource)) {
    if (pager.Before(tag.key)) continue;
    if (!pager.Take(tag.key)) break;
    out.tags.push_back(tag);
  }
  ClosePage(pager, out);
  return {};
}

}  // namespace wt::iam
