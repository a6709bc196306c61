// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_Z3_PROVER_H_
#define SAFECONDUCT_TESTS_ORACLE_Z3_PROVER_H_

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "tests/oracle/slow_law.h"

// Guarantees decided by the theorem prover Z3: see z3_prover.cc.
namespace safeconduct::oracle {

enum class Z3Verdict : uint8_t {
  kProved,   // no situation is as asked
  kRefuted,  // one is: the answer's
  kUnknown,  // not found out in time
};

// The situation is one value for everything, by the ids of the law; what does
// not matter has any value of its type. Empty unless refuted.
struct Z3Answer {
  Z3Verdict verdict = Z3Verdict::kUnknown;
  Value today = 0;
  std::vector<Value> facts;
  std::vector<Value> matters;
};

// What is asked of a situation: that a condition or a clause holds, or a route
// is open; or that it does not, or is not.
struct Demand {
  std::variant<law::ExprId, law::ClauseId, law::RouteId> of;
  bool holds = true;
};

inline constexpr unsigned kZ3Milliseconds = 60'000;

// Proves that no situation - a day, a person, a state of the matters - meets
// all demands, or returns one that does.
Z3Answer ProveNever(const law::Law& law, std::span<const Demand> demands,
                    unsigned milliseconds = kZ3Milliseconds);

// Proves that no situation violates the guarantee, or returns one that does.
Z3Answer DecideWithZ3(const law::Law& law, law::GuaranteeId guarantee,
                      unsigned milliseconds = kZ3Milliseconds);

// Demands that the clause closes the route and no other does.
std::vector<Demand> ClosesAlone(const law::Law& law, law::ClauseId clause,
                                law::RouteId route);

// Returns the situation of a refutation, its measures counted.
Assignment AssignmentOf(const law::Law& law, const Z3Answer& answer);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_Z3_PROVER_H_
