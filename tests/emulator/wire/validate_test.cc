// What the model forbids, in AWS's words. The protocols' forms are in tests/wire.

#include <gtest/gtest.h>

#include "emulator/wire/bind.h"
#include "emulator/wire/node.h"
#include "services/harbour/api.h"

namespace wt::wire {
namespace {

using harbour::CreateShipRequest;
using harbour::DescribeShipsRequest;

template <class Request>
Error Refusal(Protocol protocol, Validation validation, const Result<Node>& node) {
  Binder binder(protocol, validation, "ValidationException");
  Request request;
  binder.BindBody(ShapeOf<Request>(), *node, &request);
  const Result<void> done = binder.Finish();
  return done.ok() ? Error{} : done.error();
}

std::string Smithy(std::string_view json) {
  const Error error =
      Refusal<CreateShipRequest>(Protocol::kJson, Validation::kSmithy, ParseJson(json));
  EXPECT_TRUE(error.code.empty() || error.code == "ValidationException") << error.code;
  return error.message;
}

TEST(Validation, PassesWhatTheModelAllows) {
  EXPECT_EQ(Smithy(R"({"name":"anna","kind":"SAIL","length":400,"flags":["a"],"secret":"abc"})"),
            "");
}

TEST(Validation, NamesEachConstraint) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"kind":"SAIL"})",
       "1 validation error detected: Value null at 'name' failed to satisfy constraint: "
       "Member must not be null"},
      {R"({"name":"a2","kind":"SAIL"})",
       "1 validation error detected: Value 'a2' at 'name' failed to satisfy constraint: "
       "Member must satisfy regular expression pattern: ^[a-zA-Z-]+$"},
      {R"({"name":"anna","kind":"OAR"})",
       "1 validation error detected: Value 'OAR' at 'kind' failed to satisfy constraint: "
       "Member must satisfy enum value set: [SAIL, STEAM]"},
      {R"({"name":"anna","kind":"SAIL","length":0})",
       "1 validation error detected: Value '0' at 'length' failed to satisfy constraint: "
       "Member must have value greater than or equal to 1"},
      {R"({"name":"anna","kind":"SAIL","flags":["a","b","c","d"]})",
       "1 validation error detected: Value '[a, b, c, d]' at 'flags' failed to satisfy constraint: "
       "Member must have length less than or equal to 3"}};
  for (const auto& [json, message] : cases) EXPECT_EQ(Smithy(json), message);
}

TEST(Validation, CountsTogether) {
  EXPECT_EQ(Smithy(R"({"name":"a","length":500})").substr(0, 30), "3 validation errors detected: ");
}

TEST(Validation, CountsCharactersNotBytes) {
  // Seventeen bytes, but nine characters: only the pattern objects.
  EXPECT_EQ(Smithy(R"({"name":"ääääääää-","kind":"SAIL"})").substr(0, 27),
            "1 validation error detected");
}

TEST(Validation, PlacesWithinLists) {
  const Error error = Refusal<DescribeShipsRequest>(Protocol::kJson, Validation::kSmithy,
                                                    ParseJson(R"({"names":["anna","b"]})"));
  EXPECT_EQ(error.message,
            "1 validation error detected: Value 'b' at 'names.2.member' failed to satisfy "
            "constraint: Member must have length greater than or equal to 2");
}

TEST(Validation, OfEc2NamesOneParameterAtATime) {
  const Error error =
      Refusal<CreateShipRequest>(Protocol::kEc2, Validation::kEc2, ParseForm("Length=5"));
  EXPECT_EQ(error.code, "MissingParameter");
  EXPECT_EQ(error.message, "The request must contain the parameter name");
}

TEST(Validation, LeavesItToServicesThatDoItThemselves) {
  EXPECT_EQ(Refusal<CreateShipRequest>(Protocol::kJson, Validation::kNone, ParseJson("{}")).code,
            "");
}

TEST(Validation, ATypeErrorComesFirst) {
  const Error error = Refusal<CreateShipRequest>(Protocol::kJson, Validation::kSmithy,
                                                 ParseJson(R"({"length":"long"})"));
  EXPECT_EQ(error.code, "SerializationException");
  EXPECT_EQ(error.message, "STRING_VALUE can not be converted to an Integer");
}

TEST(MatchesPattern, IsOfTheWholeText) {
  EXPECT_TRUE(MatchesPattern("[a-z]+", "abc"));
  EXPECT_FALSE(MatchesPattern("[a-z]+", "abc1"));
  EXPECT_FALSE(MatchesPattern("^[a-z]*$", "a\nb"));
}

TEST(MatchesPattern, LetsPassWhatItCannotRead) {
  EXPECT_TRUE(MatchesPattern("[\\p{L}]+", "123"));
  EXPECT_TRUE(MatchesPattern("(", "x"));
  EXPECT_TRUE(MatchesPattern("[a-z]+", std::string(5000, '1')));
}

}  // namespace
}  // namespace wt::wire
