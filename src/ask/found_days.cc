// SPDX-License-Identifier: Apache-2.0
//
// Which days a declared day may be. It is found in one of several ways, each a
// date and steps; a way counts where it may be the first that fits. Conditions
// of a way may look at its own date, as those of the later of two dates do, so
// that it is asked of each piece of the date between whose days no condition
// tells whether the way may be taken; and of the pieces for which it may, the
// steps are followed.
//
// Example. The later of `a`, from 1 to 10 May, and `b`, from 5 to 20: `a` may
// be it from 5 May on, and is cut there.
//
// Where nothing is known of a date, and its ways together leave it all its
// days, nothing is known of the day either; and where it has an open end, so
// has the day. The ends of the days reasoned about stand for what is not known,
// and steps from them lead to no day that anybody knows of.
#include "ask/found_days.h"

#include <algorithm>
#include <map>

#include "chart/dependencies.h"
#include "chart/limits.h"
#include "chart/question.h"
#include "diagram/analysis.h"
#include "diagram/evaluation.h"

namespace safeconduct::ask {
namespace {

IntervalSet AllDays() {
  return IntervalSet::Range(kFirstDay.days, kLastDay.days);
}

class DayFinder {
 public:
  DayFinder(const chart::Chart& chart, const chart::Case& person,
            const chart::Days& days)
      : chart_(chart),
        person_(person),
        days_(days),
        question_(chart),
        evaluator_(chart.store()) {
    question_.Fill(person, days);
  }

  FoundDays Run(std::span<const law::DayId> wanted) {
    const size_t count = chart_.law().days.size();
    found_.values.resize(count);
    found_.fitting.resize(count);
    found_.may_not_have_begun.resize(count);
    for (const law::DayId id : wanted) found_.values[id.index()] = Find(id);
    return std::move(found_);
  }

 private:
  IntervalSet Find(law::DayId id) {
    const auto& roots = chart_.dated().days[id.index()];
    const auto& ways = chart_.law().day(id).alternatives;
    IntervalSet values;
    std::vector<size_t>& fitting = found_.fitting[id.index()];
    // Where none of the ways fits.
    if (MayBe(roots.back())) values = IntervalSet::Single(kNone);
    // Of each date, the days that the ways which start from it leave it.
    std::map<law::DateRef, IntervalSet> left;
    for (size_t i = 0; i < ways.size(); ++i) {
      if (!MayBe(roots[i])) continue;
      fitting.push_back(i);
      if (!ways[i].chain) {
        values = values.Union(IntervalSet::Single(kNone));
        if (ways[i].start_is_none) MarkNotBegun(id);
        continue;
      }
      const auto& [root, steps] = *ways[i].chain;
      const IntervalSet from = StartsOf(root, roots[i]);
      if (from.Contains(kNone)) MarkNotBegun(id);
      left[root] = left[root].Union(from);
      values = values.Union(Reached(steps, from));
    }
    for (const auto& [root, days] : left) {
      if (days.Includes(AllDays())) values = values.Union(AllDays());
    }
    return values;
  }

  void MarkNotBegun(law::DayId id) {
    found_.may_not_have_begun[id.index()] = true;
  }

  bool MayBe(diagram::NodeId root) {
    return (evaluator_.Reachable(root, question_.possible()) &
            diagram::kMayBeTrue) != 0;
  }

  // Returns the days of a date where `root` may be true.
  IntervalSet StartsOf(const law::DateRef& date, diagram::NodeId root) {
    if (!LooksAt(root, date)) return chart::DaysOf(date, person_, days_);
    return date ? FactsWhere(*date, root) : TodaysWhere(root);
  }

  bool LooksAt(diagram::NodeId root, const law::DateRef& date) const {
    const auto vars = diagram::Support(chart_.store(), root);
    return std::ranges::any_of(vars, [&](diagram::VarId var) {
      const auto dates = chart::LookedAt(chart_.law(), chart_.variable(var));
      return std::ranges::find(dates, date) != dates.end();
    });
  }

  IntervalSet FactsWhere(law::FactId fact, diagram::NodeId root) {
    chart::Case moved = person_;
    IntervalSet where;
    for (const Interval& stretch :
         chart::StretchesOf(chart_, fact, person_, days_)) {
      moved.Set(fact, IntervalSet::Single(stretch.lo));
      question_.SetFact(fact, moved, days_);
      if (MayBe(root)) where = where.Union(IntervalSet{stretch});
    }
    question_.SetFact(fact, person_, days_);
    return where;
  }

