// SPDX-License-Identifier: Apache-2.0
#include "cli/command/invocation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/nearest_name.h"
#include "cli/system/file.h"
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
  if (!files) return kNotDone;
  std::vector<PackFile> typed_in;
  for (const std::string& guarantee : guarantees) {
    typed_in.push_back({"--expr", guarantee});
  }
  // The pack alone first, so that it is told apart whose the faults are.
  auto pack = Pack::Read(*files);
  if (!pack) return SayError(pack.error());
  if (!typed_in.empty()) {
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

const text::SourceText& Invocation::Keep(std::string path,
                                         std::string content) {
  texts_.push_back(std::make_unique<const text::SourceText>(
      std::move(path), std::move(content)));
  return *texts_.back();
}

const text::SourceText* Invocation::ReadFile(const std::string& path,
                                             Stop& stop) {
  auto content = ReadWhole(path);
  if (!content) {
    stop = kNotDone;
    return nullptr;
  }
  return &Keep(NameOfInput(path), *std::move(content));
}

std::optional<Days> Invocation::ReadDays(const std::string& option,
                                         const std::string& text) {
  const text::SourceText& source = Keep(option, text);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(text.size());
  const auto days = chart::ReadDays({&source, 0, size}, diagnostics);
  if (!days) Say(diagnostics.Render());
  return days;
}

Stop ReadRoutes(const law::Law& law, const std::vector<std::string>& names,
                std::vector<law::RouteId>& routes) {
  for (const std::string& name : names) {
    const auto route = law.FindRoute(name);
    if (!route) {
      Say(fmt::format("--route: unknown route `{}`{}\n", name,
                      SuggestName(name, NamesOf(law.routes))));
      return kUsage;
    }
    if (std::ranges::find(routes, *route) == routes.end()) {
      routes.push_back(*route);
    }
  }
  if (!routes.empty()) return std::nullopt;
  for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
  return std::nullopt;
}

}  // namespace safeconduct::cli
