#include "services/cloudwatch/dashboard.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "services/cloudwatch/errors.h"

namespace wt::cloudwatch {
namespace {

using Json = nlohmann::json;

constexpr size_t kBodyMax = 1'048'576;
constexpr size_t kWidgetsMax = 500;
constexpr int kDepthMax = 64;

// JSON nested beyond reason is refused before it is parsed.
bool TooDeep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDepthMax) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

Error Fault(std::string_view path, std::string_view message) {
  Error error = error::DashboardInvalidInputError(
      StrCat("The field DashboardBody must be a valid JSON object. ", path, ": ", message));
  return error;
}

void Tell(wire::List<DashboardValidationMessage>& told, std::string path, std::string message) {
  told.push_back({.data_path = std::move(path), .message = std::move(message)});
}

void CheckPlace(const Json& widget, const std::string& path,
                wire::List<DashboardValidationMessage>& told) {
  const auto range = [&](const char* name, int64_t min, int64_t max) {
    if (!widget.contains(name)) return;
    const Json& value = widget[name];
    if (!value.is_number_integer() || value.get<int64_t>() < min || value.get<int64_t>() > max) {
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
  const Json json = TooDeep(body) ? Json() : Json::parse(body, nullptr, false);
  if (!json.is_object()) {
    return error::DashboardInvalidInputError("The field DashboardBody must be a valid JSON object");
  }
  const auto widgets = json.find("widgets");
  if (widgets == json.end()) {
    Tell(told, "/", "The dashboard body should have required property 'widgets'");
    return told;
  }
  if (!widgets->is_array()) return Fault("/widgets", "Should be array");
  if (widgets->size() > kWidgetsMax)
    return Fault("/widgets", "A dashboard has at most 500 widgets");

  // 2. Each widget has a type that is known, properties and a place.
  static const std::set<std::string> kTypes = {"metric",   "text",   "log",  "alarm",
                                               "explorer", "custom", "trace"};
  for (size_t i = 0; i < widgets->size(); ++i) {
    const Json& widget = (*widgets)[i];
    const std::string path = StrCat("/widgets/", i);
    if (!widget.is_object()) return Fault(path, "Should be object");
    const auto type = widget.find("type");
    if (type == widget.end() || !type->is_string()) {
      return Fault(path, "Should have required property 'type'");
    }
    if (!kTypes.contains(type->get<std::string>())) {
      return Fault(path + "/type", "Should be one of the types of widget");
    }
    const auto properties = widget.find("properties");
    if (properties == widget.end() || !properties->is_object()) {
      return Fault(path, "Should have required property 'properties'");
    }
    if (*type == "metric" && !properties->contains("metrics") &&
        !properties->contains("annotations")) {
      Tell(told, path + "/properties", "Should have required property 'metrics'");
    }
    if (*type == "text" && !properties->contains("markdown")) {
      Tell(told, path + "/properties", "Should have required property 'markdown'");
    }
    CheckPlace(widget, path, told);
  }
  return told;
}

}  // namespace wt::cloudwatch
