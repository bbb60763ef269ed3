#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_UpdateCertificateOptions.html
Result<UpdateCertificateOptionsResponse> UpdateCertificateOptions(
    Context& ctx, const UpdateCertificateOptionsRequest& in) {
  CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (row.type == "IMPORTED" || (row.status != "ISSUED" && row.status != "PENDING_VALIDATION")) {
    return error::InvalidStateException(
        StrCat("The options of the certificate ", in.certificate_arn, " cannot be changed: it is ",
               row.type == "IMPORTED" ? "imported" : row.status, "."));
  }
  if (in.options.export_ && *in.options.export_ != row.exportable) {
    return error::InvalidStateException(
        "The export option cannot be changed after the certificate is created.");
  }
  const auto& wanted = in.options.certificate_transparency_logging_preference;
  if (wanted) row.transparency = *wanted;
  ctx.Put(row);
  return UpdateCertificateOptionsResponse{};
}

}  // namespace wt::acm
