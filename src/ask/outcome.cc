// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "law/law.h"
#include "safeconduct/asker.h"

namespace safeconduct {

// An outcome is one thing in the law, where examples expect it, and in an
// answer. The public headers name nothing that stands below them, so that it is
// declared twice; a number of one is the same of the other.
static_assert(std::ranges::equal(
    law::kOutcomes,
    std::array{Outcome::kOpen, Outcome::kClosed, Outcome::kUndetermined}, {},
    [](law::Outcome of_law) { return static_cast<Outcome>(of_law); }));

std::string_view OutcomeName(Outcome outcome) {
  return law::OutcomeName(static_cast<law::Outcome>(outcome));
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

std::string_view LimitStateName(LimitState state) {
  constexpr std::array<std::string_view, 7> kNames = {
      "not_begun", "no_limit", "running", "kept", "missed", "unknown", "over"};
  return kNames[static_cast<size_t>(state)];
}

std::string_view AfterLimitName(AfterLimit after) {
  constexpr std::array<std::string_view, 3> kNames = {"closes", "opens",
                                                      "either"};
  return kNames[static_cast<size_t>(after)];
}

}  // namespace safeconduct
