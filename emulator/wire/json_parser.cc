// JSON into nodes, through nlohmann's SAX parser.

#include <cmath>

#include <nlohmann/json.hpp>

#include "emulator/base/strings.h"
#include "emulator/wire/node.h"

namespace wt::wire {
namespace {

using Json = nlohmann::json;

class Builder : public nlohmann::json_sax<Json> {
 public:
  Node root;
  std::string problem;

  bool null() override { return Put(Node{}); }
  bool boolean(bool truth) override { return Put(Node{.type = Node::Type::kBool, .truth = truth}); }
  bool number_integer(number_integer_t number) override {
    return Put(Node{.type = Node::Type::kInteger, .integer = number});
  }
  bool number_unsigned(number_unsigned_t number) override {
    if (number > static_cast<uint64_t>(INT64_MAX)) {
      return Put(Node{.type = Node::Type::kReal, .real = static_cast<double>(number)});
    }
    return number_integer(static_cast<int64_t>(number));
  }
  bool number_float(number_float_t number, const string_t&) override {
    return Put(Node{.type = Node::Type::kReal, .real = number});
  }
  bool string(string_t& text) override {
    return Put(Node{.type = Node::Type::kString, .text = std::move(text)});
  }
  bool binary(binary_t&) override { return false; }  // JSON has none.
  bool start_object(size_t) override { return Open(Node::Type::kMap); }
  bool start_array(size_t) override { return Open(Node::Type::kList); }
  bool key(string_t& name) override {
    key_ = std::move(name);
    return true;
  }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(size_t position, const std::string&, const Json::exception&) override {
    problem = StrCat("unexpected content at byte ", position);
    return false;
  }

 private:
  Node* Add(Node node) {
    if (open_.empty()) {
      root = std::move(node);
      return &root;
    }
    Node& parent = *open_.back();
    std::string name = parent.type == Node::Type::kMap ? std::move(key_) : std::string();
    return &parent.children.emplace_back(std::move(name), std::move(node)).second;
  }
  bool Put(Node node) {
    Add(std::move(node));
    return true;
  }
  bool Open(Node::Type type) {
    if (open_.size() >= static_cast<size_t>(kDepthMax)) {
      problem = "nested too deeply";
      return false;
    }
    // Only the last child of a node grows, so the pointers to those above stay good.
    open_.push_back(Add(Node{.type = type}));
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  std::string key_;
  std::vector<Node*> open_;
};

}  // namespace

Result<Node> ParseJson(std::string_view text) {
  Builder builder;
  const bool parsed = Json::sax_parse(text.begin(), text.end(), &builder);
  if (parsed) return std::move(builder.root);
  return Error{.code = "",
               .message = builder.problem.empty() ? "unreadable" : std::move(builder.problem)};
}

}  // namespace wt::wire
