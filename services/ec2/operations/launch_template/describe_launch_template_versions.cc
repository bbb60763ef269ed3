#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using VersionView = std::pair<LaunchTemplateRow, LaunchTemplateVersionRow>;

void AddText(const std::optional<std::string>& text, Values& out) {
  if (text) out.push_back(*text);
}

constexpr FilterField<VersionView> kVersionFilters[] = {
    {"create-time", [](Context&, const VersionView& v,
                       Values& out) { out.push_back(FormatIso8601(v.second.created_at, true)); }},
    {"ebs-optimized",
     [](Context&, const VersionView& v, Values& out) {
       if (v.second.data->ebs_optimized) out.push_back(Word(*v.second.data->ebs_optimized));
     }},
    {"iam-instance-profile",
     [](Context&, const VersionView& v, Values& out) {
       if (const auto& profile = v.second.data->iam_instance_profile) {
         AddText(profile->arn, out);
         AddText(profile->name, out);
       }
     }},
    {"image-id",
     [](Context&, const VersionView& v, Values& out) { AddText(v.second.data->image_id, out); }},
    {"instance-type", [](Context&, const VersionView& v,
                         Values& out) { AddText(v.second.data->instance_type, out); }},
    {"is-default-version",
     [](Context&, const VersionView& v, Values& out) {
       out.push_back(Word(v.second.version == v.first.default_version));
     }},
    {"kernel-id",
     [](Context&, const VersionView& v, Values& out) { AddText(v.second.data->kernel_id, out); }},
    {"ram-disk-id", [](Context&, const VersionView&, Values&) {}},
    {"http-tokens",
     [](Context&, const VersionView& v, Values& out) {
       if (const auto& options = v.second.data->metadata_options)
         AddText(options->http_tokens, out);
     }},
    {"http-endpoint",
     [](Context&, const VersionView& v, Values& out) {
       if (const auto& options = v.second.data->metadata_options) {
         AddText(options->http_endpoint, out);
       }
     }},
};

// The versions asked for, newest first.
Result<std::vector<VersionView>> VersionsWanted(Context& ctx,
                                                const DescribeLaunchTemplateVersionsRequest& in) {
  std::vector<VersionView> views;
  // 1. Without a template: of all, but then only the latest or the default ones.
  if (!in.launch_template_id && !in.launch_template_name) {
    if (in.versions.empty()) {
      return error::Of("MissingParameter",
                       "When a launch template is not specified, a launch template version must be "
                       "specified. Valid values: $Latest, $Default.");
    }
    for (const std::string& version : in.versions) {
      if (version == "$Latest" || version == "$Default") continue;
      return error::InvalidParameterValue(
          StrCat("When a launch template is not specified, the version (", version,
                 ") is not valid. Valid values: $Latest, $Default."));
    }
    for (const LaunchTemplateRow& row : ctx.Scan<LaunchTemplateRow>()) {
      for (const std::string& version : in.versions) {
        views.emplace_back(row, WT_TRY(FindVersion(ctx, row, version)));
      }
    }
    return views;
  }
  // 2. Of one: those named, or those in a range.
  const LaunchTemplateRow row =
      WT_TRY(FindLaunchTemplate(ctx, in.launch_template_id, in.launch_template_name));
  for (const std::string& version : in.versions) {
    views.emplace_back(row, WT_TRY(FindVersion(ctx, row, version)));
  }
  if (in.versions.empty()) {
    int64_t from = 0, to = row.latest_version;
    if (in.min_version) from = ParseInt(*in.min_version).value_or(0);
    if (in.max_version) to = ParseInt(*in.max_version).value_or(to);
    for (const auto& version : ctx.Scan<LaunchTemplateVersionRow>(row.id)) {
      if (version.version >= from && version.version <= to) views.emplace_back(row, version);
    }
  }
  std::sort(views.begin(), views.end(), [](const VersionView& a, const VersionView& b) {
    return a.second.version > b.second.version;
  });
  views.erase(std::unique(views.begin(), views.end(),
                          [](const VersionView& a, const VersionView& b) {
                            return a.second.version == b.second.version;
                          }),
              views.end());
  return views;
}

// Pages go by template and from the newest version down.
std::string PlaceOf(const VersionView& view) {
  std::string number = StrCat(INT64_MAX - view.second.version);
  return StrCat(view.first.id, "/", number);
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
Result<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersions(
    Context& ctx, const DescribeLaunchTemplateVersionsRequest& in) {
  const std::span<const FilterField<VersionView>> fields = kVersionFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const std::vector<VersionView> views = WT_TRY(VersionsWanted(ctx, in));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false, {1, 200}));
  WT_TRY(CheckDryRun(in));
  DescribeLaunchTemplateVersionsResponse out;
  out.launch_template_versions.present = true;
  for (const VersionView& view : views) {
    const std::string place = PlaceOf(view);
    if (pager.Before(place)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, view, view.first.id))) continue;
    if (!pager.Take(place)) break;
    out.launch_template_versions.push_back(ToApi(view.first, view.second));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
