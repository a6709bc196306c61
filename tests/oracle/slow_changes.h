// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_CHANGES_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_CHANGES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "ask/answer.h"
#include "case/case.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "query/possibilities.h"
#include "tests/random/dice.h"

// What would change an outcome, by trying everything: see slow_changes.cc.
namespace safeconduct::oracle {

// Something that may have another value, and the values worth a try.
struct SlowItem {
  enum class Kind : uint8_t { kFact, kMatter, kDispute };
  Kind kind = Kind::kFact;
  uint32_t index = 0;
  std::vector<Value> values;
  friend auto operator<=>(const SlowItem&, const SlowItem&) = default;
};

// Items by their positions, ascending, each with one of its values.
using SlowChange = std::vector<std::pair<size_t, Value>>;

// Tries changes of one case on some days. Keeps references.
class SlowChanges {
 public:
  SlowChanges(std::shared_ptr<const chart::Chart> chart,
              const chart::Case& person, const chart::Days& days);

  // Fills the items with what may move, or, with `finding_out`, with what is
  // not known.
  void Collect(bool finding_out, random::Dice& dice);
  const std::vector<SlowItem>& items() const { return items_; }
  // Returns about how many charts trying changes of so many moves takes: one
  // for each choice of values of so many matters.
  double ChartCount(size_t moves) const;

  // Returns the outcome of a route with a change made: matters supposed in a
  // chart compiled for that alone. Nothing where it cannot be compiled, and
  // where what is then so cannot be.
  std::optional<ask::Outcome> OutcomeOf(law::RouteId route,
                                        const SlowChange& change);

  // Returns the least changes of at most `max_moves` items for which
  // `works(outcome)`, by the positions of their items.
  std::map<std::vector<size_t>, std::vector<SlowChange>> Least(
      law::RouteId route, size_t max_moves,
      const std::function<bool(ask::Outcome)>& works);

 private:
  struct Compiled {
    std::shared_ptr<const chart::Chart> chart;
    std::unique_ptr<chart::Question> question;
    std::unique_ptr<query::Possibilities> possibilities;
  };
  using Matters = std::vector<std::pair<law::MatterId, Value>>;

  void AddFact(law::FactId fact, bool finding_out, random::Dice& dice);
  bool IsCompared(law::FactId fact) const;
  std::set<Value> NextToOthers(law::FactId fact) const;
  std::vector<Value> DatesToTry(law::FactId fact, random::Dice& dice) const;
  void AddDisputes(bool finding_out);
  std::set<law::MatterId> FixedMatters() const;
  void AddMatters();
  std::vector<Value> MatterValues(law::MatterId matter) const;
  IntervalSet NumbersOf(const law::Subject& subject) const;
  Compiled& CompiledFor(const Matters& matters);
  void TrySets(law::RouteId route, const std::vector<size_t>& set,
               const std::function<bool(ask::Outcome)>& works,
               std::vector<SlowChange>& working);

  std::shared_ptr<const chart::Chart> chart_;
  const chart::Case& person_;
  const chart::Days& days_;
  std::vector<SlowItem> items_;
  std::map<Matters, Compiled> compiled_;
};

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_CHANGES_H_
