#pragma once

// What RegisterTaskDefinition refuses, and the defaults it fills in.

#include "emulator/base/result.h"
#include "services/ecs/api.h"

namespace wt::ecs {

// ClientException and InvalidParameterException in AWS's words, as far as they are known.
Result<void> CheckTaskDefinition(const RegisterTaskDefinitionRequest& in);
// The definition as DescribeTaskDefinition answers it, but for what names and dates it.
TaskDefinition Normalised(const RegisterTaskDefinitionRequest& in);

// Whether Fargate runs a task of that size.
Result<void> CheckFargateSize(std::string_view cpu, std::string_view memory);

}  // namespace wt::ecs
