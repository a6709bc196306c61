// SPDX-License-Identifier: Apache-2.0
//
// From values of facts to SQL that databases agree on.
//
// A cell is a value or NULL, which is every value. So "may be in S" is
//
//   F IS NULL OR F IN S
//
// which is never NULL itself. A fact that is a date or none has two columns, as
// no date says none: F, and F_none, which is true where it is known that the
// thing has not happened and false where it is known that it has. Then "may be
// none" is
//
//   F IS NULL AND (F_none IS NULL OR F_none)
//
// and "may be a day in S" is
//
//   (F_none IS NULL OR NOT F_none) AND (F IS NULL OR F IN S).
//
// A measure to or from the day asked about moves with its other date alone, and
// so does one of a single date, so a set of counts is a set of days, be there
// steps to them or not. Any other measure is counted in the query:
// each date gets a number (day_counts.cc says which), whose parts are cut out
// of the date's text, and the count lies between the difference of the latest
// first day and the earliest second and that of the earliest and the latest.
// Quotients are written (a - a % b) / b: some databases divide whole numbers
// into others.
#include "export/sql_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <variant>

#include "base/countries.h"
#include "case/case.h"
#include "chart/limits.h"
#include "law/values.h"

namespace safeconduct::survey {

using chart::Variable;
using diagram::ClassSet;
using diagram::VarId;
using law::FactId;
using law::TypeForm;
using law::Unit;

namespace {

IntervalSet AllDays() {
  return IntervalSet::Range(kFirstDay.days, kLastDay.days);
}

bool MayBeNone(const law::Type& type) {
  return type.form == TypeForm::kDateOrNone;
}

// Writes a value as a literal.
std::string Literal(const law::Type& type, Value value) {
  if (type.form == TypeForm::kNumber) return fmt::format("{}", value);
  return QuoteSqlText(law::FormatValue(type, value));
}

std::string Literals(const law::Type& type, const IntervalSet& values) {
  std::vector<std::string> literals;
  // Of names alone, of which there are few.
  for (const Value value : values.values()) {
    literals.push_back(Literal(type, value));
  }
  return fmt::format("{}", fmt::join(literals, ", "));
}

// Tests a number or a date that is not NULL.
std::string TestOrdered(const law::Type& type, const std::string& column,
                        const IntervalSet& values, const IntervalSet& all) {
  std::vector<std::string> tests;
  std::vector<std::string> single;
  for (const Interval& run : values.intervals()) {
    const std::string lo = Literal(type, run.lo);
    const std::string hi = Literal(type, run.hi);
    if (run.lo == run.hi) {
      single.push_back(lo);
      // A value below the least is refused elsewhere (CheckOf), so one end is
      // enough.
    } else if (run.lo == all.min()) {
      tests.push_back(fmt::format("{} <= {}", column, hi));
    } else if (run.hi == all.max()) {
      tests.push_back(fmt::format("{} >= {}", column, lo));
    } else {
      tests.push_back(fmt::format("{} BETWEEN {} AND {}", column, lo, hi));
    }
  }
  if (single.size() == 1) {
    tests.push_back(fmt::format("{} = {}", column, single.front()));
  } else if (!single.empty()) {
    tests.push_back(fmt::format("{} IN ({})", column, fmt::join(single, ", ")));
  }
  return JoinSql(tests, "OR");
}

// Tests a name that is not NULL, by the values or by the others, whichever are
// fewer.
std::string TestNamed(const law::Type& type, const std::string& column,
                      const IntervalSet& values) {
  const IntervalSet others = type.Universe().Minus(values);
  const bool by_others = others.Size() < values.Size();
  const IntervalSet& fewer = by_others ? others : values;
  if (const auto only = fewer.OnlyValue()) {
    return fmt::format("{} {} {}", column, by_others ? "<>" : "=",
                       Literal(type, *only));
  }
  return fmt::format("{} {} ({})", column, by_others ? "NOT IN" : "IN",
                     Literals(type, fewer));
}

// Tests a value, neither NULL nor none.
std::string Test(const law::Type& type, const std::string& column,
                 const IntervalSet& values) {
  switch (type.form) {
    case TypeForm::kYesNo:
      return values.Contains(1) ? column : "NOT " + column;
    case TypeForm::kChoice:
    case TypeForm::kCountry:
      return TestNamed(type, column, values);
    case TypeForm::kNumber:
      return TestOrdered(type, column, values, type.Universe());
    case TypeForm::kDate:
    case TypeForm::kDateOrNone:
      break;
  }
  return TestOrdered(type, column, values, AllDays());
}

// How many numbers apart two days are for a unit.
// Decimal, where day_counts.cc has powers of two: a date's text is decimal
// already.
int64_t Divisor(Unit unit) {
  switch (unit) {
    case Unit::kDays:
    case Unit::kNumbers:
      return 1;
    case Unit::kMonths:
    case Unit::kFullMonths:
      return 100;
    case Unit::kYears:
    case Unit::kFullYears:
      return 10'000;
  }
  return 1;
}

// The number of a day for a unit, as Number() computes it in SQL. Of the first
// and of the last day of all it is the same for full units: the one is no last
// day of a month, and the other a 31st.
int32_t NumberOf(Unit unit, Date date) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{date.days}}};
  const auto in_year =
      static_cast<int32_t>(100 * static_cast<unsigned>(day.month()) +
                           static_cast<unsigned>(day.day()));
  const int32_t year = static_cast<int>(day.year());
  switch (unit) {
    case Unit::kDays:
    case Unit::kNumbers:
      return date.days;
    case Unit::kMonths:
    case Unit::kFullMonths:
      // Less 300, so that years begin with March (kDayOfMonthsNumber).
      return year * 1200 + in_year - 300;
    case Unit::kYears:
    case Unit::kFullYears:
      return year * 10'000 + in_year;
  }
  return 0;
}

