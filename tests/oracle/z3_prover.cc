// SPDX-License-Identifier: Apache-2.0
// The checked law as a formula of linear arithmetic, handed to Z3. Nothing of
// it is shared with the diagrams: there are no classes, and a date is a date.
//
// The variables are whole numbers: one for each fact and matter that the
// formula reaches, within the values of its type. A date is the number of its
// day, or, where months or years are counted from or to it, its month and its
// day of the month; a date of which days are counted too is both, tied by the
// calendar of linear_calendar.h. `None` is a truth value beside the date.
//
// All tests come down to one: is a subject at most n? A value is in `3..5`
// where it is at most 5 and not at most 2. For a count of months that is the
// comparison of two dates (CountsAtMost), so that no count is ever a variable.
// Example: `measure m counts months from d to today`, `m <= 3` becomes
//
//     today.month < d.month + 3 or
//     (today.month = d.month + 3 and today.day <= d.day).
//
// Source: L. de Moura and N. Bjorner, "Z3: an efficient SMT solver", 2008.
#include "tests/oracle/z3_prover.h"

#include <z3++.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "safeconduct/date.h"
#include "tests/oracle/linear_calendar.h"

namespace safeconduct::oracle {
namespace {

using law::Comparison;
using law::DateRef;
using law::Expr;
using law::Subject;

// Beyond every count between two dates, of whatever unit.
constexpr Value kBeyondCounts = 100'000;

MonthDay<int> MonthDayOf(Value number) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{number}}};
  return {(static_cast<int>(day.year()) - 1900) * 12 +
              static_cast<int>(static_cast<unsigned>(day.month())) - 1,
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

Value NumberOf(const MonthDay<int>& day) {
  const std::chrono::year_month_day written{
      std::chrono::year{1900 + day.month / 12},
      std::chrono::month{static_cast<unsigned>(day.month % 12 + 1)},
      std::chrono::day{static_cast<unsigned>(day.day)}};
  return static_cast<Value>(
      std::chrono::sys_days{written}.time_since_epoch().count());
}

// A date as the formula reaches it: neither, one or both of its two forms.
struct DateTerms {
  std::optional<z3::expr> number;
  std::optional<MonthDay<z3::expr>> month_day;
  std::optional<MonthParts<z3::expr>> parts;  // with `month_day`
  std::optional<z3::expr> is_none;            // where it may be
};

// Makes formulas of conditions; what must hold of their variables goes to the
// solver as they come up. Recursion is bounded by the law's own nesting.
class Formulas {
 public:
  Formulas(const law::Law& law, z3::solver& solver)
      : law_(law),
        solver_(solver),
        context_(solver.ctx()),
        facts_(law.facts.size()),
        matters_(law.matters.size()),
        fact_dates_(law.facts.size()) {
    for (const law::Measure& measure : law.measures) {
      if (measure.unit == law::Unit::kDays ||
          measure.unit == law::Unit::kNumbers) {
        continue;
      }
      in_months_.insert(measure.from);
      in_months_.insert(measure.to);
    }
  }

  z3::expr Of(law::ExprId id) {
    const Expr& expr = law_.expr(id);
    switch (expr.kind) {
      case Expr::Kind::kIn:
        return IsIn(expr.subject, expr.values);
      case Expr::Kind::kCompare:
        return Compare(expr);
      case Expr::Kind::kNot:
        return !Of(expr.children.front());
      case Expr::Kind::kAnd:
        return z3::mk_and(OfAll(expr.children));
      case Expr::Kind::kOr:
        return z3::mk_or(OfAll(expr.children));
      case Expr::Kind::kTerm:
        return Of(law_.term(expr.term).condition);
      case Expr::Kind::kRouteOpen:
        return Of(expr.route);
    }
    return context_.bool_val(false);
  }

  z3::expr Of(law::ClauseId id) {
    const law::Clause& clause = law_.clause(id);
    if (!clause.unless) return Of(clause.when);
    const z3::expr when = Of(clause.when);
    const z3::expr unless = Of(*clause.unless);
    return clause.kind == law::ClauseKind::kNeeds ? when || unless
                                                  : when && !unless;
  }

  z3::expr Of(law::RouteId id) {
    z3::expr_vector kept(context_);
    for (const law::ClauseId clause : law_.ClausesOf(id)) {
      const bool needed = law_.clause(clause).kind == law::ClauseKind::kNeeds;
      kept.push_back(needed ? Of(clause) : !Of(clause));
    }
    return z3::mk_and(kept);
  }

  // Holds matters that came up as of two days against each other: where the
  // days are one, so are the values.
  void BindMatters() {
    const auto pairs = law_.matters.size();
    for (size_t i = 0; i < pairs; ++i) {
      for (size_t j = 0; j < i; ++j) {
        const law::Matter& a = law_.matters[i];
        const law::Matter& b = law_.matters[j];
        if (!matters_[i] || !matters_[j] || !a.as_of) continue;
        const size_t declared = b.as_of ? b.as_of->matter.index() : j;
        if (a.as_of->matter.index() != declared) continue;
        const DateRef day_a = a.as_of->day.root;
        const DateRef day_b = b.as_of ? b.as_of->day.root : DateRef();
        solver_.add(NumberOfDate(day_a) != NumberOfDate(day_b) ||
                    *matters_[i] == *matters_[j]);
      }
    }
  }

  // Returns what a model makes of the variables.
  Z3Answer Read(const z3::model& model) const {
    Z3Answer answer{Z3Verdict::kRefuted, ReadDate(model, today_), {}, {}};
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      const law::Type& type = law_.facts[i].type;
      answer.facts.push_back(type.is_date() ? ReadDate(model, fact_dates_[i])
                             : facts_[i]    ? ReadNumber(model, *facts_[i])
                                            : type.Universe().min());
    }
    for (size_t i = 0; i < law_.matters.size(); ++i) {
      answer.matters.push_back(matters_[i] ? ReadNumber(model, *matters_[i])
                                           : law_.matters[i].at_first);
    }
    return answer;
  }

 private:
  z3::expr_vector OfAll(const std::vector<law::ExprId>& conditions) {
    z3::expr_vector all(context_);
    for (const law::ExprId condition : conditions) all.push_back(Of(condition));
    return all;
  }

  // -- Tests ------------------------------------------------------------------

  z3::expr IsIn(const Subject& subject, const IntervalSet& values) {
    z3::expr_vector any(context_);
    for (const Interval& run : values.intervals()) {
      if (run.lo == kNone) continue;
      any.push_back(IsAtMost(subject, run.hi) &&
                    !IsAtMost(subject, run.lo - 1));
    }
    const std::optional<z3::expr> none = IsNone(subject);
    if (!none) return z3::mk_or(any);
    return values.Contains(kNone) ? *none || z3::mk_or(any)
                                  : !*none && z3::mk_or(any);
  }

  z3::expr Compare(const Expr& expr) {
    const z3::expr matter = MatterOf(expr.matter.index());
    const z3::expr holds = StandsIn(expr.subject, expr.comparison, matter);
    const std::optional<z3::expr> none = IsNone(expr.subject);
    return none ? !*none && holds : holds;
  }

  z3::expr StandsIn(const Subject& subject, Comparison comparison,
                    const z3::expr& right) {
    const auto at_most = [&] { return IsAtMost(subject, right); };
    const auto below = [&] { return IsAtMost(subject, right - 1); };
    switch (comparison) {
      case Comparison::kLess:
        return below();
      case Comparison::kLessEqual:
        return at_most();
      case Comparison::kGreater:
        return !at_most();
      case Comparison::kGreaterEqual:
        return !below();
      case Comparison::kEqual:
        return at_most() && !below();
      case Comparison::kNotEqual:
        return !at_most() || below();
    }
    return context_.bool_val(false);
  }

  z3::expr IsAtMost(const Subject& subject, Value limit) {
    if (std::holds_alternative<law::Today>(subject)) {
      return DateIsAtMost(std::nullopt, limit);
    }
    const auto* fact = std::get_if<law::FactId>(&subject);
    if (fact != nullptr && law_.fact(*fact).type.is_date()) {
      return DateIsAtMost(*fact, limit);
    }
    const auto* counted = std::get_if<law::MeasureId>(&subject);
    if (counted != nullptr &&
        law_.measure(*counted).unit != law::Unit::kNumbers) {
      limit = std::clamp(limit, -kBeyondCounts, kBeyondCounts);
    }
    return IsAtMost(subject, context_.int_val(limit));
  }

  // Of a subject that is a number.
  z3::expr IsAtMost(const Subject& subject, const z3::expr& limit) {
    if (const auto* fact = std::get_if<law::FactId>(&subject)) {
      return FactOf(fact->index()) <= limit;
    }
    if (const auto* matter = std::get_if<law::MatterId>(&subject)) {
      return MatterOf(matter->index()) <= limit;
    }
    const law::Measure& measure =
        law_.measure(std::get<law::MeasureId>(subject));
    if (measure.unit == law::Unit::kNumbers) {
      return FactOf(measure.to->index()) - FactOf(measure.from->index()) <=
             limit;
    }
    if (measure.unit == law::Unit::kDays) {
      return NumberOfDate(measure.to) - NumberOfDate(measure.from) <= limit;
    }
    const MonthDay<z3::expr> from = MonthDayOfDate(measure.from);
    const MonthDay<z3::expr> to = MonthDayOfDate(measure.to);
    const z3::expr is_last = IsLastDay(*TermsOf(measure.to).parts, to.day);
    switch (measure.unit) {
      case law::Unit::kYears:
        return CountsAtMost(from, to, limit * 12);
      case law::Unit::kFullMonths:
        return !CountsFullAtLeast(from, to, is_last, limit + 1);
      case law::Unit::kFullYears:
        return !CountsFullAtLeast(from, to, is_last, (limit + 1) * 12);
      default:
        return CountsAtMost(from, to, limit);
    }
  }

  z3::expr DateIsAtMost(const DateRef& date, Value limit) {
    if (!in_months_.contains(date)) return NumberOfDate(date) <= limit;
    // A test may run on past what the calendar of this program holds.
    const MonthDay<int> last =
        MonthDayOf(std::clamp(limit, kFirstDay.days - 1, kLastDay.days));
    const MonthDay<z3::expr> day = MonthDayOfDate(date);
    return day.month < last.month ||
           (day.month == last.month && day.day <= last.day);
  }

  std::optional<z3::expr> IsNone(const Subject& subject) {
    if (const auto* fact = std::get_if<law::FactId>(&subject)) {
      return DateIsNone(*fact);
    }
    const auto* id = std::get_if<law::MeasureId>(&subject);
    if (id == nullptr) return std::nullopt;
    const law::Measure& measure = law_.measure(*id);
    const std::optional<z3::expr> from = DateIsNone(measure.from);
    const std::optional<z3::expr> to = DateIsNone(measure.to);
    if (from && to) return *from || *to;
    return from ? from : to;
  }

  // -- Variables --------------------------------------------------------------

  z3::expr NewNumber(const std::string& name) {
    return context_.int_const(name.c_str());
  }

  z3::expr NewIn(const std::string& name, const IntervalSet& values) {
    z3::expr number = NewNumber(name);
    z3::expr_vector any(context_);
    for (const Interval& run : values.intervals()) {
      any.push_back(number >= run.lo && number <= run.hi);
    }
    solver_.add(z3::mk_or(any));
    return number;
  }

  z3::expr FactOf(size_t index) {
    std::optional<z3::expr>& fact = facts_[index];
    const law::Fact& declared = law_.facts[index];
    if (!fact) fact = NewIn(declared.name, declared.type.Universe());
    return *fact;
  }

  z3::expr MatterOf(size_t index) {
    std::optional<z3::expr>& matter = matters_[index];
    const law::Matter& declared = law_.matters[index];
    if (!matter) matter = NewIn(declared.name, declared.type.Universe());
    return *matter;
  }

  DateTerms& TermsOf(const DateRef& date) {
    return date ? fact_dates_[date->index()] : today_;
  }

  std::string NameOf(const DateRef& date) const {
    return date ? law_.fact(*date).name : "today";
  }

  z3::expr NumberOfDate(const DateRef& date) {
    DateTerms& terms = TermsOf(date);
    if (terms.number) return *terms.number;
    terms.number =
        NewIn(NameOf(date), IntervalSet::Range(kFirstDay.days, kLastDay.days));
    if (in_months_.contains(date)) {
      const MonthDay<z3::expr> day = MonthDayOfDate(date);
      solver_.add(IsNumberOf(*terms.number, *terms.parts, day.day));
      solver_.add(IsNear(*terms.number, day));
    }
    return *terms.number;
  }

  MonthDay<z3::expr> MonthDayOfDate(const DateRef& date) {
    DateTerms& terms = TermsOf(date);
    if (terms.month_day) return *terms.month_day;
    const std::string name = NameOf(date);
    terms.month_day = {NewNumber(name + ".month"), NewNumber(name + ".day")};
    terms.parts = {NewNumber(name + ".month_of_year"),
                   NewNumber(name + ".quad"), NewNumber(name + ".rest")};
    solver_.add(AreParts(terms.month_day->month, *terms.parts));
    solver_.add(HasDay(*terms.parts, terms.month_day->day));
    return *terms.month_day;
  }

  std::optional<z3::expr> DateIsNone(const DateRef& date) {
    if (!date) return std::nullopt;
    const law::Fact& fact = law_.fact(*date);
    if (fact.type.form != law::TypeForm::kDateOrNone) return std::nullopt;
    std::optional<z3::expr>& is_none = TermsOf(date).is_none;
    if (!is_none) {
      is_none = context_.bool_const((fact.name + ".is_none").c_str());
    }
    return is_none;
  }

  // -- Models -----------------------------------------------------------------

  static Value ReadNumber(const z3::model& model, const z3::expr& number) {
    return static_cast<Value>(model.eval(number, true).get_numeral_int());
  }

  static Value ReadDate(const z3::model& model, const DateTerms& date) {
    if (date.is_none && model.eval(*date.is_none, true).is_true()) return kNone;
    if (date.number) return ReadNumber(model, *date.number);
    if (!date.month_day) return kFirstDay.days;
    return NumberOf({ReadNumber(model, date.month_day->month),
                     ReadNumber(model, date.month_day->day)});
  }

  const law::Law& law_;
  z3::solver& solver_;
  z3::context& context_;
  std::vector<std::optional<z3::expr>> facts_;  // other than dates
  std::vector<std::optional<z3::expr>> matters_;
  std::vector<DateTerms> fact_dates_;
  DateTerms today_;
  std::set<DateRef> in_months_;  // from or to which months or years count
};

