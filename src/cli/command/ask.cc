// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <vector>

#include "ask/asker.h"
#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/page/ask_text.h"
#include "safeconduct/asker.h"
#include "safeconduct/json.h"

namespace safeconduct::cli {
namespace {

int PrintJson(const Chart& chart, const Case& person, const Days& days,
              const AskOptions& options) {
  safeconduct::AskOptions asked;
  asked.routes = options.routes;
  asked.max_moves = options.changes;
  asked.all_changes = options.all_changes;
  asked.timeline = options.timeline;
  asked.ask_first = true;
  const auto answer = safeconduct::Asker(chart).Explain(person, days, asked);
  if (!answer) return SayError(answer.error());
  Print(FormatJson(*answer) + "\n");
  return kDone;
}

}  // namespace

int RunAsk(const AskOptions& options, const Surroundings& surroundings) {
  Invocation invocation;
  chart::Days days{surroundings.today, surroundings.today};
  if (!options.on.empty()) {
    const auto read = invocation.ReadDays("--on", options.on);
    if (!read) return kUsage;
    days = *read;
  }
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  Case known(invocation.pack());
  if (const Stop stop = ReadCase(invocation, options.person, known)) {
    return *stop;
  }
  if (options.json) return PrintJson(invocation.chart(), known, days, options);
  const chart::Chart& chart = *invocation.inner_chart();
  const chart::Case& person = api::Access::CaseOf(known);
  std::vector<law::RouteId> routes;
  if (const Stop stop = ReadRoutes(chart.law(), options.routes, routes))
    return *stop;

  ask::Asker asker(invocation.inner_chart());
  ask::Answer answer = asker.Explain(person, days, routes);
  if (options.changes > 0 &&
      !asker.AddChanges(
          person, options.changes, answer,
          options.all_changes ? ask::kAllChanges : ask::kMaxChangesListed)) {
    Say(
        fmt::format("law pack: what would change an outcome needs more than {} "
                    "nodes (raise --max-nodes, or leave it out with "
                    "--changes 0)\n",
                    options.scenario.max_nodes));
    return kNotDone;
  }
  const auto ask_first = asker.AskFirst(person, answer);
  ask::CaseTimeline timeline;
  if (options.timeline) timeline = asker.Timeline(person, routes);
  const auto* shown = options.timeline ? &timeline : nullptr;
  Print(FormatAnswerText({chart, person, answer, shown, ask_first,
                          options.all_changes, options.all_days},
                         surroundings.colour));
  return kDone;
}

}  // namespace safeconduct::cli
