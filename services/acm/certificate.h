#pragma once

// Certificates: find, name, validate, render.
// https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/acm/api.h"
#include "services/acm/state.h"
#include "services/acm/x509.h"

namespace wt::acm {

std::string CertificateArn(const CertificateRow& row);
// In whatever account and Region the ARN says.
std::optional<CertificateRow> RowOf(Turn& turn, std::string_view arn);
// InvalidArnException, ResourceNotFoundException.
Result<CertificateRow> FindCertificateRow(Context& ctx, const std::string& arn);

// "RSA_2048" is told as "RSA-2048", though asked for with an underscore.
std::string ShownAlgorithm(std::string_view algorithm);
// Managed renewal is for certificates that are used.
bool IsEligible(const CertificateRow& row);

// The CNAME that proves control over a name: one for the account, whatever the certificate and
// Region; a wildcard shares it with the name behind it.
ResourceRecord ValidationRecord(std::string_view account, std::string_view name);
// "example.com" of "*.example.com".
std::string_view WithoutWildcard(std::string_view name);
// The names whose CNAME is found from the root of the world's zones.
bool IsRecordFound(Turn& turn, std::string_view account, std::string_view name);
// Whether a CAA record forbids Amazon to issue for the name.
// https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html
bool IsForbidden(Turn& turn, std::string_view name);

// Makes it issued, or issued anew.
void Issue(Turn& turn, CertificateRow& row);

CertificateDetail ToApi(const CertificateRow& row);
CertificateSummary ToSummary(const CertificateRow& row);

// The world's own authority, made when first wanted.
Authority AuthorityOf(Turn& turn);
// Certificate, chain and key as PEM texts; made when first wanted and kept.
void MakePem(Turn& turn, CertificateRow& row);

}  // namespace wt::acm
