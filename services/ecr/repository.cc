#include "services/ecr/repository.h"

#include <algorithm>

#include "emulator/base/arn.h"
#include "emulator/laws/iam_policy/iam_policy.h"
#include "services/ecr/errors.h"

namespace wt::ecr {
namespace {

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-using-tags.html
constexpr size_t kTagsMax = 50;
constexpr size_t kExclusionsMax = 5;

}  // namespace

std::string RegistryOf(const Context& ctx, const std::optional<std::string>& registry_id) {
  return registry_id.value_or(ctx.account());
}

Error RepositoryNotFound(std::string_view name, std::string_view registry) {
  return error::RepositoryNotFoundException(StrCat("The repository with name '", name,
                                                   "' does not exist in the registry with id '",
                                                   registry, "'"));
}

Result<RepositoryRow> FetchRepository(Context& ctx, const std::optional<std::string>& registry_id,
                                      std::string_view name) {
  const std::string registry = RegistryOf(ctx, registry_id);
  std::optional<RepositoryRow> row = ctx.Turn::Find<RepositoryRow>(registry, ctx.region(), name);
  if (!row) return RepositoryNotFound(name, registry);
  return *std::move(row);
}

std::string RepositoryArn(const RepositoryRow& row) {
  return StrCat("arn:aws:ecr:", row.region, ":", row.account, ":repository/", row.name);
}

std::string RepositoryUri(const RepositoryRow& row) {
  return StrCat(row.account, ".dkr.ecr.", row.region, ".amazonaws.com/", row.name);
}

Repository ToApi(const RepositoryRow& row) {
  Repository out;
  out.repository_arn = RepositoryArn(row);
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.repository_uri = RepositoryUri(row);
  out.created_at = row.created_at;
  out.image_tag_mutability = row.mutability;
  for (const std::string& filter : row.mutability_exclusions) {
    out.image_tag_mutability_exclusion_filters.push_back(
        {.filter_type = "WILDCARD", .filter = filter});
  }
  out.image_scanning_configuration = ImageScanningConfiguration{.scan_on_push = row.scan_on_push};
  EncryptionConfiguration encryption{.encryption_type = row.encryption};
  if (!row.kms_key.empty()) encryption.kms_key = row.kms_key;
  out.encryption_configuration = encryption;
  return out;
}

Result<RepositoryRow> FetchByArn(Context& ctx, std::string_view text) {
  const std::optional<Arn> arn = ParseArn(text);
  if (!arn || arn->service != "ecr" || !arn->resource.starts_with("repository/")) {
    return error::InvalidParameterException(
        StrCat("Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'"));
  }
  const std::string name = arn->resource.substr(11);
  std::optional<RepositoryRow> row = ctx.Turn::Find<RepositoryRow>(arn->account, arn->region, name);
  if (!row) return RepositoryNotFound(name, arn->account);
  return *std::move(row);
}

Result<void> PutTags(Context& ctx, const RepositoryRow& row, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    if (tag.key.empty() || tag.key.size() > 128 || tag.value.size() > 256) {
      return error::InvalidTagParameterException(
          "Invalid parameter at 'tags' failed to satisfy constraint: tag keys have 1 to 128 "
          "characters, values at most 256");
    }
    if (ToLower(tag.key).starts_with("aws:")) {
      return error::InvalidTagParameterException(
          "Invalid parameter at 'tags' failed to satisfy constraint: 'aws: prefixed tag key names "
          "are not allowed for external use'");
    }
    ctx.Put(TagRow{.account = row.account,
                   .region = row.region,
                   .repository = row.name,
                   .key = tag.key,
                   .value = tag.value});
  }
  const auto all = ctx.Rows<TagRow>().Scan(row.account, row.region, row.name);
  if (static_cast<size_t>(std::distance(all.begin(), all.end())) > kTagsMax) {
    return error::TooManyTagsException("The number of tags exceeds the limit of 50.");
  }
  return {};
}

Result<void> SetMutability(const std::string& mutability,
                           const wire::List<ImageTagMutabilityExclusionFilter>& exclusions,
                           RepositoryRow& row) {
  const bool excludes = mutability.ends_with("_WITH_EXCLUSION");
  if (excludes == exclusions.empty() || exclusions.size() > kExclusionsMax) {
    return error::InvalidParameterException(
        "Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: "
        "exclusion filters go with MUTABLE_WITH_EXCLUSION and IMMUTABLE_WITH_EXCLUSION alone, one "
        "to five of them");
  }
  row.mutability = mutability;
  row.mutability_exclusions.clear();
  for (const auto& exclusion : exclusions) row.mutability_exclusions.push_back(exclusion.filter);
  return {};
}

bool TagMoves(const RepositoryRow& row, std::string_view tag) {
  const bool excluded =
      std::any_of(row.mutability_exclusions.begin(), row.mutability_exclusions.end(),
                  [&](const std::string& filter) { return laws::iam_policy::Glob(filter, tag); });
  return row.mutability.starts_with("MUTABLE") != excluded;
}

}  // namespace wt::ecr
