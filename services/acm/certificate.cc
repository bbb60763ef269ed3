#include "services/acm/certificate.h"

#include <algorithm>

#include "emulator/base/arn.h"
#include "services/acm/acm.h"

namespace wt::acm {

std::string CertificateArn(const CertificateRow& row) {
  return StrCat("arn:aws:acm:", row.region, ":", row.account, ":certificate/", row.id);
}

std::optional<CertificateRow> RowOf(Turn& turn, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "acm" || !parsed->resource.starts_with("certificate/")) {
    return std::nullopt;
  }
  return turn.Find<CertificateRow>(parsed->account, parsed->region, parsed->resource.substr(12));
}

std::string ShownAlgorithm(std::string_view algorithm) {
  std::string out(algorithm);
  if (out.starts_with("RSA_")) out[3] = '-';
  return out;
}

std::optional<Certificate> FindCertificate(Turn& turn, std::string_view arn) {
  const std::optional<CertificateRow> row = RowOf(turn, arn);
  if (!row) return std::nullopt;
  return Certificate{.arn = std::string(arn),
                     .account = row->account,
                     .region = row->region,
                     .id = row->id,
                     .domain = row->domain,
                     .names = row->names,
                     .status = row->status,
                     .type = row->type,
                     .key_algorithm = ShownAlgorithm(row->key_algorithm),
                     .not_before = row->not_before,
                     .not_after = row->not_after};
}

bool Covers(const Certificate& certificate, std::string_view host) {
  return std::any_of(
      certificate.names.begin(), certificate.names.end(), [&](std::string_view name) {
        if (EqualsIgnoreCase(name, host)) return true;
        const size_t dot = host.find('.');
        return name.starts_with("*.") && dot != std::string_view::npos && dot > 0 &&
               EqualsIgnoreCase(name.substr(1), host.substr(dot));
      });
}

void SetInUse(Turn& turn, std::string_view arn, std::string_view resource_arn, bool in_use) {
  std::optional<CertificateRow> row = RowOf(turn, arn);
  if (!row) return;
  const auto at = std::find(row->in_use_by.begin(), row->in_use_by.end(), resource_arn);
  if ((at != row->in_use_by.end()) == in_use) return;
  if (in_use) {
    row->in_use_by.emplace_back(resource_arn);
  } else {
    row->in_use_by.erase(at);
  }
  turn.Put(*std::move(row));
}

}  // namespace wt::acm
