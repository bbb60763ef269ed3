// wire-vectors FILE…
//
// Runs protocol tests in the JSON format of botocore's tests/unit/protocols against the codecs,
// from the server's side: `serialized` is read and must give `params`, `result` is written and a
// client must read it as it reads `response`. Prints each failure, then "N passed, M failed".
// Beyond that format, a case of an input file may have an `errorCode` in the place of `params`:
// the request must be refused so.

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/codec.h"
#include "emulator/wire/path.h"
#include "tests/wire/params.h"

namespace wt::wire {
namespace {

// What botocore's tests fill idempotency tokens with.
constexpr std::string_view kFilledToken = "00000000-0000-4000-8000-000000000000";

std::optional<Protocol> ProtocolOf(const std::string& name) {
  if (name == "ec2") return Protocol::kEc2;
  if (name == "query") return Protocol::kQuery;
  if (name == "json") return Protocol::kJson;
  if (name == "rest-xml") return Protocol::kRestXml;
  if (name == "smithy-rpc-v2-cbor" || name == "rpc-v2-cbor") return Protocol::kRpcV2Cbor;
  return std::nullopt;
}

std::string Text(const Json& facts, const char* name) {
  if (!facts.contains(name) || facts[name].is_null()) return "";
  return facts[name].is_string() ? facts[name].get<std::string>() : facts[name].dump();
}

// The tables of one suite; what they point into lives as long.
struct Suite {
  explicit Suite(const Json& suite)
      : shapes(suite.value("shapes", Json::object())),
        metadata(suite.value("metadata", Json::object())),
        version(Text(metadata, "apiVersion")),
        target_prefix(Text(metadata, "targetPrefix")),
        json_version(Text(metadata, "jsonVersion")) {
    service.api_version = version;
    service.target_prefix = target_prefix;
    service.json_version = json_version;
    service.validation = Validation::kNone;
  }
  DynamicShapes shapes;
  Json metadata;
  std::string version, target_prefix, json_version;
  Service service;
};

struct Case {
  Case(Suite& suite, const Json& test, Protocol spoken)
      : json(test), given(test.value("given", Json::object())), protocol(spoken) {
    const Json http = given.value("http", Json::object());
    name = given.value("name", "OperationName");
    uri = http.value("requestUri", "/");
    wrapper = name + "Result";
    operation.name = name;
    operation.service = &suite.service;
    operation.uri = uri;
    operation.response_code = http.value("responseCode", 200);
    if (given.contains("input")) operation.input = &suite.shapes.Root(given["input"]);
    if (given.contains("output")) {
      const Json& output = given["output"];
      const Json facts = suite.shapes.Facts(output.at("shape"));
      wrapper = output.value("resultWrapper", facts.value("resultWrapper", wrapper));
      operation.output = &suite.shapes.Root(output);
    }
    operation.result_wrapper = wrapper;
  }
  std::string Body(const Json& message) const {
    const std::string text = Text(message, "body");
    if (protocol != Protocol::kRpcV2Cbor) return text;
    return Base64Decode(text).value_or(text);
  }

