// SPDX-License-Identifier: Apache-2.0
#include "diagram/node_store.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <utility>
#include <vector>

#include "diagram/analysis.h"
#include "diagram/truth_table_testing.h"

namespace safeconduct::diagram {
namespace {

using testing::Assignment;
using testing::MakeFromTable;
using testing::Random;
using testing::RandomTable;
using testing::Space;
using testing::Table;

ClassSet Classes(size_t class_count, std::initializer_list<size_t> members) {
  ClassSet classes(class_count);
  for (const size_t c : members) classes.Insert(c);
  return classes;
}

// A random space, its store and the random numbers that follow.
struct World {
  explicit World(uint32_t seed)
      : random(seed),
        space(testing::RandomSpace(random)),
        store(space.class_counts()) {}

  Table NewTable() { return RandomTable(random, space); }
  NodeId Make(const Table& table) { return MakeFromTable(store, table); }

  Random random;
  Space space;
  NodeStore store;
};

TEST(NodeStore, PrintsANodeALine) {
  NodeStore store({3, 2});
  const NodeId minor = store.In(VarId(size_t{0}), Classes(3, {0, 1}));
  const NodeId is_open = store.In(VarId(size_t{1}), Classes(2, {1}));
  EXPECT_EQ(store.ToString(kFalse), "false\n");
  EXPECT_EQ(store.ToString(kTrue), "true\n");
  EXPECT_EQ(store.ToString(store.And(minor, is_open)),
            "#0 v0: 0..1 -> #1, 2 -> false\n"
            "#1 v1: 0 -> false, 1 -> true\n");
}

TEST(NodeStore, PrintsDistantClassesOfOneChildTogether) {
  NodeStore store({7});
  EXPECT_EQ(
      store.ToString(store.In(VarId(size_t{0}), Classes(7, {1, 3, 4, 5}))),
      "#0 v0: 0,2,6 -> false, 1,3..5 -> true\n");
}

TEST(NodeStore, NamesEachChildOnceWithItsClasses) {
  NodeStore store({4});
  const VarId var(size_t{0});
  const NodeId node = store.In(var, Classes(4, {1, 2}));
  using Edges = std::vector<NodeStore::Edge>;
  EXPECT_EQ(store.Edges(node),
            (Edges{{kFalse, Classes(4, {0, 3})}, {kTrue, Classes(4, {1, 2})}}));
  EXPECT_EQ(store.Edges(node, Classes(4, {2, 3})),
            (Edges{{kTrue, Classes(4, {2})}, {kFalse, Classes(4, {3})}}));
  EXPECT_TRUE(store.Edges(kTrue).empty());
}

TEST(NodeStore, MakesNoNodeForEqualChildren) {
  NodeStore store({3, 1});
  const VarId first(size_t{0});
  EXPECT_EQ(store.In(first, ClassSet(3)), kFalse);
  EXPECT_EQ(store.In(first, ClassSet::All(3)), kTrue);
  EXPECT_EQ(store.In(VarId(size_t{1}), ClassSet::All(1)), kTrue);
  EXPECT_EQ(store.node_count(), 2u);
}

TEST(NodeStore, MakesANodeOnce) {
  NodeStore store({3});
  const NodeId node = store.In(VarId(size_t{0}), Classes(3, {1}));
  EXPECT_EQ(store.In(VarId(size_t{0}), Classes(3, {1})), node);
  const std::vector<NodeId> children = {kFalse, kTrue, kFalse};
  EXPECT_EQ(store.MakeNode(VarId(size_t{0}), children), node);
  EXPECT_EQ(store.node_count(), 3u);
}

TEST(NodeStore, TakesItsOwnChildrenAsInput) {
  NodeStore store({2, 200});
  for (size_t c = 0; c < 199; ++c) {
    const NodeId node = store.In(VarId(size_t{1}), Classes(200, {c}));
    EXPECT_EQ(store.MakeNode(VarId(size_t{1}), store.children(node)), node);
  }
}

TEST(NodeStore, KeepsItsNodesFoundAsTheTableGrows) {
  NodeStore store({3000, 2});
  std::vector<NodeId> nodes;
  for (size_t c = 0; c < 3000; ++c) {
    nodes.push_back(store.In(VarId(size_t{0}), Classes(3000, {c})));
  }
  NodeId any = kFalse;
  for (size_t c = 0; c < 3000; ++c) {
    EXPECT_EQ(store.In(VarId(size_t{0}), Classes(3000, {c})), nodes[c]);
    any = store.Or(any, nodes[c]);
  }
  EXPECT_EQ(any, kTrue);
}

TEST(NodeStore, RestrictJoinsWhatAgreesWithinTheLimits) {
  NodeStore store({4});
  const VarId var(size_t{0});
  const NodeStore::Limit limit{var, Classes(4, {1, 2})};
  const NodeId a = store.In(var, Classes(4, {0, 1}));
  const NodeId b = store.In(var, Classes(4, {1, 3}));
  EXPECT_NE(a, b);
  EXPECT_EQ(store.Restrict(a, {&limit, 1}), store.Restrict(b, {&limit, 1}));
  EXPECT_EQ(store.ToString(store.Restrict(a, {&limit, 1})),
            "#0 v0: 0..1,3 -> true, 2 -> false\n");
}

TEST(NodeStore, ComposePrintsItsExample) {
  NodeStore store({2, 2, 3});
  const VarId v0(size_t{0});
  const VarId v2(size_t{2});
  const NodeId f = store.And(store.In(VarId(size_t{1}), Classes(2, {1})),
                             store.In(v2, Classes(3, {0, 1})));
  const std::vector<NodeStore::Substitution> substitutions = {
      {v2,
       {store.In(v0, Classes(2, {0})), kFalse, store.In(v0, Classes(2, {1}))}}};
  EXPECT_EQ(store.ToString(store.Compose(f, substitutions)),
            "#0 v0: 0 -> #1, 1 -> false\n"
            "#1 v1: 0 -> false, 1 -> true\n");
}

TEST(NodeStore, StopsAtItsBudget) {
  NodeStore store({3, 3}, 4);
  const VarId v0(size_t{0});
  const VarId v1(size_t{1});
  const NodeId a = store.In(v0, Classes(3, {0}));
  const NodeId b = store.In(v1, Classes(3, {0}));
  EXPECT_FALSE(store.over_budget());
  EXPECT_EQ(store.And(a, b), kFalse);
  EXPECT_TRUE(store.over_budget());
  EXPECT_EQ(store.node_count(), 4u);

  const std::vector<NodeId> children = {kFalse, kTrue, kFalse};
  const NodeStore::Limit limit{v0, Classes(3, {0})};
  const NodeStore::Substitution substitution{v0, {kTrue, kFalse, kFalse}};
  EXPECT_EQ(store.In(v0, Classes(3, {0})), kFalse);
  EXPECT_EQ(store.MakeNode(v0, children), kFalse);
  EXPECT_EQ(store.Not(kFalse), kFalse);
  EXPECT_EQ(store.And(kTrue, kTrue), kFalse);
  EXPECT_EQ(store.Or(kTrue, kTrue), kFalse);
  EXPECT_EQ(store.IfThenElse(kTrue, kTrue, kTrue), kFalse);
  EXPECT_EQ(store.Restrict(a, {&limit, 1}), kFalse);
  EXPECT_EQ(store.Compose(a, {&substitution, 1}), kFalse);
  EXPECT_TRUE(store.over_budget());
}

TEST(NodeStore, StopsInsideEachOperation) {
  for (size_t budget = 2; budget < 60; ++budget) {
    Random random(static_cast<uint32_t>(budget));
    const Space space({3, 4, 3, 4});
    NodeStore store(space.class_counts(), budget);
    const NodeId f = MakeFromTable(store, RandomTable(random, space));
    const NodeId g = MakeFromTable(store, RandomTable(random, space));
    const NodeId h = store.IfThenElse(f, g, store.Not(g));
    const std::vector<NodeStore::Substitution> substitutions = {
        {VarId(size_t{2}), {g, kFalse, store.Not(g)}}};
    const std::vector<NodeStore::Limit> limits = {
        {VarId(size_t{1}), Classes(4, {1, 2})}};
    if (store.over_budget()) {
      EXPECT_EQ(store.Compose(store.Restrict(h, limits), substitutions),
                kFalse);
    }
    EXPECT_LE(store.node_count(), budget);
    EXPECT_EQ(FindBrokenInvariant(store), "");
  }
}

TEST(NodeStore, IsOverBudgetWithTooManyVariables) {
  NodeStore deepest(std::vector<uint32_t>(kMaxVars, 2));
  EXPECT_FALSE(deepest.over_budget());
  NodeStore deeper(std::vector<uint32_t>(kMaxVars + 1, 2));
  EXPECT_TRUE(deeper.over_budget());
  EXPECT_EQ(deeper.In(VarId(size_t{0}), Classes(2, {1})), kFalse);
}

TEST(NodeStore, DescendsThroughAsManyVariablesAsItTakes) {
  NodeStore store(std::vector<uint32_t>(kMaxVars, 2));
  NodeId odd = kFalse;  // whether an odd number of variables are in class 1
  for (size_t v = kMaxVars; v-- > 1;) {
    const NodeId even = store.Not(odd);
    odd = store.MakeNode(VarId(v), std::vector<NodeId>{odd, even});
  }
  const NodeId even = store.Not(odd);
  EXPECT_EQ(store.And(odd, even), kFalse);
  EXPECT_EQ(store.IfThenElse(odd, even, store.Or(odd, even)), even);
  const VarId last(kMaxVars - 1);
  const NodeStore::Limit limit{last, Classes(2, {0})};
  EXPECT_EQ(CountNodes(store, store.Restrict(odd, {&limit, 1})),
            2 * (kMaxVars - 2) - 1);
  const NodeId first = store.In(VarId(size_t{0}), Classes(2, {1}));
  const NodeStore::Substitution substitution{last, {store.Not(first), first}};
  EXPECT_EQ(CountNodes(store, store.Compose(odd, {&substitution, 1})),
            2 * (kMaxVars - 1) - 1);
}

RC_GTEST_PROP(NodeStore, IsCanonical, (uint32_t seed)) {
  World world(seed);
  const Table a = world.NewTable();
  const Table b = world.NewTable();
  const NodeId f = world.Make(a);
  const NodeId g = world.Make(b);
  RC_ASSERT((f == g) == (a == b));
  RC_ASSERT(testing::TableOf(world.store, world.space, f) == a);
  RC_ASSERT(FindBrokenInvariant(world.store) == "");
}

RC_GTEST_PROP(NodeStore, ConnectivesAreThoseOfTheTables, (uint32_t seed)) {
  World world(seed);
  const Table a = world.NewTable();
  const Table b = world.NewTable();
  const Table c = world.NewTable();
  Table not_a(a.size()), both(a.size()), any(a.size()), unlike(a.size()),
      chosen(a.size());
  for (size_t i = 0; i < a.size(); ++i) {
    not_a[i] = !a[i];
    both[i] = a[i] && b[i];
    any[i] = a[i] || b[i];
    unlike[i] = a[i] != b[i];
    chosen[i] = a[i] ? b[i] : c[i];
  }
  const NodeId f = world.Make(a);
  const NodeId g = world.Make(b);
  const NodeId h = world.Make(c);
  NodeStore& store = world.store;
  for (int round = 0; round < 2; ++round) {
    RC_ASSERT(store.Not(f) == world.Make(not_a));
    RC_ASSERT(store.And(f, g) == world.Make(both));
    RC_ASSERT(store.Or(f, g) == world.Make(any));
    RC_ASSERT(store.Xor(f, g) == world.Make(unlike));
    RC_ASSERT(store.IfThenElse(f, g, h) == world.Make(chosen));
    store.ClearCaches();
  }
  RC_ASSERT(FindBrokenInvariant(store) == "");
}

RC_GTEST_PROP(NodeStore, IfThenElseHoldsWhereOperandsCoincide,
              (uint32_t seed)) {
  World world(seed);
  const NodeId f = world.Make(world.NewTable());
  const NodeId g = world.Make(world.NewTable());
  NodeStore& store = world.store;
  const std::vector<NodeId> operands = {kFalse, kTrue, f, g, store.Not(f)};
  for (const NodeId a : operands) {
    for (const NodeId b : operands) {
      for (const NodeId c : operands) {
        const NodeId expected =
            store.Or(store.And(a, b), store.And(store.Not(a), c));
        RC_ASSERT(store.IfThenElse(a, b, c) == expected);
      }
    }
  }
}

RC_GTEST_PROP(NodeStore, InIsMembership, (uint32_t seed)) {
  World world(seed);
  const size_t var = testing::Below(world.random, world.space.var_count());
  const ClassSet classes =
      testing::RandomClasses(world.random, world.space.class_counts()[var]);
  const Table expected = world.space.Tabulate(
      [&](const Assignment& a) { return classes.Contains(a[var]); });
  RC_ASSERT(world.store.In(VarId(var), classes) == world.Make(expected));
}

RC_GTEST_PROP(NodeStore, RestrictFollowsTheLowestPossibleClass,
              (uint32_t seed)) {
  World world(seed);
  const Table table = world.NewTable();
  const auto limits = testing::RandomLimits(world.random, world.space);
  const Table expected = world.space.Tabulate([&](Assignment a) {
    for (const auto& [var, classes] : limits) {
      size_t& its_class = a[var.index()];
      if (classes.Contains(its_class)) continue;
      for (its_class = 0; !classes.Contains(its_class);) ++its_class;
    }
    return table[world.space.NumberOf(a)];
  });
  const NodeId f = world.Make(table);
  RC_ASSERT(world.store.Restrict(f, limits) == world.Make(expected));
}

// Functions from assignments to classes, one for each substituted variable,
// that look at variables not substituted only.
class Choices {
 public:
  explicit Choices(World& world) : space_(world.space) {
    for (size_t v = 0; v < space_.var_count(); ++v) {
      is_substituted_.push_back(testing::Below(world.random, 2) == 0);
    }
    for (size_t v = 0; v < space_.var_count(); ++v) {
      choosers_.push_back({world.NewTable(), world.NewTable()});
    }
  }

