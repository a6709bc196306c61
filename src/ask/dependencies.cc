// SPDX-License-Identifier: Apache-2.0
#include "ask/dependencies.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "diagram/analysis.h"

namespace safeconduct::ask {

using chart::Variable;
using law::Subject;

namespace {

// Finds the matters that conditions test.
class MatterFinder {
 public:
  explicit MatterFinder(const law::Law& law)
      : law_(law), seen_in_(law.exprs.size(), 0) {}

  // Returns the matters tested under any of `roots`, ascending.
  std::vector<law::MatterId> Find(std::vector<law::ExprId> roots) {
    ++round_;
    std::vector<law::MatterId> matters;
    while (!roots.empty()) {
      const law::ExprId id = roots.back();
      roots.pop_back();
      if (seen_in_[id.index()] == round_) continue;
      seen_in_[id.index()] = round_;
      AddTested(law_.expr(id), matters);
      AddChildren(law_.expr(id), roots);
    }
    std::sort(matters.begin(), matters.end());
    matters.erase(std::unique(matters.begin(), matters.end()), matters.end());
    return matters;
  }

 private:
  using Kind = law::Expr::Kind;

  static void AddTested(const law::Expr& expr,
                        std::vector<law::MatterId>& matters) {
    const bool tests = expr.kind == Kind::kIn || expr.kind == Kind::kCompare;
    if (tests && expr.subject.kind == Subject::Kind::kMatter) {
      matters.emplace_back(size_t{expr.subject.index});
    }
    if (expr.kind == Kind::kCompare) matters.push_back(expr.matter);
  }

  void AddChildren(const law::Expr& expr,
                   std::vector<law::ExprId>& pending) const {
    if (expr.kind == Kind::kTerm) {
      pending.push_back(law_.terms[expr.term.index()].condition);
    }
    pending.insert(pending.end(), expr.children.begin(), expr.children.end());
  }

