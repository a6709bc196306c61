// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "law/check/measure_table.h"
#include "law/check/name_table.h"
#include "law/law.h"
#include "law/syntax.h"
#include "text/diagnostic.h"

namespace safeconduct::law {

// Where an expression stands: only a guarantee may ask whether a route is open.
enum class ExprContext : uint8_t { kCondition, kGuarantee };

// A place where a condition names a term.
struct TermUse {
  TermId term;
  text::Place place;
};

// Resolves expressions into Law::exprs. The facts, matters and sets of the law
// are complete by then, and the declared measures are in `measures`; measures
// for comparisons of two dates are added. Recursion is as deep as the parser
// let the expression nest.
class ExprChecker {
 public:
  ExprChecker(Law& law, const NameTable& names, MeasureTable& measures,
              text::Diagnostics& diagnostics)
      : law_(law),
        names_(names),
        measures_(measures),
        diagnostics_(diagnostics) {}

  // Returns the expression, or nothing where a part of it has a fault. All
  // faults of all parts are reported.
  // Names of terms are noted on the way, for TakeTermUses().
  std::optional<ExprId> Check(const syntax::Expr& expr, ExprContext context);

  // Returns the terms that the expressions checked since the last call name.
  std::vector<TermUse> TakeTermUses();

 private:
  // A thing that has a value, with its type. The type is the law's, or stands
  // for ever.
  struct Tested {
    Subject subject;
    const Type* type = nullptr;
    std::string what;  // such as "fact `age`"
    bool may_be_none = false;
  };
  using Found = std::optional<ExprId>;

  // These return nothing where they have reported a fault, or where one was
  // reported before.
  Found CheckPart(const syntax::Expr& expr);
  bool ReportValueAlone(const syntax::Expr& before, const text::Name& name);
  Found CheckChildren(const syntax::Expr& expr, Expr::Kind kind);

  // A name that stands alone.
  Found CheckName(const text::Name& name);
  Found CheckEntryAlone(const text::Name& name, const NameEntry& entry);
  Found CheckSubjectAlone(const text::Name& name, const Tested& tested);

  // `ROUTE is open`.
  Found CheckRoute(const syntax::Expr& expr, RouteId route);

  // `F is V`, `F in ITEMS`, `F < V`.
  Found CheckIs(const syntax::Expr& expr, const Tested& tested);
  Found CheckIn(const syntax::Expr& expr, const Tested& tested);
  Found CheckCompare(const syntax::Expr& expr, const Tested& tested);
  Found CompareWithName(const syntax::Expr& expr, const Tested& left,
                        Comparison comparison);
  Found CompareNumbers(const syntax::Expr& expr, const Tested& left,
                       const Tested& right, Comparison comparison);
  Found CompareDates(const syntax::Expr& expr, const Tested& left,
                     const Tested& right, Comparison comparison);

  // Returns the values of one item of a list.
  std::optional<IntervalSet> ValuesOf(const syntax::Item& item,
                                      const Tested& tested);
  std::optional<IntervalSet> CountriesOfSet(const text::Name& name);
  std::optional<IntervalSet> NoneOf(const text::Name& none,
                                    const Tested& tested);

  // Returns what has a value under this name, or reports that nothing has.
  std::optional<Tested> FindTested(const text::Name& name);
  std::optional<Tested> TestedOf(const NameEntry& entry);
  bool MayBeNone(const DateRef& date) const;

  // Each adds one expression to the law.
  Found AddIn(const Subject& subject, IntervalSet values);
  Found AddNot(Found child);
  Found Add(Expr expr);

  // Reports, and returns nothing.
  std::nullopt_t Report(text::DiagnosticKind kind, const text::Place& place,
                        std::string text, std::vector<text::Note> notes = {});
  std::nullopt_t ReportUnknown(const text::Name& name);

  Law& law_;
  const NameTable& names_;
  MeasureTable& measures_;
  text::Diagnostics& diagnostics_;
  // That of the call of Check() which is under way.
  ExprContext context_ = ExprContext::kCondition;
  // Since the last call of TakeTermUses().
  std::vector<TermUse> term_uses_;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_
