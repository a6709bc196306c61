// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_TALLY_H_
#define SAFECONDUCT_SURVEY_COUNT_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "law/law.h"
#include "survey/count/exact_sum.h"

namespace safeconduct::survey {

// What is counted about each route, in weights of cases. Each is a plane of its
// own and summed by itself.
enum class Count : uint8_t {
  kCertain,   // open, whatever is not known
  kPossible,  // open or undetermined
  kClosed,    // closed, whatever is not known
  kTogether,  // closed, and no single clause settles it
  // In the scenario beside it,
  kVersusCertain,
  kVersusPossible,
  kVersusClosed,
  // open only in that, and open only here.
  kOpensCertain,
  kOpensPossible,
  kClosesCertain,
  kClosesPossible,
};

// Where each count stands among the numbers of a tally. Immutable.
class CountLayout {
 public:
  CountLayout() = default;
  CountLayout(const law::Law& law, bool has_reasons);

  size_t size() const { return size_; }
  size_t Of(law::RouteId route, Count count) const {
    return kCounts * route.index() + static_cast<size_t>(count);
  }
  // Closed by the clause alone, or by it among others. `position` is that of
  // the clause among Law::ClausesOf(route).
  size_t Alone(law::RouteId route, size_t position) const {
    return first_clause_[route.index()] + 2 * position;
  }
  size_t Among(law::RouteId route, size_t position) const {
    return Alone(route, position) + 1;
  }
  // Undetermined, and settled by knowing the fact whatever its value is, or for
  // some value of it.
  size_t Settles(law::RouteId route, law::FactId fact) const {
    return first_fact_[route.index()] + 2 * fact.index();
  }
  size_t MaySettle(law::RouteId route, law::FactId fact) const {
    return Settles(route, fact) + 1;
  }

 private:
  static constexpr size_t kCounts =
      static_cast<size_t>(Count::kClosesPossible) + 1;
  std::vector<size_t> first_clause_;  // by RouteId
  std::vector<size_t> first_fact_;    // by RouteId
  size_t size_ = 0;
};

// Weights of cases, by what is counted.
struct Tally {
  size_t cases = 0;
  ExactSum weight;
  std::vector<ExactSum> counts;  // by CountLayout

  void Add(const Tally& other);
};

// Tallies of groups, by the values of the columns grouped by.
// By name and not by number, so that tallies of parts, which number groups as
// they meet them, can be added up; and in an order that does not depend on the
// parts.
using Tallies = std::map<std::vector<std::string>, Tally>;

// The cases of a block: how much each weighs and which group it is in.
struct CaseWeights {
  size_t case_count = 0;
  std::span<const double> weights;   // by case
  std::span<const uint32_t> groups;  // by case, positions in `group_values`
  std::span<const std::vector<std::string>> group_values;
  bool weigh_one = false;  // each case weighs 1
  // By case, a bit for each that does not count; null where all do.
  const uint64_t* left_out = nullptr;
};

// Adds cases to the tallies of their groups. `planes` has, by CountLayout, the
// bits of the cases that count, or null where none does.
void AddCases(const CountLayout& layout, const CaseWeights& cases,
              std::span<const uint64_t* const> planes, Tallies& tallies);

// Adds tallies to tallies, group by group.
void AddTallies(const Tallies& added, Tallies& tallies);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_TALLY_H_
