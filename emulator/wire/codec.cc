#include "emulator/wire/codec.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "emulator/wire/bind.h"
#include "emulator/wire/node.h"
#include "emulator/wire/rest.h"
#include "emulator/wire/writer.h"

namespace wt::wire {
namespace {

// --- Requests ------------------------------------------------------------------------------------

Error Unreadable(Protocol protocol, const std::string& why) {
  switch (protocol) {
    case Protocol::kJson:
    case Protocol::kRpcV2Cbor:
      return {.code = "SerializationException", .message = why};
    case Protocol::kRestXml:
      return {.code = "MalformedInput", .message = why};
    default:
      return {.code = "MalformedQueryString", .message = why};
  }
}

// A payload that is the body as it stands.
bool IsRaw(const Shape& shape) { return shape.kind == Kind::kBlob || shape.kind == Kind::kString; }

void BindRaw(const Member& payload, const std::string& body, void* input) {
  void* slot = static_cast<char*>(input) + payload.offset;
  *static_cast<std::string*>(payload.slot->emplace(slot)) = body;
}

bool HasRawPayload(const Shape* shape) {
  return shape != nullptr && shape->payload >= 0 &&
         IsRaw(*shape->members[static_cast<size_t>(shape->payload)].shape);
}

Result<Node> Parse(Protocol protocol, const HttpRequest& request, bool raw_payload) {
  const std::string_view body = request.body;
  switch (protocol) {
    case Protocol::kJson: {
      // An operation without input may be sent nothing at all.
      if (body.empty()) return Node{.type = Node::Type::kMap};
      return ParseJson(body);
    }
    case Protocol::kRpcV2Cbor:
      if (body.empty()) return Node{.type = Node::Type::kMap};
      return ParseCbor(body);
    case Protocol::kRestXml:
      if (body.empty() || raw_payload) return Node{.type = Node::Type::kMap};
      return ParseXml(body);
    default:
      return ParseForm(body.empty() ? request.query() : body);
  }
}

// --- Answers -------------------------------------------------------------------------------------

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string JsonContentType(const Service& service) {
  return StrCat("application/x-amz-json-",
                service.json_version.empty() ? "1.1" : service.json_version);
}

void AddIdentity(Protocol protocol, const Service& service, std::string_view request_id,
                 HttpResponse& response) {
  response.headers.emplace_back("x-amzn-RequestId", request_id);
  switch (protocol) {
    case Protocol::kJson:
      response.headers.emplace_back("Content-Type", JsonContentType(service));
      break;
    case Protocol::kRpcV2Cbor:
      response.headers.emplace_back("Content-Type", "application/cbor");
      response.headers.emplace_back("smithy-protocol", "rpc-v2-cbor");
      break;
    case Protocol::kEc2:
      response.headers.emplace_back("Content-Type", "text/xml;charset=UTF-8");
      break;
    default:
      response.headers.emplace_back("Content-Type", "text/xml");
  }
}

void WriteEc2(const Operation& operation, const void* output, std::string_view request_id,
              std::string& out) {
  StrAppend(out, kXmlHead, "<", operation.name, "Response xmlns=\"",
            operation.service->xml_namespace, "/\"><requestId>", request_id, "</requestId>");
  if (operation.output != nullptr) {
    WriteXmlMembers(*operation.output, output, Protocol::kEc2, out);
  }
  StrAppend(out, "</", operation.name, "Response>");
}

void WriteQuery(const Operation& operation, const void* output, std::string_view request_id,
                std::string& out) {
  StrAppend(out, "<", operation.name, "Response xmlns=\"", operation.service->xml_namespace, "\">");
  if (operation.output != nullptr && !operation.result_wrapper.empty()) {
    StrAppend(out, "<", operation.result_wrapper, ">");
    WriteXmlMembers(*operation.output, output, Protocol::kQuery, out);
    StrAppend(out, "</", operation.result_wrapper, ">");
  }
  StrAppend(out, "<ResponseMetadata><RequestId>", request_id, "</RequestId></ResponseMetadata></",
            operation.name, "Response>");
}

void WriteRestXml(const Operation& operation, const void* output, HttpResponse& response) {
  const Shape& shape = *operation.output;
  const bool has_body = WriteElsewhere(shape, output, response);
  std::string_view root = shape.xml_name.empty() ? shape.name : shape.xml_name;
  const Shape* body = &shape;
  const void* value = output;
  // The payload is the body itself, under its own name.
  if (shape.payload >= 0) {
    const Member& member = shape.members[static_cast<size_t>(shape.payload)];
    value = member.slot->get(static_cast<const char*>(output) + member.offset);
    if (value == nullptr) return;
    if (IsRaw(*member.shape)) {
      response.body = *static_cast<const std::string*>(value);
      return;
    }
    root = member.has_location_name         ? member.location_name
           : member.shape->xml_name.empty() ? member.shape->name
                                            : member.shape->xml_name;
    body = member.shape;
  } else if (!has_body) {
    const bool any = std::any_of(shape.members.begin(), shape.members.end(),
                                 [](const Member& m) { return m.location == Location::kBody; });
    if (!any) return;
  }
  StrAppend(response.body, kXmlHead, "<", root);
  if (!operation.service->xml_namespace.empty()) {
    StrAppend(response.body, " xmlns=\"", operation.service->xml_namespace, "\"");
  }
  response.body += '>';
  WriteXmlMembers(*body, value, Protocol::kRestXml, response.body);
  StrAppend(response.body, "</", root, ">");
}

// --- Errors --------------------------------------------------------------------------------------

void WriteXmlDetails(const Error& error, std::string& out) {
  for (const auto& [name, text] : error.details) {
    const bool list = name.ends_with("[]");
    const std::string element = list ? name.substr(0, name.size() - 2) : name;
    StrAppend(out, "<", element, ">");
    AppendXmlText(out, text);
    StrAppend(out, "</", element, ">");
  }
}

void WriteXmlError(Protocol protocol, const Service& service, const Error& error,
                   std::string_view request_id, std::string& out) {
  if (protocol == Protocol::kEc2) {
    StrAppend(out, kXmlHead, "<Response><Errors><Error><Code>", error.code, "</Code><Message>");
    AppendXmlText(out, error.message);
    out += "</Message>";
    WriteXmlDetails(error, out);
    StrAppend(out, "</Error></Errors><RequestID>", request_id, "</RequestID></Response>");
    return;
  }
  StrAppend(out, protocol == Protocol::kRestXml ? kXmlHead : std::string_view(), "<ErrorResponse");
  if (!service.xml_namespace.empty()) StrAppend(out, " xmlns=\"", service.xml_namespace, "\"");
  StrAppend(out, "><Error><Type>", error.sender_fault ? "Sender" : "Receiver", "</Type><Code>",
            error.code, "</Code><Message>");
  AppendXmlText(out, error.message);
  out += "</Message>";
  WriteXmlDetails(error, out);
  StrAppend(out, "</Error><RequestId>", request_id, "</RequestId></ErrorResponse>");
}

// The details as (name, texts): the entries of a list stand beside each other.
std::vector<std::pair<std::string, std::vector<std::string>>> Grouped(const Error& error) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const auto& [name, text] : error.details) {
    if (groups.empty() || groups.back().first != name) groups.push_back({name, {}});
    groups.back().second.push_back(text);
  }
  return groups;
}

