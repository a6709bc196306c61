// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_EVALUATE_SLOWLY_H_
#define SAFECONDUCT_TESTS_ORACLE_EVALUATE_SLOWLY_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <set>
#include <vector>

#include "case/case.h"
#include "law/law.h"
#include "record/record.h"
#include "record/timeline.h"
#include "tests/oracle/possible.h"
#include "tests/oracle/slow_record.h"

// What an answer means, by trying everything: see evaluate_slowly.cc.
namespace safeconduct::oracle {

struct SlowClause {
  law::ClauseId clause;
  Possible holds;
};

// What became of a note: whether it holds, as a route of that one condition
// would be open, and what that turns on.
struct SlowNote {
  law::NoteId note;
  Possible holds;
  std::set<law::FactId> turns_on_facts;
  std::set<record::EventId> turns_on_events;
  bool turns_on_today = false;
  bool exact = true;  // as of a route
  bool exact_turns_on = true;
};

struct SlowRoute {
  // Whether some combination is possible. Where none is, the case contradicts
  // itself, and nothing else is said.
  bool possible = true;
  Possible open;
  std::vector<SlowClause> clauses;     // in the order of Law::ClausesOf
  std::vector<law::ClauseId> because;  // those that close it by themselves
  std::set<law::FactId> turns_on_facts;
  std::set<record::EventId> turns_on_events;
  bool turns_on_today = false;
  std::vector<SlowNote> notes;  // its own, then those of its groups

  // Whether what is said is so over real dates, and not too wide: of all, of
  // what it turns on, and of whether it is possible.
  bool exact = true;
  bool exact_turns_on = true;
  bool exact_possible = true;
};

enum class SlowFault : uint8_t {
  kNoSuchScenario,  // its suppositions make no sense
  kTooMany,         // more combinations than are tried
};

// Which values are tried.
struct Trying {
  // Of values that every test treats alike, the first alone. Else of an ordered
  // variable all next to a constant, of any other each.
  bool one_of_a_kind = true;
  size_t max_combinations = size_t{1} << 20;
};

// Returns what each route comes to.
std::expected<std::vector<SlowRoute>, SlowFault> EvaluateSlowly(
    const law::Law& law, const record::Record& record,
    const record::Scenario& scenario, const chart::Case& person,
    const chart::Days& days, const Trying& trying = {});

// A question whose record has been read already. Keeps references.
struct SlowQuestion {
  const law::Law& law;
  const SlowRecord& record;
  const chart::Case& person;
  const chart::Days& days;
};

// Returns nothing where there are too many combinations to try.
std::optional<SlowRoute> EvaluateRouteSlowly(const SlowQuestion& question,
                                             law::RouteId route,
                                             const Trying& trying = {});

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_EVALUATE_SLOWLY_H_
