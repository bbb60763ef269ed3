#pragma once

// Which action and resource a request is about, as policies name them.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

#include <string>

#include "emulator/wire/shape.h"
#include "emulator/world/context.h"

namespace wt::sts {

// "ecs:RunTask"
std::string ActionOf(const wire::Operation& operation);
// Deviation: AWS knows for every action which resources it is about, several at once; here one is
// read from the request's members where a member names it, else it is "*"; because a table of all
// services' resources is not published as data.
std::string ResourceOf(Context& ctx, const wire::Operation& operation, const void* in);

}  // namespace wt::sts
