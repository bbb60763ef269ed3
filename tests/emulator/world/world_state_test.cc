// State files, snapshots, resets, and two runs of one seed.

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "emulator/world/world.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

std::string Bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class WorldStateTest : public ::testing::Test {
 protected:
  WorldStateTest()
      : folder_(fs::temp_directory_path() /
                ("windtunnel-world-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
  }
  ~WorldStateTest() override { fs::remove_all(folder_); }

  std::unique_ptr<World> Open(const std::string& file = "", uint64_t seed = 1) {
    auto world = std::make_unique<World>(WorldOptions{.seed = seed});
    harbour::Install(*world);
    const Result<void> opened = world->Open(file.empty() ? "" : Path(file));
    EXPECT_TRUE(opened.ok()) << opened.error().message;
    return world;
  }
  std::string Path(const std::string& file) const { return (folder_ / file).string(); }
  static void Create(World& world, const std::string& name) {
    EXPECT_TRUE(world
                    .Call("harbour", "CreateShip", harbour::TestCaller(),
                          R"({"name":")" + name + R"(","kind":"SAIL"})")
                    .ok());
  }
  // Everything a world does in an hour, with calls that fail among it.
  static std::string Run(World& world) {
    EXPECT_TRUE(world.Call("harbour", "StartPatrol", harbour::TestCaller(), "{}").ok());
    for (const char* name : {"anna", "berta", "clara", "dora"}) {
      Create(world, name);
      EXPECT_FALSE(
          world.Call("harbour", "ScuttleShip", harbour::TestCaller(), R"({"name":"none"})").ok());
      world.RunUntil(world.now() + Minutes(2));
    }
    EXPECT_TRUE(
        world.Call("harbour", "ScuttleShip", harbour::TestCaller(), R"({"name":"anna"})").ok());
    world.RunUntil(world.now() + Hours(1));
    std::string journal;
    for (const sim::JournalEntry& entry : world.Entries(0, 100000)) {
      journal += sim::FormatEntry(entry) + "\n";
    }
    return journal;
  }

  fs::path folder_;
};

TEST_F(WorldStateTest, TwoRunsOfOneSeedHaveOneJournal) {
  const auto first = Open();
  const auto second = Open();
  const std::string journal = Run(*first);
  EXPECT_EQ(journal, Run(*second));
  EXPECT_EQ(first->Digest(), second->Digest());
  EXPECT_NE(journal, Run(*Open("", 2)));
}

TEST_F(WorldStateTest, SnapshotsOfTwoRunsHoldTheSameBytes) {
  for (const char* name : {"one", "two"}) {
    const auto world = Open();
    Run(*world);
    ASSERT_TRUE(world->SaveSnapshot(Path(name)).ok());
  }
  EXPECT_FALSE(Bytes(Path("one")).empty());
  EXPECT_TRUE(Bytes(Path("one")) == Bytes(Path("two")));
}

TEST_F(WorldStateTest, ALoadedSnapshotGoesOnAsItsOriginal) {
  const auto first = Open();
  Create(*first, "emma");
  ASSERT_TRUE(first->SaveSnapshot(Path("snapshot")).ok());
  const auto second = Open("", 7);
  Create(*second, "zora");
  ASSERT_TRUE(second->LoadSnapshot(Path("snapshot")).ok());
  EXPECT_EQ(second->seed(), 1U);
  EXPECT_EQ(Run(*first), Run(*second));
  EXPECT_EQ(first->Digest(), second->Digest());
}

TEST_F(WorldStateTest, ABadSnapshotChangesNothing) {
  const auto world = Open();
  Create(*world, "anna");
  const std::string before = world->Digest();
  std::ofstream(Path("bad")) << "no snapshot";
  EXPECT_FALSE(world->LoadSnapshot(Path("bad")).ok());
  EXPECT_FALSE(world->LoadSnapshot(Path("none")).ok());
  EXPECT_EQ(world->Digest(), before);
  EXPECT_EQ(world->pending_settling(), 1U);
}

TEST_F(WorldStateTest, AStateFileGoesOnAfterARestart) {
  std::string digest;
  {
    const auto world = Open("state");
    Create(*world, "anna");
    world->Flush();
    digest = world->Digest();
  }
  const auto again = Open("state");
  EXPECT_EQ(again->Digest(), digest);
  EXPECT_EQ(again->pending_settling(), 1U);
  again->Settle();
  const auto never_stopped = Open();
  Create(*never_stopped, "anna");
  never_stopped->Settle();
  EXPECT_EQ(again->Digest(), never_stopped->Digest());
}

TEST_F(WorldStateTest, ARestartKeepsTheSeedOfTheFile) {
  { Open("state", 5)->Flush(); }
  EXPECT_EQ(Open("state", 9)->seed(), 5U);
}

TEST_F(WorldStateTest, AFileOfAnotherWorldsLoopsIsRefusedUntouched) {
  { Open("state")->Flush(); }
  const std::string before = Bytes(Path("state"));
  World other{WorldOptions{}};
  other.AddRows<harbour::ShipRow>();
  const Result<void> opened = other.Open(Path("state"));
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("another version"));
  EXPECT_TRUE(Bytes(Path("state")) == before);
}

TEST_F(WorldStateTest, AForeignFileIsRefusedUntouched) {
  std::ofstream(Path("state")) << "dear diary";
  World world{WorldOptions{}};
  harbour::Install(world);
  const Result<void> opened = world.Open(Path("state"));
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("not a Windtunnel state file"));
  EXPECT_EQ(Bytes(Path("state")), "dear diary");
}

TEST_F(WorldStateTest, AFolderThatIsNotThereIsASentence) {
  World world{WorldOptions{}};
  harbour::Install(world);
  const Result<void> opened = world.Open(Path("nowhere/state"));
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("state file"));
}

TEST_F(WorldStateTest, AResetWorldIsANewOne) {
  const auto world = Open();
  Run(*world);
  world->Reset(1);
  EXPECT_EQ(world->now(), kStart);
  EXPECT_EQ(world->newest_entry(), 0);
  EXPECT_EQ(Run(*world), Run(*Open()));
}

TEST_F(WorldStateTest, AResetReachesTheStateFile) {
  {
    const auto world = Open("state");
    Create(*world, "anna");
    world->Flush();
    world->Reset(3);
    world->Flush();
  }
  const auto again = Open("state");
  EXPECT_EQ(again->Digest(), Open("", 3)->Digest());
}

}  // namespace
}  // namespace wt
