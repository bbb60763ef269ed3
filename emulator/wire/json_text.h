#pragma once

// JSON text in the making, for what AWS carries as JSON inside a string member: the data of an
// alarm's history, the details of a refusal.
//
//   JsonObject().Add("version", "1.0").Add("actions", names).text()

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wt::wire {

class JsonObject {
 public:
  JsonObject& Add(std::string_view name, std::string_view value);
  JsonObject& Add(std::string_view name, const char* value) {
    return Add(name, std::string_view(value));
  }
  JsonObject& Add(std::string_view name, const std::string& value) {
    return Add(name, std::string_view(value));
  }
  JsonObject& Add(std::string_view name, bool value);
  JsonObject& Add(std::string_view name, int64_t value);
  JsonObject& Add(std::string_view name, double value);
  JsonObject& Add(std::string_view name, std::nullptr_t);
  JsonObject& Add(std::string_view name, const JsonObject& value);
  JsonObject& Add(std::string_view name, const std::vector<JsonObject>& values);
  JsonObject& Add(std::string_view name, const std::vector<std::string>& values);
  // A value that is JSON text already.
  JsonObject& AddJson(std::string_view name, std::string_view json);

  std::string text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace wt::wire
