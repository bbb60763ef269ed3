#pragma once

// AWS Certificate Manager: what its peers may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::acm {

void Install(World& world);

struct Certificate {
  std::string arn, account, region, id;
  std::string domain;
  std::vector<std::string> names;  // The domain first, then the alternative names.
  std::string status;              // "PENDING_VALIDATION", "ISSUED", "EXPIRED", …
  std::string type;                // "AMAZON_ISSUED", "IMPORTED"
  std::string key_algorithm;       // As DescribeCertificate has it: "RSA-2048", "EC_prime256v1".
  Instant not_before, not_after;   // Zero until it is issued.
};

std::optional<Certificate> FindCertificate(Turn& turn, std::string_view arn);
// Whether one of the names is `host`, or a wildcard that covers it ("*" stands for one label).
bool Covers(const Certificate& certificate, std::string_view host);

// Says that a listener or distribution uses the certificate, or does so no longer. A certificate
// in use cannot be deleted, and is renewed.
void SetInUse(Turn& turn, std::string_view arn, std::string_view resource_arn, bool in_use);

}  // namespace wt::acm
