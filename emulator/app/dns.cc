#include "emulator/app/dns.h"

#include <algorithm>

#include "emulator/dns/message.h"
#include "services/route53/route53.h"

namespace wt::app {
namespace {

constexpr uint16_t kFormatError = 1, kNotImplemented = 4, kRefused = 5, kBadVersion = 16;
// https://www.rfc-editor.org/rfc/rfc1035#section-4.2.1; the larger one is what resolvers agreed
// on as safe from fragments.
constexpr size_t kPlainMax = 512, kDatagramMax = 1232, kStreamMax = 65535;

dns::Record ToWire(const laws::name_resolution::Record& record) {
  const uint16_t type = dns::TypeCode(record.type);
  return {.name = record.name,
          .type = type,
          .ttl = static_cast<uint32_t>(record.ttl),
          .data = dns::EncodeData(type, record.value).value_or("")};
}

void Fill(World& world, const dns::Message& query, const std::string& from, dns::Message& out) {
  const dns::Question& question = query.questions.front();
  route53::Viewer viewer;
  viewer.place.region = world.options().region;
  viewer.place.address = query.edns && !query.edns->subnet.empty() ? query.edns->subnet : from;
  laws::name_resolution::Answer answer;
  world.RunTurn("dns", [&](Turn& turn) {
    answer = route53::Resolve(turn, question.name, dns::TypeName(question.type), viewer);
  });
  if (answer.zone_id.empty() && answer.records.empty()) {
    out.code = kRefused;  // Not ours: another name server may know.
    return;
  }
  out.code = static_cast<uint16_t>(answer.code);
  out.authoritative = !answer.zone_id.empty();
  for (const auto& record : answer.records) out.answers.push_back(ToWire(record));
  if (answer.soa) out.authorities.push_back(ToWire(*answer.soa));
}

}  // namespace

std::string AnswerDns(World& world, std::string_view bytes, bool stream, const std::string& from) {
  dns::Message out{.response = true, .recursion_available = true};
  const std::optional<dns::Message> query = dns::Decode(bytes);
  if (!query) {
    // What has a header can be told that the rest was not understood.
    if (bytes.size() < 12 || (static_cast<unsigned char>(bytes[2]) & 0x80) != 0) return "";
    out.id = static_cast<uint16_t>(static_cast<unsigned char>(bytes[0]) << 8 |
                                   static_cast<unsigned char>(bytes[1]));
    out.code = kFormatError;
    return dns::Encode(out, kPlainMax);
  }
  if (query->response) return "";
  out.id = query->id;
  out.opcode = query->opcode;
  out.recursion_desired = query->recursion_desired;
  out.questions = query->questions;
  if (query->edns) {
    out.edns = dns::Edns{.payload_size = kDatagramMax,
                         .dnssec_ok = query->edns->dnssec_ok,
                         .subnet = query->edns->subnet,
                         .subnet_prefix = query->edns->subnet_prefix,
                         .subnet_scope = query->edns->subnet_prefix};
  }
  const bool any = !query->questions.empty() && query->questions.front().type == dns::kAnyType;
  if (query->edns && query->edns->version > 0) {
    out.code = kBadVersion;
  } else if (query->opcode != 0 || any) {
    out.code = kNotImplemented;
  } else if (query->questions.size() != 1) {
    out.code = kFormatError;
  } else if (query->questions.front().klass != dns::kInternet) {
    out.code = kRefused;
  } else {
    Fill(world, *query, from, out);
  }
  size_t size_max = stream ? kStreamMax : kPlainMax;
  if (!stream && query->edns) {
    size_max = std::clamp<size_t>(query->edns->payload_size, kPlainMax, kDatagramMax);
  }
  return dns::Encode(out, size_max);
}

}  // namespace wt::app
