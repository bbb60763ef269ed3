#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/limits.h"
#include "services/acm/operations.h"
#include "services/acm/tags.h"
#include "services/acm/timings.h"

namespace wt::acm {
namespace {

// Two labels at least, of letters, digits and inner hyphens; a wildcard is the whole first label.
bool IsDomain(std::string_view name) {
  name = WithoutWildcard(name);
  const std::vector<std::string_view> labels = Split(name, '.');
  return labels.size() >= 2 &&
         std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
           return !label.empty() && label.size() <= 63 && !label.starts_with('-') &&
                  !label.ends_with('-') && std::all_of(label.begin(), label.end(), [](char c) {
                    const char lower = LowerAscii(c);
                    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-';
                  });
         });
}

Result<void> CheckDomain(const std::string& name, std::string_view where) {
  if (IsDomain(name)) return {};
  return Error{.code = "ValidationException",
               .message = StrCat("1 validation error detected: Value '", name, "' at '", where,
                                 "' failed to satisfy constraint: Member must satisfy regular "
                                 "expression pattern: (\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}"
                                 "[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])")};
}

Result<void> CheckKinds(const RequestCertificateRequest& in) {
  if (in.certificate_authority_arn) {
    return error::InvalidParameterException("Windtunnel does not implement AWS Private CA.");
  }
  if (in.managed_by) {
    return error::InvalidParameterException(
        "Windtunnel does not implement certificates managed by CloudFront.");
  }
  if (in.validation_method.value_or("") == "HTTP") {
    return error::InvalidParameterException(
        "HTTP validation is only for certificates that CloudFront manages.");
  }
  const std::string algorithm = in.key_algorithm.value_or("RSA_2048");
  if (algorithm != "RSA_2048" && algorithm != "EC_prime256v1" && algorithm != "EC_secp384r1") {
    return error::InvalidParameterException(
        StrCat("The key algorithm ", algorithm, " is not supported for public certificates."));
  }
  return {};
}

Result<std::vector<std::string>> NamesOf(const RequestCertificateRequest& in) {
  WT_TRY(CheckDomain(in.domain_name, "domainName"));
  if (in.domain_name.size() > kCommonNameMax && in.subject_alternative_names.empty()) {
    return error::InvalidParameterException(
        "The first domain name can be no longer than 64 octets.");
  }
  std::vector<std::string> names{ToLower(in.domain_name)};
  for (const std::string& name : in.subject_alternative_names) {
    WT_TRY(CheckDomain(name, "subjectAlternativeNames"));
    const std::string lower = ToLower(name);
    if (std::find(names.begin(), names.end(), lower) == names.end()) names.push_back(lower);
  }
  if (names.size() > kNamesMax) {
    return error::LimitExceededException(StrCat("Error: you have reached your limit of ", kNamesMax,
                                                " domain names per certificate."));
  }
  return names;
}

// Mail for a name goes to the name itself or to a domain above it.
Result<void> ReadValidationDomains(const RequestCertificateRequest& in, CertificateRow& row) {
  row.validation_domains = row.names;
  for (const DomainValidationOption& option : in.domain_validation_options) {
    const std::string name = ToLower(option.domain_name);
    const std::string domain = ToLower(option.validation_domain);
    const auto at = std::find(row.names.begin(), row.names.end(), name);
    const std::string_view plain = WithoutWildcard(name);
    const bool above = plain == domain || plain.ends_with(StrCat(".", domain));
    if (at == row.names.end() || !above) {
      return error::InvalidDomainValidationOptionsException(
          StrCat("The validation domain ", option.validation_domain, " is neither the domain name ",
                 option.domain_name, " nor a superdomain of it."));
    }
    row.validation_domains[static_cast<size_t>(at - row.names.begin())] = domain;
  }
  return {};
}

int64_t PrintOf(const RequestCertificateRequest& in, const CertificateRow& row) {
  return static_cast<int64_t>(Fingerprint(StrCat(
      Join(row.names, ","), "/", Join(row.validation_domains, ","), "/", row.validation_method, "/",
      row.key_algorithm, "/", row.exportable, in.certificate_authority_arn.value_or(""))));
}

}  // namespace

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
Result<RequestCertificateResponse> RequestCertificate(Context& ctx,
                                                      const RequestCertificateRequest& in) {
  WT_TRY(CheckKinds(in));
  CertificateRow row;
  row.names = WT_TRY(NamesOf(in));
  row.domain = row.names.front();
  row.validation_method = in.validation_method.value_or("EMAIL");
  row.key_algorithm = in.key_algorithm.value_or("RSA_2048");
  WT_TRY(ReadValidationDomains(in, row));
  if (in.options) {
    row.transparency = in.options->certificate_transparency_logging_preference.value_or("ENABLED");
    row.exportable = in.options->export_.value_or("DISABLED");
  }
  row.idempotency_token = in.idempotency_token.value_or("");
  row.idempotency_print = PrintOf(in, row);

  // 1. The same token with the same request within an hour is the same certificate.
  int64_t count = 0;
  RequestCertificateResponse out;
  for (const CertificateRow& other : ctx.Scan<CertificateRow>()) {
    ++count;
    if (!row.idempotency_token.empty() && other.idempotency_token == row.idempotency_token &&
        other.idempotency_print == row.idempotency_print &&
        ctx.now() < other.created_at + kIdempotencyKept) {
      out.certificate_arn = CertificateArn(other);
      return out;
    }
  }
  if (count >= kCertificatesMax) {
    return error::LimitExceededException(StrCat("Error: you have reached your limit of ",
                                                kCertificatesMax,
                                                " certificates in the last year."));
  }
  // 2. It waits for its validation.
  row.account = ctx.account();
  row.region = ctx.region();
  row.id = ctx.rng("ids").Uuid();
  row.created_at = ctx.now();
  WT_TRY(PutTags(ctx, row.id, in.tags));
  ctx.Put(row);
  ctx.Trace("certificate_requested",
            {{"certificate", CertificateArn(row)}, {"domain", row.domain}});
  const Duration delay = HowLong(ctx, kOptionsTake, kValidation);
  ctx.WakeIn(kValidation, delay, ValidationKey(row));
  out.certificate_arn = CertificateArn(row);
  return out;
}

}  // namespace wt::acm
