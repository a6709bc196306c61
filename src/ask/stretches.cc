// SPDX-License-Identifier: Apache-2.0
// The timeline of one case. The days are cut where the record begins a new
// epoch and where a limit runs out: where a measure to or from `today`, looked
// at by some route, enters or leaves a class. Between two cuts every variable
// keeps its possible classes, so one day answers for all.
#include <algorithm>
#include <map>
#include <set>

#include "ask/asker.h"
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

// Returns the least values of the pieces of a domain, its own least left out:
// where a value enters another class.
std::set<Value> ClassStarts(const diagram::Domain& domain) {
  std::set<Value> starts;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    for (const Interval& piece : domain.values(c).intervals()) {
      if (piece.lo != kNone) starts.insert(piece.lo);
    }
  }
  if (!starts.empty()) starts.erase(starts.begin());
  return starts;
}

// Adds the days on which one end of an uncertain date takes a measure over a
// class boundary.
class LimitCutter {
 public:
  LimitCutter(const Chart& chart, law::MeasureId measure, Cuts& cuts)
      : measure_(chart.law().measure(measure)),
        starts_(ClassStarts(chart.domain(*chart.VarOf(measure)))),
        cuts_(cuts) {
    const law::DateRef& other = measure_.from ? measure_.from : measure_.to;
    name_ =
        measure_.name.empty() ? chart.law().fact(*other).name : measure_.name;
  }

  void CutAt(Date end) {
    for (const Value start : starts_) {
      const int32_t day = FirstDayPast(end, start);
      if (day > kFirstDay.days && day <= kLastDay.days) {
        auto& limits = cuts_[Date{day}].limits;
        if (std::find(limits.begin(), limits.end(), name_) == limits.end()) {
          limits.push_back(name_);
        }
      }
    }
  }

 private:
  Value CountOn(int32_t day, Date end) const {
    const auto one = [](int32_t d) { return IntervalSet::Single(d); };
    const IntervalSet count =
        measure_.from
            ? chart::CountBetween(measure_.unit, one(end.days), one(day))
            : chart::CountBetween(measure_.unit, one(day), one(end.days));
    return count.min();
  }

  // Returns the first day on which the count is on the other side of `start`
  // than on the first day of all; past the last day where there is none. A
  // count to today rises with the days, one from today falls.
  int32_t FirstDayPast(Date end, Value start) const {
    const bool rises = measure_.from.has_value();
    const auto past = [&](int32_t day) {
      return (CountOn(day, end) >= start) == rises;
    };
    int32_t low = kFirstDay.days;
    int32_t high = kLastDay.days + 1;
    while (low < high) {
      const int32_t middle = low + (high - low) / 2;
      if (past(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

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
  for (const Value start : ClassStarts(chart.domain(chart.today()))) {
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
      // The ends of all days stand for "unknown" and run out on no day.
      if (run.lo != kNone && run.lo > kFirstDay.days) cutter.CutAt({run.lo});
      if (run.lo != kNone && run.hi < kLastDay.days) cutter.CutAt({run.hi});
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
    const Date day = stretch.first.value_or(stretch.last.value_or(kLastDay));
    const auto outcomes = Outcomes(person, {day, day});
    stretch.outcomes.assign(outcomes.begin(), outcomes.end());
  }
  return stretches;
}

}  // namespace safeconduct::ask
