// Any bytes as a request's body, by the protocol that the build names: nothing may crash, and what
// is understood must survive being written and read again.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "emulator/wire/codec.h"
#include "tests/wire/dynamic_shapes.h"
#include "tests/wire/params.h"

namespace wt::wire {
namespace {

constexpr std::string_view kModel = R"({
  "Input": {"type": "structure", "members": {
    "Name": {"shape": "String"}, "Count": {"shape": "Integer"}, "Total": {"shape": "Long"},
    "Ratio": {"shape": "Double"}, "Open": {"shape": "Boolean"}, "At": {"shape": "Time"},
    "Key": {"shape": "Blob"}, "Names": {"shape": "Names"}, "Tags": {"shape": "Tags"},
    "Flat": {"shape": "Names", "flattened": true}, "Root": {"shape": "Node"}}},
  "Node": {"type": "structure", "members": {
    "Name": {"shape": "String"}, "Next": {"shape": "Node"}, "Nodes": {"shape": "Nodes"}}},
  "Nodes": {"type": "list", "member": {"shape": "Node"}},
  "Names": {"type": "list", "member": {"shape": "String"}},
  "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
  "String": {"type": "string"}, "Integer": {"type": "integer"}, "Long": {"type": "long"},
  "Double": {"type": "double"}, "Boolean": {"type": "boolean"}, "Time": {"type": "timestamp"},
  "Blob": {"type": "blob"}})";

void Run(std::string_view body) {
  static DynamicShapes shapes(Json::parse(kModel));
  static const Shape& shape = shapes.Root(Json{{"shape", "Input"}});
  static const Service service{.id = "fuzz", .json_version = "1.1"};
  static const Operation operation{.name = "Sail",
                                   .service = &service,
                                   .input = &shape,
                                   .output = &shape,
                                   .result_wrapper = "SailResult"};
  constexpr Protocol kProtocol = Protocol::WT_FUZZ_PROTOCOL;
  const HttpRequest request{.method = "POST", .target = "/", .body = std::string(body)};
  DynamicValue input(shape);
  if (!DecodeRequest(operation, kProtocol, request, {}, input.plain()).ok()) return;

  // 1. Rows keep what was understood.
  const std::string kept = ToStoredJson(shape, input.plain());
  DynamicValue again(shape);
  if (!FromStoredJson(shape, kept, again.plain())) std::abort();
  if (ToStoredJson(shape, again.plain()) != kept) std::abort();
  // 2. It can be answered with.
  static_cast<void>(EncodeResponse(operation, kProtocol, input.plain(), "id"));
}

}  // namespace
}  // namespace wt::wire

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  wt::wire::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
