#include "scenarios/engine/run/run.h"

#include <algorithm>
#include <cstring>

#include "emulator/base/encoding.h"
#include "scenarios/engine/run/director.h"
#include "scenarios/engine/run/staging.h"

namespace wt::scenario {
namespace {

Duration UpToMinute(Duration length) {
  const int64_t minute = Minutes(1).micros;
  return Duration{(length.micros + minute - 1) / minute * minute};
}

// FNV-1a over all that was decided and all that was counted: two runs of one seed agree.
std::string DigestOf(const Ledger& ledger, const Traffic& traffic) {
  uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&](uint64_t value) {
    hash = (hash ^ value) * 1099511628211ULL;
    hash ^= hash >> 29;
  };
  for (const sim::JournalEntry& entry : ledger.entries()) {
    mix(Fingerprint(sim::FormatEntry(entry)));
  }
  const auto mix_double = [&](double value) {
    uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    mix(bits);
  };
  for (const auto& [key, service] : traffic.services()) {
    mix(Fingerprint(key));
    for (const Tally& tally : service.tallies) {
      mix_double(tally.requests);
      mix_double(tally.failures());
    }
    for (const auto& times : service.times) mix_double(MeanOf(times));
  }
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(hash >> shift) & 15];
  return text;
}

// The stack in a world whose clock reads `scenario.start` once it is steady. How long that takes is
// known only when it was done once, so it is done twice.
Result<Instant> SetTheStage(const Scenario& scenario, Staging& stage) {
  if (scenario.stack.source != Stack::Source::kCalls) {
    const Duration lead = scenario.stack.source == Stack::Source::kNone ? Duration{} : Minutes(1);
    WT_TRY(stage.Build(scenario.start - lead));
    return stage.world().now() + UpToMinute(Duration{-stage.world().now().micros % 60'000'000});
  }
  WT_TRY(stage.Build(scenario.start - Hours(1)));
  const Duration took = UpToMinute(stage.since_start());
  WT_TRY(stage.Build(scenario.start - took));
  const Duration again = UpToMinute(stage.since_start());
  const Instant zero = scenario.start - took + std::max(took, again);
  stage.world().RunUntil(zero);
  return zero;
}

}  // namespace

int64_t RunResult::held() const {
  return std::count_if(verdicts.begin(), verdicts.end(),
                       [](const Verdict& verdict) { return verdict.ok; });
}

RunResult Run(const Scenario& given, const RunOptions& options) {
  RunResult out;
  out.scenario = std::make_shared<Scenario>(given);
  const Scenario& scenario = *out.scenario;
  out.seed = options.seed.value_or(scenario.seed);
  Staging stage(scenario, out.seed);

  // 1. The stack.
  const Result<Instant> zero = SetTheStage(scenario, stage);
  out.set_up = stage.since_start();
  if (!zero.ok()) {
    out.outcome = Outcome::kBroken;
    out.problem = StrCat("set-up: ", zero.error().message);
    out.calls = std::move(stage.calls());
    return out;
  }
  out.ledger = std::make_unique<Ledger>(stage.world(), scenario.account, scenario.region);
  out.ledger->SetZero(*zero);
  stage.traffic().Begin(*zero, scenario.length);
  out.measures =
      std::make_unique<Measures>(stage.world(), scenario, *out.ledger, stage.traffic(), *zero);

  // 2. The run.
  Director director(scenario, out.seed, stage, *out.ledger, *out.measures, *zero);
  director.Go(options);
  out.length = director.now();
  out.timeline = director.timeline();
  out.outcome = director.outcome();
  out.problem = director.problem();
  out.notices = scenario.notices;
  out.notices.insert(out.notices.end(), stage.notices().begin(), stage.notices().end());

  // 3. The verdicts.
  const Judge judge(scenario, *out.measures, out.timeline);
  for (const Expectation& expectation : scenario.expectations) {
    out.verdicts.push_back(judge.Of(expectation));
  }
  if (out.held() < static_cast<int64_t>(out.verdicts.size())) {
    judge.Explain(out.verdicts);
    if (out.outcome == Outcome::kPassed) out.outcome = Outcome::kFailed;
  }
  out.marks = MarksOf(*out.ledger, director.marks());
  out.calls = std::move(stage.calls());
  for (MadeCall& call : out.calls) call.at = call.at - (*zero - stage.start());
  out.digest = DigestOf(*out.ledger, stage.traffic());
  out.traffic = stage.TakeTraffic();
  out.world = stage.TakeWorld();
  return out;
}

}  // namespace wt::scenario
