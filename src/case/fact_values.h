// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_FACT_VALUES_H_
#define SAFECONDUCT_CASE_FACT_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/interval_set.h"
#include "law/law.h"

namespace safeconduct::text {
class Diagnostics;
}

// What cells and JSON share when they read the values of facts: one value, or
// the two ends of a range, and what to say where they mean nothing.
namespace safeconduct::chart {

// What a value is read for: a type, and the fact that has it or, where that has
// no name, the day asked about. Both outlive it.
struct Slot {
  const law::Type& type;
  std::string_view fact;
  std::string_view kind = "fact";  // what has the name

  // Returns what the slot is in a fault: "fact `age`".
  std::string What() const;
};

// Returns the slot of a fact, which outlives it.
Slot SlotOf(const law::Fact& fact);

// A text that stands for values, and the place to show where it is at fault.
// `letters` is where the source writes the text letter by letter, so that a
// part of it has a place of its own; none where it writes escapes.
struct Written {
  // May be a copy without its escapes, so that it need not lie in the source.
  std::string_view text;
  text::Place place;
  std::optional<uint32_t> letters;
};

// Returns whether the type has ranges: numbers and dates do.
bool TakesRanges(const law::Type& type);

// Returns whether `unknown`, in either case, means every value: no choice has
// that name. One may have that label; every value is then the safe reading.
bool ReadsUnknown(const law::Type& type, std::string_view text);

// Reports that `found`, in words, is not of the type; with the form that would
// be right for one who wrote `text`.
void ReportMismatch(const Slot& slot, const std::string& found,
                    text::Place place, text::Diagnostics& diagnostics,
                    std::string_view text = "");

// Reports that no fact is named `name`, with the nearest that there is.
void ReportUnknownFact(const law::Law& law, std::string_view name,
                       text::Place place, text::Diagnostics& diagnostics);

// Reads one value, `none` included; reports where the text means none of the
// type, or several. `written` is trimmed.
std::optional<Value> ReadValue(const Slot& slot, const Written& written,
                               text::Diagnostics& diagnostics);

// Reads one end of a range: a value other than `none`.
std::optional<Value> ReadEnd(const Slot& slot, const Written& written,
                             text::Diagnostics& diagnostics);

// Returns the values from `low` to `high`, either of which may be left open;
// reports a reversed range. The type takes ranges.
std::optional<IntervalSet> ReadRange(const Slot& slot, std::optional<Value> low,
                                     std::optional<Value> high,
                                     text::Place place,
                                     text::Diagnostics& diagnostics);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_FACT_VALUES_H_
