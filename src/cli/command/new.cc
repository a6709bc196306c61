// SPDX-License-Identifier: Apache-2.0
//
// A law pack to begin with. What it would write over is looked for first, and a
// page is written whole or not at all: whoever names the wrong folder loses
// nothing.
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "cli/command/commands.h"
#include "cli/command/new_pack.h"
#include "cli/system/file.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;

// Says where the folder cannot be a new pack's: it holds something, or is none.
Stop CheckIsFree(const std::string& folder) {
  std::error_code fault;
  const fs::file_status status = fs::status(folder, fault);
  if (!fs::exists(status)) return std::nullopt;
  if (!fs::is_directory(status)) {
    Say(
        fmt::format("{}: is there, and no folder (name one that is not there)"
                    "\n",
                    folder));
    return kNotDone;
  }
  if (fs::is_empty(folder, fault) && !fault) return std::nullopt;
  Say(
      fmt::format("{}: holds something (name a folder that is not there, or is "
                  "empty: nothing is written over)\n",
                  folder));
  return kNotDone;
}

}  // namespace

int RunNew(const NewOptions& options) {
  if (options.folder.empty()) {
    Say("new: no folder (name the one that the pack is to be in)\n");
    return kUsage;
  }
  if (const Stop stop = CheckIsFree(options.folder)) return *stop;
  std::error_code fault;
  fs::create_directory(options.folder, fault);
  if (fault) {
    Say(
        fmt::format("{}: cannot be made (check that the folder around it is "
                    "there and can be written to)\n",
                    options.folder));
    return kNotDone;
  }
  for (const NewPage& page : kNewPages) {
    const std::string path = (fs::path(options.folder) / page.name).string();
    if (const Stop stop = WriteWhole(path, page.text)) return *stop;
    Print(path + "\n");
  }
  Print(
      fmt::format("\nThe pack is about a passenger whose flight was cancelled. "
                  "Change it page by page,\nand see what comes of it:\n\n"
                  "  safeconduct check {0}\n"
                  "  safeconduct ask --law {0} --set cancelled=yes\n",
                  options.folder));
  return kDone;
}

}  // namespace safeconduct::cli
