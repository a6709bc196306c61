// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASKER_H_
#define SAFECONDUCT_ASKER_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

// Asking: what is lawfully open to one person, and why.
//
// A chart is compiled once, from a pack and a scenario. An asker of it answers
// for one case after the other: `Outcomes` what each route is, and nothing
// else; `Explain` also which clause holds, what settled an outcome, on what it
// turns, what would change it, and how it stands on other days. What is unknown
// of a case stays so: an outcome is `kUndetermined` where the rest may give
// either. Answers are plain values that point into the pack of the chart, and
// keep it alive.

namespace safeconduct {

namespace ask {
class Asker;
}

// Whether a route is lawfully open. What an outcome means is defined in
// docs/language.md, "What an answer means".
enum class Outcome : uint8_t { kOpen, kClosed, kUndetermined };
// Whether a clause holds, whatever is still unknown.
enum class Holds : uint8_t { kYes, kNo, kUnknown };

std::string_view OutcomeName(Outcome outcome);  // "open", ...
std::string_view HoldsName(Holds holds);        // "yes", ...

// The most moves of a change that can be asked for.
inline constexpr size_t kMaxMoves = 8;

// -- The answer ---------------------------------------------------------------
// Plain values, which point to the declarations of the pack. What each part
// means is defined in docs/language.md, "Exactly what an answer means".

struct ClauseAnswer {
  const Clause* clause = nullptr;
  Holds holds = Holds::kUnknown;
  // The events that set, or may set, a matter that the clause tests.
  std::vector<const Event*> events;
  // Empty: what is unknown is so over real dates. It stood for dates through
  // which that was not looked into.
  std::vector<const Fact*> wide;
};

// A disputed event, and whether it happened.
struct EventFate {
  const Event* event = nullptr;
  bool happened = false;
};

// What is known that settles an outcome alone; none of it can be left out.
struct Reason {
  std::vector<FactValues> facts;    // in order of declaration
  std::vector<EventFate> disputes;  // settled by the scenario
  std::optional<Days> today;        // absent where any day will do
};

// What an outcome turns on. Empty exactly where it is settled.
struct TurnsOn {
  std::vector<const Fact*> facts;  // in order of declaration
  std::vector<const Event*> events;
  bool today = false;  // of the days asked about, which one
  bool empty() const { return facts.empty() && events.empty() && !today; }
  friend bool operator==(const TurnsOn&, const TurnsOn&) = default;
};

struct MatterValues {
  const Matter* matter = nullptr;
  Values values;
};

// What would change an outcome, or settle one that is undetermined: facts,
// matters and disputes with other values, any of those named.
struct Change {
  std::vector<FactValues> facts;
  std::vector<MatterValues> matters;
  std::vector<EventFate> disputes;
  // Dates are counted from or to one another, or numbers compared with one
  // another, and other values of them do exactly what these do. Of dates some
  // near to the case are named.
  bool one_of_several = false;
  Outcome gives = Outcome::kUndetermined;
  TurnsOn then_turns_on;

