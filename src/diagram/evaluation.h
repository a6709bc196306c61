// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_EVALUATION_H_
#define SAFECONDUCT_DIAGRAM_EVALUATION_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "diagram/domain.h"
#include "diagram/node_store.h"

namespace safeconduct::diagram {

// The classes that each variable of a store may be in, all in one array: the
// question that a diagram is asked. A plain value; starts with all possible.
class PossibleClasses {
 public:
  explicit PossibleClasses(const NodeStore& store);

  std::span<const uint64_t> words(VarId var) const;
  // Returns the classes that `var` may be in.
  ClassSet Classes(VarId var) const;
  // Returns the bits of `var` to be written: class c is bit c % 64 of word
  // c / 64. At least one bit must be set, and none at or above class_count.
  std::span<uint64_t> mutable_words(VarId var);
  // Makes these classes of `var` possible, at least one, and no others.
  void Set(VarId var, const ClassSet& classes);
  // Makes every class of `var` possible.
  void SetAll(VarId var);

 private:
  friend class Evaluator;

  std::vector<uint32_t> offsets_;  // var_count + 1
  std::vector<uint32_t> class_counts_;
  std::vector<uint64_t> words_;
};

// Which terminals can be reached. A bit set: kMayBeTrue | kMayBeFalse.
using Reach = uint8_t;
inline constexpr Reach kMayBeFalse = 1;
inline constexpr Reach kMayBeTrue = 2;

// Working memory for questions to one store, so that none about a root
// allocates after the first about it. Not shared between threads.
class Evaluator {
 public:
  // Keeps a reference to `store`, which must not change or go away.
  explicit Evaluator(const NodeStore& store);

  // Returns which terminals some possible assignment reaches from `root`. Stops
  // as soon as both have been found.
  Reach Reachable(NodeId root, const PossibleClasses& possible);

  // Returns, ascending, the variables that matter: those for which two possible
  // assignments that differ in it alone differ at `root`. This is the support
  // of Restrict(root, possible), computed beside the store. Empty exactly when
  // Reachable finds one terminal. Holds until the next question.
  std::span<const VarId> Mattering(NodeId root,
                                   const PossibleClasses& possible);

 private:
  // A node and, so that one cache line holds all that a visit needs, its marks.
  struct Packed {
    uint32_t var = 0;
    uint32_t first_word = 0;  // of its variable, in PossibleClasses
    uint32_t word_count = 0;
    uint32_t first_child = 0;  // in children_, one a class
    uint32_t first_edge = 0;   // in edges_
    uint32_t end_edge = 0;
    uint32_t stamp = 0;       // the last question that came here
    uint32_t restricted = 0;  // by the question `stamp`, if Mattering's
  };
  // The classes in one word of a variable that lead to one child.
  struct Edge {
    uint64_t mask;
    uint32_t word;  // in PossibleClasses
    uint32_t child;
  };
  // A slot of the table of restricted nodes.
  struct Slot {
    uint64_t hash = 0;
    uint32_t stamp = 0;
    uint32_t node = 0;
  };
  static constexpr uint32_t kUnpacked = UINT32_MAX;

  uint32_t Pack(NodeId root);
  void PackNode(NodeId node);
  void PackEdges(NodeId node);
  void StartQuestion();
  const uint32_t* OnlyChild(const Packed& node, const uint64_t* words) const;
  void Visit(uint32_t child);
  uint32_t Restricted(uint32_t index, const uint64_t* words);
  uint32_t RestrictedBranch(uint32_t index, const uint64_t* words);
  uint32_t FindAlike(uint32_t index, uint64_t hash, const uint64_t* words);
  bool IsAlike(const Packed& a, const Packed& b, const uint64_t* words) const;

  const NodeStore& store_;
  std::vector<uint32_t> first_words_;  // by variable, as in PossibleClasses
  std::vector<uint32_t> index_of_;     // by NodeId, in packed_
  std::vector<Packed> packed_;         // children before parents
  std::vector<Edge> edges_;
  std::vector<uint32_t> children_;  // in packed_
  uint32_t stamp_ = 0;
  std::vector<uint32_t> stack_;
  size_t stack_size_ = 0;
  Reach found_ = 0;
  std::vector<Slot> slots_;
  std::vector<uint64_t> matters_;  // a bit a variable
  std::vector<VarId> result_;
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_EVALUATION_H_
