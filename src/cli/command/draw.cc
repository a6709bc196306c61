// SPDX-License-Identifier: Apache-2.0
//
// A route as a picture. The library makes a text for Graphviz and finishes what
// that prints; to run it, and to say what is wrong where it is absent, is left
// to the program.
#include <string>
#include <utility>

#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/command/svg.h"
#include "cli/system/file.h"
#include "cli/system/process.h"
#include "safeconduct/export.h"

namespace safeconduct::cli {
namespace {

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
  if (options.out.empty() || options.dot) return std::nullopt;
  return CheckIsSvg("--out", options.out);
}

}  // namespace

int RunDraw(const DrawOptions& options) {
  // Before anything is read or compiled: it can be told from the options alone.
  if (const Stop stop = CheckTogether(options)) return *stop;
  Invocation invocation;
  DrawingOptions asked;
  if (const Stop stop = ReadOn(options.on, asked.days)) return *stop;
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  Case person(invocation.pack());
  if (const Stop stop = ReadCase(options.person, person)) return *stop;
  if (!options.route.empty()) asked.routes.push_back(options.route);
  const auto picture = DrawRoutes(invocation.chart(), person, asked);
  if (!picture) return SayError(picture.error());
  // With --dot Graphviz need not be there.
  std::string text = picture->script;
  if (!options.dot) {
    auto svg = DrawSvg(Graphviz(), "picture", *picture);
    if (!svg) return SayError(svg.error());
    text = *std::move(svg);
  }
  if (options.out.empty()) {
    Print(text);
    return kDone;
  }
  return WriteWhole(options.out, text).value_or(kDone);
}

}  // namespace safeconduct::cli
