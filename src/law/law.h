// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_LAW_H_
#define SAFECONDUCT_LAW_LAW_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "calendar/calendar.h"
#include "calendar/steps.h"
#include "law/procedure.h"
#include "safeconduct/date.h"
#include "text/source_text.h"

namespace safeconduct::text {
enum class TokenKind : uint8_t;
}

// The law, checked: every name resolved, every test a set of values. Tables of
// plain structs that name one another by typed ids, so that a law is compared,
// copied and looked through without following pointers. What can only be
// resolved with the record, as an example's suppositions, stays as written.
namespace safeconduct::law {

using text::Name;
using text::Place;

// What values a thing may have. How they stand as numbers, Universe() tells.
enum class TypeForm : uint8_t {
  kYesNo,
  kChoice,
  kCountry,
  kNumber,
  kDate,
  kDateOrNone,
};

// One value of a `one of`.
struct Choice {
  std::string name;
  std::string label;  // empty where none is given
};

// A type, with what its form needs of it.
struct Type {
  TypeForm form = TypeForm::kYesNo;
  std::vector<Choice> choices;  // of kChoice; a value is a position in it
  Value low = 0;                // of kNumber
  Value high = 0;
  std::string unit;  // of kNumber

  bool is_date() const {
    return form == TypeForm::kDate || form == TypeForm::kDateOrNone;
  }
  // Returns every value of the type: 0..1, the choices, the countries, the
  // range, the days from kFirstDay to kLastDay, kNone where it is one.
  IntervalSet Universe() const;
  // Returns the least and the greatest number or day of a type of these, `none`
  // left out.
  Interval Limits() const;
};

// Something about a person that the law asks for. Its question is what a person
// is asked.
struct Fact {
  std::string name;
  std::string question;
  Type type;
  // Nothing that a person does can change it.
  bool fixed = false;
  Place place;  // of the name, here and below
};

// Months and years count begun ones (CountMonths, CountYears); full ones are
// those that are over by the end of the day counted to, so that one more day
// begins one more. Numbers count how far one number fact lies above another,
// and are those of a comparison alone.
enum class Unit : uint8_t {
  kDays,
  kMonths,
  kYears,
  kFullMonths,
  kFullYears,
  kNumbers,
};

// A date that a measure counts from or to: a fact, or `today` where empty. Of
// kNumbers, a number fact.
using DateRef = std::optional<FactId>;

// A day that is reached from a date by steps; none where the date is. The steps
// are null where it is the date itself.
struct Chain {
  DateRef root;
  calendar::StepsRef steps;
};

// What is counted between two dates, or between days reached from them by
// steps. Each unit and pair of days stands once: two declarations of the same
// count, and a comparison of two days, which is one of days, share a measure.
// Where steps are not known (Steps::known), it may be any number.
struct Measure {
  std::string name;   // the first declared; empty where only compared
  std::string label;  // of it
  Unit unit = Unit::kDays;
  DateRef from;
  DateRef to;
  Place place;
  // Null for none.
  calendar::StepsRef from_steps = nullptr;
  calendar::StepsRef to_steps = nullptr;

  bool has_steps() const {
    return from_steps != nullptr || to_steps != nullptr;
  }
  // Returns whether both its days are reached from one date. Then it is a
  // function of that date, and rises and falls with it.
  bool is_of_one_date() const { return from == to; }
};

// Something that a rule asks about the law or the world; the record tells what
// became of it.
struct Matter {
  std::string name;
  std::string label;
  Type type;  // kYesNo, kChoice or kNumber
  // Its value on days before anything in the record moves it.
  Value at_first = 0;
  // Whether no clause need test it: it is kept for who reads the record.
  bool for_the_record = false;
  Place place;
};

struct CountrySet {
  std::string name;
  std::string label;
  IntervalSet countries;
  Place place;
};

enum class Comparison : uint8_t {
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
};

// The day asked about.
struct Today {
  friend constexpr auto operator<=>(Today, Today) = default;
};

// What a test looks at.
using Subject = std::variant<FactId, MeasureId, MatterId, Today>;

// A condition. Children come before their parents in Law::exprs.
struct Expr {
  enum class Kind : uint8_t {
    kIn,         // subject is one of values
    kCompare,    // subject, a number, against the number matter; none: false
    kNot,        // the child
    kAnd,        // all children
    kOr,         // any child
    kTerm,       // the term
    kRouteOpen,  // the route is open; in guarantees only
  };
  // Which of the fields below have a meaning, the kind tells.
  Kind kind = Kind::kIn;
  Subject subject;
  IntervalSet values;
  Comparison comparison = Comparison::kEqual;
  MatterId matter;
  TermId term;
  RouteId route;
  std::vector<ExprId> children;
  // Of kOr: the two facts or matters of one type that are the same where it
  // holds, which it spells out value by value. For who prints it.
  std::optional<std::pair<Subject, Subject>> same;
};

// A condition with a name, which other conditions use as if it stood in its
// place.
struct Term {
  std::string name;
  std::string label;
  ExprId condition;
  Place place;
};

enum class ClauseKind : uint8_t { kNeeds, kBarredBy };

// A need holds when `when` or `unless` does; a bar when `when` does and
// `unless` does not.
struct Clause {
  ClauseKind kind = ClauseKind::kNeeds;
  std::string name;     // without its owner's
  std::string address;  // `owner.name`
  std::string label;
  ExprId when;
  std::optional<ExprId> unless;
  std::vector<Citation> citations;
  Place place;

