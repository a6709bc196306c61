// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_POSSIBLE_H_
#define SAFECONDUCT_TESTS_ORACLE_POSSIBLE_H_

namespace safeconduct::oracle {

// What some of all combinations make of a condition.
struct Possible {
  bool yes = false;
  bool no = false;
  bool settled() const { return yes != no; }
};

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_POSSIBLE_H_
