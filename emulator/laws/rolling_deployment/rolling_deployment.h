#pragma once

// How many tasks of a service start and stop in one step. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html

#include <cstdint>

namespace wt::laws::rolling_deployment {

struct Bounds {
  int64_t lower = 0;  // Healthy tasks, at least.
  int64_t upper = 0;  // Pending and running ones, at most.

  friend bool operator==(const Bounds&, const Bounds&) = default;
};
Bounds BoundsOf(int64_t desired, int64_t minimum_healthy_percent, int64_t maximum_percent);

// Tasks that are meant to run.
struct Tasks {
  int64_t pending = 0;  // Not RUNNING yet.
  int64_t unready = 0;  // RUNNING, and not counted healthy yet.
  int64_t healthy = 0;
  int64_t unhealthy = 0;  // Failed their checks.

  int64_t all() const { return pending + unready + healthy + unhealthy; }
};

struct Observation {
  int64_t desired = 0;
  int64_t minimum_healthy_percent = 100;
  int64_t maximum_percent = 200;
  Tasks newest;    // Of the newest revision, where they may stay.
  Tasks outgoing;  // Of older revisions, and on instances that drain.
};

struct Decision {
  int64_t start = 0;
  int64_t stop_surplus = 0;           // Of the newest that are not unhealthy.
  int64_t stop_unhealthy = 0;         // Of the newest.
  int64_t stop_outgoing_unready = 0;  // All of them, pending and unhealthy ones included.
  int64_t stop_outgoing_healthy = 0;
  bool blocked = false;
  bool done = false;

  friend bool operator==(const Decision&, const Decision&) = default;
};

Decision Decide(const Observation& seen);

}  // namespace wt::laws::rolling_deployment
