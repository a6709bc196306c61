// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <vector>

#include "ask/answer_json.h"
#include "ask/asker.h"
#include "base/nearest_name.h"
#include "cli/command/commands.h"
#include "cli/command/person.h"
#include "cli/page/ask_text.h"

namespace safeconduct::cli {
namespace {

Stop ReadRoutes(const law::Law& law, const AskOptions& options,
                std::vector<law::RouteId>& routes) {
  for (const std::string& name : options.routes) {
    const auto route = law.FindRoute(name);
    if (!route) {
      Say(fmt::format("--route: unknown route `{}`{}\n", name,
                      SuggestName(name, NamesOf(law.routes))));
      return kUsage;
    }
    routes.push_back(*route);
  }
  if (!routes.empty()) return std::nullopt;
  for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
  return std::nullopt;
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
  const chart::Chart& chart = *invocation.chart();
  chart::Case person(chart.law());
  if (const Stop stop = ReadPerson(invocation, options.person, person))
    return *stop;
  std::vector<law::RouteId> routes;
  if (const Stop stop = ReadRoutes(chart.law(), options, routes)) return *stop;

  ask::Asker asker(invocation.chart());
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
  std::vector<ask::Stretch> timeline;
  if (options.timeline) timeline = asker.Timeline(person);
  const auto* shown = options.timeline ? &timeline : nullptr;
  if (options.json) {
    Print(ask::FormatAnswerJson(chart, person, answer, shown, &ask_first) +
          "\n");
  } else {
    Print(FormatAnswerText(
        {chart, person, answer, shown, ask_first, options.all_changes},
        surroundings.colour));
  }
  return kDone;
}

}  // namespace safeconduct::cli
