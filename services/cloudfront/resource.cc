#include "services/cloudfront/resource.h"

#include <set>

#include "services/cloudfront/errors.h"

namespace wt::cloudfront {

std::string NewCapitalId(Context& ctx) {
  return "E" + ctx.rng("cloudfront.ids").Pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 13);
}

std::string NewPolicyId(Context& ctx) { return ctx.rng("cloudfront.ids").Uuid(); }

std::string ArnOf(Context& ctx, std::string_view kind, std::string_view id) {
  return StrCat("arn:aws:cloudfront::", ctx.account(), ":", kind, "/", id);
}

std::string LocationOf(std::string_view kind, std::string_view id) {
  return StrCat("https://cloudfront.amazonaws.com/2020-05-31/", kind, "/", id);
}

Result<void> CheckIfMatch(const std::optional<std::string>& if_match, std::string_view etag) {
  if (!if_match || if_match->empty()) {
    return error::InvalidIfMatchVersion(
        "The If-Match version is missing or not valid for the resource.");
  }
  std::string_view given = *if_match;
  if (given.size() >= 2 && given.front() == '"' && given.back() == '"') {
    given = given.substr(1, given.size() - 2);
  }
  if (given == etag || given == "*") return {};
  return error::PreconditionFailed(
      "The request failed because it didn't meet the preconditions in one or more request-header "
      "fields.");
}

Result<void> CheckQuantity(int64_t quantity, size_t items) {
  if (quantity == static_cast<int64_t>(items)) return {};
  return error::InconsistentQuantities("The value of Quantity and the size of Items don't match.");
}

Result<Page> Page::Open(const std::optional<std::string>& marker,
                        const std::optional<std::string>& max_items) {
  Page page;
  page.marker = marker.value_or("");
  if (max_items && !max_items->empty()) {
    const std::optional<int64_t> number = ParseInt(*max_items);
    if (!number || *number < 1) return error::InvalidArgument("MaxItems must be a number above 0.");
    page.max_items = std::min<int64_t>(*number, 1000);
  }
  return page;
}

bool Page::Take(std::string_view key) {
  if (taken == max_items) {
    next_marker = std::string(key);
    return false;
  }
  ++taken;
  return true;
}

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn) {
  wire::List<Tag> tags;
  for (const TagRow& row : ctx.Rows<TagRow>().Scan(ctx.account(), "", arn)) {
    tags.push_back({row.key, row.value});
  }
  return tags;
}

Result<void> CheckTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  std::set<std::string> keys, named;
  for (const Tag& tag : tags) {
    if (ToLower(tag.key).starts_with("aws:")) {
      return error::InvalidTagging("Tag keys must not begin with aws:.");
    }
    if (!named.insert(tag.key).second) {
      return error::InvalidTagging(StrCat("The tag key ", tag.key, " is given twice."));
    }
  }
  keys = named;
  for (const Tag& tag : TagsOf(ctx, arn)) keys.insert(tag.key);
  if (static_cast<int64_t>(keys.size()) > kTagsMax) {
    return error::InvalidTagging(StrCat("A resource can have at most ", kTagsMax, " tags."));
  }
  return {};
}

void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    ctx.Turn::Put(TagRow{ctx.account(), "", std::string(arn), tag.key, tag.value.value_or("")});
  }
}

void EraseTags(Context& ctx, std::string_view arn) {
  for (const Tag& tag : TagsOf(ctx, arn)) ctx.Global().Erase<TagRow>(arn, tag.key);
}

Result<void> CheckTagged(Context& ctx, std::string_view arn) {
  const auto rest = [&](std::string_view kind) -> std::optional<std::string_view> {
    const std::string prefix = ArnOf(ctx, kind, "");
    if (!arn.starts_with(prefix)) return std::nullopt;
    return arn.substr(prefix.size());
  };
  if (const auto id = rest("distribution")) {
    if (ctx.Global().Peek<DistributionRow>(*id) != nullptr) return {};
  }
  if (const auto name = rest("function")) {
    if (ctx.Global().Peek<FunctionRow>(*name) != nullptr) return {};
  }
  if (!arn.starts_with("arn:aws:cloudfront::")) {
    return error::InvalidArgument(StrCat("The ARN ", arn, " is not one of CloudFront."));
  }
  return error::NoSuchResource("The specified resource does not exist.");
}

}  // namespace wt::cloudfront
