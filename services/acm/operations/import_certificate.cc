#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/limits.h"
#include "services/acm/operations.h"
#include "services/acm/tags.h"

namespace wt::acm {
namespace {

Error InvalidImport(std::string text) {
  return {.code = "ValidationException", .message = std::move(text)};
}

// https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html
Result<Parsed> CheckImport(const Context& ctx, const ImportCertificateRequest& in) {
  const size_t count = CountCertificates(in.certificate);
  if (count == 0) return InvalidImport("Could not parse certificate. Invalid PEM encoding.");
  if (count > 1) {
    return InvalidImport(
        "The certificate field contains more than one certificate. You can specify only one "
        "certificate in this field.");
  }
  const Parsed parsed = *ParseCertificate(in.certificate);
  if (parsed.key_algorithm.empty()) {
    return InvalidImport("The key algorithm of the certificate is not supported.");
  }
  if (!IsPrivateKey(in.private_key)) {
    return InvalidImport("The private key is not valid, or is encrypted.");
  }
  if (!KeyMatches(in.certificate, in.private_key)) {
    return InvalidImport("The private key does not match the certificate.");
  }
  if (ctx.now() >= parsed.not_after) {
    return InvalidImport("The certificate that you are trying to import has expired.");
  }
  if (ctx.now() < parsed.not_before) {
    return InvalidImport("The certificate that you are trying to import is not yet valid.");
  }
  const std::string chain = in.certificate_chain.value_or("");
  if (!chain.empty() && CountCertificates(chain) == 0) {
    return InvalidImport("Could not parse certificate chain. Invalid PEM encoding.");
  }
  if (!ChainHolds(in.certificate, chain)) {
    return InvalidImport(
        chain.empty() ? "The certificate is not a valid self-signed certificate. Please provide "
                        "either a valid self-signed certificate or certificate chain."
                      : "Could not validate the certificate with the certificate chain.");
  }
  return parsed;
}

}  // namespace

// https://docs.aws.amazon.com/acm/latest/APIReference/API_ImportCertificate.html
Result<ImportCertificateResponse> ImportCertificate(Context& ctx,
                                                    const ImportCertificateRequest& in) {
  const Parsed parsed = WT_TRY(CheckImport(ctx, in));
  CertificateRow row;
  // 1. Into an imported certificate's place, or a new one.
  if (in.certificate_arn) {
    row = WT_TRY(FindCertificateRow(ctx, *in.certificate_arn));
    if (row.type != "IMPORTED") {
      return InvalidImport("Only imported certificates can be imported again.");
    }
    if (row.key_algorithm != parsed.key_algorithm && !row.in_use_by.empty()) {
      return InvalidImport("The key type and size of a certificate in use cannot change.");
    }
    if (!in.tags.empty()) {
      return error::InvalidParameterException("Tags cannot be given when importing again.");
    }
  } else {
    const auto there = ctx.Scan<CertificateRow>();
    if (std::distance(there.begin(), there.end()) >= kCertificatesMax) {
      return error::LimitExceededException(StrCat("Error: you have reached your limit of ",
                                                  kCertificatesMax, " imported certificates."));
    }
    row.account = ctx.account();
    row.region = ctx.region();
    row.id = ctx.rng("ids").Uuid();
    row.type = "IMPORTED";
  }
  // 2. What it says is what is told of it.
  row.status = "ISSUED";
  row.names = parsed.names;
  row.domain = parsed.names.empty() ? parsed.common_name : parsed.names.front();
  row.key_algorithm = parsed.key_algorithm;
  row.signature_algorithm = parsed.signature_algorithm;
  row.serial = parsed.serial;
  row.subject = parsed.subject;
  row.issuer = parsed.issuer;
  row.not_before = parsed.not_before;
  row.not_after = parsed.not_after;
  row.imported_at = ctx.now();
  row.certificate_pem = in.certificate;
  row.chain_pem = in.certificate_chain.value_or("");
  row.key_pem = in.private_key;
  WT_TRY(PutTags(ctx, row.id, in.tags));
  ctx.Put(row);
  WaitForRenewal(ctx, row);
  ImportCertificateResponse out;
  out.certificate_arn = CertificateArn(row);
  return out;
}

}  // namespace wt::acm
