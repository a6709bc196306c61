// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_INSTRUCTION_SETS_H_
#define SAFECONDUCT_TESTS_INSIDE_INSTRUCTION_SETS_H_

#include <functional>
#include <string>

namespace safeconduct::inside {

// Runs a test on each instruction set that surveys could use on this machine,
// and at last on the best again. A program has no say in which is used; for
// tests that see the public headers only.
void ForEachInstructionSet(
    const std::function<void(const std::string& name)>& test);

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_INSTRUCTION_SETS_H_
