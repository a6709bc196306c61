// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_EXAMPLE_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_EXAMPLE_CHECKER_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/interval_set.h"
#include "law/check/name_table.h"
#include "law/law.h"
#include "law/syntax.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::law {

// Resolves examples into Law::examples, once facts, clauses and routes are
// complete. What only the record knows stays as it is written.
class ExampleChecker {
 public:
  ExampleChecker(Law& law, const NameTable& names,
                 text::Diagnostics& diagnostics);

  void Check(const syntax::Example& example);

 private:
  void CheckDays(const syntax::Example& example);
  void CheckGivens(const syntax::Example& example, Example& made);
  void CheckGiven(const syntax::Given& given, FactId id, Example& made);
  void CheckExpectations(const syntax::Example& example, Example& made);
  void CheckNote(const syntax::NoteExpectation& expected, Expectation& made,
                 bool route_known);
  void CheckClauseRef(const syntax::ClauseRef& ref, Expectation& made,
                      bool route_known);
  void ReportUnknownClause(const text::Place& place,
                           const std::string& address);

  Law& law_;
  const NameTable& names_;
  text::Diagnostics& diagnostics_;
  std::vector<std::string> facts_in_words_;  // by fact: "fact `age`"
  // Of the example, and of the fact, that is looked at; kept, since a pack has
  // thousands of facts given.
  std::vector<std::optional<text::Place>> given_at_;  // first, by fact
  std::vector<Interval> values_;
  // An address with two clauses, which is a fault, stands for the first.
  std::unordered_map<std::string, ClauseId> clauses_;  // by address
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_EXAMPLE_CHECKER_H_
