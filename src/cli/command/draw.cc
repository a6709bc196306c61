// SPDX-License-Identifier: Apache-2.0
//
// A route as a picture. The library makes a text for Graphviz and finishes what
// that prints; to run it, and to say what is wrong where it is absent, is left
// to the program.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/system/file.h"
#include "cli/system/process.h"
#include "safeconduct/export.h"

namespace safeconduct::cli {
namespace {

constexpr std::string_view kEnding = ".svg";

const Program& Graphviz() {
  static const Program kGraphviz{"draw", "dot", {"-Tsvg"}, "graphviz", "2.42"};
  return kGraphviz;
}

// Checks what the options say together.
Stop CheckTogether(const DrawOptions& options) {
  if (options.on.empty()) {
    const Stop stop =
        RefuseOfRecord(options.scenario.written,
                       "without a day matters are asked about, whatever the "
                       "record says (add --on DAYS)");
    if (stop) return stop;
  }
  if (!options.out.empty() && !options.dot && !options.out.ends_with(kEnding)) {
    Say(fmt::format("--out: `{}` does not end in {} (name a file FILE{})\n",
                    options.out, kEnding, kEnding));
    return kUsage;
  }
  return std::nullopt;
}

// Draws a picture, or says why not.
Stop Draw(const Picture& picture, std::string& svg) {
  const auto printed = RunProgram(Graphviz(), picture.script);
  if (!printed) return SayError(printed.error());
  // A program that finds no room to write may end without a fault, and a
  // picture cut off looks like one.
  if (!printed->contains("</svg>")) {
    return SayError(
        NotDone(Graphviz(), "dot drew no whole picture (free some space)"));
  }
  svg = picture.finish(*printed);
  return std::nullopt;
}

}  // namespace

int RunDraw(const DrawOptions& options) {
  // Before anything is read or compiled: it can be told from the options alone.
  if (const Stop stop = CheckTogether(options)) return *stop;
  Invocation invocation;
  DrawingOptions asked;
  if (!options.on.empty()) {
    const auto days = ReadDays("--on", options.on);
    if (!days) return SayError(days.error());
    asked.days = *days;
  }
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  Case person(invocation.pack());
  if (const Stop stop = ReadCase(options.person, person)) return *stop;
  if (!options.route.empty()) asked.routes.push_back(options.route);
  const auto picture = DrawRoutes(invocation.chart(), person, asked);
  if (!picture) return SayError(picture.error());
  // With --dot Graphviz need not be there.
  std::string text = picture->script;
  if (!options.dot) {
    if (const Stop stop = Draw(*picture, text)) return *stop;
  }
  if (options.out.empty()) {
    Print(text);
    return kDone;
  }
  return WriteWhole(options.out, text).value_or(kDone);
}

}  // namespace safeconduct::cli
