#include <algorithm>

#include "services/acm/certificate.h"

namespace wt::acm {
namespace {

constexpr std::pair<const char*, const char*> kExtendedUsages[] = {
    {"TLS_WEB_SERVER_AUTHENTICATION", "1.3.6.1.5.5.7.3.1"},
    {"TLS_WEB_CLIENT_AUTHENTICATION", "1.3.6.1.5.5.7.3.2"}};

bool WasIssued(const CertificateRow& row) { return row.not_after.micros != 0; }

template <class Shape>
void RenderTimes(const CertificateRow& row, Shape& out) {
  if (row.type == "IMPORTED") {
    out.imported_at = row.imported_at;
  } else {
    out.created_at = row.created_at;
    if (row.issued_at.micros != 0) out.issued_at = row.issued_at;
  }
  if (row.revoked_at.micros != 0) out.revoked_at = row.revoked_at;
  if (WasIssued(row)) {
    out.not_before = row.not_before;
    out.not_after = row.not_after;
  }
}

wire::List<DomainValidation> ValidationsOf(const CertificateRow& row, std::string_view whole) {
  wire::List<DomainValidation> out;
  for (size_t i = 0; i < row.names.size(); ++i) {
    const std::string& name = row.names[i];
    DomainValidation& one = out.emplace_back();
    one.domain_name = name;
    one.validation_domain = i < row.validation_domains.size() ? row.validation_domains[i] : name;
    one.validation_method = row.validation_method;
    const bool done =
        std::find(row.validated.begin(), row.validated.end(), name) != row.validated.end();
    one.validation_status = !whole.empty()                       ? std::string(whole)
                            : done                               ? "SUCCESS"
                            : row.status == "PENDING_VALIDATION" ? "PENDING_VALIDATION"
                            : row.generation > 0                 ? "SUCCESS"
                                                                 : "FAILED";
    if (!row.options_shown) continue;
    if (row.validation_method == "DNS") {
      one.resource_record = ValidationRecord(row.account, name);
    } else {
      // https://docs.aws.amazon.com/acm/latest/userguide/email-validation.html
      for (const char* box : {"admin", "administrator", "hostmaster", "postmaster", "webmaster"}) {
        one.validation_emails.push_back(StrCat(box, "@", WithoutWildcard(*one.validation_domain)));
      }
    }
  }
  return out;
}

}  // namespace

std::string ShownAlgorithm(std::string_view algorithm) {
  std::string out(algorithm);
  if (out.starts_with("RSA_")) out[3] = '-';
  return out;
}

CertificateDetail ToApi(const CertificateRow& row) {
  const bool imported = row.type == "IMPORTED";
  CertificateDetail out;
  out.certificate_arn = CertificateArn(row);
  out.domain_name = row.domain;
  for (const std::string& name : row.names) out.subject_alternative_names.push_back(name);
  if (!imported) out.domain_validation_options = ValidationsOf(row, "");
  RenderTimes(row, out);
  out.status = row.status;
  out.type = row.type;
  out.key_algorithm = ShownAlgorithm(row.key_algorithm);
  out.signature_algorithm = imported ? row.signature_algorithm : "SHA256WITHRSA";
  out.subject = imported ? row.subject : StrCat("CN=", row.domain);
  if (imported || WasIssued(row)) out.issuer = imported ? row.issuer : "Amazon";
  if (!row.serial.empty()) out.serial = row.serial;
  out.in_use_by.present = true;
  for (const std::string& arn : row.in_use_by) out.in_use_by.push_back(arn);
  out.key_usages.present = out.extended_key_usages.present = true;
  if (WasIssued(row)) {
    out.key_usages.emplace_back().name = "DIGITAL_SIGNATURE";
    out.key_usages.emplace_back().name = "KEY_ENCIPHERMENT";
    for (const auto& [name, oid] : kExtendedUsages) {
      ExtendedKeyUsage& usage = out.extended_key_usages.emplace_back();
      usage.name = name;
      usage.oid = oid;
    }
  }
  if (!row.failure_reason.empty()) out.failure_reason = row.failure_reason;
  if (!row.revocation_reason.empty()) out.revocation_reason = row.revocation_reason;
  if (!row.renewal_status.empty()) {
    RenewalSummary& summary = out.renewal_summary.emplace();
    summary.renewal_status = row.renewal_status;
    summary.updated_at = row.renewal_updated_at;
    summary.domain_validation_options = ValidationsOf(
        row, row.renewal_status == "PENDING_VALIDATION" ? "PENDING_VALIDATION" : "SUCCESS");
  }
  out.renewal_eligibility = IsEligible(row) ? "ELIGIBLE" : "INELIGIBLE";
  CertificateOptions& options = out.options.emplace();
  options.certificate_transparency_logging_preference =
      imported ? std::string("DISABLED") : row.transparency;
  if (!imported) options.export_ = row.exportable;
  return out;
}

CertificateSummary ToSummary(const CertificateRow& row) {
  CertificateSummary out;
  out.certificate_arn = CertificateArn(row);
  out.domain_name = row.domain;
  for (const std::string& name : row.names) {
    if (out.subject_alternative_name_summaries.size() == 100) break;
    out.subject_alternative_name_summaries.push_back(name);
  }
  out.has_additional_subject_alternative_names = row.names.size() > 100;
  out.status = row.status;
  out.type = row.type;
  out.key_algorithm = ShownAlgorithm(row.key_algorithm);
  out.key_usages.present = out.extended_key_usages.present = true;
  if (WasIssued(row)) {
    for (const char* usage : {"DIGITAL_SIGNATURE", "KEY_ENCIPHERMENT"}) {
      out.key_usages.push_back(usage);
    }
    for (const auto& [name, oid] : kExtendedUsages) out.extended_key_usages.push_back(name);
  }
  if (row.type != "IMPORTED") out.export_option = row.exportable;
  out.in_use = !row.in_use_by.empty();
  if (row.exportable == "ENABLED") out.exported = row.exported;
  out.renewal_eligibility = IsEligible(row) ? "ELIGIBLE" : "INELIGIBLE";
  RenderTimes(row, out);
  return out;
}

}  // namespace wt::acm
