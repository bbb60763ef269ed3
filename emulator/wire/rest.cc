#include "emulator/wire/rest.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/path.h"
#include "emulator/wire/writer.h"

namespace wt::wire {
namespace {

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Each value of a list is a header's item, apart from dates, which have a comma of their own.
void BindHeader(const Member& member, std::string_view text, void* input, Binder& binder) {
  const Shape& shape = *member.shape;
  if (shape.kind != Kind::kList) return binder.BindText(member, text, input);
  size_t commas = shape.element->kind == Kind::kTimestamp ? 2 : 1;
  if (shape.element->timestamp_format == TimestampFormat::kIso8601) commas = 1;
  while (!text.empty()) {
    size_t end = 0;
    for (size_t i = 0; i < commas && end != std::string_view::npos; ++i) {
      end = text.find(',', end + (i > 0 ? 1 : 0));
    }
    binder.BindText(member, Trimmed(text.substr(0, end)), input);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// The headers that begin with a prefix, as a map by the rest of their names.
void BindHeaders(const Member& member, const HttpRequest& request, void* input, Binder& binder) {
  const std::string_view prefix = member.location_name;
  for (const auto& [name, text] : request.headers) {
    if (name.size() < prefix.size() ||
        !EqualsIgnoreCase(std::string_view(name).substr(0, prefix.size()), prefix)) {
      continue;
    }
    binder.BindEntry(member, std::string_view(name).substr(prefix.size()), text, input);
  }
}

bool IsOtherMember(const Shape& shape, std::string_view name) {
  return std::any_of(shape.members.begin(), shape.members.end(), [&](const Member& member) {
    return member.location == Location::kQuerystring && member.location_name == name;
  });
}

void BindQuerystring(const Shape& shape, const Member& member, std::string_view query, void* input,
                     Binder& binder) {
  const bool is_map = member.shape->kind == Kind::kMap;
  bool found = false;
  for (const std::string_view pair : Split(query, '&')) {
    if (pair.empty()) continue;
    const size_t equals = pair.find('=');
    const std::string name = UrlDecode(pair.substr(0, equals), true);
    const std::string value =
        equals == std::string_view::npos ? "" : UrlDecode(pair.substr(equals + 1), true);
    if (is_map && !IsOtherMember(shape, name)) {
      binder.BindEntry(member, name, value, input);
    } else if (!is_map && name == member.location_name) {
      binder.BindText(member, value, input);
      found = true;
    }
  }
  if (!found && member.required) binder.Missing(member);
}

void WriteHeaderMap(const Member& member, const void* held, HttpResponse& response) {
  struct Walk {
    std::string_view prefix;
    HttpResponse& response;
  } walk{member.location_name, response};
  member.shape->map->each(
      held,
      [](void* arg, std::string_view key, const void* value) {
        auto& to = *static_cast<Walk*>(arg);
        to.response.headers.emplace_back(StrCat(to.prefix, key),
                                         *static_cast<const std::string*>(value));
      },
      &walk);
}

void WriteHeader(const Member& member, const void* held, HttpResponse& response) {
  const Shape& shape = *member.shape;
  if (shape.kind != Kind::kList) {
    const TimestampFormat format = member.timestamp_format != TimestampFormat::kUnset
                                       ? member.timestamp_format
                                       : shape.timestamp_format;
    response.headers.emplace_back(member.location_name, HeaderText(shape, held, format));
    return;
  }
  std::string text;
  for (size_t i = 0; i < shape.list->size(held); ++i) {
    StrAppend(text, i > 0 ? ", " : "",
              HeaderText(*shape.element, shape.list->at(held, i), shape.element->timestamp_format));
  }
  if (!text.empty()) response.headers.emplace_back(member.location_name, std::move(text));
}

}  // namespace

bool MatchPath(std::string_view pattern, std::string_view path, PathLabels& labels) {
  labels.clear();
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() != '{') {
      if (pattern.front() != path.front()) return false;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    const size_t close = pattern.find('}');
    std::string_view name = pattern.substr(1, close - 1);
    const bool greedy = name.ends_with('+');
    if (greedy) name.remove_suffix(1);
    pattern.remove_prefix(close + 1);
    const size_t end = greedy ? path.size() : std::min(path.find('/'), path.size());
    if (end == 0) return false;
    labels.emplace_back(name, UrlDecode(path.substr(0, end), false));
    path.remove_prefix(end);
  }
  return pattern.empty() && path.empty();
}

void BindElsewhere(const Shape& shape, const HttpRequest& request, const PathLabels& labels,
                   void* input, Binder& binder) {
  for (const Member& member : shape.members) {
    if (member.location == Location::kHeader) {
      const std::string_view text = request.Header(member.location_name);
      if (!text.empty())
        BindHeader(member, text, input, binder);
      else if (member.required)
        binder.Missing(member);
    } else if (member.location == Location::kHeaders) {
      BindHeaders(member, request, input, binder);
    } else if (member.location == Location::kUri) {
      const auto at = std::find_if(labels.begin(), labels.end(), [&](const auto& label) {
        return label.first == member.location_name;
      });
      if (at != labels.end())
        binder.BindText(member, at->second, input);
      else if (member.required)
        binder.Missing(member);
    } else if (member.location == Location::kQuerystring) {
      BindQuerystring(shape, member, request.query(), input, binder);
    }
  }
}

bool WriteElsewhere(const Shape& shape, const void* output, HttpResponse& response) {
  bool has_body = false;
  for (const Member& member : shape.members) {
    const void* held = member.slot->get(static_cast<const char*>(output) + member.offset);
    if (held == nullptr) continue;
    switch (member.location) {
      case Location::kHeader:
        WriteHeader(member, held, response);
        break;
      case Location::kHeaders:
        WriteHeaderMap(member, held, response);
        break;
      case Location::kStatusCode:
        response.status = static_cast<int>(*static_cast<const int64_t*>(held));
        break;
      default:
        has_body = true;
    }
  }
  return has_body;
}

}  // namespace wt::wire
