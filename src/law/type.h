// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_TYPE_H_
#define SAFECONDUCT_LAW_TYPE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct::law {

// What values a thing may have. How they stand as numbers, Universe() tells.
enum class TypeForm : uint8_t {
  kYesNo,
  kChoice,
  kCountry,
  kNumber,
  kDate,
  kDateOrNone,
};

// One value of a `one of`.
struct Choice {
  std::string name;
  std::string label;  // empty where none is given
};

// A type, with what its form needs of it.
struct Type {
  TypeForm form = TypeForm::kYesNo;
  std::vector<Choice> choices;  // of kChoice; a value is a position in it
  Value low = 0;                // of kNumber
  Value high = 0;
  std::string unit;  // of kNumber

  bool is_date() const {
    return form == TypeForm::kDate || form == TypeForm::kDateOrNone;
  }
  // Returns every value of the type: 0..1, the choices, the countries, the
  // range, the days from kFirstDay to kLastDay, kNone where it is one.
  IntervalSet Universe() const;
  // Returns the least and the greatest number or day of a type of these, `none`
  // left out.
  Interval Limits() const;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_TYPE_H_
