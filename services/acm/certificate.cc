#include "services/acm/certificate.h"

#include <algorithm>

#include "emulator/base/arn.h"
#include "emulator/base/encoding.h"
#include "emulator/world/world.h"
#include "services/acm/acm.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/keys.h"
#include "services/acm/limits.h"
#include "services/route53/route53.h"

namespace wt::acm {
namespace {

std::string HexOf(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
  }
  return out;
}

}  // namespace

// --- Finding -------------------------------------------------------------------------------------

std::string CertificateArn(const CertificateRow& row) {
  return StrCat("arn:aws:acm:", row.region, ":", row.account, ":certificate/", row.id);
}

std::optional<CertificateRow> RowOf(Turn& turn, std::string_view arn) {
  constexpr std::string_view kKind = "certificate/";
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "acm" || !parsed->resource.starts_with(kKind)) {
    return std::nullopt;
  }
  return turn.Find<CertificateRow>(parsed->account, parsed->region,
                                   std::string_view(parsed->resource).substr(kKind.size()));
}

Result<CertificateRow> FindCertificateRow(Context& ctx, const std::string& arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "acm" || !parsed->resource.starts_with("certificate/")) {
    return error::InvalidArnException(
        StrCat("The specified ARN is invalid for this request: ", arn));
  }
  std::optional<CertificateRow> row = RowOf(ctx, arn);
  if (!row || row->account != ctx.account() || row->region != ctx.region()) {
    return error::ResourceNotFoundException(StrCat("Could not find certificate ", arn, "."));
  }
  return *std::move(row);
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
  return std::any_of(certificate.names.begin(), certificate.names.end(),
                     [&](std::string_view name) {
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
  const CertificateRow changed = *row;
  turn.Put(*std::move(row));
  WaitForRenewal(turn, changed);
}

// --- Validation ----------------------------------------------------------------------------------

std::string_view WithoutWildcard(std::string_view name) {
  return name.starts_with("*.") ? name.substr(2) : name;
}

ResourceRecord ValidationRecord(std::string_view account, std::string_view name) {
  const std::string domain = ToLower(WithoutWildcard(name));
  ByteStream bytes(StrCat("acm-validation/", account, "/", domain));
  const std::string label = HexOf(bytes.Take(16)), target = HexOf(bytes.Take(16));
  std::string group;
  for (const char c : bytes.Take(10)) {
    group.push_back(static_cast<char>('a' + static_cast<unsigned char>(c) % 26));
  }
  ResourceRecord record;
  record.name = StrCat("_", label, ".", domain, ".");
  record.type = "CNAME";
  record.value = StrCat("_", target, ".", group, ".acm-validations.aws.");
  return record;
}

bool IsRecordFound(Turn& turn, std::string_view account, std::string_view name) {
  const ResourceRecord wanted = ValidationRecord(account, name);
  const auto answer = route53::Resolve(turn, wanted.name, "CNAME");
  return std::any_of(answer.records.begin(), answer.records.end(), [&](const auto& record) {
    const auto value = laws::name_resolution::Normalise(record.value);
    return record.type == "CNAME" && value && *value == wanted.value;
  });
}

bool IsForbidden(Turn& turn, std::string_view name) {
  const bool wildcard = name.starts_with("*.");
  const std::string start = StrCat(WithoutWildcard(name), ".");
  for (std::string_view at = start; at != "."; at = laws::name_resolution::Parent(at)) {
    const auto answer = route53::Resolve(turn, at, "CAA");
    if (answer.records.empty()) continue;
    // The tree is climbed to the first name that has any; issuewild outranks issue for wildcards.
    for (const std::string_view tag : {wildcard ? " issuewild " : " issue ", " issue "}) {
      bool any = false;
      for (const auto& record : answer.records) {
        if (record.value.find(tag) == std::string::npos) continue;
        any = true;
        for (const char* ours :
             {"amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"}) {
          if (record.value.find(ours) != std::string::npos) return false;
        }
      }
      if (any) return true;
    }
    return false;
  }
  return false;
}

void Issue(Turn& turn, CertificateRow& row) {
  // Days begin and end at midnight.
  const int64_t day = Days(1).micros;
  const Instant today{turn.now().micros / day * day};
  const bool anew = row.generation > 0;
  row.status = "ISSUED";
  if (!anew) row.issued_at = turn.now();
  row.not_before = today;
  row.not_after =
      today + (today >= kShortSince ? kShortValidity : kValidity) + Days(1) - Seconds(1);
  ++row.generation;
  row.serial = MakeSerial(StrCat(turn.world().seed(), "/", row.id, "/", row.generation));
  row.certificate_pem.clear();
  row.chain_pem.clear();
  row.key_pem.clear();
  turn.Trace(anew ? "renewed" : "issued",
             {{"certificate", CertificateArn(row)}, {"domain", row.domain}});
}

bool IsEligible(const CertificateRow& row) {
  return row.type == "AMAZON_ISSUED" && row.status == "ISSUED" &&
         (!row.in_use_by.empty() || row.exported);
}

// --- Bytes ---------------------------------------------------------------------------------------

Authority AuthorityOf(Turn& turn) {
  if (const auto* row = turn.Peek<AuthorityRow>("root"))
    return {row->certificate_pem, row->key_pem};
  World& world = turn.world();
  Authority made = MakeAuthority(StrCat(world.seed()), world.options().start - Days(1));
  turn.Put(AuthorityRow{"root", made.certificate_pem, made.key_pem});
  return made;
}

void MakePem(Turn& turn, CertificateRow& row) {
  if (!row.certificate_pem.empty()) return;
  const Authority authority = AuthorityOf(turn);
  row.key_pem =
      MakeKey(StrCat(turn.world().seed(), "/", row.id, "/", row.generation), row.key_algorithm);
  row.certificate_pem = IssueCertificate(
      authority, {row.names, row.serial, row.not_before, row.not_after}, row.key_pem);
  row.chain_pem = authority.certificate_pem;
  turn.Put(row);
}

}  // namespace wt::acm
