// SPDX-License-Identifier: Apache-2.0
//
// What the search for idle and untested clauses found, as warnings at the place
// of each clause. A warning says what to do: where a case shows that a clause
// decides, it is told as one that can be asked; where the search was given up,
// the limit that it met.
#include "prove/coverage/coverage_warnings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "law/values.h"
#include "pack/scenario.h"
#include "prove/guarantee/asked_situation.h"
#include "text/listed.h"

namespace safeconduct::prove {
namespace {

using law::ClauseId;
using text::DiagnosticKind;

std::vector<std::string> AddressesOf(const law::Law& law,
                                     const std::vector<ClauseId>& clauses) {
  std::vector<std::string> addresses;
  for (const ClauseId clause : clauses) {
    addresses.push_back(fmt::format("`{}`", law.clause(clause).address));
  }
  return addresses;
}

// Returns which clauses close routes wherever an idle one does; routes with the
// same answer together.
std::string WhatImplies(const law::Law& law, const IdleClause& idle) {
  std::vector<std::pair<std::vector<ClauseId>, std::vector<std::string>>> alike;
  for (const IdleClause::Implied& implied : idle.implied) {
    auto found = std::find_if(alike.begin(), alike.end(), [&](const auto& a) {
      return a.first == implied.by;
    });
    if (found == alike.end()) {
      found = alike.insert(alike.end(), {implied.by, {}});
    }
    found->second.push_back(fmt::format("`{}`", law.route(implied.route).name));
  }
  std::vector<std::string> parts;
  for (const auto& [by, routes] : alike) {
    const std::string closers = text::Listed(AddressesOf(law, by), "or");
    parts.push_back(fmt::format("where it closes {}, {}{} does too",
                                text::Listed(routes, "or"),
                                by.size() > 1 ? "one of " : "", closers));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

class Warner {
 public:
  Warner(const std::shared_ptr<const chart::Chart>& chart,
         const CaseFormat& format_case, text::Diagnostics& diagnostics)
      : charts_(chart),
        chart_(*chart),
        law_(chart->law()),
        format_case_(format_case),
        diagnostics_(diagnostics) {}

  void Run(const Coverage& coverage) {
    for (const IdleClause& each : coverage.clauses) Warn(each);
    for (const IdleFact& each : coverage.facts) Warn(each);
    for (const IdleValues& each : coverage.values) Warn(each);
    for (const ClosedRoute& each : coverage.routes) Warn(each);
    for (const law::NoteId each : coverage.notes) Warn(law_.note(each));
    WarnOf(coverage.undecided);
  }

 private:
  void Warn(const IdleClause& idle) {
    // A set, as one clause may close several routes: it is shown once, in the
    // order of the law.
    std::set<ClauseId> closers;
    for (const auto& implied : idle.implied) {
      closers.insert(implied.by.begin(), implied.by.end());
    }
    std::vector<text::Note> notes;
    for (const ClauseId closer : closers) {
      notes.push_back(
          {law_.clause(closer).place,
           fmt::format("`{}` stands here", law_.clause(closer).address)});
    }
    std::string text = WhyIdle(law_, idle);
    if (idle.situation) {
      text += CaseThat(", as", *idle.situation, [&](AskedSituation& asked) {
        return asked.Closes(idle.clause);
      });
    }
    diagnostics_.Add(DiagnosticKind::kIdleClause,
                     law_.clause(idle.clause).place, std::move(text),
                     std::move(notes));
  }

  void Warn(const IdleFact& idle) {
    const law::Fact& fact = law_.fact(idle.fact);
    diagnostics_.Add(
        DiagnosticKind::kIdleFact, fact.place,
        fmt::format("fact `{}` is tested, but no outcome depends on it; leave "
                    "it out or mend what tests it",
                    fact.name),
        // Where the fact is declared nothing is wrong to be seen, so the note
        // leads to what tests it.
        {TestNote(idle.tested_by, "tests it")});
  }

  void Warn(const IdleValues& idle) {
    const law::Fact& fact = law_.fact(idle.fact);
    std::vector<std::string> values;
    for (const Value value : idle.values) {
      values.push_back(fmt::format("`{}`", law::FormatValue(fact.type, value)));
    }
    diagnostics_.Add(
        DiagnosticKind::kIdleValue, fact.place,
        fmt::format("values {} of fact `{}` come to the same in every case, "
                    "though a clause tells them apart",
                    text::Listed(values, "and"), fact.name),
        {TestNote(idle.told_by, "tells them apart")});
  }

  text::Note TestNote(ClauseId id, const char* what) const {
    const law::Clause& clause = law_.clause(id);
    return {clause.place, fmt::format("`{}` {}", clause.address, what)};
  }

  void Warn(const ClosedRoute& closed) {
    const law::Route& route = law_.route(closed.route);
    if (!closed.would_open) {
      diagnostics_.Add(
          DiagnosticKind::kNeverOpen, route.place,
          fmt::format("route `{}` is open in no case, whatever the matters are",
                      route.name));
      return;
    }
    std::string text = fmt::format(
        "route `{}` is open on no day of the record, in no case; it would be",
        route.name);
    text += CaseThat("", *closed.would_open, [&](AskedSituation& asked) {
      return asked.IsOpen(closed.route);
    });
    diagnostics_.Add(DiagnosticKind::kNeverOpen, route.place, std::move(text));
  }

  void Warn(const law::Note& note) {
    diagnostics_.Add(DiagnosticKind::kIdleNote, note.place,
                     fmt::format("note `{}` concerns nobody: its condition "
                                 "never holds",
                                 note.address));
  }

  // Returns the shortest case of which `shows` stays true, the day, and what it
  // supposes, behind `before`; empty where it could not be asked.
  std::string CaseThat(std::string_view before, const Situation& situation,
                       const std::function<bool(AskedSituation&)>& shows) {
    // The case is asked as its reader will ask it, so that what is told of it
    // is what `ask` will say.
    const auto chart = charts_.For(situation);
    if (chart == nullptr) return "";
    AskedSituation asked(chart, situation);
    AskedSituation* const all[] = {&asked};
    const auto facts =
        FactsToGive(law_, all, std::nullopt, [&] { return shows(asked); });
    if (!facts) return "";
    std::string text(before);
    // No fact is needed where the record alone decides.
    text += facts->empty() ? " in any case"
                           : " in the case " +
                                 format_case_(CaseOf(law_, situation, *facts));
    text += " on " + FormatDate(situation.day);
    std::vector<std::string> supposed;
    for (const auto& supposition : situation.suppositions) {
      supposed.push_back(
          chart::DescribeSupposition(chart_.pack(), supposition));
    }
    if (!supposed.empty()) {
      text += fmt::format(", supposing that {}", text::Listed(supposed, "and"));
    }
    return text;
  }

  // What was given up is told as such: silence would pass for no oddity.
  void WarnOf(const Undecided& undecided) {
    for (const ClauseId id : undecided.clauses) {
      WarnUndecided(undecided, law_.clause(id).place,
                    fmt::format("whether clause `{}` can decide an outcome",
                                law_.clause(id).address));
    }
    for (const law::FactId id : undecided.facts) {
      WarnUndecided(undecided, law_.fact(id).place,
                    fmt::format("whether an outcome depends on fact `{}`",
                                law_.fact(id).name));
    }
    for (const law::FactId id : undecided.values) {
      WarnUndecided(undecided, law_.fact(id).place,
                    fmt::format("whether outcomes tell the values of fact `{}` "
                                "apart",
                                law_.fact(id).name));
    }
    for (const law::RouteId id : undecided.routes) {
      WarnUndecided(
          undecided, law_.route(id).place,
          fmt::format("whether route `{}` is ever open", law_.route(id).name));
    }
    for (const law::NoteId id : undecided.notes) {
      WarnUndecided(
          undecided, law_.note(id).place,
          fmt::format("whether note `{}` ever holds", law_.note(id).address));
    }
  }

  void WarnUndecided(const Undecided& undecided, const text::Place& place,
                     const std::string& what) {
    diagnostics_.Add(
        DiagnosticKind::kUndecidedCoverage, place,
        fmt::format("{} is undecided {}", what, LimitsReached(undecided)));
  }

  SupposingCharts charts_;
  const chart::Chart& chart_;
  const law::Law& law_;
  const CaseFormat& format_case_;
  text::Diagnostics& diagnostics_;
};

}  // namespace

std::string LimitsReached(const Undecided& undecided) {
  return fmt::format(
      "within {} steps and {} nodes (raise --max-steps or --max-nodes)",
      undecided.step_budget, undecided.node_budget);
}

std::string WhyIdle(const law::Law& law, const IdleClause& idle) {
  const law::Clause& clause = law.clause(idle.clause);
  switch (idle.why) {
    case IdleClause::Why::kNowhere:
      return fmt::format(
          "clause `{}` decides no outcome: no route is under `{}`",
          clause.address, clause.address.substr(0, clause.address.find('.')));
    case IdleClause::Why::kNever:
      return clause.kind == law::ClauseKind::kNeeds
                 ? fmt::format("need `{}` always holds and decides no outcome",
                               clause.address)
                 : fmt::format("bar `{}` never holds and decides no outcome",
                               clause.address);
    case IdleClause::Why::kImplied:
      break;
  }
  return fmt::format("clause `{}` decides no outcome: {}", clause.address,
                     WhatImplies(law, idle));
}

void WarnOfCoverage(const std::shared_ptr<const chart::Chart>& chart,
                    const Coverage& coverage, const CaseFormat& format_case,
                    text::Diagnostics& diagnostics) {
  Warner(chart, format_case, diagnostics).Run(coverage);
}

}  // namespace safeconduct::prove
