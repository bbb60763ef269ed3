#pragma once

// `windtunnel serve`: one world behind one port.

#include <cstdint>
#include <string>

#include "emulator/world/timing.h"
#include "emulator/world/world.h"

namespace wt::app {

struct ServeOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 4566;    // 0 takes any free one.
  std::string dns;         // "127.0.0.1:5353": where names are answered; empty: nowhere.
  std::string state_file;  // Empty: in memory.
  std::string snapshot_folder;
  std::string record_file;  // Where what clients did is written when it ends; empty: nowhere.
  bool json = false;        // Where it listens is told as JSON, on one line.
  WorldOptions world;
  TimingOptions timing;
};

// Serves until SIGTERM or SIGINT; the exit status of the process.
int Serve(const ServeOptions& options);

}  // namespace wt::app
