#include "services/logs/event.h"

#include "emulator/base/encoding.h"
#include "emulator/wire/node.h"
#include "services/logs/append.h"
#include "services/logs/errors.h"

namespace wt::logs {
namespace {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
constexpr int64_t kBatchBytesMax = 1'048'576;
constexpr int64_t kBatchSpanMillisMax = 24 * 3600 * 1000;

std::string Padded(int64_t number, size_t digits) {
  std::string text = StrCat(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

using laws::log_filter::Value;

Value ValueOf(const wire::Node& node) {
  Value out;
  switch (node.type) {
    case wire::Node::Type::kBool:
      out.kind = Value::Kind::kBool;
      out.truth = node.truth;
      break;
    case wire::Node::Type::kInteger:
      out.kind = Value::Kind::kNumber;
      out.number = static_cast<double>(node.integer);
      break;
    case wire::Node::Type::kReal:
      out.kind = Value::Kind::kNumber;
      out.number = node.real;
      break;
    case wire::Node::Type::kString:
      out.kind = Value::Kind::kText;
      out.text = node.text;
      break;
    case wire::Node::Type::kList:
    case wire::Node::Type::kMap:
      out.kind = node.type == wire::Node::Type::kList ? Value::Kind::kList : Value::Kind::kObject;
      for (const auto& [name, child] : node.children) {
        out.children.emplace_back(name, ValueOf(child));
      }
      break;
    default:
      break;
  }
  return out;
}

}  // namespace

Result<void> CheckBatch(const wire::List<InputLogEvent>& events) {
  int64_t bytes = 0;
  for (size_t i = 0; i < events.size(); ++i) {
    bytes += static_cast<int64_t>(events[i].message.size()) + kEventOverheadBytes;
    if (i > 0 && events[i].timestamp < events[i - 1].timestamp) {
      return error::InvalidParameterException(
          "Log events in a single PutLogEvents request must be in chronological order.");
    }
  }
  if (bytes > kBatchBytesMax) {
    return error::InvalidParameterException(
        StrCat("Upload too large: ", bytes, " bytes exceeds limit of ", kBatchBytesMax));
  }
  if (!events.empty() && events.back().timestamp - events.front().timestamp > kBatchSpanMillisMax) {
    return error::InvalidParameterException(
        "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
  return {};
}

Instant KeptSince(const GroupRow& group, Instant now) {
  return group.retention_days == 0 ? Instant{} : now - Days(group.retention_days);
}

std::string PlaceToken(bool forward, const EventRow& event) {
  return StrCat(forward ? "f/" : "b/", Padded(event.at.micros, 20), Padded(event.sequence, 12),
                "/s");
}

Result<EventPlace> ReadPlace(std::string_view token) {
  if (token.size() == 36 && (token[0] == 'f' || token[0] == 'b') && token[1] == '/') {
    const auto at = ParseInt(token.substr(2, 20));
    const auto sequence = ParseInt(token.substr(22, 12));
    if (at && sequence) return EventPlace{token[0] == 'f', {*at, *sequence}};
  }
  return error::InvalidParameterException("The specified nextToken is invalid.");
}

std::string EventId(const EventRow& event) {
  return StrCat(Padded(event.at.micros, 20), Padded(event.sequence, 12),
                Padded(static_cast<int64_t>(Fingerprint(event.stream) >> 2), 19));
}

std::string OrderOf(const EventRow& event) {
  return StrCat(Padded(event.at.micros, 20), event.stream, " ", Padded(event.sequence, 12));
}

Result<EventFilter> EventFilter::Parse(std::string_view pattern) {
  EventFilter out;
  out.pattern_ = WT_TRY(laws::log_filter::Pattern::Parse(pattern));
  return out;
}

laws::log_filter::Event EventFilter::EventOf(const std::string& message) const {
  laws::log_filter::Event event{.message = message};
  if (!pattern_.needs_json()) return event;
  const Result<wire::Node> parsed = wire::ParseJson(message);
  if (parsed.ok() && parsed->type == wire::Node::Type::kMap) event.json = ValueOf(*parsed);
  return event;
}

bool EventFilter::Matches(const std::string& message) const {
  return pattern_.Matches(EventOf(message));
}

std::map<std::string, std::string> EventFilter::Extracted(const std::string& message) const {
  return pattern_.Extracted(EventOf(message));
}

}  // namespace wt::logs
