#pragma once

// The rows of loads.

#include <cstdint>
#include <string>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::workload {

// Requests that come to a target, and what one of them costs.
struct LoadRow {
  std::string account, region, target;  // "cluster/web", or the ARN of a balancer or group.
  std::string name;                     // Where several come to one target; else empty.
  std::string kind;                     // service, balancer, group
  std::string rate;                     // A curve as text: laws/load/curve.h.
  std::string host, path = "/";         // What a balancer's rules see.
  double cpu_seconds = 0.015;
  double wait_seconds = 0;
  double cv = 1;
  int64_t in_flight_max = 200;
  double memory_base_mib = -1;  // Below 0: a part of what the task reserves.
  double memory_per_request_mib = 1;
  Instant since;
  int64_t set_entry = 0;  // The journal's, of its being set.
  // The rate that the journal has last, and that entry: what follows is because of it.
  double noted = 0;
  int64_t entry = 0;
  double carry = 0;  // The part of a request that was not counted yet.
};

// Because of which entry a service's metrics are as they are, and whose load that was.
struct ServiceCauseRow {
  std::string account, region, service;  // "cluster/web"
  std::string load;
  int64_t entry = 0;
};

// Up to when an account's Region is accounted.
struct ScopeRow {
  std::string account, region;
  Instant accounted;
};

}  // namespace wt::workload

template <>
struct wt::Schema<wt::workload::LoadRow> {
  using Row = wt::workload::LoadRow;
  static constexpr std::string_view kTable = "workload";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"target", &Row::target},
      KeyColumn{"name", &Row::name},
      Column{"kind", &Row::kind},
      Column{"rate", &Row::rate},
      Column{"host", &Row::host},
      Column{"path", &Row::path},
      Column{"cpu_seconds", &Row::cpu_seconds},
      Column{"wait_seconds", &Row::wait_seconds},
      Column{"cv", &Row::cv},
      Column{"in_flight_max", &Row::in_flight_max},
      Column{"memory_base_mib", &Row::memory_base_mib},
      Column{"memory_per_request_mib", &Row::memory_per_request_mib},
      Column{"since", &Row::since},
      Column{"set_entry", &Row::set_entry},
      Column{"noted", &Row::noted},
      Column{"entry", &Row::entry},
      Column{"carry", &Row::carry},
  };
};

template <>
struct wt::Schema<wt::workload::ServiceCauseRow> {
  using Row = wt::workload::ServiceCauseRow;
  static constexpr std::string_view kTable = "workload_cause";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"service", &Row::service}, Column{"load", &Row::load},
      Column{"entry", &Row::entry},
  };
};

template <>
struct wt::Schema<wt::workload::ScopeRow> {
  using Row = wt::workload::ScopeRow;
  static constexpr std::string_view kTable = "workload_scope";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      Column{"accounted", &Row::accounted},
  };
};
