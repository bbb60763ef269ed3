#include "emulator/base/strings.h"
#include "emulator/codegen/emit.h"

namespace wt::codegen {

std::string SlotType(const Model& model, const std::string& structure, const std::string& target,
                     bool required);
bool IsRequired(const Json& structure, const std::string& member);

std::string Quoted(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (byte < 0x20 || byte >= 0x7f) {
      // The literal is cut after the escape, so that a digit behind it is not taken in.
      StrAppend(out, "\\x", kHex[byte >> 4], kHex[byte & 15], "\"\"");
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

namespace {

std::string TableName(std::string_view shape) { return StrCat("kShape_", TypeName(shape)); }

std::string Text(const Json& facts, const char* name) {
  return facts.contains(name) && facts[name].is_string() ? facts[name].get<std::string>() : "";
}

std::string KindName(const std::string& type) {
  std::string name = type;
  name[0] = static_cast<char>(name[0] - 32);
  return "Kind::k" + name;
}

std::string FormatName(const std::string& format) {
  if (format == "iso8601") return "TimestampFormat::kIso8601";
  if (format == "rfc822") return "TimestampFormat::kRfc822";
  return "TimestampFormat::kUnixTimestamp";
}

std::string LocationName(const std::string& location) {
  if (location == "header") return "Location::kHeader";
  if (location == "headers") return "Location::kHeaders";
  if (location == "uri") return "Location::kUri";
  if (location == "querystring") return "Location::kQuerystring";
  return "Location::kStatusCode";
}

void EmitMember(const Model& model, const std::string& structure, const std::string& name,
                const Json& reference, std::string& out) {
  const std::string target = Target(reference);
  const Json& shape = model.shape(target);
  const bool required = IsRequired(model.shape(structure), name);
  const Json* location_name = Fact(reference, "locationName");
  StrAppend(out, "    {.name = ", Quoted(name), ", .location_name = ",
            Quoted(location_name ? location_name->get<std::string>() : name));
  if (const Json* query = Fact(reference, "queryName")) {
    StrAppend(out, ", .query_name = ", Quoted(query->get<std::string>()));
  }
  StrAppend(out, ", .shape = &", TableName(target), ", .offset = offsetof(", TypeName(structure),
            ", ", FieldName(name), "), .slot = &kSlotOps<",
            SlotType(model, structure, target, required), ">");
  if (const Json* location = Fact(reference, "location")) {
    StrAppend(out, ", .location = ", LocationName(location->get<std::string>()));
  }
  if (required) out += ", .required = true";
  if (Fact(reference, "flattened") != nullptr || shape.contains("flattened")) {
    out += ", .flattened = true";
  }
  if (Fact(reference, "xmlAttribute") != nullptr) out += ", .xml_attribute = true";
  if (Fact(reference, "idempotencyToken") != nullptr) out += ", .idempotency_token = true";
  if (location_name != nullptr) out += ", .has_location_name = true";
  if (const Json* format = Fact(reference, "timestampFormat")) {
    StrAppend(out, ", .timestamp_format = ", FormatName(format->get<std::string>()));
  }
  if (const Json* space = Fact(reference, "xmlNamespace"); space && space->is_object()) {
    StrAppend(out, ", .xml_namespace = ", Quoted(Text(*space, "uri")),
              ", .xml_prefix = ", Quoted(Text(*space, "prefix")));
  }
  out += "},\n";
}

std::string NumberText(const Json& number) { return number.dump(); }

void EmitConstraints(const Json& facts, std::string& out) {
  if (facts.contains("min")) StrAppend(out, ", .min = ", NumberText(facts["min"]));
  if (facts.contains("max")) StrAppend(out, ", .max = ", NumberText(facts["max"]));
  if (facts.contains("pattern")) {
    StrAppend(out, ", .pattern = ", Quoted(facts["pattern"].get<std::string>()));
  }
  if (facts.contains("timestampFormat")) {
    StrAppend(out,
              ", .timestamp_format = ", FormatName(facts["timestampFormat"].get<std::string>()));
  }
  if (facts.contains("sensitive")) out += ", .sensitive = true";
}

std::string PartName(const Json& reference, const char* otherwise) {
  const Json* name = Fact(reference, "locationName");
  return name ? name->get<std::string>() : otherwise;
}

std::string PlainOf(const Model& model, const std::string& shape) {
  // A slot of a required value is the plain type itself.
  return SlotType(model, "", shape, true);
}

void EmitStructureTable(const Model& model, const std::string& name, const Json& facts,
                        std::string& out) {
  const std::string type = TypeName(name);
  if (!facts["members"].empty()) {
    StrAppend(out, "static const Member kMembers_", type, "[] = {\n");
    for (const auto& [member, reference] : facts["members"].items()) {
      EmitMember(model, name, member, reference, out);
    }
    out += "};\n";
  }
  StrAppend(out, "const Shape ", TableName(name), "{.name = ", Quoted(name),
            ", .kind = Kind::kStructure");
  if (!facts["members"].empty()) StrAppend(out, ", .members = kMembers_", type);
  if (facts.contains("payload")) {
    int index = 0;
    for (const auto& [member, reference] : facts["members"].items()) {
      if (member == facts["payload"]) break;
      ++index;
    }
    StrAppend(out, ", .payload = ", index);
  }
  if (facts.contains("locationName")) {
    StrAppend(out, ", .xml_name = ", Quoted(facts["locationName"].get<std::string>()));
  }
  if (facts.contains("union")) out += ", .is_union = true";
  StrAppend(out, ", .size = sizeof(", type, ")};\n");
}

void EmitTable(const Model& model, const std::string& name, std::string& out) {
  const Json& facts = model.shape(name);
  const std::string type = facts["type"];
  if (type == "structure") return EmitStructureTable(model, name, facts, out);
  if (facts.contains("enum")) {
    StrAppend(out, "static constexpr std::string_view kEnum_", TypeName(name), "[] = {");
    for (const Json& value : facts["enum"]) StrAppend(out, Quoted(value.get<std::string>()), ", ");
    out += "};\n";
  }
  StrAppend(out, "const Shape ", TableName(name), "{.name = ", Quoted(name),
            ", .kind = ", KindName(type));
  if (type == "list") {
    const std::string element = Target(facts["member"]);
    StrAppend(out, ", .element = &", TableName(element),
              ", .element_name = ", Quoted(PartName(facts["member"], "member")));
    if (facts.contains("flattened")) out += ", .flattened = true";
    StrAppend(out, ", .list = &kListOps<", PlainOf(model, element), ">");
  }
  if (type == "map") {
    const std::string value = Target(facts["value"]);
    if (facts.contains("flattened")) out += ", .flattened = true";
    StrAppend(out, ", .key = &", TableName(Target(facts["key"])), ", .value = &", TableName(value),
              ", .key_name = ", Quoted(PartName(facts["key"], "key")),
              ", .value_name = ", Quoted(PartName(facts["value"], "value")), ", .map = &kMapOps<",
              PlainOf(model, value), ">");
  }
  EmitConstraints(facts, out);
  if (facts.contains("enum")) StrAppend(out, ", .enum_values = kEnum_", TypeName(name));
  out += "};\n";
}

std::string Protocols(const Model& model) {
  std::string out;
  for (const Json& protocol : model.metadata()["protocols"]) {
    const std::string name = protocol;
    StrAppend(out, "Protocol::k",
              name == "ec2"        ? "Ec2"
              : name == "query"    ? "Query"
              : name == "json"     ? "Json"
              : name == "rest-xml" ? "RestXml"
                                   : "RpcV2Cbor",
              ", ");
  }
  return out;
}

std::string Namespace(const Json& metadata) {
  if (!metadata.contains("xmlNamespace")) return "";
  const Json& space = metadata["xmlNamespace"];
  return space.is_object() ? Text(space, "uri") : space.get<std::string>();
}

void EmitService(const Model& model, std::string& out) {
  const Json& metadata = model.metadata();
  const std::string& service = model.service();
  const std::string prefix = Text(metadata, "endpointPrefix");
  const std::string signing = Text(metadata, "signingName");
  StrAppend(out, "static constexpr Protocol kProtocols[] = {", Protocols(model), "};\n",
            "static const wire::Service kService{.id = ", Quoted(service),
            ", .signing_name = ", Quoted(signing.empty() ? prefix : signing),
            ", .endpoint_prefix = ", Quoted(prefix),
            ", .api_version = ", Quoted(Text(metadata, "apiVersion")),
            ", .target_prefix = ", Quoted(Text(metadata, "targetPrefix")),
            ", .json_version = ", Quoted(Text(metadata, "jsonVersion")), ", .xml_namespace = ");
  // REST services carry theirs on the shapes; the answer needs just one.
  std::string space = Namespace(metadata);
  if (service == "route53") space = "https://route53.amazonaws.com/doc/2013-04-01/";
  if (service == "cloudfront") space = "http://cloudfront.amazonaws.com/doc/2020-05-31/";
  // ECS checks for itself, and words it so; ECR and the query services have their own code.
  const std::string first = metadata["protocols"][0];
  const char* code = service == "ecr"          ? "InvalidParameterException"
                     : service == "logs"       ? "InvalidParameterException"
                     : service == "route53"    ? "InvalidInput"
                     : service == "cloudfront" ? "InvalidArgument"
                     : first == "query" || metadata.contains("awsQueryCompatible")
                         ? "ValidationError"
                         : "ValidationException";
  StrAppend(out, Quoted(space), ", .service_id = ", Quoted(Text(metadata, "serviceId")),
            ", .shape_name = ", Quoted(Text(metadata, "targetPrefix")),
            ", .protocols = kProtocols, .query_compatible = ",
            metadata.contains("awsQueryCompatible") ? "true" : "false",
            ", .validation = Validation::",
            first == "ec2"     ? "kEc2"
            : service == "ecs" ? "kNone"
                               : "kSmithy",
            ", .validation_code = ", Quoted(code), "};\n");
}

// A paginator's token may be a list of names or a path; only plain names concern the machine.
std::string PlainToken(const Json& paginator, const char* name) {
  const std::string text = Text(paginator, name);
  return text.find_first_of(".|[ ") == std::string::npos ? text : "";
}

void EmitOperation(const Model& model, const std::string& name, bool built, std::string& out) {
  const Json& facts = model.operations().at(name);
  const Json& http = facts["http"];
  StrAppend(out, "static const Operation kOperation_", name, "{.name = ", Quoted(name),
            ", .service = &kService");
  if (http[0] != "POST") StrAppend(out, ", .method = ", Quoted(http[0].get<std::string>()));
  if (http[1] != "/") StrAppend(out, ", .uri = ", Quoted(http[1].get<std::string>()));
  if (http[2] != 200) StrAppend(out, ", .response_code = ", http[2].get<int>());
  if (built && facts.contains("input")) {
    StrAppend(out, ", .input = &", TableName(facts["input"]["shape"].get<std::string>()));
  }
  if (built && facts.contains("output")) {
    StrAppend(out, ", .output = &", TableName(facts["output"]["shape"].get<std::string>()));
  }
  if (facts.contains("output") && facts["output"].contains("resultWrapper")) {
    StrAppend(out,
              ", .result_wrapper = ", Quoted(facts["output"]["resultWrapper"].get<std::string>()));
  } else if (model.metadata()["protocols"].back() == "query" && facts.contains("output")) {
    StrAppend(out, ", .result_wrapper = ", Quoted(name + "Result"));
  }
  if (model.paginators().contains(name)) {
    const Json& paginator = model.paginators()[name];
    StrAppend(out, ", .input_token = ", Quoted(PlainToken(paginator, "input_token")),
              ", .output_token = ", Quoted(PlainToken(paginator, "output_token")),
              ", .limit_key = ", Quoted(PlainToken(paginator, "limit_key")));
  }
  out += "};\n";
}

std::string TablesHead(const Model& model) {
  std::string out =
      StrCat(kBanner, "#include <cstddef>\n\n#include \"services/", model.service(),
             "/api.h\"\n\nnamespace wt::", model.service(), " {\n\nusing namespace wt::wire;\n\n");
  for (const std::string& name : model.reached()) {
    StrAppend(out, "extern const Shape ", TableName(name), ";\n");
  }
  return out;
}

}  // namespace

std::vector<std::string> EmitTables(const Model& model, const std::set<std::string>&,
                                    size_t shards) {
  std::vector<std::string> files(shards, TablesHead(model));
  std::vector<std::string> accessors(shards);
  size_t next = 0;
  for (const std::string& name : model.reached()) {
    const size_t shard = next++ % shards;
    files[shard] += "\n";
    EmitTable(model, name, files[shard]);
    if (model.Type(name) != "structure") continue;
    StrAppend(accessors[shard], "template <>\nconst Shape& ShapeOf<wt::", model.service(),
              "::", TypeName(name), ">() {\n  return wt::", model.service(), "::", TableName(name),
              ";\n}\n");
  }
  for (size_t i = 0; i < shards; ++i) {
    StrAppend(files[i], "\n}  // namespace wt::", model.service(), "\n\nnamespace wt::wire {\n",
              accessors[i], "}  // namespace wt::wire\n");
  }
  return files;
}

std::string EmitDispatch(const Model& model, const std::set<std::string>& built) {
  std::string out = StrCat(kBanner, "#include \"emulator/world/dispatch.h\"\n#include \"services/",
                           model.service(), "/operations.h\"\n#include \"services/",
                           model.service(), "/service_entry.h\"\n\nnamespace wt::", model.service(),
                           " {\n\nusing namespace wt::wire;\n\n");
  for (const std::string& name : model.reached()) {
    StrAppend(out, "extern const Shape ", TableName(name), ";\n");
  }
  out += "\n";
  EmitService(model, out);
  for (const auto& [name, facts] : model.operations().items()) {
    EmitOperation(model, name, built.count(name) > 0, out);
  }
  out += "\nstatic const OperationEntry kOperations[] = {\n";
  for (const auto& [name, facts] : model.operations().items()) {
    if (built.count(name) > 0) {
      StrAppend(out, "    EntryOf<", RequestType(name), ", ", ResponseType(name), ", &", name,
                ">(kOperation_", name, "),\n");
    } else {
      StrAppend(out, "    {.operation = &kOperation_", name, "},\n");
    }
  }
  StrAppend(out, "};\n\nconst ServiceEntry& GetServiceEntry() {\n",
            "  static const ServiceEntry entry{.service = &kService, .operations = kOperations};\n",
            "  return entry;\n}\n\n}  // namespace wt::", model.service(), "\n");
  return out;
}

std::string EmitServiceEntry(const Model& model) {
  return StrCat(kBanner, "#pragma once\n\n#include \"emulator/world/dispatch.h\"\n\nnamespace wt::",
                model.service(),
                " {\n\n// The service's operations, those without code included.\n"
                "const ServiceEntry& GetServiceEntry();\n\n}  // namespace wt::",
                model.service(), "\n");
}

}  // namespace wt::codegen
