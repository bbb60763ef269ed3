#include "services/iam/names.h"

namespace wt::iam {

std::string NewUniqueId(Turn& turn, std::string_view prefix) {
  static constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return StrCat(prefix, turn.rng("iam.id").Pick(kBase32, 17));
}

std::string IamArn(std::string_view account, std::string_view kind, std::string_view path,
                   std::string_view name) {
  return StrCat("arn:aws:iam::", account, ":", kind, path.empty() ? "/" : path, name);
}

std::string NameInArn(std::string_view name_or_arn) {
  if (!name_or_arn.starts_with("arn:")) return std::string(name_or_arn);
  return std::string(name_or_arn.substr(name_or_arn.rfind('/') + 1));
}

}  // namespace wt::iam
