#include "services/elbv2/certificate.h"

#include <optional>

#include "emulator/base/arn.h"
#include "services/acm/acm.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"

namespace wt::elbv2 {
namespace {

bool Uses(Context& ctx, const ListenerRow& listener, const std::string& certificate_arn) {
  return listener.certificate_arn == certificate_arn ||
         ctx.Peek<ListenerCertificateRow>(listener.arn, certificate_arn) != nullptr;
}

}  // namespace

Result<void> CheckCertificate(Context& ctx, const std::string& arn) {
  const Error missing =
      error::CertificateNotFoundException(StrCat("Certificate '", arn, "' not found"));
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed) return missing;
  // Deviation: AWS knows the server certificates of IAM; here one of them is taken as it is,
  // because only ACM's are kept.
  if (parsed->service == "iam") return {};
  if (parsed->region != ctx.region() || parsed->account != ctx.account()) return missing;
  const std::optional<acm::Certificate> certificate = acm::FindCertificate(ctx, arn);
  if (!certificate) return missing;
  if (certificate->status != "ISSUED") {
    return Error{.code = "UnsupportedCertificate",
                 .message = StrCat("The certificate '", arn,
                                   "' must have a fully-qualified domain name, a supported "
                                   "signature, and a supported key size.")};
  }
  return {};
}

std::vector<std::string> MoreCertificates(Context& ctx, std::string_view listener_arn) {
  std::vector<std::string> arns;
  for (const ListenerCertificateRow& row : ctx.Scan<ListenerCertificateRow>(listener_arn)) {
    arns.push_back(row.certificate_arn);
  }
  return arns;
}

Result<void> CheckCertificateCount(Context& ctx, std::string_view balancer_arn) {
  size_t count = 0;
  for (const ListenerRow& listener : ListenersOf(ctx, balancer_arn)) {
    count += MoreCertificates(ctx, listener.arn).size();
  }
  if (count <= kCertificatesMax) return {};
  return error::TooManyCertificatesException(
      StrCat("The maximum number of certificates per load balancer, '", kCertificatesMax,
             "', has been reached"));
}

void FollowUse(Context& ctx, const std::string& certificate_arn, const std::string& balancer_arn) {
  if (certificate_arn.empty()) return;
  bool used = false;
  for (const ListenerRow& listener : ListenersOf(ctx, balancer_arn)) {
    used = used || Uses(ctx, listener, certificate_arn);
  }
  acm::SetInUse(ctx, certificate_arn, balancer_arn, used);
}

}  // namespace wt::elbv2
