// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_REASON_SEARCH_H_
#define SAFECONDUCT_ASK_REASON_SEARCH_H_

#include <optional>
#include <variant>
#include <vector>

#include "ask/answer.h"
#include "case/case.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "query/possibilities.h"

namespace safeconduct::ask {

// Finds sufficient reasons of the settled outcomes of one route: see
// reason_search.cc. Holds working memory, so that a search allocates little.
class ReasonSearch {
 public:
  // Keeps references to `chart` and to `possibilities`, which are of it, and to
  // which it puts questions of its own.
  ReasonSearch(const chart::Chart& chart, law::RouteId route,
               query::Possibilities& possibilities);

  // `posed` is the question that `person` and `days` pose, to which the outcome
  // is `settled`, open or closed. Keeps no reference to any of them beyond the
  // call.
  Reason Run(const chart::Question& posed, const chart::Case& person,
             const chart::Days& days, Outcome settled);

 private:
  // What may be dropped.
  struct Item {
    std::variant<law::FactId, record::DisputeId> about;
    // Whether it is part of the reason.
    bool kept = true;
  };

  void ListItems();
  IntervalSet UniverseOf(law::FactId fact) const;
  void Drop(const Item& item);
  void DropAmong(size_t first, size_t last, size_t depth);
  std::optional<chart::Days> WidenDays();
  bool IsSettled(const chart::Question& question, const chart::Days& days);
  std::vector<diagram::VarId> LimitedByDays() const;

  const chart::Chart& chart_;
  law::RouteId route_;
  query::Possibilities& possibilities_;
  // That the sides of the route look at, themselves or through a measure; in
  // order of declaration.
  std::vector<law::FactId> facts_;
  std::vector<record::DisputeId> disputes_;   // in the timeline's order
  std::vector<diagram::VarId> counted_;       // measures from or to the day
  chart::Question question_;                  // about the route alone
  std::vector<diagram::PossibleClasses> at_;  // by depth of DropAmong
  // Of the search that runs.
  const chart::Case* person_ = nullptr;
  chart::Days days_;
  Outcome settled_ = Outcome::kOpen;
  chart::Case relaxed_;  // the case, less what was dropped
  std::vector<Item> items_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_REASON_SEARCH_H_
