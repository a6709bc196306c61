// SPDX-License-Identifier: Apache-2.0
#include "text/listed.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace safeconduct::text {

std::string Listed(const std::vector<std::string>& parts,
                   std::string_view last) {
  if (parts.size() < 2) return parts.empty() ? "" : parts.front();
  return fmt::format("{} {} {}",
                     fmt::join(parts.begin(), parts.end() - 1, ", "), last,
                     parts.back());
}

}  // namespace safeconduct::text
