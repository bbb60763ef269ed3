#pragma once

// Which images a lifecycle policy expires: see README.md.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"

namespace wt::laws::image_lifecycle {

enum class TagStatus { kAny, kTagged, kUntagged };
enum class CountType { kImageCountMoreThan, kSinceImagePushed };

struct Rule {
  int64_t priority = 1;
  TagStatus tag_status = TagStatus::kAny;
  std::vector<std::string> prefixes, patterns;
  CountType count_type = CountType::kImageCountMoreThan;
  int64_t count = 1;  // Of images, or of days.
};

struct Image {
  std::string digest;
  std::vector<std::string> tags;
  Instant pushed_at;
  bool referenced = false;  // By a manifest list that is there.
};

struct Expiry {
  std::string digest;
  int64_t priority = 0;  // Of the rule.
};

// In the order in which the images were given.
std::vector<Expiry> Expired(std::vector<Rule> rules, const std::vector<Image>& images, Instant now);

}  // namespace wt::laws::image_lifecycle
