#include "scenarios/engine/file/moment.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/quantity.h"

namespace wt::scenario {
namespace {

// "name-with-10m" is cut before its last sign where a duration follows.
size_t OffsetAt(std::string_view text) {
  const size_t at = text.find_last_of("+-");
  if (at == std::string_view::npos || at == 0) return std::string_view::npos;
  return ParseDuration(Trim(text.substr(at + 1))) ? at : std::string_view::npos;
}

Result<Distribution> ReadTwo(const Term& term, Distribution out) {
  if (term.words.size() != 2) {
    return Bad(StrCat(term.name, " takes two durations: ",
                      term.name == "lognormal" ? "lognormal(p50 90s, p99 4m)"
                      : term.name == "normal"  ? "normal(95s, 15s)"
                                               : "uniform(30s, 60s)"));
  }
  std::string_view words[2] = {term.words[0], term.words[1]};
  if (out.kind == Distribution::Kind::kLognormal) {
    if (!words[0].starts_with("p50 ") || !words[1].starts_with("p99 ")) {
      return Bad("lognormal takes its median and 99th percentile: lognormal(p50 90s, p99 4m)");
    }
    for (std::string_view& word : words) word.remove_prefix(4);
  }
  out.a = WT_TRY(ReadDuration(words[0]));
  out.b = WT_TRY(ReadDuration(words[1]));
  const bool ascending = out.kind != Distribution::Kind::kNormal;
  if (ascending && out.b < out.a) {
    return Bad(StrCat("'", words[1], "' is less than '", words[0], "'"));
  }
  if (out.kind == Distribution::Kind::kLognormal && out.a.micros == 0) {
    return Bad("the median of lognormal is above 0");
  }
  return out;
}

Result<void> ReadEnds(std::string_view rest, Distribution& out) {
  for (rest = Trim(rest); !rest.empty(); rest = Trim(rest)) {
    const bool floor = rest.starts_with("floor "), cap = rest.starts_with("cap ");
    if (!floor && !cap) {
      return Bad(StrCat("'", rest, "' is neither 'floor 60s' nor 'cap 5m'"));
    }
    rest = Trim(rest.substr(floor ? 6 : 4));
    const size_t end = std::min(rest.find(' '), rest.size());
    (floor ? out.floor : out.cap) = WT_TRY(ReadDuration(rest.substr(0, end)));
    rest.remove_prefix(end);
  }
  if (out.floor && out.cap && *out.cap < *out.floor) return Bad("the cap is below the floor");
  return {};
}

}  // namespace

bool IsName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::optional<Term> ReadTerm(std::string_view text) {
  const size_t open = text.find('('), close = text.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return std::nullopt;
  }
  Term term;
  term.name = Trim(text.substr(0, open));
  for (const std::string_view word : Split(text.substr(open + 1, close - open - 1), ',')) {
    term.words.push_back(Trim(word));
  }
  term.rest = Trim(text.substr(close + 1));
  return term;
}

Result<Moment> ReadMoment(std::string_view text) {
  text = Trim(text);
  Moment out;
  if (const std::optional<Duration> plain = ParseDuration(text)) {
    out.offset = *plain;
    return out;
  }
  const auto bad = [&] {
    return Bad(StrCat("'", text, "' is not a time such as 2h, end, az-b-down+10m or release.done"));
  };
  std::string_view name = text;
  if (const size_t at = OffsetAt(text); at != std::string_view::npos) {
    const Duration offset = *ParseDuration(Trim(text.substr(at + 1)));
    out.offset = text[at] == '-' ? Duration{} - offset : offset;
    name = Trim(text.substr(0, at));
  }
  if (name == "end") {
    out.edge = Moment::Edge::kEnd;
    return out;
  }
  if (ParseQuantity(text)) {
    WT_TRY(ReadDuration(text));
    return bad();
  }
  if (const size_t dot = name.find('.'); dot != std::string_view::npos) {
    const std::string_view edge = name.substr(dot + 1);
    if (edge != "end" && edge != "done") {
      return Bad(StrCat("'.", edge, "' is neither .end nor .done of an event"));
    }
    out.edge = edge == "end" ? Moment::Edge::kEnd : Moment::Edge::kDone;
    name = name.substr(0, dot);
  }
  if (!IsName(name)) return bad();
  out.event = name;
  return out;
}

std::string FormatMoment(const Moment& moment) {
  std::string out = moment.event;
  if (moment.edge == Moment::Edge::kEnd) out += out.empty() ? "end" : ".end";
  if (moment.edge == Moment::Edge::kDone) out += ".done";
  if (out.empty()) return FormatDuration(moment.offset);
  if (moment.offset.micros > 0) out += "+";
  if (moment.offset.micros != 0) out += FormatDuration(moment.offset);
  return out;
}

