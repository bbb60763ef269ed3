#pragma once

// What the machine itself keeps: clock, timers, random streams, journal.

#include <cstdint>
#include <string>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt {

struct ClockRow {
  std::string name = "world";
  Instant now;
  int64_t seed = 0;
};

struct TimerRow {
  std::string controller, key;
  Instant due;
  int64_t sequence = 0;
  bool periodic = false;
  int64_t cause = 0;
};

struct RandomRow {
  std::string stream;
  int64_t word0 = 0, word1 = 0, word2 = 0, word3 = 0;
};

struct JournalRow {
  int64_t id = 0;
  Instant at;
  std::string actor, event;
  int64_t because = 0;
  std::string fields;  // Name, unit separator, value, record separator, …
};

// A service that was called in this account and Region: its defaults are there.
struct ScopeRow {
  std::string account, region, service;
};

template <>
struct Schema<ClockRow> {
  using Row = ClockRow;
  static constexpr std::string_view kTable = "clock";
  static constexpr auto kColumns = Columns{
      KeyColumn{"name", &Row::name},
      Column{"now", &Row::now},
      Column{"seed", &Row::seed},
  };
};

template <>
struct Schema<TimerRow> {
  using Row = TimerRow;
  static constexpr std::string_view kTable = "timer";
  static constexpr auto kColumns = Columns{
      KeyColumn{"controller", &Row::controller},
      KeyColumn{"key", &Row::key},
      Column{"due", &Row::due},
      Column{"sequence", &Row::sequence},
      Column{"periodic", &Row::periodic},
      Column{"cause", &Row::cause},
  };
};

template <>
struct Schema<RandomRow> {
  using Row = RandomRow;
  static constexpr std::string_view kTable = "random_stream";
  static constexpr auto kColumns = Columns{
      KeyColumn{"stream", &Row::stream}, Column{"word0", &Row::word0}, Column{"word1", &Row::word1},
      Column{"word2", &Row::word2},      Column{"word3", &Row::word3},
  };
};

template <>
struct Schema<JournalRow> {
  using Row = JournalRow;
  static constexpr std::string_view kTable = "journal";
  static constexpr auto kColumns = Columns{
      KeyColumn{"id", &Row::id},        Column{"at", &Row::at},
      Column{"actor", &Row::actor},     Column{"event", &Row::event},
      Column{"because", &Row::because}, Column{"fields", &Row::fields},
  };
};

template <>
struct Schema<ScopeRow> {
  using Row = ScopeRow;
  static constexpr std::string_view kTable = "scope";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"service", &Row::service},
  };
};

}  // namespace wt
