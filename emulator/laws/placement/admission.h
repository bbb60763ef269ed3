#pragma once

// The checks of WhyUnfit in two halves, so that the index can remember the first: what tasks on an
// instance cannot change, and what they can. For this folder alone.

#include <optional>
#include <span>
#include <string_view>

#include "emulator/laws/placement/placement.h"

namespace wt::laws::placement {

inline constexpr std::string_view kZoneAttribute = "ecs.availability-zone";

// Status, agent, attributes and zone.
std::optional<Unfit> WhyNever(const Instance& instance, const Demand& demand);

// Room, ports and constraints; with kTasksOnly, expressions only where tasks can change them.
enum class QueryScope { kAll, kTasksOnly };
std::optional<Unfit> WhyNotNow(const Instance& instance, const Demand& demand,
                               std::span<const Constraint> constraints, QueryScope scope);

// The expressions that kTasksOnly leaves out.
bool MatchesFixedQueries(const Instance& instance, std::span<const Constraint> constraints);

// "spread:attribute:rack=r1(2)"; `value` is empty where the instance lacks the attribute.
std::string Explain(const Strategy& strategy, std::optional<std::string_view> value,
                    int64_t amount);

// The draw among `count`, from 0; 0 where there is no choice or no chance.
uint64_t Draw(const Random& random, uint64_t count);

// " tie:2/7", or nothing for a single one; " random:2/7" where the strategy asked for chance.
std::string ExplainDraw(bool random_strategy, uint64_t drawn, uint64_t count);

}  // namespace wt::laws::placement