void WriteJsonError(const Error& error, std::string& out) {
  out += "{\"__type\":";
  AppendJsonString(out, error.code);
  out += ",\"message\":";
  AppendJsonString(out, error.message);
  for (const auto& [name, texts] : Grouped(error)) {
    const bool list = name.ends_with("[]");
    out += ',';
    AppendJsonString(out, list ? std::string_view(name).substr(0, name.size() - 2) : name);
    out += list ? ":[" : ":";
    for (size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) out += ',';
      AppendJsonString(out, texts[i]);
    }
    if (list) out += ']';
  }
  out += '}';
}

void WriteCborError(const Error& error, std::string& out) {
  const auto groups = Grouped(error);
  AppendCborMap(out, 2 + groups.size());
  AppendCborText(out, "__type");
  AppendCborText(out, error.code);
  AppendCborText(out, "message");
  AppendCborText(out, error.message);
  for (const auto& [name, texts] : groups) {
    const bool list = name.ends_with("[]");
    AppendCborText(out, list ? std::string_view(name).substr(0, name.size() - 2) : name);
    if (list) AppendCborList(out, texts.size());
    for (const std::string& text : texts) AppendCborText(out, text);
  }
}

}  // namespace

Result<void> DecodeRequest(const Operation& operation, Protocol protocol,
                           const HttpRequest& request, const PathLabels& labels, void* input) {
  // 1. The body as it stands; an operation that takes nothing still refuses what is unreadable.
  Result<Node> parsed = Parse(protocol, request, HasRawPayload(operation.input));
  if (!parsed.ok()) return Unreadable(protocol, parsed.error().message);
  const Shape* shape = operation.input;
  if (shape == nullptr) return {};

  const Service& service = *operation.service;
  Binder binder(protocol, service.validation, service.validation_code);
  if (protocol != Protocol::kRestXml) {
    binder.BindBody(*shape, *parsed, input);
    return binder.Finish();
  }

  // 2. REST: part of it travels in path, query and headers.
  BindElsewhere(*shape, request, labels, input, binder);
  static const Node kEmpty{.type = Node::Type::kMap};
  const Node& root = parsed->children.empty() ? kEmpty : parsed->children.front().second;
  if (shape->payload < 0) {
    binder.BindBody(*shape, root, input);
  } else {
    const Member& payload = shape->members[static_cast<size_t>(shape->payload)];
    if (IsRaw(*payload.shape)) {
      if (!request.body.empty()) BindRaw(payload, request.body, input);
    } else if (!request.body.empty()) {
      binder.BindPayload(payload, root, input);
    } else if (payload.required) {
      binder.Missing(payload);
    }
  }
  return binder.Finish();
}

