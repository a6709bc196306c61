// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_CASES_H_
#define SAFECONDUCT_BENCH_CASES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/pack.h"

namespace safeconduct::bench {

// Reads the Channel pack from the folder of the repository. Ends the program
// with what is wrong where it cannot.
Pack ReadChannelPack();

// Returns `count` made-up cases for the Channel pack, always the same, of
// people who can be in the autumn of 2025: each fact known with the probability
// `known`, else unknown, and up to a tenth of those known only in part.
std::vector<Case> MakeCases(const Pack& pack, size_t count, double known);

// Returns a file of the repository whole.
std::string ReadFile(const std::string& path);

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_CASES_H_
