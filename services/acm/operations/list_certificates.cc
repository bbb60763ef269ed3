#include <algorithm>

#include "emulator/world/pager.h"
#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/limits.h"
#include "services/acm/operations.h"

namespace wt::acm {
namespace {

bool Has(const wire::List<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

template <class Wanted, class There>
bool HasAll(const Wanted& wanted, const There& there) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& one) { return Has(there, one) || one == "ANY"; });
}

bool Matches(const ListCertificatesRequest& in, const CertificateRow& row) {
  if (!in.certificate_statuses.empty() && !Has(in.certificate_statuses, row.status)) return false;
  // Only RSA keys of the common sizes are told unless others are asked for.
  static const wire::List<std::string> kDefault{"RSA_1024", "RSA_2048"};
  const bool asks = in.includes && !in.includes->key_types.empty();
  if (!Has(asks ? in.includes->key_types : kDefault, row.key_algorithm)) return false;
  if (!in.includes) return true;
  const CertificateSummary summary = ToSummary(row);
  return HasAll(in.includes->key_usage, summary.key_usages) &&
         HasAll(in.includes->extended_key_usage, summary.extended_key_usages) &&
         (!in.includes->export_option || *in.includes->export_option == row.exportable) &&
         !in.includes->managed_by;
}

Instant BornAt(const CertificateRow& row) {
  return row.type == "IMPORTED" ? row.imported_at : row.created_at;
}

}  // namespace

// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
Result<ListCertificatesResponse> ListCertificates(Context& ctx, const ListCertificatesRequest& in) {
  if (in.sort_by.has_value() != in.sort_order.has_value()) {
    return error::InvalidArgsException("SortBy and SortOrder must be specified together.");
  }
  const bool descending = in.sort_order.value_or("") == "DESCENDING";
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_items, kListPageDefault,
                                   error::InvalidArgsException("The next token is invalid.")));
  std::vector<std::pair<std::string, const CertificateRow*>> order;
  for (const CertificateRow& row : ctx.Scan<CertificateRow>()) {
    if (!Matches(in, row)) continue;
    int64_t born = BornAt(row).micros;
    if (descending) born = INT64_MAX - born;
    std::string key = StrCat(born);
    key.insert(0, 20 - key.size(), '0');
    order.emplace_back(StrCat(key, "/", row.id), &row);
  }
  std::sort(order.begin(), order.end());
  ListCertificatesResponse out;
  out.certificate_summary_list.present = true;
  for (const auto& [key, row] : order) {
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.certificate_summary_list.push_back(ToSummary(*row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::acm
