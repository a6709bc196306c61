// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_CONTRADICTION_H_
#define SAFECONDUCT_QUERY_CONTRADICTION_H_

#include <string>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::query {

// Assumptions and known facts that do not go together, and whether the day
// asked about is among them; without any one of these the others would.
struct Contradiction {
  std::vector<law::AssumptionId> assumptions;
  std::vector<law::FactId> facts;
  bool today = false;
};

// Returns a least contradiction of a case that has no possible combination.
// Takes milliseconds, and is for one who is told of it.
Contradiction LeastContradiction(const chart::Chart& chart,
                                 const chart::Case& person,
                                 const chart::Days& days);

// Returns what of it is known: "`arrived 2025-12-20`, `requested 2020-08-30`"
// and, where it is among them, the day asked about.
std::string PartsInWords(const chart::Chart& chart,
                         const Contradiction& contradiction,
                         const chart::Case& person, const chart::Days& days);

// Returns the least contradiction of a case that has one, in words.
std::string DescribeContradiction(const chart::Chart& chart,
                                  const chart::Case& person,
                                  const chart::Days& days);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_CONTRADICTION_H_
