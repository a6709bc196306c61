// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_TOKENS_REMEDY_H_
#define SAFECONDUCT_TEXT_TOKENS_REMEDY_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "text/tokens/token.h"

namespace safeconduct::text {

// Returns what to write where `wanted` was expected and token `at` of a block,
// not its end, stands: what ends the message, from "; " on. Empty where nothing
// is known to be meant.
std::string RemedyOf(const Block& block, size_t at, std::string_view wanted);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_TOKENS_REMEDY_H_
