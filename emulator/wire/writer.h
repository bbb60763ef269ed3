#pragma once

// One writer per form, each straight from shape tables into text: no tree in between.

#include <string>
#include <string_view>

#include "emulator/wire/shape.h"

namespace wt::wire {

// The members of a structure that live in the body, as elements.
void WriteXmlMembers(const Shape& shape, const void* value, Protocol protocol, std::string& out);
// One member as its element or elements; nothing where it is absent.
void WriteXmlMember(const Member& member, const void* value, Protocol protocol, std::string& out);
void AppendXmlText(std::string& out, std::string_view text);

enum class JsonTimes : uint8_t { kEpochSeconds, kMicros };
// A value under the names of the wire; `times` says how timestamps look.
void WriteJson(const Shape& shape, const void* value, JsonTimes times, std::string& out);
void AppendJsonString(std::string& out, std::string_view text);

void WriteCbor(const Shape& shape, const void* value, std::string& out);
void AppendCborText(std::string& out, std::string_view text);
// The head of a map of so many entries.
void AppendCborMap(std::string& out, size_t entries);
void AppendCborList(std::string& out, size_t items);

// A header's value of a scalar, or a timestamp in the form that headers have.
std::string HeaderText(const Shape& shape, const void* value, TimestampFormat format);
// A double in the shortest form that reads back: "0.5", "70.0".
void AppendReal(std::string& out, double value);

}  // namespace wt::wire
