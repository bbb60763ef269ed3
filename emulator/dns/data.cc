// The data of records, from Route 53's texts to bytes.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html

#include <algorithm>
#include <array>
#include <charconv>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/dns/message.h"

namespace wt::dns {
namespace {

struct NamedType {
  std::string_view name;
  uint16_t code;
};

constexpr std::array kTypes = {
    NamedType{"A", 1},      NamedType{"NS", 2},     NamedType{"CNAME", 5}, NamedType{"SOA", 6},
    NamedType{"PTR", 12},   NamedType{"MX", 15},    NamedType{"TXT", 16},  NamedType{"AAAA", 28},
    NamedType{"SRV", 33},   NamedType{"NAPTR", 35}, NamedType{"OPT", 41},  NamedType{"DS", 43},
    NamedType{"SSHFP", 44}, NamedType{"TLSA", 52},  NamedType{"SVCB", 64}, NamedType{"HTTPS", 65},
    NamedType{"SPF", 99},   NamedType{"ANY", 255},  NamedType{"CAA", 257},
};

// --- Fields --------------------------------------------------------------------------------------

struct Field {
  std::string text;  // Without quotation marks and escapes.
  bool quoted = false;
};

bool IsOctal(char c) { return c >= '0' && c <= '7'; }

// One character of a field from `at` on, which moves behind it. `\ooo` is a byte, `\x` is x.
std::optional<char> Unescape(std::string_view text, size_t& at) {
  if (text[at] != '\\') return text[at++];
  if (at + 3 < text.size() && text[at + 1] <= '3' && IsOctal(text[at + 1]) &&
      IsOctal(text[at + 2]) && IsOctal(text[at + 3])) {
    const int byte = (text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0');
    at += 4;
    return static_cast<char>(byte);
  }
  if (at + 1 >= text.size()) return std::nullopt;
  at += 2;
  return text[at - 1];
}

// Parted by spaces; quoted ones may hold spaces. Escapes stay in unquoted ones, which may be names.
std::optional<std::vector<Field>> Fields(std::string_view text) {
  std::vector<Field> fields;
  size_t at = 0;
  while (true) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at == text.size()) return fields;
    Field& field = fields.emplace_back();
    if (text[at] != '"') {
      const size_t end = std::min(text.find_first_of(" \t", at), text.size());
      field.text = text.substr(at, end - at);
      at = end;
      continue;
    }
    field.quoted = true;
    ++at;
    while (true) {
      if (at >= text.size()) return std::nullopt;
      if (text[at] == '"') break;
      const std::optional<char> byte = Unescape(text, at);
      if (!byte) return std::nullopt;
      field.text.push_back(*byte);
    }
    ++at;
  }
}

bool AppendNumber(std::string& out, const Field& field, int bytes) {
  const std::optional<int64_t> number = ParseInt(field.text);
  if (!number || *number < 0 || *number >> (8 * bytes) != 0) return false;
  for (int byte = bytes - 1; byte >= 0; --byte) {
    out.push_back(static_cast<char>(*number >> (8 * byte) & 255));
  }
  return true;
}

bool AppendName(std::string& out, const Field& field) {
  const std::optional<std::string> name = EncodeName(field.text);
  if (name) out += *name;
  return name.has_value();
}

bool AppendString(std::string& out, const Field& field) {
  if (field.text.size() > 255) return false;
  out.push_back(static_cast<char>(field.text.size()));
  out += field.text;
  return true;
}

// The rest of the fields together, as hexadecimal digits.
bool AppendHex(std::string& out, const std::vector<Field>& fields, size_t from) {
  std::string digits;
  for (size_t i = from; i < fields.size(); ++i) digits += fields[i].text;
  if (digits.empty() || digits.size() % 2 != 0) return false;
  for (size_t i = 0; i < digits.size(); i += 2) {
    unsigned byte = 0;
    const auto [end, error] = std::from_chars(&digits[i], &digits[i] + 2, byte, 16);
    if (error != std::errc() || end != &digits[i] + 2) return false;
    out.push_back(static_cast<char>(byte));
  }
  return true;
}

// --- Service bindings ----------------------------------------------------------------------------
// https://www.rfc-editor.org/rfc/rfc9460

bool AppendHints(std::string& out, std::string_view value, bool six) {
  for (const std::string_view part : Split(value, ',')) {
    const std::optional<std::string> address = six ? EncodeIpv6(part) : EncodeIpv4(part);
    if (!address) return false;
    out += *address;
  }
  return true;
}

// The parameter's key and value; false where it is none.
bool BindingParameter(std::string_view text, int64_t& key, std::string& value) {
  static constexpr std::string_view kKeys[] = {"mandatory", "alpn", "no-default-alpn", "port",
                                               "ipv4hint",  "ech",  "ipv6hint"};
  const size_t equals = text.find('=');
  const std::string_view name = text.substr(0, equals);
  std::string_view given =
      equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1);
  if (given.size() >= 2 && given.starts_with('"') && given.ends_with('"')) {
    given = given.substr(1, given.size() - 2);
  }
  const auto known = std::find(std::begin(kKeys), std::end(kKeys), name);
  key = known - std::begin(kKeys);
  if (known == std::end(kKeys)) {
    if (!name.starts_with("key")) return false;
    const std::optional<int64_t> number = ParseInt(name.substr(3));
    if (!number || *number < 0 || *number > 65535) return false;
    key = *number;
    value = given;
    return true;
  }
  switch (key) {
    case 0:
      for (const std::string_view part : Split(given, ',')) {
        const auto at = std::find(std::begin(kKeys), std::end(kKeys), part);
        if (at == std::end(kKeys)) return false;
        AppendNumber(value, {StrCat(at - std::begin(kKeys))}, 2);
      }
      return true;
    case 1:
      for (const std::string_view part : Split(given, ',')) {
        if (part.empty() || !AppendString(value, {std::string(part)})) return false;
      }
      return true;
    case 2:
      return given.empty();
    case 3:
      return AppendNumber(value, {std::string(given)}, 2);
    case 5: {
      const std::optional<std::string> bytes = Base64Decode(given);
      value = bytes.value_or("");
      return bytes.has_value();
    }
    default:
      return AppendHints(value, given, key == 6);
  }
}

