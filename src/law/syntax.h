// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_SYNTAX_H_
#define SAFECONDUCT_LAW_SYNTAX_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/steps.h"
#include "law/law.h"
#include "text/source_text.h"

// The law as it is written: what the parser makes and the checker reads. Names
// are not resolved, and every part knows its place. What is the same written
// and checked, such as the comparisons, is of law.h.
namespace safeconduct::law::syntax {

using text::Name;
using text::Place;

// One item of a list: a value, a range of values, or the name of a set.
struct Item {
  Operand low;
  // The last of a range; nothing where it is one value or a set.
  std::optional<Operand> high;
  Place place;
  // Of `limit on applied`, the date.
  std::optional<Name> on = std::nullopt;
};

// How a condition is written. What it means, the checker finds out: `a is b`
// compares two numbers, or asks for a value, by what `a` is.
enum class ExprKind : uint8_t {
  kAnd,      // children
  kOr,       // children
  kNot,      // the one child
  kName,     // a bare name
  kIs,       // name is operand
  kIsNot,    // name is not operand
  kIn,       // name in items
  kCompare,  // name comparison operand
};

struct Expr {
  ExprKind kind = ExprKind::kName;
  Place place;
  Name name;
  std::optional<Name> on;  // of `limit on applied`, the date
  Comparison comparison = Comparison::kEqual;
  // What stands behind `is`, `in` or a comparison.
  std::vector<Item> items;  // one for kIs, kIsNot and kCompare
  std::vector<Expr> children;
};

struct Choice {
  Name name;
  std::optional<Name> label;
};

struct Type {
  TypeForm form = TypeForm::kYesNo;
  Place place;
  std::vector<Choice> choices;
  int32_t low = 0;
  int32_t high = 0;
  // What its numbers count, by any name: a comparison needs the same on both
  // sides.
  Name unit;
};

struct Fact {
  Name name;
  Name question;
  Type type;
  bool fixed = false;
};

struct Measure {
  Name name;
  Name label;
  // Full months or years, not begun ones.
  bool full = false;
  Name unit;
  // Of a date fact, or `today`; so is `to`.
  Name from;
  Name to;
};

struct Matter {
  Name name;
  Name label;
  Type type;
  Operand at_first;
  bool for_the_record = false;
};

struct Set {
  Name name;
  Name label;
  std::vector<Name> countries;
};

struct Term {
  Name name;
  Name label;
  Expr when;
};

struct Citation {
  Name source;
  std::optional<Name> at;
};

struct Clause {
  bool needs = false;  // else barred by
  Name name;
  Name label;
  Expr when;
  std::optional<Expr> unless;
  std::vector<Citation> citations;
  Place place;
};

struct Note {
  Name name;
  Name text;
  Expr when;
  std::vector<Citation> citations;
};

// What stands in a route or a group.
struct Body {
  std::vector<Clause> clauses;
  std::vector<Note> notes;
};

// `closed 2024-12-25..2024-12-26`; one day where both are the same. Days since
// 1 January 1970.
struct ClosedDays {
  int32_t first = 0;
  int32_t last = 0;
  Place place;
};

struct Calendar {
  Name name;
  Name label;
  int32_t first_day = 0;
  int32_t last_day = 0;
  Place years;
  std::vector<Name> closed_weekdays;
  std::vector<ClosedDays> closed;
};

// `plus 2 months`, `rolled on england`.
struct Step {
  calendar::Step::Kind kind{};
  // As written, with its sign; a week is 7 days and a year 12 months.
  int64_t count = 0;
  Name calendar;
  Place place;
};

// What a day starts from: `requested`, or `(requested, plus 2 weeks)`.
struct DayStart {
  Name date;
  std::vector<Step> steps;
};

// `requested plus 2 months when C`, `later of a, b, rolled on england`.
struct DayWay {
  // Which of several dates it starts from; they are one where it says neither.
  enum class Of : uint8_t { kOne, kLater, kEarlier };
  Of of = Of::kOne;
  std::vector<DayStart> starts;
  std::vector<Step> steps;
  std::optional<Expr> when;
  std::vector<Citation> citations;
  Place place;
};

struct Day {
  Name name;
  Name label;
  std::vector<DayWay> ways;  // one at least
};

struct Group {
  ClauseKind kind = ClauseKind::kBarredBy;  // safeguards, else requirements
  Name name;
  Name label;
  Body body;
};

struct Route {
  Name name;
  Name label;
  // A country code or the name of a fact; nothing where it leads nowhere.
  std::optional<Name> to;
  bool to_country = false;
  std::vector<Name> groups;
  Body body;
};

// `pack`, and what it says of itself.
struct About {
  Name title;
  Name route;  // empty, as `routes` and `version`, where it does not say
  Name routes;
  Name version;
  std::optional<int32_t> law_read;  // days since 1 January 1970
  std::vector<Name> under_answers;
  Place place;
};

struct Guarantee {
  Name name;
  Name label;
  bool always = false;  // else never
  Expr condition;
};

struct Assumption {
  Name name;
  Name label;
  bool always = false;  // else never
  Expr condition;
};

// `route.clause` or `group.clause`; of a step also the clause alone.
struct ClauseRef {
  Name owner;
  Name clause;
};

struct ProcedureStep {
  Name name;
  Name label;
  Name party;
  std::vector<Name> after;
  std::optional<Name> sets;
  std::optional<Name> due;
  Silence silence = Silence::kSaysNothing;
  Place silence_place;
  std::vector<Citation> silence_citations;
  std::vector<ClauseRef> once;
  bool takes_the_route = false;
  std::vector<Name> proof;
  std::vector<Name> prima_facie;
  std::vector<Citation> citations;
};

struct Procedure {
  Name name;
  Name label;
  Name route;
  std::vector<ProcedureStep> steps;
  // Whether a step with a fault was left out, which others may name.
  bool faulty = false;
};

struct Given {
  Name fact;
  std::vector<Item> items;
  // Whether it says `unknown`; it then has no items.
  bool unknown = false;
};

struct NoteExpectation {
  ClauseRef note;
  Telling telling = Telling::kTold;
};

struct Expectation {
  Name route;
  Outcome outcome = Outcome::kOpen;
  std::vector<ClauseRef> because;
  std::vector<NoteExpectation> notes;
  // Nothing where the example does not say; a list of one name at least.
  std::optional<std::vector<Name>> turns_on;
  Place place;
};

struct Example {
  Name label;
  // Days since 1 January 1970, here and below.
  int32_t first_day = 0;
  int32_t last_day = 0;
  // Of the days, for a fault in them.
  Place days;
  std::optional<int32_t> known_on;
  std::optional<Name> viewpoint;
  std::vector<Supposition> suppositions;
  std::vector<Given> givens;
  std::vector<Expectation> expectations;
};

// By kind, and within a kind in the order of the blocks and their lines.
struct Law {
  std::vector<About> abouts;
  std::vector<Fact> facts;
  std::vector<Measure> measures;
  std::vector<Matter> matters;
  std::vector<Set> sets;
  std::vector<Term> terms;
  std::vector<Group> groups;
  std::vector<Route> routes;
  std::vector<Guarantee> guarantees;
  std::vector<Assumption> assumptions;
  std::vector<Procedure> procedures;
  std::vector<Example> examples;
  std::vector<Calendar> calendars;
  std::vector<Day> days;
};

}  // namespace safeconduct::law::syntax

#endif  // SAFECONDUCT_LAW_SYNTAX_H_
