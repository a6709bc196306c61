// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "api/access.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/evaluate_dates.h"
#include "tests/oracle/evaluate_slowly.h"
#include "tests/random/random_case.h"

namespace safeconduct::oracle {

using api::Access;
using random::TellsContradiction;

namespace {

constexpr const char* kOnlyTheProgram =
    "only the program finds that the case contradicts itself\n";
constexpr const char* kOnlyTheOracle =
    "only the oracle finds that the case contradicts itself\n";

// Whether what is found, such as that a clause holds, lies inside what may be.
bool LiesInside(const Possible& may, bool yes, bool no) {
  return (may.yes || !yes) && (may.no || !no);
}

bool LiesInside(const SlowRoute& may, const RouteAnswer& found) {
  if (!LiesInside(may.open, found.outcome != Outcome::kClosed,
                  found.outcome != Outcome::kOpen)) {
    return false;
  }
  for (size_t i = 0; i < may.clauses.size(); ++i) {
    const Holds holds = found.clauses[i].holds;
    if (!LiesInside(may.clauses[i].holds, holds != Holds::kNo,
                    holds != Holds::kYes)) {
      return false;
    }
  }
  return true;
}

// Returns how the program differs about a note from what the oracle finds that
// is too wide to be compared whole: a note that it tells of may hold, and one
// that it says holds, or passes over, may do so.
std::string DifferenceOf(const law::Law& law, const SlowNote& note,
                         const RouteAnswer& found) {
  const std::string& address = law.note(note.note).address;
  const auto told = std::ranges::find_if(
      found.notes,
      [&](const NoteAnswer& each) { return each.note->address == address; });
  const bool is_told = told != found.notes.end();
  const bool fits =
      is_told ? LiesInside(note.holds, true, told->holds == Holds::kUnknown)
              : note.holds.no;
  return fits ? "" : address + " is noted otherwise by the oracle\n";
}

// Takes out the notes of both that the oracle cannot tell exactly, where they
// fit; returns how one does not.
std::string TakeInexactNotes(const law::Law& law, SlowRoute& expected,
                             RouteAnswer& found) {
  for (const SlowNote& note : expected.notes) {
    if (note.exact && note.exact_turns_on) continue;
    const std::string differs = DifferenceOf(law, note, found);
    if (!differs.empty()) return differs;
    std::erase_if(found.notes, [&](const NoteAnswer& each) {
      return each.note->address == law.note(note.note).address;
    });
  }
  std::erase_if(expected.notes, [](const SlowNote& note) {
    return !note.exact || !note.exact_turns_on;
  });
  return "";
}

// Returns how an oracle and the program differ about a route.
std::string DifferenceOf(const chart::Chart& compiled, size_t route,
                         const SlowRoute& slow, RouteAnswer found) {
  SlowRoute expected = slow;
  if (!slow.exact_turns_on) {
    expected.turns_on_facts.clear();
    expected.turns_on_events.clear();
    expected.turns_on_today = false;
    found.turns_on = {};
  }
  auto of_notes = TakeInexactNotes(compiled.law(), expected, found);
  if (!of_notes.empty()) return of_notes;
  const std::string of_oracle =
      Describe(compiled.law(), compiled.record(), expected);
  const std::string of_program = Describe(found);
  if (slow.exact ? of_oracle == of_program : LiesInside(slow, found)) return "";
  return fmt::format(
      "{}\n-- oracle{}:\n{}-- program:\n{}", compiled.law().routes[route].name,
      slow.exact ? "" : ", which may say more", of_oracle, of_program);
}

// Returns why an answer says more than it should; empty where it does not.
std::string WhyUnsure(const Answer& answer) {
  for (const RouteAnswer& route : answer.routes) {
    if (route.undecided) return route.route->name + " is undecided\n";
    bool wide = !route.wide.empty();
    for (const ClauseAnswer& clause : route.clauses) {
      wide = wide || !clause.wide.empty();
    }
    if (wide) return route.route->name + " is wide\n";
  }
  return "";
}

}  // namespace

Agreement AskBoth(const Chart& chart, Asker& asker, const Case& person,
                  const Days& days, std::string& difference) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  const law::Law& law = compiled.law();
  const record::Record& record = compiled.record();
  const auto slow = EvaluateSlowly(law, record, compiled.timeline().scenario(),
                                   Access::CaseOf(person), days);
  if (!slow && slow.error() == SlowFault::kTooMany) return Agreement::kTooMany;
  if (!slow) {
    difference = "only the program makes sense of the scenario\n";
    return Agreement::kDiffer;
  }
  const auto answer = asker.Explain(person, days);
  const SlowRoute& any = slow->front();
  if (!answer && TellsContradiction(answer.error())) {
    if (!any.possible || !any.exact_possible) return Agreement::kAgree;
    difference = kOnlyTheProgram + answer.error().text;
    return Agreement::kDiffer;
  }
  if (!answer || answer->routes.size() != slow->size()) {
    difference = answer ? "not all routes are told of\n" : answer.error().text;
    return Agreement::kDiffer;
  }
  difference = any.possible ? WhyUnsure(*answer) : kOnlyTheOracle;
  for (size_t i = 0; i < slow->size() && difference.empty(); ++i) {
    difference = DifferenceOf(compiled, i, (*slow)[i], answer->routes[i]);
  }
  return difference.empty() ? Agreement::kAgree : Agreement::kDiffer;
}

