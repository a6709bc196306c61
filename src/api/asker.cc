// SPDX-License-Identifier: Apache-2.0
//
// The public face of asking: include/safeconduct/asker.h.
//
// A question is checked before it is asked: that the case is of the chart's own
// pack, that the days are days reasoned about, that routes have names that
// exist. The asker below trusts all of it, and answers in ids, which answer.cc
// turns into declarations. `Outcomes` does no more than that, for those who ask
// a million times; `Explain` puts together what an answer is made of, each part
// only where it was wanted.
#include "ask/asker.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "api/access.h"
#include "api/answer.h"
#include "ask/found_days.h"
#include "base/stopped.h"
#include "law/values.h"
#include "law/walk.h"
#include "query/contradiction.h"
#include "safeconduct/asker.h"
#include "text/diagnostic.h"

namespace safeconduct {

using api::Access;

namespace {

std::expected<void, Error> CheckQuestion(const Chart& chart, const Case& person,
                                         const Days& days) {
  auto same = api::CheckSamePack("case", person.pack(), chart);
  return same ? api::CheckDays(days) : same;
}

// Shows what does not go together, each at its place.
Error ContradictionOf(const Chart& chart, const Case& person,
                      const Days& days) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  const law::Law& law = compiled.law();
  const auto found =
      query::LeastContradiction(compiled, Access::CaseOf(person), days);
  const api::GivenPlaces* given = Access::GivenIn(person);
  std::vector<text::Note> notes;
  for (const law::FactId fact : found.facts) {
    if (given == nullptr || !given->of_fact[fact.index()]) continue;
    const law::Fact& declared = law.fact(fact);
    notes.push_back(
        {*given->of_fact[fact.index()],
         fmt::format("`{} {}` is given here", declared.name,
                     law::FormatValues(declared.type,
                                       Access::CaseOf(person).values(fact)))});
  }
  text::Diagnostics diagnostics;
  const law::Assumption& first = law.assumption(found.assumptions.front());
  for (size_t i = 1; i < found.assumptions.size(); ++i) {
    const law::Assumption& more = law.assumption(found.assumptions[i]);
    notes.push_back(
        {more.place, fmt::format("and with `{}`: {}", more.name, more.label)});
  }
  diagnostics.Add(
      text::DiagnosticKind::kContradiction, first.place,
      fmt::format(
          "the case contradicts itself: it says {}, but `{}`: {}; "
          "correct what is wrong, and leave out what is not known",
          query::PartsInWords(compiled, found, Access::CaseOf(person), days),
          first.name, first.label),
      std::move(notes));
  return text::ErrorOf(Error::Kind::kFaults, diagnostics);
}

// The outcomes themselves are known by then, but an answer without the changes
// that it was asked for would read as if there were none.
Error ChangesOutgrow(const chart::Chart& chart) {
  return {Error::Kind::kLimit,
          fmt::format("law pack: what would change an outcome needs more than "
                      "{} nodes (raise --max-nodes, or leave it out with "
                      "--changes 0)",
                      chart.store().node_budget())};
}

// Returns the declared days that an answer tells: where nothing was named, also
// those that no route looks at, as a procedure may.
std::vector<law::DayId> DaysToTell(const law::Law& law,
                                   const AskOptions& options,
                                   std::span<const law::RouteId> routes) {
  if (!options.routes.empty()) return law::DaysOfRoutes(law, routes);
  std::vector<law::DayId> all;
  for (const law::DayId id : law.DayIds()) all.push_back(id);
  return all;
}

}  // namespace

// -- Answer -------------------------------------------------------------------

std::expected<const RouteAnswer*, Error> Answer::Find(
    std::string_view route) const {
  const auto found = std::find_if(
      routes.begin(), routes.end(),
      [&](const RouteAnswer& answer) { return answer.route->name == route; });
  if (found != routes.end()) return &*found;
  return std::unexpected(
      Error{Error::Kind::kUnknownName,
            fmt::format("answer: says nothing of a route `{}` (ask about it)",
                        route)});
}

// -- Asker --------------------------------------------------------------------

Asker::Asker(const Chart& chart)
    : chart_(chart),
      asker_(std::make_unique<ask::Asker>(Access::ChartOf(chart))) {}
// Here, where the asker behind the pointer is a whole type.
Asker::Asker(Asker&& other) noexcept = default;
Asker& Asker::operator=(Asker&& other) noexcept = default;
Asker::~Asker() = default;

std::expected<std::span<const Outcome>, Error> Asker::Outcomes(
    const Case& person, const Days& days) {
  if (auto good = CheckQuestion(chart_, person, days); !good) {
    return std::unexpected(std::move(good).error());
  }
  if (asker_->IsContradictory(Access::CaseOf(person), days)) {
    return std::unexpected(ContradictionOf(chart_, person, days));
  }
  // A view of the asker's own memory: nothing is copied where only outcomes are
  // wanted.
  return asker_->Outcomes(Access::CaseOf(person), days);
}

std::expected<Answer, Error> Asker::Explain(const Case& person,
                                            const Days& days,
                                            const AskOptions& options) {
  if (auto good = CheckQuestion(chart_, person, days); !good) {
    return std::unexpected(std::move(good).error());
  }
  if (options.max_moves > kMaxMoves) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format(
                  "changes: are looked for of at most {} moves (ask for fewer)",
                  kMaxMoves)});
  }
  const chart::Chart& compiled = *Access::ChartOf(chart_);
  auto routes = api::FindRoutes(chart_, options.routes);
  if (!routes) return std::unexpected(std::move(routes).error());
  const chart::Case& known = Access::CaseOf(person);
  if (asker_->IsContradictory(known, days)) {
    return std::unexpected(ContradictionOf(chart_, person, days));
  }
  ask::Answer found = asker_->Explain(known, days, *routes);
  bool stopped = false;
  const auto goes_on = [&](size_t done, size_t all) {
    stopped = options.watch && !options.watch(done, all);
    return !stopped;
  };
  if (options.max_moves > 0 &&
      // Without a change to look for, the chart is not prepared for changes at
      // all.
      !asker_->AddChanges(
          known, options.max_moves, found,
          options.all_changes ? ask::kAllChanges : ask::kMaxChangesListed,
          goes_on)) {
    if (stopped) return Stopped("ask");
    return std::unexpected(ChangesOutgrow(compiled));
  }
  Answer answer{chart_.pack(),
                chart_.scenario(),
                person,
                days,
                api::RouteAnswersOf(chart_, known, found),
                std::nullopt,
                std::nullopt,
                {}};
  for (const law::FactId fact : asker_->OpenFacts(known, days)) {
    answer.open_facts.push_back(Access::ContentsOf(chart_.pack()).fact(fact));
  }
  const std::vector<law::DayId> told =
      DaysToTell(compiled.law(), options, *routes);
  const ask::FoundDays days_found = ask::FindDays(compiled, known, days, told);
  api::AddDays(chart_, told, days_found, answer);
  api::AddLimits(
      chart_, ask::FindTimeLimits(compiled, known, days, *routes, days_found),
      days_found, answer);
  if (options.timeline) {
    answer.timeline = api::TimelineOf(chart_, asker_->Timeline(known, *routes));
  }
  if (options.ask_first) {
    answer.ask_first.emplace();
    for (const law::FactId fact : asker_->AskFirst(known, found)) {
      answer.ask_first->push_back(Access::ContentsOf(chart_.pack()).fact(fact));
    }
  }
  return answer;
}

}  // namespace safeconduct
