#include "emulator/app/fault_verbs.h"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

std::string PathOf(const FaultWords& words, const std::string& rest = "") {
  std::string path = "/_windtunnel/faults";
  if (!rest.empty()) path += "/" + EncodePath(rest);
  return InScope(std::move(path), words.region, words.account);
}

void AddScope(CLI::App& verb, FaultWords& words) {
  verb.add_option("--region", words.region, "Of what it befalls; else the endpoint's");
  verb.add_option("--account", words.account, "Of what it befalls; else 123456789012");
}

// "zone=b"; "resourceTags.Role=ecs" for a member of a member; JSON where it is an object or a list.
void PutMember(const std::string& word, Json& body) {
  const size_t equals = word.find('=');
  if (equals == std::string::npos) {
    throw CLI::ValidationError(word, "is not NAME=VALUE, such as zone=b");
  }
  const std::string path = word.substr(0, equals), text = word.substr(equals + 1);
  const bool structured = text.starts_with('{') || text.starts_with('[');
  const Json value = structured ? Json::parse(text, nullptr, false) : Json(text);
  if (value.is_discarded()) throw CLI::ValidationError(path, "is not JSON: " + text);
  const size_t dot = path.find('.');
  if (dot == std::string::npos) {
    body[path] = value;
  } else {
    body[path.substr(0, dot)][path.substr(dot + 1)] = value;
  }
}

std::string BodyOf(const FaultWords& words) {
  if (!words.file.empty()) {
    std::ifstream file(words.file);
    if (!file) throw CLI::ValidationError("--file", "cannot be read: " + words.file);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  if (words.action.empty()) throw CLI::ValidationError("ACTION", "is wanted, or --file");
  Json members = Json::object();
  for (const std::string& word : words.members) PutMember(word, members);
  Json body{{words.action, members}};
  if (!words.lasts.empty()) body["for"] = words.lasts;
  if (!words.name.empty()) body["name"] = words.name;
  return body.dump();
}

}  // namespace

void AddFault(CLI::App& app, FaultWords& words, Call& call) {
  CLI::App* fault = app.add_subcommand("fault", "Start, list or end faults.");
  fault->require_subcommand(1);
  CLI::App* start = fault->add_subcommand("start", "Something goes wrong from now on.");
  start->add_option("ACTION", words.action, "wt:az:power-loss, aws:ecs:stop-task, …");
  start->add_option("MEMBERS", words.members,
                    "zone=b, resourceTags.Role=ecs, 'selectionMode=COUNT(2)'");
  start->add_option("--for", words.lasts, "How long: 45m; else until it is ended");
  start->add_option("--name", words.name, "To end it by");
  start->add_option("--file", words.file, "A fault or a template of AWS FIS as JSON, instead");
  AddScope(*start, words);
  start->callback([&words, &call] { call = {"", "POST", PathOf(words), BodyOf(words)}; });
  CLI::App* list = fault->add_subcommand("list", "Those that stand, and those that are over");
  AddScope(*list, words);
  list->callback([&words, &call] { call = {"", "GET", PathOf(words), ""}; });
  CLI::App* end = fault->add_subcommand("end", "It is over.");
  end->add_option("FAULT", words.id, "Its id or name")->required();
  AddScope(*end, words);
  end->callback([&words, &call] { call = {"", "DELETE", PathOf(words, words.id), ""}; });
  fault->add_subcommand("actions", "What there is, and what each is told")
      ->callback([&words, &call] {
        call = {"", "GET", PathOf(words, "actions"), ""};
      });
}

}  // namespace wt::app
