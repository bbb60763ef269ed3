#include "emulator/sim/rng.h"

#include <bit>

#include "emulator/base/check.h"

namespace wt::sim {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kAlnumDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

uint64_t SplitMix(uint64_t& state) {
  uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

uint64_t Fnv1a(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

Rng::Rng(uint64_t seed, std::string_view stream) {
  uint64_t mix = seed;
  mix = SplitMix(mix) ^ Fnv1a(stream);
  for (uint64_t& word : state_) word = SplitMix(mix);
}

Rng::Rng(const RngState& state) : state_(state) {}

uint64_t Rng::Next() {
  const uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

uint64_t Rng::Below(uint64_t bound) {
  WT_CHECK(bound > 0);
  // Lemire's multiplication, which rejects only the few draws that would favour some results.
  while (true) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(Next()) * bound;
    const auto low = static_cast<uint64_t>(product);
    if (low >= bound || low >= (0 - bound) % bound) return static_cast<uint64_t>(product >> 64);
  }
}

Duration Rng::Between(Duration min, Duration max) { return {Between(min.micros, max.micros)}; }

int64_t Rng::Between(int64_t min, int64_t max) {
  WT_CHECK(min <= max);
  const uint64_t span = static_cast<uint64_t>(max) - static_cast<uint64_t>(min) + 1;
  const uint64_t draw = span == 0 ? Next() : Below(span);
  return static_cast<int64_t>(static_cast<uint64_t>(min) + draw);
}

bool Rng::Chance(Ratio odds) {
  WT_CHECK(odds.denominator > 0);
  return Below(odds.denominator) < odds.numerator;
}

std::string Rng::Pick(std::string_view alphabet, size_t characters) {
  std::string out(characters, ' ');
  for (char& c : out) c = alphabet[Below(alphabet.size())];
  return out;
}

std::string Rng::Hex(size_t digits) { return Pick(kHexDigits, digits); }
std::string Rng::Alnum(size_t characters) { return Pick(kAlnumDigits, characters); }

std::string Rng::Uuid() {
  std::string out = Hex(36);
  for (const size_t dash : {8, 13, 18, 23}) out[dash] = '-';
  out[14] = '4';
  out[19] = kHexDigits[8 + Below(4)];
  return out;
}

// --- Streams -------------------------------------------------------------------------------------

Rng& RngStreams::Get(std::string_view name) {
  auto at = streams_.find(name);
  if (at == streams_.end()) {
    const Rng fresh(seed_, name);
    at = streams_.emplace(std::string(name), Stream{fresh, fresh.state()}).first;
  }
  Stream& stream = at->second;
  if (!stream.touched) {
    stream.touched = true;
    touched_.push_back(at);
  }
  if (!marks_.empty() && stream.remembered_by != marks_.back().serial) {
    undo_.push_back({at, stream.rng.state(), stream.remembered_by});
    stream.remembered_by = marks_.back().serial;
  }
  return stream.rng;
}

void RngStreams::Reseed(uint64_t seed) {
  WT_CHECK(marks_.empty());
  seed_ = seed;
  touched_.clear();
  streams_.clear();
}

void RngStreams::DrainChanges(const Save& save) {
  WT_CHECK(marks_.empty());
  for (const Streams::iterator& at : touched_) {
    Stream& stream = at->second;
    stream.touched = false;
    if (stream.rng.state() == stream.saved) continue;
    stream.saved = stream.rng.state();
    save(at->first, stream.saved);
  }
  touched_.clear();
}

void RngStreams::Export(const Save& save) const {
  for (const auto& [name, stream] : streams_) {
    if (stream.rng.state() != Rng(seed_, name).state()) save(name, stream.rng.state());
  }
}

void RngStreams::Restore(std::string_view name, const RngState& state) {
  streams_.insert_or_assign(std::string(name), Stream{Rng(state), state});
}

size_t RngStreams::Mark() {
  marks_.push_back({undo_.size(), ++mark_serial_});
  return marks_.size() - 1;
}

void RngStreams::RollbackTo(size_t mark) {
  WT_CHECK(mark < marks_.size());
  while (undo_.size() > marks_[mark].undo_size) {
    const Undo& undo = undo_.back();
    undo.stream->second.rng = Rng(undo.before);
    undo.stream->second.remembered_by = undo.remembered_by;
    undo_.pop_back();
  }
  marks_.resize(mark);
}

void RngStreams::Release(size_t mark) {
  WT_CHECK(mark + 1 == marks_.size());
  marks_.pop_back();
  if (marks_.empty()) undo_.clear();
}

}  // namespace wt::sim