Result<void> DecodeModelJson(const Operation& operation, std::string_view json, void* input) {
  const Result<Node> parsed = ParseJson(json);
  if (!parsed.ok()) return Unreadable(Protocol::kJson, parsed.error().message);
  if (operation.input == nullptr) return {};
  const Service& service = *operation.service;
  Binder binder = Binder::OfModelNames(service.validation, service.validation_code);
  binder.BindBody(*operation.input, *parsed, input);
  return binder.Finish();
}

HttpResponse EncodeResponse(const Operation& operation, Protocol protocol, const void* output,
                            std::string_view request_id) {
  HttpResponse response;
  response.status = operation.response_code;
  AddIdentity(protocol, *operation.service, request_id, response);
  response.body.reserve(512);
  switch (protocol) {
    case Protocol::kEc2:
      WriteEc2(operation, output, request_id, response.body);
      break;
    case Protocol::kQuery:
      WriteQuery(operation, output, request_id, response.body);
      break;
    case Protocol::kJson:
      if (operation.output != nullptr) {
        WriteJson(*operation.output, output, JsonTimes::kEpochSeconds, response.body);
      }
      break;
    case Protocol::kRpcV2Cbor:
      if (operation.output != nullptr) {
        WriteCbor(*operation.output, output, response.body);
      } else {
        AppendCborMap(response.body, 0);
      }
      break;
    case Protocol::kRestXml:
      if (operation.output != nullptr) WriteRestXml(operation, output, response);
      break;
  }
  return response;
}

HttpResponse EncodeError(const Service& service, Protocol protocol, const Error& error,
                         std::string_view request_id) {
  HttpResponse response;
  response.status = error.http_status;
  AddIdentity(protocol, service, request_id, response);
  if (service.query_compatible && protocol != Protocol::kQuery) {
    response.headers.emplace_back(
        "x-amzn-query-error", StrCat(error.code, ";", error.sender_fault ? "Sender" : "Receiver"));
  }
  switch (protocol) {
    case Protocol::kJson:
      WriteJsonError(error, response.body);
      break;
    case Protocol::kRpcV2Cbor:
      WriteCborError(error, response.body);
      break;
    default:
      WriteXmlError(protocol, service, error, request_id, response.body);
  }
  return response;
}

std::string ToStoredJson(const Shape& shape, const void* value) {
  std::string out;
  WriteJson(shape, value, JsonTimes::kMicros, out);
  return out;
}

}  // namespace wt::wire
