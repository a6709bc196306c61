// SPDX-License-Identifier: Apache-2.0
// Random packs against themselves and against what is left of them after a
// change. What `diff` finds is held against the oracle over values, which reads
// the checked law and knows no diagram.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/prover.h"
#include "tests/oracle/asked.h"
#include "tests/random/mutated_pack.h"
#include "tests/random/random_case.h"
#include "tests/random/random_pack.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

using oracle::Possible;
using random::Dice;
using random::Trial;

// A person of whom all is known, on a day, and what is supposed of the record.
struct Situation {
  Case person;
  Date day;
  std::vector<std::string> suppositions;
};

// Returns what the oracle says of each route in a real situation; nothing where
// it makes no sense of the suppositions.
std::optional<std::vector<Possible>> Outcomes(const Pack& pack,
                                              Scenario scenario,
                                              const Situation& situation) {
  scenario.suppositions = situation.suppositions;
  return oracle::OutcomesByValues(pack, scenario, situation.person,
                                  {situation.day, situation.day});
}

// Returns a situation of another pack with the same words.
Situation In(const Pack& pack, const Situation& other) {
  Situation situation{Case(pack), other.day, other.suppositions};
  for (const FactValues& known : other.person.Known()) {
    random::Set(situation.person, *known.fact, random::CellText(known.values));
  }
  return situation;
}

// A trial, another pack, and what both are asked under.
struct Pair {
  Pair(Trial& of, const Pack& other, bool free) : trial(of), b(other) {
    options.free = free;
    if (free) return;
    options.scenario.known_on = trial.scenario.known_on;
    options.scenario.viewpoint = trial.scenario.viewpoint;
  }

  std::expected<PackDifference, Error> Compare() const {
    return safeconduct::Compare(a(), b, options);
  }

  // Returns a random situation, every state of the matters where they are free.
  Situation Draw() const {
    Dice& dice = trial.dice;
    const Date day = random::RandomDays(dice, 0).first;
    Situation situation{random::RandomCase(dice, a(), {100, 0}), day, {}};
    if (!options.free) return situation;
    for (const Matter& matter : a().matters()) {
      std::string value = matter.at_first;
      if (matter.type.form != Type::Form::kNumber) {
        value = dice.OneOf(random::EachOf(random::ValuesOf(matter.type)));
      }
      situation.suppositions.push_back(matter.name + " becomes " + value +
                                       " on " + FormatDate(kFirstDay));
    }
    return situation;
  }

  // Expects the route to differ where the outcomes of a situation do.
  void ExpectNamed(const PackDifference& found,
                   const Situation& situation) const {
    const auto in_a = Outcomes(a(), options.scenario, situation);
    const auto in_b = Outcomes(b, options.scenario, In(b, situation));
    ASSERT_TRUE(in_a && in_b);
    ASSERT_EQ(found.routes.size(), in_a->size());
    for (size_t i = 0; i < in_a->size(); ++i) {
      const Possible& one = (*in_a)[i];
      const Possible& other = (*in_b)[i];
      if (one.yes == other.yes && one.no == other.no) continue;
      // Of what one of the packs rules out nothing is said.
      if (!(one.yes || one.no) || !(other.yes || other.no)) continue;
      const RouteDifference& route = found.routes[i];
      EXPECT_EQ(route.verdict, RouteDifference::Verdict::kDiffers)
          << route.route->name << " on " << FormatDate(situation.day);
      if (!route.days) continue;
      EXPECT_LE(route.days->first, situation.day);
      EXPECT_GE(route.days->last, situation.day);
    }
  }

  // Expects one of the packs to settle an example as it says.
  void ExpectHolds(const Pack& pack, size_t route, const ExampleSide& side,
                   Date day, bool open) const {
    const auto outcomes =
        Outcomes(pack, options.scenario, {side.person, day, side.suppositions});
    ASSERT_TRUE(outcomes);
    EXPECT_TRUE((*outcomes)[route].settled());
    EXPECT_EQ((*outcomes)[route].yes, open);
  }

