#pragma once

// Shape tables: the API model as static data. The code generator writes one Shape per shape of the
// model that a built operation reaches, and one C++ type beside it; every codec walks the tables.
//
// How a model shape is stored in C++ ("its plain type"):
//   string, enum, blob   std::string          integer, long   int64_t
//   float, double        double               boolean         bool
//   timestamp            Instant              structure       a struct of that name
//   list of T            wire::List<T>        map to T        wire::Map<T> (keys are strings)
// A structure's member is held in a slot: the plain type itself where the model says `required` or
// where it is a list or map (these know whether they were present), else std::optional of it, or
// wire::Box of it where the structure contains itself.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/time.h"

namespace wt::wire {

// A list that remembers whether the client sent it (or the handler wants it printed) when empty.
template <class T>
struct List : std::vector<T> {
  using std::vector<T>::vector;
  List(std::vector<T> items) : std::vector<T>(std::move(items)), present(true) {}
  bool present = false;
  bool given() const { return present || !this->empty(); }
};

template <class T>
struct Map : std::map<std::string, T> {
  using std::map<std::string, T>::map;
  Map(std::map<std::string, T> items) : std::map<std::string, T>(std::move(items)), present(true) {}
  bool present = false;
  bool given() const { return present || !this->empty(); }
};

// An optional value of a type that is not complete yet, copied as a value.
template <class T>
class Box {
 public:
  Box() = default;
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Box(const Box& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Box(Box&&) noexcept = default;
  Box& operator=(Box other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  explicit operator bool() const { return value_ != nullptr; }
  bool has_value() const { return value_ != nullptr; }
  T& emplace() { return *(value_ = std::make_unique<T>()); }
  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return value_.get(); }
  T* operator->() { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

enum class Kind : uint8_t {
  kString,
  kInteger,
  kLong,
  kFloat,
  kDouble,
  kBoolean,
  kTimestamp,
  kBlob,
  kStructure,
  kList,
  kMap,
};

enum class Location : uint8_t { kBody, kHeader, kHeaders, kUri, kQuerystring, kStatusCode };

enum class TimestampFormat : uint8_t { kUnset, kIso8601, kRfc822, kUnixTimestamp };

struct Shape;

// How to reach a slot. `get` gives a pointer to the plain value, or null where it is absent;
// `emplace` makes it present (a default value) and gives a pointer to the plain value.
struct SlotOps {
  const void* (*get)(const void* slot);
  void* (*emplace)(void* slot);
};

// How to walk a List or Map, given a pointer to it. Elements are plain values.
struct ListOps {
  size_t (*size)(const void* list);
  const void* (*at)(const void* list, size_t index);
  void* (*append)(void* list);
};
struct MapOps {
  size_t (*size)(const void* map);
  // Calls visit for each entry in key order.
  void (*each)(const void* map, void (*visit)(void* arg, std::string_view key, const void* value),
               void* arg);
  void* (*insert)(void* map, std::string_view key);
};

struct Member {
  std::string_view name;           // In the model: "VpcId".
  std::string_view location_name;  // `locationName`, or the name where the model has none.
  std::string_view query_name;     // `queryName`; empty where the model has none.
  const Shape* shape = nullptr;
  uint32_t offset = 0;  // Of the slot in the structure.
  const SlotOps* slot = nullptr;
  Location location = Location::kBody;
  bool required = false;
  bool flattened = false;  // On the member or on its shape.
  bool xml_attribute = false;
  bool idempotency_token = false;
  bool has_location_name = false;
  TimestampFormat timestamp_format = TimestampFormat::kUnset;
  std::string_view xml_namespace;  // URI; empty where none.
  std::string_view xml_prefix;
};

struct Shape {
  std::string_view name;
  Kind kind = Kind::kStructure;

  // Structures. `payload` is the index of the member that is the whole body, or -1.
  std::span<const Member> members;
  int payload = -1;
  // For errors: the code on the wire (queryError code, or the name), status, and whose fault.
  std::string_view error_code;
  int http_status = 0;
  bool sender_fault = true;
  bool is_error = false;
  std::string_view xml_name;  // locationName on the shape itself (rest-xml roots).
  std::string_view xml_namespace;
  // A union: at most one member.
  bool is_union = false;

  // Lists: the element, its name on the wire ("member" unless the model says otherwise).
  const Shape* element = nullptr;
  std::string_view element_name;
  bool flattened = false;
  const ListOps* list = nullptr;

  // Maps.
  const Shape* key = nullptr;
  const Shape* value = nullptr;
  std::string_view key_name, value_name;  // "key", "value" unless the model says otherwise.
  const MapOps* map = nullptr;

  // Constraints, as far as the model has them. Lengths for strings, blobs, lists, maps; values for
  // numbers.
  std::optional<double> min, max;
  std::string_view pattern;
  std::span<const std::string_view> enum_values;
  TimestampFormat timestamp_format = TimestampFormat::kUnset;
  bool sensitive = false;

  size_t size = 0;  // sizeof the plain type, for structures.
};

enum class Protocol : uint8_t { kEc2, kQuery, kJson, kRestXml, kRpcV2Cbor };

// How a service words what its model forbids.
enum class Validation : uint8_t {
  kNone,    // The service checks for itself; only types are checked here.
  kEc2,     // "MissingParameter", one parameter at a time.
  kSmithy,  // "2 validation errors detected: Value … failed to satisfy constraint: …"
};

struct Service {
  std::string_view id;               // The folder: "application_autoscaling".
  std::string_view signing_name;     // In the credential scope: "elasticloadbalancing".
  std::string_view endpoint_prefix;  // In host names: "monitoring".
  std::string_view api_version;      // "2016-11-15"
  std::string_view target_prefix;    // JSON protocols; empty elsewhere.
  std::string_view json_version;     // "1.1"
  std::string_view xml_namespace;
  std::string_view service_id;  // "Application Auto Scaling", in rpc-v2-cbor paths
  std::string_view shape_name;  // rpc-v2-cbor path segment: "GraniteServiceVersion20100801".
  std::span<const Protocol> protocols;  // The first is the main one.
  bool query_compatible = false;        // awsQueryCompatible: errors carry x-amzn-query-error.
  Validation validation = Validation::kSmithy;
  std::string_view validation_code = "ValidationException";
};

struct Operation {
  std::string_view name;
  const Service* service = nullptr;
  std::string_view method = "POST";
  std::string_view uri = "/";  // "/2013-04-01/hostedzone/{Id}"
  int response_code = 200;
  const Shape* input = nullptr;          // Null where the operation takes nothing.
  std::string_view input_location_name;  // Root element of a rest-xml request.
  std::string_view input_xml_namespace;
  const Shape* output = nullptr;    // Null where it answers nothing.
  std::string_view result_wrapper;  // "DescribeLoadBalancersResult" (query).
  std::span<const Shape* const> errors;
  // Paginator, where the model has one: member names.
  std::string_view input_token, output_token, limit_key;
};

// --- Slots, lists and maps of the generated types -------------------------------------------

namespace internal {

template <class T>
struct SlotOf {  // A plain slot is always present; lists and maps say it themselves.
  static const void* Get(const void* slot) {
    if constexpr (requires(const T& t) { t.given(); }) {
      if (!static_cast<const T*>(slot)->given()) return nullptr;
    }
    return slot;
  }
  static void* Emplace(void* slot) {
    if constexpr (requires(T & t) {
                    t.present;
                    t.given();
                  })
      static_cast<T*>(slot)->present = true;
    return slot;
  }
};
template <class T>
struct SlotOf<std::optional<T>> {
  static const void* Get(const void* slot) {
    const auto& held = *static_cast<const std::optional<T>*>(slot);
    return held ? &*held : nullptr;
  }
  static void* Emplace(void* slot) { return &static_cast<std::optional<T>*>(slot)->emplace(); }
};
template <class T>
struct SlotOf<Box<T>> {
  static const void* Get(const void* slot) {
    const auto& held = *static_cast<const Box<T>*>(slot);
    return held ? &*held : nullptr;
  }
  static void* Emplace(void* slot) { return &static_cast<Box<T>*>(slot)->emplace(); }
};

template <class T>
struct ListOf {
  static size_t Size(const void* list) { return static_cast<const List<T>*>(list)->size(); }
  static const void* At(const void* list, size_t i) {
    return &(*static_cast<const List<T>*>(list))[i];
  }
  static void* Append(void* list) { return &static_cast<List<T>*>(list)->emplace_back(); }
};
// std::vector<bool> has no addressable elements; no model here has a list of booleans.

template <class T>
struct MapOf {
  static size_t Size(const void* map) { return static_cast<const Map<T>*>(map)->size(); }
  static void Each(const void* map, void (*visit)(void*, std::string_view, const void*),
                   void* arg) {
    for (const auto& [key, value] : *static_cast<const Map<T>*>(map)) visit(arg, key, &value);
  }
  static void* Insert(void* map, std::string_view key) {
    return &(*static_cast<Map<T>*>(map))[std::string(key)];
  }
};

}  // namespace internal

template <class Slot>
inline constexpr SlotOps kSlotOps{&internal::SlotOf<Slot>::Get, &internal::SlotOf<Slot>::Emplace};
template <class T>
inline constexpr ListOps kListOps{&internal::ListOf<T>::Size, &internal::ListOf<T>::At,
                                  &internal::ListOf<T>::Append};
template <class T>
inline constexpr MapOps kMapOps{&internal::MapOf<T>::Size, &internal::MapOf<T>::Each,
                                &internal::MapOf<T>::Insert};

// The table of a generated type: specialised by the generated code.
template <class T>
const Shape& ShapeOf();

}  // namespace wt::wire