Z3Answer Solve(const law::Law& law, std::span<const Demand> demands,
               unsigned milliseconds) {
  z3::context context;
  z3::solver solver(context, "QF_LIA");
  solver.set("timeout", milliseconds);
  Formulas formulas(law, solver);
  // Nobody is where an assumption does not hold.
  for (const law::Assumption& each : law.assumptions) {
    const z3::expr holds = formulas.Of(each.condition);
    solver.add(each.always ? holds : !holds);
  }
  for (const Demand& demand : demands) {
    const z3::expr asked =
        std::visit([&](auto id) { return formulas.Of(id); }, demand.of);
    solver.add(demand.holds ? asked : !asked);
  }
  formulas.BindMatters();
  switch (solver.check()) {
    case z3::unsat:
      return {Z3Verdict::kProved, 0, {}, {}};
    case z3::sat:
      return formulas.Read(solver.get_model());
    case z3::unknown:
      break;
  }
  return {};
}

}  // namespace

Z3Answer ProveNever(const law::Law& law, std::span<const Demand> demands,
                    unsigned milliseconds) {
  try {
    return Solve(law, demands, milliseconds);
  } catch (const z3::exception&) {
    return {};
  }
}

Z3Answer DecideWithZ3(const law::Law& law, law::GuaranteeId guarantee,
                      unsigned milliseconds) {
  const law::Guarantee& written = law.guarantees[guarantee.index()];
  const Demand violated{written.condition, !written.always};
  return ProveNever(law, {&violated, 1}, milliseconds);
}

std::vector<Demand> ClosesAlone(const law::Law& law, law::ClauseId clause,
                                law::RouteId route) {
  std::vector<Demand> demands;
  for (const law::ClauseId id : law.ClausesOf(route)) {
    const bool needed = law.clause(id).kind == law::ClauseKind::kNeeds;
    demands.push_back({id, needed != (id == clause)});
  }
  return demands;
}

Assignment AssignmentOf(const law::Law& law, const Z3Answer& answer) {
  Assignment values{answer.today, answer.facts, {}, answer.matters};
  CountMeasures(law, values);
  return values;
}

}  // namespace safeconduct::oracle
