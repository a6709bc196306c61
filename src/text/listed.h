// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_LISTED_H_
#define SAFECONDUCT_TEXT_LISTED_H_

#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::text {

// Returns parts as a list in words, with `last` before the last of them: `a, b
// and c`. Empty where there are none.
std::string Listed(const std::vector<std::string>& parts,
                   std::string_view last);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_LISTED_H_
