#include "services/ecs/user_data.h"

#include <optional>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"

namespace wt::ecs {
namespace {

bool IsNameCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The value that starts here: quoted by either quote, or up to white space, a redirection or a
// quote that closes what began before the name.
std::string ReadValue(std::string_view text, char around) {
  if (text.empty()) return "";
  const char first = text.front();
  if (first == '"' || first == '\'') {
    const size_t end = text.find(first, 1);
    return std::string(text.substr(1, end == std::string_view::npos ? end : end - 1));
  }
  std::string out;
  int braces = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // JSON as in ECS_INSTANCE_ATTRIBUTES={"a": "b c"} may hold spaces and quotes.
    if (c == '\\' && i + 1 < text.size() && text[i + 1] == '"') {
      out.push_back('"');
      quoted = !quoted;
      ++i;
      continue;
    }
    if (braces > 0 && c == '"') quoted = !quoted;
    if (!quoted && (c == '{' || c == '[')) ++braces;
    if (!quoted && (c == '}' || c == ']')) --braces;
    if (c == '\n' || c == '\r') break;
    if (braces <= 0 && c != '}' && c != ']' &&
        (c == ' ' || c == '\t' || c == '>' || c == ';' || c == '"' || c == '\'')) {
      break;
    }
    if (around != 0 && c == around && braces <= 0) break;
    out.push_back(c);
  }
  return out;
}

void ReadAssignments(std::string_view text, std::map<std::string, std::string>& settings) {
  size_t at = 0;
  while ((at = text.find("ECS_", at)) != std::string_view::npos) {
    const size_t start = at;
    while (at < text.size() && IsNameCharacter(text[at])) ++at;
    const bool whole_word = start == 0 || !IsNameCharacter(text[start - 1]);
    // A commented line sets nothing.
    const size_t line = text.rfind('\n', start) + 1;
    const size_t code = text.find_first_not_of(" \t", line);
    const bool comment = code != std::string_view::npos && text[code] == '#';
    if (!whole_word || comment || at >= text.size() || text[at] != '=') continue;
    const char before = start > 0 ? text[start - 1] : '\0';
    const char around = before == '"' || before == '\'' ? before : '\0';
    settings[std::string(text.substr(start, at - start))] = ReadValue(text.substr(at + 1), around);
  }
}

void ReadToml(std::string_view text, std::map<std::string, std::string>& settings) {
  bool in_section = false;
  for (std::string_view line : Split(text, '\n')) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    if (line.starts_with('[')) {
      in_section = line.starts_with("[settings.ecs]");
    } else if (in_section && line.starts_with("cluster")) {
      const size_t quote = line.find('"');
      const size_t end = line.find('"', quote + 1);
      if (quote != std::string_view::npos && end != std::string_view::npos) {
        settings["ECS_CLUSTER"] = line.substr(quote + 1, end - quote - 1);
      }
    }
  }
}

}  // namespace

std::map<std::string, std::string> AgentSettings(std::string_view user_data_base64) {
  std::map<std::string, std::string> settings;
  const std::optional<std::string> text = Base64Decode(user_data_base64);
  if (!text) return settings;
  ReadToml(*text, settings);
  ReadAssignments(*text, settings);
  // A part of a MIME multi-part may be base64 once more.
  const size_t encoded = text->find("Content-Transfer-Encoding: base64");
  if (encoded != std::string::npos) {
    const size_t body = text->find("\n\n", encoded);
    if (body != std::string::npos) {
      std::string part;
      for (const char c : text->substr(body + 2, text->find("\n--", body) - body - 2)) {
        if (c != '\n' && c != '\r') part.push_back(c);
      }
      if (const auto inner = Base64Decode(part)) ReadAssignments(*inner, settings);
    }
  }
  return settings;
}

}  // namespace wt::ecs
