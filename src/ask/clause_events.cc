// SPDX-License-Identifier: Apache-2.0
#include "ask/clause_events.h"

#include <algorithm>
#include <utility>

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

// Returns, by clause, the matters that it tests.
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

}  // namespace

ClauseEvents::ClauseEvents(const chart::Chart& chart)
    : chart_(chart),
      matters_of_clause_(MattersOfClauses(chart.law())),
      events_(chart.timeline().epochs().size()) {}

std::vector<record::EventId> ClauseEvents::Of(law::ClauseId clause,
                                              const chart::Days& days) {
  Events events;
  const auto& matters = MattersOf(clause);
  if (matters.empty()) return events;
  const size_t first = chart_.timeline().EpochOf(days.first);
  const size_t last = chart_.timeline().EpochOf(days.last);
  for (size_t epoch = first; epoch <= last; ++epoch) {
    for (const law::MatterId matter : matters) {
      const Events& found = OfMatter(matter, epoch);
      events.insert(events.end(), found.begin(), found.end());
    }
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events;
}

const ClauseEvents::Events& ClauseEvents::OfMatter(law::MatterId matter,
                                                   size_t epoch) {
  auto& by_matter = events_[epoch];
  if (by_matter.empty()) by_matter.resize(chart_.law().matters.size());
  std::optional<Events>& events = by_matter[matter.index()];
  if (events) return *events;
  events.emplace();
  for (const record::Setting* setting :
       chart_.timeline().SettingsThatMayHold(matter, epoch)) {
    if (setting->event) events->push_back(*setting->event);
  }
  return *events;
}

}  // namespace safeconduct::ask
