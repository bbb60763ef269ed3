#include "services/cloudfront/distribution.h"

#include <algorithm>

#include "services/acm/acm.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/resource.h"
#include "services/cloudfront/timings.h"
#include "services/route53/route53.h"

namespace wt::cloudfront {
namespace {

constexpr std::string_view kLowerAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

// Where viewers find the edge. Assumed: any four of CloudFront's published ranges.
std::vector<std::string> EdgeAddresses(Context& ctx, bool ipv6) {
  sim::Rng& rng = ctx.rng("cloudfront.addresses");
  const int64_t net = rng.Between(int64_t{0}, int64_t{255});
  std::vector<std::string> out;
  for (int i = 0; i < 4; ++i) {
    const int64_t host = rng.Between(int64_t{1}, int64_t{254});
    out.push_back(StrCat("13.224.", net, ".", host));
  }
  if (ipv6) {
    const std::string group = rng.Hex(4);
    out.push_back(StrCat("2600:9000:", group, ":1000:1:1:1:1"));
  }
  return out;
}

bool Is(const std::optional<std::string>& held, std::string_view id) { return held && *held == id; }

}  // namespace

Result<DistributionRow> FindDistribution(Context& ctx, std::string_view id) {
  std::optional<DistributionRow> row = ctx.Global().Find<DistributionRow>(id);
  if (!row) return error::NoSuchDistribution("The specified distribution does not exist.");
  return *std::move(row);
}

Distribution ToDistribution(Context& ctx, const DistributionRow& row) {
  Distribution out;
  out.id = row.id;
  out.arn = ArnOf(ctx, "distribution", row.id);
  out.status = row.deployed ? "Deployed" : "InProgress";
  out.last_modified_time = row.modified_at;
  for (const InvalidationRow& invalidation :
       ctx.Rows<InvalidationRow>().Scan(ctx.account(), "", row.id)) {
    if (!invalidation.completed) ++out.in_progress_invalidation_batches;
  }
  out.domain_name = row.domain_name;
  // Of signers that are accounts nobody knows the key pairs here.
  out.active_trusted_signers = ActiveTrustedSigners{};
  out.active_trusted_key_groups = ActiveTrustedKeyGroups{};
  for (const BehaviorView& behavior : BehaviorsOf(*row.config)) {
    if (!*behavior.trusted_key_groups || !(*behavior.trusted_key_groups)->enabled) continue;
    out.active_trusted_key_groups->enabled = true;
    for (const std::string& group : (*behavior.trusted_key_groups)->items) {
      KeyPairIds keys;
      if (const auto found = FindConfig<KeyGroupConfig>(ctx, group))
        keys.items = found->config->items;
      keys.quantity = static_cast<int64_t>(keys.items.size());
      out.active_trusted_key_groups->items.push_back(
          {.key_group_id = group, .key_pair_ids = std::move(keys)});
    }
  }
  out.active_trusted_key_groups->quantity =
      static_cast<int64_t>(out.active_trusted_key_groups->items.size());
  out.distribution_config = *row.config;
  if (row.config->aliases) {
    for (const std::string& alias : row.config->aliases->items) {
      out.alias_icp_recordals.push_back({.cname = alias, .icp_recordal_status = "APPROVED"});
    }
  }
  return out;
}

DistributionSummary ToSummary(Context& ctx, const DistributionRow& row) {
  const DistributionConfig& config = *row.config;
  DistributionSummary out;
  out.id = row.id;
  out.arn = ArnOf(ctx, "distribution", row.id);
  out.e_tag = row.etag;
  out.status = row.deployed ? "Deployed" : "InProgress";
  out.last_modified_time = row.modified_at;
  out.domain_name = row.domain_name;
  out.aliases = config.aliases.value_or(Aliases{});
  out.origins = config.origins;
  out.origin_groups = config.origin_groups;
  out.default_cache_behavior = config.default_cache_behavior;
  out.cache_behaviors = config.cache_behaviors.value_or(CacheBehaviors{});
  out.custom_error_responses = config.custom_error_responses.value_or(CustomErrorResponses{});
  out.comment = config.comment;
  out.price_class = config.price_class.value_or("");
  out.enabled = config.enabled;
  out.viewer_certificate = config.viewer_certificate.value_or(ViewerCertificate{});
  out.restrictions = config.restrictions.value_or(Restrictions{});
  out.web_acl_id = config.web_acl_id.value_or("");
  out.http_version = config.http_version.value_or("");
  out.is_ipv6_enabled = config.is_ipv6_enabled.value_or(false);
  out.staging = config.staging.value_or(false);
  out.alias_icp_recordals = ToDistribution(ctx, row).alias_icp_recordals;
  return out;
}

Result<DistributionRow> MakeDistribution(Context& ctx, DistributionConfig config,
                                         const wire::List<Tag>& tags) {
  // 1. The same caller reference is the same request.
  for (const DistributionRow& other :
       ctx.Rows<DistributionRow>().By<0>(ctx.account(), "", config.caller_reference)) {
    return error::DistributionAlreadyExists(
        StrCat("The caller reference that you are using to create a distribution is associated "
               "with another distribution. Already exists: ",
               other.id));
  }

  // 2. In order, and room for it.
  WT_TRY(CheckConfig(ctx, config, ""));
  Normalize(config);
  WT_TRY(CheckViewer(ctx, config, ""));
  const auto all = ctx.Rows<DistributionRow>().Scan(ctx.account(), "");
  if (std::distance(all.begin(), all.end()) >= kDistributionsMax) {
    return error::TooManyDistributions(
        "Your request contains more distributions than are allowed per AWS account.");
  }

  // 3. The row, its names, and its way to the edges.
  DistributionRow row;
  row.account = ctx.account();
  row.id = NewCapitalId(ctx);
  const std::string arn = ArnOf(ctx, "distribution", row.id);
  WT_TRY(CheckTags(ctx, arn, tags));
  row.caller_reference = config.caller_reference;
  row.domain_name =
      StrCat("d", ctx.rng("cloudfront.ids").Pick(kLowerAndDigits, 13), ".cloudfront.net");
  const bool ipv6 = config.is_ipv6_enabled.value_or(false);
  row.config = std::move(config);
  PutTags(ctx, arn, tags);
  Deploy(ctx, row);
  Claim(ctx, row);
  route53::PublishEndpoint(ctx, row.domain_name, EdgeAddresses(ctx, ipv6));
  return row;
}

void Deploy(Context& ctx, DistributionRow& row) {
  row.etag = NewCapitalId(ctx);
  row.deployed = false;
  row.modified_at = ctx.now();
  row.deploys_at = ctx.now() + HowLong(ctx, kDeployTakes, "cloudfront.deployment");
  ctx.Turn::Put(row);
  ctx.Trace("distribution_changed", {{"distribution", row.id}});
  ctx.WakeAt(kDeployment, row.deploys_at, StrCat(row.account, "//", row.id));
}

void Claim(Context& ctx, const DistributionRow& row) {
  if (row.config->aliases) {
    for (const std::string& alias : row.config->aliases->items) {
      ctx.Turn::Put(AliasRow{"", "", ToLower(alias), row.account, row.id});
    }
  }
  const auto& certificate = row.config->viewer_certificate;
  if (certificate && certificate->acm_certificate_arn) {
    acm::SetInUse(ctx, *certificate->acm_certificate_arn, ArnOf(ctx, "distribution", row.id), true);
  }
}

void Release(Context& ctx, const DistributionRow& row) {
  if (row.config->aliases) {
    for (const std::string& alias : row.config->aliases->items) {
      ctx.Turn::Erase<AliasRow>("", "", ToLower(alias));
    }
  }
  const auto& certificate = row.config->viewer_certificate;
  if (certificate && certificate->acm_certificate_arn) {
    acm::SetInUse(ctx, *certificate->acm_certificate_arn, ArnOf(ctx, "distribution", row.id),
                  false);
  }
}

// --- Who uses what -------------------------------------------------------------------------------

std::vector<BehaviorView> BehaviorsOf(const DistributionConfig& config) {
  const auto view = [](const auto& behavior) {
    return BehaviorView{&behavior.target_origin_id,         &behavior.cache_policy_id,
                        &behavior.origin_request_policy_id, &behavior.response_headers_policy_id,
                        &behavior.trusted_key_groups,       &behavior.function_associations};
  };
  std::vector<BehaviorView> out{view(config.default_cache_behavior)};
  if (config.cache_behaviors) {
    for (const CacheBehavior& behavior : config.cache_behaviors->items) {
      out.push_back(view(behavior));
    }
  }
  return out;
}

std::vector<DistributionRow> DistributionsWhere(
    Context& ctx, const std::function<bool(const DistributionConfig&)>& test) {
  std::vector<DistributionRow> out;
  for (const DistributionRow& row : ctx.Rows<DistributionRow>().Scan(ctx.account(), "")) {
    if (test(*row.config)) out.push_back(row);
  }
  return out;
}

bool UsesCachePolicy(const DistributionConfig& config, std::string_view id) {
  const auto behaviors = BehaviorsOf(config);
  return std::any_of(behaviors.begin(), behaviors.end(),
                     [&](const auto& behavior) { return Is(*behavior.cache_policy_id, id); });
}

bool UsesOriginRequestPolicy(const DistributionConfig& config, std::string_view id) {
  const auto behaviors = BehaviorsOf(config);
  return std::any_of(behaviors.begin(), behaviors.end(), [&](const auto& behavior) {
    return Is(*behavior.origin_request_policy_id, id);
  });
}

bool UsesResponseHeadersPolicy(const DistributionConfig& config, std::string_view id) {
  const auto behaviors = BehaviorsOf(config);
  return std::any_of(behaviors.begin(), behaviors.end(), [&](const auto& behavior) {
    return Is(*behavior.response_headers_policy_id, id);
  });
}

bool UsesKeyGroup(const DistributionConfig& config, std::string_view id) {
  for (const BehaviorView& behavior : BehaviorsOf(config)) {
    if (!*behavior.trusted_key_groups) continue;
    const auto& items = (*behavior.trusted_key_groups)->items;
    if (std::find(items.begin(), items.end(), id) != items.end()) return true;
  }
  return false;
}

bool UsesFunction(const DistributionConfig& config, std::string_view arn) {
  for (const BehaviorView& behavior : BehaviorsOf(config)) {
    if (!*behavior.functions) continue;
    for (const FunctionAssociation& association : (*behavior.functions)->items) {
      if (association.function_arn == arn) return true;
    }
  }
  return false;
}

bool UsesAccessControl(const DistributionConfig& config, std::string_view id) {
  const auto& origins = config.origins.items;
  return std::any_of(origins.begin(), origins.end(),
                     [&](const Origin& origin) { return Is(origin.origin_access_control_id, id); });
}

bool UsesAccessIdentity(const DistributionConfig& config, std::string_view id) {
  const std::string path = StrCat("origin-access-identity/cloudfront/", id);
  const auto& origins = config.origins.items;
  return std::any_of(origins.begin(), origins.end(), [&](const Origin& origin) {
    return origin.s3_origin_config && origin.s3_origin_config->origin_access_identity == path;
  });
}

}  // namespace wt::cloudfront
