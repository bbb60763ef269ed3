#include "services/ecr/lifecycle.h"

#include <algorithm>
#include <set>

#include "emulator/wire/node.h"
#include "services/ecr/errors.h"

namespace wt::ecr {
namespace {

namespace law = laws::image_lifecycle;
using wire::Node;

Error Invalid(std::string_view why) {
  return error::InvalidParameterException(
      StrCat("Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
             "'Lifecycle policy validation failure: ",
             why, "'"));
}

const Node* Member(const Node& node, std::string_view name, Node::Type type) {
  const Node* found = node.Find(name);
  return found != nullptr && found->type == type ? found : nullptr;
}

std::vector<std::string> Texts(const Node& node, std::string_view name) {
  std::vector<std::string> out;
  if (const Node* list = Member(node, name, Node::Type::kList)) {
    for (const auto& [index, item] : list->children) out.push_back(item.text);
  }
  return out;
}

Result<law::Rule> ReadRule(const Node& node) {
  law::Rule rule;
  const Node* priority = Member(node, "rulePriority", Node::Type::kInteger);
  const Node* selection = Member(node, "selection", Node::Type::kMap);
  const Node* action = Member(node, "action", Node::Type::kMap);
  if (priority == nullptr || priority->integer < 1) {
    return Invalid("object has missing required properties ([\"rulePriority\"])");
  }
  if (selection == nullptr) {
    return Invalid("object has missing required properties ([\"selection\"])");
  }
  if (action == nullptr || action->Find("type") == nullptr) {
    return Invalid("object has missing required properties ([\"action\"])");
  }
  if (action->Find("type")->text != "expire") {
    return Invalid("instance value not found in enum (possible values: [\"expire\"])");
  }
  rule.priority = priority->integer;
  // 1. Which images.
  const Node* status = Member(*selection, "tagStatus", Node::Type::kString);
  if (status == nullptr) return Invalid("object has missing required properties ([\"tagStatus\"])");
  rule.prefixes = Texts(*selection, "tagPrefixList");
  rule.patterns = Texts(*selection, "tagPatternList");
  if (status->text == "tagged") {
    rule.tag_status = law::TagStatus::kTagged;
    if (rule.prefixes.empty() == rule.patterns.empty()) {
      return Invalid("tagStatus=TAGGED needs one of tagPrefixList and tagPatternList");
    }
  } else if (status->text == "untagged" || status->text == "any") {
    rule.tag_status = status->text == "any" ? law::TagStatus::kAny : law::TagStatus::kUntagged;
    if (!rule.prefixes.empty() || !rule.patterns.empty()) {
      return Invalid("tagPrefixList and tagPatternList go with tagStatus=TAGGED alone");
    }
  } else {
    return Invalid(
        "instance value not found in enum (possible values: [\"tagged\",\"untagged\",\"any\"])");
  }
  // 2. How many.
  const Node* type = Member(*selection, "countType", Node::Type::kString);
  const Node* number = Member(*selection, "countNumber", Node::Type::kInteger);
  if (type == nullptr) return Invalid("object has missing required properties ([\"countType\"])");
  if (number == nullptr || number->integer < 1) {
    return Invalid("object has missing required properties ([\"countNumber\"])");
  }
  rule.count = number->integer;
  const Node* unit = selection->Find("countUnit");
  if (type->text == "sinceImagePushed") {
    rule.count_type = law::CountType::kSinceImagePushed;
    if (unit == nullptr || unit->text != "days") {
      return Invalid("countType=SINCE_IMAGE_PUSHED needs countUnit=DAYS");
    }
  } else if (type->text == "imageCountMoreThan") {
    if (unit != nullptr) return Invalid("countUnit goes with countType=SINCE_IMAGE_PUSHED alone");
  } else {
    return Invalid(
        "instance value not found in enum (possible values: [\"imageCountMoreThan\","
        "\"sinceImagePushed\"])");
  }
  return rule;
}

}  // namespace

Result<std::vector<law::Rule>> ParseLifecycle(std::string_view text) {
  const Result<Node> parsed = wire::ParseJson(text);
  if (!parsed.ok() || parsed->type != Node::Type::kMap) return Invalid("not a JSON object");
  const Node* list = Member(*parsed, "rules", Node::Type::kList);
  if (list == nullptr) return Invalid("object has missing required properties ([\"rules\"])");
  std::vector<law::Rule> rules;
  std::set<int64_t> priorities;
  int64_t any_at = 0;
  for (const auto& [index, node] : list->children) {
    rules.push_back(WT_TRY(ReadRule(node)));
    const law::Rule& rule = rules.back();
    if (!priorities.insert(rule.priority).second) {
      return Invalid("'rulePriority' must be unique across rules");
    }
    if (rule.tag_status == law::TagStatus::kAny) {
      if (any_at > 0) return Invalid("only one rule may have tagStatus=ANY");
      any_at = rule.priority;
    }
  }
  if (rules.empty()) return Invalid("array is too short: must have at least 1 elements");
  if (any_at > 0 && any_at != *priorities.rbegin()) {
    return Invalid("tagStatus=ANY rule must have lowest priority");
  }
  return rules;
}

std::vector<std::string> DigestsIn(std::string_view manifest, std::string_view member) {
  std::vector<std::string> out;
  const Result<Node> parsed = wire::ParseJson(manifest);
  if (!parsed.ok()) return out;
  const Node* list = parsed->Find(member);
  if (list == nullptr) return out;
  const auto add = [&](const Node& node) {
    if (const Node* digest = node.Find("digest")) out.push_back(digest->text);
  };
  if (list->type == Node::Type::kList) {
    for (const auto& [index, item] : list->children) add(item);
  } else {
    add(*list);
  }
  return out;
}

std::vector<law::Expiry> WouldExpire(Turn& turn, const RepositoryRow& row,
                                     const std::vector<law::Rule>& rules) {
  std::set<std::string> referenced;
  std::vector<law::Image> images;
  const auto rows = turn.Rows<ImageRow>().Scan(row.account, row.region, row.name);
  for (const ImageRow& image : rows) {
    for (std::string& digest : DigestsIn(image.manifest, "manifests")) {
      referenced.insert(std::move(digest));
    }
  }
  for (const ImageRow& image : rows) {
    images.push_back(
        {image.digest, image.tags, image.pushed_at, referenced.contains(image.digest)});
  }
  return law::Expired(rules, images, turn.now());
}

}  // namespace wt::ecr
