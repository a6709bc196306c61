// SPDX-License-Identifier: Apache-2.0
//
// Diagrams asked about many cases at once.
//
// Idea. A block of cases is a plane a class: bit i says that case i may be in
// it. A node's "may be true" is, over its edges, the union of (mask of the
// edge) and (the child's "may be true"); "may be false" likewise. Children come
// first, so one pass over the nodes answers all roots, with no branch on data.
// As a variable stands once on a path, every path of possible edges is a
// possible case, so both planes are exact for every mix of known, partly known
// and unknown facts.
//
// Where every case is in exactly one class of each variable under a node, the
// node's two planes are complements, and only one is computed.
//
// Example. f = (v: 0 -> true, 1 -> g), g = (w: 0 -> true, 1 -> false). A case
// with v in {0, 1} and w = 1: g may be false only; f may be true by class 0 and
// false by class 1.
//
// Source. Bit-sliced evaluation after Biham, "A fast new DES implementation in
// software", 1997; on diagrams after Knuth, TAOCP 4A, 7.1.4.
#include "survey/kernel/kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "survey/kernel/kernel.cc"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace safeconduct::survey::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Words = hn::CappedTag<uint64_t, kPlaneWords>;

// -- Nodes --------------------------------------------------------------------

// Made for all stages at once: unions are few, and cost less than to know which
// of them a stage needs.
void Unite(const Plan& plan, uint64_t* planes) {
  const Words d;
  const size_t lanes = hn::Lanes(d);
  for (const Plan::Union& made : plan.unions) {
    uint64_t* to = planes + made.plane.index() * kPlaneWords;
    for (size_t w = 0; w < kPlaneWords; w += lanes) {
      auto all = hn::Zero(d);
      for (uint32_t p = made.first_part; p < made.end_part; ++p) {
        const uint64_t* from =
            planes + plan.union_parts[p].index() * kPlaneWords;
        all = hn::Or(all, hn::Load(d, from + w));
      }
      hn::Store(all, d, to + w);
    }
  }
}

// What becomes of a node's "may be false".
// What is left out is not read either: where all is exact, no parent computes
// its own from it.
enum class MayBeFalse { kLeftOut, kComplement, kComputed };

// Computes the planes of a node. Only where `kMayBeFalse` is kComputed may a
// case be in several classes of what stands under it.
template <MayBeFalse kMayBeFalse>
void RunNode(const Plan& plan, const Plan::Node& node, const uint64_t* planes,
             uint64_t* may_be_true) {
  constexpr bool kBoth = kMayBeFalse == MayBeFalse::kComputed;
  const Words d;
  // Several vectors at once, so that an edge is looked up once for all.
  const size_t lanes = hn::Lanes(d);
  uint64_t* may_be_false = may_be_true + kPlaneWords;
  const uint64_t* nodes = planes + plan.first_node_plane.index() * kPlaneWords;
  const Plan::Edge* edges = plan.edges.data();
  // Sums of four vectors stay in registers over all edges and are stored once.
  // Even with the widest vectors, of eight words, four of them fit into a
  // plane.
  for (size_t w = 0; w < kPlaneWords; w += 4 * lanes) {
    auto t0 = hn::Zero(d), t1 = t0, t2 = t0, t3 = t0;
    auto f0 = t0, f1 = t0, f2 = t0, f3 = t0;
    for (uint32_t e = node.first_edge; e < node.first_true; ++e) {
      const uint64_t* mask = planes + edges[e].mask.index() * kPlaneWords + w;
      const uint64_t* child =
          nodes + size_t{edges[e].child} * 2 * kPlaneWords + w;
      const auto m0 = hn::Load(d, mask);
      const auto m1 = hn::Load(d, mask + lanes);
      const auto m2 = hn::Load(d, mask + 2 * lanes);
      const auto m3 = hn::Load(d, mask + 3 * lanes);
      t0 = hn::OrAnd(t0, m0, hn::Load(d, child));
      t1 = hn::OrAnd(t1, m1, hn::Load(d, child + lanes));
      t2 = hn::OrAnd(t2, m2, hn::Load(d, child + 2 * lanes));
      t3 = hn::OrAnd(t3, m3, hn::Load(d, child + 3 * lanes));
      if constexpr (kBoth) {
        child += kPlaneWords;
        f0 = hn::OrAnd(f0, m0, hn::Load(d, child));
        f1 = hn::OrAnd(f1, m1, hn::Load(d, child + lanes));
        f2 = hn::OrAnd(f2, m2, hn::Load(d, child + 2 * lanes));
        f3 = hn::OrAnd(f3, m3, hn::Load(d, child + 3 * lanes));
      }
    }
    // An edge to true says that whoever may be in its classes may be true. It
    // adds nothing to what may be false.
    for (uint32_t e = node.first_true; e < node.first_false; ++e) {
      const uint64_t* mask = planes + edges[e].mask.index() * kPlaneWords + w;
      t0 = hn::Or(t0, hn::Load(d, mask));
      t1 = hn::Or(t1, hn::Load(d, mask + lanes));
      t2 = hn::Or(t2, hn::Load(d, mask + 2 * lanes));
      t3 = hn::Or(t3, hn::Load(d, mask + 3 * lanes));
    }
    if constexpr (kBoth) {
      for (uint32_t e = node.first_false; e < node.end_edge; ++e) {
        const uint64_t* mask = planes + edges[e].mask.index() * kPlaneWords + w;
        f0 = hn::Or(f0, hn::Load(d, mask));
        f1 = hn::Or(f1, hn::Load(d, mask + lanes));
        f2 = hn::Or(f2, hn::Load(d, mask + 2 * lanes));
        f3 = hn::Or(f3, hn::Load(d, mask + 3 * lanes));
      }
    }
    hn::Store(t0, d, may_be_true + w);
    hn::Store(t1, d, may_be_true + w + lanes);
    hn::Store(t2, d, may_be_true + w + 2 * lanes);
    hn::Store(t3, d, may_be_true + w + 3 * lanes);
    if constexpr (kMayBeFalse == MayBeFalse::kComplement) {
      f0 = hn::Not(t0), f1 = hn::Not(t1), f2 = hn::Not(t2), f3 = hn::Not(t3);
    }
    if constexpr (kMayBeFalse != MayBeFalse::kLeftOut) {
      hn::Store(f0, d, may_be_false + w);
      hn::Store(f1, d, may_be_false + w + lanes);
      hn::Store(f2, d, may_be_false + w + 2 * lanes);
      hn::Store(f3, d, may_be_false + w + 3 * lanes);
    }
  }
}

