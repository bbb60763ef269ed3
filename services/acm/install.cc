#include "emulator/world/page.h"
#include "emulator/world/world.h"
#include "services/acm/acm.h"
#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/service_entry.h"
#include "services/acm/state.h"
#include "services/acm/timings.h"

namespace wt::acm {
namespace {

// The root that everything issued here hangs on, for clients' trust stores.
wire::HttpResponse CaPage(Turn& turn) {
  return {200, {{"Content-Type", "application/x-pem-file"}}, AuthorityOf(turn).certificate_pem};
}

// What the link in a validation mail does.
wire::HttpResponse ApprovePage(Turn& turn, const wire::HttpRequest& request) {
  std::optional<CertificateRow> row = RowOf(turn, QueryValue(request.query(), "arn"));
  if (request.method != "POST" || !row || row->validation_method != "EMAIL" ||
      row->status != "PENDING_VALIDATION") {
    return PageRefused(400, "BadRequest",
                       "POST with arn= of a certificate that waits for an email's approval.");
  }
  row->validated = row->names;
  row->options_shown = true;
  turn.Wake(kValidation, ValidationKey(*row));
  turn.Put(*std::move(row));
  return PageDone();
}

}  // namespace

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<CertificateRow>();
  world.AddRows<AuthorityRow>();
  world.AddRows<TagRow>();
  world.AddRows<AccountRow>();
  world.AddController(std::make_unique<Validation>());
  world.Subscribe<route53::RecordsChanged>(&Validation::Follow);
  world.Subscribe<PageAsked>([](Turn& turn, const PageAsked& asked) {
    if (asked.path == "ca.pem") asked.answer = CaPage(turn);
    if (asked.path == "acm/approve") asked.answer = ApprovePage(turn, asked.request);
  });
}

}  // namespace wt::acm
