#include "emulator/laws/log_filter/log_filter.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "emulator/laws/log_filter/json_test.h"

namespace wt::laws::log_filter {
namespace {

Error Invalid(std::string_view why) {
  return {.code = "InvalidParameterException", .message = std::string(why)};
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool IsWord(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string Unquoted(std::string_view text) {
  text = Trimmed(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

}  // namespace

Result<Pattern> Pattern::Parse(std::string_view text) {
  text = Trimmed(text);
  Pattern out;
  if (text.empty()) return out;
  if (text.front() == '%') {
    return Invalid("Windtunnel does not implement regular expressions in filter patterns.");
  }
  if (text.front() == '{') {
    if (text.back() != '}') return Invalid("Invalid filter pattern: a brace is not closed");
    out.json_ = WT_TRY(ParseTest(Trimmed(text.substr(1, text.size() - 2))));
    return out;
  }
  if (text.front() == '[') {
    if (text.back() != ']') return Invalid("Invalid filter pattern: a bracket is not closed");
    WT_TRY(out.ParseFields(text.substr(1, text.size() - 2)));
    return out;
  }
  WT_TRY(out.ParseTerms(text));
  return out;
}

Result<void> Pattern::ParseTerms(std::string_view text) {
  while (!(text = Trimmed(text)).empty()) {
    Term term;
    if (text.front() == '?' || text.front() == '-') {
      term.kind = text.front() == '?' ? Term::Kind::kSome : Term::Kind::kNone;
      text.remove_prefix(1);
    }
    if (!text.empty() && text.front() == '"') {
      const size_t end = text.find('"', 1);
      if (end == std::string_view::npos) return Invalid("Invalid filter pattern: unclosed quote");
      term.text = text.substr(1, end - 1);
      text.remove_prefix(end + 1);
    } else {
      const size_t end = std::min(text.find(' '), text.size());
      term.text = text.substr(0, end);
      text.remove_prefix(end);
      // Anything else has to stand in quotes.
      if (term.text.empty() || !IsWord(term.text)) {
        return Invalid(StrCat("Invalid character(s) in term '", term.text, "'"));
      }
    }
    terms_.push_back(std::move(term));
  }
  return {};
}

Result<void> Pattern::ParseFields(std::string_view text) {
  for (std::string_view part : Split(text, ',')) {
    part = Trimmed(part);
    Field field;
    if (part == "...") {
      field.rest = true;
      fields_.push_back(std::move(field));
      continue;
    }
    // "status = 4* || status = 5*", "size > 100 && size < 200"
    field.any = part.find("||") != std::string_view::npos;
    const std::string_view joint = field.any ? "||" : "&&";
    while (true) {
      const size_t at = part.find(joint);
      std::string_view piece = Trimmed(part.substr(0, at));
      const size_t op = piece.find_first_of("=!<>");
      const std::string_view name = Trimmed(piece.substr(0, op));
      if (field.name.empty()) field.name = name;
      if (op != std::string_view::npos) {
        const size_t length = piece.substr(op, 2) == "!=" || piece.substr(op, 2) == "<=" ||
                                      piece.substr(op, 2) == ">="
                                  ? 2
                                  : 1;
        field.checks.push_back(
            {std::string(piece.substr(op, length)), Unquoted(piece.substr(op + length))});
      }
      if (at == std::string_view::npos) break;
      part = part.substr(at + 2);
    }
    fields_.push_back(std::move(field));
  }
  return {};
}

std::vector<std::string> SplitFields(std::string_view message) {
  std::vector<std::string> out;
  while (!(message = Trimmed(message)).empty()) {
    const char close = message.front() == '"' ? '"' : message.front() == '[' ? ']' : ' ';
    if (close != ' ') {
      const size_t end = message.find(close, 1);
      if (end != std::string_view::npos) {
        out.emplace_back(message.substr(1, end - 1));
        message.remove_prefix(end + 1);
        continue;
      }
    }
    const size_t end = std::min(message.find(' '), message.size());
    out.emplace_back(message.substr(0, end));
    message.remove_prefix(end);
  }
  return out;
}

namespace {

// Pairs a pattern's fields with an event's; false where their numbers do not fit. `place` is called
// with the indexes of both.
template <class Fields, class Place>
bool Align(const Fields& fields, const std::vector<std::string>& parts, Place&& place) {
  const auto rest =
      std::find_if(fields.begin(), fields.end(), [](const auto& field) { return field.rest; });
  const auto before = static_cast<size_t>(rest - fields.begin());
  if (rest == fields.end()) {
    if (fields.size() != parts.size()) return false;
    for (size_t i = 0; i < parts.size(); ++i) place(i, i);
    return true;
  }
  const size_t after = fields.size() - before - 1;
  if (parts.size() < before + after) return false;
  for (size_t i = 0; i < before; ++i) place(i, i);
  for (size_t i = 0; i < after; ++i) place(before + 1 + i, parts.size() - after + i);
  return true;
}

}  // namespace

bool Pattern::Matches(const Event& event) const {
  if (json_) return event.json && Holds(*json_, *event.json);
  if (!fields_.empty()) {
    const std::vector<std::string> parts = SplitFields(event.message);
    bool good = true;
    const bool aligned = Align(fields_, parts, [&](size_t field, size_t part) {
      const Field& one = fields_[field];
      bool some = false, all = true;
      for (const Field::Check& check : one.checks) {
        const bool holds = Compare(parts[part], check.op, check.value);
        some = some || holds;
        all = all && holds;
      }
      if (!(one.any ? some : all)) good = false;
    });
    return aligned && good;
  }
  bool wants_some = false, has_some = false;
  for (const Term& term : terms_) {
    const bool there = event.message.find(term.text) != std::string_view::npos;
    if (term.kind == Term::Kind::kAll && !there) return false;
    if (term.kind == Term::Kind::kNone && there) return false;
    if (term.kind == Term::Kind::kSome) {
      wants_some = true;
      has_some = has_some || there;
    }
  }
  return !wants_some || has_some;
}

std::map<std::string, std::string> Pattern::Extracted(const Event& event) const {
  std::map<std::string, std::string> out;
  if (json_ && event.json) Extract(*json_, *event.json, out);
  if (!fields_.empty()) {
    const std::vector<std::string> parts = SplitFields(event.message);
    Align(fields_, parts, [&](size_t field, size_t part) {
      if (!fields_[field].name.empty()) out["$" + fields_[field].name] = parts[part];
    });
  }
  return out;
}

}  // namespace wt::laws::log_filter