  // Returns the assignment with all choices made at once.
  Assignment Made(const Assignment& given) const {
    Assignment seen = given;
    for (size_t v = 0; v < seen.size(); ++v) {
      if (is_substituted_[v]) seen[v] = 0;
    }
    Assignment made = given;
    for (size_t v = 0; v < made.size(); ++v) {
      if (is_substituted_[v]) made[v] = Choice(v, space_.NumberOf(seen));
    }
    return made;
  }

  std::vector<NodeStore::Substitution> Substitutions(World& world) const {
    std::vector<NodeStore::Substitution> substitutions;
    for (size_t v = 0; v < space_.var_count(); ++v) {
      if (!is_substituted_[v]) continue;
      substitutions.push_back({VarId(v), {}});
      for (size_t c = 0; c < space_.class_counts()[v]; ++c) {
        substitutions.back().guards.push_back(world.Make(space_.Tabulate(
            [&](const Assignment& a) { return Made(a)[v] == c; })));
      }
    }
    return substitutions;
  }

 private:
  size_t Choice(size_t v, size_t number) const {
    const auto& [low, high] = choosers_[v];
    return (size_t{low[number]} + 2 * size_t{high[number]}) %
           space_.class_counts()[v];
  }

  const Space& space_;
  std::vector<bool> is_substituted_;
  std::vector<std::pair<Table, Table>> choosers_;
};

RC_GTEST_PROP(NodeStore, ComposeMakesAllSubstitutionsAtOnce, (uint32_t seed)) {
  World world(seed);
  const Table table = world.NewTable();
  const Choices choices(world);
  const Table expected = world.space.Tabulate([&](const Assignment& a) {
    return table[world.space.NumberOf(choices.Made(a))];
  });
  const NodeId f = world.Make(table);
  RC_ASSERT(world.store.Compose(f, choices.Substitutions(world)) ==
            world.Make(expected));
  RC_ASSERT(FindBrokenInvariant(world.store) == "");
}

}  // namespace
}  // namespace safeconduct::diagram
