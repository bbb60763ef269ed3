#pragma once

// The codecs' two doors. Both walk shape tables; neither knows a service.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/wire/http.h"
#include "emulator/wire/shape.h"

namespace wt::wire {

// Parts of a path template ("/2013-04-01/hostedzone/{Id}/rrset") found in a path, percent-decoded.
using PathLabels = std::vector<std::pair<std::string_view, std::string>>;

// Reads a request's body, headers, query string and path labels into `input` (a default-constructed
// value of operation.input's type; ignored where the operation takes nothing), then validates it
// against the model. The error is AWS's own for that protocol and service, and leaves `input`
// unspecified.
Result<void> DecodeRequest(const Operation& operation, Protocol protocol,
                           const HttpRequest& request, const PathLabels& labels, void* input);

// Writes `output` (a value of operation.output's type; may be null where there is none) as a whole
// answer: status, headers with the content type and request id, body.
HttpResponse EncodeResponse(const Operation& operation, Protocol protocol, const void* output,
                            std::string_view request_id);

// Writes an error in the protocol's form. `json_version` matters to the JSON protocols only.
HttpResponse EncodeError(const Service& service, Protocol protocol, const Error& error,
                         std::string_view request_id);

// A request as JSON under the model's names, whatever the service's protocol; validated as above.
// Members that the model does not have are refused.
Result<void> DecodeModelJson(const Operation& operation, std::string_view json, void* input);

// A value as compact JSON under model names, and back; for storing API values in rows and for the
// journal. Timestamps are whole microseconds; absent members are left out.
std::string ToStoredJson(const Shape& shape, const void* value);
bool FromStoredJson(const Shape& shape, std::string_view json, void* value);

}  // namespace wt::wire
