#include "scenarios/engine/faults/targets.h"

#include <algorithm>
#include <functional>

#include "emulator/base/strings.h"
#include "scenarios/engine/faults/words.h"
#include "services/autoscaling/autoscaling.h"
#include "services/autoscaling/state.h"
#include "services/ec2/catalog/regions.h"
#include "services/ec2/ec2.h"
#include "services/ecs/ecs.h"
#include "services/ecs/intervention.h"

namespace wt::faults {
namespace {

// Something that could be a target.
struct Candidate {
  std::string id;
  std::function<std::string(const std::string& key)> tag;
  std::vector<std::pair<std::string, std::string>> attributes;  // FIS's filter paths.
  std::vector<std::pair<std::string, std::string>> parameters;
};

std::string ShortName(std::string_view arn_or_id) {
  return std::string(arn_or_id.substr(arn_or_id.rfind('/') + 1));
}

std::function<std::string(const std::string&)> Ec2Tag(Context& ctx, const std::string& id) {
  return [&ctx, id](const std::string& key) {
    const auto* tag = ctx.Peek<ec2::TagRow>(id, key);
    return tag != nullptr ? tag->value : std::string();
  };
}

std::vector<Candidate> Instances(Context& ctx, bool spot) {
  std::vector<Candidate> out;
  for (const ec2::InstanceRow& row : ctx.Scan<ec2::InstanceRow>()) {
    if (row.state == ec2::LifecycleState::kTerminated ||
        row.state == ec2::LifecycleState::kShuttingDown) {
      continue;
    }
    if (spot && (row.lifecycle != "spot" || row.state != ec2::LifecycleState::kRunning)) continue;
    Candidate& one = out.emplace_back();
    one.id = row.id;
    one.tag = Ec2Tag(ctx, row.id);
    one.attributes = {{"State.Name", std::string(ec2::StateName(row.state))},
                      {"Placement.AvailabilityZone", row.az},
                      {"SubnetId", row.subnet_id},
                      {"VpcId", row.vpc_id},
                      {"InstanceType", row.instance_type},
                      {"ImageId", row.image_id},
                      {"InstanceLifecycle", row.lifecycle}};
  }
  return out;
}

std::vector<Candidate> Groups(Context& ctx) {
  std::vector<Candidate> out;
  for (const autoscaling::GroupRow& row : ctx.Scan<autoscaling::GroupRow>()) {
    Candidate& one = out.emplace_back();
    one.id = row.name;
    one.tag = [&ctx, name = row.name](const std::string& key) {
      return autoscaling::FindTag(ctx, ctx.account(), ctx.region(), name, key).value_or("");
    };
  }
  return out;
}

std::function<std::string(const std::string&)> EcsTag(Context& ctx, std::string arn) {
  return [&ctx, arn = std::move(arn)](const std::string& key) {
    for (const auto& [name, value] : ecs::ResourceTags(ctx, arn)) {
      if (name == key) return value;
    }
    return std::string();
  };
}

std::vector<Candidate> Tasks(Context& ctx) {
  std::vector<Candidate> out;
  ecs::EachRunningTask(ctx, ctx.account(), ctx.region(), [&](const ecs::RunningTask& task) {
    Candidate& one = out.emplace_back();
    one.id = StrCat(task.cluster, "/", task.id);
    one.tag = EcsTag(ctx, ctx.ArnOf("ecs", StrCat("task/", one.id)));
    one.attributes = {{"AvailabilityZone", std::string(task.az)},
                      {"LastStatus", std::string(task.status)}};
    one.parameters = {{"cluster", std::string(task.cluster)},
                      {"service", std::string(task.service)}};
  });
  return out;
}

std::vector<Candidate> Clusters(Context& ctx) {
  std::vector<Candidate> out;
  for (const ecs::InstanceView& view : ecs::InstancesOf(ctx)) {
    if (!out.empty() && out.back().id == view.cluster) continue;
    Candidate& one = out.emplace_back();
    one.id = view.cluster;
    one.tag = EcsTag(ctx, ctx.ArnOf("ecs", StrCat("cluster/", view.cluster)));
  }
  return out;
}

std::vector<Candidate> Subnets(Context& ctx) {
  std::vector<Candidate> out;
  for (const ec2::SubnetRow& row : ctx.Scan<ec2::SubnetRow>()) {
    Candidate& one = out.emplace_back();
    one.id = row.id;
    one.tag = Ec2Tag(ctx, row.id);
    one.parameters = {{"availabilityZoneIdentifier", row.az}, {"vpc", row.vpc_id}};
  }
  return out;
}

std::vector<Candidate> CandidatesOf(Context& ctx, std::string_view resource_type) {
  if (resource_type == "aws:ec2:instance") return Instances(ctx, false);
  if (resource_type == "aws:ec2:spot-instance") return Instances(ctx, true);
  if (resource_type == "aws:ec2:autoscaling-group") return Groups(ctx);
  if (resource_type == "aws:ecs:task") return Tasks(ctx);
  if (resource_type == "aws:ecs:cluster") return Clusters(ctx);
  return Subnets(ctx);
}

bool IsListed(const Json& arns, const std::string& id) {
  return std::any_of(arns.begin(), arns.end(), [&](const Json& one) {
    const std::string text = one.is_string() ? one.get<std::string>() : "";
    return text == id || text.ends_with("/" + id) || ShortName(text) == ShortName(id);
  });
}

// The value of a path or a parameter; an error where there is none of that name.
Result<std::string> ValueOf(const std::vector<std::pair<std::string, std::string>>& values,
                            std::string_view what, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [known, value] : values) {
    if (known == name) return value;
    names.push_back(known);
  }
  return Bad(Unknown(what, name, names));
}

Result<bool> Matches(Context& ctx, const Candidate& one, const Json& target) {
  if (target.contains("resourceArns") && !IsListed(target["resourceArns"], one.id)) return false;
  if (target.contains("resourceTags")) {
    for (const auto& [key, value] : target["resourceTags"].items()) {
      if (!value.is_string() || one.tag(key) != value.get<std::string>()) return false;
    }
  }
  if (target.contains("parameters")) {
    for (const auto& [key, value] : target["parameters"].items()) {
      std::string wanted = TextOf(value);
      if (key == "availabilityZoneIdentifier") wanted = WT_TRY(FindZone(ctx, wanted));
      if (key != "availabilityZoneIdentifier" && key != "vpc") wanted = ShortName(wanted);
      if (WT_TRY(ValueOf(one.parameters, "target parameter", key)) != wanted) return false;
    }
  }
  if (!target.contains("filters")) return true;
  for (const Json& filter : target["filters"]) {
    if (!filter.is_object() || !filter.contains("path") || !filter.contains("values")) {
      return Bad("filters: each has a path and values.");
    }
    const std::string path = filter["path"].is_string() ? filter["path"].get<std::string>() : "";
    const std::string is = WT_TRY(ValueOf(one.attributes, "filter path", path));
    const Json& values = filter["values"];
    if (std::none_of(values.begin(), values.end(),
                     [&](const Json& value) { return value == is; })) {
      return false;
    }
  }
  return true;
}

// "COUNT(2)" or "PERCENT(50)" of so many; ALL without a mode. A percentage is rounded down.
Result<size_t> HowMany(const Json& target, size_t of) {
  const std::string mode = target.value("selectionMode", "ALL");
  if (mode == "ALL") return of;
  for (const std::string_view kind : {"COUNT(", "PERCENT("}) {
    if (!mode.starts_with(kind) || !mode.ends_with(')')) continue;
    const auto number =
        ParseInt(std::string_view(mode).substr(kind.size(), mode.size() - kind.size() - 1));
    const bool percent = kind == "PERCENT(";
    if (!number || *number < 1 || (percent && *number > 100)) break;
    const auto count = static_cast<size_t>(*number);
    return percent ? of * count / 100 : std::min(of, count);
  }
  return Bad(StrCat("selectionMode: '", mode, "' is not one of ALL, COUNT(n), PERCENT(p)."));
}

}  // namespace

