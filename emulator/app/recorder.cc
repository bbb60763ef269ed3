#include "emulator/app/recorder.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "emulator/base/strings.h"
#include "emulator/wire/codec.h"
#include "emulator/world/caller.h"
#include "emulator/world/reads.h"
#include "emulator/world/router.h"
#include "scenarios/engine/outputs/files.h"

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

// A value of a generated type that is known by its table alone.
class Value {
 public:
  Value(size_t size, void (*construct)(void*), void (*destroy)(void*))
      : memory_(std::make_unique<std::byte[]>(size)), destroy_(destroy) {
    construct(memory_.get());
  }
  ~Value() { destroy_(memory_.get()); }
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;

  void* get() { return memory_.get(); }

 private:
  std::unique_ptr<std::byte[]> memory_;
  void (*destroy_)(void*);
};

// Timestamps as a call takes them: stored ones are numbers of microseconds.
void TextTimes(const wire::Shape& shape, Json& value) {
  if (shape.kind == wire::Kind::kTimestamp) {
    if (value.is_number_integer()) value = FormatIso8601(Instant{value.get<int64_t>()}, true);
  } else if (shape.kind == wire::Kind::kStructure && value.is_object()) {
    for (const wire::Member& member : shape.members) {
      const auto found = value.find(std::string(member.name));
      if (found != value.end()) TextTimes(*member.shape, *found);
    }
  } else if (shape.kind == wire::Kind::kList && value.is_array()) {
    for (Json& element : value) TextTimes(*shape.element, element);
  } else if (shape.kind == wire::Kind::kMap && value.is_object()) {
    for (auto& [key, part] : value.items()) TextTimes(*shape.value, part);
  }
}

// The request under the model's names; nothing where it is wrong, which the world says itself.
std::optional<Json> ReadRequest(const Route& route, const wire::HttpRequest& request) {
  const OperationEntry& entry = *route.operation;
  const wire::Operation& operation = *entry.operation;
  Value in(entry.input_size, entry.construct_input, entry.destroy_input);
  if (!wire::DecodeRequest(operation, route.protocol, request, route.labels, in.get()).ok()) {
    return std::nullopt;
  }
  if (operation.input == nullptr) return Json::object();
  Json json = Json::parse(wire::ToStoredJson(*operation.input, in.get()), nullptr, false);
  if (!json.is_object()) return std::nullopt;
  TextTimes(*operation.input, json);
  return json;
}

wire::HttpResponse Encode(const Route& route, const std::string& answer,
                          std::string_view request_id) {
  const OperationEntry& entry = *route.operation;
  const wire::Operation& operation = *entry.operation;
  Value out(entry.output_size, entry.construct_output, entry.destroy_output);
  if (operation.output != nullptr) wire::FromStoredJson(*operation.output, answer, out.get());
  return wire::EncodeResponse(operation, route.protocol, out.get(), request_id);
}

}  // namespace

wire::HttpResponse Recorder::Handle(const wire::HttpRequest& request) {
  // 1. What is meant. Whatever is wrong with it is said by the world.
  const Result<std::optional<Caller>> read = ReadCaller(request);
  const Caller* caller = read.ok() && *read ? &**read : nullptr;
  Route route;
  NoRoute refusal;
  if (caller == nullptr || !world_.router().Find(request, caller, route, refusal) ||
      route.operation->handle == nullptr) {
    return world_.Handle(request);
  }
  std::optional<Json> asked = ReadRequest(route, request);
  if (!asked) return world_.Handle(request);

  // 2. The call under the model's names. A read is answered by the world itself, which lets time
  // pass for who polls, and asked once more for what it told.
  const wire::Operation& operation = *route.operation->operation;
  const std::string request_id = NextRequestId();
  const bool reads = IsRead(operation.name);
  wire::HttpResponse response;
  if (reads) {
    response = world_.Handle(request);
    if (response.status >= 300) return response;
  }
  const Instant at = world_.now();
  const Result<std::string> answer =
      world_.Call(operation.service->id, operation.name, *caller, asked->dump());
  if (!reads) {
    response = answer.ok() ? Encode(route, *answer, request_id)
                           : wire::EncodeError(*operation.service, route.protocol, answer.error(),
                                               request_id);
  }
  if (!answer.ok()) return response;

  // 3. Tokens that clients make up would say of a second world's calls that they were made before.
  if (operation.input != nullptr) {
    for (const wire::Member& member : operation.input->members) {
      if (member.idempotency_token) asked->erase(std::string(member.name));
    }
  }
  recording_.Add({.service = std::string(operation.service->id),
                  .operation = std::string(operation.name),
                  .account = caller->account,
                  .region = caller->region,
                  .at = at,
                  .reads = reads,
                  .request = *std::move(asked),
                  .answer = Json::parse(*answer, nullptr, false)});
  return response;
}

std::string Recorder::NextRequestId() {
  std::string digits = StrCat(++requests_);
  digits.insert(0, 12 - std::min<size_t>(digits.size(), 12), '0');
  return "00000000-0000-4000-8000-" + digits;
}

void Recorder::Write(const std::string& file) {
  recording_.End(world_.now());
  const Result<void> written =
      scenario::Write(file, recording_.StackFile("A stack, recorded from the calls of a client."));
  if (!written.ok()) throw std::runtime_error(written.error().message);
}

}  // namespace wt::app
