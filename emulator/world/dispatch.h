#pragma once

// A service as the machine sees it: its operations in order of name, and how to call those that
// have code. The tables are generated.

#include <cstddef>
#include <new>
#include <span>

#include "emulator/base/result.h"
#include "emulator/wire/shape.h"
#include "emulator/world/context.h"

namespace wt {

// `construct_*` makes a default value in given memory, which `destroy_*` ends. `handle` is null
// where the operation is in the model but not built.
struct OperationEntry {
  const wire::Operation* operation = nullptr;
  size_t input_size = 0;
  size_t output_size = 0;
  void (*construct_input)(void*) = nullptr;
  void (*destroy_input)(void*) = nullptr;
  void (*construct_output)(void*) = nullptr;
  void (*destroy_output)(void*) = nullptr;
  Result<void> (*handle)(Context& ctx, const void* in, void* out) = nullptr;
};

struct ServiceEntry {
  const wire::Service* service = nullptr;
  std::span<const OperationEntry> operations;
};

template <class Request, class Response, Result<Response> (*kHandler)(Context&, const Request&)>
constexpr OperationEntry EntryOf(const wire::Operation& operation) {
  return {.operation = &operation,
          .input_size = sizeof(Request),
          .output_size = sizeof(Response),
          .construct_input = [](void* at) { new (at) Request(); },
          .destroy_input = [](void* at) { static_cast<Request*>(at)->~Request(); },
          .construct_output = [](void* at) { new (at) Response(); },
          .destroy_output = [](void* at) { static_cast<Response*>(at)->~Response(); },
          .handle = [](Context& ctx, const void* in, void* out) -> Result<void> {
            *static_cast<Response*>(out) = WT_TRY(kHandler(ctx, *static_cast<const Request*>(in)));
            return {};
          }};
}

}  // namespace wt
