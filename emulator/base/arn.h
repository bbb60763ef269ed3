#pragma once

// Amazon Resource Names: arn:partition:service:region:account:resource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

#include <optional>
#include <string>
#include <string_view>

namespace wt {

struct Arn {
  std::string partition = "aws";
  std::string service;
  std::string region;
  std::string account;
  std::string resource;  // All after the fifth colon, colons and slashes included.

  std::string ToString() const;
};

bool LooksLikeArn(std::string_view text);
std::optional<Arn> ParseArn(std::string_view text);

}  // namespace wt
