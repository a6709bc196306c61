// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/slow_law.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "base/overloaded.h"
#include "tests/oracle/slow_calendar.h"

namespace safeconduct::oracle {

using law::Clause;
using law::Comparison;
using law::Expr;
using law::ExprId;
using law::Law;
using law::Subject;

namespace {

Value ValueOf(const Subject& subject, const Assignment& values) {
  return std::visit(
      Overloaded{
          [&](law::Today) { return values.today; },
          [&](law::FactId fact) { return values.facts[fact.index()]; },
          [&](law::MeasureId measure) {
            return values.measures[measure.index()];
          },
          [&](law::MatterId matter) { return values.matters[matter.index()]; },
      },
      subject);
}

bool IsAmong(Value value, const IntervalSet& values) {
  const auto runs = values.intervals();
  return std::any_of(runs.begin(), runs.end(), [value](const Interval& run) {
    return run.lo <= value && value <= run.hi;
  });
}

void AddSubject(const Law& law, const Subject& subject, Mentions& mentions) {
  std::visit(
      Overloaded{
          [&](law::Today) { mentions.today = true; },
          [&](law::FactId fact) { mentions.facts.insert(fact); },
          [&](law::MeasureId measure) { mentions.measures.insert(measure); },
          [&](law::MatterId matter) {
            mentions.matters.insert(matter);
            const auto& as_of = law.matter(matter).as_of;
            if (as_of) AddSubject(law, as_of->by, mentions);
          },
      },
      subject);
}

void AddMentions(const Law& law, law::ClauseId clause, Mentions& mentions);

void AddMentions(const Law& law, ExprId condition, Mentions& mentions) {
  const Expr& expr = law.expr(condition);
  if (expr.kind == Expr::Kind::kIn || expr.kind == Expr::Kind::kCompare) {
    AddSubject(law, expr.subject, mentions);
    mentions.tests.push_back(condition);
  }
  if (expr.kind == Expr::Kind::kCompare) {
    AddSubject(law, expr.matter, mentions);
  }
  if (expr.kind == Expr::Kind::kTerm) {
    AddMentions(law, law.term(expr.term).condition, mentions);
  }
  if (expr.kind == Expr::Kind::kRouteOpen) {
    for (const law::ClauseId clause : law.ClausesOf(expr.route)) {
      AddMentions(law, clause, mentions);
    }
  }
  for (const ExprId child : expr.children) AddMentions(law, child, mentions);
}

void AddMentions(const Law& law, law::ClauseId clause, Mentions& mentions) {
  AddMentions(law, law.clause(clause).when, mentions);
  if (law.clause(clause).unless) {
    AddMentions(law, *law.clause(clause).unless, mentions);
  }
}

}  // namespace

bool StandsIn(Value left, Comparison comparison, Value right) {
  if (left == kNone || right == kNone) return false;
  switch (comparison) {
    case Comparison::kLess:
      return left < right;
    case Comparison::kLessEqual:
      return left <= right;
    case Comparison::kGreater:
      return left > right;
    case Comparison::kGreaterEqual:
      return left >= right;
    case Comparison::kEqual:
      return left == right;
    case Comparison::kNotEqual:
      return left != right;
  }
  return false;
}

std::vector<law::MeasureId> CountMeasures(const law::Law& law,
                                          Assignment& values) {
  const auto date = [&](const law::DateRef& ref) {
    return ref ? values.facts[ref->index()] : values.today;
  };
  std::vector<law::MeasureId> unknown;
  values.measures.clear();
  for (const law::MeasureId id : law.MeasureIds()) {
    const law::Measure& measure = law.measure(id);
    const Value from = date(measure.from);
    const Value to = date(measure.to);
    if (from == kNone || to == kNone) {
      values.measures.push_back(kNone);
      continue;
    }
    const auto start = FollowSlowly(measure.from_steps, from);
    const auto end = FollowSlowly(measure.to_steps, to);
    if (!start || !end) unknown.push_back(id);
    values.measures.push_back(
        start && end ? CountSlowly(measure.unit, *start, *end) : 0);
  }
  return unknown;
}

bool ForUnknown(const Law& law, const std::vector<ExprId>& tests,
                const std::vector<law::MeasureId>& unknown, Assignment& values,
                const std::function<bool(const Assignment&)>& visit) {
  if (unknown.empty()) return visit(values);
  const law::MeasureId measure = unknown.back();
  // Next to each constant, and to what each matter is.
  std::set<Value> near = {0};
  const auto add_around = [&](Value value) {
    for (const Value next : {value - 1, value, value + 1}) {
      if (kMinNumber <= next && next <= kMaxNumber) near.insert(next);
    }
  };
  std::vector<ExprId> of_measure;
  for (const ExprId id : tests) {
    const Expr& expr = law.expr(id);
    if (expr.subject != Subject(measure)) continue;
    of_measure.push_back(id);
    if (expr.kind == Expr::Kind::kCompare) {
      add_around(values.matters[expr.matter.index()]);
    }
    if (expr.kind != Expr::Kind::kIn) continue;
    for (const Interval& run : expr.values.intervals()) {
      if (run.lo == kNone) continue;
      add_around(run.lo);
      add_around(run.hi);
    }
  }
  // One of those that all tests treat alike.
  std::map<std::vector<bool>, Value> tried;
  for (const Value value : near) {
    values.measures[measure.index()] = value;
    std::vector<bool> treated;
    for (const ExprId id : of_measure) {
      treated.push_back(ConditionHolds(law, id, values));
    }
    tried.emplace(std::move(treated), value);
  }
  const std::vector<law::MeasureId> others(unknown.begin(), unknown.end() - 1);
  return std::ranges::any_of(tried, [&](const auto& kind) {
    values.measures[measure.index()] = kind.second;
    return ForUnknown(law, tests, others, values, visit);
  });
}

std::optional<Value> DayLookedAt(const Law& law, law::MatterId matter,
                                 const Assignment& values) {
  const auto& as_of = law.matter(matter).as_of;
  if (!as_of) return values.today;
  const Value by = ValueOf(as_of->by, values);
  if (by == kNone) return std::nullopt;
  // A measure counts the day itself.
  if (std::holds_alternative<law::MeasureId>(as_of->by)) return by;
  return FollowSlowly(as_of->day.steps, by);
}

bool ConditionHolds(const Law& law, ExprId condition,
                    const Assignment& values) {
  const Expr& expr = law.expr(condition);
  const auto holds = [&](ExprId child) {
    return ConditionHolds(law, child, values);
  };
  const auto& children = expr.children;
  switch (expr.kind) {
    case Expr::Kind::kIn:
      return IsAmong(ValueOf(expr.subject, values), expr.values);
    case Expr::Kind::kCompare:
      return StandsIn(ValueOf(expr.subject, values), expr.comparison,
                      values.matters[expr.matter.index()]);
    case Expr::Kind::kNot:
      return !holds(children.front());
    case Expr::Kind::kAnd:
      return std::all_of(children.begin(), children.end(), holds);
    case Expr::Kind::kOr:
      return std::any_of(children.begin(), children.end(), holds);
    case Expr::Kind::kTerm:
      return holds(law.term(expr.term).condition);
    case Expr::Kind::kRouteOpen:
      return RouteIsOpen(law, expr.route, values);
  }
  return false;
}

bool ClauseHolds(const Law& law, law::ClauseId clause,
                 const Assignment& values) {
  const Clause& written = law.clause(clause);
  const bool when = ConditionHolds(law, written.when, values);
  if (!written.unless) return when;
  const bool unless = ConditionHolds(law, *written.unless, values);
  return written.kind == law::ClauseKind::kNeeds ? when || unless
                                                 : when && !unless;
}

bool ClosesRoute(const Law& law, law::ClauseId clause, bool holds) {
  return holds == (law.clause(clause).kind == law::ClauseKind::kBarredBy);
}

bool RouteIsOpen(const Law& law, law::RouteId route, const Assignment& values) {
  for (const law::ClauseId id : law.ClausesOf(route)) {
    if (ClosesRoute(law, id, ClauseHolds(law, id, values))) return false;
  }
  return true;
}

bool AssumptionHolds(const Law& law, law::AssumptionId assumption,
                     const Assignment& values) {
  const law::Assumption& written = law.assumptions[assumption.index()];
  return ConditionHolds(law, written.condition, values) == written.always;
}

bool IsPossible(const Law& law, const Assignment& values) {
  for (size_t i = 0; i < law.assumptions.size(); ++i) {
    if (!AssumptionHolds(law, law::AssumptionId(i), values)) return false;
  }
  return true;
}

bool Violates(const Law& law, law::GuaranteeId guarantee,
              const Assignment& values) {
  const law::Guarantee& written = law.guarantees[guarantee.index()];
  return IsPossible(law, values) &&
         ConditionHolds(law, written.condition, values) != written.always;
}

Mentions MentionsOf(const Law& law, law::ClauseId clause) {
  Mentions mentions;
  AddMentions(law, clause, mentions);
  return mentions;
}

Mentions MentionsOf(const Law& law, law::NoteId note) {
  Mentions mentions;
  AddMentions(law, law.notes[note.index()].when, mentions);
  return mentions;
}

Mentions MentionsOf(const Law& law, law::AssumptionId assumption) {
  Mentions mentions;
  AddMentions(law, law.assumptions[assumption.index()].condition, mentions);
  return mentions;
}

Mentions MentionsOfAssumptions(const Law& law) {
  Mentions mentions;
  for (const law::Assumption& each : law.assumptions) {
    AddMentions(law, each.condition, mentions);
  }
  return mentions;
}

bool LooksAtEachDateOnce(
    const Law& law, const Mentions& mentions,
    const std::function<bool(const law::DateRef&)>& is_open) {
  std::map<law::DateRef, int> looks;
  // The record, too, looks at the day.
  if (mentions.today || !mentions.matters.empty()) ++looks[std::nullopt];
  for (const law::FactId fact : mentions.facts) ++looks[fact];
  for (const law::MeasureId id : mentions.measures) {
    ++looks[law.measure(id).from];
    ++looks[law.measure(id).to];
  }
  return std::ranges::all_of(looks, [&](const auto& look) {
    return look.second == 1 || !is_open(look.first);
  });
}

void Add(const Mentions& more, Mentions& mentions) {
  mentions.today = mentions.today || more.today;
  mentions.facts.insert(more.facts.begin(), more.facts.end());
  mentions.measures.insert(more.measures.begin(), more.measures.end());
  mentions.matters.insert(more.matters.begin(), more.matters.end());
  mentions.tests.insert(mentions.tests.end(), more.tests.begin(),
                        more.tests.end());
}

Mentions MentionsOf(const Law& law, law::GuaranteeId guarantee) {
  Mentions mentions;
  AddMentions(law, law.guarantees[guarantee.index()].condition, mentions);
  return mentions;
}

}  // namespace safeconduct::oracle
