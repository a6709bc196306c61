// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "law/check/measure_table.h"
#include "law/check/name_table.h"
#include "law/law.h"
#include "law/syntax.h"
#include "text/diagnostic.h"

namespace safeconduct::law {

using text::Place;

// Where an expression stands: only a guarantee may ask whether a route is open.
enum class ExprContext : uint8_t { kCondition, kGuarantee };

// A place where a condition names a term.
struct TermUse {
  TermId term;
  text::Place place;
};

// A declared day, found when a condition first tests it, as what it rests on
// may test others; nothing where it has a fault. What its conditions name
// belongs to who tests it.
struct FoundDay {
  DayId day;
  std::span<const TermUse> term_uses;
};
using FindDay = std::function<std::optional<FoundDay>(DayId, const Place&)>;

// Resolves expressions into Law::exprs. The facts, matters and sets of the law
// are complete by then, and the declared measures are in `measures`; measures
// for comparisons of two dates are added. Recursion is as deep as the parser
// let the expression nest.
class ExprChecker {
 public:
  // `find_day` may call Check() again.
  ExprChecker(Law& law, const NameTable& names, MeasureTable& measures,
              FindDay find_day, text::Diagnostics& diagnostics)
      : law_(law),
        names_(names),
        measures_(measures),
        find_day_(std::move(find_day)),
        diagnostics_(diagnostics) {}

  // Returns the expression, or nothing where a part of it has a fault. All
  // faults of all parts are reported.
  // Names of terms are noted on the way, for TakeTermUses().
  std::optional<ExprId> Check(const syntax::Expr& expr, ExprContext context);

  // Returns the terms that the expressions checked since the last call name.
  std::vector<TermUse> TakeTermUses();

  // Returns the same for a condition of a day, and the terms that it names into
  // `term_uses`, whatever is being checked meanwhile.
  std::optional<ExprId> CheckApart(const syntax::Expr& expr,
                                   std::vector<TermUse>& term_uses);

  // Returns the ways in which a day is found, or the one in which a date is.
  std::vector<DayAlternative> WaysOf(const DateOrDay& day) const;

  // Returns the date or the day that a name stands for, or reports that it
  // stands for none. `what` is what needs one, such as "a measure counts
  // between dates".
  std::optional<DateOrDay> FindDate(const text::Name& name,
                                    std::string_view what);

  // Adds to the law what is always so of matters as of days (Agreement). To be
  // called once, behind all conditions.
  void AddAgreements();

  // Adds the expression that two days compare so, that all of some hold, or
  // that one does not.
  ExprId AddComparison(const Chain& left, Comparison comparison,
                       const Chain& right, const Place& place);
  ExprId AddAll(std::vector<ExprId> parts);
  ExprId AddNot(ExprId child);

 private:
  // A thing that has a value, with its type. The type is the law's, or stands
  // for ever.
  struct Tested {
    Subject subject;
    const Type* type = nullptr;
    std::string what;  // such as "fact `age`"
    bool may_be_none = false;
    // Of a declared day; `subject` has no meaning then.
    std::optional<DayId> day = std::nullopt;
    // Of a measure that counts from or to a declared day; likewise. Lasts as
    // long as the table of measures.
    const DeclaredMeasure* between_days = nullptr;
    // Of a matter as of a day; `subject` is the matter.
    std::optional<DateOrDay> as_of = std::nullopt;
    // Of any measure; likewise.
    const DeclaredMeasure* declared = nullptr;
  };
  using Found = std::optional<ExprId>;
  using Ways = std::vector<DayAlternative>;

  // These return nothing where they have reported a fault, or where one was
  // reported before.
  Found CheckPart(const syntax::Expr& expr);
  Found CheckTest(const syntax::Expr& expr);
  bool ReportValueAlone(const syntax::Expr& before, const text::Name& name);
  Found CheckChildren(const syntax::Expr& expr, Expr::Kind kind);

  // A name that stands alone.
  Found CheckName(const text::Name& name);
  Found CheckEntryAlone(const text::Name& name, const NameEntry& entry);
  Found CheckSubjectAlone(const Place& place, const Tested& tested);

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

