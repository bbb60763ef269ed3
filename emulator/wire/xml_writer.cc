#include <charconv>
#include <cmath>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/writer.h"

namespace wt::wire {
namespace {

void WriteValue(const Shape& shape, const void* value, TimestampFormat format, bool flattened,
                std::string_view name, Protocol protocol, std::string& out);

void Open(std::string_view name, std::string& out) {
  out.push_back('<');
  out.append(name);
  out.push_back('>');
}

void Close(std::string_view name, std::string& out) {
  out.append("</");
  out.append(name);
  out.push_back('>');
}

void AppendTimestamp(Instant at, TimestampFormat format, Protocol protocol, std::string& out) {
  switch (format) {
    case TimestampFormat::kRfc822:
      out += FormatHttpDate(at);
      return;
    case TimestampFormat::kUnixTimestamp:
      StrAppend(out, at.micros / 1'000'000);
      return;
    default:
      // EC2 prints three digits of milliseconds always, the others where there are any.
      out += FormatIso8601(at, protocol == Protocol::kEc2 || at.micros % 1'000'000 != 0);
  }
}

void AppendScalar(const Shape& shape, const void* value, TimestampFormat format, Protocol protocol,
                  std::string& out) {
  switch (shape.kind) {
    case Kind::kString:
      return AppendXmlText(out, *static_cast<const std::string*>(value));
    case Kind::kInteger:
    case Kind::kLong:
      return StrAppend(out, *static_cast<const int64_t*>(value));
    case Kind::kFloat:
    case Kind::kDouble:
      return AppendReal(out, *static_cast<const double*>(value));
    case Kind::kBoolean:
      out += *static_cast<const bool*>(value) ? "true" : "false";
      return;
    case Kind::kTimestamp:
      return AppendTimestamp(*static_cast<const Instant*>(value), format, protocol, out);
    default:
      out += Base64Encode(*static_cast<const std::string*>(value));
  }
}

struct MapWalk {
  const Shape& shape;
  std::string_view entry;
  Protocol protocol;
  std::string& out;
};

void WriteEntry(void* arg, std::string_view key, const void* value) {
  const auto& walk = *static_cast<MapWalk*>(arg);
  Open(walk.entry, walk.out);
  Open(walk.shape.key_name, walk.out);
  AppendXmlText(walk.out, key);
  Close(walk.shape.key_name, walk.out);
  WriteValue(*walk.shape.value, value, walk.shape.value->timestamp_format, false,
             walk.shape.value_name, walk.protocol, walk.out);
  Close(walk.entry, walk.out);
}

// A structure's members that are attributes of its own element.
void WriteAttributes(const Shape& shape, const void* value, Protocol protocol, std::string& out) {
  for (const Member& member : shape.members) {
    if (!member.xml_attribute) continue;
    const void* held = member.slot->get(static_cast<const char*>(value) + member.offset);
    if (held == nullptr) continue;
    if (!member.xml_namespace.empty()) {
      StrAppend(out, " xmlns:", member.xml_prefix, "=\"", member.xml_namespace, "\"");
    }
    StrAppend(out, " ", member.location_name, "=\"");
    AppendScalar(*member.shape, held, member.timestamp_format, protocol, out);
    out.push_back('"');
  }
}

void WriteValue(const Shape& shape, const void* value, TimestampFormat format, bool flattened,
                std::string_view name, Protocol protocol, std::string& out) {
  if (shape.kind == Kind::kList && (flattened || shape.flattened)) {
    // A flattened list's elements stand where the list would; they go by their own name, if any.
    const std::string_view element = shape.element_name == "member" ? name : shape.element_name;
    for (size_t i = 0; i < shape.list->size(value); ++i) {
      WriteValue(*shape.element, shape.list->at(value, i), shape.element->timestamp_format, false,
                 element, protocol, out);
    }
    return;
  }
  if (shape.kind == Kind::kMap && (flattened || shape.flattened)) {
    MapWalk walk{shape, name, protocol, out};
    shape.map->each(value, &WriteEntry, &walk);
    return;
  }
  out.push_back('<');
  out.append(name);
  if (shape.kind == Kind::kStructure) WriteAttributes(shape, value, protocol, out);
  out.push_back('>');
  if (shape.kind == Kind::kStructure) {
    WriteXmlMembers(shape, value, protocol, out);
  } else if (shape.kind == Kind::kList) {
    for (size_t i = 0; i < shape.list->size(value); ++i) {
      WriteValue(*shape.element, shape.list->at(value, i), shape.element->timestamp_format, false,
                 shape.element_name, protocol, out);
    }
  } else if (shape.kind == Kind::kMap) {
    MapWalk walk{shape, "entry", protocol, out};
    shape.map->each(value, &WriteEntry, &walk);
  } else {
    AppendScalar(shape, value, format, protocol, out);
  }
  Close(name, out);
}

}  // namespace

void AppendXmlText(std::string& out, std::string_view text) {
  size_t clean = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view escaped;
    switch (text[i]) {
      case '&':
        escaped = "&amp;";
        break;
      case '<':
        escaped = "&lt;";
        break;
      case '>':
        escaped = "&gt;";
        break;
      case '"':
        escaped = "&quot;";
        break;
      case '\r':
        escaped = "&#xD;";
        break;
      default:
        // XML has no other control characters; a question mark says that one was there.
        if (static_cast<unsigned char>(text[i]) >= 0x20 || text[i] == '\n' || text[i] == '\t')
          continue;
        escaped = "?";
    }
    out.append(text.substr(clean, i - clean));
    out.append(escaped);
    clean = i + 1;
  }
  out.append(text.substr(clean));
}

void AppendReal(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "NaN";
    return;
  }
  if (std::isinf(value)) {
    out += value > 0 ? "Infinity" : "-Infinity";
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  const std::string_view text(buffer, static_cast<size_t>(end.ptr - buffer));
  out.append(text);
  if (text.find_first_of(".e") == std::string_view::npos) out.append(".0");
}

void WriteXmlMember(const Member& member, const void* value, Protocol protocol, std::string& out) {
  const void* held = member.slot->get(static_cast<const char*>(value) + member.offset);
  if (held == nullptr || member.xml_attribute) return;
  const TimestampFormat format = member.timestamp_format != TimestampFormat::kUnset
                                     ? member.timestamp_format
                                     : member.shape->timestamp_format;
  WriteValue(*member.shape, held, format, member.flattened, member.location_name, protocol, out);
}

void WriteXmlMembers(const Shape& shape, const void* value, Protocol protocol, std::string& out) {
  for (const Member& member : shape.members) {
    if (member.location == Location::kBody) WriteXmlMember(member, value, protocol, out);
  }
}

std::string HeaderText(const Shape& shape, const void* value, TimestampFormat format) {
  std::string out;
  if (shape.kind == Kind::kTimestamp && format == TimestampFormat::kUnset) {
    format = TimestampFormat::kRfc822;
  }
  if (shape.kind == Kind::kString) return *static_cast<const std::string*>(value);
  AppendScalar(shape, value, format, Protocol::kRestXml, out);
  return out;
}

}  // namespace wt::wire
