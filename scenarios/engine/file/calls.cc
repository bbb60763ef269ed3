#include "scenarios/engine/file/calls.h"

#include <algorithm>
#include <cmath>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/quantity.h"

namespace wt::scenario {
namespace {

class Typing {
 public:
  Typing(Reading& reading, const AnswerNames& answers) : reading_(reading), answers_(answers) {}

  Json Value(const wire::Shape& shape, const Node& node, const std::string& path) {
    if (node.IsScalar() && node.text.find("${") != std::string::npos) return Kept(node, path);
    switch (shape.kind) {
      case wire::Kind::kStructure:
        return Structure(shape, node, path);
      case wire::Kind::kList:
        return List(shape, node, path);
      case wire::Kind::kMap:
        return Map(shape, node, path);
      default:
        return Scalar(shape, node, path);
    }
  }

  // References of a parameter that has no shape.
  void CheckReferences(const Node& node, const std::string& path) {
    if (node.IsScalar() && node.text.find("${") != std::string::npos) Kept(node, path);
    for (const Entry& entry : node.entries) CheckReferences(entry.node, path);
  }

 private:
  Json Wrong(const Node& node, const std::string& path, std::string_view wanted) {
    reading_.Say(node.position, path, StrCat("is ", KindName(node.kind), ", and must be ", wanted));
    return nullptr;
  }

  // The answers it names must have been given before.
  Json Kept(const Node& node, const std::string& path) {
    const Result<std::string> looked =
        ReplaceReferences(node.text, [&](std::string_view inside) -> Result<std::string> {
          if (inside.ends_with(',')) inside.remove_suffix(1);
          const std::vector<PathStep> steps = WT_TRY(ReadPath(inside));
          const std::string& name = steps[0].name;
          if (std::find(answers_.begin(), answers_.end(), name) != answers_.end()) {
            return std::string();
          }
          return Bad(StrCat("no call before this one has its answer named '", name, "'",
                            Nearest(name, answers_)));
        });
    if (!looked.ok()) reading_.Say(node.position, path, looked.error().message);
    return node.text;
  }

  Json Structure(const wire::Shape& shape, const Node& node, const std::string& path) {
    Json out = Json::object();
    if (node.kind == Node::Kind::kNull) return out;
    if (!node.IsMap()) return Wrong(node, path, StrCat("a map (", shape.name, ")"));
    std::vector<std::string> names;
    for (const wire::Member& member : shape.members) names.emplace_back(member.name);
    for (const Entry& entry : node.entries) {
      const auto known =
          std::find_if(shape.members.begin(), shape.members.end(),
                       [&](const wire::Member& member) { return member.name == entry.key; });
      const std::string inner = StrCat(path, ".", entry.key);
      if (known == shape.members.end()) {
        reading_.Say(entry.position, inner,
                     StrCat("there is no such parameter", Nearest(entry.key, names)));
        continue;
      }
      if (entry.node.kind == Node::Kind::kNull) continue;  // As if it were not there.
      out[entry.key] = Value(*known->shape, entry.node, inner);
    }
    for (const wire::Member& member : shape.members) {
      if (member.required && !member.idempotency_token && !out.contains(member.name)) {
        reading_.Say(node.position, path, StrCat("the parameter '", member.name, "' is missing"));
      }
    }
    return out;
  }

  Json List(const wire::Shape& shape, const Node& node, const std::string& path) {
    if (!node.IsList()) return Wrong(node, path, "a list");
    Json out = Json::array();
    for (size_t i = 0; i < node.entries.size(); ++i) {
      out.push_back(Value(*shape.element, node.entries[i].node, StrCat(path, "[", i, "]")));
    }
    return out;
  }

  Json Map(const wire::Shape& shape, const Node& node, const std::string& path) {
    if (!node.IsMap()) return Wrong(node, path, "a map");
    Json out = Json::object();
    for (const Entry& entry : node.entries) {
      out[entry.key] = Value(*shape.value, entry.node, StrCat(path, ".", entry.key));
    }
    return out;
  }

  Json Scalar(const wire::Shape& shape, const Node& node, const std::string& path) {
    using wire::Kind;
    if (!node.IsScalar()) {
      return Wrong(node, path,
                   shape.kind == Kind::kBoolean ? "true or false"
                   : IsNumber(shape)            ? "a number"
                                                : "text");
    }
    if (shape.kind == Kind::kBoolean) {
      const Result<bool> value = ReadBoolean(node.text);
      if (value.ok()) return *value;
      return Refused(node, path, value.error());
    }
    if (IsNumber(shape)) return Number(shape, node, path);
    if (!shape.enum_values.empty()) return Choice(shape, node, path);
    return node.text;
  }

  static bool IsNumber(const wire::Shape& shape) {
    using wire::Kind;
    return shape.kind == Kind::kInteger || shape.kind == Kind::kLong ||
           shape.kind == Kind::kFloat || shape.kind == Kind::kDouble;
  }

  Json Refused(const Node& node, const std::string& path, const Error& error) {
    reading_.Say(node.position, path, error.message);
    return nullptr;
  }

