#pragma once

// A service's api.json as the generator sees it: shapes by name, and which of them the built
// operations reach.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace wt::codegen {

using Json = nlohmann::ordered_json;

class Model {
 public:
  Model(std::string service, Json api) : service_(std::move(service)), api_(std::move(api)) {}

  const std::string& service() const { return service_; }
  const Json& metadata() const { return api_["metadata"]; }
  const Json& operations() const { return api_["operations"]; }
  const Json& paginators() const { return api_["paginators"]; }
  const Json& shape(const std::string& name) const { return api_["shapes"].at(name); }
  const Json& shapes() const { return api_["shapes"]; }
  std::string Type(const std::string& shape) const { return this->shape(shape)["type"]; }

  // Finds what the operations reach; `built` in order of name.
  void Reach(const std::set<std::string>& built);
  const std::set<std::string>& reached() const { return reached_; }
  // The reached structures, each after those it holds by value.
  const std::vector<std::string>& ordered() const { return ordered_; }
  // Whether a member of `holder` must be boxed: its structure is not complete there.
  bool Boxed(const std::string& holder, const std::string& held) const;

  // Errors of the whole service, built or not.
  std::vector<std::string> errors() const;

 private:
  void Visit(const std::string& shape);
  void Order(const std::string& structure, std::set<std::string>& open);

  std::string service_;
  Json api_;
  std::set<std::string> reached_;
  std::vector<std::string> ordered_;
  std::set<std::string> done_;
  std::set<std::pair<std::string, std::string>> boxed_;
};

// The shape a member, element, key or value refers to.
std::string Target(const Json& reference);
// A fact about a reference ("locationName"), or null.
const Json* Fact(const Json& reference, std::string_view name);

// "DescribeVpcs" is "describe_vpcs", "VPCZoneIdentifier" "vpc_zone_identifier": a run of capitals
// is one word, digits belong to the word before.
std::string SnakeCase(std::string_view name);
// The same as a field: never a keyword of C++.
std::string FieldName(std::string_view name);
// The C++ type of a structure: its name, unless that means something else already.
std::string TypeName(std::string_view shape);

}  // namespace wt::codegen
