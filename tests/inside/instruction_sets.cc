// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/instruction_sets.h"

#include <gtest/gtest.h>

#include "survey/kernel/kernel.h"

namespace safeconduct::inside {

void ForEachInstructionSet(
    const std::function<void(const std::string& name)>& test) {
  for (const std::string& name : survey::InstructionSets()) {
    ASSERT_TRUE(survey::UseInstructionSet(name));
    test(name);
  }
  survey::UseInstructionSet("");
}

}  // namespace safeconduct::inside
