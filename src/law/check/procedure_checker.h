// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_PROCEDURE_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_PROCEDURE_CHECKER_H_

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "law/check/name_table.h"
#include "law/law.h"
#include "law/syntax.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::law {

// Resolves procedures into Law::procedures and Law::steps, once facts, clauses
// and routes are complete. Procedures have names of their own, and so have the
// steps of each.
class ProcedureChecker {
 public:
  // Checks a condition and adds it to the law.
  using CheckCondition = std::function<std::optional<ExprId>(syntax::Expr)>;

  ProcedureChecker(Law& law, const NameTable& names, CheckCondition condition,
                   text::Diagnostics& diagnostics);

  void Check(const syntax::Procedure& written);
  // Checks what procedures need of the facts, once all were checked.
  void CheckFactNames();

 private:
  ProcedureStep CheckStep(const syntax::Procedure& procedure,
                          const syntax::ProcedureStep& written);
  void CheckNames(const syntax::Procedure& written, StepId first);
  Party CheckParty(const Name& name);
  void CheckAfter(const syntax::Procedure& procedure,
                  const syntax::ProcedureStep& written, StepId first,
                  ProcedureStep& step);
  std::optional<FactId> CheckSets(const syntax::ProcedureStep& written);
  std::optional<DayId> FindDay(const Name& name);
  void CheckSetOnce(const Procedure& procedure);
  void CheckSilence(const syntax::ProcedureStep& written);
  void CheckOnce(const syntax::Procedure& procedure,
                 const syntax::ProcedureStep& written, RouteId route,
                 ProcedureStep& step);
  std::optional<ClauseId> FindClause(RouteId route,
                                     const syntax::ClauseRef& ref) const;
  std::optional<ExprId> TakenToday(const Name& fact);
  std::set<FactId> FactsOf(DayId day) const;
  std::vector<StepId> RestsOn(const Procedure& procedure, StepId id) const;
  std::vector<StepId> InOrder(const Procedure& procedure);
  void ReportCycle(const std::vector<StepId>& round);

  Law& law_;
  const NameTable& names_;
  CheckCondition condition_;
  text::Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Place> named_at_;  // procedures
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_PROCEDURE_CHECKER_H_