  // Returns whether law or record would have to become another, too.
  bool moves_law() const { return !matters.empty() || !disputes.empty(); }
};

// The changes of a route, those of the fewest moves first.
struct Changes {
  std::vector<Change> listed;
  size_t left_out = 0;  // how many more there are
};

// A note of a route that concerns the case, or may.
struct NoteAnswer {
  const Note* note = nullptr;
  Holds holds = Holds::kUnknown;  // never kNo
  // The events that set, or may set, a matter that its condition tests.
  std::vector<const Event*> events;
  TurnsOn turns_on;  // empty unless unknown
};

struct RouteAnswer {
  const Route* route = nullptr;
  // The code of the country that it leads this person to; empty where that is
  // not known, and where it leads to none.
  std::string country;
  Outcome outcome = Outcome::kUndetermined;
  std::vector<ClauseAnswer> clauses;
  // The clauses that each settle the outcome by themselves.
  // Empty where no clause does, though several together may.
  std::vector<const Clause*> because;
  std::optional<Reason> reason;  // absent where undetermined
  TurnsOn turns_on;
  // Empty, as of a clause.
  std::vector<const Fact*> wide;
  // Whether a search for dates reached its limit: an outcome that is
  // undetermined here may be settled after all, and may turn on less.
  bool undecided = false;
  std::optional<Changes> changes;  // absent where not asked for
  std::vector<NoteAnswer> notes;   // but those that certainly do not concern it
};

// Days in a row on which nothing changes for one case and the routes asked
// about.
struct Stretch {
  std::optional<Date> first;  // absent: from the first day reasoned about
  std::optional<Date> last;   // absent: to the last
  std::vector<const Event*> events;   // that made the stretch begin
  std::vector<std::string> supposed;  // suppositions that did
  std::vector<std::string> limits;    // measures that changed class
  // Of the routes asked about; empty on days on which the case as told cannot
  // be, such as those before a day that it knows of.
  std::vector<Outcome> outcomes;
  bool changes_outcome = false;  // of some route, as it begins
};

// The outcomes of one case over all days, its facts held as they are.
struct Timeline {
  std::vector<Stretch> stretches;
  // The first day that the case knows of; absent where it knows of none.
  std::optional<Date> begins;
  // Known facts that count years, months or days, and so would not stay as they
  // are, but are held all the same. Only those that the routes look at.
  std::vector<const Fact*> held;
};

// A day that the pack declares, and what it may be for the case.
struct DayAnswer {
  std::string name;
  std::string label;
  // All of them where it is wholly unknown; of more than kMaxDayRunsTold runs
  // of days those from the first to the last.
  Values values;
};

// A calendar of the pack, and the first and the last day of which it says
// whether offices are open.
struct CalendarYears {
  std::string name;
  std::string label;
  Date first;
  Date last;
};

// How it stands with a time limit: see docs/limits.md.
enum class LimitState : uint8_t {
  kNotBegun,  // it is counted from what has not happened
  kNoLimit,   // the law has no last day for the case
  kRunning,   // its last day has not passed, and nothing has settled it
  kKept,
  kMissed,
  kUnknown,
  kOver,  // a wait for the day asked about that has passed
};
std::string_view LimitStateName(LimitState state);  // "not_begun", ...

// What becomes of a clause behind the last day of a limit, as far as it hangs
// on the limit.
enum class AfterLimit : uint8_t {
  kCloses,  // it no longer lets the route open: the limit is one to keep
  kOpens,   // it no longer closes the route: the limit is a wait
  kEither,  // that turns on other things
};
std::string_view AfterLimitName(AfterLimit after);  // "closes", ...

// A date, a declared day or `today`, and what it is known to be.
struct NamedDate {
  std::string name;
  std::string label;  // the question of a fact; empty of `today`
  Values values;
};

// From the least to the most, which is absent where it is not known.
struct CountRange {
  int32_t least = 0;
  std::optional<int32_t> most;
};

// A time limit that a clause of a route asked about tests.
struct TimeLimit {
  // Of the declared day that is its last, or of the measure that counts it.
  std::string name;
  std::string label;
  bool is_day = false;  // else a measure
  const Clause* clause = nullptr;
  AfterLimit after = AfterLimit::kCloses;
  // What is to lie within it, or behind it where it is a wait.
  NamedDate date;
  std::vector<NamedDate> counts_from;
  LimitState state = LimitState::kUnknown;
  // Whether anything is known of its last day; an end that is absent is not
  // known.
  bool has_last_day = false;
  std::optional<Date> first_last_day;
  std::optional<Date> last_last_day;
  std::optional<CountRange> days_left;  // of kRunning
  std::optional<CountRange> missed_by;  // days, of kMissed
  // What the measure counts on the last day and before, or, where it counts
  // down to a date, at the least; several numbers where it is compared with
  // one that is not known. Absent of a declared day.
  std::optional<CountRange> at_most;
  std::optional<CountRange> at_least;
  std::string unit;  // of the measure: "days", "full years"
  // Whether it certainly makes no difference to the clause, by what else is
  // known of the case and the law.
  bool idle = false;
  // Of the ways by which the day may be found, then of those by which the days
  // that it starts from may be; a measure has none of its own.
  std::vector<Citation> citations;
};

// The answer to one question, explained. Keeps its pack alive, and so what it
// points to; may outlive the asker and the chart. Copies share nothing else.
struct Answer {
  Pack pack;
  Scenario scenario;
  Case person;
  Days days;
  std::vector<RouteAnswer> routes;  // those asked about
  std::optional<Timeline> timeline;
  // The unknown facts that matter to some undetermined route, the one to find
  // out first at the front.
  std::optional<std::vector<const Fact*>> ask_first;
  // The facts that may still have more than one value, in order of declaration:
  // those unknown that the assumptions of the pack do not answer.
  std::vector<const Fact*> open_facts;
  // In the order of their declarations: all of the pack, or, where routes were
  // named, those that these look at, the last days of steps on them, and those
  // that these days are made of.
  std::vector<DayAnswer> declared_days = {};
  // Calendars that end, or have not begun, before such a day is reached, which
  // is unknown therefore.
  std::vector<CalendarYears> calendars_ended = {};
  // Those that are running come first, the soonest at the front.
  std::vector<TimeLimit> limits = {};

