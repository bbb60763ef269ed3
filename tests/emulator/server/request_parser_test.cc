#include "emulator/server/request_parser.h"

#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::server {
namespace {

using Progress = RequestParser::Progress;

// Feeds as a connection does: what is left over comes again, with the next piece behind it.
Progress FeedInPieces(RequestParser& parser, std::string_view bytes, size_t piece) {
  std::string pending;
  Progress progress = Progress::kMore;
  while (!bytes.empty() && progress == Progress::kMore) {
    pending.append(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    size_t taken = 0;
    progress = parser.Feed(pending, taken);
    pending.erase(0, taken);
  }
  return progress;
}

const char* const kRequests[] = {
    "GET /x?y HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    "b\r\nhello world\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
    "5;a=b;c=\"d\"\r\nhello\r\n006\r\n world\r\n0;last\r\nHost: b\r\nX: y\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
};

TEST(RequestParser, TheSameRequestHoweverItIsCut) {
  for (const char* bytes : kRequests) {
    RequestParser whole(1000, 1000);
    ASSERT_EQ(FeedInPieces(whole, bytes, 100000), Progress::kDone) << bytes;
    for (size_t piece = 1; piece < std::string_view(bytes).size(); ++piece) {
      RequestParser cut(1000, 1000);
      ASSERT_EQ(FeedInPieces(cut, bytes, piece), Progress::kDone) << piece << " of " << bytes;
      EXPECT_EQ(cut.request().body, whole.request().body) << piece << " of " << bytes;
      EXPECT_EQ(cut.request().headers, whole.request().headers) << piece << " of " << bytes;
    }
  }
}

TEST(RequestParser, KeepsFieldsInOrderAndDropsTrailers) {
  RequestParser parser(1000, 1000);
  ASSERT_EQ(FeedInPieces(parser, kRequests[3], 1000), Progress::kDone);
  EXPECT_EQ(parser.request().body, "hello world");
  EXPECT_EQ(parser.request().headers,
            (wire::Headers{{"Host", "a"}, {"Transfer-Encoding", "Chunked"}}));
  EXPECT_EQ(parser.host_count(), 1);
}

TEST(RequestParser, LeavesTheNextRequestAlone) {
  RequestParser parser(1000, 1000);
  const std::string two = StrCat(kRequests[1], kRequests[0]);
  size_t taken = 0;
  EXPECT_EQ(parser.Feed(two, taken), Progress::kDone);
  EXPECT_EQ(taken, std::string_view(kRequests[1]).size());
}

// Whatever one byte is changed to, wherever: an answer, and no crash. Beast has assertions that
// the network could reach.
TEST(RequestParser, NoByteBringsItDown) {
  for (const char* bytes : kRequests) {
    const std::string_view sound = bytes;
    for (size_t at = 0; at < sound.size(); ++at) {
      for (const char evil :
           {'\0', '\r', '\n', ' ', ':', '0', 'f', ';', '"', ',', '\x7f', '\xff'}) {
        std::string request(sound);
        request[at] = evil;
        for (const size_t piece : {1u, 2u, 3u, 5u, 1000u}) {
          RequestParser parser(1000, 1000);
          const Progress progress = FeedInPieces(parser, request, piece);
          if (progress != Progress::kFailed) continue;
          EXPECT_TRUE(parser.status() == 400 || parser.status() == 413 || parser.status() == 501)
              << parser.status() << " for " << request;
          EXPECT_FALSE(parser.message().empty());
        }
      }
    }
  }
}

}  // namespace
}  // namespace wt::server
