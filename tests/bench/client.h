#pragma once

// A client in the process: requests and answers as JSON under the model's names.

#include <cstdio>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "emulator/base/check.h"
#include "emulator/world/world.h"

namespace wt {

class Client {
 public:
  using Json = nlohmann::ordered_json;

  explicit Client(World& world) : world_(world) {}

  // "ecs.CreateCluster". An error ends the program, and is told.
  Json operator()(std::string_view operation, const Json& in) {
    const Caller caller{.access_key_id = "test", .region = "us-east-1"};
    const size_t dot = operation.find('.');
    const Result<std::string> answer =
        world_.Call(operation.substr(0, dot), operation.substr(dot + 1), caller, in.dump());
    if (!answer.ok()) {
      std::fprintf(stderr, "%s: %s\n", std::string(operation).c_str(),
                   answer.error().message.c_str());
    }
    WT_CHECK(answer.ok());
    ++calls_;
    return Json::parse(*answer);
  }
  int calls() const { return calls_; }

 private:
  World& world_;
  int calls_ = 0;
};

}  // namespace wt
