// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_DAY_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_DAY_CHECKER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "law/check/expr_checker.h"
#include "law/check/measure_table.h"
#include "law/check/name_table.h"
#include "law/law.h"
#include "law/syntax.h"
#include "text/diagnostic.h"

namespace safeconduct::law {

// Returns what a citation says.
std::vector<Citation> CheckCitations(
    const std::vector<syntax::Citation>& citations);

// Makes the calendars and the days of a law: see day_checker.cc. The facts and
// the declared measures of the law are complete by then. Keeps references to
// all that it is given.
class DayChecker {
 public:
  DayChecker(Law& law, const syntax::Law& written, NameTable& names,
             MeasureTable& measures, ExprChecker& exprs,
             text::Diagnostics& diagnostics);

  // Makes the calendars. Nothing is found before.
  void CheckCalendars();
  // Finds every day, those that no condition tests among them.
  void CheckDays();
  // Finds a day, which is named at `use`; nothing where it has a fault, which
  // is reported once.
  std::optional<FoundDay> Find(DayId id, const text::Place& use);

 private:
  enum class State : uint8_t { kNew, kOpen, kFound, kFaulty };
  // A day that is being found, and where it was asked for.
  struct Open {
    DayId day;
    text::Place use;
  };
  using Ways = std::vector<DayAlternative>;

  std::shared_ptr<const calendar::Calendar> CheckCalendar(
      const syntax::Calendar& written);
  std::optional<uint8_t> CheckWeekdays(const syntax::Calendar& written);
  std::optional<IntervalSet> CheckClosed(const syntax::Calendar& written);

  bool Check(DayId id);
  void ReportCycle(DayId id, const text::Place& use);
  bool AddWay(const syntax::DayWay& way, DayId id);
  std::optional<Ways> StartsOf(const syntax::DayWay& way, DayId id);
  Ways Choose(const Ways& left, const Ways& right, bool later,
              const text::Place& place);
  void AddChoice(const DayAlternative& a, const DayAlternative& b, bool later,
                 const text::Place& place, Ways& chosen);
  std::optional<std::vector<calendar::Step>> CheckSteps(
      const std::vector<syntax::Step>& list);
  std::optional<calendar::Step> CheckStep(const syntax::Step& written);
  void ReportTooManySteps(const text::Place& place);
  bool CheckReach(const syntax::DayWay& way, const Ways& ways);
  bool IsNeverNone(const Chain& chain) const;
  std::optional<ExprId> Both(std::optional<ExprId> a, std::optional<ExprId> b);
  void Report(text::DiagnosticKind kind, const text::Place& place,
              std::string text, std::vector<text::Note> notes = {});

  Law& law_;
  const syntax::Law& written_;
  NameTable& names_;
  MeasureTable& measures_;
  ExprChecker& exprs_;
  text::Diagnostics& diagnostics_;
  // By DayId, here and below.
  std::vector<State> states_;
  std::vector<std::vector<TermUse>> term_uses_;
  std::vector<Open> open_;  // the first asked for first
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_DAY_CHECKER_H_
