// CBOR (RFC 8949) into nodes. Tags are passed over: the model says what a value means.
// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html

#include <bit>
#include <cmath>

#include "emulator/base/strings.h"
#include "emulator/wire/node.h"

namespace wt::wire {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool Value(int depth, Node& out);
  bool AtEnd() const { return at_ == bytes_.size(); }
  Error Problem() const {
    return {.code = "",
            .message = problem_.empty() ? StrCat("unexpected content at byte ", at_) : problem_};
  }

 private:
  struct Head {
    uint8_t major = 0;
    uint8_t info = 0;
    uint64_t argument = 0;
    bool indefinite() const { return info == 31; }
  };

  bool Fail(std::string why) {
    problem_ = std::move(why);
    return false;
  }
  bool ReadHead(Head& head);
  // Bytes or text, in one piece or in chunks.
  bool Text(const Head& head, std::string& out);
  bool Items(const Head& head, int depth, Node& out);
  bool Entries(const Head& head, int depth, Node& out);
  bool Simple(const Head& head, Node& out);
  bool TakeBreak();

  std::string_view bytes_;
  size_t at_ = 0;
  std::string problem_;
};

bool Reader::ReadHead(Head& head) {
  if (AtEnd()) return false;
  const auto first = static_cast<uint8_t>(bytes_[at_]);
  head = {static_cast<uint8_t>(first >> 5), static_cast<uint8_t>(first & 31), 0};
  if (head.info < 24 || head.info == 31) {
    head.argument = head.info;
    ++at_;
    return true;
  }
  if (head.info > 27) return false;
  const size_t size = size_t{1} << (head.info - 24);
  if (bytes_.size() - at_ - 1 < size) return false;
  ++at_;
  for (size_t i = 0; i < size; ++i) {
    head.argument = head.argument << 8 | static_cast<uint8_t>(bytes_[at_++]);
  }
  return true;
}

bool Reader::TakeBreak() {
  if (AtEnd() || static_cast<uint8_t>(bytes_[at_]) != 0xff) return false;
  ++at_;
  return true;
}

bool Reader::Text(const Head& head, std::string& out) {
  if (!head.indefinite()) {
    if (head.argument > bytes_.size() - at_) return false;
    out.append(bytes_.substr(at_, head.argument));
    at_ += head.argument;
    return true;
  }
  while (!TakeBreak()) {
    Head chunk;
    if (!ReadHead(chunk) || chunk.major != head.major || chunk.indefinite()) return false;
    if (!Text(chunk, out)) return false;
  }
  return true;
}

// An announced length that the rest cannot hold would let a few bytes ask for gigabytes; nothing is
// set aside for it, so it fails where the bytes end.
bool Reader::Items(const Head& head, int depth, Node& out) {
  out.type = Node::Type::kList;
  for (uint64_t i = 0; head.indefinite() || i < head.argument; ++i) {
    if (head.indefinite() && TakeBreak()) return true;
    if (!Value(depth + 1, out.children.emplace_back().second)) return false;
  }
  return true;
}

bool Reader::Entries(const Head& head, int depth, Node& out) {
  out.type = Node::Type::kMap;
  for (uint64_t i = 0; head.indefinite() || i < head.argument; ++i) {
    if (head.indefinite() && TakeBreak()) return true;
    Node key;
    if (!Value(depth + 1, key)) return false;
    if (key.type != Node::Type::kString) return Fail("a key that is not text");
    auto& [name, value] = out.children.emplace_back();
    name = std::move(key.text);
    if (!Value(depth + 1, value)) return false;
  }
  return true;
}

double HalfToDouble(uint64_t half) {
  const int exponent = static_cast<int>(half >> 10 & 31);
  const double mantissa = static_cast<double>(half & 1023);
  double value = exponent == 0   ? std::ldexp(mantissa, -24)
                 : exponent < 31 ? std::ldexp(mantissa + 1024, exponent - 25)
                 : mantissa == 0 ? HUGE_VAL
                                 : std::nan("");
  return (half & 0x8000) != 0 ? -value : value;
}

bool Reader::Simple(const Head& head, Node& out) {
  switch (head.info) {
    case 20:
    case 21:
      out.type = Node::Type::kBool;
      out.truth = head.info == 21;
      return true;
    case 22:
    case 23:
      return true;  // Null and undefined are both nothing.
    case 25:
      out.real = HalfToDouble(head.argument);
      break;
    case 26:
      out.real = std::bit_cast<float>(static_cast<uint32_t>(head.argument));
      break;
    case 27:
      out.real = std::bit_cast<double>(head.argument);
      break;
    default:
      return false;
  }
  out.type = Node::Type::kReal;
  return true;
}

bool Reader::Value(int depth, Node& out) {
  if (depth > kDepthMax) return Fail("nested too deeply");
  Head head;
  do {  // Tags stand before what they tag.
    if (!ReadHead(head)) return false;
    if (head.indefinite() && (head.major < 2 || head.major == 6)) return false;
  } while (head.major == 6);
  switch (head.major) {
    case 0:
    case 1: {
      const bool fits = head.argument <= static_cast<uint64_t>(INT64_MAX);
      out.type = fits ? Node::Type::kInteger : Node::Type::kReal;
      const auto whole = static_cast<int64_t>(head.argument);
      out.integer = fits ? (head.major == 0 ? whole : -1 - whole) : 0;
      const auto real = static_cast<double>(head.argument);
      out.real = head.major == 0 ? real : -1 - real;
      return true;
    }
    case 2:
      out.type = Node::Type::kBytes;
      return Text(head, out.text);
    case 3:
      out.type = Node::Type::kString;
      if (!Text(head, out.text)) return false;
      return IsUtf8(out.text) || Fail("invalid UTF-8");
    case 4:
      return Items(head, depth, out);
    case 5:
      return Entries(head, depth, out);
    default:
      return Simple(head, out);
  }
}

}  // namespace

Result<Node> ParseCbor(std::string_view bytes) {
  Reader reader(bytes);
  Node root;
  if (!reader.Value(1, root) || !reader.AtEnd()) return reader.Problem();
  return root;
}

}  // namespace wt::wire
