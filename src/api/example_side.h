// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_EXAMPLE_SIDE_H_
#define SAFECONDUCT_API_EXAMPLE_SIDE_H_

#include "api/access.h"
#include "pack/scenario.h"
#include "prove/witness/situation.h"
#include "safeconduct/prover.h"

namespace safeconduct::api {

// Returns a situation that a proof or a comparison found, as one pack tells it.
// The situation must be one of that pack's law; every fact of it is known.
inline ExampleSide SideOf(const Pack& pack, const prove::Situation& situation) {
  const Contents& contents = Access::ContentsOf(pack);
  const chart::Pack& inner = *contents.pack;
  ExampleSide side{
      Access::Wrap(pack, prove::CaseOf(inner.law, situation)), {}, {}};
  for (const record::Supposition& supposition : situation.suppositions) {
    side.suppositions.push_back(chart::DescribeSupposition(inner, supposition));
  }
  for (const law::FactId fact : situation.departures) {
    side.departs.push_back(contents.fact(fact));
  }
  return side;
}

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_EXAMPLE_SIDE_H_