// The numbers of a day to which full units are counted, from those for begun
// ones. A month is full on its last day though it lacks the day on which it
// began, so that this counts as a 31st; and a year that began on 29 February is
// full on 28 February where that is the last.
// April, June, September and November have 30 days; 29 February is always a
// last day, and 28 February where the year is no leap year: one that 4 divides,
// and 100 does not unless 400 does.
constexpr std::string_view kEndOfFullMonths =
    "CASE WHEN {0} % 1200 IN (130, 330, 630, 830, 1129) OR ({0} % 1200 = 1128"
    " AND NOT ({0} % 4800 = 4728"
    " AND ({0} % 120000 <> 119928 OR {0} % 480000 = 479928)))"
    " THEN {0} - {0} % 100 + 31 ELSE {0} END";
constexpr std::string_view kEndOfFullYears =
    "CASE WHEN {0} % 10000 = 228 AND NOT ({0} % 40000 = 228"
    " AND ({0} % 1000000 <> 228 OR {0} % 4000000 = 228))"
    " THEN {0} + 1 ELSE {0} END";

// The day of a months' number n, in which years begin with March so that a leap
// day is the last of its year.
constexpr std::string_view kDayOfMonthsNumber =
    "({0} - {0} % 1200) / 1200 * 365 + ({0} - {0} % 4800) / 4800"
    " - ({0} - {0} % 120000) / 120000 + ({0} - {0} % 480000) / 480000"
    " + (({0} % 1200 - {0} % 100) / 100 * 153 + 2"
    " - (({0} % 1200 - {0} % 100) / 100 * 153 + 2) % 5) / 5"
    " + {0} % 100 - 719469";

}  // namespace

SqlFacts::SqlFacts(const chart::Chart& chart, Date on, SqlColumns& columns)
    : chart_(chart), on_(on), columns_(columns), of_anybody_(chart) {
  of_anybody_.Fill(chart::Case(chart.law()), {on, on});
}

ClassSet SqlFacts::PossibleOf(VarId var) const {
  return of_anybody_.possible().Classes(var);
}

