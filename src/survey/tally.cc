// SPDX-License-Identifier: Apache-2.0
#include "survey/tally.h"

#include <bit>

#include "survey/block.h"
#include "survey/kernel.h"

namespace safeconduct::survey {

CountLayout::CountLayout(const law::Law& law, bool has_reasons) {
  for (size_t r = 0; r < law.routes.size(); ++r) {
    first_.push_back(size_);
    size_ += kCounts;
    if (has_reasons) size_ += 2 * law.ClausesOf(law::RouteId(r)).size();
    first_fact_.push_back(size_);
    if (has_reasons) size_ += 2 * law.facts.size();
  }
}

void Tally::Add(const Tally& other) {
  cases += other.cases;
  weight += other.weight;
  counts.resize(other.counts.size());
  for (size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
}

namespace {

// One group, each case weighing 1.
void CountCases(size_t case_count, std::span<const uint64_t* const> planes,
                Tally& tally) {
  for (size_t k = 0; k < planes.size(); ++k) {
    if (planes[k] == nullptr) continue;
    tally.counts[k] += static_cast<double>(CountBits(planes[k], case_count));
  }
}

}  // namespace

void AddCases(const CaseWeights& cases, std::span<const uint64_t* const> planes,
              Tallies& tallies) {
  const size_t count = cases.case_count;
  std::vector<Tally*> tally_of(cases.group_values.size(), nullptr);
  for (size_t i = 0; i < count; ++i) {
    Tally*& tally = tally_of[cases.groups[i]];
    if (tally == nullptr) {
      tally = &tallies[cases.group_values[cases.groups[i]]];
      tally->counts.resize(planes.size());
    }
    ++tally->cases;
    tally->weight += cases.weights[i];
  }
  if (count > 0 && cases.weigh_one && cases.group_values.size() == 1) {
    return CountCases(count, planes, *tally_of[0]);
  }
  for (size_t k = 0; k < planes.size(); ++k) {
    if (planes[k] == nullptr) continue;
    for (size_t w = 0; w * 64 < count; ++w) {
      const size_t left = count - w * 64;
      uint64_t bits = planes[k][w];
      if (left < 64) bits &= (uint64_t{1} << left) - 1;
      for (; bits != 0; bits &= bits - 1) {
        const size_t i = w * 64 + static_cast<size_t>(std::countr_zero(bits));
        tally_of[cases.groups[i]]->counts[k] += cases.weights[i];
      }
    }
  }
}

void AddTallies(const Tallies& added, Tallies& tallies) {
  for (const auto& [group, tally] : added) tallies[group].Add(tally);
}

}  // namespace safeconduct::survey
