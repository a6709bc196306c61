// SPDX-License-Identifier: Apache-2.0
#include "cli/command/invocation.h"

#include <utility>
#include <vector>

#include "cli/system/pack_folder.h"

namespace safeconduct::cli {

const char* OptionOfRecord(const Scenario& written) {
  if (!written.suppositions.empty()) return "--suppose";
  if (!written.viewpoint.empty()) return "--viewpoint";
  return written.known_on.empty() ? nullptr : "--known-on";
}

Stop Invocation::ReadPack(const std::string& folder,
                          const std::vector<std::string>& guarantees) {
  std::optional<std::vector<PackFile>> files =
      folder.empty() ? Pack::ChannelFiles() : ReadPackFolder(folder);
  // What is wrong with the folder has been said.
  if (!files) return kNotDone;
  std::vector<PackFile> typed_in;
  for (const std::string& guarantee : guarantees) {
    typed_in.push_back({"--expr", guarantee});
  }
  // The pack alone first, so that it is told apart whose the faults are.
  auto pack = Pack::Read(*files);
  if (!pack) return SayError(pack.error());
  if (!typed_in.empty()) {
    // A fault in a guarantee typed in is one of the command line, and ends with
    // another exit code.
    pack = Pack::Read(*std::move(files), std::move(typed_in));
    if (!pack) {
      SayError(pack.error());
      return kUsage;
    }
  }
  pack_ = *std::move(pack);
  return std::nullopt;
}

Stop Invocation::Compile(const ScenarioOptions& options) {
  if (const Stop stop = ReadPack(options.law_folder)) return stop;
  return Compile(options.written, options.max_nodes);
}

Stop Invocation::Compile(const Scenario& written, size_t max_nodes) {
  auto chart = Chart::Compile(*pack_, written, max_nodes);
  if (!chart) return SayError(chart.error());
  chart_ = *std::move(chart);
  return std::nullopt;
}

}  // namespace safeconduct::cli
