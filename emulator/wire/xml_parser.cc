#include <pugixml.hpp>

#include "emulator/base/strings.h"
#include "emulator/wire/node.h"

namespace wt::wire {
namespace {

std::string_view LocalName(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

constexpr std::string_view kNoUtf8 = "invalid UTF-8";

// What is wrong with the element, or nothing.
std::string_view Convert(const pugi::xml_node& element, int depth, Node& node) {
  if (depth > kDepthMax) return "nested too deeply";
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xmlns")) continue;
    if (!IsUtf8(attribute.value())) return kNoUtf8;
    node.children.emplace_back(name, Node{.type = Node::Type::kText, .text = attribute.value()});
  }
  bool has_elements = false;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      node.text += child.value();
    } else if (child.type() == pugi::node_element) {
      has_elements = true;
      Node& made = node.children.emplace_back(LocalName(child.name()), Node()).second;
      const std::string_view wrong = Convert(child, depth + 1, made);
      if (!wrong.empty()) return wrong;
    }
  }
  // A reference by number may name what is no character.
  if (!IsUtf8(node.text)) return kNoUtf8;
  node.type = has_elements ? Node::Type::kMap : Node::Type::kText;
  return {};
}

}  // namespace

Result<Node> ParseXml(std::string_view text) {
  if (!IsUtf8(text)) return Error{.code = "", .message = std::string(kNoUtf8)};
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (!parsed) {
    return Error{.code = "", .message = StrCat(parsed.description(), " at byte ", parsed.offset)};
  }
  Node root{.type = Node::Type::kMap};
  const pugi::xml_node element = document.document_element();
  if (element.next_sibling()) return Error{.code = "", .message = "more than one root element"};
  Node& made = root.children.emplace_back(LocalName(element.name()), Node()).second;
  const std::string_view wrong = Convert(element, 1, made);
  if (!wrong.empty()) return Error{.code = "", .message = std::string(wrong)};
  return root;
}

}  // namespace wt::wire
