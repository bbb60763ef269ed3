#include "services/elbv2/condition.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "emulator/base/strings.h"
#include "emulator/laws/listener_rules/address.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::listener_rules;

constexpr std::string_view kFields =
    "path-pattern,host-header,http-header,http-request-method,query-string,source-ip";
constexpr size_t kValueMax = 128;
constexpr size_t kNameMax = 40;

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

Result<void> CheckLength(std::string_view field, std::string_view value, size_t most) {
  if (value.empty()) return error::ValidationError("A condition value must be specified");
  if (value.size() > most) {
    return error::ValidationError(
        StrCat("The '", field, "' value is too long; the limit is '", most, "'"));
  }
  return {};
}

Result<void> CheckAlphabet(std::string_view field, std::string_view value,
                           std::string_view beside_letters, std::string_view words) {
  for (const char c : value) {
    if (IsAlpha(c) || IsDigit(c) || beside_letters.find(c) != std::string_view::npos) continue;
    return error::ValidationError(
        StrCat("The '", field, "' value is invalid; the allowed characters are ", words));
  }
  return {};
}

Result<void> CheckHost(std::string_view value) {
  WT_TRY(CheckAlphabet("host-header", value, "-.*?", "A-Z, a-z, 0-9, '-', '.', '*' and '?'"));
  const size_t dot = value.rfind('.');
  const std::string_view end = dot == std::string_view::npos ? "" : value.substr(dot + 1);
  const bool letters = std::all_of(end.begin(), end.end(),
                                   [](char c) { return IsAlpha(c) || c == '*' || c == '?'; });
  if (end.empty() || !letters) {
    return error::ValidationError(
        StrCat("The 'host-header' value '", value,
               "' must contain at least one '.', and only letters after the last one"));
  }
  return {};
}

Result<void> CheckSource(const std::string& value) {
  if (!law::ParseBlock(value)) {
    return error::ValidationError(StrCat("The value '", value, "' is not a valid CIDR block"));
  }
  if (value == "255.255.255.255/32") {
    return error::ValidationError("The value '255.255.255.255/32' is not supported");
  }
  return {};
}

Result<void> CheckValue(std::string_view field, const std::string& value) {
  WT_TRY(CheckLength(field, value, field == "http-request-method" ? kNameMax : kValueMax));
  if (field == "host-header") return CheckHost(value);
  if (field == "path-pattern") {
    return CheckAlphabet(field, value, "_-.$/~\"'@:+&*?", "A-Z, a-z, 0-9, _-.$/~\"'@:+&*?");
  }
  if (field == "source-ip") return CheckSource(value);
  if (field == "http-request-method") {
    const bool good = std::all_of(value.begin(), value.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
    if (!good) {
      return error::ValidationError(
          "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and "
          "underscore");
    }
  }
  return {};
}

Result<void> CheckHeaderName(const std::string& name) {
  WT_TRY(CheckLength("http-header", name, kNameMax));
  WT_TRY(CheckAlphabet("http-header", name, "!#$%&'*+-.^_`|~", "those of RFC 7230"));
  if (EqualsIgnoreCase(name, "host")) {
    return error::ValidationError(
        "The 'http-header' name 'Host' is not supported; use a 'host-header' condition");
  }
  return {};
}

// The values of host-header and path-pattern may stand in either form, and are kept in both.
template <class Config>
Result<void> BothForms(RuleCondition& condition, std::optional<Config>& config,
                       std::string_view config_name) {
  if (config && condition.values.given()) {
    return error::ValidationError(StrCat("You cannot provide both Values and '", config_name,
                                         "' for a condition of type '", *condition.field, "'"));
  }
  if (!config) {
    config.emplace().values = condition.values;
    config->regex_values = condition.regex_values;
  }
  condition.values = config->values;
  condition.regex_values = config->regex_values;
  return {};
}

template <class Config>
Result<void> Needed(const std::optional<Config>& config, std::string_view config_name,
                    std::string_view field) {
  if (config) return {};
  return error::ValidationError(
      StrCat("A '", config_name, "' must be specified with '", field, "'"));
}

Result<void> CheckForm(RuleCondition& condition) {
  const std::string& field = *condition.field;
  if (field == "host-header") {
    return BothForms(condition, condition.host_header_config, "HostHeaderConfig");
  }
  if (field == "path-pattern") {
    return BothForms(condition, condition.path_pattern_config, "PathPatternConfig");
  }
  if (condition.values.given()) {
    return error::ValidationError(
        StrCat("Values cannot be specified for a condition of type '", field, "'"));
  }
  if (field == "http-header") {
    WT_TRY(Needed(condition.http_header_config, "HttpHeaderConfig", field));
    return CheckHeaderName(condition.http_header_config->http_header_name.value_or(""));
  }
  if (field == "http-request-method") {
    return Needed(condition.http_request_method_config, "HttpRequestMethodConfig", field);
  }
  if (field == "query-string") {
    return Needed(condition.query_string_config, "QueryStringConfig", field);
  }
  return Needed(condition.source_ip_config, "SourceIpConfig", field);
}

size_t Wildcards(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '*' || c == '?'; }));
}

