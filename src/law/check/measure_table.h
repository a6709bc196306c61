// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_
#define SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "law/check/name_table.h"
#include "law/law.h"

namespace safeconduct::law {

// A measure as it is declared, its names resolved.
struct DeclaredMeasure {
  Measure measure;  // its dates have no meaning yet
  DateOrDay from;
  DateOrDay to;
};

// That a subject has one of some values.
struct ValueTest {
  Subject subject;
  IntervalSet values;
};

// The measures of a law, each unit and pair of days once, and what tests of
// days become: see measure_table.cc. Appends to Law::measures, which nothing
// else may change meanwhile.
class MeasureTable {
 public:
  explicit MeasureTable(std::vector<Measure>& measures) : measures_(measures) {}

  // Adds what a `measure` declares, or nothing where it is faulty. Declarations
  // are added in their order.
  void AddDeclared(std::optional<DeclaredMeasure> measure);

  // Returns what is declared; nothing where it was faulty.
  const std::optional<DeclaredMeasure>& Declared(MeasureDeclId id) const {
    return declared_[id.index()];
  }

  // Returns the measure that counts as `names` does, and from one day to
  // another. It has the names where it is new.
  MeasureId Count(const Measure& names, const Chain& from, const Chain& to);

  // Returns the test that a day lies in `values`, of days and none.
  ValueTest InDays(const Chain& day, const IntervalSet& values);
  // Returns the test that two days compare so; false where either is none.
  ValueTest Compare(const Chain& left, Comparison comparison,
                    const Chain& right, const Place& place);

  // Returns a chain, led on by steps.
  Chain LedOn(const Chain& chain, const std::vector<calendar::Step>& steps);

 private:
  using Key = std::tuple<Unit, DateRef, const calendar::Steps*, DateRef,
                         const calendar::Steps*>;

  std::optional<MeasureId> Find(Unit unit, const Chain& from,
                                const Chain& to) const;
  MeasureId FindOrAdd(const Measure& measure);
  calendar::StepsRef Shared(std::vector<calendar::Step> steps);
  // Takes the days off the end of the steps of a chain; returns how many.
  Value TakeDaysOff(Chain& chain);
  ValueTest CompareOfOneDate(const Chain& left, Comparison comparison,
                             const Chain& right, const Place& place);
  std::optional<ValueTest> CompareMonths(const Chain& months,
                                         Comparison comparison,
                                         const Chain& date, const Place& place);

  std::vector<Measure>& measures_;
  // By MeasureDeclId.
  std::vector<std::optional<DeclaredMeasure>> declared_;
  std::map<Key, MeasureId> ids_;
  // By what they print as: steps that are the same are one object.
  std::map<std::string, calendar::StepsRef> steps_;
};

// Returns the comparison with its sides exchanged.
Comparison Flip(Comparison comparison);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_
