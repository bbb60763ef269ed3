#include "scenarios/engine/file/stack.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/expression.h"
#include "scenarios/engine/file/library.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/yaml.h"

namespace wt::scenario {
namespace {

// --- Values --------------------------------------------------------------------------------------

std::vector<std::string> KeysOf(const Node& map) {
  std::vector<std::string> names;
  for (const Entry& entry : map.entries) names.push_back(entry.key);
  return names;
}

// Puts what was given over the defaults, map by map.
void Merge(Reading& reading, Node& defaults, const Node& given, const std::string& path) {
  for (const Entry& entry : given.entries) {
    const std::string inner = StrCat(path, ".", entry.key);
    Node* mine = defaults.Find(entry.key);
    if (mine == nullptr) {
      reading.Say(entry.position, inner,
                  StrCat("the stack takes no such value", Nearest(entry.key, KeysOf(defaults))));
    } else if (mine->IsMap() && entry.node.IsMap()) {
      Merge(reading, *mine, entry.node, inner);
    } else if (mine->kind != entry.node.kind) {
      reading.Say(entry.node.position, inner,
                  StrCat("is ", KindName(entry.node.kind), ", and the stack's default is ",
                         KindName(mine->kind)));
    } else {
      *mine = entry.node;
    }
  }
}

Node LookUp(Reading& reading, const Node& table, const Node& value, const std::string& path) {
  if (value.IsList()) {
    Node out = value;
    for (Entry& entry : out.entries) entry.node = LookUp(reading, table, entry.node, path);
    return out;
  }
  const Node* found = value.IsScalar() ? table.Find(value.text) : nullptr;
  if (found != nullptr && value.text != "of") return *found;
  std::vector<std::string> words = KeysOf(table);
  std::erase(words, "of");
  reading.Say(
      value.position, path,
      StrCat("'", value.text, "' is not a word that the stack knows", Nearest(value.text, words)));
  return {};
}

// `name: { of: path, WORD: value }`: what stands for a value of `with`.
void SetWords(Reading& reading, Reader& file, Scope& scope) {
  file.EachName("words", [&](const Entry& entry, const std::string& path) {
    const Node* of = entry.node.Find("of");
    const auto steps = of != nullptr && of->IsScalar() ? ReadPath(of->text)
                                                       : Result<std::vector<PathStep>>(Bad(""));
    const Node* value = steps.ok() ? scope.Find(*steps) : nullptr;
    if (value == nullptr) {
      return reading.Say(entry.position, path, "'of' must name a value of 'with'");
    }
    scope.Set(entry.key, LookUp(reading, entry.node, *value, StrCat("stack.with.", of->text)));
  });
}

// --- Calls ---------------------------------------------------------------------------------------

class CallReader {
 public:
  CallReader(Reading& reading, const Scope& scope, AnswerNames& answers, Stack& stack)
      : reading_(reading), scope_(scope), answers_(answers), stack_(stack) {}

  void Read(const Node& node, const std::string& path) {
    Node substituted = node;
    if (Node* each = substituted.Find("each")) {
      Substitute(*each, scope_, Unknown::kRefuse, reading_, path + ".each");
    }
    Reader reader(reading_, SectionNamed("call"), substituted, path);
    if (!substituted.IsMap()) return;
    const std::vector<const Entry*> others = reader.Others();
    if (reader.Has("wait")) {
      if (!others.empty()) reader.Say("wait", "stands alone, without a call");
      return Wait_(reader);
    }
    if (others.size() != 1) {
      return reading_.Say(substituted.position, path,
                          others.empty() ? "a call is missing: service.Operation"
                                         : "only one call can stand in an entry");
    }
    if (reader.Has("each")) return Each(reader, *others[0]);
    Add(reader, *others[0], scope_);
  }

 private:
  void Wait_(Reader& reader) {
    Node node = *reader.Find("wait");
    Substitute(node, scope_, Unknown::kRefuse, reading_, reader.PathOf("wait"));
    Wait wait;
    const Node* text = &node;
    if (node.IsMap()) {
      Reader inner(reading_, SectionNamed("wait"), node, reader.PathOf("wait"));
      wait.within = inner.Time("within").value_or(Minutes(30));
      text = inner.Find("for");
      if (text == nullptr) return;
    } else {
      wait.within = Minutes(30);
    }
    if (!text->IsScalar()) return reader.Say("wait", "is not text");
    wait.text = text->text;
    if (For(wait, text->text, *text, reader.PathOf("wait"))) {
      stack_.steps.push_back({.wait = std::move(wait)});
    }
  }

