// CBOR (RFC 8949), with lengths given ahead. Doubles are 64 bits; timestamps are tag 1.
// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html

#include <bit>

#include "emulator/wire/writer.h"

namespace wt::wire {
namespace {

enum Major : uint8_t {
  kUnsigned = 0,
  kNegative = 1,
  kBytes = 2,
  kText = 3,
  kArray = 4,
  kMapType = 5,
  kTag = 6
};

void AppendHead(Major major, uint64_t argument, std::string& out) {
  const auto type = static_cast<uint8_t>(major << 5);
  const int bytes = argument < 24               ? 0
                    : argument < 0x100          ? 1
                    : argument < 0x10000        ? 2
                    : argument < 0x100000000ULL ? 4
                                                : 8;
  if (bytes == 0) {
    out.push_back(static_cast<char>(type | argument));
    return;
  }
  out.push_back(static_cast<char>(type | (bytes == 1   ? 24
                                          : bytes == 2 ? 25
                                          : bytes == 4 ? 26
                                                       : 27)));
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(argument >> shift & 0xff));
  }
}

void AppendInteger(int64_t number, std::string& out) {
  if (number >= 0) return AppendHead(kUnsigned, static_cast<uint64_t>(number), out);
  AppendHead(kNegative, ~static_cast<uint64_t>(number), out);
}

void AppendDouble(double number, std::string& out) {
  out.push_back(static_cast<char>(0xfb));
  const auto bits = std::bit_cast<uint64_t>(number);
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(bits >> shift & 0xff));
}

void AppendTimestamp(Instant at, std::string& out) {
  AppendHead(kTag, 1, out);
  if (at.micros % 1'000'000 == 0) return AppendInteger(at.micros / 1'000'000, out);
  AppendDouble(static_cast<double>(at.micros) / 1e6, out);
}

struct MapWalk {
  const Shape& value;
  std::string& out;
};

void WriteEntry(void* arg, std::string_view key, const void* value) {
  auto& walk = *static_cast<MapWalk*>(arg);
  AppendCborText(walk.out, key);
  WriteCbor(walk.value, value, walk.out);
}

void WriteStructure(const Shape& shape, const void* value, std::string& out) {
  const auto held = [&](const Member& member) {
    return member.slot->get(static_cast<const char*>(value) + member.offset);
  };
  size_t count = 0;
  for (const Member& member : shape.members) count += held(member) != nullptr ? 1 : 0;
  AppendCborMap(out, count);
  for (const Member& member : shape.members) {
    const void* plain = held(member);
    if (plain == nullptr) continue;
    AppendCborText(out, member.name);
    WriteCbor(*member.shape, plain, out);
  }
}

}  // namespace

void AppendCborText(std::string& out, std::string_view text) {
  AppendHead(kText, text.size(), out);
  out.append(text);
}

void AppendCborMap(std::string& out, size_t entries) { AppendHead(kMapType, entries, out); }
void AppendCborList(std::string& out, size_t items) { AppendHead(kArray, items, out); }

void WriteCbor(const Shape& shape, const void* value, std::string& out) {
  switch (shape.kind) {
    case Kind::kStructure:
      return WriteStructure(shape, value, out);
    case Kind::kList:
      AppendCborList(out, shape.list->size(value));
      for (size_t i = 0; i < shape.list->size(value); ++i) {
        WriteCbor(*shape.element, shape.list->at(value, i), out);
      }
      return;
    case Kind::kMap: {
      AppendCborMap(out, shape.map->size(value));
      MapWalk walk{*shape.value, out};
      shape.map->each(value, &WriteEntry, &walk);
      return;
    }
    case Kind::kString:
      return AppendCborText(out, *static_cast<const std::string*>(value));
    case Kind::kBlob: {
      const auto& bytes = *static_cast<const std::string*>(value);
      AppendHead(kBytes, bytes.size(), out);
      out.append(bytes);
      return;
    }
    case Kind::kInteger:
    case Kind::kLong:
      return AppendInteger(*static_cast<const int64_t*>(value), out);
    case Kind::kFloat:
    case Kind::kDouble:
      return AppendDouble(*static_cast<const double*>(value), out);
    case Kind::kBoolean:
      out.push_back(static_cast<char>(*static_cast<const bool*>(value) ? 0xf5 : 0xf4));
      return;
    case Kind::kTimestamp:
      return AppendTimestamp(*static_cast<const Instant*>(value), out);
  }
}

}  // namespace wt::wire
