#include "emulator/app/manual.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/strings.h"

namespace wt::app {
namespace {

std::vector<const CLI::App*> VerbsOf(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> OptionsOf(const CLI::App& app) {
  return app.get_options([](const CLI::Option*) { return true; });
}

// "--port", "-h": as it is written.
std::vector<std::string> NamesOf(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

// The words of "TEXT:{off,enforce}"; none where anything goes.
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const size_t open = type.find('{');
  const size_t close = type.find('}', open);
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) return choices;
  for (const std::string_view one :
       Split(std::string_view(type).substr(open + 1, close - open - 1), ',')) {
    choices.emplace_back(one);
  }
  return choices;
}

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

// --- The manual page -----------------------------------------------------------------------------

std::string Roff(std::string_view text) {
  std::string out;
  if (text.starts_with('.') || text.starts_with('\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (static_cast<unsigned char>(c) < 0x80) {
      out += c;
    }
  }
  return out;
}

// Text of the program is plain ASCII but for the ellipsis, which roff writes as its own.
std::string Described(std::string text) {
  for (size_t at; (at = text.find("\u2026")) != std::string::npos;) text.replace(at, 3, "...");
  return Roff(text);
}

void PageOptions(const CLI::App& verb, std::string& out) {
  for (const CLI::Option* option : OptionsOf(verb)) {
    if (option == verb.get_help_ptr() && verb.get_parent() != nullptr) continue;
    const std::vector<std::string> choices = ChoicesOf(*option);
    std::string what;
    if (option->get_positional()) {
      what = StrCat("\\fI", Roff(option->get_single_name()), "\\fR");
    } else {
      what = StrCat("\\fB", Roff(Join(NamesOf(*option), ", ")), "\\fR");
      if (TakesValue(*option)) {
        what += choices.empty() ? " \\fIVALUE\\fR" : " " + Roff(Join(choices, "|"));
      }
    }
    StrAppend(out, ".TP\n", what, "\n", Described(option->get_description()));
    // That of the endpoint comes from the surroundings.
    const std::string standard = option->get_default_str();
    if (!standard.empty() && !standard.starts_with("http:"))
      StrAppend(out, " (", Roff(standard), ")");
    out += "\n";
  }
}

void PageVerb(const CLI::App& verb, const std::string& path, std::string& out) {
  StrAppend(out, ".SS ", Roff(path), "\n", Described(verb.get_description()), "\n");
  PageOptions(verb, out);
  for (const CLI::App* part : VerbsOf(verb)) PageVerb(*part, path + " " + part->get_name(), out);
}

// --- Completion ----------------------------------------------------------------------------------

struct Place {
  std::string path;  // "clock advance"; empty at the beginning.
  const CLI::App* verb;
};

void Collect(const CLI::App& verb, const std::string& path, std::vector<Place>& places) {
  places.push_back({path, &verb});
  for (const CLI::App* part : VerbsOf(verb)) {
    Collect(*part, path.empty() ? part->get_name() : path + " " + part->get_name(), places);
  }
}

std::vector<Place> PlacesOf(const CLI::App& app) {
  std::vector<Place> places;
  Collect(app, "", places);
  return places;
}

// Shell text: which verb the words before the cursor lead to.
std::string Steps(const std::vector<Place>& places) {
  std::string out;
  for (const Place& place : places) {
    if (!place.path.empty()) StrAppend(out, "      \"", place.path, "\") at=$next ;;\n");
  }
  return out;
}

// The options whose values are known, as shell text: "--iam) … ;;".
std::string ValueCases(const std::vector<Place>& places, const char* before, const char* behind) {
  std::string out;
  for (const Place& place : places) {
    for (const CLI::Option* option : OptionsOf(*place.verb)) {
      const std::vector<std::string> choices = ChoicesOf(*option);
      if (choices.empty() || option->get_positional()) continue;
      StrAppend(out, "    \"", place.path, ":", NamesOf(*option).back(), "\") ", before,
                Join(choices, " "), behind, " ;;\n");
    }
  }
  return out;
}

std::vector<std::string> WordsAt(const Place& place) {
  std::vector<std::string> words;
  for (const CLI::App* part : VerbsOf(*place.verb)) words.push_back(part->get_name());
  for (const CLI::Option* option : OptionsOf(*place.verb)) {
    if (option->get_positional()) {
      for (std::string& choice : ChoicesOf(*option)) words.push_back(std::move(choice));
      continue;
    }
    for (std::string& name : NamesOf(*option)) words.push_back(std::move(name));
  }
  return words;
}

// In roff, for man(1).
std::string ManualPage(const CLI::App& app) {
  std::string out =
      StrCat(".TH WINDTUNNEL 1 \"\" \"windtunnel ", WT_VERSION, "\" \"\"\n",
             ".SH NAME\nwindtunnel \\- ", "a local AWS for people who run containers",
             " on ECS\n.SH SYNOPSIS\n.B windtunnel\n\\fIVERB\\fR [\\fIOPTION\\fR]...\n",
             ".SH DESCRIPTION\n", Described(app.get_description()), "\n", ".SH OPTIONS\n");
  PageOptions(app, out);
  out += ".SH VERBS\n";
  for (const CLI::App* verb : VerbsOf(app)) PageVerb(*verb, verb->get_name(), out);
  out +=
      ".SH EXIT STATUS\n"
      "0: done; of a run, every expectation held. 1: it failed; of a run, an expectation did.\n"
      "2: what was asked is wrong. 3: two runs of one seed differ. 4: a stop condition or a\n"
      "limit ended the run. 5: an internal error.\n"
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBWINDTUNNEL_ENDPOINT\\fR, \\fBAWS_ENDPOINT_URL\\fR\n"
      "The endpoint of the verbs that talk to a running one; the first that is set.\n";
  return out;
}

std::string BashCompletion(const CLI::App& app) {
  const std::vector<Place> places = PlacesOf(app);
  std::string out =
      "# Completion of windtunnel for bash; written by `windtunnel completion bash`.\n"
      "_windtunnel() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
      "  local at= next words= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    next=${at:+$at }${COMP_WORDS[i]}\n"
      "    case $next in\n";
  StrAppend(out, Steps(places),
            "    esac\n"
            "  done\n"
            "  case $at in\n");
  for (const Place& place : places) {
    StrAppend(out, "    \"", place.path, "\") words=\"", Join(WordsAt(place), " "), "\" ;;\n");
  }
  StrAppend(out, "  esac\n  case $at:$before in\n", ValueCases(places, "words=\"", "\""),
            "  esac\n"
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
            "}\n"
            "complete -o default -F _windtunnel windtunnel\n");
  return out;
}

std::string ZshCompletion(const CLI::App& app) {
  const std::vector<Place> places = PlacesOf(app);
  std::string out =
      "#compdef windtunnel\n"
      "# Completion of windtunnel for zsh; written by `windtunnel completion zsh`.\n"
      "_windtunnel() {\n"
      "  local at= next word\n"
      "  local -a found\n"
      "  for word in ${words[2,CURRENT-1]}; do\n"
      "    next=${at:+$at }$word\n"
      "    case $next in\n";
  StrAppend(out, Steps(places),
            "    esac\n"
            "  done\n"
            "  case $at in\n");
  for (const Place& place : places) {
    StrAppend(out, "    \"", place.path, "\") found=(", Join(WordsAt(place), " "), ") ;;\n");
  }
  StrAppend(out, "  esac\n  case $at:${words[CURRENT-1]} in\n", ValueCases(places, "found=(", ")"),
            "  esac\n"
            "  compadd -- $found || _files\n"
            "}\n"
            "_windtunnel \"$@\"\n");
  return out;
}

using Text = std::string (*)(const CLI::App& app);

void Prints(CLI::App& verb, const CLI::App& app, Text text, std::function<int()>& chosen) {
  verb.callback([&app, text, &chosen] {
    chosen = [&app, text] { return std::fputs(text(app).c_str(), stdout) < 0 ? 1 : 0; };
  });
}

}  // namespace

void AddManual(CLI::App& app, std::function<int()>& chosen) {
  Prints(*app.add_subcommand("manual", "Print the manual page, for man."), app, ManualPage, chosen);
  CLI::App* completion =
      app.add_subcommand("completion", "Print what completes these verbs in a shell.");
  completion->require_subcommand(1);
  Prints(*completion->add_subcommand("bash", "For bash"), app, BashCompletion, chosen);
  Prints(*completion->add_subcommand("zsh", "For zsh"), app, ZshCompletion, chosen);
}

void AddJsonEverywhere(CLI::App& app, bool& json) {
  for (CLI::App* verb : app.get_subcommands([](CLI::App*) { return true; })) {
    AddJsonEverywhere(*verb, json);
    const bool leads_on = !verb->get_subcommands([](CLI::App*) { return true; }).empty();
    const bool has = verb->get_option_no_throw("--json") != nullptr;
    if (!has && (!leads_on || verb->get_require_subcommand_min() == 0)) {
      verb->add_flag("--json", json, "As JSON");
    }
  }
}

}  // namespace wt::app
