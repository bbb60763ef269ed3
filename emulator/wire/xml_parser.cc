#include <pugixml.hpp>

#include "emulator/base/strings.h"
#include "emulator/wire/node.h"

namespace wt::wire {
namespace {

std::string_view LocalName(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool Convert(const pugi::xml_node& element, int depth, Node& node) {
  if (depth > kDepthMax) return false;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xmlns")) continue;
    node.children.emplace_back(name, Node{.type = Node::Type::kText, .text = attribute.value()});
  }
  bool has_elements = false;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      node.text += child.value();
    } else if (child.type() == pugi::node_element) {
      has_elements = true;
      Node& made = node.children.emplace_back(LocalName(child.name()), Node()).second;
      if (!Convert(child, depth + 1, made)) return false;
    }
  }
  node.type = has_elements ? Node::Type::kMap : Node::Type::kText;
  return true;
}

}  // namespace

Result<Node> ParseXml(std::string_view text) {
  if (!IsUtf8(text)) return Error{.code = "", .message = "invalid UTF-8"};
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
  if (!Convert(element, 1, made)) return Error{.code = "", .message = "nested too deeply"};
  return root;
}

}  // namespace wt::wire
