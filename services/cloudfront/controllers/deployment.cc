#include "services/cloudfront/controllers/deployment.h"

namespace wt::cloudfront {

// The key is ACCOUNT//DISTRIBUTION, or that and /INVALIDATION.
void Deployment::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  const size_t slash = scope.rest.find('/');
  const std::string distribution = scope.rest.substr(0, slash);
  if (slash == std::string::npos) {
    std::optional<DistributionRow> row =
        turn.Find<DistributionRow>(scope.account, "", distribution);
    if (!row || row->deployed) return;
    if (turn.now() < row->deploys_at) return turn.WakeAt(row->deploys_at, key);
    row->deployed = true;
    turn.Trace("distribution_deployed", {{"distribution", row->id}});
    turn.Put(*std::move(row));
    return;
  }
  std::optional<InvalidationRow> row =
      turn.Find<InvalidationRow>(scope.account, "", distribution, scope.rest.substr(slash + 1));
  if (!row || row->completed) return;
  if (turn.now() < row->completes_at) return turn.WakeAt(row->completes_at, key);
  row->completed = true;
  turn.Trace("invalidation_completed", {{"distribution", distribution}, {"invalidation", row->id}});
  turn.Put(*std::move(row));
}

}  // namespace wt::cloudfront
