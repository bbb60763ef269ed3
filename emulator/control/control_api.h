#pragma once

// The control API under /_windtunnel/: clock, reset, snapshots, journal, causes, seed, coverage;
// and the few paths by which people who come from other emulators look for life.
// docs/control-api.md describes each call.

#include <functional>
#include <string>

#include "emulator/wire/http.h"
#include "emulator/world/world.h"

namespace wt::control {

// Where the snapshots of a world with that state file lie, unless it is said; without one, in the
// folder for temporary files.
std::string SnapshotFolderOf(const std::string& state_file);

class ControlApi {
 public:
  // Snapshots are files in `snapshot_folder`, named by the caller; no path is taken from a request.
  ControlApi(World& world, std::string snapshot_folder, std::function<int64_t()> wall_micros);

  static bool Owns(std::string_view path);
  wire::HttpResponse Handle(const wire::HttpRequest& request);

 private:
  struct Call;
  wire::HttpResponse Route(const wire::HttpRequest& request);
  wire::HttpResponse Clock(const Call& call);
  wire::HttpResponse Advance(const Call& call);
  wire::HttpResponse Journal(const Call& call);
  wire::HttpResponse Why(const Call& call);
  wire::HttpResponse Snapshot(const Call& call);
  wire::HttpResponse Coverage(const Call& call);
  wire::HttpResponse Seed(const Call& call);
  wire::HttpResponse Health(const Call& call);
  wire::HttpResponse State(const Call& call);

  World& world_;
  std::string snapshot_folder_;
  std::function<int64_t()> wall_micros_;
};

}  // namespace wt::control
