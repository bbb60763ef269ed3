#include "services/cloudwatch/dashboard.h"

#include <algorithm>
#include <set>

#include "emulator/wire/node.h"
#include "services/cloudwatch/errors.h"

namespace wt::cloudwatch {
namespace {

using wire::Node;

constexpr size_t kBodyMax = 1'048'576;
constexpr size_t kWidgetsMax = 500;

Error Fault(std::string_view path, std::string_view message) {
  Error error = error::DashboardInvalidInputError(
      StrCat("The field DashboardBody must be a valid JSON object. ", path, ": ", message));
  return error;
}

void Tell(wire::List<DashboardValidationMessage>& told, std::string path, std::string message) {
  told.push_back({.data_path = std::move(path), .message = std::move(message)});
}

void CheckPlace(const Node& widget, const std::string& path,
                wire::List<DashboardValidationMessage>& told) {
  const auto range = [&](const char* name, int64_t min, int64_t max) {
    const Node* value = widget.Find(name);
    if (value == nullptr) return;
    if (value->type != Node::Type::kInteger || value->integer < min || value->integer > max) {
      Tell(told, StrCat(path, "/", name), StrCat("Should be an integer from ", min, " to ", max));
    }
  };
  range("x", 0, 23);
  range("y", 0, INT32_MAX);
  range("width", 1, 24);
  range("height", 1, 1000);
}

}  // namespace

std::string DashboardArn(Context& ctx, std::string_view name) {
  return StrCat("arn:aws:cloudwatch::", ctx.account(), ":dashboard/", name);
}

Result<wire::List<DashboardValidationMessage>> CheckDashboard(std::string_view body) {
  // 1. An object with a list of widgets.
  wire::List<DashboardValidationMessage> told;
  told.present = true;
  if (body.size() > kBodyMax) return Fault("", "The dashboard is larger than 1 MB.");
  const Result<Node> json = wire::ParseJson(body);
  if (!json.ok() || json->type != Node::Type::kMap) {
    return error::DashboardInvalidInputError("The field DashboardBody must be a valid JSON object");
  }
  const Node* widgets = json->Find("widgets");
  if (widgets == nullptr) {
    Tell(told, "/", "The dashboard body should have required property 'widgets'");
    return told;
  }
  if (widgets->type != Node::Type::kList) return Fault("/widgets", "Should be array");
  if (widgets->children.size() > kWidgetsMax) {
    return Fault("/widgets", "A dashboard has at most 500 widgets");
  }

  // 2. Each widget has a type that is known, properties and a place.
  static const std::set<std::string> kTypes = {"metric",   "text",   "log",  "alarm",
                                               "explorer", "custom", "trace"};
  for (size_t i = 0; i < widgets->children.size(); ++i) {
    const Node& widget = widgets->children[i].second;
    const std::string path = StrCat("/widgets/", i);
    if (widget.type != Node::Type::kMap) return Fault(path, "Should be object");
    const Node* type = widget.Find("type");
    if (type == nullptr || type->type != Node::Type::kString) {
      return Fault(path, "Should have required property 'type'");
    }
    if (!kTypes.contains(type->text)) {
      return Fault(path + "/type", "Should be one of the types of widget");
    }
    const Node* properties = widget.Find("properties");
    if (properties == nullptr || properties->type != Node::Type::kMap) {
      return Fault(path, "Should have required property 'properties'");
    }
    if (type->text == "metric" && !properties->Find("metrics") &&
        !properties->Find("annotations")) {
      Tell(told, path + "/properties", "Should have required property 'metrics'");
    }
    if (type->text == "text" && !properties->Find("markdown")) {
      Tell(told, path + "/properties", "Should have required property 'markdown'");
    }
    CheckPlace(widget, path, told);
  }
  return told;
}

}  // namespace wt::cloudwatch
