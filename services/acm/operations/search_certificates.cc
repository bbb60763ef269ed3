#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/limits.h"
#include "services/acm/operations.h"

namespace wt::acm {
namespace {

constexpr int kStatementDepthMax = 8;

bool Compares(const std::string& there, const std::string& wanted, const std::string& how) {
  const std::string text = ToLower(there), part = ToLower(wanted);
  return how == "EQUALS" ? text == part : text.find(part) != std::string::npos;
}

bool InRange(Instant at, const TimestampRange& range) {
  return at.micros != 0 && (!range.start || at >= *range.start) && (!range.end || at <= *range.end);
}

template <class List>
bool HasUsage(const List& usages, const std::string& wanted) {
  return wanted == "ANY" || std::find(usages.begin(), usages.end(), wanted) != usages.end();
}

bool MatchesX509(const X509AttributeFilter& filter, const CertificateRow& row) {
  if (filter.subject && filter.subject->common_name) {
    const auto& name = *filter.subject->common_name;
    return Compares(row.domain, name.value, name.comparison_operator);
  }
  if (filter.subject_alternative_name && filter.subject_alternative_name->dns_name) {
    const auto& wanted = *filter.subject_alternative_name->dns_name;
    return std::any_of(row.names.begin(), row.names.end(), [&](const std::string& name) {
      return Compares(name, wanted.value, wanted.comparison_operator);
    });
  }
  if (filter.key_algorithm) return row.key_algorithm == *filter.key_algorithm;
  if (filter.serial_number) return row.serial == *filter.serial_number;
  if (filter.not_after) return InRange(row.not_after, *filter.not_after);
  if (filter.not_before) return InRange(row.not_before, *filter.not_before);
  const CertificateSummary summary = ToSummary(row);
  if (filter.key_usage) return HasUsage(summary.key_usages, *filter.key_usage);
  if (filter.extended_key_usage) {
    return HasUsage(summary.extended_key_usages, *filter.extended_key_usage);
  }
  return true;
}

bool MatchesMetadata(const AcmCertificateMetadataFilter& filter, const CertificateRow& row) {
  if (filter.status) return row.status == *filter.status;
  if (filter.renewal_status) return row.renewal_status == *filter.renewal_status;
  if (filter.type) return row.type == *filter.type;
  if (filter.in_use) return row.in_use_by.empty() != *filter.in_use;
  if (filter.exported) return row.exported == *filter.exported;
  if (filter.export_option) return row.exportable == *filter.export_option;
  if (filter.managed_by) return false;
  if (filter.validation_method) {
    return row.type != "IMPORTED" && row.validation_method == *filter.validation_method;
  }
  return true;
}

bool Matches(const CertificateFilterStatement& statement, const CertificateRow& row, int depth) {
  if (depth > kStatementDepthMax) return false;
  const auto holds = [&](const CertificateFilterStatement& part) {
    return Matches(part, row, depth + 1);
  };
  if (statement.and_.given()) {
    return std::all_of(statement.and_.begin(), statement.and_.end(), holds);
  }
  if (statement.or_.given()) {
    return std::any_of(statement.or_.begin(), statement.or_.end(), holds);
  }
  if (statement.not_) return !holds(*statement.not_);
  if (!statement.filter) return true;
  const CertificateFilter& filter = *statement.filter;
  if (filter.certificate_arn) return CertificateArn(row) == *filter.certificate_arn;
  if (filter.x509_attribute_filter) return MatchesX509(*filter.x509_attribute_filter, row);
  if (filter.acm_certificate_metadata_filter) {
    return MatchesMetadata(*filter.acm_certificate_metadata_filter, row);
  }
  return true;
}

// What results are sorted by, as text whose order is theirs.
std::string SortText(const CertificateRow& row, const std::string& by) {
  const auto time = [](Instant at) {
    const std::string text = StrCat(at.micros);
    return StrCat(std::string(20 - text.size(), '0'), text);
  };
  if (by == "NOT_AFTER") return time(row.not_after);
  if (by == "NOT_BEFORE") return time(row.not_before);
  if (by == "ISSUED_AT") return time(row.issued_at);
  if (by == "IMPORTED_AT") return time(row.imported_at);
  if (by == "REVOKED_AT") return time(row.revoked_at);
  if (by == "STATUS") return row.status;
  if (by == "RENEWAL_STATUS") return row.renewal_status;
  if (by == "EXPORTED") return row.exported ? "1" : "0";
  if (by == "IN_USE") return row.in_use_by.empty() ? "0" : "1";
  if (by == "KEY_ALGORITHM") return row.key_algorithm;
  if (by == "TYPE") return row.type;
  if (by == "COMMON_NAME") return row.domain;
  if (by == "RENEWAL_ELIGIBILITY") return IsEligible(row) ? "ELIGIBLE" : "INELIGIBLE";
  if (by == "EXPORT_OPTION") return row.exportable;
  if (by == "VALIDATION_METHOD") return row.validation_method;
  if (by == "CERTIFICATE_ARN" || by == "MANAGED_BY") return row.id;
  return time(row.type == "IMPORTED" ? row.imported_at : row.created_at);
}

CertificateSearchResult ToResult(const CertificateRow& row) {
  const CertificateSummary summary = ToSummary(row);
  CertificateSearchResult out;
  out.certificate_arn = summary.certificate_arn;
  X509Attributes& x509 = out.x509_attributes.emplace();
  x509.subject.emplace().common_name = row.domain;
  if (row.not_after.micros != 0) {
    x509.issuer.emplace().common_name = row.type == "IMPORTED" ? row.issuer : "Amazon";
    x509.not_after = row.not_after;
    x509.not_before = row.not_before;
    x509.serial_number = row.serial;
  }
  for (const std::string& name : row.names) {
    x509.subject_alternative_names.emplace_back().dns_name = name;
  }
  x509.key_algorithm = summary.key_algorithm;
  x509.key_usages = summary.key_usages;
  x509.extended_key_usages = summary.extended_key_usages;
  AcmCertificateMetadata& metadata =
      out.certificate_metadata.emplace().acm_certificate_metadata.emplace();
  metadata.created_at = summary.created_at;
  metadata.issued_at = summary.issued_at;
  metadata.imported_at = summary.imported_at;
  metadata.revoked_at = summary.revoked_at;
  metadata.status = row.status;
  metadata.type = row.type;
  metadata.in_use = summary.in_use;
  metadata.exported = row.exported;
  metadata.export_option = summary.export_option;
  metadata.renewal_eligibility = summary.renewal_eligibility;
  if (!row.renewal_status.empty()) metadata.renewal_status = row.renewal_status;
  if (row.type != "IMPORTED") metadata.validation_method = row.validation_method;
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/acm/latest/APIReference/API_SearchCertificates.html
Result<SearchCertificatesResponse> SearchCertificates(Context& ctx,
                                                      const SearchCertificatesRequest& in) {
  // 1. What matches, sorted; the token tells how many were given.
  const std::string by = in.sort_by.value_or("CREATED_AT");
  std::vector<std::pair<std::string, const CertificateRow*>> found;
  for (const CertificateRow& row : ctx.Scan<CertificateRow>()) {
    if (in.filter_statement && !Matches(*in.filter_statement, row, 0)) continue;
    found.emplace_back(StrCat(SortText(row, by), "/", row.id), &row);
  }
  std::sort(found.begin(), found.end());
  if (in.sort_order.value_or("") == "DESCENDING") std::reverse(found.begin(), found.end());
  size_t from = 0;
  if (in.next_token) {
    const std::optional<std::string> text = Base64Decode(*in.next_token);
    const std::optional<int64_t> given = text ? ParseInt(*text) : std::nullopt;
    if (!given || *given < 0) return error::ValidationException("The next token is invalid.");
    from = static_cast<size_t>(*given);
  }
  // 2. One page of it.
  const auto size = static_cast<size_t>(in.max_results.value_or(kSearchPageDefault));
  SearchCertificatesResponse out;
  out.results.present = true;
  for (size_t i = from; i < found.size() && i < from + size; ++i) {
    out.results.push_back(ToResult(*found[i].second));
  }
  if (from + size < found.size()) out.next_token = Base64Encode(StrCat(from + size));
  return out;
}

}  // namespace wt::acm