  // Returns whether it is where it holds, or else where it does not, that it
  // closes its route: a bar does the one, a need the other.
  bool closes_where_it_holds() const { return kind == ClauseKind::kBarredBy; }
};

// A caveat: what is told beside an answer wherever its condition holds or may
// hold. It moves no outcome.
struct Note {
  std::string name;     // without its owner's
  std::string address;  // `owner.name`; no clause has the same
  std::string text;
  ExprId when;
  std::string written;  // the condition, as the pack writes it, on one line
  std::vector<Citation> citations;
  Place place;
};

// What stands over several routes: bars, or needs. Its clauses are all of one
// kind.
struct Group {
  ClauseKind kind = ClauseKind::kBarredBy;  // safeguards, else requirements
  std::string name;
  std::string label;
  std::vector<ClauseId> clauses;
  std::vector<NoteId> notes;
  Place place;
};

// Where a route leads that leads to no country, as a remedy or a permit.
struct Nowhere {
  friend constexpr auto operator<=>(Nowhere, Nowhere) = default;
};

// A way back to a country, or to what the law grants: open where all its needs
// and its groups' hold and none of the bars does.
struct Route {
  std::string name;
  std::string label;
  // A country, or the fact that names it.
  std::variant<Value, FactId, Nowhere> to;
  std::vector<GroupId> groups;
  std::vector<ClauseId> own_clauses;
  std::vector<NoteId> own_notes;
  Place place;
};

// What a pack says of itself. What it leaves out is empty.
struct About {
  std::string title;
  std::string route;   // what one route is called, and
  std::string routes;  // what several are
  std::string version;
  std::optional<Date> law_read;            // the day to which the law was read
  std::vector<std::string> under_answers;  // sentences
  Place place;
};

// A condition that no case may break, under any state of the matters: one that
// never holds, or always does.
struct Guarantee {
  std::string name;
  std::string label;
  bool always = false;  // else never
  ExprId condition;
  Place place;
};

// What every life fulfils: a condition over facts, measures and `today` without
// which no combination of their values is possible. Logic and the calendar
// alone, never likelihood.
struct Assumption {
  std::string name;
  std::string label;
  bool always = false;  // else never
  ExprId condition;
  Place place;
};

// A value as written: a name (an enum value, `yes`, `none`), a country, a
// number or a date.
struct Operand {
  text::TokenKind kind{};  // kName, kCountry, kNumber or kDate
  Name name;
  int32_t value = 0;
};

// `MATTER becomes VALUE on DATE`, `EVENT happened`, `EVENT did not happen`.
struct Supposition {
  enum class Kind : uint8_t { kBecomes, kHappened, kDidNotHappen };
  Kind kind = Kind::kBecomes;
  // A matter where it becomes something, else an event.
  Name subject;
  Operand value;
  // Of kBecomes: days since 1 January 1970. It has no meaning in the other
  // kinds, and neither has `value`.
  int32_t day = 0;
  Place place;
};

// One of the ways in which a day is found.
struct DayAlternative {
  // Nothing where it always fits.
  std::optional<ExprId> when;
  // Nothing where the day is none.
  std::optional<Chain> chain;
  // Which of the ways that the law declares it comes from, from 0 on: one that
  // starts from another day, or from the later of two, becomes several.
  size_t declared = 0;
};

// A way in which the law says that a day is found.
struct DayWay {
  std::vector<Citation> citations;
  Place place;
};

// A date computed from other dates: that of the first alternative which fits,
// and none where none does.
struct Day {
  std::string name;
  std::string label;
  std::vector<DayAlternative> alternatives;
  std::vector<DayWay> ways;
  Place place;
};

// What a route is to a person, and what an example expects it to be; what one
// means is defined in docs/language.md, "What an answer means".
enum class Outcome : uint8_t { kOpen, kClosed, kUndetermined };
inline constexpr std::array kOutcomes = {Outcome::kOpen, Outcome::kClosed,
                                         Outcome::kUndetermined};
// As law, tables and answers write it: `open`.
constexpr std::string_view OutcomeName(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes.size()> kNames = {
      "open", "closed", "undetermined"};
  return kNames[static_cast<size_t>(outcome)];
}

// What an example says of a fact: any of these values.
struct Given {
  FactId fact;
  IntervalSet values;
};

// What an example expects of a route.
struct Expectation {
  RouteId route;
  Outcome outcome = Outcome::kOpen;
  // Clauses that must be among those that close the route.
  std::vector<ClauseId> because;
  // Whether it names a clause that the route does not have: a reason to fail,
  // but none to refuse a pack that lacks the clause.
  bool names_missing_clause = false;
  // The names of facts and events, or `today`; resolved with the record.
  std::optional<std::vector<Name>> turns_on;
  Place place;
};

// A case with the outcomes that the pack must give for it, on one day or on any
// of several, in a scenario.
struct Example {
  std::string label;
  // The days asked about, both included; one day where they are the same.
  Date first_day;
  Date last_day;
  std::optional<Date> known_on;
  std::optional<Name> viewpoint;          // resolved with the record
  std::vector<Supposition> suppositions;  // resolved with the record
  std::vector<Given> givens;
  std::vector<Expectation> expectations;
  Place place;
};

// Immutable once checked; safe to share between threads. The source texts that
// its places point to outlive it.
struct Law {
  std::vector<Fact> facts;
  std::vector<Measure> measures;
  std::vector<Matter> matters;
  std::vector<CountrySet> sets;
  std::vector<Term> terms;
  std::vector<Clause> clauses;
  std::vector<Note> notes;
  std::vector<Group> groups;
  std::vector<Route> routes;
  std::vector<Guarantee> guarantees;
  std::vector<Assumption> assumptions;
  std::vector<ProcedureStep> steps;  // of all procedures, each one's together
  std::vector<Procedure> procedures;
  std::vector<Example> examples;
  std::vector<std::shared_ptr<const calendar::Calendar>> calendars;
  std::vector<Day> days;
  std::vector<Expr> exprs;
  About about;

