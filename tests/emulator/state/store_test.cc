#include "emulator/state/store.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace wt {

struct BoatRow {
  std::string harbour, name;
  int64_t length = 0;
  std::vector<std::string> crew;
  std::optional<double> speed;
  bool sunk = false;
};

template <>
struct Schema<BoatRow> {
  using Row = BoatRow;
  static constexpr std::string_view kTable = "boat";
  static constexpr auto kColumns = Columns{
      KeyColumn{"harbour", &Row::harbour}, KeyColumn{"name", &Row::name},
      Column{"length", &Row::length},      Column{"crew", &Row::crew},
      Column{"speed", &Row::speed},        Column{"sunk", &Row::sunk},
  };
  static constexpr auto kIndexes = Columns{Index{"by_length", &Row::length}};
};

namespace state {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() : path_(StrPath()) { store_.Register<BoatRow>(); }
  ~StoreTest() override {
    for (const char* tail : {"", "-wal", "-shm", "-journal", ".snapshot"}) {
      std::filesystem::remove(path_ + tail);
    }
  }
  static std::string StrPath() {
    return (std::filesystem::temp_directory_path() /
            ("windtunnel-state-" + std::to_string(getpid()) + "-" +
             ::testing::UnitTest::GetInstance()->current_test_info()->name()))
        .string();
  }
  Table<BoatRow>& boats() { return store_.Get<BoatRow>(); }
  static std::vector<std::string> Names(const Table<BoatRow>& table, std::string_view harbour) {
    std::vector<std::string> names;
    for (const BoatRow& row : table.Scan(harbour)) names.push_back(row.name);
    return names;
  }

  std::string path_;
  Store store_;
};

TEST_F(StoreTest, ScansAPrefixInKeyOrder) {
  boats().Put({"kiel", "zora", 9, {}, {}, false});
  boats().Put({"kiel", "anna", 12, {}, {}, false});
  boats().Put({"bremen", "mia", 7, {}, {}, false});
  EXPECT_THAT(Names(boats(), "kiel"), ElementsAre("anna", "zora"));
  EXPECT_EQ(boats().Find("kiel", "anna")->length, 12);
  EXPECT_EQ(boats().Find("kiel", "mia"), nullptr);
  EXPECT_EQ(boats().ScanAfter("anna", "kiel").begin()->name, "zora");
}

TEST_F(StoreTest, AnIndexFollowsItsRows) {
  boats().Put({"kiel", "zora", 9, {}, {}, false});
  boats().Put({"kiel", "anna", 9, {}, {}, false});
  boats().Put({"kiel", "zora", 11, {}, {}, false});
  const auto nine = boats().By<0>(int64_t{9});
  ASSERT_EQ(std::distance(nine.begin(), nine.end()), 1);
  EXPECT_EQ((*nine.begin()).name, "anna");
  boats().Erase("kiel", "anna");
  EXPECT_TRUE(boats().By<0>(int64_t{9}).empty());
}

TEST_F(StoreTest, RollbackLeavesNoTrace) {
  boats().Put({"kiel", "anna", 12, {"jo"}, 3.5, false});
  const std::string before = store_.Digest();
  store_.Begin();
  boats().Put({"kiel", "anna", 13, {}, {}, true});
  boats().Put({"kiel", "zora", 9, {}, {}, false});
  boats().Erase("kiel", "anna");
  boats().Put({"kiel", "anna", 14, {}, {}, true});
  store_.Rollback();
  EXPECT_EQ(store_.Digest(), before);
  EXPECT_TRUE(boats().By<0>(int64_t{9}).empty());
  EXPECT_FALSE(boats().By<0>(int64_t{12}).empty());
}

TEST_F(StoreTest, AFileHoldsWhatWasFlushed) {
  ASSERT_TRUE(store_.Open(path_).ok());
  boats().Put({"kiel", "anna", 12, {"jo", "a:b,c"}, 3.5, true});
  boats().Put({"kiel", "zora", 9, {}, {}, false});
  store_.FlushTurn();
  boats().Erase("kiel", "zora");
  store_.FlushTurn();
  const std::string digest = store_.Digest();

  // As after a kill: the first store is never closed properly, its copy is opened.
  std::filesystem::copy(path_, path_ + ".snapshot");
  std::filesystem::copy(path_ + "-wal", path_ + ".snapshot-wal");
  Store again;
  again.Register<BoatRow>();
  ASSERT_TRUE(again.Open(path_ + ".snapshot").ok());
  EXPECT_EQ(again.Digest(), digest);
  EXPECT_THAT(again.Get<BoatRow>().Find("kiel", "anna")->crew, ElementsAre("jo", "a:b,c"));
  std::filesystem::remove(path_ + ".snapshot-wal");
}

TEST_F(StoreTest, AFileInUseIsRefused) {
  ASSERT_TRUE(store_.Open(path_).ok());
  Store second;
  second.Register<BoatRow>();
  const Result<void> opened = second.Open(path_);
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("another process is using it"));
}

TEST_F(StoreTest, AForeignFileIsRefusedAndLeftAsItIs) {
  const std::string text(5000, 'x');
  std::ofstream(path_) << text;
  const Result<void> opened = store_.Open(path_);
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("not a Windtunnel state file"));
  std::ifstream file(path_);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text);
}

TEST_F(StoreTest, AnotherSchemaIsRefused) {
  {
    Store empty;
    ASSERT_TRUE(empty.Open(path_).ok());
  }
  const Result<void> opened = store_.Open(path_);
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("another version"));
}

TEST_F(StoreTest, ASnapshotBringsEverythingBack) {
  boats().Put({"kiel", "anna", 12, {"jo"}, {}, false});
  const std::string digest = store_.Digest();
  ASSERT_TRUE(store_.SaveTo(path_ + ".snapshot").ok());
  boats().Put({"kiel", "zora", 9, {}, {}, false});
  boats().Erase("kiel", "anna");
  ASSERT_TRUE(store_.LoadFrom(path_ + ".snapshot").ok());
  EXPECT_EQ(store_.Digest(), digest);
}

TEST_F(StoreTest, ABadSnapshotChangesNothing) {
  boats().Put({"kiel", "anna", 12, {}, {}, false});
  const std::string digest = store_.Digest();
  std::ofstream(path_ + ".snapshot") << "no database";
  EXPECT_FALSE(store_.LoadFrom(path_ + ".snapshot").ok());
  EXPECT_FALSE(store_.LoadFrom("/nowhere/at/all").ok());
  EXPECT_EQ(store_.Digest(), digest);
}

}  // namespace
}  // namespace state
}  // namespace wt