  bool For(Wait& wait, std::string_view text, const Node& at, const std::string& path) {
    constexpr std::tuple<std::string_view, std::string_view, Wait::Kind> kForms[] = {
        {"service ", " steady", Wait::Kind::kServiceSteady},
        {"group ", " in service", Wait::Kind::kGroupInService},
        {"targets ", " healthy", Wait::Kind::kTargetsHealthy},
        {"instances ", " registered", Wait::Kind::kInstancesRegistered}};
    for (const auto& [before, after, kind] : kForms) {
      if (!text.starts_with(before) || !text.ends_with(after) ||
          text.size() <= before.size() + after.size()) {
        continue;
      }
      wait.kind = kind;
      wait.subject = text.substr(before.size(), text.size() - before.size() - after.size());
      return true;
    }
    if (const Result<Duration> time = ReadDuration(text); time.ok()) {
      wait.time = *time;
      return true;
    }
    Result<Predicate> predicate = ReadPredicate(text);
    if (!predicate.ok()) {
      reading_.Say(at.position, path,
                   StrCat("'", text,
                          "' is none of: service NAME steady, group NAME in service, "
                          "targets NAME healthy, instances NAME registered, a predicate, a time"));
      return false;
    }
    reading_.Use(*predicate, at, path);
    wait.kind = Wait::Kind::kPredicate;
    wait.predicate = *std::move(predicate);
    return true;
  }

  void Each(Reader& reader, const Entry& call) {
    size_t count = SIZE_MAX;
    std::vector<const Entry*> lists;
    reader.EachName("each", [&](const Entry& entry, const std::string& path) {
      if (entry.key == "first" && entry.node.IsScalar()) {
        const Result<int64_t> first = ReadInteger(entry.node.text);
        if (!first.ok() || *first < 0) {
          return reading_.Say(entry.node.position, path, "is not a count");
        }
        count = std::min(count, static_cast<size_t>(*first));
      } else if (entry.node.IsList()) {
        lists.push_back(&entry);
      } else {
        reading_.Say(entry.node.position, path, "is not a list of values");
      }
    });
    if (lists.empty()) return reader.Say("each", "needs a list, such as { zone: [a, b, c] }");
    size_t size = lists[0]->node.entries.size();
    for (const Entry* list : lists) {
      if (list->node.entries.size() == size) continue;
      return reader.Say("each", "its lists have different lengths");
    }
    if (count != SIZE_MAX && count > size) {
      reader.Say("each", StrCat("'first' is ", count, ", and there are ", size));
    }
    size = std::min(size, count);
    for (size_t i = 0; i < size; ++i) {
      Scope scope = scope_;
      for (const Entry* list : lists) scope.Set(list->key, list->node.entries[i].node);
      scope.Set("index", ScalarNode(std::to_string(i), call.position));
      Add(reader, call, scope);
    }
  }

  void Add(Reader& reader, const Entry& entry, const Scope& scope) {
    const std::string path = reader.PathOf(entry.key);
    if (stack_.steps.size() >= kCallsMax) {
      if (!full_) reading_.Say(entry.position, path, StrCat("more than ", kCallsMax, " calls"));
      full_ = true;
      return;
    }
    Node parameters = entry.node;
    Substitute(parameters, scope, Unknown::kKeep, reading_, path);
    std::optional<Call> call =
        ReadCall(reading_, entry.key, entry.position, parameters, path, answers_);
    std::string as;
    if (const Node* name = reader.Find("as"); name != nullptr && name->IsScalar()) {
      as = name->text;
    }
    const bool list = as.ends_with("[]");
    if (list) as.resize(as.size() - 2);
    if (!as.empty()) {
      const Result<std::vector<PathStep>> steps = ReadPath(as);
      if (!steps.ok() || steps->size() != 1) {
        return reader.Say("as", StrCat("'", as, "' is not a name: letters, digits and '_'"));
      }
      if (scope_.Has(as)) return reader.Say("as", StrCat("'", as, "' is a constant"));
      if (std::find(answers_.begin(), answers_.end(), as) == answers_.end()) {
        answers_.push_back(as);
      }
    }
    if (!call) return;
    call->as = std::move(as);
    call->as_list = list;
    stack_.steps.push_back({.call = *std::move(call)});
  }