bool AppendBinding(std::string& out, const std::vector<Field>& fields) {
  if (fields.size() < 2 || !AppendNumber(out, fields[0], 2) || !AppendName(out, fields[1])) {
    return false;
  }
  std::vector<std::pair<int64_t, std::string>> parameters;
  for (size_t i = 2; i < fields.size(); ++i) {
    int64_t key = 0;
    std::string value;
    if (!BindingParameter(fields[i].text, key, value)) return false;
    parameters.emplace_back(key, std::move(value));
  }
  std::sort(parameters.begin(), parameters.end());
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (i > 0 && parameters[i].first == parameters[i - 1].first) return false;
    AppendNumber(out, {StrCat(parameters[i].first)}, 2);
    AppendNumber(out, {StrCat(parameters[i].second.size())}, 2);
    out += parameters[i].second;
  }
  return true;
}

// --- Types ---------------------------------------------------------------------------------------

bool AppendData(uint16_t type, const std::vector<Field>& fields, std::string& out) {
  const size_t count = fields.size();
  const auto numbers = [&](size_t from, std::initializer_list<int> sizes) {
    for (const int size : sizes) {
      if (from >= count || !AppendNumber(out, fields[from++], size)) return false;
    }
    return true;
  };
  switch (type) {
    case 2:
    case 5:
    case 12:
      return count == 1 && AppendName(out, fields[0]);
    case 6:
      return count == 7 && AppendName(out, fields[0]) && AppendName(out, fields[1]) &&
             numbers(2, {4, 4, 4, 4, 4});
    case 15:
      return count == 2 && numbers(0, {2}) && AppendName(out, fields[1]);
    case 16:
    case 99:
      return count > 0 && std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
               return field.quoted && AppendString(out, field);
             });
    case 33:
      return count == 4 && numbers(0, {2, 2, 2}) && AppendName(out, fields[3]);
    case 35:
      return count == 6 && numbers(0, {2, 2}) && AppendString(out, fields[2]) &&
             AppendString(out, fields[3]) && AppendString(out, fields[4]) &&
             AppendName(out, fields[5]);
    case 43:
      return count >= 4 && numbers(0, {2, 1, 1}) && AppendHex(out, fields, 3);
    case 44:
      return count >= 3 && numbers(0, {1, 1}) && AppendHex(out, fields, 2);
    case 52:
      return count >= 4 && numbers(0, {1, 1, 1}) && AppendHex(out, fields, 3);
    case 64:
    case 65:
      return AppendBinding(out, fields);
    case 257:
      if (count != 3 || !numbers(0, {1}) || !AppendString(out, fields[1])) return false;
      out += fields[2].text;
      return true;
    default:
      return false;
  }
}

}  // namespace

