// SPDX-License-Identifier: Apache-2.0
//
// From planes to sums of weights. Three ways, each exact, the fastest that
// fits: bits are counted where every case weighs one, numbers added where all
// weights are whole, and else each weight goes into a sum that keeps all bits
// (exact_sum.h). Totals must not depend on the order of rows, nor on how a
// table is cut into parts.
#include "survey/count/tally.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "survey/kernel/block.h"
#include "survey/kernel/kernel.h"

namespace safeconduct::survey {

CountLayout::CountLayout(const law::Law& law, bool has_reasons)
    : size_(kCounts * law.routes.size()) {
  for (const law::RouteId route : law.RouteIds()) {
    first_clause_.push_back(size_);
    // Without reasons there is no room for them, and nobody may ask where they
    // stand.
    if (has_reasons) size_ += 2 * law.ClausesOf(route).size();
    first_fact_.push_back(size_);
    if (has_reasons) size_ += 2 * law.facts.size();
  }
}

void Tally::Add(const Tally& other) {
  cases += other.cases;
  weight.Add(other.weight);
  // A tally that has just been made has no counts.
  counts.resize(std::max(counts.size(), other.counts.size()));
  for (size_t i = 0; i < other.counts.size(); ++i) {
    counts[i].Add(other.counts[i]);
  }
}

namespace {

// Calls `add` with each of the first `count` cases in a plane.
template <typename AddCase>
void ForEach(const uint64_t* plane, size_t count, const AddCase& add) {
  if (plane == nullptr) return;
  for (size_t w = 0; w * 64 < count; ++w) {
    const size_t left = count - w * 64;
    uint64_t bits = plane[w];
    if (left < 64) bits &= (uint64_t{1} << left) - 1;
    // Takes the lowest bit off: a plane with few cases costs few steps.
    for (; bits != 0; bits &= bits - 1) {
      add(w * 64 + static_cast<size_t>(std::countr_zero(bits)));
    }
  }
}

// Returns whether all weights are whole: those of a block add up to fewer than
// 2^53, so that a sum of them is exact in a number.
bool AreWhole(const CaseWeights& cases) {
  return cases.weigh_one || std::ranges::all_of(cases.weights, [](double w) {
           return w == std::floor(w);
         });
}

// Adds cases of one tally.
void AddToOne(const CaseWeights& cases, bool whole, const uint64_t* plane,
              ExactSum& count) {
  if (plane == nullptr) return;
  if (cases.weigh_one) {
    count.Add(static_cast<double>(CountBits(plane, cases.case_count)));
  } else if (whole) {
    // One block's sum is exact in a number; many blocks' need not be.
    double sum = 0;
    ForEach(plane, cases.case_count,
            [&](size_t i) { sum += cases.weights[i]; });
    count.Add(sum);
  } else {
    ForEach(plane, cases.case_count,
            [&](size_t i) { count.Add(cases.weights[i]); });
  }
}

}  // namespace

void AddCases(const CountLayout& layout, const CaseWeights& cases,
              std::span<const uint64_t* const> planes, Tallies& tallies) {
  // A group is found by its texts once a block, then by its number.
  std::vector<Tally*> tally_of(cases.group_values.size(), nullptr);
  for (size_t i = 0; i < cases.case_count; ++i) {
    if (cases.left_out != nullptr && HasBit(cases.left_out, i)) continue;
    Tally*& tally = tally_of[cases.groups[i]];
    if (tally == nullptr) {
      tally = &tallies[cases.group_values[cases.groups[i]]];
      tally->counts.resize(layout.size());
    }
    ++tally->cases;
    tally->weight.Add(cases.weights[i]);
  }
  const bool whole = AreWhole(cases);
  // A survey by no column is one group, and the planes are counted as they are.
  const bool is_one = cases.case_count > 0 && tally_of.size() == 1 &&
                      tally_of.front() != nullptr;
  for (size_t k = 0; k < layout.size(); ++k) {
    BlockBits counted;
    const uint64_t* plane = planes[k];
    if (plane != nullptr && cases.left_out != nullptr) {
      for (size_t w = 0; w < kPlaneWords; ++w) {
        counted[w] = plane[w] & ~cases.left_out[w];
      }
      plane = counted.data();
    }
    if (is_one) {
      AddToOne(cases, whole, plane, tally_of[0]->counts[k]);
      continue;
    }
    ForEach(plane, cases.case_count, [&](size_t i) {
      tally_of[cases.groups[i]]->counts[k].Add(cases.weights[i]);
    });
  }
}

void AddTallies(const Tallies& added, Tallies& tallies) {
  for (const auto& [group, tally] : added) tallies[group].Add(tally);
}

}  // namespace safeconduct::survey