  // Two facts or matters of one type: see two_facts.cc.
  ExprId CompareNumberFacts(FactId left, Comparison comparison, FactId right,
                            const Place& place);
  std::optional<Tested> FindOther(const Tested& tested, const Operand& operand);
  ExprId AddSame(const Subject& left, const Type& of_left, const Subject& right,
                 const Type& of_right);
  Found CheckSame(const syntax::Expr& expr, const Tested& left,
                  const Tested& right);
  std::nullopt_t ReportItself(const syntax::Expr& expr, const Tested& tested);
  std::nullopt_t ReportUnlike(const syntax::Expr& expr, const Tested& left,
                              const Tested& right);

  // A matter as of a day: see as_of.cc.
  std::optional<Tested> TestedOn(const text::Name& name, const text::Name& on);
  MatterId MatterAsOf(MatterId matter, const Chain& day);
  const Matter& AnyMatter(MatterId id) const;
  ExprId AddAsOf(MatterId matter, const Chain& day,
                 const std::function<ExprId(const Subject&)>& test);
  Agreement AgreementOf(MatterId a, MatterId b);

  // Begun years that are compared as an age is (begun_age.cc).
  void WarnOfBegunAge(const syntax::Expr& expr, const Tested& tested);

  // Days: see comparisons.cc.
  // Returns the expression that a thing has one of `values`.
  ExprId AddTest(const Tested& tested, const IntervalSet& values);
  // Returns that `test` holds of the day that is found in one of the ways;
  // where the day is none, that `of_none` holds.
  template <typename Test>
  ExprId AddForWays(const Ways& ways, bool of_none, const Test& test);
  // Returns the date or the declared day that is tested, where it is one.
  static DateOrDay DateOf(const Tested& tested);
  // Keep what a test was, as it is written.
  std::optional<MatterId> OneMatterOf(const Tested& tested);
  void NoteCount(ExprId test, const Tested& tested, IntervalSet counts);
  void NoteCount(ExprId test, const Tested& tested, Comparison comparison,
                 MatterId matter);
  void NoteDays(ExprId test, const Tested& left, Comparison comparison,
                const Tested& right);
  template <typename Test>
  ExprId AddForMeasure(const DeclaredMeasure& measure, bool of_none,
                       const Test& test);
  // Returns that `test` holds of what has a value and is no declared day, in
  // whatever way that is found.
  ExprId AddForSubject(const Tested& tested,
                       const std::function<ExprId(const Subject&)>& test);
  std::optional<Tested> TestedDay(DayId id, const text::Name& name);
  std::optional<Tested> TestedMeasure(MeasureDeclId id, const text::Name& name);
  bool MayBeNone(const DateOrDay& date) const;
  bool IsKnown(const DateOrDay& date, const Place& place);

  // Returns the values of one item of a list.
  std::optional<IntervalSet> ValuesOf(const syntax::Item& item,
                                      const Tested& tested);
  std::optional<IntervalSet> CountriesOfSet(const text::Name& name);
  std::optional<IntervalSet> NoneOf(const text::Name& none,
                                    const Tested& tested);

  // Returns what has a value under this name, or reports that nothing has.
  std::optional<Tested> FindTested(const text::Name& name);
  std::optional<Tested> TestedOf(const text::Name& name,
                                 const NameEntry& entry);

  // Each adds one expression to the law.
  ExprId AddIn(const Subject& subject, IntervalSet values);
  ExprId Add(Expr expr);

  // Reports, and returns nothing.
  std::nullopt_t Report(text::DiagnosticKind kind, const text::Place& place,
                        std::string text, std::vector<text::Note> notes = {});
  std::nullopt_t ReportUnknown(const text::Name& name);

  Law& law_;
  const NameTable& names_;
  MeasureTable& measures_;
  FindDay find_day_;
  text::Diagnostics& diagnostics_;
  // That of the call of Check() which is under way.
  ExprContext context_ = ExprContext::kCondition;
  // How many calls of Check() are under way. Where none is, what they found of
  // matters as of days goes to the law: meanwhile pointers to its matters have
  // to hold.
  int checks_ = 0;
  std::vector<Matter> new_as_of_;
  // That the test which is being checked looks at.
  std::vector<DayId> looked_at_;
  // Since the last call of TakeTermUses().
  std::vector<TermUse> term_uses_;
  // Of which WarnOfBegunAge has warned.
  std::set<MeasureId> begun_ages_;
};

// Returns the type of a date that is not none.
const Type& DateType();

// Returns what a thing with a value is, for one who took it for a condition:
// "a number of days".
std::string ValueInWords(const Type& type);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_EXPR_CHECKER_H_
