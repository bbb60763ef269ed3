#include "emulator/base/strings.h"
#include "emulator/codegen/emit.h"

namespace wt::codegen {
namespace {

// The type of a value that stands in a list, a map or an optional.
std::string PlainType(const Model& model, const std::string& shape) {
  const std::string type = model.Type(shape);
  if (type == "string" || type == "blob") return "std::string";
  if (type == "integer" || type == "long") return "int64_t";
  if (type == "float" || type == "double") return "double";
  if (type == "boolean") return "bool";
  if (type == "timestamp") return "Instant";
  if (type == "list") {
    return StrCat("wire::List<", PlainType(model, Target(model.shape(shape)["member"])), ">");
  }
  if (type == "map") {
    return StrCat("wire::Map<", PlainType(model, Target(model.shape(shape)["value"])), ">");
  }
  return TypeName(shape);
}

}  // namespace

std::string RequestType(std::string_view operation) { return StrCat(operation, "Request"); }
std::string ResponseType(std::string_view operation) { return StrCat(operation, "Response"); }

std::string SlotType(const Model& model, const std::string& structure, const std::string& target,
                     bool required) {
  const std::string plain = PlainType(model, target);
  const std::string type = model.Type(target);
  if (type == "list" || type == "map") return plain;
  if (model.Boxed(structure, target)) return StrCat("wire::Box<", plain, ">");
  return required ? plain : StrCat("std::optional<", plain, ">");
}

bool IsRequired(const Json& structure, const std::string& member) {
  if (!structure.contains("required")) return false;
  for (const Json& name : structure["required"]) {
    if (name == member) return true;
  }
  return false;
}

namespace {

void EmitStructure(const Model& model, const std::string& name, std::string& out) {
  const Json& facts = model.shape(name);
  StrAppend(out, "\nstruct ", TypeName(name), " {\n");
  for (const auto& [member, reference] : facts["members"].items()) {
    const std::string target = Target(reference);
    const std::string slot = SlotType(model, name, target, IsRequired(facts, member));
    const std::string type = model.Type(target);
    const bool zeroed = slot == "int64_t" || slot == "double" || slot == "bool";
    StrAppend(out, "  ", slot, " ", FieldName(member), zeroed ? "{};\n" : ";\n");
  }
  out += "};\n";
}

void EmitAliases(const Model& model, const std::string& operation, std::string& out) {
  const Json& facts = model.operations().at(operation);
  const auto one = [&](const char* side, const std::string& wanted) {
    if (!facts.contains(side)) {
      StrAppend(out, "struct ", wanted, " {};\n");
      return;
    }
    const std::string actual = TypeName(facts[side]["shape"].get<std::string>());
    if (actual != wanted) StrAppend(out, "using ", wanted, " = ", actual, ";\n");
  };
  one("input", RequestType(operation));
  one("output", ResponseType(operation));
}

}  // namespace

std::string EmitTypes(const Model& model, const std::set<std::string>& built) {
  std::string out = StrCat(kBanner,
                           "#pragma once\n\n#include <cstdint>\n#include <optional>\n"
                           "#include <string>\n\n#include \"emulator/wire/shape.h\"\n\n"
                           "namespace wt::",
                           model.service(), " {\n\n");
  for (const std::string& name : model.ordered()) StrAppend(out, "struct ", TypeName(name), ";\n");
  for (const std::string& name : model.ordered()) EmitStructure(model, name, out);
  out += "\n";
  for (const std::string& operation : built) EmitAliases(model, operation, out);
  StrAppend(out, "\n}  // namespace wt::", model.service(), "\n\nnamespace wt::wire {\n");
  for (const std::string& name : model.ordered()) {
    StrAppend(out, "template <>\nconst Shape& ShapeOf<wt::", model.service(), "::", TypeName(name),
              ">();\n");
  }
  out += "}  // namespace wt::wire\n";
  return out;
}

std::string EmitOperations(const Model& model, const std::set<std::string>& built) {
  std::string out =
      StrCat(kBanner, "#pragma once\n\n#include \"emulator/base/result.h\"\n",
             "#include \"emulator/world/context.h\"\n#include \"services/", model.service(),
             "/api.h\"\n\nnamespace wt::", model.service(), " {\n\n");
  for (const std::string& name : built) {
    StrAppend(out, "Result<", ResponseType(name), "> ", name, "(Context& ctx, const ",
              RequestType(name), "& in);\n");
  }
  StrAppend(out, "\n}  // namespace wt::", model.service(), "\n");
  return out;
}

std::string EmitErrors(const Model& model) {
  std::string out = StrCat(kBanner, "#pragma once\n\n#include <string>\n#include <utility>\n\n",
                           "#include \"emulator/base/result.h\"\n\nnamespace wt::", model.service(),
                           "::error {\n");
  for (const std::string& name : model.errors()) {
    const Json& facts = model.shape(name);
    const Json& error = facts["error"];
    const std::string code = error.contains("code") ? error["code"].get<std::string>() : name;
    const bool fault = facts["fault"].get<bool>();
    const int status = error.contains("httpStatusCode") ? error["httpStatusCode"].get<int>()
                       : fault                          ? 500
                                                        : 400;
    StrAppend(out, "\ninline Error ", TypeName(name), "(std::string message) {\n",
              "  return {.code = ", Quoted(code),
              ", .message = std::move(message), .http_status = ", status,
              ", .sender_fault = ", fault ? "false" : "true", "};\n}\n");
  }
  StrAppend(out, "\n}  // namespace wt::", model.service(), "::error\n");
  return out;
}

}  // namespace wt::codegen