  // Returns the answer about a route. Fails where it was not asked about.
  std::expected<const RouteAnswer*, Error> Find(std::string_view route) const;
};

// Returns the limits that are running and may make a difference as iCalendar
// (RFC 5545), an all-day event each: on the last day, or on the first day that
// may be it; of a wait counted to `today`, on the first day on which it
// certainly is over. Nothing
// in it is of the person but these days, and the same answer gives the same
// text.
std::string FormatCalendar(const Answer& answer);

// What to explain beyond the outcomes.
struct AskOptions {
  // By name; empty: all.
  std::vector<std::string> routes = {};
  // Above 0 also what would change each outcome with at most so many moves; the
  // first such question prepares the chart for it, which takes milliseconds.
  size_t max_moves = 0;
  bool all_changes = false;  // else the first of many
  bool timeline = false;
  bool ask_first = false;
  // Told before each route of which changes are looked for how many of all are
  // done; returns whether to go on. May be null.
  std::function<bool(size_t done, size_t all)> watch = {};
};

// Answers questions to one chart. Holds working memory: it moves, but is not
// copied, and each thread has its own; the chart is shared.
class Asker {
 public:
  // Keeps the chart alive. Working memory grows with the chart, and not with
  // the number of questions.
  explicit Asker(const Chart& chart);
  Asker(Asker&& other) noexcept;
  Asker& operator=(Asker&& other) noexcept;
  ~Asker();

  // Returns the outcome of each route, in the pack's order, on any of `days`.
  // Holds until the next question.
  // Fails where the case is of another pack, where the days are reversed or
  // none that are reasoned about, and where the case contradicts itself: the
  // assumptions of the pack then leave no possible combination of its values,
  // and the error shows a least set of assumptions and given facts that do not
  // go together.
  std::expected<std::span<const Outcome>, Error> Outcomes(const Case& person,
                                                          const Days& days);

  // Returns the answer with clauses, reasons and what the outcomes turn on.
  // Fails as Outcomes does; where the pack has no route of a name; and where
  // what would change an outcome outgrows the nodes that the chart may have.
  std::expected<Answer, Error> Explain(const Case& person, const Days& days,
                                       const AskOptions& options = {});

 private:
  Chart chart_;
  std::unique_ptr<ask::Asker> asker_;
};

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_ASKER_H_