// Computes the nodes from `first` to before `end`.
void RunNodes(const Plan& plan, size_t first, size_t end,
              const uint8_t* exact_nodes, bool all_exact, uint64_t* planes) {
  uint64_t* at =
      planes + (plan.first_node_plane.index() + 2 * first) * kPlaneWords;
  for (size_t n = first; n < end; ++n, at += 2 * kPlaneWords) {
    // Where all is exact only roots need their complement, for who reads both.
    if (all_exact && !plan.nodes[n].is_root) {
      RunNode<MayBeFalse::kLeftOut>(plan, plan.nodes[n], planes, at);
    } else if (all_exact || exact_nodes[n] != 0) {
      RunNode<MayBeFalse::kComplement>(plan, plan.nodes[n], planes, at);
    } else {
      RunNode<MayBeFalse::kComputed>(plan, plan.nodes[n], planes, at);
    }
  }
}

size_t CountAll(const uint64_t* plane) {
  const Words d;
  auto counts = hn::Zero(d);
  for (size_t w = 0; w < kPlaneWords; w += hn::Lanes(d)) {
    counts = hn::Add(counts, hn::PopulationCount(hn::LoadU(d, plane + w)));
  }
  return static_cast<size_t>(hn::GetLane(hn::SumOfLanes(d, counts)));
}

}  // namespace
}  // namespace safeconduct::survey::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <algorithm>

namespace safeconduct::survey {

HWY_EXPORT(CountAll);
HWY_EXPORT(RunNodes);
HWY_EXPORT(Unite);

// One line more, so that there is an address where a plan has no planes.
Planes::Planes(const Plan& plan)
    : lines_(size_t{plan.plane_count} * kPlaneWords / 8 + 1) {}

Kernel::Kernel(const Plan& plan)
    : plan_(plan), exact_nodes_(plan.nodes.size()) {}

// Children stand before parents, so one pass finds them all. Blocks of one
// table are mostly exact in the same variables; this runs where that changes.
void Kernel::FindExactNodes(const std::vector<bool>& exact) {
  exact_variables_ = exact;
  all_exact_ = std::ranges::all_of(exact, [](bool known) { return known; });
  for (size_t n = 0; n < plan_.nodes.size(); ++n) {
    const Plan::Node& node = plan_.nodes[n];
    bool all = exact[node.variable];
    for (uint32_t e = node.first_edge; all && e < node.first_true; ++e) {
      all = exact_nodes_[plan_.edges[e].child] != 0;
    }
    exact_nodes_[n] = all ? 1 : 0;
  }
}

void Kernel::Run(const std::vector<bool>& exact, Planes& planes) {
  if (exact != exact_variables_) FindExactNodes(exact);
  HWY_DYNAMIC_DISPATCH(Unite)(plan_, planes.data());
  HWY_DYNAMIC_DISPATCH(RunNodes)
  (plan_, 0, plan_.stage_ends[0], exact_nodes_.data(), all_exact_,
   planes.data());
}

void Kernel::RunStage(size_t stage, Planes& planes) {
  HWY_DYNAMIC_DISPATCH(RunNodes)
  (plan_, plan_.stage_ends[stage - 1], plan_.stage_ends[stage],
   exact_nodes_.data(), all_exact_, planes.data());
}

size_t CountBits(const uint64_t* plane, size_t count) {
  // Most blocks are full.
  if (count == kBlockCases) return HWY_DYNAMIC_DISPATCH(CountAll)(plane);
  BlockBits counted{};
  for (size_t w = 0; w * 64 < count; ++w) {
    const size_t left = count - w * 64;
    counted[w] = left < 64 ? plane[w] & ((uint64_t{1} << left) - 1) : plane[w];
  }
  return HWY_DYNAMIC_DISPATCH(CountAll)(counted.data());
}

std::vector<std::string> InstructionSets() {
  std::vector<std::string> names;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    names.emplace_back(hwy::TargetName(target));
  }
  return names;
}

bool UseInstructionSet(const std::string& name) {
  if (name.empty()) {
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    return true;
  }
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (hwy::TargetName(target) != name) continue;
    hwy::GetChosenTarget().Update(target);
    return true;
  }
  return false;
}

}  // namespace safeconduct::survey

#endif  // HWY_ONCE
