#include "emulator/base/encoding.h"
#include "services/sts/errors.h"
#include "services/sts/operations.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
Result<DecodeAuthorizationMessageResponse> DecodeAuthorizationMessage(
    Context&, const DecodeAuthorizationMessageRequest& in) {
  const std::optional<std::string> decoded = Base64Decode(in.encoded_message);
  if (!decoded || !decoded->starts_with("{\"allowed\"")) {
    return error::InvalidAuthorizationMessageException("Message is not valid");
  }
  return DecodeAuthorizationMessageResponse{.decoded_message = *decoded};
}

}  // namespace wt::sts
