#pragma once

// Filter patterns of CloudWatch Logs: see README.md.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"

namespace wt::laws::log_filter {

struct NamedValue;

// An event that is JSON, as its reader gives it.
struct Value {
  enum class Kind { kNull, kBool, kNumber, kText, kList, kObject };
  Kind kind = Kind::kNull;
  bool truth = false;
  double number = 0;
  std::string text;
  std::vector<NamedValue> children;  // Items have no name.
};

struct NamedValue {
  NamedValue(std::string name, Value value) : first(std::move(name)), second(std::move(value)) {}

  std::string first;
  Value second;
};

struct Event {
  std::string_view message;
  std::optional<Value> json;  // Where the message is a JSON object.
};

struct Test;  // Of a JSON pattern.

class Pattern {
 public:
  // The error's message says what is wrong.
  static Result<Pattern> Parse(std::string_view text);

  bool needs_json() const { return json_ != nullptr; }
  bool Matches(const Event& event) const;
  // What a space-delimited or JSON pattern names in an event: {"$status": "404"}.
  std::map<std::string, std::string> Extracted(const Event& event) const;

 private:
  struct Term {
    enum class Kind { kAll, kSome, kNone };
    Kind kind = Kind::kAll;
    std::string text;
  };
  struct Field {
    bool rest = false;  // "..."
    std::string name;
    struct Check {
      std::string op, value;
    };
    std::vector<Check> checks;
    bool any = false;  // One of the checks suffices.
  };

  Result<void> ParseTerms(std::string_view text);
  Result<void> ParseFields(std::string_view text);

  std::vector<Term> terms_;
  std::vector<Field> fields_;
  std::shared_ptr<const Test> json_;
};

// An event's fields by its spaces.
std::vector<std::string> SplitFields(std::string_view message);

}  // namespace wt::laws::log_filter
