// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_VALUES_H_
#define SAFECONDUCT_LAW_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

#include "law/law.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::law {

namespace syntax {
struct Item;
}

// Returns the name of a unit as law writes it: `months`, `full years`; of
// numbers, which law does not write, `numbers`.
std::string_view UnitName(Unit unit);
// Returns the unit of which full ones are counted, and any other as it is. The
// full ones from one day to another are those begun from it to the day after
// the other, less one; in that they differ, and in nothing else.
Unit BegunUnit(Unit unit);
constexpr bool IsFull(Unit unit) {
  return unit == Unit::kFullMonths || unit == Unit::kFullYears;
}
// Returns the name of a date that is counted from or to: that of its fact, or
// `today`.
std::string_view DateName(const Law& law, const DateRef& date);
// Returns the name of a day: that of its date, with the steps from it: `arrived
// plus 14 days`.
std::string DayName(const Law& law, const Chain& day);

// Returns the day that lies so many units behind another, or before it. Months
// are added as the calendar does: a day that a month lacks becomes its last. Of
// numbers, the sum, which the caller keeps from overflowing.
Value AddUnits(Value day, Unit unit, int32_t count);

// Returns a value as it is written in law and cases: `yes`, `pending`, `IR`,
// `17`, `2023-08-14`, `none`.
std::string FormatValue(const Type& type, Value value);

// Returns a run of values between two, as they are written: open at an end of
// the days that are reasoned about, but never at both.
std::string FormatRun(std::string_view first, std::string_view last,
                      bool from_first_day, bool to_last_day);

// Returns a set of values as a reader would write it: `IR or IQ`, `16..19`,
// `none or 2022-01-01..2022-03-31`, `unknown` for all of the type.
std::string FormatValues(const Type& type, const IntervalSet& values);

// Returns the set as a cell of a table writes it: `IR|IQ`, `16..19`, ``.
std::string FormatCell(const Type& type, const IntervalSet& values);

// Returns a type in words: "yes or no", "one of none, pending", "a country",
// "0..120 years", "a date", "a date or none".
std::string DescribeType(const Type& type);

// Returns what an operand means as a value of `type`; else reports why not (an
// enum value that is missed, a country that does not exist, a number or date
// outside the type, another type) and returns nothing. `what` names the thing
// that has the type, such as "fact `age`".
std::optional<Value> ResolveOperand(const Type& type, const Operand& operand,
                                    const std::string& what,
                                    text::Diagnostics& diagnostics);

// Returns the values of one item, a value or a range of numbers or dates; else
// reports why not, a reversed range among the reasons. Sets are not resolved.
std::optional<IntervalSet> ResolveItem(const Type& type,
                                       const syntax::Item& item,
                                       const std::string& what,
                                       text::Diagnostics& diagnostics);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_VALUES_H_