bool SqlFacts::IsStanding(VarId var) const {
  const Variable& variable = chart_.variable(var);
  if (const auto* id = std::get_if<law::MeasureId>(&variable)) {
    const law::Measure& measure = chart_.law().measure(*id);
    return measure.is_of_one_date() && !measure.from;
  }
  return !std::holds_alternative<FactId>(variable);
}

const law::Measure* UnsayableMeasure(const chart::Chart& chart, VarId var) {
  const auto* id = std::get_if<law::MeasureId>(&chart.variable(var));
  if (id == nullptr) return nullptr;
  const law::Measure& measure = chart.law().measure(*id);
  const bool of_two_facts =
      measure.from && measure.to && !measure.is_of_one_date();
  return of_two_facts && measure.has_steps() ? &measure : nullptr;
}

ColumnId SqlFacts::MayBeIn(VarId var, const ClassSet& classes) {
  const IntervalSet values = chart_.domain(var).ValuesOf(classes);
  const Variable& variable = chart_.variable(var);
  if (const auto* fact = std::get_if<FactId>(&variable)) {
    return MayBe(*fact, values);
  }
  const auto id = std::get<law::MeasureId>(variable);
  const law::Measure& measure = chart_.law().measure(id);
  const auto date =
      measure.is_of_one_date() ? measure.from : chart::DateToToday(measure);
  if (!date) return MayCount(id, values);
  // A measure to or from the day asked about moves with its date alone.
  return MayBe(*date,
               chart::ValuesGiving(chart_.law(), *date, id, values,
                                   chart::Case(chart_.law()), {on_, on_}));
}

ColumnId SqlFacts::MayBe(FactId fact, const IntervalSet& values) {
  // Noted, so that the table is told to have it and its values are checked.
  read_.insert(fact);
  const law::Type& type = chart_.law().fact(fact).type;
  const std::string& name = chart_.law().fact(fact).name;
  const std::string column = Column(fact);
  if (!MayBeNone(type)) {
    return columns_.Add(name, {fmt::format("{} IS NULL OR {}", column,
                                           Test(type, column, values)),
                               {}});
  }
  const std::string none = NoneColumn(fact);
  const IntervalSet days = values.Intersect(AllDays());
  std::vector<std::string> ways;
  if (values.Contains(kNone)) {
    ways.push_back(
        fmt::format("{0} IS NULL AND ({1} IS NULL OR {1})", column, none));
  }
  if (!days.empty()) {
    std::string way = fmt::format("({0} IS NULL OR NOT {0})", none);
    // A test that every day passes is left out.
    if (days != AllDays()) {
      way += fmt::format(" AND ({} IS NULL OR {})", column,
                         Test(type, column, days));
    }
    ways.push_back(std::move(way));
  }
  return columns_.Add(name, {fmt::format("{}", fmt::join(ways, " OR ")), {}});
}

// -- Measures between two dates -----------------------------------------------

ColumnId SqlFacts::MayCount(law::MeasureId id, const IntervalSet& counts) {
  const law::Measure& measure = chart_.law().measure(id);
  const std::string stem = measure.name.empty() ? "between" : measure.name;
  SqlExpr expr;
  const auto read = [&](ColumnId column) {
    expr.uses.push_back(column);
    return columns_.name(column);
  };
  std::vector<std::string> ways;
  std::vector<std::string> conditions;
  const IntervalSet none = IntervalSet::Single(kNone);
  for (const FactId end : {*measure.from, *measure.to}) {
    read_.insert(end);
    if (!MayBeNone(chart_.law().fact(end).type)) continue;
    // A count is none where either date is.
    if (counts.Contains(kNone)) ways.push_back(read(MayBe(end, none)));
    conditions.push_back(read(MayBe(end, AllDays())));
  }
  const IntervalSet numbers = counts.Minus(none);
  if (!numbers.empty()) {
    std::string apart = CountsApart(measure, numbers, expr);
    if (!apart.empty()) conditions.push_back(std::move(apart));
    ways.push_back(fmt::format("{}", fmt::join(conditions, " AND ")));
  }
  expr.text = fmt::format("{}", fmt::join(ways, " OR "));
  return columns_.Add(stem, std::move(expr));
}

