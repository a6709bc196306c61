// SPDX-License-Identifier: Apache-2.0
//
// The public face of checking: include/safeconduct/check.h.
//
// A check looks first for oddities that can be seen in the law, then for what
// no outcome depends on, which takes searches; then it runs the pack's own
// examples; and last, where they are wanted, it makes a page of new ones.
// Faults and warnings of all of them are collected in one list, with what was
// found when the pack was read, so that they come out in the order of their
// places.
#include "safeconduct/check.h"

#include <utility>

#include "api/access.h"
#include "ask/examples/pack_check.h"
#include "base/stopped.h"
#include "law/values.h"
#include "prove/coverage/assumption_warnings.h"
#include "prove/coverage/coverage.h"
#include "prove/coverage/coverage_warnings.h"
#include "prove/coverage/deciding_cases.h"
#include "prove/coverage/example_text.h"
#include "safeconduct/json.h"

namespace safeconduct {

using api::Access;
using api::Contents;

namespace {

IdleClause IdleClauseOf(const Contents& contents,
                        const prove::IdleClause& idle) {
  IdleClause value{contents.clause(idle.clause), idle.why, {}};
  for (const auto& [route, by] : idle.implied) {
    IdleClause::Implied& implied = value.implied.emplace_back();
    implied.route = contents.route(route);
    for (const law::ClauseId clause : by) {
      implied.by.push_back(contents.clause(clause));
    }
  }
  return value;
}

Coverage CoverageOf(const Contents& contents, const prove::Coverage& found) {
  Coverage coverage;
  for (const prove::IdleClause& idle : found.clauses) {
    coverage.clauses.push_back(IdleClauseOf(contents, idle));
  }
  for (const prove::IdleFact& idle : found.facts) {
    coverage.facts.push_back(
        {contents.fact(idle.fact), contents.clause(idle.tested_by)});
  }
  for (const prove::IdleValues& idle : found.values) {
    IdleValues& value = coverage.values.emplace_back();
    value.fact = contents.fact(idle.fact);
    value.told_by = contents.clause(idle.told_by);
    const law::Type& type = contents.pack->law.fact(idle.fact).type;
    for (const safeconduct::Value each : idle.values) {
      value.values.push_back(law::FormatValue(type, each));
    }
  }
  for (const prove::ClosedRoute& closed : found.routes) {
    coverage.closed_routes.push_back(contents.route(closed.route));
  }
  for (const law::NoteId note : found.notes) {
    coverage.idle_notes.push_back(contents.note(note));
  }
  const prove::Undecided& left = found.undecided;
  // Complete where no search gave up: what is not named then is not idle.
  coverage.complete = left.clauses.empty() && left.facts.empty() &&
                      left.values.empty() && left.routes.empty() &&
                      left.notes.empty();
  return coverage;
}

// One check, in pieces between which it can be told to stop.
class Checker {
 public:
  Checker(const Pack& pack, const CheckOptions& options)
      : options_(options),
        contents_(Access::ContentsOf(pack)),
        // What was found when the pack was read comes first; the copy takes
        // what is found now.
        diagnostics_(contents_.reading),
        answer_{pack, {}, 0, 0, {}, 0, {}, {}} {}

  std::expected<CheckAnswer, Error> Run() {
    if (!GoesOn()) return Stopped("check");
    auto chart = Chart::Compile(answer_.pack, {}, options_.node_budget);
    if (!chart) return std::unexpected(std::move(chart).error());
    const auto& compiled = Access::ChartOf(*chart);
    ask::WarnOfPack(*compiled, diagnostics_);
    if (!GoesOn()) return Stopped("check");
    // One for all searches, which share the diagrams that they make.
    prove::SearchContext context(compiled, options_.step_budget);
    const prove::Coverage coverage = prove::FindCoverage(context);
    prove::WarnOfCoverage(
        compiled, coverage,
        [&](const chart::Case& known) {
          return FormatJsonLine(Access::Wrap(answer_.pack, known));
        },
        diagnostics_);
    context.Renew();
    prove::WarnOfAssumptions(context, diagnostics_);
    answer_.coverage = CoverageOf(contents_, coverage);
    if (!GoesOn()) return Stopped("check");
    if (auto run = ask::CheckExamples(contents_.pack, diagnostics_); !run) {
      return std::unexpected(std::move(run).error());
    }
    if (!GoesOn()) return Stopped("check");
    if (options_.situations) {
      answer_.situations = prove::FormatExamplePage(
          compiled, coverage, prove::FindDecidingCases(context));
    }
    TakeDiagnostics();
    return std::move(answer_);
  }

 private:
  // As many as there are calls of GoesOn: each is told how many pieces are done
  // before it.
  static constexpr size_t kPieces = 4;

  bool GoesOn() { return !options_.watch || options_.watch(done_++, kPieces); }

  // Last: the examples of a pack are among those that find faults.
  void TakeDiagnostics() {
    answer_.diagnostics = text::AsValues(diagnostics_);
    answer_.fault_count = diagnostics_.error_count();
    answer_.warning_count = diagnostics_.warning_count();
    answer_.shown = diagnostics_.Render();
    answer_.example_count = contents_.pack->law.examples.size();
  }

  const CheckOptions& options_;
  const Contents& contents_;
  text::Diagnostics diagnostics_;
  CheckAnswer answer_;
  size_t done_ = 0;
};

}  // namespace

std::expected<CheckAnswer, Error> Check(const Pack& pack,
                                        const CheckOptions& options) {
  return Checker(pack, options).Run();
}

}  // namespace safeconduct
