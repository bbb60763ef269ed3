#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"
#include "services/acm/tags.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html
Result<DeleteCertificateResponse> DeleteCertificate(Context& ctx,
                                                    const DeleteCertificateRequest& in) {
  const CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (!row.in_use_by.empty()) {
    return error::ResourceInUseException(
        StrCat("Certificate ", in.certificate_arn, " in account ", ctx.account(), " is in use."));
  }
  EraseTags(ctx, row.id);
  ctx.Erase<CertificateRow>(row.id);
  ctx.CancelWake(kValidation, ValidationKey(row));
  return DeleteCertificateResponse{};
}

}  // namespace wt::acm
