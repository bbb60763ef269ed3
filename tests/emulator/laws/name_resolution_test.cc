#include "emulator/laws/name_resolution/name_resolution.h"

#include <gmock/gmock.h>

#include "emulator/base/strings.h"

namespace wt::laws::name_resolution {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Zones as a table of records.
class TableOfZones : public Zones {
 public:
  void AddZone(const std::string& id, const std::string& name, const std::string& server,
               bool is_private = false) {
    (is_private ? private_ : public_).push_back({id, name, {server}});
    Add(id, name, "SOA", {"ns. mail. 1 7200 900 1209600 300"}, 900);
    Add(id, name, "NS", {server}, 172800);
  }
  RecordSet& Add(const std::string& zone, const std::string& name, const std::string& type,
                 std::vector<std::string> values, int64_t ttl = 300) {
    sets_.push_back({zone, {name, type, ttl, std::move(values), std::nullopt, {}}});
    return sets_.back().second;
  }
  void AddAlias(const std::string& zone, const std::string& name, const std::string& type,
                const Alias& alias) {
    Add(zone, name, type, {}).alias = alias;
  }
  void AddEndpoint(const std::string& name, Endpoint endpoint) {
    endpoints_.emplace_back(name, std::move(endpoint));
  }

  std::vector<Zone> Public(std::string_view name) const override {
    std::vector<Zone> out;
    for (const Zone& zone : public_) {
      if (zone.name == name) out.push_back(zone);
    }
    return out;
  }
  std::optional<Zone> Private(std::string_view name) const override {
    for (const Zone& zone : private_) {
      if (zone.name == name) return zone;
    }
    return std::nullopt;
  }
  std::optional<Zone> ById(std::string_view id) const override {
    for (const auto* zones : {&public_, &private_}) {
      for (const Zone& zone : *zones) {
        if (zone.id == id) return zone;
      }
    }
    return std::nullopt;
  }
  std::vector<RecordSet> Sets(std::string_view zone, std::string_view name,
                              std::string_view type) const override {
    std::vector<RecordSet> out;
    for (const auto& [owner, set] : sets_) {
      if (owner == zone && set.name == name && set.type == type) out.push_back(set);
    }
    return out;
  }
  bool Exists(std::string_view zone, std::string_view name) const override {
    return std::any_of(sets_.begin(), sets_.end(), [&](const auto& entry) {
      return entry.first == zone && IsWithin(entry.second.name, name);
    });
  }
  std::optional<Endpoint> FindEndpoint(std::string_view name) const override {
    for (const auto& [known, endpoint] : endpoints_) {
      if (known == name) return endpoint;
    }
    return std::nullopt;
  }

