#pragma once

// Parameter Store's rows: a parameter is its versions, the newest of which counts.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::ssm {

struct ParameterRow {
  std::string account, region, name;
  int64_t version_newest = 1;
};

struct VersionRow {
  std::string account, region, name;
  int64_t version = 1;
  std::string value, type = "String", data_type = "text", tier = "Standard";
  std::string description, allowed_pattern, key_id, policies, modified_by;
  std::vector<std::string> labels;
  Instant modified_at;
};

struct TagRow {
  std::string account, region, parameter, key;
  std::string value;
};

}  // namespace wt::ssm

namespace wt {

template <>
struct Schema<ssm::ParameterRow> {
  using Row = ssm::ParameterRow;
  static constexpr std::string_view kTable = "ssm_parameter";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"version_newest", &Row::version_newest},
  };
};

template <>
struct Schema<ssm::VersionRow> {
  using Row = ssm::VersionRow;
  static constexpr std::string_view kTable = "ssm_parameter_version";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      KeyColumn{"version", &Row::version},
      Column{"value", &Row::value},
      Column{"type", &Row::type},
      Column{"data_type", &Row::data_type},
      Column{"tier", &Row::tier},
      Column{"description", &Row::description},
      Column{"allowed_pattern", &Row::allowed_pattern},
      Column{"key_id", &Row::key_id},
      Column{"policies", &Row::policies},
      Column{"modified_by", &Row::modified_by},
      Column{"labels", &Row::labels},
      Column{"modified_at", &Row::modified_at},
  };
};

template <>
struct Schema<ssm::TagRow> {
  using Row = ssm::TagRow;
  static constexpr std::string_view kTable = "ssm_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"parameter", &Row::parameter},
      KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

}  // namespace wt
