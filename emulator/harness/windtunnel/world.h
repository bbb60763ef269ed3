#pragma once

// A world of Windtunnel inside your program: a local AWS with ECS on EC2, on a clock that you own.
//
//   windtunnel::World world;
//   world.Call("ecs.CreateCluster", R"({"clusterName": "main"})");
//   world.Advance(std::chrono::minutes(5));
//
// With no port until one is asked for: endpoint() begins to answer AWS clients on a free one. A
// process can hold many worlds; nothing is shared between them. Times are virtual.

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windtunnel {

using Duration = std::chrono::microseconds;
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

// "90s", "5m", "2h30m"; std::invalid_argument for what is none.
Duration ParseDuration(std::string_view text);
// "2024-01-01T00:00:00.000Z" and back; std::invalid_argument for what is none.
std::string FormatTime(Time at);
Time ParseTime(std::string_view text);

// What a world is made of; a field each for the options of `windtunnel serve`.
struct Options {
  std::uint64_t seed = 1;
  std::string start = "2024-01-01T00:00:00Z";
  std::string region = "us-east-1";
  std::string account = "123456789012";
  // "manual": moves only when told. "eager": what a call sets in motion has come to its end when
  // it is answered. "real" and "scaled 60" follow wall time.
  std::string clock = "manual";
  std::string timing = "aws";          // How long things take: "aws", "fixed" or "fast".
  std::vector<std::string> durations;  // "ec2.boot=30s": those that are set otherwise.
  bool strict_images = false;          // What a stack leaves out is missing, as on AWS.
  bool enforce_iam = false;            // Policies decide on every call.
  std::string state_file;              // Empty: in memory.
};

// What a call is answered with: JSON, or AWS's error.
class Answer {
 public:
  Answer(std::string operation, std::string json)
      : operation_(std::move(operation)), json_(std::move(json)) {}
  Answer(std::string operation, std::string code, std::string message, int status)
      : operation_(std::move(operation)),
        code_(std::move(code)),
        message_(std::move(message)),
        status_(status) {}

  bool ok() const { return code_.empty(); }
  explicit operator bool() const { return ok(); }
  const std::string& operation() const { return operation_; }
  // Under the names of AWS's model; timestamps are whole microseconds since the Unix epoch. Empty
  // where the call was refused.
  const std::string& json() const { return json_; }
  // The value at "services[0].deployments[0].rolloutState", text without its quotes, anything
  // else as JSON; empty where there is none.
  std::string Get(std::string_view path) const;
  // How many elements the list at that path has, or members the object; 0 where there is none.
  std::size_t Count(std::string_view path) const;

  const std::string& error_code() const { return code_; }  // "ClusterNotFoundException"
  const std::string& error_message() const { return message_; }
  int status() const { return status_; }

 private:
  std::string operation_, json_, code_, message_;
  int status_ = 200;
};
std::ostream& operator<<(std::ostream& out, const Answer& answer);

// Something that happened, and what caused it.
struct Entry {
  std::int64_t id = 0;
  Time at;
  std::string actor;         // "ecs.rolling_deployment", or "request".
  std::string event;         // "decided", "task_started"
  std::int64_t because = 0;  // An earlier entry's id; 0 for a first cause.
  std::vector<std::pair<std::string, std::string>> fields;
  std::string text;  // All of it, on one line.

  std::string Field(std::string_view name) const;  // Empty where it has none of that name.
  // Whether it is about "task/ID", "i-…" or an ARN.
  bool Names(std::string_view subject) const;
};
std::ostream& operator<<(std::ostream& out, const Entry& entry);

// For an AWS SDK: what a client must be told to reach a world.
struct Credentials {
  std::string access_key_id, secret_access_key, region;
};

// All members may be called from any thread, and while the endpoint answers; each takes its turn.
class World {
 public:
  // Throws std::invalid_argument where an option is wrong, std::runtime_error where the state file
  // cannot be had.
  explicit World(Options options = {});
  ~World();  // Ends the endpoint.
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;

  const Options& options() const;

  // --- Calls -------------------------------------------------------------------------------------
  // One call of an AWS API: Call("ecs.DescribeServices", R"({"cluster": "main", …})"). The service
  // by the names that the AWS CLI has, or with underscores: "application-autoscaling.…".
  Answer Call(std::string_view operation, std::string_view json = "{}");
  // In another Region or account from now on.
  void UseRegion(std::string_view region);
  void UseAccount(std::string_view account);

  // --- The endpoint ------------------------------------------------------------------------------
  // "http://127.0.0.1:PORT". The first call begins to answer, on a thread of the world's own;
  // std::runtime_error where no port can be had.
  std::string endpoint();
  Credentials credentials() const;

  // --- Time --------------------------------------------------------------------------------------
  Time now() const;
  void Advance(Duration by);
  void AdvanceTo(Time to);
  // Until nothing that was set in motion is under way.
  void Settle();
  // Until the condition holds, event by event; whether it came to hold within that time.
  bool AdvanceUntil(const std::function<bool()>& condition,
                    Duration at_most = std::chrono::hours(1));
  void SetClock(std::string_view mode);  // As Options::clock.

  // --- What happened -----------------------------------------------------------------------------
  // What the journal has since that entry; about "task/ID", "i-…", an ARN; of an event. Empty: any.
  std::vector<Entry> Journal(std::int64_t after = 0, std::string_view subject = {},
                             std::string_view event = {}) const;
  std::int64_t newest_entry() const;
  // The newest entry about that subject and the chain of its causes, latest first.
  std::vector<Entry> Why(std::string_view subject) const;

  // --- Load --------------------------------------------------------------------------------------
  // Requests come to a service or load balancer from now on: SetLoad("web", "250/s", "15ms").
  Answer SetLoad(std::string_view target, std::string_view rate, std::string_view cpu = "15ms");
  Answer ClearLoad(std::string_view target);

  // --- Worlds as files ---------------------------------------------------------------------------
  Answer Save(const std::string& file);
  // Replaces this world by a saved one.
  Answer Load(const std::string& file);
  // A second world that goes on from where this one is; in memory.
  World Fork();
  // Equal for worlds in which the same is the case.
  std::string Digest();

  // --- Everything else ---------------------------------------------------------------------------
  // A call of the control API, with or without an endpoint: Control("GET", "coverage"). Paths are
  // those of docs/control-api.md, without /_windtunnel/.
  Answer Control(std::string_view method, std::string_view path, std::string_view json = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windtunnel