// Returns the test that the days may be some of `counts` apart; empty where
// they are whatever the days.
std::string SqlFacts::CountsApart(const law::Measure& measure,
                                  const IntervalSet& counts, SqlExpr& expr) {
  const Unit unit = measure.unit;
  const ColumnId from = Number(*measure.from, law::BegunUnit(unit));
  const ColumnId to = Number(*measure.to, unit);
  const Interval any_from = AnyNumber(*measure.from, unit);
  const Interval any_to = AnyNumber(*measure.to, unit);
  const law::Law& law = chart_.law();
  const IntervalSet all = chart::CountBetween(
      unit, IntervalSet({law.fact(*measure.from).type.Limits()}),
      IntervalSet({law.fact(*measure.to).type.Limits()}));
  const auto apart = [&](int32_t unknown_to, int32_t unknown_from) {
    return fmt::format("COALESCE({}, {}) - COALESCE({}, {})", columns_.name(to),
                       unknown_to, columns_.name(from), unknown_from);
  };
  // A count is a difference of numbers divided and rounded up, of full units
  // rounded down.
  const int64_t divisor = Divisor(unit);
  const bool full = law::IsFull(unit);
  std::vector<std::string> runs;
  for (const Interval& run : counts.intervals()) {
    std::vector<std::string> ends;
    if (run.hi < all.max()) {
      const int64_t most = int64_t{run.hi} + (full ? 1 : 0);
      ends.push_back(fmt::format("{} {} {}", apart(any_to.lo, any_from.hi),
                                 full ? "<" : "<=", most * divisor));
    }
    if (run.lo > all.min()) {
      const int64_t least = int64_t{run.lo} - (full ? 0 : 1);
      ends.push_back(fmt::format("{} {} {}", apart(any_to.hi, any_from.lo),
                                 full ? ">=" : ">", least * divisor));
    }
    // All counts that there are.
    if (ends.empty()) return "";
    runs.push_back(fmt::format("{}", fmt::join(ends, " AND ")));
  }
  expr.uses.insert(expr.uses.end(), {from, to});
  const std::string joined = JoinSql(runs, "OR");
  return runs.size() == 1 ? joined : fmt::format("({})", joined);
}

// Returns the least and the greatest number that a fact may have for a unit.
Interval SqlFacts::AnyNumber(FactId fact, Unit unit) const {
  const Interval limits = chart_.law().fact(fact).type.Limits();
  if (unit == Unit::kNumbers) return limits;
  return {NumberOf(unit, Date{limits.lo}), NumberOf(unit, Date{limits.hi})};
}

// Returns the column of a date's number for a unit, or of a number as it is;
// NULL where it is not known.
ColumnId SqlFacts::Number(FactId date, Unit unit) {
  const std::string& name = chart_.law().fact(date).name;
  if (unit == Unit::kNumbers) return columns_.Add(name, {Column(date), {}});
  if (law::IsFull(unit)) {
    const ColumnId begun = Number(date, law::BegunUnit(unit));
    const std::string_view number =
        unit == Unit::kFullMonths ? kEndOfFullMonths : kEndOfFullYears;
    return columns_.Add(
        name,
        {fmt::format(fmt::runtime(number), columns_.name(begun)), {begun}});
  }
  // Through its text, which databases write alike; their functions of dates
  // have nothing in common.
  const std::string text = fmt::format("CAST({} AS VARCHAR(10))", Column(date));
  if (unit == Unit::kYears) {
    return columns_.Add(
        name, {fmt::format("CAST(REPLACE({}, '-', '') AS INTEGER)", text), {}});
  }
  const ColumnId months = columns_.Add(
      name, {fmt::format("CAST(SUBSTR({0}, 1, 4) AS INTEGER) * 1200 + "
                         "CAST(SUBSTR({0}, 6, 2) AS INTEGER) * 100 + "
                         "CAST(SUBSTR({0}, 9, 2) AS INTEGER) - 300",
                         text),
             {}});
  if (unit == Unit::kMonths) return months;
  return columns_.Add(
      name, {fmt::format(kDayOfMonthsNumber, columns_.name(months)), {months}});
}

