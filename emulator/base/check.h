#pragma once

// A bug of ours stops the process at once, with what is known about the run.

#include <functional>
#include <string>

namespace wt {

// Prints `what`, the place, and what the context provider says (virtual time, seed, last trace
// lines), then aborts.
[[noreturn]] void CheckFailed(const char* what, const char* file, int line);

// What to print beside a failed check. The last one set on this thread speaks.
void SetCheckContext(std::function<std::string()> describe);

}  // namespace wt

#define WT_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::wt::CheckFailed(#condition, __FILE__, __LINE__))
