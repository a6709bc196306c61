// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "cli/commands.h"

namespace safeconduct::cli {
namespace {

constexpr const char* kVersion = "safeconduct 0.1.0";

Surroundings LookAround() {
  const auto today =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const char* no_colour = std::getenv("NO_COLOR");
  const bool plain = no_colour != nullptr && *no_colour != '\0';
  return {Date{static_cast<int32_t>(today.time_since_epoch().count())},
          isatty(STDOUT_FILENO) != 0 && !plain};
}

void AddLaw(CLI::App& command, std::string& folder) {
  command.add_option("--law", folder,
                     "Folder of a law pack (default: the Channel pack)");
}

void AddScenario(CLI::App& command, ScenarioOptions& options) {
  AddLaw(command, options.law_folder);
  command.add_option("--known-on", options.written.known_on,
                     "Only what was published by this day");
  command.add_option("--viewpoint", options.written.viewpoint,
                     "Settle disputes as this viewpoint of the record does");
  command
      .add_option("--suppose", options.written.suppositions,
                  "\"MATTER becomes VALUE on DATE\", \"EVENT happened\" or "
                  "\"EVENT did not happen\"; can be repeated")
      ->expected(1)
      ->take_all();
}

void AddAsk(CLI::App& app, AskOptions& options) {
  CLI::App* command = app.add_subcommand(
      "ask", "Which ways back are open to one person on one day, and why");
  command->add_option("CASE", options.case_file,
                      "Case file, JSON; without it nothing is known");
  command->add_option("--on", options.on,
                      "Day asked about, or a range A..B (default: today)");
  AddScenario(*command, options.scenario);
  command
      ->add_option("--set", options.settings,
                   "fact=value, such as age=16..19, came_from=FR|BE, "
                   "home_risk=unknown; can be repeated")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--route", options.routes,
                   "Only this route; can be repeated")
      ->expected(1)
      ->take_all();
  command->add_flag("--timeline", options.timeline,
                    "Add the outcomes over all days");
  command->add_flag("--json", options.json, "Answer as JSON");
}

void AddOthers(CLI::App& app, CheckOptions& check, RecordOptions& record,
               FactsOptions& facts) {
  CLI::App* command = app.add_subcommand(
      "check", "Check a law pack, run its examples and warn of oddities");
  command->add_option("LAWDIR", check.law_folder,
                      "Folder of a law pack (default: the Channel pack)");

  command = app.add_subcommand(
      "record", "What became of each matter, since when, on whose word");
  command->add_option("--on", record.on, "Day asked about (default: today)");
  AddScenario(*command, record.scenario);
  command->add_option("--matter", record.matter, "The history of one matter");
  command->add_flag("--json", record.json, "Answer as JSON");

  command = app.add_subcommand("facts", "The questions that a pack asks");
  AddLaw(*command, facts.law_folder);
  command->add_flag("--json", facts.json, "Answer as JSON");
}

int Main(int argc, char** argv) {
  CLI::App app(
      "Says which ways back are lawfully open to a person, on whose word, and "
      "what it turns on. It decides nothing and ranks nobody.",
      "safeconduct");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  AskOptions ask;
  CheckOptions check;
  RecordOptions record;
  FactsOptions facts;
  AddAsk(app, ask);
  AddOthers(app, check, record, facts);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  const Surroundings surroundings = LookAround();
  if (app.got_subcommand("ask")) return RunAsk(ask, surroundings);
  if (app.got_subcommand("check")) return RunCheck(check);
  if (app.got_subcommand("record")) return RunRecord(record, surroundings);
  return RunFacts(facts);
}

// An answer that was not written whole is no answer.
int Flushed(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  Say("stdout: cannot be written to (check where it leads)\n");
  return kNotDone;
}

}  // namespace
}  // namespace safeconduct::cli

int main(int argc, char** argv) {
  return safeconduct::cli::Flushed(safeconduct::cli::Main(argc, argv));
}
