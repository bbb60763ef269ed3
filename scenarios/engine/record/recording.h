#pragma once

// A recording: the calls that a client made, as a stack file (scenarios/engine/file) that makes the
// same stack in another world. Ids and ARNs found in earlier answers become references, since they
// are others there. Knows no world and no protocol.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/base/time.h"

namespace wt::record {

using Json = nlohmann::ordered_json;

// One call that succeeded, under the model's names.
struct RecordedCall {
  std::string service, operation;  // "application_autoscaling", "PutScalingPolicy"
  std::string account, region;
  Instant at;
  bool reads = false;  // It changed nothing: kept only where a later call uses what it told.
  Json request = Json::object();
  Json answer = Json::object();
};

class Recording {
 public:
  void Add(RecordedCall call);
  // Until when the client was there: what was set in motion last is waited for until then.
  void End(Instant at) { end_ = at; }
  size_t size() const { return calls_.size(); }

  // The stack file. Calls in other accounts and Regions than the first one's are left out, and
  // comments say which.
  std::string StackFile(std::string_view title) const;

 private:
  // Where an id was first told: `call`'s answer, at `path`.
  struct Origin {
    size_t call = 0;
    std::string path;
  };

  using Origins = std::map<std::string, Origin>;

  void Learn(const Json& value, const std::string& path, size_t call);
  void Know(const Json& value);
  // The request with references instead of ids; adds the calls that these lead to.
  Json Refer(const Json& value, size_t before, std::set<size_t>& used) const;
  std::string ReferText(const std::string& text, size_t before, std::set<size_t>& used) const;
  Origins::const_iterator LongestId(std::string_view text, size_t at, size_t before) const;
  std::map<size_t, Json> Choose(std::set<size_t>& used) const;
  std::map<size_t, std::string> NamesOf(const std::set<size_t>& used) const;

  std::vector<RecordedCall> calls_;
  Origins origins_;
  std::set<std::string> literals_;  // What the client said before anybody told it.
  Instant end_;
};

// Whether a text is one that a service makes up: "vpc-0123456789abcdef0", an ARN, a DNS name of
// AWS's, a hosted zone's id, a UUID.
bool LooksLikeId(std::string_view text);

}  // namespace wt::record