  // AWS's numbers have no unit; durations become seconds here and percentages count to 100.
  Json Number(const wire::Shape& shape, const Node& node, const std::string& path) {
    const bool whole = shape.kind == wire::Kind::kInteger || shape.kind == wire::Kind::kLong;
    const std::optional<Quantity> quantity = ParseQuantity(node.text);
    double value = quantity ? quantity->value : 0;
    if (quantity && quantity->unit == Unit::kShare) value *= 100;
    const bool fits = quantity && (quantity->unit == Unit::kNone || quantity->unit == Unit::kTime ||
                                   quantity->unit == Unit::kShare);
    value = std::round(value * 1e9) / 1e9;
    if (!fits || (whole && value != std::floor(value))) {
      return Refused(
          node, path,
          Bad(StrCat("'", node.text, "' is not ", whole ? "a whole number" : "a number")));
    }
    if ((shape.min && value < *shape.min) || (shape.max && value > *shape.max)) {
      return Refused(node, path,
                     Bad(StrCat(FormatNumber(value), " is not between ",
                                shape.min ? FormatNumber(*shape.min) : "any", " and ",
                                shape.max ? FormatNumber(*shape.max) : "any")));
    }
    if (whole) return static_cast<int64_t>(value);
    return value;
  }

  Json Choice(const wire::Shape& shape, const Node& node, const std::string& path) {
    std::vector<std::string> words(shape.enum_values.begin(), shape.enum_values.end());
    const auto has = [&](std::string_view word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (has(node.text)) return node.text;
    // A switch of AWS's that a value of ours turns.
    if (node.text == "true" && has("ENABLED")) return "ENABLED";
    if (node.text == "false" && has("DISABLED")) return "DISABLED";
    return Refused(
        node, path,
        Bad(StrCat("'", node.text, "' is not one of its values", Nearest(node.text, words))));
  }

  Reading& reading_;
  const AnswerNames& answers_;
};

const OperationEntry* FindOperation(Reading& reading, const Call& call, const std::string& path) {
  const std::string &service = call.service, &operation = call.operation;
  const auto say = [&](std::string message) { reading.Say(call.position, path, message); };
  std::vector<std::string> services;
  for (const ServiceEntry* entry : reading.options.router->services()) {
    services.emplace_back(entry->service->id);
    if (entry->service->id != service) continue;
    const OperationEntry* found = Router::FindOperation(*entry, operation);
    if (found != nullptr && found->handle != nullptr) return found;
    if (found != nullptr) {
      say(StrCat("Windtunnel does not implement ", service, ".", operation));
      return nullptr;
    }
    std::vector<std::string> names;
    for (const OperationEntry& known : entry->operations) {
      names.emplace_back(known.operation->name);
    }
    say(StrCat(service, " has no operation '", operation, "'", Nearest(operation, names)));
    return nullptr;
  }
  say(StrCat("there is no service '", service, "'", Nearest(service, services)));
  return nullptr;
}

}  // namespace

Json Guess(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return nullptr;
    case Node::Kind::kList: {
      Json out = Json::array();
      for (const Entry& entry : node.entries) out.push_back(Guess(entry.node));
      return out;
    }
    case Node::Kind::kMap: {
      Json out = Json::object();
      for (const Entry& entry : node.entries) out[entry.key] = Guess(entry.node);
      return out;
    }
    case Node::Kind::kScalar:
      break;
  }
  if (node.quoted) return node.text;
  if (node.text == "true") return true;
  if (node.text == "false") return false;
  if (const std::optional<int64_t> whole = ParseInt(node.text)) {
    if (std::to_string(*whole) == node.text) return *whole;
  }
  const std::optional<Quantity> quantity = ParseQuantity(node.text);
  if (quantity && quantity->unit == Unit::kNone && node.text.find('.') != std::string::npos) {
    return quantity->value;
  }
  return node.text;
}

std::optional<Call> ReadCall(Reading& reading, const std::string& name, const Position& at,
                             const Node& parameters, const std::string& path,
                             const AnswerNames& answers) {
  const size_t dot = name.find('.');
  Call call;
  call.position = at;
  call.service = name.substr(0, dot);
  std::replace(call.service.begin(), call.service.end(), '-', '_');
  call.operation = dot == std::string::npos ? "" : name.substr(dot + 1);
  Typing typing(reading, answers);
  if (reading.options.router == nullptr) {
    if (parameters.kind != Node::Kind::kNull) call.parameters = Guess(parameters);
    typing.CheckReferences(parameters, path);
    return call;
  }
  const OperationEntry* operation = FindOperation(reading, call, path);
  if (operation == nullptr) return std::nullopt;
  if (operation->operation->input != nullptr) {
    call.parameters = typing.Value(*operation->operation->input, parameters, path);
  } else if (parameters.IsMap() && !parameters.entries.empty()) {
    reading.Say(parameters.position, path, "this operation takes no parameters");
  }
  return call;
}

}  // namespace wt::scenario
