// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "safeconduct/asker.h"

namespace safeconduct {

std::string_view OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOpen:
      return "open";
    case Outcome::kClosed:
      return "closed";
    case Outcome::kUndetermined:
      break;
  }
  return "undetermined";
}

std::string_view HoldsName(Holds holds) {
  switch (holds) {
    case Holds::kYes:
      return "yes";
    case Holds::kNo:
      return "no";
    case Holds::kUnknown:
      break;
  }
  return "unknown";
}

}  // namespace safeconduct
