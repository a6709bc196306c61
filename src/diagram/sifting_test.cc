// SPDX-License-Identifier: Apache-2.0
#include "diagram/sifting.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

#include "diagram/analysis.h"

namespace safeconduct::diagram {
namespace {

using Classes = std::vector<size_t>;  // by variable

bool Value(const NodeStore& store, NodeId node, const Classes& classes) {
  while (!NodeStore::IsTerminal(node)) {
    node = store.children(node)[classes[store.var(node).index()]];
  }
  return node == kTrue;
}

NodeId Is(NodeStore& store, size_t var) {
  return store.In(VarId(var), ClassSet::Single(2, 1));
}

TEST(Sifting, PutsTogetherWhatHangsTogether) {
  NodeStore store({2, 2, 2, 2});
  // risk, a, b, assured: (not risk or assured) and a and b
  NodeId root = store.Or(store.Not(Is(store, 0)), Is(store, 3));
  root = store.And(root, store.And(Is(store, 1), Is(store, 2)));
  ASSERT_EQ(CountNodes(store, root), 6U);
  const Sifted sifted = Sift(store, root);
  EXPECT_EQ(CountNodes(sifted.store, sifted.root), 4U);
}

TEST(Sifting, KeepsTheOrderWhereNoneIsBetter) {
  NodeStore store({2, 2, 2});
  const NodeId root =
      store.And(Is(store, 0), store.And(Is(store, 1), Is(store, 2)));
  EXPECT_EQ(Sift(store, root).vars, Support(store, root));
}

TEST(Sifting, LeavesOutWhatTheFunctionDoesNotDependOn) {
  NodeStore store({2, 3, 2});
  const NodeId root = store.Or(Is(store, 0), Is(store, 2));
  EXPECT_EQ(Sift(store, root).vars,
            (std::vector<VarId>{VarId(size_t{0}), VarId(size_t{2})}));
}

TEST(Sifting, TakesAConstant) {
  const NodeStore store({2});
  EXPECT_EQ(Sift(store, kTrue).root, kTrue);
  EXPECT_EQ(Sift(store, kFalse).root, kFalse);
}

// Random functions of six variables with three classes each: the same value
// for every assignment, and never more nodes.
TEST(Sifting, ChangesTheOrderAndNotTheFunction) {
  std::minstd_rand dice(7);
  constexpr size_t kVars = 6;
  for (int round = 0; round < 40; ++round) {
    NodeStore store(std::vector<uint32_t>(kVars, 3));
    NodeId root = kFalse;
    for (int term = 0; term < 6; ++term) {
      NodeId product = kTrue;
      for (int factor = 0; factor < 3; ++factor) {
        const ClassSet classes = ClassSet::Single(3, dice() % 3);
        product = store.And(product, store.In(VarId(dice() % kVars), classes));
      }
      root = store.Or(root, product);
    }
    const Sifted sifted = Sift(store, root);
    EXPECT_LE(CountNodes(sifted.store, sifted.root), CountNodes(store, root));
    for (size_t code = 0; code < 729; ++code) {
      Classes classes;
      for (size_t i = 0, rest = code; i < kVars; ++i, rest /= 3) {
        classes.push_back(rest % 3);
      }
      Classes moved;
      for (const VarId var : sifted.vars) moved.push_back(classes[var.index()]);
      ASSERT_EQ(Value(sifted.store, sifted.root, moved),
                Value(store, root, classes));
    }
  }
}

}  // namespace
}  // namespace safeconduct::diagram
