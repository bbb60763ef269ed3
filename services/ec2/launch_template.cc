#include "services/ec2/launch_template.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/wire/codec.h"
#include "services/ec2/errors.h"

namespace wt::ec2 {
namespace {

// Copies what two shapes have in common: the model's members of a template's data and of a request
// to launch bear the same names.
template <class To, class From>
To Recast(const From& from) {
  To to;
  wire::FromStoredJson(wire::ShapeOf<To>(), wire::ToStoredJson(wire::ShapeOf<From>(), &from), &to);
  return to;
}

template <class T>
void Take(std::optional<T>& into, const std::optional<T>& from) {
  if (from) into = from;
}
template <class T>
void Take(wire::List<T>& into, const wire::List<T>& from) {
  if (!from.empty()) into = from;
}

// Tags of both; the later wins where a key is in both.
void MergeTags(wire::List<TagSpecification>& into, const wire::List<TagSpecification>& from) {
  for (const TagSpecification& specification : from) {
    const auto known = std::find_if(into.begin(), into.end(), [&](const auto& candidate) {
      return candidate.resource_type == specification.resource_type;
    });
    if (known == into.end()) {
      into.push_back(specification);
      continue;
    }
    for (const Tag& tag : specification.tags) {
      const auto same =
          std::find_if(known->tags.begin(), known->tags.end(),
                       [&](const Tag& candidate) { return candidate.key == tag.key; });
      if (same == known->tags.end())
        known->tags.push_back(tag);
      else
        *same = tag;
    }
  }
}

// Everything that a template and a request to launch can both say.
template <class Into, class From>
void TakeCommon(Into& into, const From& from) {
  Take(into.block_device_mappings, from.block_device_mappings);
  Take(into.image_id, from.image_id);
  Take(into.instance_type, from.instance_type);
  Take(into.kernel_id, from.kernel_id);
  Take(into.key_name, from.key_name);
  Take(into.monitoring, from.monitoring);
  Take(into.placement, from.placement);
  Take(into.security_group_ids, from.security_group_ids);
  Take(into.security_groups, from.security_groups);
  Take(into.user_data, from.user_data);
  Take(into.instance_market_options, from.instance_market_options);
  Take(into.credit_specification, from.credit_specification);
  Take(into.cpu_options, from.cpu_options);
  Take(into.capacity_reservation_specification, from.capacity_reservation_specification);
  Take(into.hibernation_options, from.hibernation_options);
  Take(into.license_specifications, from.license_specifications);
  Take(into.metadata_options, from.metadata_options);
  Take(into.enclave_options, from.enclave_options);
  Take(into.private_dns_name_options, from.private_dns_name_options);
  Take(into.maintenance_options, from.maintenance_options);
  Take(into.disable_api_stop, from.disable_api_stop);
  Take(into.disable_api_termination, from.disable_api_termination);
  Take(into.instance_initiated_shutdown_behavior, from.instance_initiated_shutdown_behavior);
  Take(into.network_interfaces, from.network_interfaces);
  Take(into.iam_instance_profile, from.iam_instance_profile);
  Take(into.ebs_optimized, from.ebs_optimized);
}

}  // namespace

std::optional<LaunchTemplateRow> LaunchTemplateNamed(Context& ctx, std::string_view name) {
  for (const LaunchTemplateRow& row :
       ctx.Rows<LaunchTemplateRow>().By<0>(ctx.account(), ctx.region(), std::string(name))) {
    return row;
  }
  return std::nullopt;
}

Result<LaunchTemplateRow> FindLaunchTemplate(Context& ctx, const std::optional<std::string>& id,
                                             const std::optional<std::string>& name) {
  const bool by_id = id && !id->empty();
  const bool by_name = name && !name->empty();
  if (by_id && by_name) {
    return error::InvalidParameterCombination(
        "You must specify either a launch template ID or a launch template name, but not both.");
  }
  if (!by_id && !by_name) {
    return error::Of("MissingParameter",
                     "You must specify either a launch template ID or a launch template name.");
  }
  if (by_id) {
    if (auto row = ctx.Find<LaunchTemplateRow>(*id)) return *std::move(row);
    if (!id->starts_with("lt-")) {
      return error::Of("InvalidLaunchTemplateId.Malformed",
                       StrCat("Invalid id: \"", *id, "\" (expecting \"lt-...\")"));
    }
    return error::Of(
        "InvalidLaunchTemplateId.NotFound",
        StrCat("The specified launch template, with template ID ", *id, ", does not exist."));
  }
  if (auto row = LaunchTemplateNamed(ctx, *name)) return *std::move(row);
  return error::Of(
      "InvalidLaunchTemplateName.NotFoundException",
      StrCat("The specified launch template, with template name ", *name, ", does not exist."));
}

Result<LaunchTemplateVersionRow> FindVersion(Context& ctx, const LaunchTemplateRow& row,
                                             const std::string& version) {
  int64_t number = 0;
  if (version == "$Latest") {
    number = row.latest_version;
  } else if (version == "$Default" || version.empty()) {
    number = row.default_version;
  } else if (const auto parsed = ParseInt(version)) {
    number = *parsed;
  } else {
    return error::InvalidParameterValue(
        StrCat("The specified launch template version (", version,
               ") is not valid. It must be a version number, $Latest or $Default."));
  }
  if (auto found = ctx.Find<LaunchTemplateVersionRow>(row.id, number)) return *std::move(found);
  return error::Of("InvalidLaunchTemplateId.VersionNotFound",
                   StrCat("Could not find the specified version ", number,
                          " for the launch template with ID ", row.id, "."));
}

ResponseLaunchTemplateData ToApi(const RequestLaunchTemplateData& data) {
  return Recast<ResponseLaunchTemplateData>(data);
}

LaunchTemplate ToApi(Context& ctx, const LaunchTemplateRow& row) {
  LaunchTemplate api;
  api.launch_template_id = row.id;
  api.launch_template_name = row.name;
  api.create_time = row.created_at;
  api.created_by = row.created_by;
  api.default_version_number = row.default_version;
  api.latest_version_number = row.latest_version;
  api.tags = TagsOf(ctx, row.id);
  return api;
}

LaunchTemplateVersion ToApi(const LaunchTemplateRow& row, const LaunchTemplateVersionRow& version) {
  LaunchTemplateVersion api;
  api.launch_template_id = row.id;
  api.launch_template_name = row.name;
  api.version_number = version.version;
  if (version.has_description) api.version_description = version.description;
  api.create_time = version.created_at;
  api.created_by = version.created_by;
  api.default_version = version.version == row.default_version;
  api.launch_template_data = ToApi(*version.data);
  return api;
}

Result<void> CheckTemplateData(const RequestLaunchTemplateData& data) {
  if (data.user_data && !Base64Decode(*data.user_data)) {
    return error::Of("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data");
  }
  if (data.instance_type && data.instance_requirements) {
    return error::InvalidParameterCombination(
        "InstanceType and InstanceRequirements may not be specified on the same request");
  }
  if (!data.network_interfaces.empty() &&
      (!data.security_group_ids.empty() || !data.security_groups.empty())) {
    return error::InvalidParameterCombination(
        "Network interfaces and an instance-level security groups may not be specified on the same "
        "request");
  }
  if (data.iam_instance_profile && data.iam_instance_profile->name &&
      data.iam_instance_profile->arn) {
    return error::InvalidParameterCombination(
        "The parameters iamInstanceProfile.name and iamInstanceProfile.arn may not be used in "
        "combination");
  }
  if (data.image_id && !data.image_id->empty() && !data.image_id->starts_with("ami-") &&
      !data.image_id->starts_with("resolve:ssm:")) {
    return error::Of("InvalidAMIID.Malformed",
                     StrCat("Invalid id: \"", *data.image_id, "\" (expecting \"ami-...\")"));
  }
  return {};
}

RequestLaunchTemplateData Overlay(const RequestLaunchTemplateData& base,
                                  const RequestLaunchTemplateData& over) {
  RequestLaunchTemplateData out = base;
  TakeCommon(out, over);
  Take(out.tag_specifications, over.tag_specifications);
  if (over.instance_requirements) {
    out.instance_requirements = over.instance_requirements;
    out.instance_type.reset();
  } else if (over.instance_type) {
    out.instance_requirements.reset();
  }
  return out;
}

RunInstancesRequest RequestOf(const RequestLaunchTemplateData& data) {
  return Recast<RunInstancesRequest>(data);
}

void PlaceIn(RunInstancesRequest& request, std::string_view subnet_id) {
  if (request.network_interfaces.empty()) {
    request.subnet_id = subnet_id;
    return;
  }
  for (auto& specification : request.network_interfaces) {
    if (specification.device_index.value_or(0) == 0) specification.subnet_id = subnet_id;
  }
}

Result<ResolvedTemplate> ResolveLaunchTemplate(Context& ctx,
                                               const LaunchTemplateSpecification& wanted) {
  ResolvedTemplate out;
  out.row = WT_TRY(FindLaunchTemplate(ctx, wanted.launch_template_id, wanted.launch_template_name));
  const LaunchTemplateVersionRow version =
      WT_TRY(FindVersion(ctx, out.row, wanted.version.value_or("$Default")));
  out.version = version.version;
  out.data = *version.data;
  return out;
}

Result<RunInstancesRequest> WithTemplate(Context& ctx, const RunInstancesRequest& in,
                                         std::optional<ResolvedTemplate>& used) {
  if (!in.launch_template) return in;
  used = WT_TRY(ResolveLaunchTemplate(ctx, *in.launch_template));
  RunInstancesRequest out = RequestOf(used->data);
  // Groups and interfaces exclude each other, so the request's kind replaces the template's.
  if (!in.network_interfaces.empty()) {
    out.security_group_ids.clear();
    out.security_groups.clear();
  }
  TakeCommon(out, in);
  MergeTags(out.tag_specifications, in.tag_specifications);
  out.min_count = in.min_count;
  out.max_count = in.max_count;
  out.subnet_id = in.subnet_id;
  out.private_ip_address = in.private_ip_address;
  out.client_token = in.client_token;
  out.dry_run = in.dry_run;
  out.ramdisk_id = in.ramdisk_id;
  out.ipv6_address_count = in.ipv6_address_count;
  out.ipv6_addresses = in.ipv6_addresses;
  return out;
}

std::string CallerArn(Context& ctx) { return StrCat("arn:aws:iam::", ctx.account(), ":root"); }

}  // namespace wt::ec2
