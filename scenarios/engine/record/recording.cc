#include "scenarios/engine/record/recording.h"

#include <algorithm>
#include <optional>

#include "emulator/base/strings.h"
#include "scenarios/engine/record/yaml_writer.h"

namespace wt::record {
namespace {

// Stands in a request, until names are given, for "${NAME.": the number of the call follows.
constexpr std::string_view kMark = "\x01";
constexpr std::string_view kMarkEnd = "\x02";

// Route 53 takes its ids with and without it; clients leave it out of what they were told.
constexpr std::string_view kZonePrefix = "/hostedzone/";

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
bool IsUpper(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool IsWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}
template <class Test>
bool All(std::string_view text, Test test) {
  return std::all_of(text.begin(), text.end(), test);
}

// "CreateSecurityGroup" makes a security_group, "DescribeVpcs" tells vpcs.
std::string NameOf(std::string_view operation) {
  const auto begins = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto second = std::find_if(operation.begin() + 1, operation.end(), begins);
  std::string name;
  for (auto at = second == operation.end() ? operation.begin() : second; at != operation.end();
       ++at) {
    if (begins(*at)) {
      if (!name.empty()) name += '_';
      name += static_cast<char>(*at - 'A' + 'a');
    } else {
      name += *at;
    }
  }
  return name;
}

std::string ServiceName(std::string service) {
  std::replace(service.begin(), service.end(), '_', '-');
  return service;
}

}  // namespace

bool LooksLikeId(std::string_view text) {
  if (text.starts_with("arn:")) return true;
  // Of a load balancer; not of a service ("ecs.amazonaws.com").
  if (text.ends_with(".amazonaws.com")) return std::count(text.begin(), text.end(), '.') > 2;
  if (text.ends_with(".cloudfront.net")) return true;
  // Of a hosted zone: its name servers' names too.
  if (text.starts_with(kZonePrefix) || text.find(".awsdns-") != std::string_view::npos) return true;
  // "_0123….example.com.": what proves to a certificate's issuer that a domain is one's own.
  if (text.starts_with('_') && text.find('.') == 33 && All(text.substr(1, 32), IsHex)) return true;
  // Z0123456789ABC, E1A2B3C4D5E6F7, AROA…: capitals and digits, with both.
  if (text.size() >= 13 && All(text, IsUpper)) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A'; });
  }
  // vpc-0123456789abcdef0, 5f0c…: what is behind the last dash, or all of a UUID.
  const size_t dash = text.rfind('-');
  const std::string_view tail = dash == std::string_view::npos ? text : text.substr(dash + 1);
  return tail.size() >= 8 && All(tail, IsHex) &&
         std::any_of(tail.begin(), tail.end(), [](char c) { return c <= '9'; }) &&
         (dash != std::string_view::npos || tail.size() >= 16);
}

// --- While it is recorded ------------------------------------------------------------------------

void Recording::Add(RecordedCall call) {
  // 1. What the client says first is the client's: a name, a policy of AWS's.
  Know(call.request);
  // 2. What an answer says first is the service's.
  const size_t place = calls_.size();
  Learn(call.answer, "", place);
  end_ = std::max(end_, call.at);
  calls_.push_back(std::move(call));
}

void Recording::Know(const Json& value) {
  if (value.is_structured()) {
    for (const Json& part : value) Know(part);
  } else if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    if (!origins_.contains(text)) literals_.insert(text);
  }
}

void Recording::Learn(const Json& value, const std::string& path, size_t call) {
  if (value.is_object()) {
    for (const auto& [name, part] : value.items()) Learn(part, StrCat(path, ".", name), call);
  } else if (value.is_array()) {
    for (size_t i = 0; i < value.size(); ++i) Learn(value[i], StrCat(path, "[", i, "]"), call);
  } else if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    if (literals_.contains(text) || !LooksLikeId(text)) return;
    origins_.try_emplace(text, call, path);
    if (text.starts_with(kZonePrefix)) {
      origins_.try_emplace(text.substr(kZonePrefix.size()), call, path);
    }
  }
}

// --- References ----------------------------------------------------------------------------------

Json Recording::Refer(const Json& value, size_t before, std::set<size_t>& used) const {
  Json out = value;
  if (value.is_structured()) {
    for (Json& part : out) part = Refer(part, before, used);
  } else if (value.is_string()) {
    out = ReferText(value.get_ref<const std::string&>(), before, used);
  }
  return out;
}

