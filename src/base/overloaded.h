// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_OVERLOADED_H_
#define SAFECONDUCT_BASE_OVERLOADED_H_

namespace safeconduct {

// Joins functions, one for each alternative of a variant, into what std::visit
// takes. Where an alternative has none it does not compile, which is the point:
// who adds one is led to every place that has to say something of it.
template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_OVERLOADED_H_
