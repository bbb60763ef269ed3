#pragma once

// The keys of a scenario file: one table, from which files are read, the JSON Schema is printed and
// the page of docs is made.

#include <span>
#include <string_view>

namespace wt::scenario {

enum class Type {
  kText,
  kName,  // Letters, digits, '-' and '_'.
  kInteger,
  kNumber,
  kBoolean,
  kInstant,       // 2024-03-05T04:00:00Z
  kDuration,      // 2h30m
  kRate,          // 150/s
  kShare,         // 50%
  kSize,          // 512MiB
  kDistribution,  // normal(95s, 15s) floor 60s
  kMoment,        // az-b-down+10m
  kMetric,        // web.latency p99
  kPredicate,     // web.tasks.healthy >= 3
  kArrivals,      // poisson
  kHold,          // 99% of minutes
  kRandomRate,    // 1/30d per instance
  kSample,        // latin(64)
  kSpeed,         // 60x
  // These have forms of their own; the reader of their section knows them.
  kWindow,     // a .. b, or { not: a .. b }
  kBound,      // 300ms, in a unit of the metric
  kBounds,     // [1, 3]
  kCount,      // 2, or [1, 3]
  kAny,        // As an API or another part has it.
  kSection,    // A map with the keys of `section`.
  kSectionOr,  // The same, or text.
  kList,       // A list of `section`, or of `element` where there is none.
  kListOr,     // The same, or one alone.
  kMap,        // Any names, each with a `section`, or `element`.
};

struct Section;

struct Key {
  std::string_view name;
  Type type = Type::kText;
  bool required = false;
  std::string_view fallback;  // As it would be written; empty: none.
  const Section* section = nullptr;
  Type element = Type::kAny;  // Of a list or map without a section.
  std::string_view doc;
};

struct Section {
  std::string_view name;  // "event"
  std::span<const Key> keys;
  // "at|after|when": exactly one of these is there; empty: nothing is asked.
  std::string_view one_of;
  // What other keys may be, in words ("service.Operation"); empty: they are mistakes.
  std::string_view open;
  std::string_view doc;
};

// In the order of the page. "scenario", "stack file" and "curve file" are the whole of a file.
std::span<const Section* const> Sections();
const Section& SectionNamed(std::string_view name);

// What a type is called, an example of it, and the pattern its text has (empty: any).
struct TypeFacts {
  std::string_view name, example, pattern;
};
TypeFacts FactsOf(Type type);

}  // namespace wt::scenario
