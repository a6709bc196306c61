// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>
#include <utility>

#include "cli/command/commands.h"
#include "cli/page/diff_text.h"
#include "pack/scenario.h"
#include "prove/diff/diff_json.h"

namespace safeconduct::cli {
namespace {

// Says why options that are about the record do not go with all states of it.
Stop RefuseScenario(const DiffOptions& options) {
  const char* option = OptionOfRecord(options.scenario);
  if (!options.free || option == nullptr) return std::nullopt;
  Say(
      fmt::format("{}: with --free packs are compared whatever the records say "
                  "(leave out one of the two)\n",
                  option));
  return kUsage;
}

// Reads a pack, and the scenario as it says it.
Stop ReadSide(const std::string& folder, const Scenario& written,
              Invocation& invocation, std::shared_ptr<const chart::Pack>& pack,
              record::Scenario& scenario) {
  if (const Stop stop = invocation.ReadPack(folder)) return stop;
  pack = invocation.inner_pack();
  auto read = chart::ReadScenario(*pack, written);
  if (!read) {
    Say(fmt::format("{}: the scenario does not go with this pack:\n", folder));
    return SayError(read.error());
  }
  scenario = *std::move(read);
  return std::nullopt;
}

}  // namespace

int RunDiff(const DiffOptions& options, const Surroundings& surroundings) {
  if (options.folder_b.empty()) {
    Say("diff: two law packs are compared (name the folders of both)\n");
    return kUsage;
  }
  if (const Stop stop = RefuseScenario(options)) return *stop;
  Invocation invocation_a;
  Invocation invocation_b;
  prove::DiffQuestion question{
      .a = nullptr,
      .b = nullptr,
      .extent = options.free ? prove::Extent::kFree : prove::Extent::kRecorded,
      .node_budget = options.max_nodes,
      .step_budget = options.max_steps};
  if (const Stop stop =
          ReadSide(options.folder_a, options.scenario, invocation_a, question.a,
                   question.scenario_a)) {
    return *stop;
  }
  if (const Stop stop =
          ReadSide(options.folder_b, options.scenario, invocation_b, question.b,
                   question.scenario_b)) {
    return *stop;
  }
  const auto difference = prove::ComparePacks(question);
  if (!difference) return SayError(difference.error());
  Print(options.json
            ? prove::FormatDiffJson(question, options.scenario, *difference) +
                  "\n"
            : FormatDiffText({question, *difference, options.scenario,
                              options.folder_a, options.folder_b},
                             surroundings.colour));
  return difference->none() ? kDone : kFaults;
}

}  // namespace safeconduct::cli
