#pragma once

// Certificates: find, name, render.
// https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/acm/state.h"

namespace wt::acm {

std::string CertificateArn(const CertificateRow& row);
// In whatever account and Region the ARN says.
std::optional<CertificateRow> RowOf(Turn& turn, std::string_view arn);
// "RSA_2048" is told as "RSA-2048", though asked for with an underscore.
std::string ShownAlgorithm(std::string_view algorithm);

}  // namespace wt::acm
