#include "services/acm/controllers/validation.h"

#include <algorithm>

#include "services/acm/certificate.h"
#include "services/acm/limits.h"
#include "services/acm/timings.h"

namespace wt::acm {
namespace {

namespace law = laws::name_resolution;

void WakePeriodic(Turn& turn, const CertificateRow& row, Instant due) {
  turn.RequestWake({.controller = kValidation,
                    .key = ValidationKey(row),
                    .due = std::max(due, turn.now()),
                    .kind = sim::TimerKind::kPeriodic});
}

Instant RenewalStart(const CertificateRow& row) {
  const bool is_short = row.not_before >= kShortSince;
  return row.not_after - (is_short ? kShortRenewalWindow : kRenewalWindow);
}

// Domains under which ACM issues to nobody, and names that are not public.
// https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-failed.html
std::string_view Refusal(std::string_view name) {
  for (const std::string_view end : {"amazonaws.com", "cloudfront.net", "elasticbeanstalk.com"}) {
    if (law::IsWithin(StrCat(name, "."), StrCat(end, "."))) return "DOMAIN_NOT_ALLOWED";
  }
  for (const std::string_view end : {"local", "internal", "localhost", "invalid", "test", "example",
                                     "lan", "home", "corp", "localdomain"}) {
    if (law::IsWithin(StrCat(name, "."), StrCat(end, "."))) return "INVALID_PUBLIC_DOMAIN";
  }
  return "";
}

void Fail(Turn& turn, CertificateRow& row, std::string_view status, std::string_view reason) {
  row.status = status;
  row.failure_reason = reason;
  turn.Put(row);
  turn.Trace("validation_ended", {{"certificate", CertificateArn(row)},
                                  {"domain", row.domain},
                                  {"status", status},
                                  {"reason", reason}});
}

// 1. The records to make are told. 2. They are looked for; all found, it is issued. 3. After three
// days it is over. 4. Until then the next look is when records change, or after a while.
void Pending(Turn& turn, CertificateRow& row) {
  if (!row.options_shown) {
    row.options_shown = true;
    turn.Put(row);
    const Duration delay = HowLong(turn, kIssueTakes, kValidation);
    return turn.WakeIn(kValidation, delay, ValidationKey(row));
  }
  for (const std::string& name : row.names) {
    const std::string_view refusal = Refusal(WithoutWildcard(name));
    if (!refusal.empty()) return Fail(turn, row, "FAILED", refusal);
  }
  std::string missing;
  for (const std::string& name : row.names) {
    const bool known =
        std::find(row.validated.begin(), row.validated.end(), name) != row.validated.end();
    if (known) continue;
    if (row.validation_method == "DNS" && IsRecordFound(turn, row.account, name)) {
      row.validated.push_back(name);
    } else if (missing.empty()) {
      missing = name;
    }
  }
  if (missing.empty()) {
    for (const std::string& name : row.names) {
      if (IsForbidden(turn, name)) return Fail(turn, row, "FAILED", "CAA_ERROR");
    }
    Issue(turn, row);
    turn.Put(row);
    return WaitForRenewal(turn, row);
  }
  const Instant deadline = row.created_at + kValidationTimeout;
  if (turn.now() >= deadline) return Fail(turn, row, "VALIDATION_TIMED_OUT", "");
  turn.Put(row);
  turn.Trace("validation_waits", {{"certificate", CertificateArn(row)},
                                  {"missing", row.validation_method == "DNS"
                                                  ? ValidationRecord(row.account, missing).name
                                                  : missing}});
  WakePeriodic(turn, row, std::min(turn.now() + kRecheck, deadline));
}

// Managed renewal: while it is used and its records stand, it is issued anew before it ends.
void Renew(Turn& turn, CertificateRow& row) {
  if (turn.now() >= row.not_after) {
    row.status = "EXPIRED";
    if (!row.renewal_status.empty() && row.renewal_status != "SUCCESS")
      row.renewal_status = "FAILED";
    turn.Put(row);
    turn.Trace("expired", {{"certificate", CertificateArn(row)}, {"domain", row.domain}});
    return;
  }
  const bool asked = row.renewal_status == "PENDING_AUTO_RENEWAL";
  if (!IsEligible(row) || (!asked && turn.now() < RenewalStart(row))) {
    return WaitForRenewal(turn, row);
  }
  const bool found = std::all_of(row.names.begin(), row.names.end(), [&](const std::string& name) {
    return row.validation_method == "DNS" && IsRecordFound(turn, row.account, name);
  });
  row.renewal_updated_at = turn.now();
  if (found) {
    row.renewal_status = "SUCCESS";
    Issue(turn, row);
    turn.Put(row);
    return WaitForRenewal(turn, row);
  }
  row.renewal_status = "PENDING_VALIDATION";
  turn.Put(row);
  WakePeriodic(turn, row, std::min(turn.now() + kRenewalRecheck, row.not_after));
}

}  // namespace

std::string ValidationKey(const CertificateRow& row) {
  return StrCat(row.account, "/", row.region, "/", row.id);
}

void WaitForRenewal(Turn& turn, const CertificateRow& row) {
  if (row.status != "ISSUED") return;
  const Instant start = RenewalStart(row);
  const bool begins = row.type == "AMAZON_ISSUED" && IsEligible(row);
  WakePeriodic(turn, row, begins ? start : row.not_after);
}

void Validation::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  std::optional<CertificateRow> row =
      turn.Find<CertificateRow>(scope.account, scope.region, scope.rest);
  if (!row) return;
  if (row->status == "PENDING_VALIDATION") return Pending(turn, *row);
  if (row->status == "ISSUED") Renew(turn, *row);
}

void Validation::Follow(Turn& turn, const route53::RecordsChanged& changed) {
  std::vector<CertificateRow> waiting;
  for (const CertificateRow& row : turn.Rows<CertificateRow>().By<0>("PENDING_VALIDATION")) {
    const bool concerned =
        row.options_shown && row.validation_method == "DNS" &&
        std::any_of(row.names.begin(), row.names.end(), [&](std::string_view name) {
          return law::IsWithin(StrCat(WithoutWildcard(name), "."), changed.zone_name);
        });
    if (concerned) waiting.push_back(row);
  }
  for (const CertificateRow& row : waiting) {
    const Duration delay = HowLong(turn, kIssueTakes, kValidation);
    turn.WakeIn(kValidation, delay, ValidationKey(row));
  }
}

}  // namespace wt::acm
