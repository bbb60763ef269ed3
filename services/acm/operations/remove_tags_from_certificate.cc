#include "services/acm/certificate.h"
#include "services/acm/operations.h"
#include "services/acm/tags.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RemoveTagsFromCertificate.html
Result<RemoveTagsFromCertificateResponse> RemoveTagsFromCertificate(
    Context& ctx, const RemoveTagsFromCertificateRequest& in) {
  const CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  for (const Tag& tag : in.tags) {
    // With a value given, only the tag of that value goes.
    const auto* there = ctx.Peek<TagRow>(row.id, tag.key);
    if (there == nullptr || (tag.value && *tag.value != there->value)) continue;
    ctx.Erase<TagRow>(row.id, tag.key);
  }
  return RemoveTagsFromCertificateResponse{};
}

}  // namespace wt::acm
