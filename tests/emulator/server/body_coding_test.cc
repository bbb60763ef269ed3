#include "emulator/server/body_coding.h"

#include <gtest/gtest.h>

#include "tests/emulator/server/deflate.h"

namespace wt::server {
namespace {

std::string SomeText(size_t bytes) {
  std::string text(bytes, '\0');
  for (size_t i = 0; i < bytes; ++i) text[i] = static_cast<char>(i * i >> 4);
  return text;
}

TEST(BodyCoding, UndoesWhatClientsDo) {
  for (const size_t bytes : {0u, 1u, 1000u, 16384u, 16385u, 300000u}) {
    const std::string text = SomeText(bytes);
    const std::pair<const char*, int> codings[] = {
        {"gzip", kGzip}, {"X-GZip", kGzip}, {"deflate", kZlib}, {"deflate", kRaw}};
    for (const auto& [name, window_bits] : codings) {
      std::string body = Deflate(text, window_bits);
      EXPECT_EQ(DecodeBody(name, 300000, body), Decoding::kDone) << name << " " << bytes;
      EXPECT_TRUE(body == text) << name << " " << bytes;
    }
  }
}

TEST(BodyCoding, LeavesPlainBodiesAlone) {
  std::string none;
  EXPECT_EQ(DecodeBody("gzip", 1, none), Decoding::kDone);  // As a GET may say.
  for (const char* name : {"", "identity", "Identity"}) {
    std::string body = "plain";
    EXPECT_EQ(DecodeBody(name, 1, body), Decoding::kDone);
    EXPECT_EQ(body, "plain");
  }
}

TEST(BodyCoding, KnowsWhatItDoesNotKnow) {
  for (const char* name : {"br", "zstd", "gzip, gzip", "aws-chunked"}) {
    std::string body = Deflate("x");
    EXPECT_EQ(DecodeBody(name, 1000, body), Decoding::kUnknown) << name;
  }
}

TEST(BodyCoding, TakesSeveralGzipMembers) {
  std::string body = Deflate("one ", kGzip) + Deflate("two", kGzip);
  EXPECT_EQ(DecodeBody("gzip", 1000, body), Decoding::kDone);
  EXPECT_EQ(body, "one two");
}

TEST(BodyCoding, StopsAtTheLimitAndNotBefore) {
  std::string fits = Deflate(SomeText(20000), kGzip);
  EXPECT_EQ(DecodeBody("gzip", 20000, fits), Decoding::kDone);
  std::string bomb = Deflate(std::string(50 << 20, '\0'), kGzip);
  ASSERT_LT(bomb.size(), 100000u);
  EXPECT_EQ(DecodeBody("gzip", 1 << 20, bomb), Decoding::kTooLarge);
  std::string in_parts = Deflate(SomeText(600), kGzip) + Deflate(SomeText(600), kGzip);
  EXPECT_EQ(DecodeBody("gzip", 1000, in_parts), Decoding::kTooLarge);
}

TEST(BodyCoding, AnyCutIsNoticed) {
  for (const int window_bits : {kGzip, kZlib, kRaw}) {
    const std::string whole = Deflate(SomeText(500), window_bits);
    const char* name = window_bits == kGzip ? "gzip" : "deflate";
    for (size_t bytes = 1; bytes < whole.size(); ++bytes) {
      std::string body = whole.substr(0, bytes);
      EXPECT_EQ(DecodeBody(name, 1000, body), Decoding::kBroken) << name << " " << bytes;
    }
  }
}

TEST(BodyCoding, MoreBehindTheEndIsNoticed) {
  std::string body = Deflate("x") + "more";
  EXPECT_EQ(DecodeBody("gzip", 1000, body), Decoding::kBroken);
  body = Deflate("x", kZlib) + "more";
  EXPECT_EQ(DecodeBody("deflate", 1000, body), Decoding::kBroken);
}

TEST(BodyCoding, AWrongChecksumIsNoticed) {
  std::string body = Deflate("some text", kGzip);
  body[body.size() - 5] = static_cast<char>(body[body.size() - 5] ^ 1);
  EXPECT_EQ(DecodeBody("gzip", 1000, body), Decoding::kBroken);
}

}  // namespace
}  // namespace wt::server
