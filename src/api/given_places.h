// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_GIVEN_PLACES_H_
#define SAFECONDUCT_API_GIVEN_PLACES_H_

#include <memory>
#include <optional>
#include <vector>

#include "text/source_text.h"

namespace safeconduct::api {

// Where each fact of a case was given, for a fault that is found only when the
// case is asked about. Immutable; copies of a case share it.
struct GivenPlaces {
  // What the places point into.
  std::vector<std::shared_ptr<const text::SourceText>> sources;
  std::vector<std::optional<text::Place>> of_fact;  // by FactId
};

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_GIVEN_PLACES_H_
