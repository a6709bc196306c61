// SPDX-License-Identifier: Apache-2.0
#include "cli/command/invocation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "base/nearest_name.h"
#include "text/foreign_format.h"
#include "text/utf8.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;

// Reads a file, or says why not and returns nothing.
std::optional<std::string> Slurp(const std::string& path) {
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status)) {
    Say(fmt::format("{}: no such file (check the path)\n", path));
    return std::nullopt;
  }
  if (fs::is_directory(status)) {
    Say(fmt::format("{}: is a folder (name a file in it)\n", path));
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    Say(fmt::format("{}: cannot be read (check its permissions)\n", path));
    return std::nullopt;
  }
  // The size is not asked for beforehand: a pipe has none.
  std::string content;
  std::vector<char> part(size_t{1} << 16);
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())),
         in.gcount() > 0) {
    content.append(part.data(), static_cast<size_t>(in.gcount()));
    if (content.size() <= text::kMaxFileSize) continue;
    Say(
        fmt::format("{}: is larger than {} MiB, the most that is read (split "
                    "the file)\n",
                    path, text::kMaxFileSize >> 20));
    return std::nullopt;
  }
  if (in.bad()) {
    Say(fmt::format("{}: cannot be read to its end (check the disk)\n", path));
    return std::nullopt;
  }
  if (const auto format = text::ForeignFormat(content)) {
    Say(fmt::format("{}: {}\n", path, *format));
    return std::nullopt;
  }
  return content;
}

bool IsPackFile(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with(".law.md") || name.ends_with(".record.md");
}

std::string_view WhyNoFolder(const std::string& path) {
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status)) {
    return "no such folder (name the folder of a law pack)";
  }
  if (!fs::is_directory(status)) {
    return "is a file (name the folder that holds the law pack)";
  }
  return "cannot be read (check its permissions)";
}

std::optional<std::vector<PackFile>> FolderPack(const std::string& folder) {
  std::error_code code;
  std::vector<std::string> paths;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end;
       entry.increment(code)) {
    if (IsPackFile(entry->path())) paths.push_back(entry->path().string());
  }
  if (code) {
    Say(fmt::format("{}: {}\n", folder, WhyNoFolder(folder)));
    return std::nullopt;
  }
  if (paths.empty()) {
    Say(
        fmt::format("{}: holds no law pack (its files are named *.law.md and "
                    "*.record.md)\n",
                    folder));
    return std::nullopt;
  }
  std::sort(paths.begin(), paths.end());
  std::vector<PackFile> files;
  for (const std::string& path : paths) {
    auto content = Slurp(path);
    if (!content) return std::nullopt;
    files.push_back({path, *std::move(content)});
  }
  return files;
}

}  // namespace

const char* OptionOfRecord(const Scenario& written) {
  if (!written.suppositions.empty()) return "--suppose";
  if (!written.viewpoint.empty()) return "--viewpoint";
  return written.known_on.empty() ? nullptr : "--known-on";
}

Stop Invocation::ReadPack(const std::string& folder,
                          const std::vector<std::string>& guarantees) {
  std::optional<std::vector<PackFile>> files =
      folder.empty() ? Pack::ChannelFiles() : FolderPack(folder);
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
  auto content = Slurp(path);
  if (!content) {
    stop = kNotDone;
    return nullptr;
  }
  return &Keep(path, *std::move(content));
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
