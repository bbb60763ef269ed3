#pragma once

// Anomaly detectors, as records.
// Deviation: AWS trains a model on two weeks of data; here a detector is kept and described and
// stays PENDING_TRAINING, because there is no such model.

#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/api.h"

namespace wt::cloudwatch {

// Its parts as one detector, from any of the three ways in which a request can say it. Errors: not
// exactly one of them, or one of them in part.
template <class Request>
Result<AnomalyDetector> DetectorOf(const Request& in);

// What makes it the same detector as another.
std::string DetectorKey(const AnomalyDetector& detector);

}  // namespace wt::cloudwatch
