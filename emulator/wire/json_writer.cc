#include <cmath>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/writer.h"

namespace wt::wire {
namespace {

void AppendTimestamp(Instant at, JsonTimes times, std::string& out) {
  if (times == JsonTimes::kMicros) return StrAppend(out, at.micros);
  // Seconds with milliseconds, as AWS prints them: 1704067200.123
  const int64_t millis = at.micros / 1000;
  StrAppend(out, millis / 1000);
  const int64_t rest = std::abs(millis % 1000);
  if (rest == 0) return;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + rest / 100));
  out.push_back(static_cast<char>('0' + rest / 10 % 10));
  out.push_back(static_cast<char>('0' + rest % 10));
}

void WriteStructure(const Shape& shape, const void* value, JsonTimes times, std::string& out) {
  out.push_back('{');
  bool first = true;
  for (const Member& member : shape.members) {
    const void* held = member.slot->get(static_cast<const char*>(value) + member.offset);
    if (held == nullptr) continue;
    if (!first) out.push_back(',');
    first = false;
    AppendJsonString(out, times == JsonTimes::kMicros ? member.name : member.location_name);
    out.push_back(':');
    WriteJson(*member.shape, held, times, out);
  }
  out.push_back('}');
}

struct MapWalk {
  const Shape& value;
  JsonTimes times;
  std::string& out;
  bool first = true;
};

void WriteEntry(void* arg, std::string_view key, const void* value) {
  auto& walk = *static_cast<MapWalk*>(arg);
  if (!walk.first) walk.out.push_back(',');
  walk.first = false;
  AppendJsonString(walk.out, key);
  walk.out.push_back(':');
  WriteJson(walk.value, value, walk.times, walk.out);
}

}  // namespace

void AppendJsonString(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out.push_back('"');
  size_t clean = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(clean, i - clean));
    clean = i + 1;
    out.push_back('\\');
    switch (c) {
      case '"':
        out.push_back('"');
        break;
      case '\\':
        out.push_back('\\');
        break;
      case '\n':
        out.push_back('n');
        break;
      case '\r':
        out.push_back('r');
        break;
      case '\t':
        out.push_back('t');
        break;
      default:
        out.append("u00");
        out.push_back(kHex[c >> 4]);
        out.push_back(kHex[c & 15]);
    }
  }
  out.append(text.substr(clean));
  out.push_back('"');
}

void WriteJson(const Shape& shape, const void* value, JsonTimes times, std::string& out) {
  switch (shape.kind) {
    case Kind::kStructure:
      return WriteStructure(shape, value, times, out);
    case Kind::kList:
      out.push_back('[');
      for (size_t i = 0; i < shape.list->size(value); ++i) {
        if (i > 0) out.push_back(',');
        WriteJson(*shape.element, shape.list->at(value, i), times, out);
      }
      out.push_back(']');
      return;
    case Kind::kMap: {
      out.push_back('{');
      MapWalk walk{*shape.value, times, out};
      shape.map->each(value, &WriteEntry, &walk);
      out.push_back('}');
      return;
    }
    case Kind::kString:
      return AppendJsonString(out, *static_cast<const std::string*>(value));
    case Kind::kBlob:
      return AppendJsonString(out, Base64Encode(*static_cast<const std::string*>(value)));
    case Kind::kInteger:
    case Kind::kLong:
      return StrAppend(out, *static_cast<const int64_t*>(value));
    case Kind::kBoolean:
      out += *static_cast<const bool*>(value) ? "true" : "false";
      return;
    case Kind::kTimestamp:
      return AppendTimestamp(*static_cast<const Instant*>(value), times, out);
    case Kind::kFloat:
    case Kind::kDouble: {
      const double real = *static_cast<const double*>(value);
      if (std::isfinite(real)) return AppendReal(out, real);
      out.push_back('"');
      AppendReal(out, real);
      out.push_back('"');
    }
  }
}

}  // namespace wt::wire
