// SPDX-License-Identifier: Apache-2.0
//
// Comparisons, and tests of declared days. A day is found in one of several
// ways, each a date and steps from it, and so a test of it becomes: the first
// way fits and the test holds of what it leads to, or the first does not fit
// and the second does and the test holds of that, and so on. What a test of one
// way becomes, the table of measures says.
//
// Example. Of `day due is a plus 2 days when c or b plus 1 day`, the test `due
// < 2024-01-01` becomes `(c and a in ..2023-12-29) or (not c and b in
// ..2023-12-30)`, where sets are of days.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "law/check/expr_checker.h"
#include "law/values.h"
#include "text/quote.h"

namespace safeconduct::law {

using text::DiagnosticKind;
using text::Quote;

namespace {

Type TypeOfMeasure(const char* unit) {
  Type type;
  type.form = TypeForm::kNumber;
  type.low = kMinNumber;
  type.high = kMaxNumber;
  type.unit = unit;
  return type;
}

// Returns the type of a measure, without bounds: a count may be negative. A
// year is a year, whether begun or full.
const Type& MeasureType(Unit unit) {
  static const Type kDays = TypeOfMeasure("days");
  static const Type kMonths = TypeOfMeasure("months");
  static const Type kYears = TypeOfMeasure("years");
  unit = BegunUnit(unit);
  return unit == Unit::kDays ? kDays : unit == Unit::kMonths ? kMonths : kYears;
}

bool IsNumber(const Type& type) { return type.form == TypeForm::kNumber; }

}  // namespace

// -- Days -------------------------------------------------------------------

ExprChecker::Ways ExprChecker::WaysOf(const DateOrDay& day) const {
  if (const auto* id = std::get_if<DayId>(&day)) {
    return law_.day(*id).alternatives;
  }
  return {{std::nullopt, Chain{std::get<DateRef>(day), nullptr}}};
}

DateOrDay ExprChecker::DateOf(const Tested& tested) {
  if (tested.day) return *tested.day;
  const auto* fact = std::get_if<FactId>(&tested.subject);
  return fact != nullptr ? DateRef(*fact) : std::nullopt;
}

template <typename Test>
ExprId ExprChecker::AddForWays(const Ways& ways, bool of_none,
                               const Test& test) {
  // Where none of the ways so far fits.
  std::vector<ExprId> unfit;
  std::vector<ExprId> any;
  const auto add = [&](std::optional<ExprId> fits,
                       std::optional<ExprId> holds) {
    std::vector<ExprId> all = unfit;
    if (fits) all.push_back(*fits);
    if (holds) all.push_back(*holds);
    any.push_back(AddAll(std::move(all)));
  };
  bool always = false;
  for (const DayAlternative& way : ways) {
    if (way.chain) {
      add(way.when, test(*way.chain));
    } else if (of_none) {
      add(way.when, std::nullopt);
    }
    always = !way.when;
    // What stands behind a way that always fits is never come to.
    if (always) break;
    unfit.push_back(AddNot(*way.when));
  }
  if (!always && of_none) add(std::nullopt, std::nullopt);
  if (any.size() == 1) return any.front();
  Expr made;
  made.kind = Expr::Kind::kOr;
  made.children = std::move(any);
  return Add(std::move(made));
}

template <typename Test>
ExprId ExprChecker::AddForMeasure(const DeclaredMeasure& measure, bool of_none,
                                  const Test& test) {
  const Ways ends = WaysOf(measure.to);
  return AddForWays(WaysOf(measure.from), of_none, [&](const Chain& from) {
    return AddForWays(ends, of_none, [&](const Chain& to) {
      return test(measures_.Count(measure.measure, from, to));
    });
  });
}

ExprId ExprChecker::AddForSubject(
    const Tested& tested, const std::function<ExprId(const Subject&)>& test) {
  if (tested.between_days != nullptr) {
    return AddForMeasure(*tested.between_days, false,
                         [&](MeasureId measure) { return test(measure); });
  }
  if (tested.as_of) {
    const MatterId matter = std::get<MatterId>(tested.subject);
    return AddForWays(WaysOf(*tested.as_of), false, [&](const Chain& day) {
      return AddAsOf(matter, day, test);
    });
  }
  return test(tested.subject);
}

ExprId ExprChecker::AddTest(const Tested& tested, const IntervalSet& values) {
  const bool of_none = values.Contains(kNone);
  if (tested.day) {
    return AddForWays(WaysOf(*tested.day), of_none, [&](const Chain& chain) {
      ValueTest test = measures_.InDays(chain, values);
      return AddIn(test.subject, std::move(test.values));
    });
  }
  const ExprId test =
      tested.between_days == nullptr
          ? AddForSubject(
                tested,
                [&](const Subject& subject) { return AddIn(subject, values); })
          : AddForMeasure(
                *tested.between_days, of_none,
                [&](MeasureId measure) { return AddIn(measure, values); });
  NoteCount(test, tested, values.Minus(IntervalSet::Single(kNone)));
  return test;
}

// -- What was tested ----------------------------------------------------------

// Returns a matter that is tested, as of its day if there is one; nothing where
// that may be found in several ways.
std::optional<MatterId> ExprChecker::OneMatterOf(const Tested& tested) {
  const MatterId matter = std::get<MatterId>(tested.subject);
  if (!tested.as_of) return matter;
  const Ways ways = WaysOf(*tested.as_of);
  if (ways.front().when || !ways.front().chain) return std::nullopt;
  return MatterAsOf(matter, *ways.front().chain);
}

// Nothing of a test of anything but a measure.
void ExprChecker::NoteCount(ExprId test, const Tested& tested,
                            IntervalSet counts) {
  if (tested.declared == nullptr || counts.empty()) return;
  const auto& [measure, from, to] = *tested.declared;
  law_.time_tests.push_back(
      {test, CountTest{measure.name, measure.label, measure.unit, from, to,
                       std::move(counts), std::nullopt}});
}

void ExprChecker::NoteCount(ExprId test, const Tested& tested,
                            Comparison comparison, MatterId matter) {
  if (tested.declared == nullptr) return;
  const auto& [measure, from, to] = *tested.declared;
  law_.time_tests.push_back(
      {test, CountTest{measure.name, measure.label, measure.unit, from, to,
                       IntervalSet(), std::pair(comparison, matter)}});
}

void ExprChecker::NoteDays(ExprId test, const Tested& left,
                           Comparison comparison, const Tested& right) {
  const bool left_is_greater = comparison == Comparison::kGreater ||
                               comparison == Comparison::kGreaterEqual;
  if (left.day && (!right.day || left_is_greater)) {
    law_.time_tests.push_back(
        {test, DayTest{DateOf(right), Flip(comparison), *left.day}});
  } else if (right.day) {
    law_.time_tests.push_back(
        {test, DayTest{DateOf(left), comparison, *right.day}});
  }
}

std::optional<ExprChecker::Tested> ExprChecker::TestedDay(
    DayId id, const text::Name& name) {
  if (!IsKnown(id, name.place)) return std::nullopt;
  return Tested{Today(), &DateType(), "day " + Quote(name.text), MayBeNone(id),
                id};
}

std::optional<ExprChecker::Tested> ExprChecker::TestedMeasure(
    MeasureDeclId id, const text::Name& name) {
  const auto& declared = measures_.Declared(id);
  if (!declared) return std::nullopt;
  if (!IsKnown(declared->from, name.place) ||
      !IsKnown(declared->to, name.place)) {
    return std::nullopt;
  }
  Tested tested;
  tested.declared = &*declared;
  tested.type = &MeasureType(declared->measure.unit);
  tested.what = "measure " + Quote(name.text);
  tested.may_be_none = MayBeNone(declared->from) || MayBeNone(declared->to);
  const Ways from = WaysOf(declared->from);
  const Ways to = WaysOf(declared->to);
  const auto is_one = [](const Ways& ways) {
    return !ways.front().when && ways.front().chain;
  };
  if (is_one(from) && is_one(to)) {
    tested.subject = measures_.Count(declared->measure, *from.front().chain,
                                     *to.front().chain);
  } else {
    tested.between_days = &*declared;
  }
  return tested;
}

// Finds a day, where it is one; returns whether it could be found.
bool ExprChecker::IsKnown(const DateOrDay& date, const text::Place& place) {
  const auto* day = std::get_if<DayId>(&date);
  if (day == nullptr) return true;
  const auto found = find_day_(*day, place);
  if (!found) return false;
  term_uses_.insert(term_uses_.end(), found->term_uses.begin(),
                    found->term_uses.end());
  looked_at_.push_back(*day);
  return true;
}

bool ExprChecker::MayBeNone(const DateOrDay& date) const {
  bool may_be_none = true;
  for (const DayAlternative& way : WaysOf(date)) {
    const bool is_none = !way.chain;
    const bool root_may_be =
        way.chain && way.chain->root &&
        law_.fact(*way.chain->root).type.form == TypeForm::kDateOrNone;
    if (is_none || root_may_be) return true;
    // Where the last of the ways fits always, one does.
    may_be_none = way.when.has_value();
    if (!may_be_none) break;
  }
  return may_be_none;
}

// -- Comparisons ------------------------------------------------------------

ExprChecker::Found ExprChecker::CompareWithName(const syntax::Expr& expr,
                                                const Tested& left,
                                                Comparison comparison) {
  const syntax::Item& item = expr.items.front();
  const Operand& operand = item.low;
  if (!item.on && IsReservedWord(operand.name.text) &&
      operand.name.text != "today") {
    // A word such as `yes`, which the type does not hold.
    ResolveOperand(*left.type, operand, left.what, diagnostics_);
    return std::nullopt;
  }
  const std::optional<Tested> right =
      item.on ? TestedOn(operand.name, *item.on) : FindTested(operand.name);
  if (!right) return std::nullopt;
  if (left.what == right->what) return ReportItself(expr, left);
  if (left.type->is_date() && right->type->is_date()) {
    return CompareDates(expr, left, *right, comparison);
  }
  if (IsNumber(*left.type) && IsNumber(*right->type)) {
    return CompareNumbers(expr, left, *right, comparison);
  }
  return ReportUnlike(expr, left, *right);
}

ExprChecker::Found ExprChecker::CompareNumbers(const syntax::Expr& expr,
                                               const Tested& left,
                                               const Tested& right,
                                               Comparison comparison) {
  const auto* matter = std::get_if<MatterId>(&right.subject);
  const auto fact_of = [](const Tested& tested) {
    // The subject of a measure between declared days has no meaning.
    return tested.between_days == nullptr ? std::get_if<FactId>(&tested.subject)
                                          : nullptr;
  };
  const FactId* a = fact_of(left);
  const FactId* b = fact_of(right);
  if (matter == nullptr && (a == nullptr || b == nullptr)) {
    if (std::holds_alternative<MatterId>(left.subject)) {
      WarnOfBegunAge(expr, right);
      return CompareNumbers(expr, right, left, Flip(comparison));
    }
    return Report(DiagnosticKind::kTypeMismatch, expr.place,
                  fmt::format("{} is compared with {}; a number is compared "
                              "only with a constant or a number matter, and a "
                              "fact with another fact",
                              left.what, right.what));
  }
  if (left.type->unit != right.type->unit) {
    return Report(DiagnosticKind::kUnitMismatch, expr.place,
                  fmt::format("{} is in {}, but {} is in {}; only like is "
                              "compared with like",
                              left.what, Quote(left.type->unit), right.what,
                              Quote(right.type->unit)));
  }
  if (matter == nullptr) {
    return CompareNumberFacts(*a, comparison, *b, expr.place);
  }
  bool sound = true;
  const auto compare = [&](const Subject& subject, MatterId with) {
    const auto* measure = std::get_if<MeasureId>(&subject);
    if (measure != nullptr && law_.measure(*measure).is_of_one_date()) {
      sound = false;
    }
    if (subject == Subject(with)) {
      // Two days that come to one: a number compared with itself.
      return AddIn(subject, Compares(0, comparison, 0) ? right.type->Universe()
                                                       : IntervalSet());
    }
    Expr made;
    made.kind = Expr::Kind::kCompare;
    made.subject = subject;
    made.comparison = comparison;
    made.matter = with;
    return Add(std::move(made));
  };
  const ExprId made = AddForSubject(left, [&](const Subject& number) {
    return AddForSubject(right, [&](const Subject& told) {
      return compare(number, std::get<MatterId>(told));
    });
  });
  if (sound) {
    if (const auto with = OneMatterOf(right)) {
      NoteCount(made, left, comparison, *with);
    }
    return made;
  }
  return Report(DiagnosticKind::kTypeMismatch, expr.place,
                fmt::format("{} counts between days that rest on one date; "
                            "such a count is compared only with a constant",
                            left.what));
}

ExprChecker::Found ExprChecker::CompareDates(const syntax::Expr& expr,
                                             const Tested& left,
                                             const Tested& right,
                                             Comparison comparison) {
  const Ways others = WaysOf(DateOf(right));
  const ExprId test =
      AddForWays(WaysOf(DateOf(left)), false, [&](const Chain& a) {
        return AddForWays(others, false, [&](const Chain& b) {
          return AddComparison(a, comparison, b, expr.place);
        });
      });
  NoteDays(test, left, comparison, right);
  return test;
}

ExprId ExprChecker::AddComparison(const Chain& left, Comparison comparison,
                                  const Chain& right, const Place& place) {
  ValueTest test = measures_.Compare(left, comparison, right, place);
  return AddIn(test.subject, std::move(test.values));
}

}  // namespace safeconduct::law
