#pragma once

// What a REST protocol carries outside the body: in path, query string, headers and status.

#include "emulator/wire/bind.h"
#include "emulator/wire/codec.h"

namespace wt::wire {

// Binds the members of a request that are not in its body.
void BindElsewhere(const Shape& shape, const HttpRequest& request, const PathLabels& labels,
                   void* input, Binder& binder);

// Writes those of an answer; says whether any member is in the body.
bool WriteElsewhere(const Shape& shape, const void* output, HttpResponse& response);

}  // namespace wt::wire
