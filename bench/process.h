// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_PROCESS_H_
#define SAFECONDUCT_BENCH_PROCESS_H_

#include <string>
#include <vector>

namespace safeconduct::bench {

// Ends the program with `what` where an answer is wrong.
void Demand(bool holds, const std::string& what);

// Runs a command without its output. Returns the most memory that it held, in
// MiB; or, where that is more, what this program held when it started it. Ends
// the program where the command does not exit with 0.
double RunProcess(std::vector<std::string> command);

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_PROCESS_H_
