#include "services/acm/certificate.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
Result<DescribeCertificateResponse> DescribeCertificate(Context& ctx,
                                                        const DescribeCertificateRequest& in) {
  DescribeCertificateResponse out;
  out.certificate = ToApi(WT_TRY(FindCertificateRow(ctx, in.certificate_arn)));
  return out;
}

}  // namespace wt::acm
