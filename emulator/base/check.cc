#include "emulator/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace wt {
namespace {
thread_local std::function<std::string()> check_context;
}  // namespace

void SetCheckContext(std::function<std::string()> describe) { check_context = std::move(describe); }

void CheckFailed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, what);
  if (check_context) std::fprintf(stderr, "%s\n", check_context().c_str());
  std::fflush(stderr);
  std::abort();
}

}  // namespace wt