std::string Recording::ReferText(const std::string& text, size_t before,
                                 std::set<size_t>& used) const {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const auto id = at == 0 || !IsWord(text[at - 1]) ? LongestId(text, at, before) : origins_.end();
    if (id == origins_.end()) {
      // "${" of the client's own is no reference.
      if (text.compare(at, 2, "${") == 0) out += '$';
      out += text[at++];
      continue;
    }
    used.insert(id->second.call);
    StrAppend(out, kMark, id->second.call, kMarkEnd, id->second.path, "}");
    at += id->first.size();
  }
  return out;
}

// The longest id that begins there, is not a part of a longer word and was told before that call.
Recording::Origins::const_iterator Recording::LongestId(std::string_view text, size_t at,
                                                        size_t before) const {
  std::string rest(text.substr(at));
  for (auto id = origins_.upper_bound(rest); id != origins_.begin();) {
    --id;
    const std::string& name = id->first;
    const auto differs = std::mismatch(name.begin(), name.end(), rest.begin(), rest.end());
    if (differs.first != name.end()) {
      // Shorter ones that begin as the rest does stand further to the front.
      rest.resize(static_cast<size_t>(differs.first - name.begin()));
      if (rest.empty()) break;
      id = origins_.upper_bound(rest);
      continue;
    }
    const size_t end = at + name.size();
    if (id->second.call < before && (end == text.size() || !IsWord(text[end]))) return id;
  }
  return origins_.end();
}

// The calls that make the stack: all that changed something, and those reads whose answers are
// needed, from the last to the first, since a read may need an earlier one.
std::map<size_t, Json> Recording::Choose(std::set<size_t>& used) const {
  std::map<size_t, Json> chosen;
  for (size_t i = calls_.size(); i-- > 0;) {
    const RecordedCall& call = calls_[i];
    if (call.account != calls_.front().account || call.region != calls_.front().region) continue;
    if (call.reads && !used.contains(i)) continue;
    chosen.emplace(i, Refer(call.request, i, used));
  }
  return chosen;
}

std::map<size_t, std::string> Recording::NamesOf(const std::set<size_t>& used) const {
  std::map<size_t, std::string> names;
  std::map<std::string, int> seen;
  for (const size_t call : used) {
    const std::string name = NameOf(calls_[call].operation);
    const int count = ++seen[name];
    names[call] = count == 1 ? name : StrCat(name, "_", count);
  }
  return names;
}

// --- The file ------------------------------------------------------------------------------------

namespace {

void GiveNames(Json& value, const std::map<size_t, std::string>& names) {
  if (value.is_structured()) {
    for (Json& part : value) GiveNames(part, names);
    return;
  }
  if (!value.is_string()) return;
  std::string text = value.get<std::string>();
  for (size_t at; (at = text.find(kMark)) != std::string::npos;) {
    const size_t end = text.find(kMarkEnd, at);
    const auto call = ParseInt(std::string_view(text).substr(at + 1, end - at - 1));
    text.replace(at, end + 1 - at, "${" + names.at(static_cast<size_t>(*call)));
  }
  value = text;
}

std::string Wait(Duration gap) {
  // Whole seconds, upwards: what was there when the client went on is there then.
  const int64_t seconds = (gap.micros + 999'999) / 1'000'000;
  return gap < Seconds(1) ? "" : StrCat("  - wait: ", FormatDuration(Seconds(seconds)), "\n");
}

}  // namespace

std::string Recording::StackFile(std::string_view title) const {
  std::set<size_t> used;
  const std::map<size_t, Json> chosen = Choose(used);
  const std::map<size_t, std::string> names = NamesOf(used);

  std::string out = StrCat("# ", title, "\n");
  for (const RecordedCall& call : calls_) {
    const RecordedCall& first = calls_.front();
    if (call.reads || (call.account == first.account && call.region == first.region)) continue;
    StrAppend(out, "# Left out: ", ServiceName(call.service), ".", call.operation, " in ",
              call.region, " of account ", call.account, ".\n");
  }
  out += chosen.empty() ? "calls: []\n" : "calls:\n";
  std::optional<Instant> last;
  for (const auto& [place, request] : chosen) {
    const RecordedCall& call = calls_[place];
    if (last) out += Wait(call.at - *last);
    last = call.at;
    Json named = request;
    GiveNames(named, names);
    StrAppend(out, "  - ", ServiceName(call.service), ".", call.operation, ":", ToYaml(named, 6),
              "\n");
    if (const auto name = names.find(place); name != names.end()) {
      StrAppend(out, "    as: ", name->second, "\n");
    }
  }
  if (last) out += Wait(end_ - *last);
  return out;
}

}  // namespace wt::record
