// SPDX-License-Identifier: Apache-2.0
#include "prove/witness/ordinary.h"

#include "record/timeline.h"

namespace safeconduct::prove {
namespace {

// A country that the pack puts in a set is one that it speaks of; the first of
// all countries would be one that no reader expects.
Value OrdinaryCountry(const law::Law& law, const IntervalSet& universe) {
  for (const law::CountrySet& set : law.sets) {
    if (!set.countries.empty()) return set.countries.min();
  }
  return universe.min();
}

Value OrdinaryValue(const law::Law& law, const law::Type& type, Date day) {
  const IntervalSet universe = type.Universe();
  switch (type.form) {
    case law::TypeForm::kCountry:
      return OrdinaryCountry(law, universe);
    case law::TypeForm::kDate:
      return day.days;
    default:
      // The least value: `no`, the first choice, `none`.
      return universe.min();
  }
}

}  // namespace

Ordinary OrdinarySituation(const chart::Chart& chart) {
  const law::Law& law = chart.law();
  const record::Timeline& timeline = chart.timeline();
  Ordinary ordinary;
  // In the last epoch the law is as it is now, as far as the record goes.
  ordinary.day = law.examples.empty() ? timeline.epochs().back().first
                                      : law.examples.front().first_day;
  for (const law::Fact& fact : law.facts) {
    ordinary.facts.push_back(OrdinaryValue(law, fact.type, ordinary.day));
  }
  if (!law.examples.empty()) {
    for (const law::Given& given : law.examples.front().givens) {
      Value& value = ordinary.facts[given.fact.index()];
      // An example may give several values; what is ordinary anyway stays.
      if (!given.values.Contains(value)) value = given.values.min();
    }
  }
  const size_t epoch = timeline.EpochOf(ordinary.day);
  for (const law::MatterId matter : law.MatterIds()) {
    // The last of the settings is the one that holds where nothing disputed
    // happened.
    ordinary.matters.push_back(timeline.SettingsOf(matter, epoch).back().value);
  }
  return ordinary;
}

}  // namespace safeconduct::prove
