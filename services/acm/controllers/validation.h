#pragma once

// A certificate's way: its records are told, looked for, found; it is issued, renewed, or ends.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/acm/state.h"
#include "services/route53/route53.h"

namespace wt::acm {

inline constexpr std::string_view kValidation = "acm.validation";

std::string ValidationKey(const CertificateRow& row);
// Sets the wake-up for the beginning of an issued certificate's renewal, or its end.
void WaitForRenewal(Turn& turn, const CertificateRow& row);

class Validation : public Controller {
 public:
  std::string_view name() const override { return kValidation; }
  // Zones or records changed: certificates that wait for a name there look again.
  static void Follow(Turn& turn, const route53::RecordsChanged& changed);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::acm
