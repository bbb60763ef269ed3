#pragma once

// Constants and where they are put: ${trough}, ${group.min}, ${peak * 2}.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "scenarios/engine/file/node.h"
#include "scenarios/engine/file/reader.h"

namespace wt::scenario {

// "vpc.Vpc.VpcId", "subnets[].Subnet.SubnetId", "subnets[0].…", "subnets[index].…".
struct PathStep {
  enum class Kind { kName, kIndex, kAll, kVariable };
  Kind kind = Kind::kName;
  std::string name;  // Of kName, and of kVariable the constant that holds the index.
  size_t index = 0;
};
Result<std::vector<PathStep>> ReadPath(std::string_view text);
std::string FormatPath(const std::vector<PathStep>& path);

class Scope {
 public:
  void Set(std::string name, Node value) { values_[std::move(name)] = std::move(value); }
  bool Has(const std::string& name) const { return values_.contains(name); }
  // Follows names through maps; null where there is none.
  const Node* Find(const std::vector<PathStep>& path) const;
  std::vector<std::string> Names() const;

 private:
  std::map<std::string, Node, std::less<>> values_;
};

// What becomes of a reference whose first name is no constant.
enum class Unknown { kRefuse, kKeep };

// Puts constants into every text of `node`. A reference that is the whole text becomes the
// constant's value, with the place where that stands; a list or map as well.
void Substitute(Node& node, const Scope& scope, Unknown unknown, Reading& reading,
                const std::string& path);

// The value of "150/s * 2", for constants that say so.
Result<std::string> Calculate(std::string_view text);

// Calls `visit` with the inside of each ${…} that is not escaped ($${…}); what it returns takes
// its place. Copies the rest.
Result<std::string> ReplaceReferences(
    std::string_view text, const std::function<Result<std::string>(std::string_view)>& visit);
// The inside, where the whole text is one reference.
std::optional<std::string_view> WholeReference(std::string_view text);

}  // namespace wt::scenario
