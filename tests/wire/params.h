#pragma once

// Values as protocol tests write them: JSON under the model's names, timestamps in seconds, blobs
// as their text, the numbers that JSON has not as "NaN", "Infinity" and "-Infinity".

#include <optional>
#include <string>

#include "emulator/wire/http.h"
#include "tests/wire/dynamic_shapes.h"

namespace wt::wire {

Json ToParams(const Shape& shape, const void* value);
// Throws std::runtime_error where a value is not of its shape.
void FromParams(const Shape& shape, const Json& params, void* value);

// What a client reads out of an answer of that shape. `wrapper` is the element that holds a query
// answer's members.
Json ReadAnswer(const Shape& shape, Protocol protocol, std::string_view wrapper,
                const HttpResponse& response);
struct ReadError {
  std::string code, message;
};
std::optional<ReadError> ReadErrorOf(Protocol protocol, const HttpResponse& response);

// Whether two values are the same; where not, `where` names the place. Absent and null are one, a
// float need only agree to its precision.
bool SameParams(const Json& a, const Json& b, std::string& where);

}  // namespace wt::wire
