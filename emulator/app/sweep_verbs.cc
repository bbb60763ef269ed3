#include "emulator/app/sweep_verbs.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "emulator/base/strings.h"
#include "scenarios/engine/sweep/sweep.h"

namespace wt::app {
namespace {

using scenario::Json;

constexpr const char* kLines = "/sweep.jsonl";

int Complain(const std::string& text, int status) {
  std::fprintf(stderr, "windtunnel: %s\n", text.c_str());
  return status;
}

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Of the flag; else of what runs an array of jobs: Slurm, AWS Batch, Kubernetes, which counts no
// jobs and so wants --shards.
// https://slurm.schedmd.com/job_array.html
// https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html
// https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/
Result<scenario::Shard> ShardOf(const SweepWords& words) {
  if (!words.shard.empty()) return scenario::ParseShard(words.shard);
  static constexpr std::pair<const char*, const char*> kPairs[] = {
      {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT"},
      {"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE"},
      {"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS"}};
  for (const auto& [index, count] : kPairs) {
    const std::string at = Variable(index);
    if (at.empty()) continue;
    const std::string of = words.shards > 0 ? StrCat(words.shards) : Variable(count);
    if (of.empty()) {
      return Error{.code = "BadShard",
                   .message = StrCat(index,
                                     " is set, but nothing says how many there are: give "
                                     "--shards N, or --shard 0/1 for all of it")};
    }
    return scenario::ParseShard(StrCat(at, "/", of));
  }
  return scenario::Shard{};
}

int Write(const std::vector<Json>& lines, const std::string& folder) {
  std::string text;
  for (const Json& line : lines) StrAppend(text, line.dump(), "\n");
  if (folder.empty()) {
    std::fputs(text.c_str(), stdout);
    return kPassed;
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::ofstream file(folder + kLines, std::ios::trunc);
  file << text;
  if (!file.flush()) return Complain(folder + kLines + " cannot be written", kInternal);
  return kPassed;
}

int StatusOf(const std::vector<Json>& lines) {
  int status = kPassed;
  for (const Json& line : lines) {
    const std::string outcome = line.value("outcome", "");
    if (outcome == "broken") return kWrongFile;
    if (outcome != "passed") status = kFailed;
  }
  return status;
}

int SweepVerb(const SweepWords& words) {
  const Result<scenario::Shard> shard = ShardOf(words);
  if (!shard.ok()) return Complain(shard.error().message, kWrongFile);
  const bool shows = isatty(STDERR_FILENO) != 0 && !words.scenario.quiet;
  const Result<std::vector<Json>> lines = scenario::RunSweep(
      {.file = words.scenario.file,
       .overrides = Overrides(words.scenario.set),
       .router = &AllOperations(),
       .runs = words.runs,
       .jobs = words.jobs,
       .shard = *shard,
       .progress = [&](int64_t done, int64_t all) {
         if (shows) std::fprintf(stderr, "\r%s", StrCat(done, " of ", all, " runs ").c_str());
       }});
  if (shows) std::fputs("\n", stderr);
  if (!lines.ok()) {
    std::fputs(lines.error().message.c_str(), stderr);
    return kWrongFile;
  }
  const int written = Write(*lines, words.scenario.out);
  if (written != kPassed) return written;
  if (!words.scenario.out.empty() && !words.scenario.quiet) {
    std::fputs(scenario::SweepTable(*lines).c_str(), stdout);
  }
  return StatusOf(*lines);
}

int MergeVerb(const SweepWords& words) {
  std::vector<std::vector<Json>> shards;
  for (const std::string& folder : words.folders) {
    std::ifstream file(folder + kLines);
    if (!file) return Complain(folder + " holds no sweep.jsonl", kWrongFile);
    std::vector<Json>& lines = shards.emplace_back();
    for (std::string line; std::getline(file, line);) {
      Json parsed = Json::parse(line, nullptr, false);
      if (!parsed.is_object()) return Complain(folder + kLines + ": a line is no JSON", kWrongFile);
      lines.push_back(std::move(parsed));
    }
  }
  const Result<std::vector<Json>> merged = scenario::MergeLines(shards);
  if (!merged.ok()) return Complain(merged.error().message, kWrongFile);
  const int written = Write(*merged, words.scenario.out);
  if (written != kPassed) return written;
  if (!words.scenario.out.empty()) std::fputs(scenario::SweepTable(*merged).c_str(), stdout);
  return StatusOf(*merged);
}

}  // namespace

void AddSweep(CLI::App& app, SweepWords& words, std::function<int()>& chosen) {
  CLI::App* sweep = app.add_subcommand("sweep", "Run a scenario at many points and seeds.");
  sweep->add_option("FILE", words.scenario.file, "A scenario with a `sweep`")->required();
  sweep->add_option("--runs", words.runs, "Seeds of a point, instead of the file's")
      ->check(CLI::PositiveNumber);
  sweep->add_option("--jobs", words.jobs, "Runs at a time")->check(CLI::Range(1, 1024));
  sweep->add_option("--shard", words.shard, "i/n: only a part of the points, i from 0");
  sweep->add_option("--shards", words.shards, "Of how many the environment's index is one");
  sweep->add_option("--set", words.scenario.set, "PATH=VALUE: as if the file said so");
  sweep->add_option("--out", words.scenario.out, "Folder for sweep.jsonl; else it is printed");
  sweep->add_flag("--quiet", words.scenario.quiet, "Without count and table");
  sweep->callback([&] { chosen = [&] { return SweepVerb(words); }; });

  CLI::App* merge = app.add_subcommand("merge", "Shards of a sweep together.");
  merge->add_option("DIR", words.folders, "Of each shard's --out")->required();
  merge->add_option("--out", words.scenario.out, "Folder for sweep.jsonl; else it is printed");
  merge->callback([&] { chosen = [&] { return MergeVerb(words); }; });
}

}  // namespace wt::app
