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
#include "survey/kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "survey/kernel.cc"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace safeconduct::survey::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Words = hn::CappedTag<uint64_t, kPlaneWords>;

// -- Classes ------------------------------------------------------------------

void MarkClassImpl(const uint8_t* classes, uint8_t class_index,
                   uint64_t* plane) {
  const hn::CappedTag<uint8_t, 64> bytes;
  const size_t lanes = hn::Lanes(bytes);
  const auto wanted = hn::Set(bytes, class_index);
  auto* bits = reinterpret_cast<uint8_t*>(plane);
  for (size_t i = 0; i < kBlockCases; i += lanes) {
    const auto hit = hn::Eq(hn::LoadU(bytes, classes + i), wanted);
    uint8_t stored[8] = {};
    hn::StoreMaskBits(bytes, hit, stored);
    if (lanes >= 8) {
      for (size_t b = 0; b < lanes / 8; ++b) bits[i / 8 + b] = stored[b];
    } else {
      const auto shifted = static_cast<uint8_t>(stored[0] << (i % 8));
      if (i % 8 == 0) bits[i / 8] = 0;
      bits[i / 8] = static_cast<uint8_t>(bits[i / 8] | shifted);
    }
  }
}

void MarkRangesImpl(const int32_t* low, const int32_t* high,
                    const Interval* values, size_t value_count,
                    uint64_t* plane) {
  const hn::CappedTag<int32_t, 64> ints;
  const size_t lanes = hn::Lanes(ints);
  for (size_t word = 0; word < kPlaneWords; ++word) {
    uint64_t bits = 0;
    for (size_t i = 0; i < 64; i += lanes) {
      const auto lows = hn::LoadU(ints, low + word * 64 + i);
      const auto highs = hn::LoadU(ints, high + word * 64 + i);
      uint8_t stored[8] = {};
      auto hit = hn::MaskFromVec(hn::Zero(ints));
      for (size_t v = 0; v < value_count; ++v) {
        const auto after = hn::Gt(lows, hn::Set(ints, values[v].hi));
        const auto before = hn::Lt(highs, hn::Set(ints, values[v].lo));
        hit = hn::Or(hit, hn::Not(hn::Or(after, before)));
      }
      hn::StoreMaskBits(ints, hit, stored);
      uint64_t chunk = 0;
      for (size_t b = 0; b < (lanes + 7) / 8; ++b) {
        chunk |= uint64_t{stored[b]} << (8 * b);
      }
      bits |= chunk << i;
    }
    plane[word] = bits;
  }
}

// -- Nodes --------------------------------------------------------------------

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
enum class MayBeFalse { kLeftOut, kComplement, kComputed };

// Computes the planes of a node. Only where `kMayBeFalse` is kComputed may a
// case be in several classes of what stands under it.
template <MayBeFalse kMayBeFalse>
void RunNode(const Plan& plan, const Plan::Node& node, uint64_t* planes,
             uint64_t* may_be_true) {
  constexpr bool kBoth = kMayBeFalse == MayBeFalse::kComputed;
  const Words d;
  const size_t lanes = hn::Lanes(d);
  uint64_t* may_be_false = may_be_true + kPlaneWords;
  const uint64_t* nodes = planes + plan.first_node_plane.index() * kPlaneWords;
  for (size_t w = 0; w < kPlaneWords; w += lanes) {
    const auto mask = [&](const Plan::Edge& edge) HWY_ATTR {
      return hn::Load(d, planes + edge.mask.index() * kPlaneWords + w);
    };
    auto t = hn::Zero(d);
    auto f = hn::Zero(d);
    for (uint32_t e = node.first_edge; e < node.first_true; ++e) {
      const Plan::Edge& edge = plan.edges[e];
      const auto taken = mask(edge);
      const uint64_t* child = nodes + size_t{edge.child} * 2 * kPlaneWords + w;
      t = hn::Or(t, hn::And(taken, hn::Load(d, child)));
      if constexpr (kBoth) {
        f = hn::Or(f, hn::And(taken, hn::Load(d, child + kPlaneWords)));
      }
    }
    for (uint32_t e = node.first_true; e < node.first_false; ++e) {
      t = hn::Or(t, mask(plan.edges[e]));
    }
    if constexpr (kBoth) {
      for (uint32_t e = node.first_false; e < node.end_edge; ++e) {
        f = hn::Or(f, mask(plan.edges[e]));
      }
    }
    hn::Store(t, d, may_be_true + w);
    if constexpr (kMayBeFalse == MayBeFalse::kComplement) f = hn::Not(t);
    if constexpr (kMayBeFalse != MayBeFalse::kLeftOut) {
      hn::Store(f, d, may_be_false + w);
    }
  }
}

void RunNodes(const Plan& plan, const uint8_t* exact_nodes, bool all_exact,
              uint64_t* planes) {
  Unite(plan, planes);
  uint64_t* at = planes + plan.first_node_plane.index() * kPlaneWords;
  for (size_t n = 0; n < plan.nodes.size(); ++n, at += 2 * kPlaneWords) {
    if (all_exact) {
      RunNode<MayBeFalse::kLeftOut>(plan, plan.nodes[n], planes, at);
    } else if (exact_nodes[n] != 0) {
      RunNode<MayBeFalse::kComplement>(plan, plan.nodes[n], planes, at);
    } else {
      RunNode<MayBeFalse::kComputed>(plan, plan.nodes[n], planes, at);
    }
  }
}

}  // namespace
}  // namespace safeconduct::survey::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <algorithm>

namespace safeconduct::survey {

HWY_EXPORT(MarkClassImpl);
HWY_EXPORT(MarkRangesImpl);
HWY_EXPORT(RunNodes);

void MarkClass(const uint8_t* classes, uint8_t class_index, uint64_t* plane) {
  HWY_DYNAMIC_DISPATCH(MarkClassImpl)(classes, class_index, plane);
}

void MarkRanges(const int32_t* low, const int32_t* high,
                std::span<const Interval> values, uint64_t* plane) {
  HWY_DYNAMIC_DISPATCH(MarkRangesImpl)
  (low, high, values.data(), values.size(), plane);
}

Planes::Planes(const Plan& plan)
    : lines_(size_t{plan.plane_count} * kPlaneWords / 8 + 1) {}

Kernel::Kernel(const Plan& plan)
    : plan_(plan), exact_nodes_(plan.nodes.size()) {}

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
  HWY_DYNAMIC_DISPATCH(RunNodes)
  (plan_, exact_nodes_.data(), all_exact_, planes.data());
}

std::vector<std::string> InstructionSets() {
  std::vector<std::string> names;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    names.emplace_back(hwy::TargetName(target));
  }
  return names;
}

bool UseInstructionSet(const std::string& name) {
  hwy::SetSupportedTargetsForTest(0);
  if (name.empty()) return true;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (hwy::TargetName(target) != name) continue;
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    return true;
  }
  return false;
}

}  // namespace safeconduct::survey

#endif  // HWY_ONCE
