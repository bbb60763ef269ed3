#include "emulator/wire/json_text.h"

#include "emulator/base/strings.h"
#include "emulator/wire/writer.h"

namespace wt::wire {

JsonObject& JsonObject::AddJson(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_.push_back(',');
  AppendJsonString(members_, name);
  members_.push_back(':');
  members_.append(json);
  return *this;
}

JsonObject& JsonObject::Add(std::string_view name, std::string_view value) {
  std::string text;
  AppendJsonString(text, value);
  return AddJson(name, text);
}

JsonObject& JsonObject::Add(std::string_view name, bool value) {
  return AddJson(name, value ? "true" : "false");
}

JsonObject& JsonObject::Add(std::string_view name, int64_t value) {
  return AddJson(name, StrCat(value));
}

JsonObject& JsonObject::Add(std::string_view name, double value) {
  std::string text;
  AppendReal(text, value);
  return AddJson(name, text);
}

JsonObject& JsonObject::Add(std::string_view name, std::nullptr_t) { return AddJson(name, "null"); }

JsonObject& JsonObject::Add(std::string_view name, const JsonObject& value) {
  return AddJson(name, value.text());
}

JsonObject& JsonObject::Add(std::string_view name, const std::vector<JsonObject>& values) {
  std::vector<std::string> texts;
  for (const JsonObject& value : values) texts.push_back(value.text());
  return AddJson(name, StrCat("[", Join(texts, ","), "]"));
}

JsonObject& JsonObject::Add(std::string_view name, const std::vector<std::string>& values) {
  std::string text = "[";
  for (const std::string& value : values) {
    if (text.size() > 1) text.push_back(',');
    AppendJsonString(text, value);
  }
  return AddJson(name, text + "]");
}

}  // namespace wt::wire
