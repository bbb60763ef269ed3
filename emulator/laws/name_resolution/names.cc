#include <algorithm>

#include "emulator/base/strings.h"
#include "emulator/laws/name_resolution/name_resolution.h"

namespace wt::laws::name_resolution {
namespace {

bool IsOctal(char c) { return c >= '0' && c <= '7'; }
bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// Whether text[at] begins "\ooo", a byte.
bool IsEscape(std::string_view text, size_t at) {
  return at + 3 < text.size() && text[at] == '\\' && text[at + 1] >= '0' && text[at + 1] <= '3' &&
         IsOctal(text[at + 2]) && IsOctal(text[at + 3]);
}

void AppendByte(std::string& out, unsigned char byte) {
  const char lower = LowerAscii(static_cast<char>(byte));
  if (IsPlain(lower)) {
    out.push_back(lower);
    return;
  }
  out.push_back('\\');
  for (const int shift : {6, 3, 0}) out.push_back(static_cast<char>('0' + ((byte >> shift) & 7)));
}

}  // namespace

std::optional<std::string> Normalise(std::string_view name) {
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
  constexpr size_t kLabelMax = 63, kNameMax = 255;
  if (name == ".") return std::string(".");
  std::string out;
  size_t label = 0, bytes = 1;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '.') {
      if (label == 0) return std::nullopt;
      out.push_back('.');
      label = 0;
      ++bytes;
      continue;
    }
    unsigned char byte = static_cast<unsigned char>(name[i]);
    if (IsEscape(name, i)) {
      byte = static_cast<unsigned char>((name[i + 1] - '0') * 64 + (name[i + 2] - '0') * 8 +
                                        (name[i + 3] - '0'));
      i += 3;
    }
    AppendByte(out, byte);
    ++bytes;
    if (++label > kLabelMax) return std::nullopt;
  }
  if (label > 0) {
    out.push_back('.');
    ++bytes;
  }
  if (out.empty() || bytes > kNameMax) return std::nullopt;
  return out;
}

std::vector<std::string_view> Labels(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty()) return {};
  return Split(name, '.');  // A dot inside a label is stored as \056.
}

std::string_view Parent(std::string_view name) {
  const size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot + 1 >= name.size()) return ".";
  return name.substr(dot + 1);
}

bool IsWithin(std::string_view name, std::string_view zone) {
  if (zone == ".") return true;
  if (!name.ends_with(zone)) return false;
  return name.size() == zone.size() || name[name.size() - zone.size() - 1] == '.';
}

std::string SortKey(std::string_view name) {
  std::vector<std::string_view> labels = Labels(name);
  std::reverse(labels.begin(), labels.end());
  return Join(labels, " ");
}

}  // namespace wt::laws::name_resolution
