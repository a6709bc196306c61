// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TALLY_H_
#define SAFECONDUCT_SURVEY_TALLY_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "survey/surveyor.h"
#include "survey/table.h"

namespace safeconduct::survey {

// Weights of cases by the outcome of one route.
struct RouteTally {
  double certain = 0;   // open, whatever is not known
  double possible = 0;  // open or undetermined
  double closed = 0;    // closed, whatever is not known
};

// Cases of a block by the outcome of one route.
struct OutcomeCounts {
  size_t certain = 0;
  size_t possible = 0;
};

// Counts the first `count` cases, given those that may be open and those that
// may be closed.
OutcomeCounts CountOutcomes(const uint64_t* may_be_open,
                            const uint64_t* may_be_closed, size_t count);

struct Tally {
  size_t cases = 0;
  double weight = 0;
  std::vector<RouteTally> routes;  // by RouteId

  void Add(const Tally& other);
};

// Tallies of groups, by the values of the columns grouped by.
using Tallies = std::map<std::vector<std::string>, Tally>;

// Adds the cases of a batch, which the surveyor has just answered for.
void AddBatch(const Surveyor& surveyor, size_t route_count,
              const TableReader& reader, const RowBatch& batch,
              Tallies& tallies);

// Adds tallies to tallies, group by group.
void AddTallies(const Tallies& added, Tallies& tallies);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TALLY_H_
