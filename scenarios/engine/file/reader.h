#pragma once

// Reads the keys of one section: knows which there may be, which must, and what each is, by the
// table. Everything that is wrong is said, with where it stands.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/engine/file/keys.h"
#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/moment.h"
#include "scenarios/engine/file/node.h"

namespace wt::scenario {

// What the reading of one scenario has found so far.
struct Reading {
  const LoadOptions& options;
  std::string folder;  // For the files that the scenario names.
  Problems problems;
  std::vector<std::string> notices;

  // Uses that are looked up once everything is read.
  struct MomentUse {
    Moment moment;
    Position position;
    std::string path;
  };
  std::vector<MomentUse> moments;
  struct SeriesUse {
    SeriesRef series;
    Position position;
    std::string path;
  };
  std::vector<SeriesUse> series;

  void Say(const Position& at, const std::string& path, std::string message);
  void Use(const Moment& moment, const Node& at, const std::string& path);
  void Use(const Metric& metric, const Node& at, const std::string& path);
  void Use(const Predicate& predicate, const Node& at, const std::string& path);
};

// "; did you mean 'within'?", or what there is where nothing is near.
std::string Nearest(std::string_view written, const std::vector<std::string>& names);

class Reader {
 public:
  // Says what is wrong with the keys as such. A node that is no map has none.
  Reader(Reading& reading, const Section& section, const Node& node, std::string path);

  Reading& reading() const { return reading_; }
  const Node& node() const { return node_; }
  std::string PathOf(std::string_view key) const;
  // Of a key of the table; null where it is absent or nothing.
  const Node* Find(std::string_view key) const;
  bool Has(std::string_view key) const { return Find(key) != nullptr; }
  // The entries whose keys are not of the table.
  std::vector<const Entry*> Others() const;
  // The key of `one_of` that is there; empty where none is.
  std::string_view Chosen() const;

  void Say(std::string_view key, std::string message) const;

  // The value, or the table's fallback, or nothing; what is wrong with it was said then.
  std::optional<std::string> Text(std::string_view key);
  std::optional<int64_t> Integer(std::string_view key, int64_t min, int64_t max);
  std::optional<double> Number(std::string_view key, double min, double max);
  std::optional<bool> Boolean(std::string_view key);
  std::optional<Duration> Time(std::string_view key);
  std::optional<double> Rate(std::string_view key);
  std::optional<double> Share(std::string_view key);
  std::optional<int64_t> Size(std::string_view key);
  std::optional<Moment> When(std::string_view key);
  std::optional<Metric> Measure(std::string_view key);
  std::optional<Predicate> Truth(std::string_view key);
  std::optional<Distribution> Spread(std::string_view key);  // With an empirical one's samples.
  // Any other type whose text `read` understands.
  template <class Read>
  auto Parsed(std::string_view key, Type type, const Read& read)
      -> std::optional<std::decay_t<decltype(read(std::string_view{}).value())>> {
    const std::optional<std::string_view> text = Scalar(key, type);
    if (!text) return std::nullopt;
    auto result = read(*text);
    if (!result.ok()) {
      Say(key, result.error().message);
      return std::nullopt;
    }
    return std::move(result).value();
  }

  // A section within this one, and the items of a list, with their paths.
  std::optional<Reader> Section_(std::string_view key);
  void Each(std::string_view key,
            const std::function<void(const Node&, const std::string&)>& visit);
  // The names of a map with what they stand for.
  void EachName(std::string_view key,
                const std::function<void(const Entry&, const std::string&)>& visit);

  // The text of a file that the scenario names in `key`, which is looked for from its own folder;
  // `path` becomes what it is called. That there is none is said.
  std::optional<std::string> FileText(std::string_view key, std::string_view name, size_t bytes_max,
                                      std::string& path) const;

  // What was read, in canonical form: part of Scenario::resolved.
  Json resolved = Json::object();

 private:
  std::optional<std::string_view> Scalar(std::string_view key, Type type);
  void ReadSamples(std::string_view key, Distribution& spread) const;
  const Key& KeyOf(std::string_view key) const;
  void CheckKeys();

  Reading& reading_;
  const Section& section_;
  const Node& node_;
  std::string path_;
};

}  // namespace wt::scenario
