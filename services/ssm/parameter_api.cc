#include "services/ssm/parameter_api.h"

#include <algorithm>
#include <regex>

#include "emulator/base/encoding.h"
#include "services/ssm/errors.h"

namespace wt::ssm {
namespace {

constexpr std::string_view kDefaultKey = "alias/aws/ssm";

Error Invalid(std::string message) {
  return {.code = "ValidationException", .message = std::move(message)};
}

// What stands in a SecureString's place for who does not ask for its plain text.
std::string Ciphertext(const std::string& value) {
  return Base64Encode(StrCat("kms:", kDefaultKey, ":", value));
}

std::string ShownValue(const VersionRow& row, bool decrypted) {
  return row.type == "SecureString" && !decrypted ? Ciphertext(row.value) : row.value;
}

Result<void> CheckPattern(const std::string& pattern, const std::string& value) {
  if (pattern.empty()) return {};
  try {
    const std::regex compiled(pattern, std::regex::ECMAScript);
    if (std::regex_match(value, compiled)) return {};
  } catch (const std::regex_error&) {
    return error::InvalidAllowedPatternException(
        StrCat("Parameter value, cannot be validated against allowedPattern: ", pattern));
  }
  return error::ParameterPatternMismatchException(
      StrCat("Parameter value, cannot be validated against allowedPattern: ", pattern));
}

Result<void> CheckValue(const VersionRow& row) {
  const size_t most = row.tier == "Advanced" ? kAdvancedBytesMax : kStandardBytesMax;
  if (row.value.size() > most) {
    return Invalid(row.tier == "Advanced"
                       ? "Advanced tier parameters support a maximum parameter value of 8192 "
                         "characters."
                       : "Standard tier parameters support a maximum parameter value of 4096 "
                         "characters. To create a larger parameter value, upgrade the parameter to "
                         "use the advanced-parameter tier. For more information, see "
                         "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                         "parameter-store-advanced-parameters.html");
  }
  if (row.data_type == "aws:ec2:image" && !row.value.starts_with("ami-")) {
    return Invalid("Parameter value must be an AMI id for the data type aws:ec2:image.");
  }
  return CheckPattern(row.allowed_pattern, row.value);
}

std::optional<std::string> Given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

Error BadToken() { return error::InvalidNextToken("The specified token is not valid."); }

Result<void> CheckName(const std::string& name) {
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("_.-/").find(c) != std::string_view::npos;
  });
  if (!letters) {
    return Invalid(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, "
        "it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix "
        "of letters, numbers and the following 3 symbols .-_");
  }
  const std::string lower = ToLower(name);
  const std::string_view bare = std::string_view(lower).substr(lower.starts_with('/') ? 1 : 0);
  if (bare.starts_with("aws")) {
    return Error{.code = "AccessDeniedException",
                 .message = StrCat("No access to reserved parameter name: ", name, ".")};
  }
  if (bare.starts_with("ssm")) {
    return Invalid("Parameter name: can't be prefixed with \"ssm\" (case-insensitive).");
  }
  if (name.find('/') != std::string::npos && !name.starts_with('/')) {
    return Invalid("Parameter name must be a fully qualified name.");
  }
  if (static_cast<size_t>(std::count(name.begin(), name.end(), '/')) > kLevelsMax) {
    return error::HierarchyLevelLimitExceededException(
        "A hierarchy can have a maximum of 15 levels. For more information, see Requirements and "
        "constraints for parameter names in the AWS Systems Manager User Guide.");
  }
  return {};
}

Result<void> ApplyPut(Context& ctx, const PutParameterRequest& in, bool known, VersionRow& row) {
  if (!known && !in.type) {
    return Invalid("A parameter type is required when you create a parameter.");
  }
  if (known && in.type && *in.type != row.type) {
    return error::HierarchyTypeMismatchException(
        "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, "
        "you can't change a parameter from a String type to a SecureString type. You must create a "
        "new, unique parameter.");
  }
  row.value = in.value;
  row.type = in.type.value_or(row.type);
  row.data_type = in.data_type.value_or(row.data_type);
  row.description = in.description.value_or(row.description);
  row.allowed_pattern = in.allowed_pattern.value_or(row.allowed_pattern);
  row.policies = in.policies.value_or(row.policies);
  row.modified_by = ctx.caller() != nullptr && !ctx.caller()->arn.empty()
                        ? ctx.caller()->arn
                        : StrCat("arn:aws:iam::", ctx.account(), ":root");
  if (row.data_type != "text" && row.data_type != "aws:ec2:image" &&
      row.data_type != "aws:ssm:integration") {
    return Invalid("The following data type is not supported: " + row.data_type);
  }
  // 1. A tier only goes up, and intelligent tiering chooses by what is asked for.
  const std::string tier = in.tier.value_or(row.tier);
  if (known && row.tier == "Advanced" && tier == "Standard") {
    return Invalid(
        "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
        "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the "
        "advanced parameter and recreate it as a standard parameter.");
  }
  row.tier = tier;
  if (tier == "Intelligent-Tiering") {
    row.tier =
        row.value.size() > kStandardBytesMax || !row.policies.empty() ? "Advanced" : "Standard";
  }
  if (!row.policies.empty() && row.policies != "[{}]" && row.tier != "Advanced") {
    return Invalid("Parameter policies are supported by the advanced-parameter tier alone.");
  }
  // Deviation: AWS acts on a parameter's policies (expiry, notification); here they are kept and
  // shown; because nothing listens for their events.

  // 2. Secrets have a key.
  if (row.type == "SecureString") {
    row.key_id = in.key_id.value_or(row.key_id.empty() ? std::string(kDefaultKey) : row.key_id);
  } else if (in.key_id) {
    return Invalid("KeyId is not a valid parameter for this type.");
  }
  return CheckValue(row);
}

// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
bool IsLabel(std::string_view label) {
  if (label.empty() || label.size() > 100 || (label[0] >= '0' && label[0] <= '9')) return false;
  const std::string lower = ToLower(label);
  if (lower.starts_with("aws") || lower.starts_with("ssm")) return false;
  return std::all_of(lower.begin(), lower.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

bool EraseParameter(Context& ctx, const std::string& name) {
  if (!ctx.Erase<ParameterRow>(name)) return false;
  for (const VersionRow& row : ctx.Rows<VersionRow>().Collect(ctx.account(), ctx.region(), name)) {
    ctx.Erase<VersionRow>(name, row.version);
  }
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), name)) {
    ctx.Erase<TagRow>(name, row.key);
  }
  return true;
}

