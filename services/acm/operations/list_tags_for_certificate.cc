#include "services/acm/certificate.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListTagsForCertificate.html
Result<ListTagsForCertificateResponse> ListTagsForCertificate(
    Context& ctx, const ListTagsForCertificateRequest& in) {
  const CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  ListTagsForCertificateResponse out;
  out.tags.present = true;
  for (const TagRow& tag : ctx.Scan<TagRow>(row.id)) out.tags.push_back({tag.key, tag.value});
  return out;
}

}  // namespace wt::acm
