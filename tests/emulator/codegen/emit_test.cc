#include "emulator/codegen/emit.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::codegen {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The tests' own service, which is also built and called: see tests/emulator/harbour.
class EmitTest : public ::testing::Test {
 protected:
  EmitTest() : model_("harbour", Read()) { model_.Reach(built_); }
  static Json Read() {
    std::ifstream file("tests/emulator/harbour/api.json");
    return Json::parse(file);
  }

  std::set<std::string> built_ = {"CreateShip", "DescribeShips", "ScuttleShip"};
  Model model_;
};

TEST_F(EmitTest, StructuresHoldPlainTypesInSlots) {
  const std::string types = EmitTypes(model_, built_);
  EXPECT_THAT(types, AllOf(HasSubstr("struct CreateShipRequest {\n"
                                     "  std::string name;\n"
                                     "  std::string kind;\n"
                                     "  std::optional<int64_t> length;\n"
                                     "  wire::Map<int64_t> cargo;\n"
                                     "  wire::List<std::string> flags;\n"
                                     "  std::optional<std::string> secret;\n"
                                     "};\n"),
                           HasSubstr("  wire::Box<Ship> convoy;\n"),
                           HasSubstr("  std::optional<Instant> created_at;\n"),
                           HasSubstr("  std::optional<bool> default_;\n")));
  // One that answers nothing has an empty response; one without a file has no type.
  EXPECT_THAT(types, HasSubstr("struct ScuttleShipResponse {};\n"));
  EXPECT_THAT(types, Not(HasSubstr("StartPatrol")));
}

TEST_F(EmitTest, TablesCarryTheModelsFacts) {
  const std::vector<std::string> files = EmitTables(model_, built_, 1);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_THAT(files[0], HasSubstr(".name = \"kind\", .location_name = \"kind\""));
  EXPECT_THAT(files[0], HasSubstr(".offset = offsetof(CreateShipRequest, kind)"));
  EXPECT_THAT(files[0], HasSubstr(".required = true"));
  EXPECT_THAT(files[0], HasSubstr(".min = 1, .max = 400"));
  EXPECT_THAT(files[0], HasSubstr("kEnum_ShipKind[] = {\"SAIL\", \"STEAM\", }"));
  EXPECT_THAT(files[0], HasSubstr(".sensitive = true"));
}

TEST_F(EmitTest, ShardsShareTheTables) {
  const std::vector<std::string> files = EmitTables(model_, built_, 3);
  ASSERT_EQ(files.size(), 3U);
  size_t tables = 0;
  for (const std::string& file : files) {
    for (size_t at = 0; (at = file.find("\nconst Shape kShape_", at)) != file.npos; ++at) ++tables;
  }
  EXPECT_EQ(tables, model_.reached().size());
}

TEST_F(EmitTest, DispatchListsOperationsWithoutCodeToo) {
  const std::string dispatch = EmitDispatch(model_, built_);
  EXPECT_THAT(dispatch, HasSubstr("EntryOf<CreateShipRequest, CreateShipResponse, &CreateShip>"));
  EXPECT_THAT(dispatch, HasSubstr("    {.operation = &kOperation_SinkShip},\n"));
  EXPECT_THAT(dispatch, HasSubstr(".result_wrapper = \"CreateShipResult\""));
  EXPECT_THAT(dispatch, HasSubstr(".input_token = \"nextToken\""));
  EXPECT_THAT(dispatch, HasSubstr("Protocol::kRpcV2Cbor, Protocol::kJson, Protocol::kQuery"));
}

TEST_F(EmitTest, ErrorsKnowCodeStatusAndFault) {
  const std::string errors = EmitErrors(model_);
  EXPECT_THAT(errors, HasSubstr("inline Error ShipExists(std::string message) {\n"
                                "  return {.code = \"ShipAlreadyExists\", "
                                ".message = std::move(message), .http_status = 409, "
                                ".sender_fault = true};"));
  EXPECT_THAT(errors, HasSubstr(".code = \"ShipNotFound\", .message = std::move(message), "
                                ".http_status = 400"));
  EXPECT_THAT(errors, HasSubstr(".code = \"Storm\", .message = std::move(message), "
                                ".http_status = 500, .sender_fault = false"));
}

TEST_F(EmitTest, TheSameModelGivesTheSameText) {
  Model again("harbour", Read());
  again.Reach(built_);
  EXPECT_EQ(EmitTypes(model_, built_), EmitTypes(again, built_));
  EXPECT_EQ(EmitTables(model_, built_, 2), EmitTables(again, built_, 2));
}

TEST(Quoted, EscapesWhatALiteralCannotHold) {
  EXPECT_EQ(Quoted("a\"b\\c"), "\"a\\\"b\\\\c\"");
  EXPECT_EQ(Quoted("\n1"), "\"\\x0a\"\"1\"");
  EXPECT_EQ(Quoted("\xc3\xbc"), "\"\\xc3\"\"\\xbc\"\"\"");
}

}  // namespace
}  // namespace wt::codegen
