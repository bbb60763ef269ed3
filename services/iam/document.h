#pragma once

// Policy documents: JSON in, the law's form out, refused in IAM's words.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/laws/iam_policy/iam_policy.h"

namespace wt::iam {

enum class DocumentKind {
  kIdentity,  // No principal; actions and resources.
  kTrust,     // A principal; actions of STS; no resource.
  kResource,  // A principal; resources as their service likes.
};

// MalformedPolicyDocument where it is not one.
Result<laws::iam_policy::Policy> ParseDocument(DocumentKind kind, std::string_view text);

// What is not JSON or no policy becomes one that says nothing: for documents that were checked.
laws::iam_policy::Policy ReadDocument(std::string_view text, std::string_view id);

// As IAM's answers carry documents: RFC 3986, all but unreserved characters as %XX.
std::string UrlEncoded(std::string_view text);
// Without the white space outside of strings, which quotas do not count.
size_t CountedSize(std::string_view text);

}  // namespace wt::iam