  Reading& reading_;
  const Scope& scope_;
  AnswerNames& answers_;
  Stack& stack_;
  bool full_ = false;
};

void ReadStackFile(Reading& reading, Reader& use, const Scope& constants, AnswerNames& answers,
                   Stack& stack) {
  std::string found;
  const std::optional<std::string> text = FindText(reading.folder, "stacks", stack.name, found);
  if (!text) {
    return use.Say("use", StrCat("there is no stack file '", stack.name, "'",
                                 Nearest(stack.name, LibraryNames("stacks"))));
  }
  Node root;
  if (!ParseYaml(*text, found, root, reading.problems)) return;
  Reader file(reading, SectionNamed("stack file"), root, "");
  if (!root.IsMap()) return;
  Node values;
  values.kind = Node::Kind::kMap;
  if (const Node* defaults = file.Find("with"); defaults != nullptr && defaults->IsMap()) {
    values = *defaults;
  }
  if (const Node* given = use.Find("with")) {
    if (!given->IsMap()) return use.Say("with", "must be a map of values");
    Merge(reading, values, *given, use.PathOf("with"));
  }
  Scope scope;
  for (const char* name : {"region", "account"}) {
    if (const Node* value = constants.Find({{.name = name}})) scope.Set(name, *value);
  }
  for (const Entry& entry : values.entries) scope.Set(entry.key, entry.node);
  stack.values = Guess(values);
  SetWords(reading, file, scope);
  CallReader calls(reading, scope, answers, stack);
  file.Each("calls", [&](const Node& call, const std::string& path) { calls.Read(call, path); });
}

}  // namespace

Stack ReadStack(Reading& reading, const Node& node, const Scope& constants, AnswerNames& answers,
                Json& resolved) {
  Stack stack;
  Reader reader(reading, SectionNamed("stack"), node, "stack");
  if (!node.IsMap()) return stack;
  if (reader.Has("with") && !reader.Has("use")) reader.Say("with", "stands beside 'use'");
  const std::string_view source = reader.Chosen();
  if (source == "use") {
    stack.source = Stack::Source::kCalls;
    stack.name = reader.Text("use").value_or("");
    if (!stack.name.empty()) ReadStackFile(reading, reader, constants, answers, stack);
    reader.resolved["with"] = stack.values;
  } else if (source == "calls") {
    stack.source = Stack::Source::kCalls;
    CallReader calls(reading, constants, answers, stack);
    reader.Each("calls",
                [&](const Node& call, const std::string& path) { calls.Read(call, path); });
    reader.resolved["calls"] = Guess(*reader.Find("calls"));
  } else if (source == "snapshot") {
    stack.source = Stack::Source::kSnapshot;
    stack.snapshot = reader.Text("snapshot").value_or("");
  } else if (source == "attach") {
    const bool attach = reader.Boolean("attach").value_or(false);
    stack.source = attach ? Stack::Source::kAttach : Stack::Source::kNone;
  }
  resolved = reader.resolved;
  return stack;
}

StackNames NamesOf(const Stack& stack) {
  StackNames names;
  names.known = stack.source == Stack::Source::kCalls;
  const auto add = [](std::vector<std::string>& to, const Json& parameters, const char* key) {
    if (parameters.contains(key) && parameters[key].is_string()) {
      to.push_back(parameters[key].get<std::string>());
    }
  };
  for (const StackStep& step : stack.steps) {
    if (!step.call) continue;
    const std::string& operation = step.call->operation;
    const Json& parameters = step.call->parameters;
    if (operation == "CreateService") add(names.services, parameters, "serviceName");
    if (operation == "CreateAutoScalingGroup") {
      add(names.groups, parameters, "AutoScalingGroupName");
    }
  }
  return names;
}

}  // namespace wt::scenario
