#pragma once

// The seed stack with load on it.

#include <string>
#include <vector>

#include "emulator/wire/http.h"
#include "tests/support/seed_stack.h"
#include "tests/support/test_world.h"

namespace wt {

class LoadWorld : public TestWorld {
 public:
  // Makes the stack; its tasks serve when it answers.
  void MakeStack(const SeedStackSizes& sizes = {});
  // A call of the control API.
  wire::HttpResponse Page(const std::string& method, const std::string& path,
                          const std::string& body = "");
  // The same, which must succeed.
  Json Load(const std::string& target, const std::string& body);
  void Clear(const std::string& target);
  Json LoadOf(const std::string& target);

  // A statistic of the last whole minutes, oldest first; empty where there are no data.
  std::vector<double> Metric(const std::string& name_space, const std::string& name,
                             const Json& dimensions, const std::string& statistic, int minutes,
                             int period = 60);
  double ServiceCpu();  // The last minute's average, of main/web.
  Json Service();
  int64_t Instances();                               // In the group.
  std::string AlarmState(const std::string& which);  // AlarmHigh or AlarmLow of the service.
  // The events of the causes of the newest entry about something, newest first.
  std::vector<std::string> Why(const std::string& subject);

  const SeedStack& stack() const { return stack_; }
  std::string BalancerDimension() const;
  std::string GroupDimension() const;

 private:
  SeedStack stack_;
};

}  // namespace wt
