// SPDX-License-Identifier: Apache-2.0
#include "ask/settings.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

namespace safeconduct::ask {

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

}  // namespace safeconduct::ask
