// SPDX-License-Identifier: Apache-2.0
#include "case/format_json.h"

#include <nlohmann/json.hpp>

#include "law/values.h"

namespace safeconduct::chart {
namespace {

using Json = nlohmann::ordered_json;

// A value or a run of values, as a case would state it. An end that is none
// stands as a value: no run of dates touches it.
Json RunJson(const law::Type& type, const Interval& run) {
  const auto one = [&](Value value) -> Json {
    if (type.form == law::TypeForm::kNumber) return value;
    if (type.form == law::TypeForm::kYesNo) return value != 0;
    return law::FormatValue(type, value);
  };
  if (run.lo == run.hi) return one(run.lo);
  return Json{{"from", one(run.lo)}, {"to", one(run.hi)}};
}

// Values of a type as a case states them: one, a range, or a list.
Json ValuesJson(const law::Type& type, const IntervalSet& values) {
  // The order of choices and countries means nothing, so that they have no
  // ranges.
  const bool runs = type.form == law::TypeForm::kNumber || type.is_date();
  Json list = Json::array();
  for (const Interval& run : values.intervals()) {
    if (runs) {
      list.push_back(RunJson(type, run));
      continue;
    }
    for (Value value = run.lo; value <= run.hi; ++value) {
      list.push_back(RunJson(type, {value, value}));
    }
  }
  return list.size() == 1 ? list.front() : list;
}

}  // namespace

// Facts in order of declaration, so that the same case gives the same text.
std::string FormatCaseJson(const law::Law& law, const Case& person) {
  Json json = Json::object();
  for (const law::FactId fact : law.FactIds()) {
    // What is left out is unknown, which is what is meant.
    if (!person.IsKnown(fact, law)) continue;
    json[law.fact(fact).name] =
        ValuesJson(law.fact(fact).type, person.values(fact));
  }
  return json.dump();
}

}  // namespace safeconduct::chart
