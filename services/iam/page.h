#pragma once

// Marker and IsTruncated, as every listing of IAM has them.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html

#include <optional>
#include <string>

#include "emulator/world/pager.h"
#include "services/iam/limits.h"

namespace wt::iam {

inline Result<Pager> OpenPage(const std::optional<std::string>& marker,
                              const std::optional<int64_t>& max_items) {
  const Error bad{.code = "ValidationError",
                  .message = StrCat("Invalid Marker: ", marker.value_or(""))};
  return Pager::Open(marker, max_items, kPageDefault, bad);
}

template <class Response>
void ClosePage(const Pager& pager, Response& out) {
  out.is_truncated = pager.next().has_value();
  out.marker = pager.next();
}

inline bool UnderPath(const std::string& path, const std::optional<std::string>& prefix) {
  return !prefix || path.starts_with(*prefix);
}

}  // namespace wt::iam
