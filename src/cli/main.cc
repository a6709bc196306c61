// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ask/change/change_search.h"
#include "cli/command/commands.h"
#include "cli/page/help.h"
#include "cli/page/usage.h"
#include "safeconduct/version.h"

namespace safeconduct::cli {
namespace {

constexpr const char* kVersion = "safeconduct " SAFECONDUCT_VERSION "\n";

Surroundings LookAround() {
  const auto today =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const char* no_colour = std::getenv("NO_COLOR");
  const bool plain = no_colour != nullptr && *no_colour != '\0';
  return {Date{static_cast<int32_t>(today.time_since_epoch().count())},
          isatty(STDOUT_FILENO) != 0 && !plain, isatty(STDERR_FILENO) != 0};
}

// What each option means, help.cc says.
void AddList(CLI::App& command, const std::string& name,
             std::vector<std::string>& values) {
  // One value at a time: what follows it is an argument of its own.
  command.add_option(name, values)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
}

// Adds an option that is a whole number from `least` to `most`.
void AddCount(CLI::App& command, const std::string& name, size_t& count,
              size_t least, size_t most) {
  const auto check = [=](const std::string& text) -> std::string {
    size_t value = 0;
    const char* end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (at == end && fault == std::errc() && least <= value && value <= most) {
      return "";
    }
    return fmt::format("`{}` is no whole number from {} to {}", text, least,
                       most);
  };
  command.add_option(name, count)->check(CLI::Validator(check, ""));
}

void AddMaxNodes(CLI::App& command, size_t& max_nodes) {
  AddCount(command, "--max-nodes", max_nodes, 1, 4'000'000'000);
}

void AddMaxSteps(CLI::App& command, size_t& max_steps) {
  AddCount(command, "--max-steps", max_steps, 1, 1'000'000'000'000);
}

// Behind `--versus` options have a prefix of their own; BehindVersus adds it.
constexpr const char* kVersusPrefix = "versus-";

void AddScenario(CLI::App& command, Scenario& scenario,
                 const std::string& prefix) {
  command.add_option("--" + prefix + "known-on", scenario.known_on);
  command.add_option("--" + prefix + "viewpoint", scenario.viewpoint);
  AddList(command, "--" + prefix + "suppose", scenario.suppositions);
}

void AddScenario(CLI::App& command, ScenarioOptions& options) {
  command.add_option("--law", options.law_folder);
  AddMaxNodes(command, options.max_nodes);
  AddScenario(command, options.written, "");
}

// Returns the arguments, from the last to the first, with those of a scenario
// behind `--versus` named apart from those before it.
std::vector<std::string> BehindVersus(int argc, char** argv) {
  std::vector<std::string> arguments;
  bool behind = false;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    if (argument == "--versus") {
      behind = true;
    } else if (behind) {
      const std::string name = argument.substr(0, argument.find('='));
      if (name == "--known-on" || name == "--viewpoint" ||
          name == "--suppose") {
        argument = std::string("--") + kVersusPrefix + argument.substr(2);
      }
    }
    arguments.push_back(std::move(argument));
  }
  std::ranges::reverse(arguments);
  return arguments;
}

void AddAsk(CLI::App& app, AskOptions& options) {
  CLI::App* command = app.add_subcommand("ask");
  command->add_option("CASE", options.person.case_file);
  command->add_option("--on", options.on);
  AddScenario(*command, options.scenario);
  AddList(*command, "--set", options.person.settings);
  AddList(*command, "--route", options.routes);
  AddCount(*command, "--changes", options.changes, 0, ask::kMaxMoves);
  command->add_flag("--all-changes", options.all_changes);
  command->add_flag("--timeline", options.timeline);
  command->add_flag("--all-days", options.all_days);
  command->add_flag("--json", options.json);
}

void AddCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* command = app.add_subcommand("check");
  command->add_option("LAWDIR", options.law_folder);
  command->add_flag("--situations", options.situations);
  AddMaxNodes(*command, options.max_nodes);
  AddMaxSteps(*command, options.max_steps);
}

void AddProve(CLI::App& app, ProveOptions& options) {
  CLI::App* command = app.add_subcommand("prove");
  command->add_option("GUARANTEE", options.guarantees);
  AddList(*command, "--expr", options.exprs);
  command->add_flag("--as-recorded", options.as_recorded);
  AddScenario(*command, options.scenario);
  AddMaxSteps(*command, options.max_steps);
  command->add_flag("--json", options.json);
}

void AddDiff(CLI::App& app, DiffOptions& options) {
  CLI::App* command = app.add_subcommand("diff");
  command->add_option("LAWDIR_A", options.folder_a);
  command->add_option("LAWDIR_B", options.folder_b);
  command->add_flag("--free", options.free);
  AddScenario(*command, options.scenario, "");
  AddMaxNodes(*command, options.max_nodes);
  AddMaxSteps(*command, options.max_steps);
  command->add_flag("--json", options.json);
}

void AddRecord(CLI::App& app, RecordOptions& options) {
  CLI::App* command = app.add_subcommand("record");
  command->add_option("--on", options.on);
  AddScenario(*command, options.scenario);
  command->add_option("--matter", options.matter);
  command->add_flag("--json", options.json);
}

void AddSurvey(CLI::App& app, SurveyOptions& options, Scenario& versus) {
  CLI::App* command = app.add_subcommand("survey");
  command->add_option("CASES", options.table);
  command->add_option("--on", options.on);
  AddScenario(*command, options.scenario);
  AddList(*command, "--by", options.by);
  AddList(*command, "--keep", options.keep);
  AddList(*command, "--where", options.where);
  AddList(*command, "--route", options.routes);
  command->add_flag("--versus");
  AddScenario(*command, versus, kVersusPrefix);
  command->add_flag("--reasons", options.reasons);
  command->add_option("--out", options.out);
  command->add_option("--plot", options.plot);
  command->add_option("--source", options.source);
  command->add_option("--bad-rows", options.bad_rows);
  command->add_flag("--skip-bad-rows", options.skip_bad_rows);
  command->add_flag("--json", options.json);
}

void AddExport(CLI::App& app, ExportOptions& options) {
  CLI::App* command = app.add_subcommand("export");
  command->add_option("FORM", options.form);
  command->add_option("--on", options.on);
  AddScenario(*command, options.scenario);
  command->add_option("--table", options.table);
  command->add_option("--id", options.id);
  command->add_option("--out", options.out);
}

void AddDraw(CLI::App& app, DrawOptions& options) {
  CLI::App* command = app.add_subcommand("draw");
  command->add_option("ROUTE", options.route);
  command->add_option("--on", options.on);
  command->add_option("--case", options.person.case_file);
  AddList(*command, "--set", options.person.settings);
  AddScenario(*command, options.scenario);
  command->add_flag("--dot", options.dot);
  command->add_option("--out", options.out);
}

void AddFacts(CLI::App& app, FactsOptions& options) {
  CLI::App* command = app.add_subcommand("facts");
  command->add_option("--law", options.law_folder);
  command->add_flag("--json", options.json);
}

void AddConvert(CLI::App& app, ConvertOptions& options) {
  CLI::App* command = app.add_subcommand("convert");
  command->add_option("SOURCE", options.source);
  command->add_option("FOLDER", options.folder);
  command->add_option("--table", options.table);
  AddList(*command, "--keep", options.keep);
  command->add_option("--on", options.on);
  command->add_option("--out", options.out);
}

int Main(int argc, char** argv) {
  CLI::App app("", "safeconduct");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  AskOptions ask;
  CheckOptions check;
  ProveOptions prove;
  RecordOptions record;
  FactsOptions facts;
  AddAsk(app, ask);
  AddCheck(app, check);
  AddProve(app, prove);
  DiffOptions diff;
  AddDiff(app, diff);
  AddRecord(app, record);
  AddFacts(app, facts);
  SurveyOptions survey;
  Scenario versus;
  AddSurvey(app, survey, versus);
  ExportOptions exported;
  AddExport(app, exported);
  DrawOptions draw;
  AddDraw(app, draw);
  ConvertOptions convert;
  AddConvert(app, convert);
  try {
    app.parse(BehindVersus(argc, argv));
  } catch (const CLI::CallForVersion&) {
    Print(kVersion);
    return kDone;
  } catch (const CLI::CallForHelp&) {
    const auto parsed = app.get_subcommands();
    Print(std::string(
        HelpPage(parsed.empty() ? "" : parsed.front()->get_name())));
    return kDone;
  } catch (const CLI::ParseError& fault) {
    Say(ExplainUsage(app, fault));
    return kUsage;
  }
  if (const auto fault = FindEmptyValue(app)) {
    Say(*fault);
    return kUsage;
  }
  const Surroundings surroundings = LookAround();
  if (app.got_subcommand("ask")) return RunAsk(ask, surroundings);
  if (app.got_subcommand("check")) return RunCheck(check);
  if (app.got_subcommand("prove")) return RunProve(prove, surroundings);
  if (app.got_subcommand("diff")) return RunDiff(diff, surroundings);
  if (app.got_subcommand("record")) return RunRecord(record, surroundings);
  if (app.got_subcommand("survey")) {
    if (app.get_subcommand("survey")->count("--versus") > 0) {
      survey.versus = versus;
    }
    return RunSurvey(survey, surroundings);
  }
  if (app.got_subcommand("export")) return RunExport(exported, surroundings);
  if (app.got_subcommand("draw")) return RunDraw(draw);
  if (app.got_subcommand("convert")) return RunConvert(convert);
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
