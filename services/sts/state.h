#pragma once

// STS's rows: sessions, by the access key of their credentials.

#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::sts {

struct SessionRow {
  std::string account, region, access_key_id;  // The region is "": sessions are global.
  std::string kind;                            // "role", "user", "federated" or "root"
  std::string principal;                       // The key of the role or user it was made from.
  std::string arn, user_id, name;
  std::string secret, token;
  std::string policy;                    // The session's own, as given; empty for none.
  std::vector<std::string> policy_arns;  // Managed policies given with the session.
  std::map<std::string, std::string> tags;
  std::string source_identity;
  Instant expires_at;
};

}  // namespace wt::sts

namespace wt {

template <>
struct Schema<sts::SessionRow> {
  using Row = sts::SessionRow;
  static constexpr std::string_view kTable = "sts_session";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"access_key_id", &Row::access_key_id},
      Column{"kind", &Row::kind},
      Column{"principal", &Row::principal},
      Column{"arn", &Row::arn},
      Column{"user_id", &Row::user_id},
      Column{"name", &Row::name},
      Column{"secret", &Row::secret},
      Column{"token", &Row::token},
      Column{"policy", &Row::policy},
      Column{"policy_arns", &Row::policy_arns},
      Column{"tags", &Row::tags},
      Column{"source_identity", &Row::source_identity},
      Column{"expires_at", &Row::expires_at},
  };
  static constexpr auto kIndexes = Columns{Index{"by_access_key", &Row::access_key_id}};
};

}  // namespace wt
