#pragma once

// CloudFront's rows. The service is global: their Region is "".

#include <cstdint>
#include <string>
#include <string_view>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/cloudfront/api.h"

namespace wt::cloudfront {

struct DistributionRow {
  std::string account, region, id;
  std::string caller_reference;
  Stored<DistributionConfig> config;
  std::string etag, domain_name;
  bool deployed = false;
  Instant modified_at;
  Instant deploys_at;
};

// An alternate domain name, of whichever account: the account and Region of its key are "".
struct AliasRow {
  std::string account, region, alias;
  std::string owner, distribution;
};

struct InvalidationRow {
  std::string account, region, distribution;
  std::string id;
  Stored<InvalidationBatch> batch;
  bool completed = false;
  Instant created_at;
  Instant completes_at;
};

// A function has what is worked on and, once published, what is live.
struct FunctionRow {
  std::string account, region, name;
  Stored<FunctionConfig> config;
  std::string code, etag;
  Instant created_at, modified_at;
  bool live = false;
  Stored<FunctionConfig> live_config;
  std::string live_code, live_etag;
  Instant live_created_at, live_modified_at;
};

// What a user makes, reads, replaces and deletes as a whole: policies, access controls, keys.
template <class Config>
struct ConfigRow {
  std::string account, region, id;
  std::string etag;
  Instant created_at, modified_at;
  std::string secret;  // Of an access identity, its canonical user.
  Stored<Config> config;
};

struct TagRow {
  std::string account, region, arn, key, value;
};

template <class Config>
struct ConfigTable;
template <>
struct ConfigTable<CachePolicyConfig> {
  static constexpr std::string_view kName = "cloudfront_cache_policy";
};
template <>
struct ConfigTable<OriginRequestPolicyConfig> {
  static constexpr std::string_view kName = "cloudfront_origin_request_policy";
};
template <>
struct ConfigTable<ResponseHeadersPolicyConfig> {
  static constexpr std::string_view kName = "cloudfront_response_headers_policy";
};
template <>
struct ConfigTable<OriginAccessControlConfig> {
  static constexpr std::string_view kName = "cloudfront_origin_access_control";
};
template <>
struct ConfigTable<CloudFrontOriginAccessIdentityConfig> {
  static constexpr std::string_view kName = "cloudfront_origin_access_identity";
};
template <>
struct ConfigTable<PublicKeyConfig> {
  static constexpr std::string_view kName = "cloudfront_public_key";
};
template <>
struct ConfigTable<KeyGroupConfig> {
  static constexpr std::string_view kName = "cloudfront_key_group";
};

}  // namespace wt::cloudfront

namespace wt {

template <>
struct Schema<cloudfront::DistributionRow> {
  using Row = cloudfront::DistributionRow;
  static constexpr std::string_view kTable = "cloudfront_distribution";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"caller_reference", &Row::caller_reference},
      Column{"config", &Row::config},
      Column{"etag", &Row::etag},
      Column{"domain_name", &Row::domain_name},
      Column{"deployed", &Row::deployed},
      Column{"modified_at", &Row::modified_at},
      Column{"deploys_at", &Row::deploys_at},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_reference", &Row::account, &Row::region, &Row::caller_reference}};
};

template <>
struct Schema<cloudfront::AliasRow> {
  using Row = cloudfront::AliasRow;
  static constexpr std::string_view kTable = "cloudfront_alias";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"alias", &Row::alias},
      Column{"owner", &Row::owner},
      Column{"distribution", &Row::distribution},
  };
};

template <>
struct Schema<cloudfront::InvalidationRow> {
  using Row = cloudfront::InvalidationRow;
  static constexpr std::string_view kTable = "cloudfront_invalidation";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"distribution", &Row::distribution},
      KeyColumn{"id", &Row::id},
      Column{"batch", &Row::batch},
      Column{"completed", &Row::completed},
      Column{"created_at", &Row::created_at},
      Column{"completes_at", &Row::completes_at},
  };
};

template <>
struct Schema<cloudfront::FunctionRow> {
  using Row = cloudfront::FunctionRow;
  static constexpr std::string_view kTable = "cloudfront_function";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"config", &Row::config},
      Column{"code", &Row::code},
      Column{"etag", &Row::etag},
      Column{"created_at", &Row::created_at},
      Column{"modified_at", &Row::modified_at},
      Column{"live", &Row::live},
      Column{"live_config", &Row::live_config},
      Column{"live_code", &Row::live_code},
      Column{"live_etag", &Row::live_etag},
      Column{"live_created_at", &Row::live_created_at},
      Column{"live_modified_at", &Row::live_modified_at},
  };
};

template <class Config>
struct Schema<cloudfront::ConfigRow<Config>> {
  using Row = cloudfront::ConfigRow<Config>;
  static constexpr std::string_view kTable = cloudfront::ConfigTable<Config>::kName;
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"etag", &Row::etag},
      Column{"created_at", &Row::created_at},
      Column{"modified_at", &Row::modified_at},
      Column{"secret", &Row::secret},
      Column{"config", &Row::config},
  };
};

template <>
struct Schema<cloudfront::TagRow> {
  using Row = cloudfront::TagRow;
  static constexpr std::string_view kTable = "cloudfront_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},         KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

}  // namespace wt
