// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_QUOTE_H_
#define SAFECONDUCT_LAW_QUOTE_H_

#include <string>
#include <string_view>

namespace safeconduct::law {

// Returns what a message repeats of a text that was read: its first 40
// characters.
inline std::string_view Shown(std::string_view text) {
  return text.substr(0, 40);
}

// Returns the same between backticks.
inline std::string Quote(std::string_view text) {
  std::string quoted = "`";
  quoted += Shown(text);
  quoted += '`';
  return quoted;
}

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_QUOTE_H_
