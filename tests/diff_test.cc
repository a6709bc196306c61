// SPDX-License-Identifier: Apache-2.0
// Random packs against themselves and against what is left of them after a
// change. What `diff` finds is held against the oracle over values, which reads
// the checked law and knows no diagram.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pack/scenario.h"
#include "prove/diff/pack_diff.h"
#include "query/vocabulary.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/evaluate_slowly.h"
#include "tests/random/mutated_pack.h"
#include "tests/random/random_pack.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using chart::Case;
using chart::Days;
using inside::Trial;
using oracle::Possible;
using prove::DiffQuestion;
using prove::Extent;
using prove::PackDifference;
using prove::RouteVerdict;
using prove::Situation;
using random::Dice;

using SharedPack = std::shared_ptr<const chart::Pack>;

// Returns what the oracle says of each route in a real situation; nothing where
// it makes no sense of the suppositions.
std::optional<std::vector<Possible>> Outcomes(const SharedPack& pack,
                                              record::Scenario scenario,
                                              const Situation& situation) {
  scenario.suppositions = situation.suppositions;
  const auto slow = oracle::EvaluateSlowly(pack->law, pack->record, scenario,
                                           CaseOf(pack->law, situation),
                                           {situation.day, situation.day});
  if (!slow) return std::nullopt;
  std::vector<Possible> outcomes;
  for (const auto& route : *slow) outcomes.push_back(route.open);
  return outcomes;
}

// Returns a situation of A in the numbers of B.
Situation InB(const law::Law& a, const law::Law& b, const Situation& of_a) {
  const query::Vocabulary vocabulary(a, b);
  Situation of_b = of_a;
  for (size_t i = 0; i < a.facts.size(); ++i) {
    const law::FactId fact(i);
    of_b.facts[vocabulary.InB(fact)->index()] =
        vocabulary.Of(fact).InB(of_a.facts[i]);
  }
  for (auto& each : of_b.suppositions) {
    if (auto* becomes = std::get_if<record::Becomes>(&each)) {
      becomes->value = vocabulary.Of(becomes->matter).InB(becomes->value);
      becomes->matter = *vocabulary.InB(becomes->matter);
    }
  }
  return of_b;
}

// A trial, another pack, and what both are asked under.
struct Pair {
  Pair(Trial& of, SharedPack other, Extent extent) : trial(of) {
    question.a = trial.pack;
    question.b = std::move(other);
    question.extent = extent;
    if (extent == Extent::kFree) return;
    question.scenario_a.known_on = trial.scenario.known_on;
    question.scenario_a.viewpoint = trial.scenario.viewpoint;
    question.scenario_b = question.scenario_a;
  }

  // Returns a random situation, every state of the matters where they are free.
  Situation Draw() const {
    const law::Law& law = question.a->law;
    Dice& dice = trial.dice;
    Situation situation;
    situation.day = random::RandomDays(dice, 0).first;
    const Case person = inside::RandomCase(dice, law, {100, 0});
    for (size_t i = 0; i < law.facts.size(); ++i) {
      situation.facts.push_back(person.values(law::FactId(i)).min());
    }
    if (question.extent == Extent::kRecorded) return situation;
    for (size_t i = 0; i < law.matters.size(); ++i) {
      const IntervalSet values = law.matters[i].type.Universe();
      Value value = law.matters[i].at_first;
      if (law.matters[i].type.form != law::TypeForm::kNumber) {
        value = dice.Between(values.min(), values.max());
      }
      situation.suppositions.emplace_back(
          record::Becomes{law::MatterId(i), value, kFirstDay});
    }
    return situation;
  }

  // Expects the route to differ where the outcomes of a situation do.
  void ExpectNamed(const PackDifference& found,
                   const Situation& situation) const {
    const auto a = Outcomes(question.a, question.scenario_a, situation);
    const auto b = Outcomes(question.b, question.scenario_b,
                            InB(question.a->law, question.b->law, situation));
    ASSERT_TRUE(a && b);
    for (size_t i = 0; i < a->size(); ++i) {
      if ((*a)[i].yes == (*b)[i].yes && (*a)[i].no == (*b)[i].no) continue;
      EXPECT_EQ(found.routes[i].verdict, RouteVerdict::kDiffers)
          << found.routes[i].route << " on " << FormatDate(situation.day);
      if (!found.routes[i].days) continue;
      EXPECT_LE(found.routes[i].days->first, situation.day);
      EXPECT_GE(found.routes[i].days->last, situation.day);
    }
  }

  // Expects every example to come out as it says. Returns how many there are.
  int ExpectExamplesHold(const PackDifference& found) const {
    int examples = 0;
    for (size_t i = 0; i < found.routes.size(); ++i) {
      for (const auto& group : found.routes[i].groups) {
        if (!group.example) continue;
        ++examples;
        const auto a =
            Outcomes(question.a, question.scenario_a, group.example->a);
        const auto b =
            Outcomes(question.b, question.scenario_b, group.example->b);
        EXPECT_TRUE(a && b) << group.clause;
        if (!a || !b) return examples;
        EXPECT_TRUE((*a)[i].settled() && (*b)[i].settled()) << group.clause;
        EXPECT_EQ((*a)[i].yes, !group.opens) << group.clause;
        EXPECT_EQ((*b)[i].yes, group.opens) << group.clause;
      }
    }
    return examples;
  }

  Trial& trial;
  DiffQuestion question;
};

TEST(Diff, FindsRandomPacksEqualToThemselves) {
  for (const uint64_t seed : random::SeedsFrom(81'000, 200)) {
    Trial trial = inside::DrawTrial(seed);
    ASSERT_TRUE(trial.faults.empty()) << trial.faults << trial.Text();
    for (const Extent extent : {Extent::kRecorded, Extent::kFree}) {
      const Pair pair(trial, trial.pack, extent);
      const auto found = prove::ComparePacks(pair.question);
      ASSERT_TRUE(found) << found.error().text;
      ASSERT_TRUE(found->none()) << trial.Text();
    }
  }
}

TEST(Diff, AgreesWithTheOracleOnMutatedPacks) {
  int compared = 0;
  int examples = 0;
  for (const uint64_t seed : random::SeedsFrom(82'000, 600)) {
    Trial trial = inside::DrawTrial(seed);
    const auto files = random::MutatePack(trial.dice, trial.files);
    const auto reading = chart::ReadPack(files);
    if (reading.diagnostics.has_errors()) continue;
    for (const Extent extent : {Extent::kRecorded, Extent::kFree}) {
      const Pair pair(trial, reading.pack, extent);
      const auto found = prove::ComparePacks(pair.question);
      if (!found) continue;
      ASSERT_TRUE(found->words.empty());
      ++compared;
      examples += pair.ExpectExamplesHold(*found);
      for (int j = 0; j < 40; ++j) pair.ExpectNamed(*found, pair.Draw());
      if (testing::Test::HasFailure()) {
        fmt::print("extent {}\n{}\n-- B:\n{}", static_cast<int>(extent),
                   trial.Text(), random::TextOf(files));
        return;
      }
    }
  }
  EXPECT_GT(compared, random::FloorOf(600));
  EXPECT_GT(examples, random::FloorOf(300));
}

}  // namespace
}  // namespace safeconduct
