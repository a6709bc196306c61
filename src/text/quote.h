// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_QUOTE_H_
#define SAFECONDUCT_TEXT_QUOTE_H_

#include <string>
#include <string_view>

namespace safeconduct::text {

// Returns what a message repeats of a text that was read: its first 40 bytes,
// or as many as end with a whole character.
std::string_view Shown(std::string_view text);

// Returns the same between backticks, fit for one line, with `...` where more
// was read.
std::string Quote(std::string_view text);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_QUOTE_H_