Result<std::string> FindZone(Context& ctx, std::string_view words) {
  std::vector<std::string> names;
  for (const auto& zone : ec2::catalog::ZonesOf(ctx.region())) {
    const bool letter = words.size() == 1 && zone.name == StrCat(ctx.region(), words);
    if (letter || words == zone.name || words == zone.zone_id) return zone.name;
    names.push_back(zone.name);
  }
  return NotFound(Unknown(StrCat("Availability Zone of ", ctx.region()), words, names));
}

std::vector<std::string> Some(Context& ctx, std::vector<std::string> of, size_t count) {
  while (of.size() > count) {
    const size_t out = ctx.rng("faults.targets").Below(of.size());
    of.erase(of.begin() + static_cast<std::ptrdiff_t>(out));
  }
  return of;
}

Result<std::vector<std::string>> FindTargets(Context& ctx, const TargetType& type,
                                             const Json& target) {
  // 1. Roles are names of who calls, whether or not there are such.
  std::vector<std::string> found;
  if (type.resource_type == "aws:iam:role") {
    if (!target.contains("resourceArns")) return Bad("Roles: resourceArns are wanted.");
    for (const Json& arn : target["resourceArns"]) {
      if (arn.is_string()) found.push_back(ShortName(arn.get<std::string>()));
    }
    return found;
  }
  // 2. Nobody hits everything by saying nothing.
  const bool aimed = std::any_of(kTargetKeys.begin() + 1, kTargetKeys.end(),
                                 [&](std::string_view key) { return target.contains(key); });
  if (!aimed) {
    return Bad(StrCat(type.name,
                      ": say which by resourceArns, resourceTags, filters, parameters "
                      "or selectionMode."));
  }
  // 3. All that match, and of these as many as were asked for.
  for (const Candidate& one : CandidatesOf(ctx, type.resource_type)) {
    if (WT_TRY(Matches(ctx, one, target))) found.push_back(one.id);
  }
  const size_t count = WT_TRY(HowMany(target, found.size()));
  if (count == 0) return NotFound(StrCat(type.name, ": nothing matches."));
  return Some(ctx, std::move(found), count);
}

}  // namespace wt::faults
