#include "services/ecr/controllers/lifecycle.h"

namespace wt::ecr {
namespace {

// "Images are expired within 24 hours": assumed to be looked at once a day.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
constexpr Duration kEvaluationPeriod = Days(1);

}  // namespace

void Lifecycle::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey at = SplitKey(key);
  std::optional<RepositoryRow> row = turn.Find<RepositoryRow>(at.account, at.region, at.rest);
  if (!row || row->lifecycle.empty()) return;  // Deleted since: not looked at again.
  const auto rules = ParseLifecycle(row->lifecycle);
  if (!rules.ok()) return;
  for (const laws::image_lifecycle::Expiry& expiry : WouldExpire(turn, *row, *rules)) {
    turn.Trace("image_expired",
               {{"repository", row->name}, {"image", expiry.digest}, {"rule", expiry.priority}});
    turn.Erase<ImageRow>(at.account, at.region, at.rest, expiry.digest);
  }
  row->lifecycle_evaluated_at = turn.now();
  turn.Put(*std::move(row));
  turn.WakeIn(kEvaluationPeriod, key);
}

}  // namespace wt::ecr