Result<Window> ReadWindow(std::string_view text) {
  Window out;
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    return Bad(StrCat("'", Trim(text), "' is not a window such as release .. release+10m"));
  }
  const std::string_view to = Trim(text.substr(dots + 2));
  out.whole = false;
  out.from = WT_TRY(ReadMoment(text.substr(0, dots)));
  if (to.starts_with('+')) {
    out.to = out.from;
    out.to.offset = out.to.offset + WT_TRY(ReadDuration(to.substr(1)));
  } else {
    out.to = WT_TRY(ReadMoment(to));
  }
  if (out.from.event == out.to.event && out.from.edge == out.to.edge &&
      out.to.offset < out.from.offset) {
    return Bad(StrCat("'", Trim(text), "' ends before it begins"));
  }
  out.text = FormatMoment(out.from) + " .. " + FormatMoment(out.to);
  return out;
}

Result<Hold> ReadHold(std::string_view text) {
  text = Trim(text);
  Hold out;
  out.text = text;
  if (text == "always") return out;
  if (text == "at least once") {
    out.kind = Hold::Kind::kOnce;
    return out;
  }
  if (text.starts_with("except ")) {
    out.kind = Hold::Kind::kExcept;
    out.except = WT_TRY(ReadDuration(text.substr(7)));
    return out;
  }
  const size_t of = text.find(" of ");
  if (of == std::string_view::npos) {
    return Bad(
        StrCat("'", text, "' is none of: always, 99% of minutes, except 60s, at least once"));
  }
  out.kind = Hold::Kind::kShare;
  out.share = WT_TRY(ReadShare(text.substr(0, of)));
  if (out.share < 0 || out.share > 1) return Bad("a share of minutes is between 0% and 100%");
  const std::string_view step = Trim(text.substr(of + 4));
  if (step == "minutes") return out;
  out.step = step == "hours" ? Hours(1) : WT_TRY(ReadDuration(step));
  if (out.step < Seconds(1)) return Bad("a hold counts steps of 1s or more");
  return out;
}

Result<Distribution> ReadDistribution(std::string_view text) {
  using Kind = Distribution::Kind;
  Distribution out;
  text = Trim(text);
  out.text = text;
  const std::optional<Term> term = ReadTerm(text);
  if (!term) {
    const size_t space = std::min(text.find(' '), text.size());
    out.a = out.b = WT_TRY(ReadDuration(text.substr(0, space)));
    WT_TRY(ReadEnds(text.substr(space), out));
    return out;
  }
  if (term->name == "uniform") {
    out.kind = Kind::kUniform;
  } else if (term->name == "normal") {
    out.kind = Kind::kNormal;
  } else if (term->name == "lognormal") {
    out.kind = Kind::kLognormal;
  } else if (term->name == "empirical") {
    out.kind = Kind::kEmpirical;
  } else {
    return Bad(StrCat("'", term->name, "' is none of uniform, normal, lognormal, empirical"));
  }
  if (out.kind == Kind::kEmpirical) {
    if (term->words.size() != 1 || term->words[0].empty()) {
      return Bad("empirical takes a file with a duration a line: empirical(boots.txt)");
    }
  } else {
    out = WT_TRY(ReadTwo(*term, std::move(out)));
  }
  WT_TRY(ReadEnds(term->rest, out));
  return out;
}

Result<Load::Arrivals> ReadArrivals(std::string_view text, double& burst_index) {
  text = Trim(text);
  if (text == "poisson") return Load::Arrivals::kPoisson;
  if (text == "even") return Load::Arrivals::kEven;
  const std::optional<Term> term = ReadTerm(text);
  if (!term || term->name != "bursty" || term->words.size() != 1 || !term->rest.empty()) {
    return Bad(StrCat("'", text, "' is none of poisson, even, bursty(2.5)"));
  }
  burst_index = WT_TRY(ReadNumber(term->words[0]));
  if (burst_index < 1 || burst_index > 1000) return Bad("the index of bursty is 1 to 1000");
  return Load::Arrivals::kBursty;
}

Result<RandomRate> ReadRandomRate(std::string_view text) {
  RandomRate out;
  const auto bad = [&] {
    return Bad(StrCat("'", Trim(text), "' is not how often, such as 1/30d per instance"));
  };
  std::string_view words = Trim(text);
  if (const size_t per = words.find(" per "); per != std::string_view::npos) {
    out.per = Trim(words.substr(per + 5));
    if (out.per != "instance" && out.per != "task") return bad();
    words = Trim(words.substr(0, per));
  }
  const size_t slash = words.find('/');
  if (slash == std::string_view::npos) return bad();
  const Result<double> times = ReadNumber(words.substr(0, slash));
  std::string over(Trim(words.substr(slash + 1)));
  if (!over.empty() && (over[0] < '0' || over[0] > '9')) over.insert(0, "1");  // "3/d"
  const std::optional<Duration> time = ParseDuration(over);
  if (!times.ok() || *times <= 0 || !time || time->micros <= 0) return bad();
  out.rate = *times / time->seconds();
  return out;
}

}  // namespace wt::scenario
