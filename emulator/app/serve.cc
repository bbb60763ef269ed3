#include "emulator/app/serve.h"

#include <cstdio>
#include <exception>
#include <stdexcept>

#include "emulator/app/dns.h"
#include "emulator/app/recorder.h"
#include "emulator/base/check.h"
#include "emulator/base/strings.h"
#include "emulator/control/control_api.h"
#include "emulator/server/server.h"
#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/live/live.h"
#include "scenarios/engine/workload/workload.h"
#include "services/install.h"

namespace wt::app {
namespace {

class Endpoint : public server::Handler {
 public:
  Endpoint(World& world, std::string snapshots, Recorder* recorder)
      : world_(world),
        control_(world, std::move(snapshots), [] { return server::WallMicros(); }),
        recorder_(recorder) {}

  std::unique_ptr<server::Stream> Open(const wire::HttpRequest& request) override {
    return live::Open(world_, request);
  }
  void Handle(wire::HttpRequest request, server::Reply reply) override {
    if (auto page = live::AnswerPage(request)) return reply(*std::move(page));
    if (control::ControlApi::Owns(request.path())) return reply(control_.Handle(request));
    reply(recorder_ != nullptr ? recorder_->Handle(request) : world_.Handle(request));
  }
  void Commit() override { world_.Flush(); }
  int64_t Pace(int64_t wall_micros_now) override { return world_.Pace(wall_micros_now); }

 private:
  World& world_;
  control::ControlApi control_;
  Recorder* recorder_;  // Null where nothing is recorded.
};

// "127.0.0.1:5353"; throws std::runtime_error where that cannot be had. Answers the place that was
// taken.
std::string ListenDns(server::Server& server, World& world, const std::string& place) {
  const size_t colon = place.rfind(':');
  const auto port = colon == std::string::npos
                        ? std::nullopt
                        : ParseInt(std::string_view(place).substr(colon + 1));
  if (!port || *port < 0 || *port > 65535) {
    throw std::runtime_error("--dns: '" + place + "' is not an address and a port");
  }
  const std::string address = place.substr(0, colon);
  const uint16_t taken =
      server.ListenDns(address, static_cast<uint16_t>(*port),
                       [&world](std::string_view query, bool stream, const std::string& from) {
                         return AnswerDns(world, query, stream, from);
                       });
  return StrCat(address, ":", taken);
}

// Who started this reads where it can be reached; `names` is empty where none are answered.
void Announce(const ServeOptions& options, unsigned port, const std::string& names) {
  const char* address = options.address.c_str();
  if (options.json) {
    std::printf("{\"endpoint\":\"http://%s:%u\"", address, port);
    if (!names.empty()) std::printf(",\"dns\":\"%s\"", names.c_str());
    std::printf("}\n");
  } else {
    if (!names.empty()) std::printf("Names on %s\n", names.c_str());
    std::printf("Listening on http://%s:%u\nReady.\n", address, port);
  }
  std::fflush(stdout);
}

}  // namespace

int Serve(const ServeOptions& options) {
  World world(options.world);
  SetCheckContext([&world] {
    std::string text = "virtual time " + FormatIso8601(world.now(), true) + ", seed " +
                       std::to_string(world.seed());
    for (const auto& entry : world.Entries(world.newest_entry() - 5, 5)) {
      text += "\n" + sim::FormatEntry(entry);
    }
    return text;
  });
  services::Install(world);
  SetTimingDefaults(world, options.timing);
  workload::Install(world);
  faults::Install(world);
  const Result<void> opened = world.Open(options.state_file);
  if (!opened.ok()) {
    std::fprintf(stderr, "windtunnel: %s\n", opened.error().message.c_str());
    return 1;
  }
  // A state file keeps the timing that it has, unless told otherwise.
  Result<void> timed;
  world.RunTurn("serve", [&](Turn& turn) { timed = ApplyTimings(turn, options.timing); });
  if (!timed.ok()) {
    std::fprintf(stderr, "windtunnel: --set: %s\n", timed.error().message.c_str());
    return 2;
  }
  world.SetClock(options.world.clock, server::WallMicros());

  const std::string snapshots = options.snapshot_folder.empty()
                                    ? control::SnapshotFolderOf(options.state_file)
                                    : options.snapshot_folder;
  Recorder recorder(world);
  const bool recording = !options.record_file.empty();
  Endpoint endpoint(world, snapshots, recording ? &recorder : nullptr);
  try {
    server::Options server_options;
    server_options.address = options.address;
    server_options.port = options.port;
    server::Server server(endpoint, server_options);
    const std::string names =
        options.dns.empty() ? std::string() : ListenDns(server, world, options.dns);
    Announce(options, server.port(), names);
    server.Run();
    if (recording) {
      recorder.Write(options.record_file);
      std::printf("Recorded %zu calls into %s\n", recorder.calls(), options.record_file.c_str());
    }
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "windtunnel: %s\n", failure.what());
    return 1;
  }
  world.Flush();
  return 0;
}

}  // namespace wt::app
