#include "services/elbv2/certificate.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
Result<DescribeListenerCertificatesOutput> DescribeListenerCertificates(
    Context& ctx, const DescribeListenerCertificatesInput& in) {
  const ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  DescribeListenerCertificatesOutput out;
  out.certificates.present = true;
  Pager pager = WT_TRY(OpenPage(in));
  // The default one first; where it is in the list as well, it is there twice.
  struct Entry {
    std::string key, arn;
    bool is_default;
  };
  std::vector<Entry> entries;
  if (!row.certificate_arn.empty()) entries.push_back({"0", row.certificate_arn, true});
  for (const std::string& arn : MoreCertificates(ctx, row.arn)) {
    entries.push_back({StrCat("1", arn), arn, false});
  }
  for (const Entry& entry : entries) {
    if (pager.Before(entry.key)) continue;
    if (!pager.Take(entry.key)) break;
    Certificate& item = out.certificates.emplace_back();
    item.certificate_arn = entry.arn;
    item.is_default = entry.is_default;
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
