#pragma once

// DNS messages: bytes in, values out, and back.
// https://www.rfc-editor.org/rfc/rfc1035#section-4, https://www.rfc-editor.org/rfc/rfc6891

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wt::dns {

// Names are texts that end in a dot; bytes other than letters, digits, '-' and '_' are \ooo, three
// octal digits, as Route 53 writes them. The case of letters is kept.

inline constexpr uint16_t kOptType = 41;
inline constexpr uint16_t kAnyType = 255;
inline constexpr uint16_t kInternet = 1;  // The class.

struct Question {
  std::string name;
  uint16_t type = 0;
  uint16_t klass = kInternet;

  friend bool operator==(const Question&, const Question&) = default;
};

struct Record {
  std::string name;
  uint16_t type = 0;
  uint16_t klass = kInternet;
  uint32_t ttl = 0;
  std::string data;  // As on the wire, names in it uncompressed.

  friend bool operator==(const Record&, const Record&) = default;
};

// EDNS(0), with the client subnet option.
// https://www.rfc-editor.org/rfc/rfc7871
struct Edns {
  uint16_t payload_size = 512;
  uint8_t version = 0;
  bool dnssec_ok = false;
  std::string subnet;  // An address, "192.0.2.0"; empty where none was sent.
  uint8_t subnet_prefix = 0, subnet_scope = 0;

  friend bool operator==(const Edns&, const Edns&) = default;
};

struct Message {
  uint16_t id = 0;
  bool response = false;
  uint8_t opcode = 0;
  bool authoritative = false;
  bool truncated = false;
  bool recursion_desired = false;
  bool recursion_available = false;
  uint16_t code = 0;  // With the upper bits that EDNS carries.
  std::vector<Question> questions;
  std::vector<Record> answers, authorities, additionals;  // Without the OPT record.
  std::optional<Edns> edns;

  friend bool operator==(const Message&, const Message&) = default;
};

// Nothing where the bytes are no message. What stands behind the message is passed over.
std::optional<Message> Decode(std::string_view bytes);
// In at most `size_max` bytes: whole records are left out from the end and the message marked as
// truncated where it is larger.
std::string Encode(const Message& message, size_t size_max);

// --- Record types and their data -----------------------------------------------------------------

// 0 for a name that is none; "TYPE65280" for numbers without a name.
uint16_t TypeCode(std::string_view name);
std::string TypeName(uint16_t code);

// The data of a record as Route 53 writes it ("10 mail.example.com"), or nothing where it is not of
// that type's form.
std::optional<std::string> EncodeData(uint16_t type, std::string_view text);
// A name as on the wire; nothing where it is none.
std::optional<std::string> EncodeName(std::string_view name);
// An IPv4 address as four bytes, an IPv6 one as sixteen.
std::optional<std::string> EncodeIpv4(std::string_view text);
std::optional<std::string> EncodeIpv6(std::string_view text);

}  // namespace wt::dns
