// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_INVOCATION_H_
#define SAFECONDUCT_CLI_COMMAND_INVOCATION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/system/stop.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"

namespace safeconduct::cli {

// How the world outside looks: what the library must not ask by itself.
// Looked up once, in main, and handed down, so that tests can say what day it
// is.
struct Surroundings {
  Date today;
  bool colour = false;
  // Of the terminal that the error stream goes to; 0 where it goes to none.
  size_t error_columns = 0;
};

// The options that say which pack and which scenario a question is about.
struct ScenarioOptions {
  // Or the name of a pack in the program; empty: the Channel pack.
  std::string law_folder;
  Scenario written;
  size_t max_nodes = Chart::kDefaultNodeBudget;
};

// Says why an option by which something is chosen of the record does not go
// with a question that is asked whatever the record says; nothing where there
// is no such option.
Stop RefuseOfRecord(const Scenario& written, std::string_view why);

// Reads the value of --on, where it was given, into what is asked about without
// it; or says what is wrong with the value.
Stop ReadOn(const std::string& on, Date& day);
Stop ReadOn(const std::string& on, Days& days);
Stop ReadOn(const std::string& on, std::optional<Days>& days);

// One run of the program: reads what a command asks for and reports faults on
// stderr.
class Invocation {
 public:
  // Reads the pack in `folder`, or the one in the program of that name; where
  // it is empty, the Channel pack. Says every fault. Each of `guarantees`,
  // values of `--expr`, becomes a guarantee of it.
  Stop ReadPack(const std::string& folder,
                const std::vector<std::string>& guarantees = {});
  // Reads the pack and compiles it for the options' scenario.
  Stop Compile(const ScenarioOptions& options);
  // Compiles the pack read before for another scenario.
  // The chart compiled before is let go of; who wants both keeps a copy.
  Stop Compile(const Scenario& written,
               size_t max_nodes = Chart::kDefaultNodeBudget);

  // What was read and compiled; there only once it was.
  // They last as long as this, and until another is compiled or read.
  const Pack& pack() const { return *pack_; }
  const Chart& chart() const { return *chart_; }

 private:
  std::optional<Pack> pack_;
  std::optional<Chart> chart_;
};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_INVOCATION_H_
