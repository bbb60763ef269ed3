#include "services/acm/certificate.h"
#include "services/acm/operations.h"
#include "services/acm/tags.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
Result<AddTagsToCertificateResponse> AddTagsToCertificate(Context& ctx,
                                                          const AddTagsToCertificateRequest& in) {
  const CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  WT_TRY(PutTags(ctx, row.id, in.tags));
  return AddTagsToCertificateResponse{};
}

}  // namespace wt::acm
