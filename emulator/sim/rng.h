#pragma once

// Chance that repeats: one xoshiro256** generator per named stream, so that a new draw in one
// place moves nothing in another. http://prng.di.unimi.it/xoshiro256starstar.c

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/ratio.h"
#include "emulator/base/time.h"

namespace wt::sim {

using RngState = std::array<uint64_t, 4>;

class Rng {
 public:
  // The state is SplitMix64(seed) xor FNV-1a-64(stream), drawn out by SplitMix64 to four words.
  // The constants are part of what a seed means: changing one changes every recorded run.
  Rng(uint64_t seed, std::string_view stream);
  explicit Rng(const RngState& state);

  uint64_t Next();
  // Uniform in [0, bound), without bias; bound is at least 1.
  uint64_t Below(uint64_t bound);
  // Uniform to the microsecond, both ends included.
  Duration Between(Duration min, Duration max);
  // Both ends included.
  int64_t Between(int64_t min, int64_t max);
  bool Chance(Ratio odds);

  // Lower-case hexadecimal digits; AWS resource ids carry 17 ("i-0123456789abcdef0").
  std::string Hex(size_t digits);
  // A version 4 UUID in lower case.
  std::string Uuid();
  // Digits and letters of both cases.
  std::string Alnum(size_t characters);
  std::string Pick(std::string_view alphabet, size_t characters);

  const RngState& state() const { return state_; }

 private:
  RngState state_;
};

// The streams of one world, by name.
class RngStreams {
 public:
  explicit RngStreams(uint64_t seed) : seed_(seed) {}

  // The reference is good for this turn: do not keep it past a mark, a rollback or a drain, which
  // would miss what is drawn through it.
  Rng& Get(std::string_view stream);

  uint64_t seed() const { return seed_; }
  // Forgets every stream; all begin anew from the new seed.
  void Reseed(uint64_t seed);

  // Saving and loading. A stream that was never drawn from is its seed and name, and not saved.
  using Save = std::function<void(const std::string& stream, const RngState& state)>;
  // What changed since the last drain, in the order first used.
  void DrainChanges(const Save& save);
  void Export(const Save& save) const;
  void Restore(std::string_view stream, const RngState& state);

  // A mark remembers the present. Marks nest; each is closed once, by RollbackTo (all draws since
  // are undone, inner marks close too) or by Release (they stay).
  size_t Mark();
  void RollbackTo(size_t mark);
  void Release(size_t mark);

 private:
  struct Stream {
    Rng rng;
    RngState saved;              // As of the last drain, or as seeded.
    uint64_t remembered_by = 0;  // Serial of the mark that last remembered the state.
    bool touched = false;
  };
  using Streams = std::map<std::string, Stream, std::less<>>;
  struct Undo {
    Streams::iterator stream;
    RngState before;
    uint64_t remembered_by;
  };
  struct OpenMark {
    size_t undo_size;
    uint64_t serial;
  };

  uint64_t seed_;
  Streams streams_;
  std::vector<Streams::iterator> touched_;
  std::vector<Undo> undo_;
  std::vector<OpenMark> marks_;
  uint64_t mark_serial_ = 0;
};

}  // namespace wt::sim
