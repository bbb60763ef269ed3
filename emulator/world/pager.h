#pragma once

// Pages of a listing whose items have an order by key. The token is opaque to clients and holds
// the key of the last item given, so that a page never depends on what was added or removed before
// it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/encoding.h"
#include "emulator/base/result.h"
#include "emulator/base/strings.h"

namespace wt {

class Pager {
 public:
  // `limit` is the client's page size, or nothing; `limit_default` 0 means all. A token that is
  // not ours is answered with `bad_token`.
  static Result<Pager> Open(const std::optional<std::string>& token, std::optional<int64_t> limit,
                            int64_t limit_default, const Error& bad_token) {
    Pager pager;
    pager.left_ = limit.value_or(limit_default);
    pager.bounded_ = pager.left_ > 0;
    if (token && !token->empty()) {
      const std::optional<std::string> key = Base64Decode(*token);
      if (!key || !key->starts_with(kPrefix)) return bad_token;
      pager.after_ = key->substr(kPrefix.size());
    }
    return pager;
  }

  // Whether this item was given by an earlier page.
  bool Before(std::string_view key) const { return !after_.empty() && key <= after_; }
  // Asks for room for the item with this key. False ends the page: there is more than fits.
  bool Take(std::string_view key) {
    if (bounded_ && left_ == 0) {
      next_ = Base64Encode(StrCat(kPrefix, last_));
      return false;
    }
    --left_;
    last_ = key;
    return true;
  }
  const std::string& after() const { return after_; }
  // For the answer: nothing on the last page.
  const std::optional<std::string>& next() const { return next_; }

 private:
  static constexpr std::string_view kPrefix = "wt1/";

  std::string after_, last_;
  std::optional<std::string> next_;
  int64_t left_ = 0;
  bool bounded_ = false;
};

}  // namespace wt
