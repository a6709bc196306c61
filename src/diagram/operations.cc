// SPDX-License-Identifier: Apache-2.0
//
// Not, And, Or and IfThenElse.
//
// Idea. (f and g) where variable v is in class c is (f where v is in c) and (g
// where v is in c). So an operation descends both diagrams at once: it takes
// the first variable that any operand tests, does itself to what each operand
// leaves for each class (its cofactors), and makes a node of the results. Every
// operation is that one skeleton, Apply; they differ only in Simplify, the
// equations that answer without descending.
//
// Example. f = (v0 in {1}), g = (v1 in {0}), two classes each. And(f, g) cuts
// at v0: class 0 leaves And(false, g) = false, class 1 leaves And(true, g) = g,
// so the result is the node (v0: 0 -> false, 1 -> g).
//
// The computed table remembers results, so that no pair of nodes is descended
// twice while it is remembered: And costs at most the product of the sizes of
// its operands. Operands of And and Or are put in order, as f and g = g and f.
// The table is direct-mapped and forgets: a newer result overwrites an older
// one in its place. It doubles when it has been filled once, up to a limit.
//
// Invariant. A remembered result is the node of its operation for good, as
// nodes never change.
//
// Source. Brace, Rudell and Bryant, "Efficient implementation of a BDD
// package", DAC 1990.
#include <algorithm>
#include <utility>

#include "base/check.h"
#include "diagram/hash.h"
#include "diagram/node_store.h"

namespace safeconduct::diagram {
namespace {

constexpr size_t kFirstComputedCount = size_t{1} << 10;
constexpr size_t kMaxComputedCount = size_t{1} << 22;

}  // namespace

NodeId NodeStore::Not(NodeId f) {
  return Finish(Apply({Op::kNot, f, kFalse, kFalse}));
}

NodeId NodeStore::And(NodeId f, NodeId g) {
  return Finish(Apply({Op::kAnd, f, g, kFalse}));
}

NodeId NodeStore::Or(NodeId f, NodeId g) {
  return Finish(Apply({Op::kOr, f, g, kFalse}));
}

NodeId NodeStore::Xor(NodeId f, NodeId g) { return IfThenElse(f, Not(g), g); }

NodeId NodeStore::IfThenElse(NodeId f, NodeId g, NodeId h) {
  return Finish(Apply({Op::kIfThenElse, f, g, h}));
}

NodeId NodeStore::Apply(Call call) {
  if (over_budget_) return kFalse;
  if (const auto known = Simplify(call)) return *known;
  if (const Computed* computed = FindComputed(call)) return computed->result;
  const VarId top = std::min({var(call.f), var(call.g), var(call.h)});
  for (size_t c = 0; c < class_count(top); ++c) {
    scratch_.push_back(
        Apply({call.op, Cofactor(call.f, top, c), Cofactor(call.g, top, c),
               Cofactor(call.h, top, c)}));
  }
  const NodeId result = PopNode(top);
  StoreComputed(call, result);
  return result;
}

// Returns the result that an equation gives, or nothing and `call` in the form
// under which all calls equal to it are remembered.
std::optional<NodeId> NodeStore::Simplify(Call& call) {
  switch (call.op) {
    case Op::kNot:
      if (call.f == kFalse) return kTrue;  // not false = true
      if (call.f == kTrue) return kFalse;  // not true = false
      return std::nullopt;
    case Op::kAnd:
      return SimplifyAnd(call);
    case Op::kOr:
      return SimplifyOr(call);
    case Op::kIfThenElse:
      return SimplifyIfThenElse(call);
    case Op::kNone:
      break;
  }
  SAFECONDUCT_CHECK(false);
  return kFalse;
}

std::optional<NodeId> NodeStore::SimplifyAnd(Call& call) {
  auto& [op, f, g, h] = call;
  if (f > g) std::swap(f, g);          // f and g = g and f
  if (f == kFalse) return kFalse;      // false and g = false
  if (f == kTrue || f == g) return g;  // true and g = g; g and g = g
  return std::nullopt;
}

std::optional<NodeId> NodeStore::SimplifyOr(Call& call) {
  auto& [op, f, g, h] = call;
  if (f > g) std::swap(f, g);                  // f or g = g or f
  if (f == kTrue || g == kTrue) return kTrue;  // true or g = true
  if (f == kFalse || f == g) return g;         // false or g = g; g or g = g
  return std::nullopt;
}

// In the comments (f, g, h) is "if f then g else h".
std::optional<NodeId> NodeStore::SimplifyIfThenElse(Call& call) {
  auto& [op, f, g, h] = call;
  if (f == kTrue) return g;                 // (true, g, h) = g
  if (f == kFalse) return h;                // (false, g, h) = h
  if (g == f) g = kTrue;                    // (f, f, h) = (f, true, h)
  if (h == f) h = kFalse;                   // (f, g, f) = (f, g, false)
  if (g == h) return g;                     // (f, g, g) = g
  if (g == kTrue && h == kFalse) return f;  // (f, true, false) = f
  if (g == kTrue) {                         // (f, true, h) = f or h
    call = {Op::kOr, f, h, kFalse};
  } else if (h == kFalse) {  // (f, g, false) = f and g
    call = {Op::kAnd, f, g, kFalse};
  } else if (g == kFalse && h == kTrue) {  // (f, false, true) = not f
    call = {Op::kNot, f, kFalse, kFalse};
  }
  return op == Op::kIfThenElse ? std::nullopt : Simplify(call);
}

size_t NodeStore::HashCall(const Call& call) {
  uint64_t hash = static_cast<uint64_t>(call.op);
  for (const NodeId operand : {call.f, call.g, call.h}) {
    hash = AddToHash(hash, operand.value);
  }
  return Scramble(hash);
}

const NodeStore::Computed* NodeStore::FindComputed(const Call& call) const {
  if (computed_.empty()) return nullptr;
  const Computed& entry = computed_[HashCall(call) & (computed_.size() - 1)];
  return entry.call == call ? &entry : nullptr;
}

void NodeStore::StoreComputed(const Call& call, NodeId result) {
  if (over_budget_) return;
  if (stored_count_ >= computed_.size()) GrowComputed();
  computed_[HashCall(call) & (computed_.size() - 1)] = {call, result};
  ++stored_count_;
}

void NodeStore::GrowComputed() {
  stored_count_ = 0;
  if (computed_.size() == kMaxComputedCount) return;
  const size_t size = std::max(computed_.size() * 2, kFirstComputedCount);
  const std::vector<Computed> old =
      std::exchange(computed_, std::vector<Computed>(size));
  for (const Computed& entry : old) {
    if (entry.call.op == Op::kNone) continue;
    computed_[HashCall(entry.call) & (size - 1)] = entry;
  }
}

void NodeStore::ClearCaches() {
  computed_ = {};
  stored_count_ = 0;
  remembered_ = {};
  stamp_ = 0;
  scratch_ = {};
}

}  // namespace safeconduct::diagram
