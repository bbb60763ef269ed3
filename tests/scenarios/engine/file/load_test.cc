#include "scenarios/engine/file/load.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "scenarios/engine/file/library.h"

namespace wt::scenario {
namespace {

// What is wrong with a scenario that is whole but for `more`; nothing where it is right.
std::string Wrong(const std::string& more) {
  return ToString(LoadText("scenario: s\nlength: 1h\n" + more, "s.yaml").problems);
}

Scenario Right(const std::string& more) {
  Loaded loaded = LoadText("scenario: s\nlength: 1h\n" + more, "s.yaml");
  EXPECT_EQ(ToString(loaded.problems), "") << more;
  return loaded.scenario ? *loaded.scenario : Scenario{};
}

TEST(LoadScenario, SaysEverythingThatIsWrongAtOnce) {
  const Loaded loaded = LoadText(
      "scenario: s\n"
      "lenght: 1h\n"
      "seed: one\n"
      "expect:\n"
      "  - name: fast\n"
      "    metric: web.latency p99\n"
      "    below: 300\n"
      "  - name: back\n"
      "    recover: web.tasks.healthy >= 3\n"
      "    within: 10\n"
      "    after: az-b-dwn\n"
      "events:\n"
      "  - { name: az-b-down, at: 5m, do: { wt:az:power-loss: { zone: b } } }\n",
      "day.yaml");
  EXPECT_FALSE(loaded.scenario.has_value());
  EXPECT_EQ(ToString(loaded.problems),
            "day.yaml:1:1: one of these must be there: length, until\n"
            "day.yaml:2:1: lenght: there is no such key; did you mean 'length'?\n"
            "day.yaml:3:7: seed: 'one' is not a whole number\n"
            "day.yaml:7:12: expect[0].below: '300' has no unit: write 300s or 300m\n"
            "day.yaml:10:13: expect[1].within: '10' has no unit: write 10s or 10m\n"
            "day.yaml:11:12: expect[1].after: there is no event 'az-b-dwn'; did you mean "
            "'az-b-down'?\n");
}

TEST(LoadScenario, NeverTakesWhatYamlThinksAScalarIs) {
  const Scenario scenario = Right("about: no\naccount: 012345678901\nreport: { title: 12:30 }\n");
  EXPECT_EQ(scenario.about, "no");
  EXPECT_EQ(scenario.account, "012345678901");
  EXPECT_EQ(scenario.report.title, "12:30");
}

TEST(LoadScenario, ReadsJsonToo) {
  const Loaded loaded = LoadText(
      "{\n\t\"scenario\": \"s\",\n\t\"length\": \"1h\",\n\t\"load\": [{\"name\": \"a\", \"to\": "
      "\"web\", \"rate\": \"5/s\"}]\n}\n",
      "s.json");
  EXPECT_EQ(ToString(loaded.problems), "");
  ASSERT_TRUE(loaded.scenario.has_value());
  EXPECT_EQ(loaded.scenario->loads[0].to, "web");
}

TEST(LoadScenario, RefusesWhatIsNoFileOfThese) {
  std::string deep;
  for (int i = 0; i < 41; ++i) deep += "- ";
  const std::pair<std::string, std::string> cases[] = {
      {"", "s.yaml: is nothing, and must be a map with"},
      {"- a\n", "s.yaml:1:1: is a list, and must be a map with"},
      {"a: [1\n", "s.yaml:2:1: end of sequence flow not found"},
      {"a: &x 1\nb: *x\n", "s.yaml:1:4: anchors (&) and aliases (*) are not read"},
      {"a: !!int 1\n", "s.yaml:1:4: tags (!) are not read"},
      {"a: 1\na: 2\n", "s.yaml:2:1: 'a' is there twice"},
      {"a: 1\n---\nb: 1\n", "s.yaml:3:1: a second document: a file holds one scenario"},
      {"a: \x01\n", "s.yaml:1:4: a control character"},
      {"a: \xff\n", "s.yaml: is not UTF-8"},
      {deep, "s.yaml:1:81: deeper than 40 levels"},
      {"? [a]\n: b\n", "s.yaml:1:3: a key must be text"},
  };
  for (const auto& [text, message] : cases) {
    const std::string said = ToString(LoadText(text, "s.yaml").problems);
    EXPECT_EQ(said.substr(0, message.size()), message) << text;
  }
}

TEST(LoadScenario, PutsConstantsIn) {
  const Scenario scenario = Right(
      "let:\n  low: 100/s\n  high: ${low} * 2 + 50/s\n"
      "load:\n  - name: a\n    to: web\n    rate:\n"
      "      - { curve: office, low: ${low}, high: \"${high}\" }\n"
      "      - { plus: \"${low / 4}\" }\n");
  EXPECT_DOUBLE_EQ(scenario.loads[0].rate[0].low, 100);
  EXPECT_DOUBLE_EQ(scenario.loads[0].rate[0].high, 250);
  EXPECT_DOUBLE_EQ(scenario.loads[0].rate[1].value, 25);
}

TEST(LoadScenario, SaysWhatIsWrongWithConstants) {
  const std::pair<const char*, const char*> cases[] = {
      {"let: { a: 1 }\nabout: ${b}\n",
       "s.yaml:4:8: about: there is no constant 'b'; there are: a, account, region\n"},
      {"let: { peak: 330/s }\nabout: ${paek}\n",
       "s.yaml:4:8: about: there is no constant 'paek'; did you mean 'peak'?\n"},
      {"let: { a-b: 1 }\n", "s.yaml:3:8: let.a-b: a constant's name has letters, digits and '_'\n"},
      {"let: { a: 1/s + 1m }\n", "s.yaml:3:11: let.a: '1/s' and '1m' have different units\n"},
      {"let: { a: 1/s / 0 }\n", "s.yaml:3:11: let.a: division by 0\n"},
      {"let: { a: 1/s * 2/s }\n",
       "s.yaml:3:11: let.a: '1/s' cannot be multiplied by '2/s': one of them must be a plain "
       "number\n"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(Wrong(text), message) << text;
}

TEST(LoadScenario, TakesOverrides) {
  const std::string text =
      "scenario: s\nlength: 1h\nload:\n  - name: browsers\n    to: web\n    rate:\n"
      "      - { sine: { low: 1/s, high: 2/s } }\n";
  const auto load = [&](const char* path, const char* value) {
    LoadOptions options;
    options.overrides = {{path, value}};
    return LoadText(text, "s.yaml", options);
  };
  EXPECT_EQ(load("length", "2h").scenario->length, Hours(2));
  EXPECT_DOUBLE_EQ(load("load.browsers.rate[0].sine.high", "400/s").scenario->loads[0].rate[0].high,
                   400);
  EXPECT_EQ(load("load[0].to", "api").scenario->loads[0].to, "api");
  EXPECT_EQ(load("report.title", "T").scenario->report.title, "T");
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"load.browser.to", "x",
       "--set load.browser.to: there is no 'browser' in the list; did you mean 'browsers'?\n"},
      {"load[3].to", "x", "--set load[3].to: there is no element 3: the list has 1\n"},
      {"length.x", "1", "--set length.x: leads into text\n"},
      {"lenght", "1h", "--set lenght: there is no such key; did you mean 'length'?\n"},
      {"length", "10", "--set length: '10' has no unit: write 10s or 10m\n"},
      {"length", "", "--set length: has no value\n"},
  };
  for (const auto& [path, value, message] : cases) {
    EXPECT_EQ(ToString(load(path, value).problems), message) << path;
  }
}

TEST(LoadScenario, ReadsTheFormsOfARate) {
  const auto rate = [](const std::string& forms) {
    return Right("load:\n  - name: a\n    to: web\n    rate: " + forms + "\n").loads[0].rate;
  };
  EXPECT_DOUBLE_EQ(rate("250/s")[0].value, 250);
  const auto stages = rate("[{ stages: [{ to: 10/s, over: 1m }, { target: 20, duration: 2m }] }]");
  EXPECT_DOUBLE_EQ(stages[0].stages[1].to, 20);
  EXPECT_EQ(stages[0].stages[1].over, Minutes(2));
  const auto curve = rate("[{ curve: nasa-1995, low: 1/s, high: 2/s }]");
  ASSERT_EQ(curve[0].points.size(), 24u);
  EXPECT_DOUBLE_EQ(curve[0].points[5], 0);   // Five in the morning.
  EXPECT_DOUBLE_EQ(curve[0].points[14], 1);  // Two in the afternoon.
  EXPECT_EQ(rate("[5/s, noise: { amount: 10%, over: 5m }]").size(), 2u);
  EXPECT_EQ(rate("[5/s, { noise: 'noise(10%, 5m)' }]")[1].correlation, Minutes(5));
  const auto replace = rate("[5/s, { replace: { window: 5m .. 10m, with: [9/s] } }]");
  EXPECT_DOUBLE_EQ(replace[1].with[0].value, 9);
}

TEST(LoadScenario, ReadsTheFilesThatItNames) {
  const std::string folder = testing::TempDir() + "wt_scenario_files";
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/boots.txt") << "# measured\n90s\n\n30s\r\n";
  std::ofstream(folder + "/day.csv") << "second,requests\n0,5\n60,10\n";
  const auto load = [&](const std::string& boots) {
    LoadOptions options;
    options.folder = folder;
    return LoadText("scenario: s\nlength: 1h\nmodel:\n  hosts: { boot_to_registered: empirical(" +
                        boots +
                        ") }\nload:\n  - name: a\n    to: web\n    rate: [{ csv: { file: day.csv, "
                        "time: second, value: requests, scale: { peak: 100/s } } }]\n",
                    "s.yaml", options);
  };
  const Loaded loaded = load("boots.txt");
  ASSERT_EQ(ToString(loaded.problems), "");
  EXPECT_EQ(loaded.scenario->models[0].boot_to_registered->samples,
            (std::vector{Seconds(30), Seconds(90)}));
  EXPECT_EQ(loaded.scenario->loads[0].rate[0].points, (std::vector{50.0, 100.0}));
  EXPECT_EQ(loaded.scenario->loads[0].rate[0].step, Minutes(1));
  EXPECT_EQ(ToString(load("none.txt").problems),
            "s.yaml:4:32: model.hosts.boot_to_registered: there is no file '" + folder +
                "/none.txt' that can be read\n");
}

TEST(LoadScenario, SaysWhatIsWrongWithARate) {
  const std::pair<const char*, const char*> cases[] = {
      {"250", "rate: '250' has no unit: write 250/s or 250/min"},
      {"[{ spike: { at: 5m, hold: 1m, times: 2 } }]",
       "rate[0].spike: changes a curve, and there is none above it"},
      {"[5/s, { constant: 6/s }]",
       "rate[1].constant: is a curve, and one stands above it; use replace for a window"},
      {"[5/s, { spike: { at: 5m, hold: 1m } }]",
       "rate[1].spike: one of these must be there: times, plus"},
      {"[{ curve: nasa, low: 1/s, high: 2/s }]",
       "rate[0].curve: there is no curve 'nasa'; there are: evening, nasa-1995, office, "
       "worldcup-day"},
      {"[{ curve: office }]",
       "rate[0].curve: needs 'low' and 'high' beside it, such as 150/s and 330/s"},
      {"[{ wave: 1 }]", "rate[0].wave: there is no such key"},
      {"[]", "rate: there is none"},
  };
  for (const auto& [rate, message] : cases) {
    const std::string said =
        Wrong(std::string("load:\n  - name: a\n    to: web\n    rate: ") + rate + "\n");
    EXPECT_NE(said.find(message), std::string::npos) << rate << "\n" << said;
  }
}

TEST(LoadScenario, NoticesALoadWhoseCostNothingSays) {
  const Scenario scenario = Right("load: [{ name: a, to: web, rate: 5/s }]\n");
  ASSERT_EQ(scenario.notices.size(), 1u);
  EXPECT_EQ(scenario.notices[0],
            "load.a: no model matches 'web'; a request is taken to use 15ms of CPU and 1MiB of "
            "memory");
  EXPECT_TRUE(
      Right("load: [{ name: a, to: web, rate: 5/s, cpu_per_request: 9ms }]\n").notices.empty());
  EXPECT_TRUE(Right("model: { web: { match: { service: web }, cpu_per_request: 9ms } }\n"
                    "load: [{ name: a, to: main/web, rate: 5/s }]\n")
                  .notices.empty());
}

TEST(LoadScenario, ReadsTriggers) {
  const Scenario scenario = Right(
      "events:\n"
      "  - { name: a, at: 5m, do: { wt:clock:mark: { text: x } } }\n"
      "  - { name: b, after: a+1m, for: 5m, do: { wt:az:power-loss: { zone: b } } }\n"
      "  - { name: c, when: { metric: web.errors, above: 20%, for: 10m }, do: stop }\n"
      "  - { name: d, every: 10m, from: 20m, do: { aws:ecs:stop-task: { resourceTags: { a: b }, "
      "selectionMode: COUNT(1) } } }\n"
      "  - { name: e, random: 1/30d per instance, do: { aws:ec2:terminate-instances: { "
      "resourceTags: { Role: ecs } } } }\n");
  EXPECT_EQ(scenario.events[1].at.event, "a");
  EXPECT_EQ(scenario.events[1].for_, Minutes(5));
  EXPECT_EQ(scenario.events[1].actions[0].id, "wt:az:power-loss");
  EXPECT_EQ(scenario.events[1].actions[0].parameters.dump(), R"({"zone":"b"})");
  EXPECT_EQ(scenario.events[2].actions[0].kind, Action::Kind::kStop);
  EXPECT_EQ(scenario.events[3].every, Minutes(10));
  EXPECT_EQ(scenario.events[3].at.offset, Minutes(20));
  EXPECT_EQ(scenario.events[3].actions[0].targets["Tasks"]["selectionMode"], "COUNT(1)");
  EXPECT_EQ(scenario.events[4].random_per, "instance");
}

TEST(LoadScenario, SaysWhatIsWrongWithEvents) {
  const std::pair<const char*, const char*> cases[] = {
      {"{ name: a, do: stop }",
       "events[0]: one of these must be there: at, after, when, every, random"},
      {"{ name: a, at: 1m, every: 1m, do: stop }",
       "events[0]: only one of these can be there: at, every"},
      {"{ name: a, at: 1m }", "events[0]: 'do' is missing: what happens"},
      {"{ name: end, at: 1m, do: stop }", "events[0].name: 'end' is the end of the run"},
      {"{ name: a-5m, at: 1m, do: stop }", "events[0].name: 'a-5m' would be read as a time"},
      {"{ name: a, after: a+1m, do: stop }", "events.a: waits for itself"},
      {"{ name: a, at: 1m, do: { wt:az:power-los: { zone: b } } }",
       "events[0].do.wt:az:power-los: there is no such action; did you mean 'wt:az:power-loss'?"},
      {"{ name: a, at: 1m, do: { wt:az:power-loss: { zon: b } } }",
       "there is no such parameter; did you mean 'zone'?"},
      {"{ name: a, at: 1m, do: { wt:az:power-loss: {} } }", "the parameter 'zone' is missing"},
      {"{ name: a, at: 1m, do: { aws:ec2:stop-instances: {} } }",
       "has no target: aws:ec2:instance by resourceTags"},
      {"{ name: a, at: 1m, for: 5m, do: { ecs.UpdateService: {} } }",
       "events[0].for: nothing that it does lasts"},
      {"{ name: a, at: 1m, do: { stopp: {} } }",
       "is neither a call (service.Operation) nor a fault's action id"},
  };
  for (const auto& [event, message] : cases) {
    const std::string said = Wrong(std::string("events:\n  - ") + event + "\n");
    EXPECT_NE(said.find(message), std::string::npos) << event << "\n" << said;
  }
}

TEST(LoadScenario, TakesAFisTemplateAsItIs) {
  const Scenario scenario = Right(R"yaml(events:
  - name: kill
    at: 5m
    do:
      {"description": "x", "roleArn": "arn:aws:iam::1:role/x",
       "stopConditions": [{"source": "aws:cloudwatch:alarm", "value": "arn"}],
       "actions": {"kill": {"actionId": "aws:ec2:terminate-instances",
                            "targets": {"Instances": "two"}, "startAfter": ["pause"]},
                   "pause": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT2M"}}},
       "targets": {"two": {"resourceType": "aws:ec2:instance", "resourceTags": {"Role": "ecs"},
                           "selectionMode": "COUNT(2)"}}}
)yaml");
  ASSERT_EQ(scenario.events.size(), 1u);
  ASSERT_EQ(scenario.events[0].actions.size(), 2u);
  const Action& kill = scenario.events[0].actions[0];
  EXPECT_EQ(kill.name, "kill");
  EXPECT_EQ(kill.start_after, std::vector<std::string>{"pause"});
  EXPECT_EQ(kill.targets["Instances"]["resourceTags"]["Role"], "ecs");
  EXPECT_EQ(scenario.events[0].actions[1].duration, Minutes(2));
  ASSERT_EQ(scenario.notices.size(), 2u);
  EXPECT_EQ(scenario.notices[0], "events[0].do: 'roleArn' has no effect");
}

TEST(LoadScenario, SaysWhatIsWrongWithExpectations) {
  const std::pair<const char*, const char*> cases[] = {
      {"{ name: a }",
       "expect[0]: one of these must be there: metric, recover, never, always, "
       "happens"},
      {"{ name: a, metric: web.rate }",
       "expect[0].metric: one of these must be there: below, above, between, equals"},
      {"{ name: a, metric: web.rate, below: 3/s, within: 5m }",
       "expect[0].within: stands beside 'recover', not 'metric'"},
      {"{ name: a, metric: web.rates, below: 3/s }",
       "expect[0].metric: there is no series 'web.rates'; did you mean 'web.rate'?"},
      {"{ name: a, recover: web.rate > 3/s }", "'within' is missing: by when, such as 10m"},
      {"{ name: a, metric: web.rate, below: 3/s, window: b .. c }", "there is no event 'b'"},
      {"{ name: a, metric: web.tasks.running, between: [3, 1] }",
       "expect[0].between: is not two bounds such as [1, 3]"},
      {"{ name: a, happens: x, times: some }",
       "expect[0].times: is not a count such as 2, or two such as [1, 3]"},
      {"{ metric: web.rate, below: 3/s }",
       "expect[0]: 'name' is missing: the sentence that is said to hold"},
  };
  for (const auto& [text, message] : cases) {
    const std::string said = Wrong(std::string("expect:\n  - ") + text + "\n");
    EXPECT_NE(said.find(message), std::string::npos) << text << "\n" << said;
  }
}

TEST(LoadScenario, ReadsSweeps) {
  const Scenario scenario = Right(
      "sweep:\n  runs: 20\n  axes:\n    stack.with.scaling.target: [40, 50]\n"
      "    load.a.rate[0].high: { from: 300/s, to: 450/s, step: 50/s }\n"
      "  stop_when: { metric: web.latency p99, half_width: 5% }\n");
  ASSERT_TRUE(scenario.sweep.has_value());
  EXPECT_EQ(scenario.sweep->points(), 8);
  EXPECT_EQ(scenario.sweep->axes[1].values[3], "450/s");
  EXPECT_EQ(scenario.sweep->axes[0].values[0], 40);
  EXPECT_NE(Wrong("sweep: { axes: { a: { from: 1, to: 5, step: 0 } } }\n")
                .find("does not lead from 'from' to 'to'"),
            std::string::npos);
}

TEST(LoadScenario, UnrollsCallsOfAStack) {
  const Scenario scenario = Right(
      "stack:\n  calls:\n"
      "    - ec2.CreateVpc: { CidrBlock: 10.0.0.0/16 }\n      as: vpc\n"
      "    - each: { zone: [a, b, c], first: 2 }\n"
      "      ec2.CreateSubnet: { VpcId: ${vpc.Vpc.VpcId}, AvailabilityZone: ${region}${zone}, "
      "CidrBlock: 10.0.${index}.0/24 }\n      as: subnets[]\n"
      "    - each: { zone: [a, b] }\n"
      "      ec2.ModifySubnetAttribute: { SubnetId: ${subnets[index].Subnet.SubnetId} }\n"
      "    - wait: { for: service web steady, within: 15m }\n");
  const auto& steps = scenario.stack.steps;
  ASSERT_EQ(steps.size(), 6u);
  EXPECT_EQ(
      steps[2].call->parameters.dump(),
      R"({"VpcId":"${vpc.Vpc.VpcId}","AvailabilityZone":"us-east-1b","CidrBlock":"10.0.1.0/24"})");
  EXPECT_EQ(steps[2].call->as, "subnets");
  EXPECT_TRUE(steps[2].call->as_list);
  EXPECT_EQ(steps[4].call->parameters.dump(), R"({"SubnetId":"${subnets[1].Subnet.SubnetId}"})");
  EXPECT_EQ(steps[5].wait->kind, Wait::Kind::kServiceSteady);
  EXPECT_EQ(steps[5].wait->subject, "web");
  EXPECT_EQ(steps[5].wait->within, Minutes(15));
}

TEST(LoadScenario, SaysWhatIsWrongWithAStack) {
  const std::pair<const char*, const char*> cases[] = {
      {"stack: { use: web-on-ec3 }\n",
       "s.yaml:3:15: stack.use: there is no stack file 'web-on-ec3'; did you mean 'web-on-ec2'?"},
      {"stack: { use: web-on-ec2, with: { zonez: 2 } }\n",
       "s.yaml:3:35: stack.with.zonez: the stack takes no such value; did you mean 'zones'?"},
      {"stack: { use: web-on-ec2, with: { group: 2 } }\n",
       "s.yaml:3:42: stack.with.group: is text, and the stack's default is a map"},
      {"stack: { use: web-on-ec2, with: { service: { placement: [spread zone] } } }\n",
       "s.yaml:3:58: stack.with.service.placement: 'spread zone' is not a word that the stack "
       "knows"},
      {"stack: { use: web-on-ec2, with: { zones: 4 } }\n", "'first' is 4, and there are 3"},
      {"stack: { calls: [ { as: x } ] }\n", "a call is missing: service.Operation"},
      {"stack: { calls: [ { ec2.A: {}, ec2.B: {} } ] }\n", "only one call can stand in an entry"},
      {"stack: { calls: [ { ec2.A: { X: ${vpc.Id} } } ] }\n",
       "no call before this one has its answer named 'vpc'"},
      {"stack: { calls: [ { wait: long } ] }\n", "'long' is none of: service NAME steady"},
      {"stack: { attach: true, use: x }\n", "only one of these can be there: use, attach"},
  };
  for (const auto& [text, message] : cases) {
    const std::string said = Wrong(text);
    EXPECT_NE(said.find(message), std::string::npos) << text << "\n" << said;
  }
}

TEST(LoadScenario, IsTheSameAgainFromWhatItResolved) {
  const Loaded first = LoadFile("zone-loss-then-deploy");
  ASSERT_EQ(ToString(first.problems), "");
  const Loaded second = LoadText(first.scenario->resolved.dump(1), "resolved.json");
  ASSERT_EQ(ToString(second.problems), "");
  EXPECT_EQ(second.scenario->resolved.dump(1), first.scenario->resolved.dump(1));
}

}  // namespace
}  // namespace wt::scenario
