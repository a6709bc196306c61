// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_
#define SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "diagram/domain.h"
#include "prove/witness/date_problem.h"

namespace safeconduct::prove {

// What a class costs that a scenario rules out. Never added up with others.
inline constexpr uint32_t kForbidden = std::numeric_limits<uint32_t>::max();

// What a variable of a diagram is to a search for real cases.
struct SearchVariable {
  enum class Kind : uint8_t {
    kPlain,             // free of all others
    kDate,              // or a number that is compared with another
    kCount,             // between two dates
    kStandingOfNumber,  // to a number matter
    kStandingOfCount,   // of a count between two dates to a number matter
  };
  explicit SearchVariable(diagram::Domain classes)
      : domain(std::move(classes)) {}

  Kind kind = Kind::kPlain;
  diagram::Domain domain;
  std::vector<uint32_t> costs;  // of kPlain, by class
  // In SearchVariables::dates, here and below: of kDate and kStandingOfNumber.
  size_t date = 0;
  law::Unit unit{};  // days; of a count, as `from` and `to`
  size_t from = 0;
  size_t to = 0;
  size_t matter = 0;  // of a standing
};

// The variables of a store, and the dates behind some of them, with the numbers
// that are compared with one another: what a search has to choose together.
struct SearchVariables {
  std::vector<SearchVariable> variables;  // by VarId
  // The day asked about is the first.
  std::vector<DateAbout> dates;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_
