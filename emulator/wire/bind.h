#pragma once

// From nodes to typed values over shape tables: one walk for every protocol.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/wire/node.h"
#include "emulator/wire/shape.h"

namespace wt::wire {

class Binder {
 public:
  Binder(Protocol protocol, Validation validation, std::string_view validation_code)
      : protocol_(protocol), validation_(validation), validation_code_(validation_code) {}

  // Names are the model's, every member is in the body, and unknown names are refused.
  static Binder OfModelNames(Validation validation, std::string_view validation_code) {
    Binder binder(Protocol::kJson, validation, validation_code);
    binder.model_names_ = true;
    return binder;
  }

  // Fills the members of a structure that live in the body. Members elsewhere are bound one by one
  // with BindText, before Finish.
  void BindBody(const Shape& shape, const Node& node, void* value);
  // A payload member, which is the whole body.
  void BindPayload(const Member& member, const Node& node, void* structure);
  // A header, label or query parameter. Lists come as repeated calls.
  void BindText(const Member& member, std::string_view text, void* structure);
  // An entry of a map that headers or query parameters make; its values are texts or lists of them.
  void BindEntry(const Member& member, std::string_view key, std::string_view text,
                 void* structure);
  // Says so where a required member outside the body is missing.
  void Missing(const Member& member) { MissingAt(member.name, member.name); }

  // The first type error, or all that the model forbids, in AWS's words.
  Result<void> Finish();

 private:
  // Where the walk is: for messages, in the wire's names and in the model's.
  struct Path {
    const Path* parent;
    std::string_view name;
    size_t index;  // From 1, of a list's element; 0 where it is a name.
  };

  void BindStructure(const Shape& shape, const Node& node, void* value, const Path* path);
  void BindMember(const Member& member, const Node& node, void* slot, const Path* path);
  void BindValue(const Shape& shape, const Node& node, bool flattened, void* value,
                 const Path* path);
  void BindList(const Shape& shape, const Node& node, bool flattened, void* list, const Path* path);
  void BindMap(const Shape& shape, const Node& node, bool flattened, void* map, const Path* path);
  void BindScalar(const Shape& shape, const Node& node, void* value, const Path* path);
  void BindInteger(const Shape& shape, const Node& node, void* value, const Path* path);
  void BindReal(const Shape& shape, const Node& node, void* value, const Path* path);
  void BindBoolean(const Node& node, void* value, const Path* path);
  void BindTimestamp(const Node& node, void* value, const Path* path);
  void BindBlob(const Node& node, void* value, const Path* path);

  std::vector<const Node*> Items(const Shape& shape, const Node& node, bool flattened,
                                 const Path* path);
  bool IsForm() const { return protocol_ == Protocol::kEc2 || protocol_ == Protocol::kQuery; }
  bool IsTyped() const { return protocol_ == Protocol::kJson || protocol_ == Protocol::kRpcV2Cbor; }
  // The name under which a member travels in this protocol's requests.
  std::string WireName(const Member& member) const;

  void WrongType(const Node& node, std::string_view wanted, const Path* path);
  void UnknownNames(const Shape& shape, const Node& node, const Path* path);
  void MissingAt(std::string_view model_path, std::string_view wire_path);
  void CheckConstraints(const Shape& shape, const void* value, const Path* path);
  void Forbid(std::string_view value, const Path* path, std::string_view constraint);
  std::string ModelPath(const Path* path) const;
  std::string WirePath(const Path* path) const;

  Protocol protocol_;
  bool model_names_ = false;
  Validation validation_;
  std::string_view validation_code_;
  std::vector<std::string> violations_;
  std::optional<Error> error_;
};

// Whether `text` matches a model's pattern as a whole; patterns that this machine cannot read
// match everything.
bool MatchesPattern(std::string_view pattern, std::string_view text);

}  // namespace wt::wire