struct OverDates::Record {
  SlowRecord of;
};

OverDates::OverDates(const Chart& chart) : chart_(chart) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  record_ = std::make_unique<const Record>(*SlowRecord::Make(
      compiled.law(), compiled.record(), compiled.timeline().scenario()));
}
OverDates::~OverDates() = default;

std::optional<Possible> OverDates::Evaluate(const Route& route,
                                            const Case& person,
                                            const Days& days,
                                            size_t max_combinations) const {
  const law::Law& law = Access::ChartOf(chart_)->law();
  const SlowQuestion question{law, record_->of, Access::CaseOf(person), days};
  const auto slow =
      EvaluateDates(question, *law.FindRoute(route.name), max_combinations);
  if (!slow || !slow->possible) return std::nullopt;
  return slow->open;
}

std::optional<Possible> OverDates::Evaluate(const Route& route,
                                            const Clause& clause,
                                            const Case& person,
                                            const Days& days,
                                            size_t max_combinations) const {
  const law::Law& law = Access::ChartOf(chart_)->law();
  const SlowQuestion question{law, record_->of, Access::CaseOf(person), days};
  const auto slow =
      EvaluateDates(question, *law.FindRoute(route.name), max_combinations);
  if (!slow || !slow->possible) return std::nullopt;
  const auto found =
      std::ranges::find_if(slow->clauses, [&](const SlowClause& each) {
        return law.clause(each.clause).address == clause.address;
      });
  return found->holds;
}

std::string OverDates::Compare(Asker& asker, const Case& person,
                               const Days& days, size_t max_combinations,
                               DatesTally& tally) const {
  const chart::Chart& compiled = *Access::ChartOf(chart_);
  const law::Law& law = compiled.law();
  const SlowQuestion question{law, record_->of, Access::CaseOf(person), days};
  const auto answer = asker.Explain(person, days);
  const bool contradicts = !answer && TellsContradiction(answer.error());
  if (!answer && !contradicts) return answer.error().text;
  if (answer) {
    if (auto unsure = WhyUnsure(*answer); !unsure.empty()) return unsure;
  }
  if (contradicts) ++tally.contradictory;
  for (size_t i = 0; i < law.routes.size(); ++i) {
    ++tally.routes;
    const auto slow =
        EvaluateDates(question, law::RouteId(i), max_combinations);
    if (!slow) {
      ++tally.too_many;
      continue;
    }
    if (slow->possible == contradicts) {
      return contradicts ? kOnlyTheProgram + answer.error().text
                         : kOnlyTheOracle;
    }
    if (contradicts) continue;
    if (!slow->open.settled()) ++tally.undetermined;
    // Of notes, the oracle over values tells.
    RouteAnswer found = answer->routes[i];
    found.notes.clear();
    auto differs = DifferenceOf(compiled, i, *slow, std::move(found));
    if (!differs.empty()) return differs;
  }
  if (contradicts) return "";
  for (size_t i = 0; i < law.facts.size(); ++i) {
    const auto open =
        IsOpenOverDates(question, law::FactId(i), max_combinations);
    if (!open) continue;
    const auto& found = answer->open_facts;
    const bool told =
        std::ranges::find(found, &chart_.pack().facts()[i]) != found.end();
    if (*open != told) {
      return fmt::format("{} is open to the {} alone\n", law.facts[i].name,
                         told ? "program" : "oracle");
    }
    if (*open && !law.assumptions.empty()) ++tally.open_facts;
  }
  return "";
}

}  // namespace safeconduct::oracle
