// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_LAW_H_
#define SAFECONDUCT_LAW_LAW_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "calendar/calendar.h"
#include "calendar/steps.h"
#include "law/day.h"
#include "law/example.h"
#include "law/ids.h"
#include "law/procedure.h"
#include "law/type.h"
#include "safeconduct/date.h"
#include "text/source_text.h"

// The law, checked: every name resolved, every test a set of values. Tables of
// plain structs that name one another by typed ids, so that a law is compared,
// copied and looked through without following pointers. What can only be
// resolved with the record, as an example's suppositions, stays as written.
namespace safeconduct::law {

using text::Name;
using text::Place;

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

// The day asked about.
struct Today {
  friend constexpr auto operator<=>(Today, Today) = default;
};

// What a test looks at.
using Subject = std::variant<FactId, MeasureId, MatterId, Today>;

// A matter as of a day of the case: the value that the record gives the matter
// on that day.
struct AsOf {
  MatterId matter;
  Chain day;
  // What says when the day is: the date from which `day` is reached or, where
  // a calendar is on the way, a measure that counts the days since 1 January
  // 1970 (MeasureTable::InDays).
  Subject by;
};

// Something that a rule asks about the law or the world; the record tells what
// became of it.
struct Matter {
  std::string name;  // `limit on applied` as of a day
  std::string label;
  Type type;  // kYesNo, kChoice or kNumber
  // Its value on days before anything in the record moves it.
  Value at_first = 0;
  // Whether no clause need test it: it is kept for who reads the record.
  bool for_the_record = false;
  Place place;
  // Nothing of a matter that the law declares. Those as of a day stand behind
  // all declared ones. Where the day is none, such a one has no meaning: what
  // tests it asks for the day too.
  std::optional<AsOf> as_of = std::nullopt;
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

// That a date compares so with a declared day; where both are declared, the one
// that is the greater where the comparison holds is `day`.
struct DayTest {
  DateOrDay date;
  Comparison comparison = Comparison::kEqual;
  DayId day;
};

// That a declared measure counts one of `counts`, or a number that compares so
// with a matter.
struct CountTest {
  std::string name;  // of the measure
  std::string label;
  Unit unit = Unit::kDays;
  DateOrDay from;
  DateOrDay to;
  IntervalSet counts;
  std::optional<std::pair<Comparison, MatterId>> against;
};

// A test of a declared day or measure, as it is written: what it became in
// Law::exprs, of dates and counts between them, names neither.
struct TimeTest {
  ExprId test;
  std::variant<DayTest, CountTest> of;
};

// A test that looks at a declared day, be it through a measure or a matter as
// of it; likewise.
struct DayLook {
  ExprId test;
  DayId day;
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

// Which of two days comes first: of two as of which matters are looked at, or
// of one and today. Neither does where either is none.
struct DayOrder {
  Chain a;
  Chain b;
  ExprId a_not_later;
  ExprId b_not_later;
};

// That one matter has one value a day: a condition that always holds of two
// that are the same matter as of two days, or as of a day and today. Whoever
// takes matters for free has to ask for it; what the record gives fulfils it.
struct Agreement {
  MatterId a;
  MatterId b;
  ExprId condition;
};

// Immutable once checked; safe to share between threads. The source texts that
// its places point to outlive it.
struct Law {
  std::vector<Fact> facts;
  std::vector<Measure> measures;
  std::vector<Matter> matters;  // those as of a day last
  std::vector<DayOrder> day_orders;
  std::vector<Agreement> agreements;
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
  std::vector<TimeTest> time_tests;  // as they were checked
  std::vector<DayLook> day_looks;    // likewise
  About about;

  // The ids of a table, in its order.
  auto FactIds() const { return IdsBelow<FactId>(facts.size()); }
  auto MeasureIds() const { return IdsBelow<MeasureId>(measures.size()); }
  auto MatterIds() const { return IdsBelow<MatterId>(matters.size()); }
  // Those that the law declares.
  std::span<const Matter> DeclaredMatters() const;  // linear in the matters
  auto DeclaredMatterIds() const {
    return IdsBelow<MatterId>(DeclaredMatters().size());
  }
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
  // Returns the matter that the law declares, of one as of a day.
  MatterId Declared(MatterId id) const {
    return matter(id).as_of ? matter(id).as_of->matter : id;
  }
  // Returns the day on which it is looked at: today of a declared one.
  Chain DayOf(MatterId id) const {
    return matter(id).as_of ? matter(id).as_of->day : Chain{};
  }
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