 private:
  std::vector<Zone> public_, private_;
  std::vector<std::pair<std::string, RecordSet>> sets_;
  std::vector<std::pair<std::string, Endpoint>> endpoints_;
};

Answer Look(const Zones& zones, const std::string& name, const std::string& type = "A") {
  return Resolve(zones, name, type, {}, [](uint64_t bound) { return bound - 1; });
}

std::vector<std::string> Texts(const Answer& answer) {
  std::vector<std::string> out;
  for (const Record& one : answer.records) {
    out.push_back(StrCat(one.name, " ", one.ttl, " ", one.type, " ", one.value));
  }
  return out;
}

TableOfZones Example() {
  TableOfZones zones;
  zones.AddZone("Z1", "example.com.", "ns-1.test.");
  zones.Add("Z1", "www.example.com.", "A", {"192.0.2.1"});
  zones.Add("Z1", "alias.example.com.", "CNAME", {"WWW.example.com"});
  zones.Add("Z1", "\\052.wild.example.com.", "A", {"192.0.2.9"});
  zones.Add("Z1", "there.wild.example.com.", "TXT", {"\"x\""});
  zones.Add("Z1", "a.b.example.com.", "A", {"192.0.2.3"});
  return zones;
}

TEST(Resolve, AnswersFromAZone) {
  const Answer answer = Look(Example(), "WWW.Example.com");
  EXPECT_EQ(answer.code, Code::kNoError);
  EXPECT_THAT(Texts(answer), ElementsAre("www.example.com. 300 A 192.0.2.1"));
  EXPECT_EQ(answer.zone_id, "Z1");
  EXPECT_FALSE(answer.soa);
}

TEST(Resolve, FollowsCnames) {
  TableOfZones zones = Example();
  EXPECT_THAT(Texts(Look(zones, "alias.example.com")),
              ElementsAre("alias.example.com. 300 CNAME WWW.example.com",
                          "www.example.com. 300 A 192.0.2.1"));
  EXPECT_THAT(Texts(Look(zones, "alias.example.com", "CNAME")),
              ElementsAre("alias.example.com. 300 CNAME WWW.example.com"));
  zones.Add("Z1", "x.example.com.", "CNAME", {"y.example.com"});
  zones.Add("Z1", "y.example.com.", "CNAME", {"x.example.com"});
  EXPECT_EQ(Look(zones, "x.example.com").code, Code::kServerFailure);
}

TEST(Resolve, DeniesWithTheSmallerTtl) {
  const Answer none = Look(Example(), "nothing.example.com");
  EXPECT_EQ(none.code, Code::kNoSuchName);
  ASSERT_TRUE(none.soa);
  EXPECT_EQ(none.soa->ttl, 300);
  const Answer no_data = Look(Example(), "www.example.com", "AAAA");
  EXPECT_EQ(no_data.code, Code::kNoError);
  EXPECT_TRUE(no_data.soa);
  // A name that only has something below it exists.
  EXPECT_EQ(Look(Example(), "b.example.com").code, Code::kNoError);
}

TEST(Resolve, MatchesWildcardsAtAnyDepthUnlessANameIsThere) {
  EXPECT_THAT(Texts(Look(Example(), "x.wild.example.com")),
              ElementsAre("x.wild.example.com. 300 A 192.0.2.9"));
  EXPECT_THAT(Texts(Look(Example(), "x.y.wild.example.com")),
              ElementsAre("x.y.wild.example.com. 300 A 192.0.2.9"));
  EXPECT_EQ(Look(Example(), "there.wild.example.com").code, Code::kNoError);
  EXPECT_EQ(Look(Example(), "x.there.wild.example.com").code, Code::kNoSuchName);
  EXPECT_THAT(Texts(Look(Example(), "wild.example.com")), IsEmpty());
}

TEST(Resolve, GoesDownADelegationOnlyWhereThereIsOne) {
  TableOfZones zones = Example();
  zones.AddZone("Z2", "dev.example.com.", "ns-2.test.");
  zones.AddZone("Z3", "dev.example.com.", "ns-3.test.");
  zones.Add("Z3", "www.dev.example.com.", "A", {"192.0.2.33"});
  EXPECT_EQ(Look(zones, "www.dev.example.com").code, Code::kNoSuchName);
  zones.Add("Z1", "dev.example.com.", "NS", {"NS-3.test"});
  const Answer answer = Look(zones, "www.dev.example.com");
  EXPECT_THAT(Texts(answer), ElementsAre("www.dev.example.com. 300 A 192.0.2.33"));
  EXPECT_EQ(answer.zone_id, "Z3");
  EXPECT_THAT(Join(answer.steps, "; "), HasSubstr("delegates dev.example.com. to Z3"));
}

TEST(Resolve, FailsWhereTheServersDoNotHaveTheZone) {
  TableOfZones zones = Example();
  zones.Add("Z1", "dev.example.com.", "NS", {"ns-9.test"});
  EXPECT_EQ(Look(zones, "www.dev.example.com").code, Code::kServerFailure);
}

TEST(Resolve, KnowsNothingOfForeignNames) {
  const Answer answer = Look(Example(), "example.org");
  EXPECT_EQ(answer.code, Code::kNoSuchName);
  EXPECT_EQ(answer.zone_id, "");
  EXPECT_EQ(Look(Example(), "a..b").code, Code::kRefused);
}

TEST(Resolve, LeadsAliasesOn) {
  TableOfZones zones = Example();
  zones.AddAlias("Z1", "example.com.", "A", {"Z1", "www.example.com."});
  zones.AddAlias("Z1", "lb.example.com.", "A", {"ZELB", "lb.elb.amazonaws.com."});
  zones.AddAlias("Z1", "lb.example.com.", "AAAA", {"ZELB", "lb.elb.amazonaws.com."});
  zones.AddEndpoint("lb.elb.amazonaws.com.", {{"198.51.100.1", "2001:db8::1"}, true});
  EXPECT_THAT(Texts(Look(zones, "example.com")), ElementsAre("example.com. 300 A 192.0.2.1"));
  EXPECT_THAT(Texts(Look(zones, "lb.example.com")),
              ElementsAre("lb.example.com. 60 A 198.51.100.1"));
  EXPECT_THAT(Texts(Look(zones, "lb.example.com", "AAAA")),
              ElementsAre("lb.example.com. 60 AAAA 2001:db8::1"));
  zones.AddAlias("Z1", "r1.example.com.", "A", {"Z1", "r2.example.com."});
  zones.AddAlias("Z1", "r2.example.com.", "A", {"Z1", "r1.example.com."});
  EXPECT_EQ(Look(zones, "r1.example.com").code, Code::kServerFailure);
}

TEST(Resolve, GoesByTheHealthOfTargets) {
  TableOfZones zones = Example();
  RecordSet& first = zones.Add("Z1", "app.example.com.", "A", {});
  first.alias = Alias{"ZELB", "lb.elb.amazonaws.com.", true};
  first.policy.kind = routing_policy::Kind::kFailover;
  first.policy.primary = true;
  zones.Add("Z1", "app.example.com.", "A", {"192.0.2.77"}).policy.kind =
      routing_policy::Kind::kFailover;
  zones.AddEndpoint("lb.elb.amazonaws.com.", {{"198.51.100.1"}, false});
  EXPECT_THAT(Texts(Look(zones, "app.example.com")),
              ElementsAre("app.example.com. 300 A 192.0.2.77"));
}

TEST(Resolve, PrefersThePrivateZone) {
  TableOfZones zones = Example();
  zones.AddZone("ZP", "example.com.", "ns-0.test.", true);
  EXPECT_EQ(Look(zones, "www.example.com").code, Code::kNoSuchName);
}

TEST(Ask, AnswersForTheZoneAlone) {
  const TableOfZones zones = Example();
  const Answer answer =
      Ask(zones, *zones.ById("Z1"), "alias.example.com", "A", {}, [](uint64_t) { return 0; });
  EXPECT_EQ(answer.records.size(), 2u);
}

TEST(Normalise, WritesNamesAsRoute53Does) {
  EXPECT_EQ(Normalise("Www.Example.com"), "www.example.com.");
  EXPECT_EQ(Normalise("*.example.com."), "\\052.example.com.");
  EXPECT_EQ(Normalise("\\052.example.com"), "\\052.example.com.");
  EXPECT_EQ(Normalise("a b@c.com"), "a\\040b\\100c.com.");
  EXPECT_EQ(Normalise("\\101.com"), "a.com.");
  for (const char* bad : {"", ".a", "a..b"}) EXPECT_FALSE(Normalise(bad)) << bad;
  EXPECT_TRUE(Normalise(std::string(63, 'a') + ".com"));
  EXPECT_FALSE(Normalise(std::string(64, 'a') + ".com"));
}

TEST(SortKey, OrdersByLabelsFromTheTop) {
  EXPECT_EQ(SortKey("www.example.com."), "com example www");
  EXPECT_LT(SortKey("b.a.com."), SortKey("a-b.com."));
  EXPECT_TRUE(IsWithin("a.example.com.", "example.com."));
  EXPECT_FALSE(IsWithin("aexample.com.", "example.com."));
}

}  // namespace
}  // namespace wt::laws::name_resolution
