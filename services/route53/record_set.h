#pragma once

// Resource record sets: what one may hold, and how they stand beside each other in a zone.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/name_resolution/name_resolution.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// Puts a set whose name is normalised; counts it in `zone`, which the caller puts.
void PutRecord(Context& ctx, ZoneRow& zone, const ResourceRecordSet& set);
void EraseRecord(Context& ctx, ZoneRow& zone, const ResourceRecordSet& set);
const RecordRow* FindRecord(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set);
// All sets of that name, or of that name and type.
std::vector<ResourceRecordSet> RecordsAt(Turn& turn, const ZoneRow& zone, std::string_view name,
                                         std::string_view type = {});

// The routing policy of a set: "Weighted", "Latency", …; empty for a simple one.
std::string_view PolicyOf(const ResourceRecordSet& set);
// The candidate that the law chooses among, its own health check's health aside.
laws::routing_policy::Candidate ToLaw(Turn& turn, const ResourceRecordSet& set);

// "[name='x.', type='A', set-identifier='y']"
std::string Described(const ResourceRecordSet& set);

// InvalidInput: which members go together.
Result<void> CheckMembers(std::string_view action, const ResourceRecordSet& set);
// What is wrong with the values, in Route 53's words; empty where nothing is.
std::string ValueProblem(const ResourceRecordSet& set);
// What forbids the set in its zone, beside what is there; empty where nothing does.
std::string PlaceProblem(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set);
// What is wrong with an alias's target once all changes of a batch are made.
std::string AliasProblem(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set);

// Whether a DELETE names exactly what is there.
bool SameContent(const ResourceRecordSet& a, const ResourceRecordSet& b);

}  // namespace wt::route53
