// What the values of a record set may be, and what Route 53 says of those that may not.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html

#include <set>

#include "emulator/dns/message.h"
#include "services/route53/limits.h"
#include "services/route53/record_set.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

struct Flaw {
  std::string_view code, text;
};

size_t FieldCount(std::string_view text) {
  size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    if (c != ' ' && !inside) ++count;
    inside = c != ' ';
  }
  return count;
}

// The first quoted string that is longer than 255 characters, or that is not quoted.
Flaw TextFlaw(std::string_view text) {
  if (text.empty() || text.front() != '"') {
    return {"InvalidCharacterString", "Value should be enclosed in quotation marks"};
  }
  size_t length = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      inside = !inside;
      length = 0;
      continue;
    }
    if (text[i] == '\\') ++i;
    if (inside && ++length > 255) return {"CharacterStringTooLong", "Value is too long"};
  }
  return {"InvalidCharacterString", "Value should be enclosed in quotation marks"};
}

// The codes of A, AAAA, TXT and names are observed; the others follow their pattern (assumed).
Flaw FlawOf(std::string_view type, std::string_view text) {
  const auto fields = [&](size_t wanted) { return FieldCount(text) != wanted; };
  if (type == "A") return {"ARRDATAIllegalIPv4Address", "Value is not a valid IPv4 address"};
  if (type == "AAAA") return {"AAAARRDATAIllegalIPv6Address", "Value is not a valid IPv6 address"};
  if (type == "TXT" || type == "SPF") return TextFlaw(text);
  if (type == "MX") {
    return fields(2) ? Flaw{"MXRRDATANotTwoFields", "MX record doesn't have 2 fields"}
                     : Flaw{"MXRRDATAInvalid", "Value is not a priority and a domain name"};
  }
  if (type == "SRV") {
    return fields(4) ? Flaw{"SRVRRDATANotFourFields", "SRV record doesn't have 4 fields"}
                     : Flaw{"SRVRRDATAInvalid",
                            "Value is not a priority, a weight, a port and a domain name"};
  }
  if (type == "SOA") {
    return fields(7) ? Flaw{"SOARRDATANotSevenFields", "SOA record doesn't have 7 fields"}
                     : Flaw{"SOARRDATAInvalid", "Value is not valid for an SOA record"};
  }
  if (type == "CAA") {
    return {"CAARRDATAInvalid", "CAA record doesn't have flags, a tag and a quoted value"};
  }
  if (type == "NAPTR") return {"NAPTRRRDATAInvalid", "Value is not valid for a NAPTR record"};
  if (type == "CNAME" || type == "NS" || type == "PTR") return {};
  return {"RRDATAInvalid", "Value is not valid for this type"};
}

// Names in values may not be empty, relative to nothing, or of bad labels.
bool IsName(std::string_view type) { return type == "CNAME" || type == "NS" || type == "PTR"; }

std::string OneProblem(const std::string& type, const std::string& text) {
  const bool encodes = dns::EncodeData(dns::TypeCode(type), text).has_value();
  if (IsName(type)) {
    if (encodes && laws::name_resolution::Normalise(text)) return "";
    return StrCat("Invalid Resource Record: ", NameProblem(text));
  }
  if (encodes && (type != "CAA" || text.ends_with('"'))) return "";
  const Flaw flaw = FlawOf(type, text);
  return StrCat("Invalid Resource Record: 'FATAL problem: ", flaw.code, " (", flaw.text,
                ") encountered with '", text, "''");
}

}  // namespace

std::string ValueProblem(const ResourceRecordSet& set) {
  if (set.alias_target) {
    if (set.type == "NS" || set.type == "SOA") {
      return StrCat("Alias RRSets of type ", set.type, " are not permitted.");
    }
    return "";
  }
  std::set<std::string> seen;
  for (const ResourceRecord& record : set.resource_records) {
    if (std::string problem = OneProblem(set.type, record.value); !problem.empty()) return problem;
    if (!seen.insert(record.value).second) {
      return StrCat("Duplicate Resource Record: '", record.value, "'");
    }
  }
  const size_t count = set.resource_records.size();
  if (count > kValuesPerSetMax) {
    return StrCat("RRSet with DNS name ", set.name, ", type ", set.type, " has more than ",
                  kValuesPerSetMax, " resource records.");
  }
  if (count > 1 && (set.type == "CNAME" || set.type == "SOA")) {
    return StrCat("RRSet of type ", set.type, " with DNS name ", set.name,
                  " cannot have more than one resource record.");
  }
  return "";
}

}  // namespace wt::route53
