#include "scenarios/engine/file/reader.h"

#include <algorithm>

#include "emulator/base/check.h"
#include "emulator/base/nearest.h"
#include "emulator/base/strings.h"
#include "scenarios/engine/file/expression.h"
#include "scenarios/engine/file/library.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/series.h"

namespace wt::scenario {
namespace {

bool Within(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> words = Split(list, '|');
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void Reading::Say(const Position& at, const std::string& path, std::string message) {
  if (problems.size() < kProblemsMax) problems.push_back({at, path, std::move(message)});
}

void Reading::Use(const Moment& moment, const Node& at, const std::string& path) {
  if (!moment.event.empty()) moments.push_back({moment, at.position, path});
}
void Reading::Use(const Metric& metric, const Node& at, const std::string& path) {
  EachSeries(metric.value, [&](const SeriesRef& found) {
    if (!found.aws) series.push_back({found, at.position, path});
  });
}
void Reading::Use(const Predicate& predicate, const Node& at, const std::string& path) {
  EachSeries(predicate, [&](const SeriesRef& found) {
    if (!found.aws) series.push_back({found, at.position, path});
  });
}

std::string Nearest(std::string_view written, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  const std::string nearest = NearestName(written, names);
  const size_t distance = EditDistance(written, nearest);
  if (distance < written.size() && distance <= std::max<size_t>(2, written.size() / 3)) {
    return StrCat("; did you mean '", nearest, "'?");
  }
  if (names.size() <= 20) return StrCat("; there are: ", Join(names, ", "));
  return StrCat("; the nearest is '", nearest, "'");
}

Reader::Reader(Reading& reading, const Section& section, const Node& node, std::string path)
    : reading_(reading), section_(section), node_(node), path_(std::move(path)) {
  if (node.IsMap()) {
    CheckKeys();
    return;
  }
  reading.Say(
      node.position, path_,
      StrCat("is ", KindName(node.kind), ", and must be a map with: ",
             section.open.empty() ? "" : StrCat(section.open, section.keys.empty() ? "" : ", "),
             [&] {
               std::vector<std::string_view> names;
               for (const Key& key : section.keys) names.push_back(key.name);
               return Join(names, ", ");
             }()));
}

void Reader::CheckKeys() {
  std::vector<std::string> names;
  for (const Key& key : section_.keys) names.emplace_back(key.name);
  // 1. Keys that there are not.
  for (const Entry& entry : node_.entries) {
    const bool known = std::find(names.begin(), names.end(), entry.key) != names.end();
    if (known || (!section_.open.empty() &&
                  (names.empty() || entry.key.find_first_of(".:") != std::string::npos))) {
      continue;
    }
    reading_.Say(entry.position, PathOf(entry.key),
                 StrCat("there is no such key", Nearest(entry.key, names)));
  }
  // 2. Keys that must be there.
  for (const Key& key : section_.keys) {
    if (key.required && Find(key.name) == nullptr) {
      reading_.Say(node_.position, path_, StrCat("'", key.name, "' is missing: ", key.doc));
    }
  }
  // 3. Of some just one.
  if (section_.one_of.empty()) return;
  std::vector<std::string_view> chosen;
  for (const Key& key : section_.keys) {
    if (Within(section_.one_of, key.name) && Has(key.name)) chosen.push_back(key.name);
  }
  if (chosen.size() == 1) return;
  const std::string choice = Join(Split(section_.one_of, '|'), ", ");
  if (chosen.empty()) {
    reading_.Say(node_.position, path_, StrCat("one of these must be there: ", choice));
  } else {
    reading_.Say(node_.position, path_,
                 StrCat("only one of these can be there: ", Join(chosen, ", ")));
  }
}

std::string Reader::PathOf(std::string_view key) const {
  return path_.empty() ? std::string(key) : StrCat(path_, ".", key);
}

const Node* Reader::Find(std::string_view key) const {
  const Node* node = node_.Find(key);
  return node != nullptr && node->kind != Node::Kind::kNull ? node : nullptr;
}

std::vector<const Entry*> Reader::Others() const {
  std::vector<const Entry*> out;
  if (!node_.IsMap()) return out;
  for (const Entry& entry : node_.entries) {
    const auto& keys = section_.keys;
    const bool known = std::any_of(keys.begin(), keys.end(),
                                   [&](const Key& key) { return key.name == entry.key; });
    if (!known) out.push_back(&entry);
  }
  return out;
}

std::string_view Reader::Chosen() const {
  for (const Key& key : section_.keys) {
    if (Within(section_.one_of, key.name) && Has(key.name)) return key.name;
  }
  return {};
}

void Reader::Say(std::string_view key, std::string message) const {
  const Node* node = node_.Find(key);
  reading_.Say(node != nullptr ? node->position : node_.position, PathOf(key), std::move(message));
}

const Key& Reader::KeyOf(std::string_view key) const {
  const Key* found = nullptr;
  for (const Key& known : section_.keys) {
    if (known.name == key) found = &known;
  }
  WT_CHECK(found != nullptr);
  return *found;
}

std::optional<std::string_view> Reader::Scalar(std::string_view key, Type type) {
  const Key& known = KeyOf(key);
  WT_CHECK(known.type == type);
  const Node* node = Find(key);
  if (node == nullptr) {
    if (known.fallback.empty()) return std::nullopt;
    resolved[std::string(key)] = known.fallback;
    return known.fallback;
  }
  if (!node->IsScalar()) {
    const TypeFacts facts = FactsOf(type);
    Say(key, StrCat("is ", KindName(node->kind), ", and must be ", facts.name,
                    facts.example.empty() ? "" : StrCat(" such as ", facts.example)));
    return std::nullopt;
  }
  resolved[std::string(key)] = node->text;
  return node->text;
}

std::optional<std::string> Reader::Text(std::string_view key) {
  const Type type = KeyOf(key).type;
  const std::optional<std::string_view> text = Scalar(key, type);
  if (!text) return std::nullopt;
  if (type == Type::kName && !IsName(*text)) {
    Say(key, StrCat("'", *text, "' is not a name: letters, digits, '-' and '_'"));
    return std::nullopt;
  }
  return std::string(*text);
}

std::optional<int64_t> Reader::Integer(std::string_view key, int64_t min, int64_t max) {
  const std::optional<int64_t> value = Parsed(key, Type::kInteger, ReadInteger);
  if (!value) return std::nullopt;
  if (*value < min || *value > max) {
    Say(key, StrCat(*value, " is not between ", min, " and ", max));
    return std::nullopt;
  }
  resolved[std::string(key)] = *value;
  return value;
}

std::optional<double> Reader::Number(std::string_view key, double min, double max) {
  const std::optional<double> value = Parsed(key, Type::kNumber, ReadNumber);
  if (!value) return std::nullopt;
  if (*value < min || *value > max) {
    Say(key, StrCat(FormatNumber(*value), " is not between ", FormatNumber(min), " and ",
                    FormatNumber(max)));
    return std::nullopt;
  }
  resolved[std::string(key)] = *value;
  return value;
}

std::optional<bool> Reader::Boolean(std::string_view key) {
  const std::optional<bool> value = Parsed(key, Type::kBoolean, ReadBoolean);
  if (value) resolved[std::string(key)] = *value;
  return value;
}

std::optional<Duration> Reader::Time(std::string_view key) {
  const std::optional<Duration> value = Parsed(key, Type::kDuration, ReadDuration);
  if (value) resolved[std::string(key)] = FormatDuration(*value);
  return value;
}

std::optional<double> Reader::Rate(std::string_view key) {
  const std::optional<double> value = Parsed(key, Type::kRate, ReadRate);
  if (value) resolved[std::string(key)] = FormatQuantity({*value, Unit::kRate});
  return value;
}

std::optional<double> Reader::Share(std::string_view key) {
  const std::optional<double> value = Parsed(key, Type::kShare, ReadShare);
  if (value) resolved[std::string(key)] = FormatQuantity({*value, Unit::kShare});
  return value;
}

std::optional<int64_t> Reader::Size(std::string_view key) {
  const std::optional<int64_t> value = Parsed(key, Type::kSize, ReadSize);
  if (value) {
    resolved[std::string(key)] = FormatQuantity({static_cast<double>(*value), Unit::kSize});
  }
  return value;
}

std::optional<Moment> Reader::When(std::string_view key) {
  const std::optional<Moment> value = Parsed(key, Type::kMoment, ReadMoment);
  if (!value) return std::nullopt;
  if (Has(key)) reading_.Use(*value, *Find(key), PathOf(key));
  resolved[std::string(key)] = FormatMoment(*value);
  return value;
}

std::optional<Metric> Reader::Measure(std::string_view key) {
  const std::optional<Metric> value = Parsed(key, Type::kMetric, ReadMetric);
  if (value) reading_.Use(*value, *Find(key), PathOf(key));
  return value;
}

std::optional<Predicate> Reader::Truth(std::string_view key) {
  const std::optional<Predicate> value = Parsed(key, Type::kPredicate, ReadPredicate);
  if (value) reading_.Use(*value, *Find(key), PathOf(key));
  return value;
}

std::optional<Distribution> Reader::Spread(std::string_view key) {
  std::optional<Distribution> value = Parsed(key, Type::kDistribution, ReadDistribution);
  if (!value) return value;
  value->path = PathOf(key);
  if (value->kind == Distribution::Kind::kEmpirical) ReadSamples(key, *value);
  return value;
}

void Reader::ReadSamples(std::string_view key, Distribution& spread) const {
  std::string path;
  const std::optional<std::string> text =
      FileText(key, ReadTerm(spread.text)->words[0], kFileBytesMax, path);
  if (!text) return;
  size_t number = 0;
  for (std::string_view line : Split(*text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (Trim(line).empty() || line.starts_with('#')) continue;
    const Result<Duration> sample = ReadDuration(line);
    if (!sample.ok()) {
      return Say(key, StrCat(path, ":", number, ": ", sample.error().message));
    }
    spread.samples.push_back(*sample);
  }
  if (spread.samples.empty()) return Say(key, StrCat(path, " has no durations"));
  std::sort(spread.samples.begin(), spread.samples.end());
}

std::optional<std::string> Reader::FileText(std::string_view key, std::string_view name,
                                            size_t bytes_max, std::string& path) const {
  const std::string& folder = reading_.folder;
  path = name.starts_with('/') || folder.empty() ? std::string(name) : StrCat(folder, "/", name);
  std::optional<std::string> text = ReadFile(path, bytes_max);
  if (!text) Say(key, StrCat("there is no file '", path, "' that can be read"));
  return text;
}

std::optional<Reader> Reader::Section_(std::string_view key) {
  const Key& known = KeyOf(key);
  WT_CHECK(known.section != nullptr);
  const Node* node = Find(key);
  if (node == nullptr) return std::nullopt;
  return Reader(reading_, *known.section, *node, PathOf(key));
}

void Reader::Each(std::string_view key,
                  const std::function<void(const Node&, const std::string&)>& visit) {
  const Key& known = KeyOf(key);
  const Node* node = Find(key);
  if (node == nullptr) return;
  if (!node->IsList()) {
    if (known.type == Type::kListOr) return visit(*node, PathOf(key));
    return Say(key, StrCat("is ", KindName(node->kind), ", and must be a list"));
  }
  for (size_t i = 0; i < node->entries.size(); ++i) {
    visit(node->entries[i].node, StrCat(PathOf(key), "[", i, "]"));
  }
}

void Reader::EachName(std::string_view key,
                      const std::function<void(const Entry&, const std::string&)>& visit) {
  WT_CHECK(KeyOf(key).type == Type::kMap);
  const Node* node = Find(key);
  if (node == nullptr) return;
  if (!node->IsMap()) {
    return Say(key, StrCat("is ", KindName(node->kind), ", and must be a map of names"));
  }
  for (const Entry& entry : node->entries) visit(entry, StrCat(PathOf(key), ".", entry.key));
}

}  // namespace wt::scenario
