#pragma once

// Invalidations as they are described.

#include <string>

#include "services/cloudfront/resource.h"
#include "services/cloudfront/state.h"

namespace wt::cloudfront {

inline Invalidation ToInvalidation(const InvalidationRow& row) {
  return {.id = row.id,
          .status = row.completed ? "Completed" : "InProgress",
          .create_time = row.created_at,
          .invalidation_batch = *row.batch};
}

inline std::string InvalidationLocation(const InvalidationRow& row) {
  return StrCat(LocationOf("distribution", row.distribution), "/invalidation/", row.id);
}

}  // namespace wt::cloudfront