  // One by one: those asked about are mostly one.
  IntervalSet TodaysWhere(diagram::NodeId root) {
    IntervalList where;
    for (Value day = days_.first.days; day <= days_.last.days; ++day) {
      question_.SetDays(person_, {Date{day}, Date{day}});
      if (MayBe(root)) where.Append({day, day});
    }
    question_.SetDays(person_, days_);
    return IntervalSet(std::move(where));
  }

  IntervalSet Reached(const calendar::StepsRef& steps,
                      const IntervalSet& from) {
    if (steps == nullptr) return from;
    // Nothing is known of it, and no step changes that.
    if (from.Includes(AllDays())) {
      NoteEnds(*steps, from);
      return from;
    }
    const IntervalSet none = IntervalSet::Single(kNone);
    const auto [first, last] = steps->known();
    const IntervalSet known = from.Intersect(IntervalSet::Range(first, last));
    const IntervalSet unknown = from.Minus(none).Minus(known);
    IntervalSet reached = from.Intersect(none);
    if (!unknown.empty()) {
      NoteEnds(*steps, from);
      return reached.Union(AllDays());
    }
    if (known.empty()) return reached;
    const IntervalSet days =
        chart::DaysReached(steps, known)->Intersect(AllDays());
    reached = reached.Union(days);
    if (days.empty()) return reached;
    if (known.min() == kFirstDay.days) {
      reached = reached.Union(IntervalSet::Range(kFirstDay.days, days.min()));
    }
    if (known.max() == kLastDay.days) {
      reached = reached.Union(IntervalSet::Range(days.max(), kLastDay.days));
    }
    return reached;
  }

  // Notes the calendars that stop the steps from the first or the last of some
  // dates.
  void NoteEnds(const calendar::Steps& steps, const IntervalSet& dates) {
    const IntervalSet days = dates.Minus(IntervalSet::Single(kNone));
    for (const Value date : {days.min(), days.max()}) {
      // Where a date is not known to begin or to end, no calendar is to blame.
      if (date == kFirstDay.days || date == kLastDay.days) continue;
      auto calendar = steps.StoppedBy(date);
      auto& ended = found_.ended;
      if (calendar != nullptr &&
          std::ranges::find(ended, calendar) == ended.end()) {
        ended.push_back(std::move(calendar));
      }
    }
  }

  const chart::Chart& chart_;
  const chart::Case& person_;
  const chart::Days& days_;
  chart::Question question_;
  diagram::Evaluator evaluator_;
  FoundDays found_;
};

}  // namespace

std::vector<law::DeclaredWay> WaysOf(const law::Law& law, law::DayId day,
                                     const std::vector<size_t>& fitting) {
  std::vector<law::DeclaredWay> ways;
  const auto add = [&](const law::DeclaredWay& way) {
    // Several alternatives come from one way that is declared.
    if (std::ranges::find(ways, way) == ways.end()) ways.push_back(way);
  };
  size_t most = 0;
  for (const size_t i : fitting) {
    const law::DayAlternative& alternative = law.day(day).alternatives[i];
    add({day, alternative.declared});
    most = std::max(most, alternative.through.size());
  }
  for (size_t depth = 0; depth < most; ++depth) {
    for (const size_t i : fitting) {
      const auto& through = law.day(day).alternatives[i].through;
      if (depth < through.size()) add(through[depth]);
    }
  }
  return ways;
}

FoundDays FindDays(const chart::Chart& chart, const chart::Case& person,
                   const chart::Days& days) {
  std::vector<law::DayId> all;
  for (const law::DayId id : chart.law().DayIds()) all.push_back(id);
  return FindDays(chart, person, days, all);
}

FoundDays FindDays(const chart::Chart& chart, const chart::Case& person,
                   const chart::Days& days,
                   std::span<const law::DayId> wanted) {
  // To put the question takes longer than to see that nothing is asked.
  if (chart.law().days.empty()) return {};
  return DayFinder(chart, person, days).Run(wanted);
}

}  // namespace safeconduct::ask