  // Expects every example to come out as it says. Returns how many there are.
  int ExpectExamplesHold(const PackDifference& found) const {
    int examples = 0;
    for (size_t i = 0; i < found.routes.size(); ++i) {
      for (const DifferenceGroup& group : found.routes[i].groups) {
        if (!group.example) continue;
        SCOPED_TRACE(group.clause);
        ++examples;
        const DifferenceExample& example = *group.example;
        ExpectHolds(a(), i, example.a, example.day, !group.opens);
        ExpectHolds(b, i, example.b, example.day, group.opens);
      }
    }
    return examples;
  }

  const Pack& a() const { return *trial.pack; }

  Trial& trial;
  Pack b;
  DiffOptions options;
};

// Returns what is said of the routes that are not equal.
std::string WhyNot(const PackDifference& found) {
  std::string why;
  for (const RouteDifference& route : found.routes) {
    if (route.verdict == RouteDifference::Verdict::kEqual) continue;
    why += fmt::format("{}: {}\n", route.route->name, route.why);
    for (const DifferenceGroup& group : route.groups) {
      why += fmt::format("  {} {}\n", group.clause, group.why);
    }
  }
  return why;
}

TEST(Diff, FindsRandomPacksEqualToThemselves) {
  for (const uint64_t seed : random::SeedsFrom(81'000, 200)) {
    random::Shape shape;
    shape.days = seed % 2 == 1;
    shape.as_of = seed % 3 == 1;
    Trial trial = random::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.faults.empty()) << trial.faults << trial.Text();
    for (const bool free : {false, true}) {
      const Pair pair(trial, *trial.pack, free);
      const auto found = pair.Compare();
      ASSERT_TRUE(found) << found.error().text;
      ASSERT_TRUE(found->none()) << WhyNot(*found) << trial.Text();
    }
  }
}

// Returns a pack of one route that needs a condition.
Pack PackNeeding(const std::string& condition) {
  return Pack::Read({{"dates.law.md",
                      "```law\n"
                      "fact hit \"Hit\" : date or none\n"
                      "fact asked \"Asked\" : date\n"
                      "measure m \"Months\" counts months from hit to asked\n"
                      "route out \"Out\" to FR\n"
                      "  needs limit \"\" when " +
                          condition + "\n```\n"}})
      .value();
}

// What dates always fulfil differs from nothing; and what `diff` calls equal,
// asking answers alike.
TEST(Diff, FindsNoDifferenceThatNoDatesMake) {
  const std::string always = "asked >= 1900-01-01";
  for (const std::string condition :
       {"m <= 2 or m > 2 or hit is none",
        "(hit is not none and (m <= 2 or m > 2)) or hit is none"}) {
    const auto found = Compare(PackNeeding(condition), PackNeeding(always), {});
    ASSERT_TRUE(found) << found.error().text;
    EXPECT_TRUE(found->none()) << condition;
    const Pack pack = PackNeeding(condition);
    const Case nobody(pack);
    Asker asker(Chart::Compile(pack).value());
    EXPECT_EQ(asker.Outcomes(nobody, {Date{0}, Date{0}}).value().front(),
              Outcome::kOpen)
        << condition;
  }
}

TEST(Diff, AgreesWithTheOracleOnMutatedPacks) {
  int compared = 0;
  int examples = 0;
  for (const uint64_t seed : random::SeedsFrom(82'000, 600)) {
    Trial trial = random::DrawTrial(seed);
    const auto files = random::MutatePack(trial.dice, trial.files);
    const auto mutated = Pack::Read(files);
    if (!mutated) continue;
    for (const bool free : {false, true}) {
      const Pair pair(trial, *mutated, free);
      const auto found = pair.Compare();
      if (!found) continue;
      // A change may be one to a note, of which nothing else hangs, or to an
      // assumption.
      for (const WordDifference& word : found->words) {
        ASSERT_TRUE(word.what == WordDifference::What::kCondition ||
                    word.what == WordDifference::What::kRewritten)
            << word.name;
      }
      ++compared;
      examples += pair.ExpectExamplesHold(*found);
      for (int j = 0; j < 40; ++j) pair.ExpectNamed(*found, pair.Draw());
      if (testing::Test::HasFailure()) {
        fmt::print("{}\n{}\n-- B:\n{}", free ? "free" : "as recorded",
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
