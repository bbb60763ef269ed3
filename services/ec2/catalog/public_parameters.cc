#include "services/ec2/catalog/public_parameters.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "services/ec2/catalog/image_series.h"
#include "services/ec2/catalog/regions.h"

namespace wt::ec2::catalog {
namespace {

// Canonical's parameters are typed as images (observed), Debian's as theirs (assumed); Amazon's own
// are text (observed).
std::string_view DataTypeOf(const ImageSeries& series) {
  const bool typed = series.parameter.starts_with("/aws/service/canonical/") ||
                     series.parameter.starts_with("/aws/service/debian/");
  return typed ? "aws:ec2:image" : "text";
}

// One publication: the image, when its parameters were written, and how often before.
struct Publication {
  Image image;
  std::string_view image_version;  // "20231219"
  int64_t version = 1;
};

class Parameters {
 public:
  void Add(const Publication& of, std::string name, std::string value,
           std::string_view data_type = "text") {
    // Observed: parameters follow their image by a day or less.
    list_.push_back({.name = std::move(name),
                     .value = std::move(value),
                     .data_type = std::string(data_type),
                     .version = of.version,
                     .last_modified = of.image.created_at + Hours(6)});
  }

  std::vector<PublicParameter> Sorted() && {
    std::ranges::sort(list_, {}, &PublicParameter::name);
    return std::move(list_);
  }

 private:
  std::vector<PublicParameter> list_;
};

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
// The members and their order are observed.
std::string EcsMetadata(const Publication& of) {
  const std::string_view year = of.image.os == "Amazon Linux 2" ? "2.0." : "2023.0.";
  return StrCat("{\"ecs_agent_version\":\"", of.image.ecs_agent_version,
                "\",\"ecs_runtime_version\":\"Docker version ", of.image.docker_version,
                "\",\"image_id\":\"", of.image.id, "\",\"image_name\":\"", of.image.name,
                "\",\"image_version\":\"", year, of.image_version, "\",\"os\":\"", of.image.os,
                "\",\"schema_version\":1,\"source_image_name\":\"", of.image.source_image_name,
                "\"}");
}

void AddEcsLinux(const ImageSeries& series, std::string_view region, Parameters& out) {
  for (const std::string_view folder : {series.parameter, series.second_parameter}) {
    if (folder.empty()) continue;
    // 1. Every release stays there under its image's name and its id.
    Publication latest;
    for (const ImageRelease& release : series.releases) {
      latest = {.image = ImageOf(region, series, release), .image_version = release.version};
      for (const std::string& key : {latest.image.name, latest.image.id}) {
        out.Add(latest, StrCat(folder, "/", key), EcsMetadata(latest));
      }
    }

    // 2. The last one is recommended, as a whole and by its members.
    latest.version = static_cast<int64_t>(series.releases.size());
    const std::string recommended = StrCat(folder, "/recommended");
    out.Add(latest, recommended, EcsMetadata(latest));
    out.Add(latest, StrCat(recommended, "/ecs_agent_version"), latest.image.ecs_agent_version);
    out.Add(latest, StrCat(recommended, "/ecs_runtime_version"),
            StrCat("Docker version ", latest.image.docker_version));
    out.Add(latest, StrCat(recommended, "/image_id"), latest.image.id);
    out.Add(latest, StrCat(recommended, "/image_name"), latest.image.name);
    out.Add(latest, StrCat(recommended, "/os"), latest.image.os);
  }
}

// The same for Windows, on the page "Retrieving Amazon ECS-optimized Windows AMI metadata".
void AddEcsWindows(const ImageSeries& series, const Publication& latest, Parameters& out) {
  const std::string runtime = StrCat("Docker (CE) version ", latest.image.docker_version);
  out.Add(latest, std::string(series.parameter),
          StrCat("{\"image_name\":\"", latest.image.name, "\",\"image_id\":\"", latest.image.id,
                 "\",\"ecs_runtime_version\":\"", runtime, "\",\"ecs_agent_version\":\"",
                 latest.image.ecs_agent_version, "\"}"));
  out.Add(latest, StrCat(series.parameter, "/ecs_agent_version"), latest.image.ecs_agent_version);
  out.Add(latest, StrCat(series.parameter, "/ecs_runtime_version"), runtime);
  out.Add(latest, StrCat(series.parameter, "/image_id"), latest.image.id);
  out.Add(latest, StrCat(series.parameter, "/image_name"), latest.image.name);
}

// Canonical and Debian also keep each release: its version stands in place of the last word for
// "the newest".
void AddDated(const ImageSeries& series, std::string_view region, Parameters& out) {
  for (const std::string_view name : {series.parameter, series.second_parameter}) {
    const std::string_view newest = name.find("/current/") != name.npos ? "/current/" : "/latest/";
    if (name.find(newest) == name.npos) continue;
    for (const ImageRelease& release : series.releases) {
      const Publication dated{.image = ImageOf(region, series, release),
                              .image_version = release.version};
      out.Add(dated, Fill(name, newest, StrCat("/", release.version, "/")), dated.image.id,
              DataTypeOf(series));
    }
  }
}

void AddSeries(const ImageSeries& series, std::string_view region, Parameters& out) {
  const ImageRelease& release = series.releases.back();
  const Publication latest{.image = ImageOf(region, series, release),
                           .image_version = release.version,
                           .version = static_cast<int64_t>(series.releases.size())};
  if (latest.image.has_ecs_agent) {
    if (series.profile.windows) return AddEcsWindows(series, latest, out);
    return AddEcsLinux(series, region, out);
  }
  for (const std::string_view name : {series.parameter, series.second_parameter}) {
    if (!name.empty()) out.Add(latest, std::string(name), latest.image.id, DataTypeOf(series));
  }
  AddDated(series, region, out);
}

}  // namespace

std::vector<PublicParameter> PublicParameters(std::string_view region) {
  Parameters parameters;
  if (!FindRegion(region)) return {};
  for (const ImageSeries& series : AllImageSeries()) AddSeries(series, region, parameters);
  return std::move(parameters).Sorted();
}

}  // namespace wt::ec2::catalog