Result<void> PutTags(Context& ctx, const std::string& name, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    if (ToLower(tag.key).starts_with("aws:")) {
      return Invalid("aws: prefixed tag key names are not allowed for external use.");
    }
    ctx.Put(TagRow{.parameter = name, .key = tag.key, .value = tag.value});
  }
  const auto all = ctx.Scan<TagRow>(name);
  if (static_cast<size_t>(std::distance(all.begin(), all.end())) > kTagsMax) {
    return error::TooManyTagsError("The number of tags exceeds the limit of 50.");
  }
  return {};
}

Result<std::string> TaggedParameter(Context& ctx, const std::string& type, const std::string& id) {
  if (type != "Parameter") {
    // Deviation: AWS tags documents, maintenance windows and others; here only parameters are
    // there.
    return error::InvalidResourceType(StrCat("Windtunnel has no ", type, " to tag."));
  }
  const Selector selector = ParseSelector(ctx.account(), ctx.region(), id);
  if (ctx.Peek<ParameterRow>(selector.name) == nullptr) {
    return error::InvalidResourceId("");
  }
  return selector.name;
}

Parameter ToApi(const Selector& selector, const VersionRow& row, bool decrypted) {
  Parameter out;
  out.name = row.name;
  out.type = row.type;
  out.value = ShownValue(row, decrypted);
  out.version = row.version;
  if (!selector.selector.empty()) out.selector = StrCat(":", selector.selector);
  out.last_modified_date = row.modified_at;
  out.arn = ParameterArn(selector.account, selector.region, row.name);
  out.data_type = row.data_type;
  return out;
}

ParameterMetadata ToMetadata(Context& ctx, const VersionRow& row) {
  ParameterMetadata out;
  out.name = row.name;
  out.arn = ParameterArn(ctx.account(), ctx.region(), row.name);
  out.type = row.type;
  out.key_id = Given(row.key_id);
  out.last_modified_date = row.modified_at;
  out.last_modified_user = row.modified_by;
  out.description = Given(row.description);
  out.allowed_pattern = Given(row.allowed_pattern);
  out.version = row.version;
  out.tier = row.tier;
  out.policies.present = true;
  if (!row.policies.empty()) {
    out.policies.push_back({.policy_text = row.policies, .policy_status = "Pending"});
  }
  out.data_type = row.data_type;
  return out;
}

ParameterHistory ToHistory(Context& ctx, const VersionRow& row, bool decrypted) {
  const ParameterMetadata common = ToMetadata(ctx, row);
  ParameterHistory out;
  out.name = common.name;
  out.type = common.type;
  out.key_id = common.key_id;
  out.last_modified_date = common.last_modified_date;
  out.last_modified_user = common.last_modified_user;
  out.description = common.description;
  out.value = ShownValue(row, decrypted);
  out.allowed_pattern = common.allowed_pattern;
  out.version = row.version;
  out.labels = row.labels;
  out.labels.present = true;
  out.tier = common.tier;
  out.policies = common.policies;
  out.data_type = common.data_type;
  return out;
}

}  // namespace wt::ssm
