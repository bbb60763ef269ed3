#include "services/ecs/attribute.h"

#include <algorithm>

#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"

namespace wt::ecs {
namespace {

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool GoodName(std::string_view name) {
  return !name.empty() && name.size() <= 128 && std::all_of(name.begin(), name.end(), [](char c) {
    return IsWordCharacter(c) || std::string_view("-_/\\.").find(c) != std::string_view::npos;
  });
}

bool GoodValue(std::string_view value) {
  return !value.empty() && value.size() <= 128 && value.front() != ' ' && value.back() != ' ' &&
         std::all_of(value.begin(), value.end(), [](char c) {
           return IsWordCharacter(c) ||
                  std::string_view("-_/\\.@: ").find(c) != std::string_view::npos;
         });
}

}  // namespace

bool IsCustom(const Attribute& attribute) {
  return !attribute.name.starts_with("ecs.") && !attribute.name.starts_with("com.amazonaws.ecs.");
}

Result<void> CheckAttribute(const Attribute& attribute) {
  if (attribute.target_type && *attribute.target_type != "container-instance") {
    return error::InvalidParameterException(
        StrCat("targetType ", *attribute.target_type, " is not supported."));
  }
  if (!GoodName(attribute.name)) {
    return error::InvalidParameterException(
        StrCat("The attribute name ", attribute.name, " is invalid."));
  }
  if (!IsCustom(attribute)) {
    return error::InvalidParameterException(
        StrCat("The attribute name ", attribute.name, " is reserved."));
  }
  if (attribute.value && !GoodValue(*attribute.value)) {
    return error::InvalidParameterException(
        StrCat("The attribute value ", *attribute.value, " is invalid."));
  }
  return {};
}

Result<ContainerInstanceRow> AttributeTarget(Context& ctx, const ClusterRow& cluster,
                                             const Attribute& attribute) {
  std::optional<ContainerInstanceRow> row =
      FindContainerInstance(ctx, cluster, attribute.target_id.value_or(""));
  if (!row || row->status == "INACTIVE") {
    return error::TargetNotFoundException("The specified target wasn't found.");
  }
  return *std::move(row);
}

}  // namespace wt::ecs
