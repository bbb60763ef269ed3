#pragma once

// EC2's rows: launch templates, placement groups, snapshots and changes of volumes.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/ec2/api.h"

namespace wt::ec2 {

struct LaunchTemplateRow {
  std::string account, region, id;
  std::string name;
  std::string created_by;
  int64_t default_version = 1, latest_version = 1;
  int64_t next_version = 2;  // Numbers of deleted versions are not given again.
  Instant created_at;
};

struct LaunchTemplateVersionRow {
  std::string account, region, template_id;
  int64_t version = 0;
  std::string description;
  std::string created_by;
  bool has_description = false;
  Instant created_at;
  Stored<RequestLaunchTemplateData> data;
};

struct PlacementGroupRow {
  std::string account, region, name;
  std::string id;
  std::string strategy = "cluster";
  std::string spread_level;
  int64_t partition_count = 0;
};

struct SnapshotRow {
  std::string account, region, id;
  std::string volume_id, description;
  int64_t size_gib = 0;
  bool encrypted = false;
  std::string kms_key_id;
  Instant started_at;
};

// The last change of a volume by ModifyVolume: what it was before.
struct VolumeModificationRow {
  std::string account, region, volume_id;
  std::string type_before;
  int64_t size_before = 0, iops_before = 0, throughput_before = 0;
  Instant started_at;
};

}  // namespace wt::ec2

template <>
struct wt::Schema<wt::ec2::LaunchTemplateRow> {
  using Row = wt::ec2::LaunchTemplateRow;
  static constexpr std::string_view kTable = "ec2_launch_template";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"name", &Row::name},
      Column{"created_by", &Row::created_by},
      Column{"default_version", &Row::default_version},
      Column{"latest_version", &Row::latest_version},
      Column{"next_version", &Row::next_version},
      Column{"created_at", &Row::created_at},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_name", &Row::account, &Row::region, &Row::name}};
};

template <>
struct wt::Schema<wt::ec2::LaunchTemplateVersionRow> {
  using Row = wt::ec2::LaunchTemplateVersionRow;
  static constexpr std::string_view kTable = "ec2_launch_template_version";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"template_id", &Row::template_id},
      KeyColumn{"version", &Row::version},
      Column{"description", &Row::description},
      Column{"created_by", &Row::created_by},
      Column{"has_description", &Row::has_description},
      Column{"created_at", &Row::created_at},
      Column{"data", &Row::data},
  };
};

template <>
struct wt::Schema<wt::ec2::PlacementGroupRow> {
  using Row = wt::ec2::PlacementGroupRow;
  static constexpr std::string_view kTable = "ec2_placement_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"id", &Row::id},
      Column{"strategy", &Row::strategy},
      Column{"spread_level", &Row::spread_level},
      Column{"partition_count", &Row::partition_count},
  };
};

template <>
struct wt::Schema<wt::ec2::SnapshotRow> {
  using Row = wt::ec2::SnapshotRow;
  static constexpr std::string_view kTable = "ec2_snapshot";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"volume_id", &Row::volume_id},
      Column{"description", &Row::description},
      Column{"size_gib", &Row::size_gib},
      Column{"encrypted", &Row::encrypted},
      Column{"kms_key_id", &Row::kms_key_id},
      Column{"started_at", &Row::started_at},
  };
};

template <>
struct wt::Schema<wt::ec2::VolumeModificationRow> {
  using Row = wt::ec2::VolumeModificationRow;
  static constexpr std::string_view kTable = "ec2_volume_modification";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"volume_id", &Row::volume_id},
      Column{"type_before", &Row::type_before},
      Column{"size_before", &Row::size_before},
      Column{"iops_before", &Row::iops_before},
      Column{"throughput_before", &Row::throughput_before},
      Column{"started_at", &Row::started_at},
  };
};
