#pragma once

// `windtunnel record`: an endpoint that keeps the calls made to it, as a stack file.

#include <cstddef>
#include <cstdint>
#include <string>

#include "emulator/wire/http.h"
#include "emulator/world/world.h"
#include "scenarios/engine/record/recording.h"

namespace wt::app {

class Recorder {
 public:
  explicit Recorder(World& world) : world_(world) {}

  // Answers as World::Handle does, and keeps what was asked and answered.
  wire::HttpResponse Handle(const wire::HttpRequest& request);
  // Writes the stack file, whole or not at all; throws std::runtime_error where it cannot.
  void Write(const std::string& file);
  size_t calls() const { return recording_.size(); }

 private:
  std::string NextRequestId();

  World& world_;
  uint64_t requests_ = 0;
  record::Recording recording_;
};

}  // namespace wt::app
