// SPDX-License-Identifier: Apache-2.0
//
// Where a pack says what cannot be, values drawn one by one are hardly ever
// those of a person: a day of acceptance without a request, a claim before
// arrival. So a person is drawn from the case and mended: a fact that a broken
// assumption tests is drawn again, in the way of a few that breaks fewest,
// until none is broken. Dates are drawn near other dates, as cases have them.
//
// Source. Selman, Kautz and Cohen, "Noise strategies for improving local
// search", 1994.
#include "tests/inside/possible_case.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "tests/inside/random_case.h"
#include "tests/oracle/slow_law.h"
#include "tests/random/random_case.h"

namespace safeconduct::inside {
namespace {

using law::AssumptionId;
using law::FactId;
using law::Law;
using oracle::Assignment;

constexpr int kRounds = 400;
constexpr int kTriesOfRound = 6;
constexpr int kNoise = 10;  // of a hundred rounds, that take any value
constexpr int kNear = 30;   // days between dates that belong together

class Mender {
 public:
  Mender(random::Dice& dice, const Law& law) : dice_(dice), law_(law) {}

  // Mends somebody; returns whether no assumption is broken any more.
  bool Mend(Assignment& somebody) {
    oracle::CountMeasures(law_, somebody);
    for (int round = 0; round < kRounds; ++round) {
      const std::vector<AssumptionId> broken = BrokenOf(somebody);
      if (broken.empty()) return true;
      somebody = Mended(somebody, dice_.OneOf(broken));
    }
    return false;
  }

 private:
  std::vector<AssumptionId> BrokenOf(const Assignment& somebody) const {
    std::vector<AssumptionId> broken;
    for (size_t i = 0; i < law_.assumptions.size(); ++i) {
      const AssumptionId assumption(i);
      if (!oracle::AssumptionHolds(law_, assumption, somebody)) {
        broken.push_back(assumption);
      }
    }
    return broken;
  }

  // Returns somebody who differs in a fact that the assumption tests.
  Assignment Mended(const Assignment& somebody, AssumptionId broken) {
    const std::vector<FactId> facts = FactsOf(broken);
    std::optional<Assignment> best;
    size_t fewest = 0;
    const int tries = dice_.Chance(kNoise) ? 1 : kTriesOfRound;
    for (int i = 0; i < tries && !facts.empty(); ++i) {
      Assignment other = somebody;
      const FactId fact = dice_.OneOf(facts);
      other.facts[fact.index()] = DrawAgain(fact, somebody);
      oracle::CountMeasures(law_, other);
      const size_t count = BrokenOf(other).size();
      if (best && fewest <= count) continue;
      best = other;
      fewest = count;
    }
    return best.value_or(somebody);
  }

  std::vector<FactId> FactsOf(AssumptionId assumption) const {
    const oracle::Mentions mentions = oracle::MentionsOf(law_, assumption);
    std::set<FactId> facts = mentions.facts;
    for (const law::MeasureId measure : mentions.measures) {
      for (const auto& date :
           {law_.measure(measure).from, law_.measure(measure).to}) {
        if (date) facts.insert(*date);
      }
    }
    return {facts.begin(), facts.end()};
  }

  Value DrawAgain(FactId fact, const Assignment& somebody) {
    if (law_.fact(fact).type.is_date() && dice_.Chance(70)) {
      const Value day = dice_.OneOf(DatesOf(somebody));
      const int near = dice_.Chance(20) ? 365 * kNear : kNear;
      return std::clamp(day + dice_.Between(-near, near), kFirstDay.days,
                        kLastDay.days);
    }
    return RandomValues(dice_, law_, fact, {.single = 100, .unknown = 0}).min();
  }

  // Returns the dates that somebody has, and the day.
  std::vector<Value> DatesOf(const Assignment& somebody) const {
    std::vector<Value> dates = {somebody.today};
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      const bool is_day =
          law_.facts[i].type.is_date() && somebody.facts[i] != kNone;
      if (is_day) dates.push_back(somebody.facts[i]);
    }
    return dates;
  }

  random::Dice& dice_;
  const Law& law_;
};

}  // namespace

chart::Case MadePossible(random::Dice& dice, const Law& law, chart::Case person,
                         const chart::Days& days) {
  if (law.assumptions.empty()) return person;
  Assignment somebody;
  somebody.today = dice.Between(days.first.days, days.last.days);
  for (size_t i = 0; i < law.facts.size(); ++i) {
    somebody.facts.push_back(AnyOf(dice, person.values(FactId(i))));
  }
  for (const law::Matter& matter : law.matters) {
    somebody.matters.push_back(AnyOf(dice, matter.type.Universe()));
  }
  if (!Mender(dice, law).Mend(somebody)) return person;
  for (size_t i = 0; i < law.facts.size(); ++i) {
    const IntervalSet known = person.values(FactId(i));
    const IntervalSet one = IntervalSet::Single(somebody.facts[i]);
    person.Set(FactId(i), known.Size() == 1 ? one : known.Union(one));
  }
  return person;
}

}  // namespace safeconduct::inside
