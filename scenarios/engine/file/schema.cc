#include "scenarios/engine/file/schema.h"

#include "emulator/base/strings.h"
#include "scenarios/engine/file/keys.h"
#include "scenarios/engine/file/series.h"

namespace wt::scenario {
namespace {

std::string RefName(const Section& section) {
  std::string name(section.name);
  for (char& c : name) c = c == ' ' ? '_' : c;
  return name;
}

Json Ref(const Section& section) { return {{"$ref", StrCat("#/$defs/", RefName(section))}}; }

// YAML gives an editor numbers and booleans where the file has text; references are text always.
Json Scalar(Type type) {
  const TypeFacts facts = FactsOf(type);
  Json out = Json::object();
  if (type == Type::kInteger) {
    out["type"] = Json::array({"integer", "string"});
  } else if (type == Type::kNumber || type == Type::kBound) {
    out["type"] = Json::array({"number", "string"});
  } else if (type == Type::kBoolean) {
    out["type"] = Json::array({"boolean", "string"});
  } else if (type == Type::kText || type == Type::kName) {
    out["type"] = Json::array({"string", "number", "boolean"});
  } else {
    out["type"] = "string";
  }
  if (!facts.pattern.empty()) out["pattern"] = StrCat("\\$\\{.*\\}|", facts.pattern);
  if (!facts.example.empty()) out["examples"] = Json::array({facts.example});
  return out;
}

Json OneOrMany(Json one) {
  Json list{{"type", "array"}, {"items", one}};
  return {{"anyOf", Json::array({std::move(one), std::move(list)})}};
}

Json OfType(Type type, const Section* section, Type element);

Json Element(const Section* section, Type element) {
  Json one = section != nullptr ? Ref(*section) : OfType(element, nullptr, Type::kAny);
  // A list of maps may have a plain text in it: "250/s" among the forms of a rate.
  if (section == nullptr) return one;
  return {{"anyOf", Json::array({std::move(one), {{"type", "string"}}})}};
}

Json OfType(Type type, const Section* section, Type element) {
  switch (type) {
    case Type::kAny:
      return Json::object();
    case Type::kSection:
      return Ref(*section);
    case Type::kSectionOr:
      return {{"anyOf", Json::array({Ref(*section),
                                     {{"type", "string"}},
                                     {{"type", "array"}, {"items", Json::object()}}})}};
    case Type::kList:
      return {{"type", "array"}, {"items", Element(section, element)}};
    case Type::kListOr:
      return OneOrMany(Element(section, element));
    case Type::kMap:
      return {{"type", "object"},
              {"additionalProperties",
               section != nullptr ? Ref(*section) : OfType(element, nullptr, Type::kAny)}};
    case Type::kWindow: {
      Json inverted{{"type", "object"},
                    {"properties", {{"not", {{"type", "string"}}}}},
                    {"required", Json::array({"not"})},
                    {"additionalProperties", false}};
      return {{"anyOf", Json::array({Scalar(type), std::move(inverted)})}};
    }
    case Type::kBounds:
      return {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}};
    case Type::kCount:
      return {{"type", Json::array({"integer", "string", "array"})}};
    default:
      return Scalar(type);
  }
}

Json Definition(const Section& section) {
  Json properties = Json::object(), required = Json::array();
  for (const Key& key : section.keys) {
    Json value = OfType(key.type, key.section, key.element);
    value["description"] = key.doc;
    if (!key.fallback.empty()) value["default"] = key.fallback;
    properties[std::string(key.name)] = std::move(value);
    if (key.required) required.push_back(key.name);
  }
  Json out{{"type", "object"}};
  if (!section.doc.empty()) out["description"] = section.doc;
  out["properties"] = std::move(properties);
  if (!required.empty()) out["required"] = std::move(required);
  if (section.open.empty()) out["additionalProperties"] = false;
  if (section.one_of.empty()) return out;
  Json choices = Json::array();
  for (const std::string_view name : Split(section.one_of, '|')) {
    Json one = Json::array();
    one.push_back(name);
    choices.push_back({{"required", std::move(one)}});
  }
  out["oneOf"] = std::move(choices);
  return out;
}

std::string ValueText(const Key& key) {
  const auto of = [&] {
    return key.section != nullptr
               ? StrCat("[", key.section->name, "](#", RefName(*key.section), ")")
               : std::string(FactsOf(key.element).name);
  };
  switch (key.type) {
    case Type::kSection:
      return of();
    case Type::kSectionOr:
      return StrCat("text or ", of());
    case Type::kList:
      return StrCat("list: ", of());
    case Type::kListOr:
      return StrCat("one or a list: ", of());
    case Type::kMap:
      return StrCat("names: ", of());
    default:
      break;
  }
  const TypeFacts facts = FactsOf(key.type);
  if (facts.example.empty()) return std::string(facts.name);
  return StrCat(facts.name, ", `", facts.example, "`");
}

}  // namespace

Json JsonSchema() {
  Json definitions = Json::object();
  for (const Section* section : Sections()) definitions[RefName(*section)] = Definition(*section);
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
           {"title", "A scenario of Windtunnel"}};
  out["$ref"] = "#/$defs/scenario";
  out["$defs"] = std::move(definitions);
  return out;
}

std::string KeysPage() {
  std::string out;
  for (const Section* section : Sections()) {
    StrAppend(out, "### ", RefName(*section), "\n\n");
    if (!section->doc.empty()) StrAppend(out, section->doc, "\n\n");
    if (!section->open.empty()) StrAppend(out, "Further keys: ", section->open, ".\n\n");
    if (!section->one_of.empty()) {
      StrAppend(out, "Just one of: `", Join(Split(section->one_of, '|'), "`, `"), "`.\n\n");
    }
    if (section->keys.empty()) continue;
    out += "| key | value | unless said | meaning |\n|---|---|---|---|\n";
    for (const Key& key : section->keys) {
      const std::string fallback = key.required           ? "**must be there**"
                                   : key.fallback.empty() ? ""
                                                          : StrCat("`", key.fallback, "`");
      StrAppend(out, "| `", key.name, "` | ", ValueText(key), " | ", fallback, " | ", key.doc,
                " |\n");
    }
    out += "\n";
  }
  return out;
}

std::string SeriesPage() {
  constexpr std::string_view kSubjects[] = {"SERVICE", "GROUP",      "placement",
                                            "cost",    "elasticity", "slo.NAME"};
  std::string out = "| series | in | what it is |\n|---|---|---|\n";
  for (const SeriesName& name : SeriesNames()) {
    const std::string unit = !name.unit                  ? ""
                             : *name.unit == Unit::kNone ? "a count"
                                                         : std::string(UnitName(*name.unit));
    StrAppend(out, "| `", kSubjects[static_cast<size_t>(name.of)], ".", name.name, "` | ", unit,
              " | ", name.doc, " |\n");
  }
  return out;
}

}  // namespace wt::scenario
