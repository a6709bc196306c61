// SPDX-License-Identifier: Apache-2.0
//
// A number matter may move to any value that is declared. Which of them differ
// depends on what is compared with it, and on the case: somebody here for 40
// days stands below, at and above a limit on either side of 40.
//
// Idea. Cut the declared range where a class of the matter ends, and at either
// end of what each number compared with it may be. Within a piece nothing
// changes; pieces of which the same comes are one.
//
// Example. 0..365 days, somebody here for 40 days, a rule that asks for `here
// <= limit`: the pieces 0..39, 40 and 41..365, of which the last two are one.
#include "ask/change/matter_choices.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "chart/standing.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Variable;
using law::MatterId;
using law::Subject;

IntervalSet RecordedOn(const record::Timeline& timeline, MatterId matter,
                       const chart::Days& days) {
  IntervalSet values;
  const size_t last = timeline.EpochOf(days.last);
  for (size_t i = timeline.EpochOf(days.first); i <= last; ++i) {
    values = values.Union(timeline.ValuesOn(
        matter, i == 0 ? kFirstDay : timeline.epochs()[i].first));
  }
  return values;
}

void MatterChoices::AddTo(const DateChoice& facts,
                          const std::vector<MatterId>& matters,
                          const Case& person,
                          std::vector<DateChoice>& made) const {
  struct Partial {
    DateChoice choice;
    Moved moved;
  };
  std::vector<Partial> partial = {{facts, {}}};
  for (const MatterId matter : matters) {
    std::vector<Partial> longer;
    for (const Partial& so_far : partial) {
      for (DateChoice& one : ChoicesOf(matter, person, so_far.moved)) {
        Partial& next = longer.emplace_back(so_far);
        next.moved.emplace_back(matter, one.values.front());
        next.choice.values.push_back(std::move(one.values.front()));
        auto& looking = next.choice.looking;
        looking.insert(looking.end(), one.looking.begin(), one.looking.end());
      }
    }
    partial = std::move(longer);
  }
  for (Partial& each : partial) made.push_back(std::move(each.choice));
}

std::vector<DateChoice> MatterChoices::ChoicesOf(MatterId matter,
                                                 const Case& person,
                                                 const Moved& moved) const {
  std::vector<DateChoice> choices;
  for (const Interval& piece : PiecesOf(matter, person, moved)) {
    const IntervalSet values({piece});
    auto looking = KindsOf(matter, values, person, moved);
    const auto same =
        std::ranges::find_if(choices, [&](const DateChoice& known) {
          return std::ranges::equal(
              known.looking, looking,
              [](const auto& a, const auto& b) { return a.kinds == b.kinds; });
        });
    if (same != choices.end()) {
      same->values.front() = same->values.front().Union(values);
    } else {
      choices.push_back({{values}, false, std::move(looking)});
    }
  }
  return choices;
}

// Returns the declared range in runs within which nothing changes.
std::vector<Interval> MatterChoices::PiecesOf(MatterId matter,
                                              const Case& person,
                                              const Moved& moved) const {
  std::set<Value> starts;
  const auto add = [&](const IntervalSet& values) {
    for (const Interval& run : values.intervals()) {
      if (run.lo == kNone) continue;
      starts.insert({run.lo, run.lo + 1, run.hi, run.hi + 1});
    }
  };
  const diagram::Domain& domain = chart_.domain(*chart_.VarOf(matter));
  for (size_t c = 0; c < domain.class_count(); ++c) {
    for (const Interval& run : domain.values(c).intervals()) {
      starts.insert({run.lo, run.hi + 1});
    }
  }
  for (const size_t i : LookingAt(matter)) {
    const Variable& variable = chart_.variable(diagram_.vars()[i].id);
    if (variable.kind != Variable::Kind::kComparison) continue;
    const law::Expr& expr = chart_.ComparisonOf(variable);
    if (expr.matter == matter) add(NumbersOf(expr.subject, person, moved));
    if (expr.matter != matter) {
      add(NumbersOf({Subject::Kind::kMatter, expr.matter.value}, person,
                    moved));
    }
  }
  std::vector<Interval> pieces;
  for (const Interval& run : domain.universe().intervals()) {
    Value lo = run.lo;
    for (auto start = starts.upper_bound(lo);
         start != starts.end() && *start <= run.hi; ++start) {
      pieces.push_back({lo, *start - 1});
      lo = *start;
    }
    pieces.push_back({lo, run.hi});
  }
  return pieces;
}

// Returns what a matter moved to some values makes of the variables.
std::vector<DateChoice::Looking> MatterChoices::KindsOf(
    MatterId matter, const IntervalSet& values, const Case& person,
    const Moved& moved) const {
  Moved with = moved;
  with.emplace_back(matter, values);
  std::vector<DateChoice::Looking> kinds;
  for (const size_t i : LookingAt(matter)) {
    const RouteDiagram::Var& var = diagram_.vars()[i];
    const Variable& variable = chart_.variable(var.id);
    IntervalSet there = values;
    if (variable.kind == Variable::Kind::kComparison) {
      const law::Expr& expr = chart_.ComparisonOf(variable);
      there = chart::StandingsOf(
          NumbersOf(expr.subject, person, with),
          NumbersOf({Subject::Kind::kMatter, expr.matter.value}, person, with));
    }
    const diagram::ClassSet classes = chart_.domain(var.id).ClassesOf(there);
    kinds.push_back({i, std::vector<uint8_t>(var.kind_count)});
    for (size_t c = 0; c < classes.class_count(); ++c) {
      if (classes.Contains(c)) kinds.back().kinds[var.kind_of[c]] = 1;
    }
  }
  return kinds;
}

std::vector<DateChoice::Looking> MatterChoices::Made(const Moved& moved,
                                                     const Case& person) const {
  std::vector<DateChoice::Looking> made;
  for (const auto& [matter, values] : moved) {
    const auto kinds = KindsOf(matter, values, person, moved);
    made.insert(made.end(), kinds.begin(), kinds.end());
  }
  return made;
}

// Returns the positions of the variables that look at a matter.
std::vector<size_t> MatterChoices::LookingAt(MatterId matter) const {
  const Subject subject{Subject::Kind::kMatter, matter.value};
  std::vector<size_t> looking;
  for (size_t i = 0; i < diagram_.vars().size(); ++i) {
    const Variable& variable = chart_.variable(diagram_.vars()[i].id);
    if (variable.kind == Variable::Kind::kMatter) {
      if (variable.index == matter.value) looking.push_back(i);
    } else if (variable.kind == Variable::Kind::kComparison) {
      const law::Expr& expr = chart_.ComparisonOf(variable);
      if (expr.matter == matter || expr.subject == subject) {
        looking.push_back(i);
      }
    }
  }
  return looking;
}

// Returns what is compared: a matter as it has been moved, else as recorded.
IntervalSet MatterChoices::NumbersOf(const Subject& subject, const Case& person,
                                     const Moved& moved) const {
  if (subject.kind != Subject::Kind::kMatter) {
    return chart::NumbersOf(chart_.law(), subject, person, days_);
  }
  const MatterId matter(subject.index);
  for (const auto& [each, values] : moved) {
    if (each == matter) return values;
  }
  return RecordedOn(chart_.timeline(), matter, days_);
}

}  // namespace safeconduct::ask
