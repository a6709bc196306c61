// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_CASE_H_
#define SAFECONDUCT_CASE_CASE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/interval_set.h"
#include "case/counts.h"
#include "law/law.h"
#include "safeconduct/date.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::chart {

// What is known of a person: for each fact the set of values that it may have.
// What is not known may have every value of its type. A plain value.
class Case {
 public:
  // Makes the case of which nothing is known.
  explicit Case(const law::Law& law);

  const IntervalSet& values(law::FactId fact) const {
    return values_[fact.index()];
  }
  // `values` is not empty and lies in the type of the fact.
  void Set(law::FactId fact, IntervalSet values) {
    values_[fact.index()] = std::move(values);
  }
  // Returns whether the fact may have fewer values than its type.
  bool IsKnown(law::FactId fact, const law::Law& law) const;

  // The days on which a step that sets no fact may have been taken; none at
  // first, when it is not on record. No outcome depends on them. Not empty.
  const IntervalSet& day_of(law::StepId step) const {
    return step_days_[step.index()];
  }
  void SetDayOf(law::StepId step, IntervalSet days) {
    step_days_[step.index()] = std::move(days);
  }
  // What there is to support a step, in the words of the law.
  const std::vector<std::string>& evidence_of(law::StepId step) const {
    return evidence_[step.index()];
  }
  void SetEvidenceOf(law::StepId step, std::vector<std::string> evidence) {
    evidence_[step.index()] = std::move(evidence);
  }

 private:
  // By fact; none is empty, so that every case is of somebody there can be.
  std::vector<IntervalSet> values_;
  // By step, here and below.
  std::vector<IntervalSet> step_days_;
  std::vector<std::vector<std::string>> evidence_;
};

using safeconduct::Days;

// Returns what a measure may be for a case and the days asked about: every
// value that its two dates allow.
IntervalSet MeasureValues(const law::Measure& measure, const Case& person,
                          const Days& days);

// Reads a cell of a table as the values of a fact: empty or `unknown`,
// `16..19`, `FR|BE`, `none|2022-01-01..`. Reports faults within `place`.
std::optional<IntervalSet> ReadCell(const law::Fact& fact, text::Place place,
                                    text::Diagnostics& diagnostics);

// Reads `2023-08-14`, or a range of days as a cell writes it. An end that is
// left open is the first or the last day reasoned about.
std::optional<Days> ReadDays(text::Place place, text::Diagnostics& diagnostics);

// Reads `fact=cell` and sets the fact, or `steps.STEP=cell` and sets the day of
// the step. Returns false, and leaves the case as it
// is, where there is a fault, which is reported.
bool ReadSetting(const law::Law& law, const text::SourceText& source,
                 Case& person, text::Diagnostics& diagnostics);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_CASE_H_
