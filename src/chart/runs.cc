// SPDX-License-Identifier: Apache-2.0
//
// A matter as of a day has the value of the epoch in which the day lies. Steps
// never fall while their date rises, so that the dates from which a day lies in
// an epoch are a run as well, from the first that leads to its first day on.
//
// Example. The record raised `limit` on 1 May. Of `limit on applied plus 1
// month` the run of the old limit ends with 31 March: from 1 April on, one
// month leads to 1 May or past it.
#include "chart/runs.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "calendar/steps.h"
#include "chart/standing.h"
#include "record/timeline.h"

namespace safeconduct::chart {
namespace {

// Events and days aside, as a diagram knows neither.
bool SameFunction(const std::vector<record::Setting>& a,
                  const std::vector<record::Setting>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const record::Setting& x, const record::Setting& y) {
                      return x.value == y.value &&
                             std::equal(
                                 x.conditions.begin(), x.conditions.end(),
                                 y.conditions.begin(), y.conditions.end(),
                                 [](const auto& p, const auto& q) {
                                   return p.variable == q.variable &&
                                          p.values == q.values;
                                 });
                    });
}

// Returns the least value of what says when a day is for which the day is
// `day` or a later one; nothing where no value leads there.
std::optional<Value> FirstReaching(const law::AsOf& as_of, Value day) {
  // What a measure counts is the day itself.
  const bool counted = std::holds_alternative<law::MeasureId>(as_of.by);
  if (counted || as_of.day.steps == nullptr) return day;
  return as_of.day.steps->FirstReaching(day);
}

}  // namespace

bool ChangesWith(const record::Timeline& timeline, law::MatterId matter,
                 size_t epoch) {
  return !SameFunction(timeline.SettingsOf(matter, epoch - 1),
                       timeline.SettingsOf(matter, epoch));
}

std::vector<IntervalSet> EpochsBy(const record::Timeline& timeline,
                                  const law::AsOf& as_of) {
  const auto& epochs = timeline.epochs();
  std::vector<IntervalSet> by(epochs.size());
  Value last = kMaxNumber;
  for (size_t i = epochs.size(); i-- > 0;) {
    // Nothing leads to the first day of such an epoch, nor of a later one.
    const auto first = i == 0 ? std::optional<Value>(kMinNumber)
                              : FirstReaching(as_of, epochs[i].first.days);
    if (!first || *first > last) continue;
    by[i] = IntervalSet::Range(*first, last);
    last = *first - 1;
  }
  by.front() = by.front().Union(IntervalSet::Single(kNone));
  return by;
}

std::vector<IntervalSet> RunsOf(const record::Timeline& timeline,
                                const law::AsOf& as_of) {
  std::vector<IntervalSet> runs;
  const auto by = EpochsBy(timeline, as_of);
  for (size_t i = 0; i < by.size(); ++i) {
    if (i > 0 && !ChangesWith(timeline, as_of.matter, i)) {
      runs.back() = runs.back().Union(by[i]);
    } else {
      runs.push_back(by[i]);
    }
  }
  return runs;
}

std::vector<size_t> EpochsLookedAt(const Chart& chart, law::MatterId matter,
                                   const Case& person, const Days& days) {
  std::vector<size_t> epochs;
  const auto& as_of = chart.law().matter(matter).as_of;
  if (!as_of) {
    const size_t last = chart.timeline().EpochOf(days.last);
    for (size_t i = chart.timeline().EpochOf(days.first); i <= last; ++i) {
      epochs.push_back(i);
    }
    return epochs;
  }
  const IntervalSet by = NumbersOf(chart.law(), as_of->by, person, days)
                             .Minus(IntervalSet::Single(kNone));
  const auto in_epoch = EpochsBy(chart.timeline(), *as_of);
  for (size_t i = 0; i < in_epoch.size(); ++i) {
    if (in_epoch[i].Intersects(by)) epochs.push_back(i);
  }
  return epochs;
}

IntervalSet ValuesLookedAt(const Chart& chart, law::MatterId matter,
                           const Case& person, const Days& days) {
  IntervalSet values;
  for (const size_t epoch : EpochsLookedAt(chart, matter, person, days)) {
    const Date day = chart.timeline().epochs()[epoch].first;
    values = values.Union(chart.timeline().ValuesOn(matter, day));
  }
  return values;
}

}  // namespace safeconduct::chart
