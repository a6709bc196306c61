// SPDX-License-Identifier: Apache-2.0
#include "cli/command/invocation.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "cli/system/pack_folder.h"

namespace safeconduct::cli {
namespace {

template <typename Asked>
Stop ReadDaysOn(const std::string& on, Asked& days) {
  if (on.empty()) return std::nullopt;
  const auto read = ReadDays("--on", on);
  if (!read) return SayError(read.error());
  days = *read;
  return std::nullopt;
}

}  // namespace

Stop ReadOn(const std::string& on, Date& day) {
  if (on.empty()) return std::nullopt;
  const auto read = ReadDay("--on", on);
  if (!read) return SayError(read.error());
  day = *read;
  return std::nullopt;
}

Stop ReadOn(const std::string& on, Days& days) { return ReadDaysOn(on, days); }

Stop ReadOn(const std::string& on, std::optional<Days>& days) {
  return ReadDaysOn(on, days);
}

Stop RefuseOfRecord(const Scenario& written, std::string_view why) {
  const char* const option = !written.suppositions.empty() ? "--suppose"
                             : !written.viewpoint.empty()  ? "--viewpoint"
                             : !written.known_on.empty()   ? "--known-on"
                                                           : nullptr;
  if (option == nullptr) return std::nullopt;
  Say(fmt::format("{}: {}\n", option, why));
  return kUsage;
}

Stop Invocation::ReadPack(const std::string& folder,
                          const std::vector<std::string>& guarantees) {
  std::optional<std::vector<PackFile>> files =
      folder.empty() ? Pack::ChannelFiles() : ReadNamedPack(folder);
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
