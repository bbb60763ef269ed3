#pragma once

// ECR's rows.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/ecr/api.h"

namespace wt::ecr {

struct RepositoryRow {
  std::string account, region, name;
  std::string mutability = "MUTABLE";
  std::vector<std::string> mutability_exclusions;  // Wildcards.
  bool scan_on_push = false;
  std::string encryption = "AES256", kms_key;
  std::string policy;     // Empty for none.
  std::string lifecycle;  // Empty for none.
  Instant lifecycle_evaluated_at, created_at;
};

struct ImageRow {
  std::string account, region, repository, digest;
  std::string manifest, media_type, artifact_media_type;
  std::vector<std::string> tags;  // In order of name.
  int64_t size_bytes = 0;
  Instant pushed_at, pulled_at;
  int64_t sequence = 0;
};

struct LayerRow {
  std::string account, region, repository, digest;
  std::string media_type;
  int64_t size_bytes = 0;
};

struct UploadRow {
  std::string account, region, repository, id;
  std::string bytes;
};

struct TagRow {
  std::string account, region, repository, key;
  std::string value;
};

// A lifecycle policy's preview: what it would expire, as "digest|rule".
struct PreviewRow {
  std::string account, region, repository;
  std::string policy;
  std::vector<std::string> expiring;
};

struct RegistryRow {
  std::string account, region;
  std::string policy;
  std::string scan_type = "BASIC";
  StoredList<RegistryScanningRule> scan_rules;
  Stored<ReplicationConfiguration> replication;
};

struct PullThroughRow {
  std::string account, region, prefix;
  std::string upstream_url, upstream_registry, upstream_prefix, credential_arn, role_arn;
  Instant created_at, updated_at;
};

}  // namespace wt::ecr

namespace wt {

template <>
struct Schema<ecr::RepositoryRow> {
  using Row = ecr::RepositoryRow;
  static constexpr std::string_view kTable = "ecr_repository";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"mutability", &Row::mutability},
      Column{"mutability_exclusions", &Row::mutability_exclusions},
      Column{"scan_on_push", &Row::scan_on_push},
      Column{"encryption", &Row::encryption},
      Column{"kms_key", &Row::kms_key},
      Column{"policy", &Row::policy},
      Column{"lifecycle", &Row::lifecycle},
      Column{"lifecycle_evaluated_at", &Row::lifecycle_evaluated_at},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<ecr::ImageRow> {
  using Row = ecr::ImageRow;
  static constexpr std::string_view kTable = "ecr_image";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"repository", &Row::repository},
      KeyColumn{"digest", &Row::digest},
      Column{"manifest", &Row::manifest},
      Column{"media_type", &Row::media_type},
      Column{"artifact_media_type", &Row::artifact_media_type},
      Column{"tags", &Row::tags},
      Column{"size_bytes", &Row::size_bytes},
      Column{"pushed_at", &Row::pushed_at},
      Column{"pulled_at", &Row::pulled_at},
      Column{"sequence", &Row::sequence},
  };
};

template <>
struct Schema<ecr::LayerRow> {
  using Row = ecr::LayerRow;
  static constexpr std::string_view kTable = "ecr_layer";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},       KeyColumn{"region", &Row::region},
      KeyColumn{"repository", &Row::repository}, KeyColumn{"digest", &Row::digest},
      Column{"media_type", &Row::media_type},    Column{"size_bytes", &Row::size_bytes},
  };
};

template <>
struct Schema<ecr::UploadRow> {
  using Row = ecr::UploadRow;
  static constexpr std::string_view kTable = "ecr_upload";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"repository", &Row::repository},
      KeyColumn{"id", &Row::id},
      Column{"bytes", &Row::bytes},
  };
};

template <>
struct Schema<ecr::TagRow> {
  using Row = ecr::TagRow;
  static constexpr std::string_view kTable = "ecr_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"repository", &Row::repository},
      KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct Schema<ecr::PreviewRow> {
  using Row = ecr::PreviewRow;
  static constexpr std::string_view kTable = "ecr_lifecycle_preview";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},       KeyColumn{"region", &Row::region},
      KeyColumn{"repository", &Row::repository}, Column{"policy", &Row::policy},
      Column{"expiring", &Row::expiring},
  };
};

template <>
struct Schema<ecr::RegistryRow> {
  using Row = ecr::RegistryRow;
  static constexpr std::string_view kTable = "ecr_registry";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      Column{"policy", &Row::policy},         Column{"scan_type", &Row::scan_type},
      Column{"scan_rules", &Row::scan_rules}, Column{"replication", &Row::replication},
  };
};

template <>
struct Schema<ecr::PullThroughRow> {
  using Row = ecr::PullThroughRow;
  static constexpr std::string_view kTable = "ecr_pull_through_cache_rule";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"prefix", &Row::prefix},
      Column{"upstream_url", &Row::upstream_url},
      Column{"upstream_registry", &Row::upstream_registry},
      Column{"upstream_prefix", &Row::upstream_prefix},
      Column{"credential_arn", &Row::credential_arn},
      Column{"role_arn", &Row::role_arn},
      Column{"created_at", &Row::created_at},
      Column{"updated_at", &Row::updated_at},
  };
};

}  // namespace wt