  // The ids of a table, in its order.
  auto FactIds() const { return IdsBelow<FactId>(facts.size()); }
  auto MeasureIds() const { return IdsBelow<MeasureId>(measures.size()); }
  auto MatterIds() const { return IdsBelow<MatterId>(matters.size()); }
  auto ClauseIds() const { return IdsBelow<ClauseId>(clauses.size()); }
  auto NoteIds() const { return IdsBelow<NoteId>(notes.size()); }
  auto RouteIds() const { return IdsBelow<RouteId>(routes.size()); }
  auto GuaranteeIds() const { return IdsBelow<GuaranteeId>(guarantees.size()); }
  auto AssumptionIds() const {
    return IdsBelow<AssumptionId>(assumptions.size());
  }
  auto DayIds() const { return IdsBelow<DayId>(days.size()); }
  auto StepIds() const { return IdsBelow<StepId>(steps.size()); }
  auto ProcedureIds() const { return IdsBelow<ProcedureId>(procedures.size()); }

  const Fact& fact(FactId id) const { return facts[id.index()]; }
  const Measure& measure(MeasureId id) const { return measures[id.index()]; }
  const Matter& matter(MatterId id) const { return matters[id.index()]; }
  const Term& term(TermId id) const { return terms[id.index()]; }
  const Clause& clause(ClauseId id) const { return clauses[id.index()]; }
  const Note& note(NoteId id) const { return notes[id.index()]; }
  const Group& group(GroupId id) const { return groups[id.index()]; }
  const Route& route(RouteId id) const { return routes[id.index()]; }
  const Guarantee& guarantee(GuaranteeId id) const {
    return guarantees[id.index()];
  }
  const Assumption& assumption(AssumptionId id) const {
    return assumptions[id.index()];
  }
  const Day& day(DayId id) const { return days[id.index()]; }
  const ProcedureStep& step(StepId id) const { return steps[id.index()]; }
  const Procedure& procedure(ProcedureId id) const {
    return procedures[id.index()];
  }
  const Expr& expr(ExprId id) const { return exprs[id.index()]; }

  // Nothing where none has the name. Each is linear in its table.
  std::optional<FactId> FindFact(std::string_view name) const;
  std::optional<MatterId> FindMatter(std::string_view name) const;
  std::optional<RouteId> FindRoute(std::string_view name) const;

  // Returns whether a fact is a date, or a number that is compared with
  // another: whether a measure may count from or to it. Linear in the measures.
  bool IsCounted(FactId id) const;

  // Returns the clauses of a route: its own in their order, then those of its
  // groups in theirs.
  std::vector<ClauseId> ClausesOf(RouteId id) const;
  // Returns the notes of a route in the same order.
  std::vector<NoteId> NotesOf(RouteId id) const;
  // Returns the clauses of its route that the gate of a step does not look at:
  // none where it takes the route.
  std::vector<ClauseId> LeftForLater(StepId id) const;
};

// Returns the value of `comparison` between two numbers. Neither is none.
bool Compares(Value left, Comparison comparison, Value right);

// Returns the numbers (never none) that stand in `comparison` to `right`.
IntervalSet ValuesThatCompare(Comparison comparison, Value right);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_LAW_H_
