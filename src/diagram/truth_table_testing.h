// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_TRUTH_TABLE_TESTING_H_
#define SAFECONDUCT_DIAGRAM_TRUTH_TABLE_TESTING_H_

// Functions written out assignment by assignment: what tests compare diagrams
// with. Only tests include this.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "diagram/evaluation.h"
#include "diagram/node_store.h"

namespace safeconduct::diagram::testing {

// A function's values, by the number of the assignment.
using Table = std::vector<bool>;
using Assignment = std::vector<size_t>;  // a class a variable
using Random = std::mt19937;

inline size_t Below(Random& random, size_t end) {
  return std::uniform_int_distribution<size_t>(0, end - 1)(random);
}

// The assignments to variables with some numbers of classes, numbered in the
// order in which the first variable changes slowest.
class Space {
 public:
  explicit Space(std::vector<uint32_t> class_counts)
      : class_counts_(std::move(class_counts)) {
    for (const uint32_t count : class_counts_) size_ *= count;
  }

  const std::vector<uint32_t>& class_counts() const { return class_counts_; }
  size_t var_count() const { return class_counts_.size(); }
  size_t size() const { return size_; }

  Assignment AssignmentAt(size_t number) const {
    Assignment assignment(var_count());
    for (size_t v = var_count(); v-- > 0;) {
      assignment[v] = number % class_counts_[v];
      number /= class_counts_[v];
    }
    return assignment;
  }
  size_t NumberOf(const Assignment& assignment) const {
    size_t number = 0;
    for (size_t v = 0; v < var_count(); ++v) {
      number = number * class_counts_[v] + assignment[v];
    }
    return number;
  }
  // Returns the table with function(assignment) at each assignment.
  Table Tabulate(const std::function<bool(const Assignment&)>& function) const {
    Table table(size_);
    for (size_t i = 0; i < size_; ++i) table[i] = function(AssignmentAt(i));
    return table;
  }

 private:
  std::vector<uint32_t> class_counts_;
  size_t size_ = 1;
};

// Returns a space of one to five variables, some of a single class.
inline Space RandomSpace(Random& random, size_t max_classes = 5) {
  std::vector<uint32_t> counts(1 + Below(random, 5));
  for (uint32_t& count : counts) {
    count = static_cast<uint32_t>(1 + Below(random, max_classes));
  }
  return Space(counts);
}

inline ClassSet RandomClasses(Random& random, size_t class_count) {
  ClassSet classes(class_count);
  for (size_t c = 0; c < class_count; ++c) {
    if (Below(random, 2) == 0) classes.Insert(c);
  }
  return classes;
}

inline ClassSet RandomNonEmptyClasses(Random& random, size_t class_count) {
  ClassSet classes = RandomClasses(random, class_count);
  classes.Insert(Below(random, class_count));
  return classes;
}

// Returns a function made of random tests with random connectives.
inline Table RandomTable(Random& random, const Space& space,
                         size_t max_depth = 4) {
  if (max_depth == 0 || Below(random, 6) == 0) {
    const size_t var = Below(random, space.var_count());
    const ClassSet classes = RandomClasses(random, space.class_counts()[var]);
    return space.Tabulate(
        [&](const Assignment& a) { return classes.Contains(a[var]); });
  }
  Table table = RandomTable(random, space, max_depth - 1);
  const Table other = RandomTable(random, space, max_depth - 1);
  const size_t connective = Below(random, 3);
  for (size_t i = 0; i < table.size(); ++i) {
    table[i] = connective == 0   ? table[i] && other[i]
               : connective == 1 ? table[i] || other[i]
                                 : table[i] != other[i];
  }
  return table;
}

// Returns the node of a table, made level by level with MakeNode alone.
inline NodeId MakeFromTable(NodeStore& store, const Table& table) {
  std::vector<NodeId> nodes;
  for (const bool value : table) nodes.push_back(value ? kTrue : kFalse);
  for (size_t v = store.var_count(); v-- > 0;) {
    const size_t count = store.class_count(VarId(v));
    std::vector<NodeId> parents;
    for (size_t i = 0; i < nodes.size(); i += count) {
      parents.push_back(
          store.MakeNode(VarId(v), std::span(nodes).subspan(i, count)));
    }
    nodes = std::move(parents);
  }
  return nodes.front();
}

// Returns what a node says of each assignment.
inline Table TableOf(const NodeStore& store, const Space& space, NodeId root) {
  return space.Tabulate([&](const Assignment& assignment) {
    NodeId node = root;
    while (!NodeStore::IsTerminal(node)) {
      node = store.children(node)[assignment[store.var(node).index()]];
    }
    return node == kTrue;
  });
}

// Returns limits on some of the variables.
inline std::vector<NodeStore::Limit> RandomLimits(Random& random,
                                                  const Space& space) {
  std::vector<NodeStore::Limit> limits;
  for (size_t v = 0; v < space.var_count(); ++v) {
    if (Below(random, 3) == 0) continue;
    const size_t count = space.class_counts()[v];
    limits.push_back(
        {VarId(v), Below(random, 3) == 0
                       ? ClassSet::Single(count, Below(random, count))
                       : RandomNonEmptyClasses(random, count)});
  }
  return limits;
}

inline void ApplyLimit(const NodeStore::Limit& limit,
                       PossibleClasses& possible) {
  const auto words = limit.classes.words();
  std::copy(words.begin(), words.end(),
            possible.mutable_words(limit.var).begin());
}

// Tells whether an assignment is within all of `limits`.
inline bool IsWithin(const Assignment& assignment,
                     const std::vector<NodeStore::Limit>& limits) {
  return std::all_of(limits.begin(), limits.end(), [&](const auto& limit) {
    return limit.classes.Contains(assignment[limit.var.index()]);
  });
}

}  // namespace safeconduct::diagram::testing

#endif  // SAFECONDUCT_DIAGRAM_TRUTH_TABLE_TESTING_H_
