// Answers as a client reads them: by the model, leaving alone what the model does not name.

#include <cmath>
#include <stdexcept>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/base/time.h"
#include "emulator/wire/node.h"
#include "tests/wire/params.h"

namespace wt::wire {
namespace {

class AnswerReader {
 public:
  explicit AnswerReader(Protocol protocol) : protocol_(protocol) {}

  Json Structure(const Shape& shape, const Node& node) const {
    Json out = Json::object();
    for (const Member& member : shape.members) {
      if (member.location != Location::kBody) continue;
      const std::string name(protocol_ == Protocol::kRpcV2Cbor ? member.name
                                                               : member.location_name);
      if (IsXml() && member.flattened) {
        const bool list = member.shape->kind == Kind::kList;
        const std::string own(list && member.shape->element_name != "member"
                                  ? member.shape->element_name
                                  : member.location_name);
        Node among{.type = Node::Type::kList};
        for (const auto& [key, child] : node.children) {
          if (key == own) among.children.emplace_back("", child);
        }
        if (among.children.empty()) continue;
        out[std::string(member.name)] =
            list ? Items(*member.shape, among) : Entries(*member.shape, among);
        continue;
      }
      const Node* child = node.Find(name);
      if (child == nullptr || child->type == Node::Type::kNull) continue;
      out[std::string(member.name)] = Value(*member.shape, *child);
    }
    return out;
  }

  Json Value(const Shape& shape, const Node& node) const {
    switch (shape.kind) {
      case Kind::kStructure:
        return Structure(shape, node);
      case Kind::kList:
        return Items(shape, node);
      case Kind::kMap:
        return Entries(shape, node);
      case Kind::kTimestamp:
        return Timestamp(node);
      case Kind::kBlob:
        if (node.type == Node::Type::kBytes) return node.text;
        return Base64Decode(node.text).value_or("not Base64: " + node.text);
      case Kind::kBoolean:
        return node.type == Node::Type::kBool ? Json(node.truth) : Truth(node);
      case Kind::kInteger:
      case Kind::kLong:
      case Kind::kFloat:
      case Kind::kDouble:
        return Number(node);
      default:
        return node.text;
    }
  }

 private:
  bool IsXml() const { return protocol_ != Protocol::kJson && protocol_ != Protocol::kRpcV2Cbor; }

  static Json Truth(const Node& node) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
    return node.text;
  }

  static Json Number(const Node& node) {
    if (node.type == Node::Type::kInteger) return node.integer;
    if (node.type == Node::Type::kReal) {
      if (std::isnan(node.real)) return "NaN";
      if (std::isinf(node.real)) return node.real > 0 ? "Infinity" : "-Infinity";
      return node.real;
    }
    const Json parsed = Json::parse(node.text, nullptr, false);
    return parsed.is_number() ? parsed : Json(node.text);
  }

  static Json Timestamp(const Node& node) {
    if (const auto at = ParseTimestamp(node.text); at && !node.text.empty()) {
      return static_cast<double>(at->micros) / 1e6;
    }
    return Number(node);
  }

  Json Items(const Shape& shape, const Node& node) const {
    Json out = Json::array();
    for (const auto& [name, child] : node.children) {
      if (!name.empty() && name != shape.element_name) continue;
      out.push_back(child.type == Node::Type::kNull ? Json() : Value(*shape.element, child));
    }
    return out;
  }

  Json Entries(const Shape& shape, const Node& node) const {
    Json out = Json::object();
    for (const auto& [name, child] : node.children) {
      if (!IsXml()) {
        if (child.type != Node::Type::kNull) out[name] = Value(*shape.value, child);
        continue;
      }
      const Node* key = child.Find(shape.key_name);
      const Node* value = child.Find(shape.value_name);
      if ((!name.empty() && name != "entry") || key == nullptr || value == nullptr) continue;
      out[key->text] = Value(*shape.value, *value);
    }
    return out;
  }

