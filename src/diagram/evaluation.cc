// SPDX-License-Identifier: Apache-2.0
//
// What a diagram says where each variable is known to be in a set of classes.
//
// Idea. A diagram is asked thousands of times with different possible classes,
// so the part under a root is packed once: nodes next to each other, and the
// edges of a node that lead to one child joined to one bit mask a word of
// classes. An edge can be taken when its mask and the possible classes of the
// word have a bit in common: sixty unknown classes with two children cost two
// such tests. Where just one class is possible, the child is read from a table.
//
// Reachable walks the edges that can be taken and notes the terminals. As a
// variable stands once on a path, every path of possible edges is a possible
// assignment, so what is found is exact.
//
// Mattering restricts the diagram to the possible classes, children first: a
// node whose possible children have all become one node becomes that node; else
// it becomes the first node found whose possible classes lead to the same
// nodes. What stands for itself is the restricted diagram, and its variables
// are the answer: a diagram with no node to spare tests only what matters, and
// each node that stands for itself is under the restricted root, because a node
// that was replaced by an alike one has the same children.
//
// Example. f = (v0: 0 -> a, 1 -> b, 2 -> false), a = (v1: 0 -> true, 1..2 ->
// false), b = (v1: 0..1 -> true, 2 -> false). With v0 in {0, 1} and v1 in {0,
// 2}, a and b are alike on all that is possible, b becomes a, so f becomes a:
// only v1 matters.
//
// Hashing. The hash of a restricted node is the sum over its edges of (possible
// classes of the edge, as a number) times (a number scrambled from the child
// and the word). Edges of one word have no class in common, so two edges that
// come to one child add up to what one edge with both their classes gives: the
// hash depends on where each class leads alone. Equal hashes are compared class
// by class.
//
// Invariants. Nothing is cleared between questions: marks are stamped with the
// number of the question. packed_[0] and packed_[1] are the terminals, stand
// for themselves, and children stand before parents.
//
// Source. The restriction is the reduction of Bryant, "Graph-based algorithms
// for Boolean function manipulation", IEEE Transactions on Computers C-35(8),
// 1986, 4.2, with impossible classes left out.
#include "diagram/evaluation.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "diagram/analysis.h"
#include "diagram/hash.h"