uint16_t TypeCode(std::string_view name) {
  for (const NamedType& type : kTypes) {
    if (type.name == name) return type.code;
  }
  return 0;
}

std::string TypeName(uint16_t code) {
  for (const NamedType& type : kTypes) {
    if (type.code == code) return std::string(type.name);
  }
  return StrCat("TYPE", code);
}

std::optional<std::string> EncodeName(std::string_view name) {
  std::string out;
  if (name == ".") name = {};
  size_t at = 0;
  while (at < name.size()) {
    const size_t length_at = out.size();
    out.push_back('\0');
    while (at < name.size() && name[at] != '.') {
      const std::optional<char> byte = Unescape(name, at);
      if (!byte) return std::nullopt;
      out.push_back(*byte);
    }
    const size_t length = out.size() - length_at - 1;
    if (length == 0 || length > 63) return std::nullopt;
    out[length_at] = static_cast<char>(length);
    ++at;
  }
  out.push_back('\0');
  return out.size() <= 255 ? std::optional(out) : std::nullopt;
}

std::optional<std::string> EncodeIpv4(std::string_view text) {
  std::string out;
  for (const std::string_view part : Split(text, '.')) {
    const std::optional<int64_t> number = ParseInt(part);
    const bool padded = part.size() > 1 && part.front() == '0';
    if (!number || *number < 0 || *number > 255 || padded) return std::nullopt;
    out.push_back(static_cast<char>(*number));
  }
  return out.size() == 4 ? std::optional(out) : std::nullopt;
}

std::optional<std::string> EncodeIpv6(std::string_view text) {
  const auto words = [](std::string_view half, std::string& into) {
    if (half.empty()) return true;
    const std::vector<std::string_view> parts = Split(half, ':');
    for (size_t i = 0; i < parts.size(); ++i) {
      const std::string_view part = parts[i];
      if (i + 1 == parts.size() && part.find('.') != std::string_view::npos) {
        const std::optional<std::string> four = EncodeIpv4(part);
        if (!four) return false;
        into += *four;
        continue;
      }
      unsigned word = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), word, 16);
      if (part.empty() || part.size() > 4 || error != std::errc() ||
          end != part.data() + part.size()) {
        return false;
      }
      into.push_back(static_cast<char>(word >> 8));
      into.push_back(static_cast<char>(word & 255));
    }
    return true;
  };
  std::string out, tail;
  const size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    return words(text, out) && out.size() == 16 ? std::optional(out) : std::nullopt;
  }
  if (!words(text.substr(0, gap), out) || !words(text.substr(gap + 2), tail)) return std::nullopt;
  if (out.size() + tail.size() > 14) return std::nullopt;
  out.resize(16 - tail.size(), '\0');
  return out + tail;
}

std::optional<std::string> EncodeData(uint16_t type, std::string_view text) {
  if (type == 1) return EncodeIpv4(text);
  if (type == 28) return EncodeIpv6(text);
  const std::optional<std::vector<Field>> fields = Fields(text);
  std::string out;
  if (!fields || !AppendData(type, *fields, out)) return std::nullopt;
  return out;
}

}  // namespace wt::dns
