#pragma once

// Certificates of listeners.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

// It must be in this Region, and issued. CertificateNotFound, UnsupportedCertificate.
Result<void> CheckCertificate(Context& ctx, const std::string& arn);
// Those beside the default one.
std::vector<std::string> MoreCertificates(Context& ctx, std::string_view listener_arn);
// TooManyCertificates: over all listeners of the load balancer, without default ones.
Result<void> CheckCertificateCount(Context& ctx, std::string_view balancer_arn);
// Tells the certificate's service whether the load balancer uses it still.
void FollowUse(Context& ctx, const std::string& certificate_arn, const std::string& balancer_arn);

}  // namespace wt::elbv2
