#include "services/iam/document.h"

#include <algorithm>
#include <set>

#include "emulator/base/strings.h"
#include "emulator/laws/iam_policy/conditions.h"
#include "emulator/wire/node.h"
#include "services/iam/errors.h"

namespace wt::iam {
namespace {

namespace law = laws::iam_policy;
using wire::Node;

Error Malformed(std::string message) {
  return error::MalformedPolicyDocumentException(std::move(message));
}
Error SyntaxError() { return Malformed("Syntax errors in policy."); }

bool IsText(const Node& node) { return node.type == Node::Type::kString; }

// A text, or a list of texts; numbers and truths as conditions may have them.
Result<std::vector<std::string>> Texts(const Node& node) {
  std::vector<std::string> out;
  const auto one = [&](const Node& item) {
    switch (item.type) {
      case Node::Type::kString:
        out.push_back(item.text);
        return true;
      case Node::Type::kBool:
        out.emplace_back(item.truth ? "true" : "false");
        return true;
      case Node::Type::kInteger:
        out.push_back(StrCat(item.integer));
        return true;
      default:
        return false;
    }
  };
  if (node.type != Node::Type::kList) {
    if (!one(node)) return SyntaxError();
    return out;
  }
  for (const auto& [name, item] : node.children) {
    if (!one(item)) return SyntaxError();
  }
  return out;
}

Result<law::Principals> ReadPrincipals(const Node& node) {
  if (IsText(node)) {
    if (node.text != "*") {
      return Malformed(StrCat("Invalid principal in policy: \"", node.text, "\""));
    }
    return law::Principals{{"AWS", {"*"}}};
  }
  if (node.type != Node::Type::kMap || node.children.empty()) return SyntaxError();
  law::Principals out;
  for (const auto& [type, values] : node.children) {
    if (type != "AWS" && type != "Service" && type != "Federated" && type != "CanonicalUser") {
      return Malformed(StrCat("Invalid principal in policy: ", type));
    }
    std::vector<std::string> texts = WT_TRY(Texts(values));
    out[type].insert(out[type].end(), texts.begin(), texts.end());
  }
  return out;
}

Result<std::vector<law::Condition>> ReadConditions(const Node& node) {
  if (node.type != Node::Type::kMap) return SyntaxError();
  std::vector<law::Condition> out;
  for (const auto& [op, keys] : node.children) {
    if (!laws::iam_policy::IsConditionOperator(op)) {
      return Malformed(StrCat("Invalid Condition type : ", op, "."));
    }
    if (keys.type != Node::Type::kMap) return SyntaxError();
    for (const auto& [key, values] : keys.children) {
      out.push_back({op, key, WT_TRY(Texts(values))});
    }
  }
  return out;
}

Result<void> ReadMember(const std::string& name, const Node& value, law::Statement& out) {
  if (name == "Sid") {
    if (!IsText(value)) return SyntaxError();
    out.sid = value.text;
  } else if (name == "Effect") {
    if (!IsText(value) || (value.text != "Allow" && value.text != "Deny")) return SyntaxError();
    out.allow = value.text == "Allow";
  } else if (name == "Action") {
    out.actions = WT_TRY(Texts(value));
  } else if (name == "NotAction") {
    out.not_actions = WT_TRY(Texts(value));
  } else if (name == "Resource") {
    out.resources = WT_TRY(Texts(value));
  } else if (name == "NotResource") {
    out.not_resources = WT_TRY(Texts(value));
  } else if (name == "Principal") {
    out.principals = WT_TRY(ReadPrincipals(value));
  } else if (name == "NotPrincipal") {
    out.not_principals = WT_TRY(ReadPrincipals(value));
  } else if (name == "Condition") {
    out.conditions = WT_TRY(ReadConditions(value));
  } else {
    return SyntaxError();
  }
  return {};
}

Result<law::Statement> ReadStatement(const Node& node) {
  if (node.type != Node::Type::kMap) return SyntaxError();
  if (node.Find("Effect") == nullptr) return Malformed("Missing required field Effect");
  law::Statement out;
  for (const auto& [name, value] : node.children) WT_TRY(ReadMember(name, value, out));
  return out;
}

Result<law::Policy> ReadPolicy(std::string_view text) {
  const Result<Node> parsed = wire::ParseJson(text);
  if (!parsed.ok() || parsed->type != Node::Type::kMap) return SyntaxError();
  law::Policy out;
  for (const auto& [name, value] : parsed->children) {
    if (name == "Version") {
      if (value.text != "2012-10-17" && value.text != "2008-10-17") {
        return Malformed("The policy must contain a valid version string.");
      }
      out.version = value.text;
    } else if (name == "Id") {
      if (!IsText(value)) return SyntaxError();
    } else if (name == "Statement") {
      if (value.type == Node::Type::kList) {
        for (const auto& [index, statement] : value.children) {
          out.statements.push_back(WT_TRY(ReadStatement(statement)));
        }
      } else {
        out.statements.push_back(WT_TRY(ReadStatement(value)));
      }
    } else {
      return SyntaxError();
    }
  }
  if (parsed->Find("Statement") == nullptr) return Malformed("Missing required field Statement");
  return out;
}

Result<void> CheckAction(const std::string& action) {
  if (action == "*") return {};
  const size_t colon = action.find(':');
  if (colon == 0 || colon == std::string::npos || colon + 1 == action.size()) {
    return Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  }
  const bool known_letters =
      std::all_of(action.begin(), action.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9') || c == '-';
      });
  if (!known_letters) {
    return Malformed(StrCat("Vendor ", action.substr(0, colon), " is not valid"));
  }
  return {};
}

Result<void> CheckResource(const std::string& resource) {
  if (resource == "*") return {};
  if (!resource.starts_with("arn:") && !resource.starts_with("*")) {
    return Malformed(StrCat("Resource ", resource, " must be in ARN format or \"*\"."));
  }
  const std::vector<std::string_view> parts = Split(resource, ':');
  if (parts.size() > 1 && parts[1] != "*" && !parts[1].starts_with("aws") &&
      parts[1].find_first_of("*?$") == std::string_view::npos) {
    return Malformed(
        StrCat("Partition \"", parts[1], "\" is not valid for resource \"", resource, "\"."));
  }
  if (parts.size() < 6 && resource.find('*') == std::string::npos) {
    return Malformed(StrCat("Resource ", resource, " must be in ARN format or \"*\"."));
  }
  return {};
}

Result<void> CheckSids(const law::Policy& policy, bool letters_only) {
  std::set<std::string> sids;
  for (const law::Statement& statement : policy.statements) {
    if (statement.sid.empty()) continue;
    const bool plain = std::all_of(statement.sid.begin(), statement.sid.end(), [](char c) {
      return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9');
    });
    if (letters_only && !plain) {
      return Malformed(
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
          "expression [0-9A-Za-z]*");
    }
    if (!sids.insert(statement.sid).second) {
      return Malformed("Statement IDs (SID) in a single policy must be unique.");
    }
  }
  return {};
}

Result<void> CheckIdentity(const law::Statement& statement) {
  if (statement.principals || statement.not_principals) {
    return Malformed("Policy document should not specify a principal.");
  }
  if (statement.resources.empty() && statement.not_resources.empty()) {
    return Malformed("Policy statement must contain resources.");
  }
  for (const std::string& resource : statement.resources) WT_TRY(CheckResource(resource));
  for (const std::string& resource : statement.not_resources) WT_TRY(CheckResource(resource));
  return {};
}

Result<void> CheckTrust(const law::Statement& statement) {
  if (!statement.resources.empty() || !statement.not_resources.empty()) {
    return Malformed("Has prohibited field Resource");
  }
  if (!statement.principals && !statement.not_principals) {
    return Malformed("Missing required field Principal");
  }
  if (statement.not_principals && statement.allow) {
    return Malformed("Allow with NotPrincipal is not allowed.");
  }
  for (const std::string& action : statement.actions) {
    if (action != "*" && !ToLower(action).starts_with("sts:")) {
      return Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
    }
  }
  return {};
}

}  // namespace

