// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_STOPPED_H_
#define SAFECONDUCT_BASE_STOPPED_H_

#include <expected>
#include <string>
#include <string_view>

#include "safeconduct/error.h"

namespace safeconduct {

// Returns that work, such as `prove`, ended because its caller's `watch` or
// `write` said so.
inline std::unexpected<Error> Stopped(std::string_view work) {
  return std::unexpected(
      Error{Error::Kind::kCancelled,
            std::string(work) + ": was told to stop (let it go on)"});
}

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_STOPPED_H_