  const law::Law& law_;
  std::vector<uint32_t> seen_in_;  // by ExprId: the last round that came by
  uint32_t round_ = 0;
};

// Some of the ways in which events may have gone: for each dispute and window
// the values that it may have, those not named having all that are possible.
using EventVariable = std::variant<record::DisputeId, record::WindowId>;
using Ways = std::map<EventVariable, IntervalSet>;

// Past so many pieces, what is left over counts as everything: a setting may
// then be held possible that is not.
constexpr size_t kMaxPieces = 1024;

const IntervalSet& ValuesIn(const record::Timeline& timeline, const Ways& ways,
                            const EventVariable& variable) {
  const auto found = ways.find(variable);
  if (found != ways.end()) return found->second;
  if (const auto* dispute = std::get_if<record::DisputeId>(&variable)) {
    return timeline.disputes()[dispute->index()].possible;
  }
  return timeline.windows()[std::get<record::WindowId>(variable).index()]
      .possible;
}

// Cuts from `ways` those in which all conditions of a setting hold, and appends
// the rest to `left`. Returns whether there were any.
bool CutOut(const record::Timeline& timeline, const record::Setting& setting,
            Ways ways, std::vector<Ways>& left) {
  for (const record::Literal& literal : setting.conditions) {
    const IntervalSet values = ValuesIn(timeline, ways, literal.variable);
    const IntervalSet failing = values.Minus(literal.values);
    if (!failing.empty()) {
      left.push_back(ways);
      left.back()[literal.variable] = failing;
    }
    if (failing == values) return false;
    ways[literal.variable] = values.Intersect(literal.values);
  }
  return true;
}

}  // namespace

std::vector<std::vector<law::MatterId>> MattersOfClauses(const law::Law& law) {
  MatterFinder finder(law);
  std::vector<std::vector<law::MatterId>> matters;
  for (const law::Clause& clause : law.clauses) {
    std::vector<law::ExprId> roots = {clause.when};
    if (clause.unless) roots.push_back(*clause.unless);
    matters.push_back(finder.Find(std::move(roots)));
  }
  return matters;
}

std::vector<std::vector<bool>> FactsOfRoutes(const chart::Chart& chart) {
  std::vector<std::vector<bool>> facts;
  for (const diagram::NodeId root : chart.dated().routes) {
    std::vector<bool>& looked =
        facts.emplace_back(chart.law().facts.size(), false);
    for (const diagram::VarId var : diagram::Support(chart.store(), root)) {
      const Variable& variable = chart.variable(var);
      if (variable.kind == Variable::Kind::kFact) {
        looked[variable.index] = true;
      } else if (variable.kind == Variable::Kind::kMeasure) {
        const law::Measure& measure = chart.law().measures[variable.index];
        for (const law::DateRef& date : {measure.from, measure.to}) {
          if (date) looked[date->index()] = true;
        }
      }
    }
  }
  return facts;
}

std::vector<std::vector<bool>> DisputesOfRoutes(const chart::Chart& chart) {
  std::vector<std::vector<bool>> disputes;
  for (const diagram::NodeId root : chart.dated().routes) {
    std::vector<bool>& looked =
        disputes.emplace_back(chart.timeline().disputes().size(), false);
    for (const diagram::VarId var : diagram::Support(chart.store(), root)) {
      const Variable& variable = chart.variable(var);
      if (variable.kind == Variable::Kind::kDispute) {
        looked[variable.index] = true;
      }
    }
  }
  return disputes;
}

std::vector<const record::Setting*> SettingsThatMayHold(
    const record::Timeline& timeline,
    const std::vector<record::Setting>& settings) {
  std::vector<const record::Setting*> may_hold;
  std::vector<Ways> pieces(1);
  for (const record::Setting& setting : settings) {
    std::vector<Ways> left;
    bool holds = false;
    for (Ways& ways : pieces) {
      if (CutOut(timeline, setting, std::move(ways), left)) holds = true;
    }
    if (holds) may_hold.push_back(&setting);
    if (left.empty()) break;
    pieces = left.size() > kMaxPieces ? std::vector<Ways>(1) : std::move(left);
  }
  return may_hold;
}

DependencyCollector::DependencyCollector(const chart::Chart& chart,
                                         const chart::Case& person,
                                         const chart::Days& days)
    : chart_(chart),
      person_(person),
      days_(days),
      looks_(chart.law().facts.size()) {}

void DependencyCollector::Add(diagram::VarId var) {
  const Variable& variable = chart_.variable(var);
  const record::Timeline& timeline = chart_.timeline();
  switch (variable.kind) {
    case Variable::Kind::kToday:
      ++looks_at_today_;
      break;
    case Variable::Kind::kWindow:
      events_.push_back(timeline.windows()[variable.index].event);
      break;
    case Variable::Kind::kDispute:
      AddDispute(timeline.disputes()[variable.index]);
      break;
    case Variable::Kind::kMatter:
      break;
    case Variable::Kind::kFact:
      ++looks_[variable.index];
      break;
    case Variable::Kind::kMeasure: {
      const law::Measure& measure = chart_.law().measures[variable.index];
      AddDate(measure.from);
      AddDate(measure.to);
      break;
    }
  }
}

void DependencyCollector::AddDate(const law::DateRef& date) {
  if (!date) {
    if (days_.first < days_.last) ++looks_at_today_;
  } else if (!person_.values(*date).OnlyValue()) {
    ++looks_[date->index()];
  }
}

// Adds the events that differ between the worlds still possible.
void DependencyCollector::AddDispute(const record::Dispute& dispute) {
  for (size_t i = 0; i < dispute.events.size(); ++i) {
    bool may = false;
    bool may_not = false;
    for (size_t world = 0; world < dispute.worlds.size(); ++world) {
      if (!dispute.possible.Contains(static_cast<Value>(world))) continue;
      (dispute.worlds[world][i] ? may : may_not) = true;
    }
    if (may && may_not) events_.push_back(dispute.events[i]);
  }
}

TurnsOn DependencyCollector::turns_on() const {
  TurnsOn turns_on;
  for (size_t i = 0; i < looks_.size(); ++i) {
    if (looks_[i] > 0) turns_on.facts.emplace_back(i);
  }
  turns_on.events = events_;
  std::sort(turns_on.events.begin(), turns_on.events.end());
  turns_on.events.erase(
      std::unique(turns_on.events.begin(), turns_on.events.end()),
      turns_on.events.end());
  turns_on.today = looks_at_today_ > 0;
  return turns_on;
}

std::vector<law::DateRef> DependencyCollector::Wide() const {
  std::vector<law::DateRef> wide;
  for (size_t i = 0; i < looks_.size(); ++i) {
    if (looks_[i] > 1) wide.emplace_back(law::FactId(i));
  }
  if (looks_at_today_ > 1) wide.emplace_back(std::nullopt);
  return wide;
}

}  // namespace safeconduct::ask