Result<law::Policy> ParseDocument(DocumentKind kind, std::string_view text) {
  if (kind == DocumentKind::kTrust && !wire::ParseJson(text).ok()) {
    return Malformed("This policy contains invalid Json");
  }
  law::Policy policy = WT_TRY(ReadPolicy(text));
  WT_TRY(CheckSids(policy, kind == DocumentKind::kIdentity));
  for (const law::Statement& statement : policy.statements) {
    if (statement.actions.empty() && statement.not_actions.empty()) {
      return kind == DocumentKind::kTrust ? Malformed("Missing required field Action")
                                          : Malformed("Policy statement must contain actions.");
    }
    for (const std::string& action : statement.actions) WT_TRY(CheckAction(action));
    for (const std::string& action : statement.not_actions) WT_TRY(CheckAction(action));
    if (kind == DocumentKind::kIdentity) WT_TRY(CheckIdentity(statement));
    if (kind == DocumentKind::kTrust) WT_TRY(CheckTrust(statement));
    if (kind == DocumentKind::kResource && !statement.principals && !statement.not_principals) {
      return Malformed("Missing required field Principal");
    }
  }
  return policy;
}

law::Policy ReadDocument(std::string_view text, std::string_view id) {
  Result<law::Policy> read = ReadPolicy(text);
  law::Policy policy = read.ok() ? *std::move(read) : law::Policy{};
  policy.id = id;
  return policy;
}

std::string UrlEncoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() * 2);
  for (const char c : text) {
    const bool plain = (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  }
  return out;
}

size_t CountedSize(std::string_view text) {
  size_t size = 0;
  bool quoted = false, escaped = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (quoted || !space) ++size;
    if (escaped) {
      escaped = false;
    } else if (quoted && c == '\\') {
      escaped = true;
    } else if (c == '"') {
      quoted = !quoted;
    }
  }
  return size;
}

}  // namespace wt::iam
