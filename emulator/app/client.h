#pragma once

// The verbs that talk to a running endpoint's control API.

#include <string>

namespace wt::app {

struct Call {
  std::string endpoint;  // "http://127.0.0.1:4566"
  std::string method = "GET";
  std::string path;  // "/_windtunnel/clock"
  std::string body;  // JSON, or empty.
};

// Makes the call and prints what was answered: text as it is, JSON indented. The exit status of
// the process: 0, or 1 with a sentence on stderr.
int MakeCall(const Call& call);

// Prints a journal's page and then what comes after it, until the endpoint ends or is no longer
// there. The call's path must ask for text.
int FollowJournal(const Call& call);

// Percent-encodes all but unreserved characters and slashes.
std::string EncodePath(const std::string& text);
// The path with `region` and `account` for a query, where they are said.
std::string InScope(std::string path, const std::string& region, const std::string& account);

}  // namespace wt::app
