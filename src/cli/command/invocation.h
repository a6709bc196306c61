// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_INVOCATION_H_
#define SAFECONDUCT_CLI_COMMAND_INVOCATION_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/access.h"
#include "chart/chart.h"
#include "cli/system/stop.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "text/source_text.h"

namespace safeconduct::cli {

// How the world outside looks: what the library must not ask by itself.
struct Surroundings {
  Date today;
  bool colour = false;
  bool progress = false;
};

// The options that say which pack and which scenario a question is about.
struct ScenarioOptions {
  std::string law_folder;  // empty: the pack embedded in the program
  Scenario written;
  size_t max_nodes = Chart::kDefaultNodeBudget;
};

// Returns the option of a scenario by which something is chosen of the record,
// the last where there are several; null where nothing is.
const char* OptionOfRecord(const Scenario& written);

// One run of the program: reads what a command asks for and reports faults on
// stderr. Keeps the texts that diagnostics point to.
class Invocation {
 public:
  // Reads the pack in `folder`, or the embedded one. Says every fault. Each of
  // `guarantees`, values of `--expr`, becomes a guarantee of it.
  Stop ReadPack(const std::string& folder,
                const std::vector<std::string>& guarantees = {});
  // Reads the pack and compiles it for the options' scenario.
  Stop Compile(const ScenarioOptions& options);
  // Compiles the pack read before for another scenario.
  Stop Compile(const Scenario& written,
               size_t max_nodes = Chart::kDefaultNodeBudget);

  // Keeps a text, such as an argument, so that diagnostics can point to it.
  const text::SourceText& Keep(std::string path, std::string content);
  // Reads a file whole. Says why not where it cannot.
  const text::SourceText* ReadFile(const std::string& path, Stop& stop);

  // Reads `text`, the value of `option`, as days. Says why not.
  std::optional<Days> ReadDays(const std::string& option,
                               const std::string& text);

  // What was read and compiled; there only once it was.
  const Pack& pack() const { return *pack_; }
  const Chart& chart() const { return *chart_; }

  // The same as the rooms below know it, for commands that still look there.
  const std::shared_ptr<const chart::Pack>& inner_pack() const {
    return api::Access::ContentsOf(*pack_).pack;
  }
  const std::shared_ptr<const chart::Chart>& inner_chart() const {
    return api::Access::ChartOf(*chart_);
  }
  // Returns what was found while reading the pack: warnings.
  const text::Diagnostics& reading() const {
    return api::Access::ContentsOf(*pack_).reading;
  }

 private:
  std::vector<std::unique_ptr<const text::SourceText>> texts_;
  std::optional<Pack> pack_;
  std::optional<Chart> chart_;
};

// Reads the values of `--route`, none: all. Says which route is unknown.
Stop ReadRoutes(const law::Law& law, const std::vector<std::string>& names,
                std::vector<law::RouteId>& routes);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_INVOCATION_H_
