#include "emulator/app/load_verbs.h"

#include <nlohmann/json.hpp>

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

std::string PathOf(const LoadWords& words) {
  std::string path = "/_windtunnel/load";
  if (!words.target.empty()) path += "/" + EncodePath(words.target);
  return InScope(std::move(path), words.region, words.account);
}

void AddScope(CLI::App& verb, LoadWords& words) {
  verb.add_option("--region", words.region, "Of the target; else the endpoint's");
  verb.add_option("--account", words.account, "Of the target; else 123456789012");
}

void AddSet(CLI::App& load, LoadWords& words, Call& call) {
  CLI::App* set = load.add_subcommand("set", "Requests come to a service or load balancer.");
  set->add_option("TARGET", words.target,
                  "web, cluster/web, a load balancer's name, ARN or DNS name")
      ->required();
  set->add_option("RATE", words.rate,
                  "250/s, 'ramp(100/s, 500/s, 30m)', 'step(100/s, 300/s, 10m)', "
                  "'diurnal(150/s, 330/s, 20)'; behind it 'spike(11h, 2m, 20m, 2m, 1.45)'")
      ->required();
  set->add_option("--cpu", words.cpu, "CPU time of a request: 15ms");
  set->add_option("--wait", words.wait, "What it waits for others: 20ms");
  CLI::Option* cv = set->add_option("--cv", words.cv, "Spread of the CPU time: 1 is exponential");
  set->add_option("--memory", words.memory, "Of a task without requests: 350MiB");
  set->add_option("--memory-per-request", words.memory_per_request, "Of a request under way: 1MiB");
  CLI::Option* in_flight =
      set->add_option("--in-flight-max", words.in_flight_max, "More a task refuses: 200");
  set->add_option("--host", words.host, "That a load balancer's rules see");
  set->add_option("--path", words.path, "That a load balancer's rules see");
  AddScope(*set, words);
  set->callback([&words, &call, cv, in_flight] {
    Json body{{"rate", words.rate}};
    for (const auto& [name, value] :
         {std::pair{"cpu", &words.cpu}, std::pair{"wait", &words.wait},
          std::pair{"memory", &words.memory},
          std::pair{"memory_per_request", &words.memory_per_request},
          std::pair{"host", &words.host}, std::pair{"path", &words.path}}) {
      if (!value->empty()) body[name] = *value;
    }
    if (cv->count() > 0) body["cv"] = words.cv;
    if (in_flight->count() > 0) body["in_flight_max"] = words.in_flight_max;
    call = {"", "PUT", PathOf(words), body.dump()};
  });
}

}  // namespace

void AddLoad(CLI::App& app, LoadWords& words, Call& call) {
  CLI::App* load = app.add_subcommand("load", "Set, list or clear the load of services.");
  load->require_subcommand(1);
  AddSet(*load, words, call);
  CLI::App* list = load->add_subcommand("list", "Loads, and how they do at this moment");
  AddScope(*list, words);
  list->callback([&words, &call] { call = {"", "GET", PathOf(words), ""}; });
  CLI::App* clear = load->add_subcommand("clear", "No more requests come");
  clear->add_option("TARGET", words.target)->required();
  AddScope(*clear, words);
  clear->callback([&words, &call] { call = {"", "DELETE", PathOf(words), ""}; });
}

}  // namespace wt::app
