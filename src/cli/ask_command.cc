// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "ask/answer_json.h"
#include "ask/asker.h"
#include "base/nearest_name.h"
#include "cli/ask_text.h"
#include "cli/commands.h"

namespace safeconduct::cli {
namespace {

// Returns the place of the name in `FACT=VALUE`.
text::Place FactPlace(const text::SourceText& setting) {
  const std::string_view content = setting.content();
  const size_t equal = std::min(content.find('='), content.size());
  const std::string_view name = content.substr(0, equal);
  const size_t begin = std::min(name.find_first_not_of(" \t"), equal);
  const size_t last = name.find_last_not_of(" \t");
  const size_t end = last == std::string_view::npos ? begin : last + 1;
  return {&setting, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// Reads the case file and the settings, or says every fault in them.
Stop ReadPerson(Invocation& invocation, const AskOptions& options,
                chart::Case& person) {
  const law::Law& law = invocation.pack()->law;
  text::Diagnostics diagnostics;
  if (!options.case_file.empty()) {
    Stop stop;
    const auto* source = invocation.ReadFile(options.case_file, stop);
    if (source == nullptr) return stop;
    if (auto read = chart::ReadCaseJson(law, *source, diagnostics)) {
      person = *std::move(read);
    }
  }
  const bool case_faults = diagnostics.has_errors();
  std::map<std::string_view, text::Place> set_at;
  for (const std::string& setting : options.settings) {
    const auto& source = invocation.Keep("--set", setting);
    chart::ReadSetting(law, source, person, diagnostics);
    const text::Place fact = FactPlace(source);
    const auto [first, fresh] = set_at.emplace(fact.text(), fact);
    if (fresh) continue;
    diagnostics.Add(text::DiagnosticKind::kDuplicateKey, fact,
                    fmt::format("fact `{}` is set twice; `|` joins its values",
                                fact.text()),
                    {{first->second, "first set here"}});
  }
  if (!diagnostics.has_errors()) return std::nullopt;
  Say(diagnostics.Render());
  return case_faults ? kFaults : kUsage;
}

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
  if (const Stop stop = ReadPerson(invocation, options, person)) return *stop;
  std::vector<law::RouteId> routes;
  if (const Stop stop = ReadRoutes(chart.law(), options, routes)) return *stop;

  ask::Asker asker(invocation.chart());
  const ask::Answer answer = asker.Explain(person, days, routes);
  const auto ask_first = asker.AskFirst(person, answer);
  std::vector<ask::Stretch> timeline;
  if (options.timeline) timeline = asker.Timeline(person);
  const auto* shown = options.timeline ? &timeline : nullptr;
  if (options.json) {
    Print(ask::FormatAnswerJson(chart, person, answer, shown, &ask_first) +
          "\n");
  } else {
    Print(FormatAnswerText({chart, person, answer, shown, ask_first},
                           surroundings.colour));
  }
  return kDone;
}

}  // namespace safeconduct::cli
