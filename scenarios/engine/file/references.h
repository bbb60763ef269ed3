#pragma once

// ${vpc.Vpc.VpcId} in the parameters of a call: what an earlier call answered.

#include "emulator/base/result.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// `answers` is an object: by name what was answered, a list of answers for "subnets[]".
//
// A reference that is the whole of a string is replaced by what it names, of whatever kind; within
// a longer string by its text. `${subnets[].Subnet.SubnetId}` is the list of that member of each,
// `${subnets[0].…}` the first one's. A list within a longer string is joined with commas, and so is
// one that is the whole of a string with a comma before the brace, as VPCZoneIdentifier wants it:
// "${subnets[].Subnet.SubnetId,}".
//
// The error (ValidationError) names what is not there, and the nearest that is.
Result<Json> Resolve(const Json& parameters, const Json& answers);

// Keeps an answer under the call's name.
void Keep(const Call& call, Json answer, Json& answers);

}  // namespace wt::scenario
