#pragma once

// What a resolver finds that begins at the root of our zones and follows their delegations: CNAME
// chains, aliases, wildcards, negative answers.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/welcome-dns-service.html

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/routing_policy/routing_policy.h"

namespace wt::laws::name_resolution {

// Names are in lower case, with \ooo for unusual characters, and end in a dot.

struct Alias {
  std::string zone_id, name;
  bool evaluate_health = false;
};

struct RecordSet {
  std::string name, type;
  int64_t ttl = 0;
  std::vector<std::string> values;
  std::optional<Alias> alias;
  routing_policy::Candidate policy;  // `healthy` is what its own health check says.
};

struct Zone {
  std::string id, name;
  std::vector<std::string> name_servers;
};

// A name that AWS itself answers for: a load balancer's, a distribution's.
struct Endpoint {
  std::vector<std::string> addresses;  // IPv4 and IPv6.
  bool healthy = true;
};

// What there is to be found.
class Zones {
 public:
  virtual ~Zones() = default;
  // The public zones of this name, in the order in which they were made.
  virtual std::vector<Zone> Public(std::string_view name) const = 0;
  // The private zone of this name that the viewer's network sees.
  virtual std::optional<Zone> Private(std::string_view name) const = 0;
  virtual std::optional<Zone> ById(std::string_view id) const = 0;
  virtual std::vector<RecordSet> Sets(std::string_view zone_id, std::string_view name,
                                      std::string_view type) const = 0;
  // Whether the zone has a record at this name or below it.
  virtual bool Exists(std::string_view zone_id, std::string_view name) const = 0;
  virtual std::optional<Endpoint> FindEndpoint(std::string_view name) const = 0;
};

enum class Code : uint8_t { kNoError = 0, kServerFailure = 2, kNoSuchName = 3, kRefused = 5 };
std::string_view CodeName(Code code);  // "NOERROR", "NXDOMAIN", …

struct Record {
  std::string name, type;
  int64_t ttl = 0;
  std::string value;

  friend bool operator==(const Record&, const Record&) = default;
};

struct Answer {
  Code code = Code::kNoError;
  std::vector<Record> records;     // CNAMEs on the way come first.
  std::optional<Record> soa;       // Of the zone that denies; its TTL is the negative one.
  std::string zone_id, zone_name;  // Where the search ended; empty where no zone of ours has it.
  std::string name_server;         // The first one of that zone.
  // How it came to that, a step each: "example.com. (Z1) delegates dev.example.com. to Z2".
  std::vector<std::string> steps;
};

// Searches from the topmost zones down.
Answer Resolve(const Zones& zones, std::string_view name, std::string_view type,
               const routing_policy::Viewer& viewer, const routing_policy::Draw& draw);
// Asks one zone, as its own name servers answer: CNAMEs are followed within the zone only.
Answer Ask(const Zones& zones, const Zone& zone, std::string_view name, std::string_view type,
           const routing_policy::Viewer& viewer, const routing_policy::Draw& draw);

// --- Names ---------------------------------------------------------------------------------------

// "Www.Example.com" is "www.example.com."; other characters become \ooo. Nothing where a label is
// empty or longer than 63 bytes, or the whole longer than 255.
std::optional<std::string> Normalise(std::string_view name);
// The labels, leftmost first; an escaped dot does not part them.
std::vector<std::string_view> Labels(std::string_view name);
// All after the first label: "example.com." of "www.example.com."; "." at the end.
std::string_view Parent(std::string_view name);
// Whether `name` is `zone` or below it.
bool IsWithin(std::string_view name, std::string_view zone);
// "com example www": labels from the top, parted by a character below all of theirs. Its order is
// that in which Route 53 lists.
std::string SortKey(std::string_view name);

}  // namespace wt::laws::name_resolution
