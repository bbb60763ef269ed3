// The codecs' two doors. What each protocol reads and writes is in tests/wire.

#include "emulator/wire/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/harbour/api.h"

namespace wt::wire {
namespace {

using ::testing::HasSubstr;

const Service kService{.id = "harbour",
                       .json_version = "1.1",
                       .xml_namespace = "http://harbour.example/doc",
                       .query_compatible = true};
const Error kError{.code = "ShipAlreadyExists",
                   .message = "There is <anna>.",
                   .http_status = 409,
                   .details = {{"ship", "anna"}, {"berths[]", "a"}, {"berths[]", "b"}}};

HttpResponse Encoded(Protocol protocol) { return EncodeError(kService, protocol, kError, "id-1"); }

TEST(EncodeError, OfEc2) {
  const HttpResponse answer = Encoded(Protocol::kEc2);
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.body,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>"
            "<Code>ShipAlreadyExists</Code><Message>There is &lt;anna&gt;.</Message>"
            "<ship>anna</ship><berths>a</berths><berths>b</berths></Error></Errors>"
            "<RequestID>id-1</RequestID></Response>");
}

TEST(EncodeError, OfQuery) {
  const HttpResponse answer = Encoded(Protocol::kQuery);
  EXPECT_THAT(answer.body, HasSubstr("<ErrorResponse xmlns=\"http://harbour.example/doc\"><Error>"
                                     "<Type>Sender</Type><Code>ShipAlreadyExists</Code>"));
  EXPECT_THAT(answer.body, HasSubstr("<RequestId>id-1</RequestId></ErrorResponse>"));
  EXPECT_EQ(FindHeader(answer.headers, "x-amzn-query-error"), "");
}

TEST(EncodeError, OfJsonSaysTheQueryProtocolsCodeToo) {
  const HttpResponse answer = Encoded(Protocol::kJson);
  EXPECT_EQ(answer.body, R"({"__type":"ShipAlreadyExists","message":"There is <anna>.",)"
                         R"("ship":"anna","berths":["a","b"]})");
  EXPECT_EQ(FindHeader(answer.headers, "x-amzn-query-error"), "ShipAlreadyExists;Sender");
  EXPECT_EQ(FindHeader(answer.headers, "content-type"), "application/x-amz-json-1.1");
}

TEST(EncodeError, OfTheServiceIsTheReceiversFault) {
  const HttpResponse answer =
      EncodeError(kService, Protocol::kQuery,
                  {.code = "Storm", .message = "", .http_status = 500, .sender_fault = false}, "");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<Type>Receiver</Type>"));
}

TEST(EveryAnswer, CarriesItsRequestId) {
  for (const Protocol protocol : {Protocol::kEc2, Protocol::kQuery, Protocol::kJson,
                                  Protocol::kRestXml, Protocol::kRpcV2Cbor}) {
    EXPECT_EQ(FindHeader(Encoded(protocol).headers, "x-amzn-requestid"), "id-1");
  }
}

TEST(EncodeResponse, OfAnOperationThatAnswersNothing) {
  const Operation operation{.name = "Scuttle", .service = &kService};
  const auto body = [&](Protocol protocol) {
    return EncodeResponse(operation, protocol, nullptr, "id-1").body;
  };
  EXPECT_EQ(body(Protocol::kJson), "");
  EXPECT_EQ(body(Protocol::kRpcV2Cbor), "\xa0");
  EXPECT_EQ(body(Protocol::kRestXml), "");
  EXPECT_EQ(body(Protocol::kQuery),
            "<ScuttleResponse xmlns=\"http://harbour.example/doc\"><ResponseMetadata>"
            "<RequestId>id-1</RequestId></ResponseMetadata></ScuttleResponse>");
}

TEST(DecodeRequest, RefusesWhatIsUnreadableEvenWhereNothingIsTaken) {
  const Operation operation{.name = "Scuttle", .service = &kService};
  const HttpRequest broken{.method = "POST", .target = "/", .body = "{"};
  EXPECT_EQ(DecodeRequest(operation, Protocol::kJson, broken, {}, nullptr).error().code,
            "SerializationException");
  const HttpRequest whole{.method = "POST", .target = "/", .body = "{\"a\":1}"};
  EXPECT_TRUE(DecodeRequest(operation, Protocol::kJson, whole, {}, nullptr).ok());
}

TEST(DecodeModelJson, TakesTheModelsNamesOnly) {
  const Operation operation{
      .name = "CreateShip", .service = &kService, .input = &ShapeOf<harbour::CreateShipRequest>()};
  harbour::CreateShipRequest request;
  ASSERT_TRUE(DecodeModelJson(operation, R"({"name":"anna","kind":"SAIL"})", &request).ok());
  EXPECT_EQ(request.name, "anna");
  EXPECT_EQ(DecodeModelJson(operation, R"({"name":"anna","kind":"SAIL","colour":1})", &request)
                .error()
                .code,
            "UnknownParameter");
}

}  // namespace
}  // namespace wt::wire