struct Totals {
  size_t values = 0, wildcards = 0;
};

Result<void> CheckOne(RuleCondition& condition, Totals& totals) {
  const std::vector<std::string_view> fields = Split(kFields, ',');
  if (!condition.field ||
      std::find(fields.begin(), fields.end(), *condition.field) == fields.end()) {
    return error::ValidationError(StrCat("Condition field '", condition.field.value_or(""),
                                         "' must be one of '[", kFields, "]'"));
  }
  WT_TRY(CheckForm(condition));
  const law::Condition plain = ToLaw(condition);
  if (plain.values.empty() && plain.regexes.empty()) {
    return error::ValidationError("A condition value must be specified");
  }
  const bool has_wildcards =
      *condition.field != "http-request-method" && *condition.field != "source-ip";
  for (const std::string& value : plain.values) {
    WT_TRY(CheckValue(*condition.field, value));
    if (has_wildcards) totals.wildcards += Wildcards(value);
  }
  for (const std::string& key : plain.keys) {
    if (key.size() > kValueMax) {
      return error::ValidationError("The 'query-string' value is too long; the limit is '128'");
    }
    totals.wildcards += Wildcards(key);
  }
  for (const std::string& regex : plain.regexes) {
    WT_TRY(CheckLength(*condition.field, regex, kValueMax));
  }
  totals.values += plain.values.size() + plain.regexes.size();
  return {};
}

}  // namespace

Result<wire::List<RuleCondition>> CheckConditions(const wire::List<RuleCondition>& conditions) {
  if (conditions.empty()) return error::ValidationError("A condition must be specified");
  wire::List<RuleCondition> out = conditions;
  Totals totals;
  std::set<std::string> fields;
  for (RuleCondition& condition : out) {
    WT_TRY(CheckOne(condition, totals));
    const std::string& field = *condition.field;
    const bool once = field != "http-header" && field != "query-string";
    if (!fields.insert(field).second && once) {
      return error::ValidationError(StrCat("A rule can only have one '", field, "' condition"));
    }
  }
  if (totals.values > kConditionValuesMax) {
    return error::ValidationError(
        StrCat("A rule can only have '", kConditionValuesMax, "' condition values"));
  }
  if (totals.wildcards > kWildcardsMax) {
    return error::ValidationError(
        StrCat("A rule can only have '", kWildcardsMax, "' condition wildcards"));
  }
  std::stable_sort(out.begin(), out.end(), [](const RuleCondition& a, const RuleCondition& b) {
    return *a.field < *b.field;
  });
  return out;
}

Result<void> CheckTransforms(const wire::List<RuleTransform>& transforms) {
  std::set<std::string> types;
  for (const RuleTransform& transform : transforms) {
    const bool host = transform.type == "host-header-rewrite";
    const bool given = host ? transform.host_header_rewrite_config.has_value()
                            : transform.url_rewrite_config.has_value();
    if (!given) {
      return error::ValidationError(StrCat("A '",
                                           host ? "HostHeaderRewriteConfig" : "UrlRewriteConfig",
                                           "' must be specified with '", transform.type, "'"));
    }
    if (!types.insert(transform.type).second) {
      return error::ValidationError(
          StrCat("A rule can only have one '", transform.type, "' transform"));
    }
    const wire::List<RewriteConfig>& rewrites = host
                                                    ? transform.host_header_rewrite_config->rewrites
                                                    : transform.url_rewrite_config->rewrites;
    for (const RewriteConfig& rewrite : rewrites) {
      if (rewrite.regex.size() > 1024 || rewrite.replace.size() > 1024) {
        return error::ValidationError("A rewrite is too long; the limit is '1024'");
      }
    }
  }
  return {};
}

law::Condition ToLaw(const RuleCondition& condition) {
  law::Condition out;
  const std::string field = condition.field.value_or("");
  if (field == "http-header" && condition.http_header_config) {
    out.field = law::Field::kHttpHeader;
    out.header_name = condition.http_header_config->http_header_name.value_or("");
    out.values = condition.http_header_config->values;
    out.regexes = condition.http_header_config->regex_values;
  } else if (field == "http-request-method" && condition.http_request_method_config) {
    out.field = law::Field::kHttpRequestMethod;
    out.values = condition.http_request_method_config->values;
  } else if (field == "query-string" && condition.query_string_config) {
    out.field = law::Field::kQueryString;
    for (const QueryStringKeyValuePair& pair : condition.query_string_config->values) {
      out.keys.push_back(pair.key.value_or(""));
      out.values.push_back(pair.value.value_or(""));
    }
  } else if (field == "source-ip" && condition.source_ip_config) {
    out.field = law::Field::kSourceIp;
    out.values = condition.source_ip_config->values;
  } else {
    out.field = field == "host-header" ? law::Field::kHostHeader : law::Field::kPathPattern;
    out.values = condition.values;
    out.regexes = condition.regex_values;
  }
  return out;
}

}  // namespace wt::elbv2
