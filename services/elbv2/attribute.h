#pragma once

// Attributes of load balancers, target groups and listeners: keys, defaults, allowed values.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "emulator/base/result.h"

namespace wt::elbv2 {

// Whom an attribute is for; a bit each.
enum For : uint16_t {
  kForApplication = 1,
  kForNetwork = 2,
  kForGateway = 4,
  kForLambda = 8,   // Target groups of Lambda functions.
  kForAlb = 16,     // Target groups of a load balancer.
  kForSecure = 32,  // Listeners that speak TLS.
  kForTcp = 64,     // Listeners that speak TCP.
};

enum class ValueKind : uint8_t { kText, kBoolean, kChoice, kRange, kOffOrRange, kZeroOrRange };

struct AttributeSpec {
  std::string_view key;
  uint16_t applies;
  std::string_view fallback;  // The default.
  ValueKind kind = ValueKind::kText;
  std::string_view choices;  // "a,b"
  int64_t min = 0, max = 0;
};

std::span<const AttributeSpec> BalancerAttributes();
std::span<const AttributeSpec> GroupAttributes();
std::span<const AttributeSpec> ListenerAttributeSpecs();

struct AttributeOwner {
  std::string_view noun;  // "Load balancer", "Target group", "Listener"
  std::string_view kind;  // "load balancers of type 'network'": for the error
  uint16_t is = 0;
};
// ValidationError for unknown keys and values out of range; InvalidConfigurationRequest for keys of
// other owners.
Result<void> CheckAttribute(std::span<const AttributeSpec> specs, const AttributeOwner& owner,
                            const std::string& key, const std::string& value);

// All that apply to the owner, with what was set; in the order of the table.
template <class Attribute, class Defaults>
void ListAttributes(std::span<const AttributeSpec> specs, uint16_t is,
                    const std::map<std::string, std::string>& set, Defaults fallback,
                    std::vector<Attribute>& out) {
  for (const AttributeSpec& spec : specs) {
    if ((spec.applies & is) == 0) continue;
    const auto found = set.find(std::string(spec.key));
    Attribute& attribute = out.emplace_back();
    attribute.key = std::string(spec.key);
    attribute.value = found != set.end() ? found->second : fallback(spec);
  }
}

}  // namespace wt::elbv2
