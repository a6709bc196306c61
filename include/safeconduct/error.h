// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ERROR_H_
#define SAFECONDUCT_ERROR_H_

#include <string>

namespace safeconduct {

// Why an operation could not be done: `<object>: <fact> (<what to change>)`.
struct Error {
  enum class Kind {
    kFaults,  // the input has faults; the text shows each (exit code 1)
    kUsage,   // the question asked is at fault (exit code 2)
    kBudget,  // a limit on work was reached (exit code 3)
  };
  Kind kind = Kind::kUsage;
  std::string text;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_ERROR_H_
