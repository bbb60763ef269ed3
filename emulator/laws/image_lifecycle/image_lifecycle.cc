#include "emulator/laws/image_lifecycle/image_lifecycle.h"

#include <algorithm>
#include <string_view>

namespace wt::laws::image_lifecycle {
namespace {

// `*` is any run of characters.
bool Wild(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    for (size_t i = 0; i <= text.size(); ++i) {
      if (Wild(pattern.substr(1), text.substr(i))) return true;
    }
    return false;
  }
  return !text.empty() && pattern[0] == text[0] && Wild(pattern.substr(1), text.substr(1));
}

bool Selects(const Rule& rule, const Image& image) {
  if (rule.tag_status == TagStatus::kAny) return true;
  if (rule.tag_status == TagStatus::kUntagged) return image.tags.empty();
  if (image.tags.empty()) return false;
  const auto some_tag = [&](auto&& test) {
    return std::any_of(image.tags.begin(), image.tags.end(), test);
  };
  // Every prefix or pattern that is listed has to be met by some tag.
  for (const std::string& prefix : rule.prefixes) {
    if (!some_tag([&](const std::string& tag) { return tag.starts_with(prefix); })) return false;
  }
  for (const std::string& pattern : rule.patterns) {
    if (!some_tag([&](const std::string& tag) { return Wild(pattern, tag); })) return false;
  }
  return true;
}

}  // namespace

std::vector<Expiry> Expired(std::vector<Rule> rules, const std::vector<Image>& images,
                            Instant now) {
  std::sort(rules.begin(), rules.end(),
            [](const Rule& a, const Rule& b) { return a.priority < b.priority; });
  std::vector<bool> taken(images.size(), false);
  std::vector<int64_t> expired_by(images.size(), 0);
  for (const Rule& rule : rules) {
    // 1. What no earlier rule has taken, the newest first.
    std::vector<size_t> selected;
    for (size_t i = 0; i < images.size(); ++i) {
      if (!taken[i] && Selects(rule, images[i])) selected.push_back(i);
    }
    std::stable_sort(selected.begin(), selected.end(),
                     [&](size_t a, size_t b) { return images[a].pushed_at > images[b].pushed_at; });
    // 2. Too many, or too old.
    for (size_t place = 0; place < selected.size(); ++place) {
      const size_t i = selected[place];
      taken[i] = true;
      const bool ends = rule.count_type == CountType::kImageCountMoreThan
                            ? static_cast<int64_t>(place) >= rule.count
                            : now - images[i].pushed_at > Days(rule.count);
      if (ends && !images[i].referenced) expired_by[i] = rule.priority;
    }
  }
  std::vector<Expiry> out;
  for (size_t i = 0; i < images.size(); ++i) {
    if (expired_by[i] > 0) out.push_back({images[i].digest, expired_by[i]});
  }
  return out;
}

}  // namespace wt::laws::image_lifecycle
