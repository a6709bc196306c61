// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_
#define SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "diagram/domain.h"
#include "query/dates/date_problem.h"

namespace safeconduct::prove {

using query::CountsByDay;
using query::DateAbout;
using query::DateCount;
using query::DateId;
using query::DateProblem;

// What a class costs that a scenario rules out. Never added up with others.
inline constexpr uint32_t kForbidden = std::numeric_limits<uint32_t>::max();

// What a variable of a diagram is to a search for real cases, one of these:
// free of all others, with what each class costs,
struct PlainVariable {
  std::vector<uint32_t> costs;  // by class
};
// a date, or a number that is compared with another,
struct ChosenDate {
  DateId date;
};
// a count between two dates,
struct CountVariable {
  DateCount count;
};
// how a number stands to a number matter,
struct NumberStanding {
  DateId number;
  DateId matter;
};
// or how a count does.
struct CountStanding {
  DateCount count;
  DateId matter;
};
using SearchVariableForm =
    std::variant<PlainVariable, ChosenDate, CountVariable, NumberStanding,
                 CountStanding>;

struct SearchVariable {
  SearchVariableForm form;
  diagram::Domain domain;

  // Returns what its classes cost; null where it is not plain.
  const std::vector<uint32_t>* costs() const {
    const auto* plain = std::get_if<PlainVariable>(&form);
    return plain == nullptr ? nullptr : &plain->costs;
  }
};

// Returns the form with other dates: `moved(date)` for each that it looks at.
template <typename Moved>
SearchVariableForm WithDates(const SearchVariableForm& form,
                             const Moved& moved) {
  const auto between = [&](const DateCount& count) {
    DateCount other = count;
    other.from = moved(count.from);
    other.to = moved(count.to);
    return other;
  };
  return std::visit(
      Overloaded{
          [](const PlainVariable& plain) -> SearchVariableForm {
            return plain;
          },
          [&](const ChosenDate& about) -> SearchVariableForm {
            return ChosenDate{moved(about.date)};
          },
          [&](const CountVariable& about) -> SearchVariableForm {
            return CountVariable{between(about.count)};
          },
          [&](const NumberStanding& about) -> SearchVariableForm {
            return NumberStanding{moved(about.number), moved(about.matter)};
          },
          [&](const CountStanding& about) -> SearchVariableForm {
            return CountStanding{between(about.count), moved(about.matter)};
          },
      },
      form);
}

// The variables of a store, and the dates behind some of them, with the numbers
// that are compared with one another: what a search has to choose together.
struct SearchVariables {
  std::vector<SearchVariable> variables;  // by VarId
  // By DateId; the day asked about is the first.
  std::vector<DateAbout> dates;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_SEARCH_VARIABLES_H_
