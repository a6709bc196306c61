// SPDX-License-Identifier: Apache-2.0
#include "diagram/evaluation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "diagram/analysis.h"
#include "diagram/truth_table_testing.h"

namespace safeconduct::diagram {
namespace {

using testing::ApplyLimit;
using testing::Assignment;
using testing::IsWithin;
using testing::MakeFromTable;
using testing::Random;
using testing::Space;
using testing::Table;
using Limits = std::vector<NodeStore::Limit>;

std::vector<VarId> ToVector(std::span<const VarId> vars) {
  return {vars.begin(), vars.end()};
}

PossibleClasses PossibleWithin(const NodeStore& store, const Limits& limits) {
  PossibleClasses possible(store);
  for (const auto& limit : limits) ApplyLimit(limit, possible);
  return possible;
}

// Returns which values a table has within the limits.
Reach ReachOf(const Space& space, const Table& table, const Limits& limits) {
  unsigned reach = 0;
  for (size_t i = 0; i < space.size(); ++i) {
    if (!IsWithin(space.AssignmentAt(i), limits)) continue;
    reach |= table[i] ? kMayBeTrue : kMayBeFalse;
  }
  return static_cast<Reach>(reach);
}

// Returns the variables that can change a table's value within the limits.
std::vector<VarId> MatteringOf(const Space& space, const Table& table,
                               const Limits& limits) {
  std::vector<VarId> vars;
  for (size_t v = 0; v < space.var_count(); ++v) {
    bool matters = false;
    for (size_t i = 0; i < space.size() && !matters; ++i) {
      Assignment other = space.AssignmentAt(i);
      if (!IsWithin(other, limits)) continue;
      for (size_t c = 0; c < space.class_counts()[v] && !matters; ++c) {
        other[v] = c;
        matters =
            IsWithin(other, limits) && table[space.NumberOf(other)] != table[i];
      }
    }
    if (matters) vars.emplace_back(v);
  }
  return vars;
}

TEST(PossibleClasses, StartsWithAllPossible) {
  const NodeStore store({1, 64, 65, 3});
  PossibleClasses possible(store);
  EXPECT_EQ(possible.words(VarId(size_t{0}))[0], 1u);
  EXPECT_EQ(possible.words(VarId(size_t{1}))[0], ~uint64_t{0});
  ASSERT_EQ(possible.words(VarId(size_t{2})).size(), 2u);
  EXPECT_EQ(possible.words(VarId(size_t{2}))[1], 1u);
  possible.mutable_words(VarId(size_t{3}))[0] = 2;
  EXPECT_EQ(possible.words(VarId(size_t{3}))[0], 2u);
  possible.SetAll(VarId(size_t{3}));
  EXPECT_EQ(possible.words(VarId(size_t{3}))[0], 7u);
}

TEST(PossibleClasses, AreThoseSetAlone) {
  const NodeStore store({3, 65});
  PossibleClasses possible(store);
  ClassSet classes(65);
  classes.Insert(2);
  classes.Insert(64);
  possible.Set(VarId(size_t{1}), classes);
  EXPECT_EQ(possible.words(VarId(size_t{1}))[0], 4u);
  EXPECT_EQ(possible.words(VarId(size_t{1}))[1], 1u);
  EXPECT_EQ(possible.words(VarId(size_t{0}))[0], 7u);
}

TEST(Evaluator, AnswersForTerminals) {
  const NodeStore store({2});
  Evaluator evaluator(store);
  const PossibleClasses possible(store);
  EXPECT_EQ(evaluator.Reachable(kFalse, possible), kMayBeFalse);
  EXPECT_EQ(evaluator.Reachable(kTrue, possible), kMayBeTrue);
  EXPECT_TRUE(evaluator.Mattering(kTrue, possible).empty());
}

TEST(Evaluator, ComparesNodesOnPossibleClassesOnly) {
  NodeStore store({3, 3});
  const VarId v1(size_t{1});
  const NodeId a = store.In(v1, ClassSet::Single(3, 0));
  const NodeId b = store.In(v1, ClassSet::Single(3, 2).Complement());
  const std::vector<NodeId> children = {a, b, kFalse};
  const NodeId f = store.MakeNode(VarId(size_t{0}), children);
  Evaluator evaluator(store);
  PossibleClasses possible(store);
  possible.mutable_words(VarId(size_t{0}))[0] = 0b011;
  possible.mutable_words(v1)[0] = 0b101;
  EXPECT_EQ(evaluator.Reachable(f, possible), kMayBeTrue | kMayBeFalse);
  EXPECT_EQ(ToVector(evaluator.Mattering(f, possible)),
            (std::vector<VarId>{v1}));
}

TEST(Evaluator, SeesTheClassesOfEachWord) {
  NodeStore store({130});
  const VarId var(size_t{0});
  const NodeId f = store.In(var, ClassSet::Single(130, 128));
  Evaluator evaluator(store);
  PossibleClasses possible(store);
  const auto words = possible.mutable_words(var);
  const auto ask = [&](uint64_t first, uint64_t second, uint64_t third) {
    words[0] = first;
    words[1] = second;
    words[2] = third;
    const Reach reach = evaluator.Reachable(f, possible);
    EXPECT_EQ(evaluator.Mattering(f, possible).empty(),
              reach != (kMayBeTrue | kMayBeFalse));
    return reach;
  };
  EXPECT_EQ(ask(0, 0, 1), kMayBeTrue);
  EXPECT_EQ(ask(0, 0, 2), kMayBeFalse);
  EXPECT_EQ(ask(0, 0, 3), kMayBeTrue | kMayBeFalse);
  EXPECT_EQ(ask(0, 4, 1), kMayBeTrue | kMayBeFalse);
  EXPECT_EQ(ask(1, 0, 1), kMayBeTrue | kMayBeFalse);
  EXPECT_EQ(ask(1, 4, 0), kMayBeFalse);
}

TEST(Evaluator, DescendsThroughAsManyVariablesAsAStoreTakes) {
  NodeStore store(std::vector<uint32_t>(kMaxVars, 2));
  NodeId odd = kFalse;
  NodeId even = kTrue;
  for (size_t v = kMaxVars; v-- > 0;) {
    const std::vector<NodeId> of_odd = {odd, even};
    const std::vector<NodeId> of_even = {even, odd};
    odd = store.MakeNode(VarId(v), of_odd);
    even = store.MakeNode(VarId(v), of_even);
  }
  Evaluator evaluator(store);
  const PossibleClasses possible(store);
  EXPECT_EQ(evaluator.Reachable(odd, possible), kMayBeTrue | kMayBeFalse);
  EXPECT_EQ(evaluator.Mattering(odd, possible).size(), kMaxVars);
}

// Checks both questions, for several roots and limits with one evaluator.
void CheckAgainstTables(Random& random, const Space& space) {
  NodeStore store(space.class_counts());
  std::vector<Table> tables;
  std::vector<NodeId> roots;
  for (int i = 0; i < 3; ++i) {
    tables.push_back(testing::RandomTable(random, space));
    roots.push_back(MakeFromTable(store, tables.back()));
  }
  Evaluator evaluator(store);
  for (int question = 0; question < 6; ++question) {
    const size_t at = testing::Below(random, roots.size());
    const Limits limits = testing::RandomLimits(random, space);
    const PossibleClasses possible = PossibleWithin(store, limits);
    const Reach reach = evaluator.Reachable(roots[at], possible);
    RC_ASSERT(reach == ReachOf(space, tables[at], limits));
    const auto mattering = ToVector(evaluator.Mattering(roots[at], possible));
    RC_ASSERT(mattering == MatteringOf(space, tables[at], limits));
    RC_ASSERT(mattering.empty() == (reach != (kMayBeTrue | kMayBeFalse)));
  }
}

RC_GTEST_PROP(Evaluator, AgreesWithTables, (uint32_t seed)) {
  Random random(seed);
  CheckAgainstTables(random, testing::RandomSpace(random));
}

RC_GTEST_PROP(Evaluator, AgreesWithTablesOfManyClasses, (uint32_t seed)) {
  Random random(seed);
  CheckAgainstTables(random, Space({2, 150, 3}));
}

// Returns a function of many variables, made by random connectives.
NodeId RandomNode(Random& random, NodeStore& store, size_t max_depth) {
  if (max_depth == 0) {
    const VarId var(testing::Below(random, store.var_count()));
    return store.In(var,
                    testing::RandomClasses(random, store.class_count(var)));
  }
  const NodeId f = RandomNode(random, store, max_depth - 1);
  const NodeId g = RandomNode(random, store, max_depth - 1);
  return testing::Below(random, 2) == 0 ? store.And(f, g) : store.Or(f, g);
}

RC_GTEST_PROP(Evaluator, MatteringIsTheSupportOfTheRestricted,
              (uint32_t seed)) {
  Random random(seed);
  const Space space({2, 3, 70, 2, 4, 130, 3, 2, 5, 2, 2, 6, 3, 2});
  NodeStore store(space.class_counts());
  const NodeId root = RandomNode(random, store, 4);
  const Limits limits = testing::RandomLimits(random, space);
  const NodeId restricted = store.Restrict(root, limits);
  Evaluator evaluator(store);
  const PossibleClasses possible = PossibleWithin(store, limits);
  RC_ASSERT(ToVector(evaluator.Mattering(root, possible)) ==
            Support(store, restricted));
  const unsigned both = kMayBeFalse | kMayBeTrue;
  RC_ASSERT(evaluator.Reachable(root, possible) ==
            (restricted == kTrue    ? kMayBeTrue
             : restricted == kFalse ? kMayBeFalse
                                    : both));
}

}  // namespace
}  // namespace safeconduct::diagram