namespace safeconduct::diagram {
namespace {

constexpr Reach kBoth = kMayBeFalse | kMayBeTrue;

size_t WordCount(size_t class_count) { return (class_count + 63) / 64; }

size_t LowestBit(uint64_t word) {
  return static_cast<size_t>(std::countr_zero(word));
}

bool HasOneBit(uint64_t word) { return (word & (word - 1)) == 0; }

}  // namespace

PossibleClasses::PossibleClasses(const NodeStore& store) {
  size_t size = 0;
  for (size_t v = 0; v < store.var_count(); ++v) {
    offsets_.push_back(static_cast<uint32_t>(size));
    const size_t class_count = store.class_count(VarId(v));
    class_counts_.push_back(static_cast<uint32_t>(class_count));
    size += WordCount(class_count);
  }
  offsets_.push_back(static_cast<uint32_t>(size));
  words_.resize(size);
  for (size_t v = 0; v < store.var_count(); ++v) SetAll(VarId(v));
}

std::span<const uint64_t> PossibleClasses::words(VarId var) const {
  const size_t begin = offsets_[var.index()];
  return std::span(words_).subspan(begin, offsets_[var.index() + 1] - begin);
}

ClassSet PossibleClasses::Classes(VarId var) const {
  ClassSet classes(class_counts_[var.index()]);
  std::ranges::copy(words(var), classes.mutable_words().begin());
  return classes;
}

std::span<uint64_t> PossibleClasses::mutable_words(VarId var) {
  const size_t begin = offsets_[var.index()];
  return std::span(words_).subspan(begin, offsets_[var.index() + 1] - begin);
}

void PossibleClasses::Set(VarId var, const ClassSet& classes) {
  std::ranges::copy(classes.words(), mutable_words(var).begin());
}

void PossibleClasses::SetAll(VarId var) {
  const std::span<uint64_t> words = mutable_words(var);
  std::fill(words.begin(), words.end(), ~uint64_t{0});
  const uint32_t extra = class_counts_[var.index()] % 64;
  if (extra != 0) words.back() = (uint64_t{1} << extra) - 1;
}

Evaluator::Evaluator(const NodeStore& store)
    : store_(store),
      index_of_(store.node_count(), kUnpacked),
      matters_((store.var_count() + 63) / 64) {
  size_t first_word = 0;
  for (size_t v = 0; v < store.var_count(); ++v) {
    first_words_.push_back(static_cast<uint32_t>(first_word));
    first_word += WordCount(store.class_count(VarId(v)));
  }
  result_.reserve(store.var_count());
  for (uint32_t terminal = 0; terminal < 2; ++terminal) {
    index_of_[terminal] = terminal;
    packed_.emplace_back().restricted = terminal;
  }
}

// Returns the index of `root` in packed_; packs what is under it where no
// question was asked about it yet.
uint32_t Evaluator::Pack(NodeId root) {
  const uint32_t known = index_of_[root.index()];
  if (known != kUnpacked) return known;
  for (const NodeId node : NodesUnder(store_, root)) {
    if (index_of_[node.index()] == kUnpacked) PackNode(node);
  }
  stack_.resize(packed_.size());
  slots_.assign(std::bit_ceil(2 * packed_.size()), Slot{});
  return index_of_[root.index()];
}

void Evaluator::PackNode(NodeId node) {
  index_of_[node.index()] = static_cast<uint32_t>(packed_.size());
  const VarId var = store_.var(node);
  Packed& packed = packed_.emplace_back();
  packed.var = var.value;
  packed.first_word = first_words_[var.index()];
  packed.word_count = static_cast<uint32_t>(WordCount(store_.class_count(var)));
  packed.first_child = static_cast<uint32_t>(children_.size());
  packed.first_edge = static_cast<uint32_t>(edges_.size());
  PackEdges(node);
  packed.end_edge = static_cast<uint32_t>(edges_.size());
}

void Evaluator::PackEdges(NodeId node) {
  const uint32_t first_word = first_words_[store_.var(node).index()];
  size_t first_of_word = edges_.size();
  for (size_t c = 0; c < store_.children(node).size(); ++c) {
    if (c % 64 == 0) first_of_word = edges_.size();
    const uint32_t child = index_of_[store_.children(node)[c].index()];
    children_.push_back(child);
    const auto begin = edges_.begin() + static_cast<ptrdiff_t>(first_of_word);
    auto edge = std::find_if(begin, edges_.end(),
                             [&](const Edge& e) { return e.child == child; });
    if (edge == edges_.end()) {
      const uint32_t word = first_word + static_cast<uint32_t>(c / 64);
      edge = edges_.insert(edges_.end(),
                           {.mask = 0, .word = word, .child = child});
    }
    edge->mask |= uint64_t{1} << (c % 64);
  }
}

void Evaluator::StartQuestion() {
  if (++stamp_ != 0) return;
  for (Packed& node : packed_) node.stamp = 0;
  for (Slot& slot : slots_) slot.stamp = 0;
  stamp_ = 1;
}

// Returns where the child stands that a node leads to for certain, because only
// one class of its variable is possible, or nullptr.
inline const uint32_t* Evaluator::OnlyChild(const Packed& node,
                                            const uint64_t* words) const {
  const uint64_t* const first = words + node.first_word;
  const uint64_t* const end = first + node.word_count;
  const uint64_t* word = first;
  while (word + 1 != end && *word == 0) ++word;
  SAFECONDUCT_CHECK(*word != 0);
  if (!HasOneBit(*word)) return nullptr;
  for (const uint64_t* rest = word + 1; rest != end; ++rest) {
    if (*rest != 0) return nullptr;
  }
  const size_t class_index =
      static_cast<size_t>(word - first) * 64 + LowestBit(*word);
  return &children_[node.first_child + class_index];
}

// Notes a terminal; puts a node not seen in this question on the stack.
inline void Evaluator::Visit(uint32_t child) {
  if (child < 2) {
    found_ = static_cast<Reach>(found_ | (1u << child));
  } else if (packed_[child].stamp != stamp_) {
    packed_[child].stamp = stamp_;
    stack_[stack_size_++] = child;
  }
}

Reach Evaluator::Reachable(NodeId root, const PossibleClasses& possible) {
  SAFECONDUCT_CHECK(possible.class_counts_.size() == first_words_.size());
  const uint32_t start = Pack(root);
  StartQuestion();
  const uint64_t* const words = possible.words_.data();
  found_ = 0;
  stack_size_ = 0;
  Visit(start);
  while (stack_size_ > 0 && found_ != kBoth) {
    const Packed& node = packed_[stack_[--stack_size_]];
    if (const uint32_t* child = OnlyChild(node, words)) {
      Visit(*child);
      continue;
    }
    for (uint32_t e = node.first_edge; e < node.end_edge; ++e) {
      const Edge& edge = edges_[e];
      if ((edge.mask & words[edge.word]) != 0) Visit(edge.child);
    }
  }
  return found_;
}

std::span<const VarId> Evaluator::Mattering(NodeId root,
                                            const PossibleClasses& possible) {
  SAFECONDUCT_CHECK(possible.class_counts_.size() == first_words_.size());
  const uint32_t start = Pack(root);
  StartQuestion();
  std::fill(matters_.begin(), matters_.end(), 0);
  Restricted(start, possible.words_.data());
  result_.clear();
  for (size_t w = 0; w < matters_.size(); ++w) {
    for (uint64_t left = matters_[w]; left != 0; left &= left - 1) {
      result_.emplace_back(w * 64 + LowestBit(left));
    }
  }
  return result_;
}

// Returns the node that stands for `index` in the restricted diagram. Recurses
// once a variable at most.
uint32_t Evaluator::Restricted(uint32_t index, const uint64_t* words) {
  if (index < 2) return index;
  Packed& node = packed_[index];
  if (node.stamp == stamp_) return node.restricted;
  const uint32_t* const child = OnlyChild(node, words);
  node.restricted = child != nullptr ? Restricted(*child, words)
                                     : RestrictedBranch(index, words);
  node.stamp = stamp_;
  return node.restricted;
}

// The same, for a node with several possible classes.
uint32_t Evaluator::RestrictedBranch(uint32_t index, const uint64_t* words) {
  const Packed& node = packed_[index];
  uint64_t hash = 0;  // words, and so variables, come in with the edges
  uint32_t first = kUnpacked;
  bool all_equal = true;
  for (uint32_t e = node.first_edge; e < node.end_edge; ++e) {
    const Edge& edge = edges_[e];
    const uint64_t taken = edge.mask & words[edge.word];
    if (taken == 0) continue;
    const uint32_t child = Restricted(edge.child, words);
    if (first == kUnpacked) first = child;
    all_equal = all_equal && child == first;
    hash += taken * Scramble((uint64_t{edge.word} << 32) | child);
  }
  return all_equal ? first : FindAlike(index, Scramble(hash), words);
}

// Returns the first node of this question alike to `index`, which is itself
// where it is the first; then its variable matters.
uint32_t Evaluator::FindAlike(uint32_t index, uint64_t hash,
                              const uint64_t* words) {
  const Packed& node = packed_[index];
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at].stamp == stamp_; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && IsAlike(node, packed_[slot.node], words)) {
      return slot.node;
    }
  }
  slots_[at] = {hash, stamp_, index};
  matters_[node.var / 64] |= uint64_t{1} << (node.var % 64);
  return index;
}

// Tells whether each possible class leads two nodes to the same restricted one.
bool Evaluator::IsAlike(const Packed& a, const Packed& b,
                        const uint64_t* words) const {
  if (a.var != b.var) return false;
  for (uint32_t w = 0; w < a.word_count; ++w) {
    for (uint64_t left = words[a.first_word + w]; left != 0; left &= left - 1) {
      const size_t c = w * size_t{64} + LowestBit(left);
      if (packed_[children_[a.first_child + c]].restricted !=
          packed_[children_[b.first_child + c]].restricted) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace safeconduct::diagram
