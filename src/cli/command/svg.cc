// SPDX-License-Identifier: Apache-2.0
#include "cli/command/svg.h"

#include <fmt/format.h>

namespace safeconduct::cli {
namespace {

constexpr std::string_view kEnding = ".svg";

}  // namespace

Stop CheckIsSvg(std::string_view option, const std::string& path) {
  if (path.ends_with(kEnding)) return std::nullopt;
  Say(fmt::format("{}: `{}` does not end in {} (name a file FILE{})\n", option,
                  path, kEnding, kEnding));
  return kUsage;
}

std::expected<std::string, Error> DrawSvg(const Program& program,
                                          std::string_view what,
                                          const Picture& picture) {
  auto printed = RunProgram(program, picture.script);
  if (!printed) return printed;
  // A program that finds no room to write may end without a fault, and a
  // picture cut off looks like one.
  if (!printed->contains("</svg>")) {
    return std::unexpected(
        NotDone(program, fmt::format("{} drew no whole {} (free some space)",
                                     program.name, what)));
  }
  return picture.finish(*printed);
}

}  // namespace safeconduct::cli
