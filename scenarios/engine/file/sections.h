#pragma once

// The parts of a scenario, each read from its key of the file.

#include <optional>
#include <string_view>

#include "scenarios/engine/file/calls.h"
#include "scenarios/engine/file/reader.h"

namespace wt::scenario {

void ReadModels(Reader& root, Scenario& scenario);
void ReadLoads(Reader& root, Scenario& scenario);
// Calls of events may name answers of the stack's.
void ReadEvents(Reader& root, Scenario& scenario, const AnswerNames& answers);
void ReadExpectations(Reader& root, Scenario& scenario);
void ReadSweep(Reader& root, Scenario& scenario);
void ReadReport(Reader& root, Scenario& scenario);

// `do` of an event.
void ReadDo(Reading& reading, const Node& node, const std::string& path, const AnswerNames& answers,
            Event& event);
// A FIS template, where that stands for it.
bool IsFisTemplate(const Node& node);
void ReadFisTemplate(Reading& reading, const Node& node, const std::string& path, Event& event);
// Of the faults there are.
std::vector<std::string> ActionIds();
// The parameters and targets of a fault that is written in the short form.
void ReadFault(Reading& reading, const Node& node, const std::string& path, Action& action);

// "a .. b", or { not: a .. b }.
std::optional<Window> ReadWindowNode(Reading& reading, const Node& node, const std::string& path);
std::optional<Window> ReadWindowKey(Reader& reader, std::string_view key);
// The bounds there are, by the metric's unit.
Bounds ReadBounds(Reader& reader, const Metric& metric);
std::optional<Condition> ReadCondition(Reader reader);

}  // namespace wt::scenario