  Json json, given;
  Protocol protocol;
  std::string name, uri, wrapper;
  Operation operation;
};

// Forms cannot say that a list, map or structure is there and empty.
Json WithoutEmpty(const Json& params) {
  if (!params.is_structured()) return params;
  Json out = params.is_array() ? Json::array() : Json::object();
  for (const auto& [name, value] : params.items()) {
    Json kept = WithoutEmpty(value);
    if (params.is_array()) {
      out.push_back(std::move(kept));
    } else if (!kept.is_structured() || !kept.empty()) {
      out[name] = std::move(kept);
    }
  }
  return out;
}

void DropFilledTokens(const Shape& shape, const Json& params, Json& read) {
  for (const Member& member : shape.members) {
    const std::string name(member.name);
    if (member.idempotency_token && !params.contains(name) &&
        read.value(name, Json()) == kFilledToken) {
      read.erase(name);
    }
  }
}

[[noreturn]] void Differ(const char* what, const std::string& where, const Json& got,
                         const Json& wanted) {
  const auto dump = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  throw std::runtime_error(StrCat(what, where.empty() ? "" : " at ", where, ":\n    got    ",
                                  dump(got), "\n    wanted ", dump(wanted)));
}

void RunInput(const Case& test) {
  const Json& serialized = test.json.at("serialized");
  HttpRequest request;
  request.method = serialized.value("method", "POST");
  request.target = Text(serialized, "uri");
  if (request.target.empty()) request.target = "/";
  const Json headers = serialized.value("headers", Json::object());
  for (const auto& [name, value] : headers.items()) {
    request.headers.emplace_back(name, Text(headers, name.c_str()));
  }
  request.body = test.Body(serialized);
  PathLabels labels;
  const std::string_view pattern = test.operation.uri.substr(0, test.operation.uri.find('?'));
  MatchPath(pattern, request.path(), labels);

  static const Shape kNothing;
  const Shape& shape = test.operation.input != nullptr ? *test.operation.input : kNothing;
  DynamicValue input(shape);
  const Result<void> done =
      DecodeRequest(test.operation, test.protocol, request, labels, input.plain());
  if (test.json.contains("errorCode")) {
    if (done.ok()) throw std::runtime_error("is taken, and should be refused");
    if (done.error().code != test.json["errorCode"]) {
      Differ("the error's code", "", done.error().code, test.json["errorCode"]);
    }
    return;
  }
  if (!done.ok()) {
    throw std::runtime_error(StrCat("is refused: ", done.error().code, ": ", done.error().message));
  }
  Json wanted = test.json.value("params", Json::object());
  Json got = ToParams(shape, input.plain());
  DropFilledTokens(shape, wanted, got);
  if (test.protocol == Protocol::kEc2 || test.protocol == Protocol::kQuery) {
    wanted = WithoutEmpty(wanted);
    got = WithoutEmpty(got);
  }
  std::string where;
  if (!SameParams(got, wanted, where)) Differ("the request", where, got, wanted);
}

void CheckHeaders(const Json& wanted, const HttpResponse& ours) {
  for (const auto& [name, value] : wanted.items()) {
    // A media type may have parameters; the length is the server's; ids are made up.
    if (EqualsIgnoreCase(name, "content-length") || name.starts_with("x-amz")) continue;
    const std::string_view got = FindHeader(ours.headers, name);
    const std::string text = Text(wanted, name.c_str());
    const bool same = EqualsIgnoreCase(name, "content-type")
                          ? got.substr(0, got.find(';')) == text.substr(0, text.find(';'))
                          : got == text;
    if (!same) Differ("the header", " " + name, std::string(got), text);
  }
}

void RunErrorOutput(const Case& test, const Suite& suite) {
  Error error{.code = Text(test.json, "errorCode"), .message = Text(test.json, "errorMessage")};
  error.http_status = test.json["response"].value("status_code", 400);
  const HttpResponse ours = EncodeError(suite.service, test.protocol, error, "id");
  const std::optional<ReadError> got = ReadErrorOf(test.protocol, ours);
  if (!got || got->code != error.code) Differ("the error's code", "", ours.body, error.code);
  if (got->message != error.message) Differ("the message", "", got->message, error.message);
  if (ours.status != error.http_status) Differ("the status", "", ours.status, error.http_status);
}

void RunOutput(const Case& test, const Suite& suite) {
  if (test.json.contains("error") || test.json.contains("errorCode")) {
    return RunErrorOutput(test, suite);
  }
  const Json wanted = test.json.value("result", Json::object());
  const Json& response = test.json.at("response");
  static const Shape kNothing;
  const Shape& shape = test.operation.output != nullptr ? *test.operation.output : kNothing;
  DynamicValue output(shape);
  FromParams(shape, wanted, output.plain());
  const HttpResponse ours =
      EncodeResponse(test.operation, test.protocol, output.plain(), "request-id");

  // 1. A client finds in our answer what was put in.
  const Json got = ReadAnswer(shape, test.protocol, test.wrapper, ours);
  std::string where;
  if (!SameParams(got, wanted, where)) {
    Differ("the answer read back", where + " of " + ours.body, got, wanted);
  }
  // 2. And the same as in the answer given.
  HttpResponse theirs{.status = response.value("status_code", 200)};
  const Json headers = response.value("headers", Json::object());
  for (const auto& [name, value] : headers.items()) {
    theirs.headers.emplace_back(name, Text(headers, name.c_str()));
  }
  theirs.body = test.Body(response);
  const Json expected = ReadAnswer(shape, test.protocol, test.wrapper, theirs);
  where.clear();
  if (!SameParams(got, expected, where)) Differ("the answer", where, got, expected);
  if (ours.status != theirs.status) Differ("the status", "", ours.status, theirs.status);
  if (test.protocol == Protocol::kRestXml) CheckHeaders(headers, ours);
}

struct Count {
  int passed = 0, failed = 0, skipped = 0;
};

void RunSuite(const std::string& file, const Json& json, Count& count) {
  const std::string name = Text(json.value("metadata", Json::object()), "protocol");
  const std::optional<Protocol> protocol = ProtocolOf(name);
  const Json cases = json.value("cases", Json::array());
  if (!protocol) {
    count.skipped += static_cast<int>(cases.size());
    return;
  }
  Suite suite(json);
  for (size_t i = 0; i < cases.size(); ++i) {
    const Json& test = cases[i];
    try {
      const Case made(suite, test, *protocol);
      test.contains("response") ? RunOutput(made, suite) : RunInput(made);
      ++count.passed;
    } catch (const std::exception& failure) {
      ++count.failed;
      const std::string id = Text(test, "id");
      std::printf("FAILED %s: %s, case %zu%s%s\n  %s\n", file.c_str(),
                  Text(json, "description").c_str(), i + 1, id.empty() ? "" : ", ", id.c_str(),
                  failure.what());
    }
  }
}

int Main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: wire-vectors FILE...\n");
    return 2;
  }
  Count count;
  for (int i = 1; i < argc; ++i) {
    std::ifstream stream(argv[i]);
    const Json suites = Json::parse(stream, nullptr, false);
    if (!suites.is_array()) {
      std::fprintf(stderr, "wire-vectors: %s is not a file of protocol tests\n", argv[i]);
      return 2;
    }
    for (const Json& suite : suites) RunSuite(argv[i], suite, count);
  }
  if (count.skipped > 0) {
    std::printf("%d of protocols that no service here speaks were left out\n", count.skipped);
  }
  std::printf("%d passed, %d failed\n", count.passed, count.failed);
  return count.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace wt::wire

int main(int argc, char** argv) { return wt::wire::Main(argc, argv); }
