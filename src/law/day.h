// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_DAY_H_
#define SAFECONDUCT_LAW_DAY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "law/ids.h"
#include "text/source_text.h"

namespace safeconduct::calendar {
class Steps;
}

namespace safeconduct::law {

// Null for none.
using StepsRef = std::shared_ptr<const calendar::Steps>;

// Months and years count begun ones (CountMonths, CountYears); full ones are
// those that are over by the end of the day counted to, so that one more day
// begins one more. Numbers count how far one number fact lies above another,
// and are those of a comparison alone.
enum class Unit : uint8_t {
  kDays,
  kMonths,
  kYears,
  kFullMonths,
  kFullYears,
  kNumbers,
};

// A date that a measure counts from or to: a fact, or `today` where empty. Of
// kNumbers, a number fact.
using DateRef = std::optional<FactId>;

// A date, or a declared day.
using DateOrDay = std::variant<DateRef, DayId>;

// A day that is reached from a date by steps; none where the date is. The steps
// are null where it is the date itself.
struct Chain {
  DateRef root;
  StepsRef steps;

  // Of one law, in which steps that are the same are one object.
  friend bool operator==(const Chain&, const Chain&) = default;
};

// What is counted between two dates, or between days reached from them by
// steps. Each unit and pair of days stands once: two declarations of the same
// count, and a comparison of two days, which is one of days, share a measure.
// Where steps are not known (Steps::known), it may be any number.
struct Measure {
  std::string name;   // the first declared; empty where only compared
  std::string label;  // of it
  Unit unit = Unit::kDays;
  DateRef from;
  DateRef to;
  Place place;
  StepsRef from_steps = nullptr;
  StepsRef to_steps = nullptr;

  bool has_steps() const {
    return from_steps != nullptr || to_steps != nullptr;
  }
  // Returns whether both its days are reached from one date. Then it is a
  // function of that date, and rises and falls with it.
  bool is_of_one_date() const { return from == to; }
};

// One of the ways in which the law declares that a day is found (Day::ways).
struct DeclaredWay {
  DayId day;
  size_t way = 0;
  friend bool operator==(const DeclaredWay&, const DeclaredWay&) = default;
};

// One of the ways in which a day is found.
struct DayAlternative {
  // Nothing where it always fits.
  std::optional<ExprId> when;
  // Nothing where the day is none.
  std::optional<Chain> chain;
  // Of one without a chain: whether it is none as a date that it starts from is
  // none, which may yet come; else the law has no day for such a case.
  bool start_is_none = false;
  // Which of the ways that the law declares it comes from, from 0 on: one that
  // starts from another day, or from the later of two, becomes several.
  size_t declared = 0;
  // The ways of the declared days on the way from the date to the day, that of
  // the day that it starts from first.
  std::vector<DeclaredWay> through = {};
};

// A way in which the law says that a day is found.
struct DayWay {
  std::vector<Citation> citations;
  Place place;
};

// A date computed from other dates: that of the first alternative which fits,
// and none where none does.
struct Day {
  std::string name;
  std::string label;
  std::vector<DayAlternative> alternatives;
  std::vector<DayWay> ways;
  std::vector<DayId> starts;  // the declared days that a way starts from
  Place place;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_DAY_H_