// -- The table ----------------------------------------------------------------

std::string SqlFacts::Column(FactId fact) const {
  // Behind `k.` no database takes a name in quotes for a text.
  return "k." + QuoteSqlName(chart_.law().fact(fact).name);
}

std::string SqlFacts::NoneName(FactId fact) const {
  std::string name = chart_.law().fact(fact).name + "_none";
  // A fact of that name would be read as both.
  while (chart_.law().FindFact(name)) name += "_";
  return name;
}

std::string SqlFacts::NoneColumn(FactId fact) const {
  return "k." + QuoteSqlName(NoneName(fact));
}

// Tests that what is not NULL is of the type. Some databases take any value in
// any column.
std::string SqlFacts::CheckOf(FactId fact) const {
  const law::Type& type = chart_.law().fact(fact).type;
  const std::string column = Column(fact);
  switch (type.form) {
    case TypeForm::kYesNo:
      return fmt::format("({0} IS NULL OR {0} IN (TRUE, FALSE))", column);
    case TypeForm::kChoice:
    case TypeForm::kCountry:
      return fmt::format("({0} IS NULL OR {0} IN ({1}))", column,
                         Literals(type, type.Universe()));
    case TypeForm::kNumber:
      return fmt::format(
          "({0} IS NULL OR {0} BETWEEN {1} AND {2}"
          " AND {0} = CAST({0} AS INTEGER))",
          column, type.low, type.high);
    case TypeForm::kDate:
    case TypeForm::kDateOrNone:
      break;
  }
  const std::string day = fmt::format(
      "{0} BETWEEN '{1}' AND '{2}' AND CAST({0} AS VARCHAR) LIKE '____-__-__'",
      column, FormatDate(kFirstDay), FormatDate(kLastDay));
  if (!MayBeNone(type)) return fmt::format("({} IS NULL OR {})", column, day);
  return fmt::format(
      "({0} IS NULL OR {1} AND ({2} IS NULL OR NOT {2}))"
      " AND ({2} IS NULL OR {2} IN (TRUE, FALSE))",
      column, day, NoneColumn(fact));
}

std::optional<ColumnId> SqlFacts::Check() {
  if (read_.empty()) return std::nullopt;
  std::vector<std::string> checks;
  for (const FactId fact : read_) checks.push_back(CheckOf(fact));
  return columns_.Add("ok", {JoinSql(checks, "AND"), {}});
}

std::vector<SqlInput> SqlFacts::Inputs() const {
  const auto kind = [](const law::Type& type) {
    if (type.form == TypeForm::kYesNo) return "BOOLEAN";
    if (type.form == TypeForm::kNumber) return "INTEGER";
    return type.is_date() ? "DATE" : "TEXT";
  };
  std::vector<SqlInput> inputs;
  for (const FactId id : read_) {
    const law::Fact& fact = chart_.law().fact(id);
    std::string values = law::DescribeType(fact.type);
    if (MayBeNone(fact.type)) values = "a date, if it has happened";
    if (fact.type.form == TypeForm::kYesNo) values = "true: yes, false: no";
    if (fact.type.form == TypeForm::kCountry) {
      values = "a country's two letters (ISO 3166-1), XX for none";
    }
    inputs.push_back({fact.name, kind(fact.type), std::move(values)});
    if (!MayBeNone(fact.type)) continue;
    inputs.push_back(
        {NoneName(id), "BOOLEAN",
         fmt::format("true: {} has not happened, false: it has", fact.name)});
  }
  return inputs;
}

}  // namespace safeconduct::survey
