#include "emulator/codegen/model.h"

#include <algorithm>

namespace wt::codegen {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Keywords, and the names that the generated code uses itself.
const std::set<std::string, std::less<>> kKeywords = {
    "auto",     "bool",    "break",     "case",      "catch",    "char",    "class",    "const",
    "continue", "default", "delete",    "do",        "double",   "else",    "enum",     "explicit",
    "export",   "extern",  "false",     "float",     "for",      "friend",  "goto",     "if",
    "inline",   "int",     "long",      "namespace", "new",      "not",     "operator", "or",
    "and",      "private", "protected", "public",    "register", "return",  "short",    "signed",
    "sizeof",   "static",  "struct",    "switch",    "template", "this",    "throw",    "true",
    "try",      "typedef", "union",     "unsigned",  "using",    "virtual", "void",     "volatile",
    "while",    "xor",     "module",    "import",    "requires", "concept"};

// Names of wt itself that every handler sees.
const std::set<std::string, std::less<>> kReserved = {
    "Error", "Result", "Instant", "Duration", "Context", "Turn",  "Unit",
    "World", "Key",    "Schema",  "Column",   "Index",   "Events"};

}  // namespace

std::string Target(const Json& reference) {
  return (reference.is_string() ? reference : reference["shape"]).get<std::string>();
}

const Json* Fact(const Json& reference, std::string_view name) {
  if (reference.is_string()) return nullptr;
  const auto at = reference.find(std::string(name));
  return at == reference.end() ? nullptr : &*at;
}

std::string SnakeCase(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!IsUpper(c)) {
      out.push_back(c == '-' || c == ':' || c == '.' ? '_' : c);
      continue;
    }
    const bool after_word = i > 0 && (IsLower(name[i - 1]) || IsDigit(name[i - 1]));
    // The last capital of a run begins the next word, unless it is a plural's ("ARNs").
    const bool run_ends = i > 0 && IsUpper(name[i - 1]) && i + 1 < name.size() &&
                          IsLower(name[i + 1]) &&
                          !(name[i + 1] == 's' && (i + 2 == name.size() || IsUpper(name[i + 2])));
    if ((after_word || run_ends) && !out.empty() && out.back() != '_') out.push_back('_');
    out.push_back(static_cast<char>(c + 32));
  }
  return out;
}

std::string FieldName(std::string_view name) {
  std::string field = SnakeCase(name);
  if (IsDigit(field[0])) field.insert(field.begin(), '_');
  if (kKeywords.count(field) > 0) field.push_back('_');
  return field;
}

std::string TypeName(std::string_view shape) {
  std::string name(shape);
  for (char& c : name) {
    if (c == '-' || c == '.') c = '_';
  }
  if (IsLower(name[0])) name[0] = static_cast<char>(name[0] - 32);
  return kReserved.count(name) > 0 ? name + "Value" : name;
}

void Model::Reach(const std::set<std::string>& built) {
  for (const std::string& name : built) {
    const Json& operation = operations().at(name);
    if (operation.contains("input")) Visit(operation["input"]["shape"]);
    if (operation.contains("output")) Visit(operation["output"]["shape"]);
  }
  for (const std::string& name : reached_) {
    std::set<std::string> open;
    if (Type(name) == "structure") Order(name, open);
  }
}

void Model::Visit(const std::string& name) {
  if (!reached_.insert(name).second) return;
  const Json& facts = shape(name);
  if (facts.contains("members")) {
    for (const auto& [member, reference] : facts["members"].items()) Visit(Target(reference));
  }
  for (const char* part : {"member", "key", "value"}) {
    if (facts.contains(part)) Visit(Target(facts[part]));
  }
}

void Model::Order(const std::string& structure, std::set<std::string>& open) {
  if (done_.count(structure) > 0) return;
  open.insert(structure);
  for (const auto& [member, reference] : shape(structure)["members"].items()) {
    // Through lists and maps too: their elements are best complete, but need not be.
    std::string held = Target(reference);
    const bool direct = Type(held) == "structure";
    while (Type(held) == "list" || Type(held) == "map") {
      held = Target(shape(held)[Type(held) == "list" ? "member" : "value"]);
    }
    if (Type(held) != "structure") continue;
    if (open.count(held) > 0) {
      if (direct) boxed_.emplace(structure, held);
      continue;
    }
    Order(held, open);
  }
  open.erase(structure);
  if (done_.insert(structure).second) ordered_.push_back(structure);
}

bool Model::Boxed(const std::string& holder, const std::string& held) const {
  return boxed_.count({holder, held}) > 0;
}

std::vector<std::string> Model::errors() const {
  std::vector<std::string> names;
  for (const auto& [name, facts] : shapes().items()) {
    if (facts.contains("exception")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace wt::codegen
