#include "emulator/base/strings.h"
#include "emulator/base/wildcards.h"
#include "emulator/laws/iam_policy/conditions.h"

namespace wt::laws::iam_policy {
namespace {

struct Variable {
  std::string_view key;
  std::string_view fallback;
  bool has_fallback = false;
};

// ${aws:username} or ${aws:PrincipalTag/team, 'none'}: what stands between the braces.
Variable ReadVariable(std::string_view inside) {
  const size_t comma = inside.find(',');
  if (comma == std::string_view::npos) return {inside, {}, false};
  std::string_view rest = inside.substr(comma + 1);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (rest.size() < 2 || rest.front() != '\'' || rest.back() != '\'') return {inside, {}, false};
  return {inside.substr(0, comma), rest.substr(1, rest.size() - 2), true};
}

void Literal(Pattern& out, std::string_view text) {
  out.text.append(text);
  out.literal.resize(out.text.size(), true);
}

bool Same(char a, char b, bool ignore_case) {
  return ignore_case ? LowerAscii(a) == LowerAscii(b) : a == b;
}

}  // namespace

Pattern Expand(std::string_view text, const Values& values, bool with_variables,
               std::set<std::string>& missing) {
  Pattern out;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t end = with_variables && text.substr(i).starts_with("${") ? text.find('}', i)
                                                                          : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.text.push_back(text[i]);
      out.literal.push_back(false);
      continue;
    }
    const std::string_view inside = text.substr(i + 2, end - i - 2);
    i = end;
    if (inside == "*" || inside == "?" || inside == "$") {
      Literal(out, inside);
      continue;
    }
    const Variable variable = ReadVariable(inside);
    const auto found = values.find(ToLower(variable.key));
    // A key of several values cannot stand for one text.
    if (found != values.end() && found->second.size() == 1) {
      Literal(out, found->second[0]);
    } else if (variable.has_fallback) {
      Literal(out, variable.fallback);
    } else {
      missing.insert(std::string(variable.key));
      out.usable = false;
    }
  }
  return out;
}

bool GlobPattern(const Pattern& pattern, std::string_view text, bool ignore_case) {
  const auto wild = [&](size_t p, char kind) {
    return pattern.text[p] == kind && !pattern.literal[p];
  };
  return MatchWildcards(
      pattern.text.size(), text, [&](size_t p) { return wild(p, '*'); },
      [&](size_t p, char c) -> size_t {
        return wild(p, '?') || Same(pattern.text[p], c, ignore_case) ? 1 : 0;
      });
}

bool Glob(std::string_view pattern, std::string_view text, bool ignore_case) {
  return GlobPattern({std::string(pattern), std::vector<bool>(pattern.size(), false)}, text,
                     ignore_case);
}

void CollectVariables(std::string_view text, std::set<std::string>& keys) {
  for (size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const size_t end = text.find('}', at);
    if (end == std::string_view::npos) return;
    const std::string_view inside = text.substr(at + 2, end - at - 2);
    if (inside == "*" || inside == "?" || inside == "$") continue;
    keys.emplace(ReadVariable(inside).key);
  }
}

}  // namespace wt::laws::iam_policy
