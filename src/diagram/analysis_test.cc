// SPDX-License-Identifier: Apache-2.0
#include "diagram/analysis.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "diagram/truth_table_testing.h"

namespace safeconduct::diagram {

// Puts into a store what its operations never would.
class NodeStorePeer {
 public:
  static NodeId Append(NodeStore& store, size_t var,
                       std::vector<NodeId> children) {
    store.nodes_.push_back(
        {VarId(var), static_cast<uint32_t>(store.children_.size())});
    store.children_.insert(store.children_.end(), children.begin(),
                           children.end());
    return NodeId(store.nodes_.size() - 1);
  }
  // The same, found by the unique table.
  static NodeId AppendKnown(NodeStore& store, size_t var,
                            const std::vector<NodeId>& children) {
    const NodeId node = Append(store, var, children);
    store.slots_[store.FindSlot(VarId(var), children)] = node;
    return node;
  }
};

namespace {

using testing::Assignment;
using testing::MakeFromTable;
using testing::Random;
using testing::Space;
using testing::Table;

std::vector<VarId> AllVars(const Space& space) {
  std::vector<VarId> vars;
  for (size_t v = 0; v < space.var_count(); ++v) vars.emplace_back(v);
  return vars;
}

// Tells whether changing `var` alone can change the value in a table.
bool DependsOn(const Space& space, const Table& table, VarId var) {
  for (size_t i = 0; i < space.size(); ++i) {
    Assignment other = space.AssignmentAt(i);
    other[var.index()] = 0;
    if (table[space.NumberOf(other)] != table[i]) return true;
  }
  return false;
}

TEST(FindBrokenInvariant, AcceptsWhatOperationsMake) {
  NodeStore store({2, 3});
  const NodeId a = store.In(VarId(size_t{0}), ClassSet::Single(2, 1));
  const NodeId b = store.In(VarId(size_t{1}), ClassSet::Single(3, 1));
  store.IfThenElse(a, b, store.Not(b));
  EXPECT_EQ(FindBrokenInvariant(store), "");
}

TEST(FindBrokenInvariant, FindsAChildAtTheSameLevel) {
  NodeStore store({2, 3});
  const NodeId a = store.In(VarId(size_t{0}), ClassSet::Single(2, 1));
  NodeStorePeer::AppendKnown(store, 0, {a, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store),
            "node 3: a child at its level or above");
}

TEST(FindBrokenInvariant, FindsAChildAbove) {
  NodeStore store({2, 3});
  const NodeId a = store.In(VarId(size_t{0}), ClassSet::Single(2, 1));
  NodeStorePeer::AppendKnown(store, 1, {a, kTrue, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store),
            "node 3: a child at its level or above");
}

TEST(FindBrokenInvariant, FindsAChildMadeLater) {
  NodeStore store({2, 3});
  NodeStorePeer::AppendKnown(store, 0, {NodeId(size_t{3}), kTrue});
  NodeStorePeer::AppendKnown(store, 1, {kFalse, kTrue, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: a child made after it");
}

TEST(FindBrokenInvariant, FindsEqualChildren) {
  NodeStore store({2, 3});
  NodeStorePeer::AppendKnown(store, 0, {kTrue, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: all children equal");
}

TEST(FindBrokenInvariant, FindsAWrongNumberOfChildren) {
  NodeStore store({2, 3});
  NodeStorePeer::Append(store, 1, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: a wrong number of children");
  NodeStorePeer::Append(store, 0, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: a wrong number of children");
}

TEST(FindBrokenInvariant, FindsAVariableThatIsNone) {
  NodeStore store({2, 3});
  NodeStorePeer::Append(store, 2, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: no such variable");
}

TEST(FindBrokenInvariant, FindsTwoNodesAlike) {
  NodeStore store({2, 3});
  store.In(VarId(size_t{0}), ClassSet::Single(2, 1));
  NodeStorePeer::Append(store, 0, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 3: alike to node 2");
}

TEST(FindBrokenInvariant, FindsANodeThatTheTableLacks) {
  NodeStore store({2, 3});
  NodeStorePeer::Append(store, 0, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store), "node 2: not in the unique table");
}

TEST(FindBrokenInvariant, LooksAtNodesFromTheFirstAskedFor) {
  NodeStore store({2, 3});
  NodeStorePeer::AppendKnown(store, 0, {kTrue, kTrue});
  NodeStorePeer::AppendKnown(store, 0, {kFalse, kTrue});
  EXPECT_EQ(FindBrokenInvariant(store, 3), "");
  EXPECT_NE(FindBrokenInvariant(store, 2), "");
}

TEST(NodesUnder, PutsChildrenFirst) {
  NodeStore store({2, 3});
  const NodeId a = store.In(VarId(size_t{0}), ClassSet::Single(2, 1));
  const NodeId b = store.In(VarId(size_t{1}), ClassSet::Single(3, 1));
  const NodeId both = store.And(a, b);
  EXPECT_EQ(NodesUnder(store, both), (std::vector<NodeId>{b, both}));
  EXPECT_TRUE(NodesUnder(store, kTrue).empty());
  EXPECT_TRUE(NodesUnder(store, kFalse).empty());
  EXPECT_EQ(CountNodes(store, both), 2u);
}

TEST(CountAssignments, IsExactBeyondMachineNumbers) {
  NodeStore store(std::vector<uint32_t>(100, 10));
  std::vector<VarId> vars;
  for (size_t v = 0; v < 100; ++v) vars.emplace_back(v);
  EXPECT_EQ(CountAssignments(store, kTrue, vars), "1" + std::string(100, '0'));
  EXPECT_EQ(CountAssignments(store, kFalse, vars), "0");
  NodeId f = kTrue;
  for (const VarId var : vars) {
    f = store.And(f, store.In(var, ClassSet::Single(10, 3).Complement()));
  }
  // 9^100 and 10^100 - 9^100.
  EXPECT_EQ(CountAssignments(store, f, vars),
            "26561398887587476933878132203577962682923345265339"
            "4495974574961739092490901302182994384699044001");
  EXPECT_EQ(CountAssignments(store, store.Not(f), vars),
            "99997343860111241252306612186779642203731707665473"
            "46605504025425038260907509098697817005615300955999");
}

TEST(CountAssignments, CountsOverTheVariablesGiven) {
  NodeStore store({2, 5, 3});
  const NodeId f = store.In(VarId(size_t{1}), ClassSet::Single(5, 2));
  EXPECT_EQ(CountAssignments(store, f, {VarId(size_t{1})}), "1");
  EXPECT_EQ(CountAssignments(store, f, {VarId(size_t{1}), VarId(size_t{2})}),
            "3");
  EXPECT_EQ(CountAssignments(store, kTrue, {}), "1");
}

RC_GTEST_PROP(Support, IsWhatTheFunctionDependsOn, (uint32_t seed)) {
  Random random(seed);
  const Space space = testing::RandomSpace(random);
  NodeStore store(space.class_counts());
  const Table table = testing::RandomTable(random, space);
  std::vector<VarId> expected;
  for (const VarId var : AllVars(space)) {
    if (DependsOn(space, table, var)) expected.push_back(var);
  }
  RC_ASSERT(Support(store, MakeFromTable(store, table)) == expected);
}

RC_GTEST_PROP(CountAssignments, IsTheNumberOfTrueRows, (uint32_t seed)) {
  Random random(seed);
  const Space space = testing::RandomSpace(random);
  NodeStore store(space.class_counts());
  const Table table = testing::RandomTable(random, space);
  const NodeId f = MakeFromTable(store, table);
  RC_ASSERT(CountAssignments(store, f, AllVars(space)) ==
            std::to_string(std::count(table.begin(), table.end(), true)));
}

}  // namespace
}  // namespace safeconduct::diagram