  Protocol protocol_;
};

Node ParseAnswer(Protocol protocol, const std::string& body) {
  if (body.empty()) return Node{.type = Node::Type::kMap};
  Result<Node> parsed = protocol == Protocol::kJson        ? ParseJson(body)
                        : protocol == Protocol::kRpcV2Cbor ? ParseCbor(body)
                                                           : ParseXml(body);
  if (!parsed.ok()) throw std::runtime_error("unreadable answer: " + parsed.error().message);
  const bool xml = protocol != Protocol::kJson && protocol != Protocol::kRpcV2Cbor;
  return xml ? parsed->children.front().second : *std::move(parsed);
}

Node TextNode(std::string_view text) {
  return {.type = Node::Type::kText, .text = std::string(text)};
}

void ReadHeaders(const Shape& shape, const HttpResponse& response, Json& out) {
  const AnswerReader reader(Protocol::kRestXml);
  for (const Member& member : shape.members) {
    const std::string name(member.name);
    if (member.location == Location::kStatusCode) out[name] = response.status;
    if (member.location == Location::kHeaders) {
      for (const auto& [header, text] : response.headers) {
        const std::string_view prefix = member.location_name;
        if (header.size() < prefix.size() ||
            !EqualsIgnoreCase(std::string_view(header).substr(0, prefix.size()), prefix)) {
          continue;
        }
        out[name][header.substr(prefix.size())] = text;
      }
    }
    if (member.location != Location::kHeader) continue;
    const std::string_view text = FindHeader(response.headers, member.location_name);
    if (text.empty()) continue;
    if (member.shape->kind == Kind::kList) {
      out[name] = Json::array();
      for (std::string_view item : Split(text, ',')) {
        while (item.starts_with(' ')) item.remove_prefix(1);
        out[name].push_back(reader.Value(*member.shape->element, TextNode(item)));
      }
    } else {
      out[name] = reader.Value(*member.shape, TextNode(text));
    }
  }
}

}  // namespace

Json ReadAnswer(const Shape& shape, Protocol protocol, std::string_view wrapper,
                const HttpResponse& response) {
  const AnswerReader reader(protocol);
  Json out = Json::object();
  if (protocol == Protocol::kRestXml) ReadHeaders(shape, response, out);
  if (protocol == Protocol::kRestXml && shape.payload >= 0) {
    const Member& payload = shape.members[static_cast<size_t>(shape.payload)];
    if (response.body.empty()) return out;
    const bool raw = payload.shape->kind == Kind::kBlob || payload.shape->kind == Kind::kString;
    out[std::string(payload.name)] =
        raw ? Json(response.body)
            : reader.Value(*payload.shape, ParseAnswer(protocol, response.body));
    return out;
  }
  const Node root = ParseAnswer(protocol, response.body);
  const Node* node = protocol == Protocol::kQuery ? root.Find(wrapper) : &root;
  out.update(reader.Structure(shape, node == nullptr ? root : *node));
  return out;
}

std::optional<ReadError> ReadErrorOf(Protocol protocol, const HttpResponse& response) {
  const Node root = ParseAnswer(protocol, response.body);
  const auto text = [](const Node* node) { return node == nullptr ? std::string() : node->text; };
  if (protocol == Protocol::kJson || protocol == Protocol::kRpcV2Cbor) {
    std::string code = text(root.Find("__type"));
    code = code.substr(code.find('#') == std::string::npos ? 0 : code.find('#') + 1);
    const Node* message = root.Find("message");
    return ReadError{code, text(message != nullptr ? message : root.Find("Message"))};
  }
  const Node* error = root.Find("Errors");
  error = error != nullptr ? error->Find("Error") : root.Find("Error");
  if (error == nullptr) return std::nullopt;
  return ReadError{text(error->Find("Code")), text(error->Find("Message"))};
}

}  // namespace wt::wire
