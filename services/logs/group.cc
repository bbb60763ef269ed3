#include "services/logs/group.h"

#include <algorithm>

#include "services/logs/errors.h"
#include "services/logs/stream.h"

namespace wt::logs {
namespace {

constexpr size_t kTagsMax = 50;

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
constexpr int64_t kRetentionDays[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                      365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

template <class Row>
void EraseOfGroup(Context& ctx, const std::string& group) {
  for (const Row& row : ctx.Rows<Row>().Collect(ctx.account(), ctx.region(), group)) {
    ctx.Erase<Row>(group, row.name);
  }
}

}  // namespace

std::string GroupArn(const Context& ctx, std::string_view name) {
  return ctx.ArnOf("logs", StrCat("log-group:", name));
}

Result<GroupRow> FetchGroup(Context& ctx, std::string_view name) {
  std::optional<GroupRow> row = ctx.Find<GroupRow>(name);
  if (!row) return error::ResourceNotFoundException("The specified log group does not exist.");
  return *std::move(row);
}

Result<GroupRow> FetchByIdentifier(Context& ctx, std::string_view name_or_arn) {
  const std::string prefix = GroupArn(ctx, "");
  if (name_or_arn.starts_with(prefix)) {
    name_or_arn.remove_prefix(prefix.size());
    if (name_or_arn.ends_with(":*")) name_or_arn.remove_suffix(2);
  }
  return FetchGroup(ctx, name_or_arn);
}

Result<GroupRow> FetchEither(Context& ctx, const std::optional<std::string>& name,
                             const std::optional<std::string>& identifier) {
  if (name.has_value() == identifier.has_value()) {
    return error::InvalidParameterException(
        "Exactly one of logGroupName and logGroupIdentifier has to be given.");
  }
  return name ? FetchGroup(ctx, *name) : FetchByIdentifier(ctx, *identifier);
}

void EraseGroup(Context& ctx, const GroupRow& row) {
  for (const StreamRow& stream :
       ctx.Rows<StreamRow>().Collect(ctx.account(), ctx.region(), row.name)) {
    EraseStream(ctx, stream);
  }
  EraseOfGroup<SubscriptionRow>(ctx, row.name);
  EraseOfGroup<MetricFilterRow>(ctx, row.name);
  const std::string arn = GroupArn(ctx, row.name);
  for (const TagRow& tag : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), arn)) {
    ctx.Erase<TagRow>(arn, tag.key);
  }
  ctx.Erase<GroupRow>(row.name);
}

LogGroup ToApi(Context& ctx, const GroupRow& row) {
  LogGroup out;
  out.log_group_name = row.name;
  out.creation_time = row.created_at.micros / 1000;
  if (row.retention_days > 0) out.retention_in_days = row.retention_days;
  const auto filters = ctx.Scan<MetricFilterRow>(row.name);
  out.metric_filter_count = std::distance(filters.begin(), filters.end());
  out.arn = GroupArn(ctx, row.name) + ":*";
  out.stored_bytes = row.stored_bytes;
  if (!row.kms_key.empty()) out.kms_key_id = row.kms_key;
  out.log_group_class = row.log_class;
  out.log_group_arn = GroupArn(ctx, row.name);
  out.deletion_protection_enabled = row.deletion_protected;
  return out;
}

Result<void> CheckRetention(int64_t days) {
  if (std::find(std::begin(kRetentionDays), std::end(kRetentionDays), days) !=
      std::end(kRetentionDays)) {
    return {};
  }
  return error::InvalidParameterException(
      StrCat("1 validation error detected: Value '", days,
             "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value "
             "set: [",
             Join(kRetentionDays, ", "), "]"));
}

Error BadToken() { return error::InvalidParameterException("The specified nextToken is invalid."); }

Result<std::string> TaggedArn(Context& ctx, std::string_view arn) {
  if (arn.ends_with(":*")) arn.remove_suffix(2);
  const std::string prefix = GroupArn(ctx, "");
  // Deviation: AWS tags destinations too; here there are log groups only.
  if (!arn.starts_with(prefix)) {
    return error::InvalidParameterException(StrCat("Invalid resource ARN: ", arn));
  }
  WT_TRY(FetchGroup(ctx, arn.substr(prefix.size())));
  return std::string(arn);
}

wire::Map<std::string> TagsOf(Context& ctx, const std::string& arn) {
  wire::Map<std::string> out;
  out.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>(arn)) out[row.key] = row.value;
  return out;
}

Result<void> PutTags(Context& ctx, const std::string& arn, const wire::Map<std::string>& tags) {
  for (const auto& [key, value] : tags) {
    if (ToLower(key).starts_with("aws:")) {
      return error::InvalidParameterException(
          "Tag keys starting with 'aws:' are reserved for system use.");
    }
    ctx.Put(TagRow{.resource = arn, .key = key, .value = value});
  }
  const auto all = ctx.Scan<TagRow>(arn);
  if (static_cast<size_t>(std::distance(all.begin(), all.end())) > kTagsMax) {
    return error::TooManyTagsException("A resource can have no more than 50 tags.");
  }
  return {};
}

}  // namespace wt::logs
