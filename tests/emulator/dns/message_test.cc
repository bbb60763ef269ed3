#include "emulator/dns/message.h"

#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::dns {
namespace {

using namespace std::string_literals;

// "www.example.com A IN?", as dig sends it, with EDNS and a client subnet of 192.0.2.0/24.
const std::string kQuery =
    "\x12\x34\x01\x20\0\1\0\0\0\0\0\1\3www\7example\3com\0\0\1\0\1\0\0\x29\x04\xd0\0\0\x80\0\0\x0b"
    "\0\x08\0\7\0\1\x18\0\xc0\0\2"s;

TEST(Decode, ReadsAQueryWithItsOptions) {
  const std::optional<Message> message = Decode(kQuery);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->id, 0x1234);
  EXPECT_FALSE(message->response);
  EXPECT_TRUE(message->recursion_desired);
  ASSERT_EQ(message->questions.size(), 1u);
  EXPECT_EQ(message->questions[0], (Question{"www.example.com.", 1, kInternet}));
  ASSERT_TRUE(message->edns);
  EXPECT_EQ(message->edns->payload_size, 1232);
  EXPECT_TRUE(message->edns->dnssec_ok);
  EXPECT_EQ(message->edns->subnet, "192.0.2.0");
  EXPECT_EQ(message->edns->subnet_prefix, 24);
}

TEST(Encode, CompressesNames) {
  Message message{.id = 1, .response = true, .authoritative = true};
  message.questions.push_back({"www.example.com.", 1, kInternet});
  message.answers.push_back({"www.example.com.", 1, kInternet, 60, "\xc0\0\2\1"s});
  EXPECT_EQ(Encode(message, 512),
            "\0\1\x84\0\0\1\0\1\0\0\0\0\3www\7example\3com\0\0\1\0\1\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4"
            "\xc0\0\2\1"s);
}

TEST(Encode, ComesBackAsItWas) {
  Message message{.id = 7, .response = true, .recursion_desired = true, .code = 3};
  message.questions.push_back({"a\\052b.example.com.", 16, kInternet});
  message.answers.push_back({"x.example.com.", 16, kInternet, 5, *EncodeData(16, "\"text\"")});
  message.authorities.push_back(
      {"example.com.", 6, kInternet, 900, *EncodeData(6, "ns. mail. 1 7200 900 1209600 86400")});
  message.edns = Edns{.payload_size = 1232, .subnet = "192.0.2.0", .subnet_prefix = 24};
  const std::optional<Message> back = Decode(Encode(message, 65535));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, message);
}

TEST(Encode, LeavesOutWholeRecordsAndSaysSo) {
  Message message{.response = true};
  message.questions.push_back({"example.com.", 16, kInternet});
  const std::string data = *EncodeData(16, "\"" + std::string(200, 'a') + "\"");
  for (int i = 0; i < 5; ++i) {
    message.answers.push_back({"example.com.", 16, kInternet, 5, data});
  }
  const std::string bytes = Encode(message, 512);
  EXPECT_LE(bytes.size(), 512u);
  const std::optional<Message> back = Decode(bytes);
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->truncated);
  EXPECT_EQ(back->answers.size(), 2u);
}

TEST(Decode, RefusesWhatIsCutOff) {
  for (size_t size = 0; size < kQuery.size(); ++size) {
    EXPECT_FALSE(Decode(std::string_view(kQuery).substr(0, size))) << size;
  }
}

TEST(Decode, RefusesPointersThatGoRound) {
  EXPECT_FALSE(Decode("\0\1\0\0\0\1\0\0\0\0\0\0\xc0\x0c\0\1\0\1"s));
  EXPECT_FALSE(Decode("\0\1\0\0\0\1\0\0\0\0\0\0\1a\xc0\x0c\0\1\0\1"s));
  EXPECT_FALSE(
      Decode("\0\1\0\0\0\1\0\0\0\0\0\0\x41"
             "a\0\0\1\0\1"s));
}

TEST(Decode, NeverReadsBeyondWhateverBytesCome) {
  uint64_t state = 1;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = kQuery;
    for (int change = 0; change < 4; ++change) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      bytes[(state >> 33) % bytes.size()] = static_cast<char>(state >> 56);
    }
    if (const std::optional<Message> message = Decode(bytes)) {
      EXPECT_TRUE(Decode(Encode(*message, 65535)));
    }
  }
}

struct DataCase {
  const char *type, *text;
  std::string bytes;
};

TEST(EncodeData, WritesEachType) {
  const DataCase cases[] = {
      {"A", "192.0.2.1", "\xc0\0\2\1"s},
      {"AAAA", "2001:db8::1", "\x20\1\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1"s},
      {"AAAA", "::ffff:192.0.2.1", "\0\0\0\0\0\0\0\0\0\0\xff\xff\xc0\0\2\1"s},
      {"CNAME", "a.b", "\1a\1b\0"s},
      {"CNAME", "a.b.", "\1a\1b\0"s},
      {"MX", "10 m.b", "\0\x0a\1m\1b\0"s},
      {"TXT", "\"a b\" \"\\101\\\"\"", "\3a b\2A\""s},
      {"SRV", "1 2 80 t.", "\0\1\0\2\0\x50\1t\0"s},
      {"CAA", "0 issue \"ca.example\"", "\0\5issueca.example"s},
      {"DS", "1 8 2 ab cd", "\0\1\x08\2\xab\xcd"s},
      {"SSHFP", "1 2 ff", "\1\2\xff"s},
      {"NAPTR", "1 2 \"u\" \"s\" \"\" .", "\0\1\0\2\1u\1s\0\0"s},
      {"HTTPS", "1 . port=443 alpn=h2", "\0\1\0\0\1\0\3\2h2\0\3\0\2\1\xbb"s},
      {"SOA", "n. m. 1 2 3 4 5", "\1n\0\1m\0\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0\5"s},
  };
  for (const DataCase& one : cases) {
    EXPECT_EQ(EncodeData(TypeCode(one.type), one.text), one.bytes) << one.type << " " << one.text;
  }
}

TEST(EncodeData, RefusesWhatIsNotOfTheType) {
  const std::pair<const char*, const char*> cases[] = {
      {"A", "192.0.2"},    {"A", "192.0.2.256"}, {"A", "192.0.2.01"},    {"AAAA", "1:2"},
      {"AAAA", "1::2::3"}, {"CNAME", ""},        {"CNAME", "a..b"},      {"MX", "x m.b"},
      {"TXT", "plain"},    {"TXT", "\"open"},    {"SRV", "1 2 3"},       {"CAA", "256 issue \"x\""},
      {"DS", "1 8 2 abc"}, {"HTTPS", "1 . x=y"}, {"SOA", "n. m. 1 2 3"},
  };
  for (const auto& [type, text] : cases) {
    EXPECT_FALSE(EncodeData(TypeCode(type), text)) << type << " " << text;
  }
}

TEST(TypeName, KnowsNumbersWithoutNames) {
  EXPECT_EQ(TypeName(1), "A");
  EXPECT_EQ(TypeName(65280), "TYPE65280");
  EXPECT_EQ(TypeCode("NOPE"), 0);
}

}  // namespace
}  // namespace wt::dns
