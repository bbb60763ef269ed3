#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"
#include "services/elbv2/ssl_policy.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeSSLPolicies.html
Result<DescribeSSLPoliciesOutput> DescribeSSLPolicies(Context&,
                                                      const DescribeSSLPoliciesInput& in) {
  DescribeSSLPoliciesOutput out;
  out.ssl_policies.present = true;
  for (const std::string& name : in.names) {
    const SslPolicySpec* spec = FindSslPolicy(name);
    if (spec == nullptr) {
      return error::SSLPolicyNotFoundException(StrCat("SSL policy '", name, "' not found"));
    }
    out.ssl_policies.push_back(ToApi(*spec));
  }
  if (!in.names.empty() || in.load_balancer_type == "gateway") return out;
  // In the order of the table, so a page's key is the place in it.
  Pager pager = WT_TRY(OpenPage(in));
  int64_t place = 100;
  for (const SslPolicySpec& spec : SslPolicies()) {
    const std::string key = StrCat(++place);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.ssl_policies.push_back(ToApi(spec));
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
