// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_EXTENT_H_
#define SAFECONDUCT_QUERY_EXTENT_H_

#include <cstdint>

#include "chart/chart.h"

namespace safeconduct::query {

// Over what something is to be so.
enum class Extent : uint8_t {
  kFree,      // every state of the matters, whatever the record says
  kRecorded,  // every day, with the matters as the chart's scenario has them
};

// Returns the diagrams of a chart that say so.
inline const chart::Roots& RootsOf(const chart::Chart& chart, Extent extent) {
  return extent == Extent::kFree ? chart.free() : chart.dated();
}

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_EXTENT_H_
