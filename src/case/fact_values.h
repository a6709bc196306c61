// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_FACT_VALUES_H_
#define SAFECONDUCT_CASE_FACT_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/interval_set.h"
#include "law/law.h"
#include "text/diagnostic.h"

// What cells and JSON share when they read the values of facts.
namespace safeconduct::chart {

// What a value is read for: a type and the words that name it in a fault, such
// as "fact `age`" and "a value of fact `age`". The type outlives it.
struct Slot {
  const law::Type& type;
  std::string what;
  std::string value;
};

// Returns the slot of a fact, which outlives it.
Slot SlotOf(const law::Fact& fact);

// Returns whether the type has ranges: numbers and dates do.
bool TakesRanges(const law::Type& type);

// Returns whether `unknown` means every value: no choice has that name.
bool ReadsUnknown(const law::Type& type, std::string_view text);

// Reports that `found`, in words, is not of the type.
void ReportMismatch(const Slot& slot, const std::string& found,
                    text::Place place, text::Diagnostics& diagnostics);

// Reports that no fact is named `name`, with the nearest that there is.
void ReportUnknownFact(const law::Law& law, std::string_view name,
                       text::Place place, text::Diagnostics& diagnostics);

// Reads one value, `none` included; reports what is wrong with it.
std::optional<Value> ReadValue(const Slot& slot, std::string_view text,
                               text::Place place,
                               text::Diagnostics& diagnostics);

// Reads one end of a range: a value other than `none`.
std::optional<Value> ReadEnd(const Slot& slot, std::string_view text,
                             text::Place place, text::Diagnostics& diagnostics);

// Returns the values from `low` to `high`, either of which may be left open;
// reports a reversed range. The type takes ranges.
std::optional<IntervalSet> ReadRange(const Slot& slot, std::optional<Value> low,
                                     std::optional<Value> high,
                                     text::Place place,
                                     text::Diagnostics& diagnostics);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_FACT_VALUES_H_
