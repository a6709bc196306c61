// SPDX-License-Identifier: Apache-2.0
#include "survey/tally.h"

namespace safeconduct::survey {
OutcomeCounts CountOutcomes(const uint64_t* may_be_open,
                            const uint64_t* may_be_closed, size_t count) {
  return {count - CountBits(may_be_closed, count),
          CountBits(may_be_open, count)};
}

void Tally::Add(const Tally& other) {
  cases += other.cases;
  weight += other.weight;
  routes.resize(other.routes.size());
  for (size_t r = 0; r < routes.size(); ++r) {
    routes[r].certain += other.routes[r].certain;
    routes[r].possible += other.routes[r].possible;
    routes[r].closed += other.routes[r].closed;
  }
}

void AddBatch(const Surveyor& surveyor, size_t route_count,
              const TableReader& reader, const RowBatch& batch,
              Tallies& tallies) {
  std::vector<Tally*> tally_of(reader.groups().size(), nullptr);
  for (size_t i = 0; i < batch.case_count; ++i) {
    Tally*& tally = tally_of[batch.groups[i]];
    if (tally == nullptr) {
      tally = &tallies[reader.groups()[batch.groups[i]]];
      tally->routes.resize(route_count);
    }
    const double weight = batch.weights[i];
    ++tally->cases;
    tally->weight += weight;
    for (size_t r = 0; r < route_count; ++r) {
      RouteTally& route = tally->routes[r];
      const bool may_be_open = HasBit(surveyor.may_be_true(r), i);
      if (may_be_open) route.possible += weight;
      if (!may_be_open) route.closed += weight;
      if (!HasBit(surveyor.may_be_false(r), i)) route.certain += weight;
    }
  }
}

void AddTallies(const Tallies& added, Tallies& tallies) {
  for (const auto& [group, tally] : added) tallies[group].Add(tally);
}

}  // namespace safeconduct::survey
