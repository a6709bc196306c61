// SPDX-License-Identifier: Apache-2.0
// The timeline of one case. The days are cut where the record begins a new
// epoch and where a limit runs out: where a measure to or from `today`, looked
// at by some route, enters or leaves a class. Between two cuts every variable
// keeps its possible classes, so one day answers for all.
#include <algorithm>
#include <map>
#include <set>

#include "ask/asker.h"
#include "chart/limits.h"
#include "diagram/analysis.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Chart;
using chart::Variable;

namespace {

struct Cut {
  std::vector<record::EventId> events;
  std::vector<size_t> supposed;
  std::vector<std::string> limits;
};
using Cuts = std::map<Date, Cut>;

// Adds the days on which one end of an uncertain date takes a measure over a
// class boundary.
class LimitCutter {
 public:
  LimitCutter(const Chart& chart, law::MeasureId measure, Cuts& cuts)
      : measure_(chart.law().measure(measure)),
        starts_(chart::ClassStarts(chart.domain(*chart.VarOf(measure)))),
        cuts_(cuts) {
    const law::DateRef& other = measure_.from ? measure_.from : measure_.to;
    name_ =
        measure_.name.empty() ? chart.law().fact(*other).name : measure_.name;
  }

  void CutAt(Date end) {
    for (const Value start : starts_) {
      const auto moving =
          measure_.from ? chart::MovingEnd::kTo : chart::MovingEnd::kFrom;
      const int32_t day =
          chart::FirstDayPast(measure_.unit, moving, end.days, start);
      if (day > kFirstDay.days && day <= kLastDay.days) {
        auto& limits = cuts_[Date{day}].limits;
        if (std::find(limits.begin(), limits.end(), name_) == limits.end()) {
          limits.push_back(name_);
        }
      }
    }
  }

 private:
  const law::Measure& measure_;
  std::set<Value> starts_;
  std::string name_;
  Cuts& cuts_;
};

void CutAtEpochs(const record::Timeline& timeline, Cuts& cuts) {
  for (const record::Epoch& epoch : timeline.epochs()) {
    if (epoch.first == kFirstDay) continue;
    Cut& cut = cuts[epoch.first];
    cut.events = epoch.events;
    cut.supposed = epoch.supposed;
  }
}

// Cuts at the days that the law itself names: "today is on or after ...".
void CutAtToday(const Chart& chart, Cuts& cuts) {
  for (const Value start : chart::ClassStarts(chart.domain(chart.today()))) {
    const auto [cut, fresh] = cuts.try_emplace(Date{start});
    if (fresh) cut->second.limits.emplace_back("today");
  }
}

void CutAtLimits(const Chart& chart, const Case& person, Cuts& cuts) {
  std::set<uint32_t> looked;
  for (const diagram::NodeId root : chart.dated().routes) {
    for (const diagram::VarId var : diagram::Support(chart.store(), root)) {
      if (chart.variable(var).kind == Variable::Kind::kMeasure) {
        looked.insert(chart.variable(var).index);
      }
    }
  }
  for (const uint32_t index : looked) {
    const law::MeasureId id(size_t{index});
    const law::Measure& measure = chart.law().measure(id);
    if (measure.from && measure.to) continue;
    const law::DateRef& other = measure.from ? measure.from : measure.to;
    LimitCutter cutter(chart, id, cuts);
    for (const Interval& run : person.values(*other).intervals()) {
      if (run.lo == kNone) continue;
      // The ends of all days stand for "unknown" and run out on no day.
      if (run.lo > kFirstDay.days) cutter.CutAt({run.lo});
      if (run.hi < kLastDay.days) cutter.CutAt({run.hi});
    }
  }
}

}  // namespace

std::vector<Stretch> Asker::Timeline(const Case& person) {
  Cuts cuts;
  CutAtEpochs(chart_->timeline(), cuts);
  CutAtToday(*chart_, cuts);
  CutAtLimits(*chart_, person, cuts);

  std::vector<Stretch> stretches(1);
  for (auto& [day, cut] : cuts) {
    stretches.back().last = Date{day.days - 1};
    Stretch stretch;
    stretch.first = day;
    stretch.events = std::move(cut.events);
    stretch.supposed = std::move(cut.supposed);
    stretch.limits = std::move(cut.limits);
    stretches.push_back(std::move(stretch));
  }
  for (Stretch& stretch : stretches) {
    // Far from the ends of time, where unknown dates would all lie on one side.
    const Date middle{kFirstDay.days + (kLastDay.days - kFirstDay.days) / 2};
    const Date day = stretch.first.value_or(stretch.last.value_or(middle));
    const auto outcomes = Outcomes(person, {day, day});
    stretch.outcomes.assign(outcomes.begin(), outcomes.end());
  }
  return stretches;
}

}  // namespace safeconduct::ask
