#include "tests/support/test_world.h"

#include <gtest/gtest.h>

#include "emulator/base/check.h"
#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/workload/workload.h"
#include "services/install.h"

namespace wt {

TestWorld::TestWorld(WorldOptions options) : world_(std::move(options)) {
  services::Install(world_);
  workload::Install(world_);
  faults::Install(world_);
  WT_CHECK(world_.Open("").ok());
}

Result<Json> TestWorld::Try(std::string_view operation, const Json& request) {
  const size_t dot = operation.find('.');
  WT_CHECK(dot != std::string_view::npos);
  Result<std::string> answer =
      world_.Call(operation.substr(0, dot), operation.substr(dot + 1), caller_, request.dump());
  if (!answer.ok()) return std::move(answer).error();
  return Json::parse(*answer);
}

Json TestWorld::Call(std::string_view operation, const Json& request) {
  Result<Json> answer = Try(operation, request);
  if (answer.ok()) return *std::move(answer);
  ADD_FAILURE() << operation << " " << request.dump() << "\nanswers " << answer.error().code << ": "
                << answer.error().message;
  return Json::object();
}

Error TestWorld::Fail(std::string_view operation, const Json& request) {
  Result<Json> answer = Try(operation, request);
  if (!answer.ok()) return std::move(answer).error();
  ADD_FAILURE() << operation << " " << request.dump() << "\nsucceeds: " << answer->dump();
  return {};
}

}  // namespace wt
