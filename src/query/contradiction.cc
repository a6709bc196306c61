// SPDX-License-Identifier: Apache-2.0
//
// Assumptions are left out one after the other, and known facts made unknown,
// for as long as what is left contradicts itself. Assumptions go first, the
// last declared before the others: whoever is told wants to know which of what
// they wrote to look at, and so every fact that has a part in it.
#include "query/contradiction.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "chart/question.h"
#include "law/values.h"
#include "query/dates/real_search.h"
#include "safeconduct/chart.h"

namespace safeconduct::query {
namespace {

using chart::Case;
using chart::Chart;
using chart::Days;
using diagram::NodeId;

constexpr Days kAnyDay{kFirstDay, kLastDay};

class Shrinker {
 public:
  Shrinker(const Chart& chart, const Case& person, const Days& days)
      : chart_(chart),
        store_(chart.store()),
        search_(chart, store_),
        question_(chart),
        person_(person),
        days_(days) {
    for (const law::AssumptionId id : chart.law().AssumptionIds()) {
      found_.assumptions.push_back(id);
    }
    for (const law::FactId fact : chart.law().FactIds()) {
      if (person.IsKnown(fact, chart.law())) found_.facts.push_back(fact);
    }
  }

  Contradiction Run() {
    Shrink(found_.assumptions, [](law::AssumptionId) {});
    Shrink(found_.facts, [&](law::FactId fact) {
      person_.Set(fact, chart_.law().fact(fact).type.Universe());
    });
    const Days asked = days_;
    days_ = kAnyDay;
    found_.today = !Contradicts();
    if (found_.today) days_ = asked;
    return std::move(found_);
  }

 private:
  // Leaves out of a list whatever is not needed; `forget` makes the case one
  // without it.
  template <typename Item, typename Forget>
  void Shrink(std::vector<Item>& items, const Forget& forget) {
    for (size_t i = items.size(); i-- > 0;) {
      const std::vector<Item> before = items;
      const Case known = person_;
      forget(items[i]);
      items.erase(items.begin() + static_cast<ptrdiff_t>(i));
      if (Contradicts()) continue;
      items = before;
      person_ = known;
    }
  }

  bool Contradicts() {
    NodeId all = diagram::kTrue;
    for (const law::AssumptionId id : found_.assumptions) {
      all = store_.And(all, chart_.assumptions()[id.index()]);
    }
    question_.Fill(person_, days_);
    search_.Pose(question_.possible(), person_, days_);
    const chart::Side side{all, true};
    return search_.Meets({&side, 1}) == Real::kNone;
  }

  const Chart& chart_;
  diagram::NodeStore store_;
  RealSearch search_;
  chart::Question question_;
  Case person_;  // less what was forgotten
  Days days_;
  Contradiction found_;
};

}  // namespace

Contradiction LeastContradiction(const Chart& chart, const Case& person,
                                 const Days& days) {
  return Shrinker(chart, person, days).Run();
}

std::string PartsInWords(const Chart& chart, const Contradiction& contradiction,
                         const Case& person, const Days& days) {
  std::vector<std::string> parts;
  for (const law::FactId fact : contradiction.facts) {
    const law::Fact& declared = chart.law().fact(fact);
    parts.push_back(
        fmt::format("`{} {}`", declared.name,
                    law::FormatValues(declared.type, person.values(fact))));
  }
  if (contradiction.today) {
    parts.push_back("the day asked about, " + FormatDays(days));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string DescribeContradiction(const Chart& chart, const Case& person,
                                  const Days& days) {
  const Contradiction found = LeastContradiction(chart, person, days);
  std::vector<std::string> assumed;
  for (const law::AssumptionId id : found.assumptions) {
    assumed.push_back(fmt::format("`{}`", chart.law().assumption(id).name));
  }
  return fmt::format(
      "contradicts itself: {} against {} (correct what is wrong, and leave out "
      "what is not known)",
      PartsInWords(chart, found, person, days), fmt::join(assumed, ", "));
}

}  // namespace safeconduct::query
