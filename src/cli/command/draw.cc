// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest_name.h"
#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/page/known_text.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "cli/system/file.h"
#include "cli/system/process.h"
#include "draw/dot.h"
#include "draw/drawing.h"

namespace safeconduct::cli {
namespace {

constexpr std::string_view kEnding = ".svg";

const Program& Graphviz() {
  static const Program kGraphviz{"draw", "dot", {"-Tsvg"}, "graphviz", "2.42"};
  return kGraphviz;
}

// Checks what the options say together.
Stop CheckTogether(const DrawOptions& options) {
  const char* of_the_record = OptionOfRecord(options.scenario.written);
  if (options.on.empty() && of_the_record != nullptr) {
    Say(
        fmt::format("{}: without a day matters are asked about, whatever the "
                    "record says (add --on DAYS)\n",
                    of_the_record));
    return kUsage;
  }
  if (!options.out.empty() && !options.dot && !options.out.ends_with(kEnding)) {
    Say(fmt::format("--out: `{}` does not end in {} (name a file FILE{})\n",
                    options.out, kEnding, kEnding));
    return kUsage;
  }
  return std::nullopt;
}

Stop ReadRoutes(const law::Law& law, const std::string& name,
                std::vector<law::RouteId>& routes) {
  if (name.empty()) {
    for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
    return std::nullopt;
  }
  if (const auto route = law.FindRoute(name)) {
    routes.push_back(*route);
    return std::nullopt;
  }
  Say(fmt::format("draw: unknown route `{}`{}\n", name,
                  SuggestName(name, NamesOf(law.routes))));
  return kUsage;
}

// Puts above the picture what it is about.
void AddWords(const chart::DrawingQuestion& question, chart::Drawing& drawing) {
  const std::string what =
      drawing.routes.size() == 1 ? drawing.routes.front().label : "Ways back";
  if (question.days) {
    drawing.title = fmt::format("{} on {}", what, InWords(*question.days));
    drawing.notes.push_back(
        "Taken for granted: " + ScenarioInWords(*question.chart) + ".");
  } else {
    drawing.title = what + ", on any day";
    drawing.notes.emplace_back(
        "Nothing of the record is taken for granted: what became of a matter "
        "is asked.");
  }
  const law::Law& law = question.chart->law();
  drawing.notes.push_back(KnownInWords(law, question.person));
  const auto has_counts = [](const chart::DrawnRoute& route) {
    std::set<std::string> names;
    for (const chart::Box& box : route.boxes) {
      if (box.kind == chart::Variable::Kind::kMeasure) names.insert(box.name);
    }
    return names.size() > 1;
  };
  if (std::ranges::any_of(drawing.routes, has_counts)) {
    drawing.notes.emplace_back(
        "Dates and the counts between them are asked one by one, so that some "
        "ways are nobody's: what is counted from or to a day that has not come "
        "is none.");
  }
  const auto compares = [](const chart::DrawnRoute& route) {
    return std::ranges::any_of(route.boxes, [](const chart::Box& box) {
      return box.kind == chart::Variable::Kind::kComparison;
    });
  };
  if (std::ranges::any_of(drawing.routes, compares)) {
    drawing.notes.emplace_back(
        "How a number stands to a matter is asked beside what either is, so "
        "that some ways are nobody's.");
  }
}

// Returns the picture, or says why there is none.
Stop Draw(const chart::Drawing& drawing, const std::string& dot,
          std::string& svg) {
  const auto printed = RunProgram(Graphviz(), dot);
  if (!printed) return SayError(printed.error());
  if (!printed->contains("</svg>")) {
    return SayError(
        NotDone(Graphviz(), "dot drew no whole picture (free some space)"));
  }
  svg = chart::FinishSvg(*printed, drawing);
  return std::nullopt;
}

}  // namespace

int RunDraw(const DrawOptions& options) {
  if (const Stop stop = CheckTogether(options)) return *stop;
  Invocation invocation;
  std::optional<Days> days;
  if (!options.on.empty()) {
    days = invocation.ReadDays("--on", options.on);
    if (!days) return kUsage;
  }
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  const law::Law& law = invocation.inner_pack()->law;
  Case person(invocation.pack());
  if (const Stop stop = ReadCase(invocation, options.person, person)) {
    return *stop;
  }
  chart::DrawingQuestion question{
      invocation.inner_chart(), api::Access::CaseOf(person), days, {}};
  if (const Stop stop = ReadRoutes(law, options.route, question.routes)) {
    return *stop;
  }
  auto drawing = chart::MakeDrawing(question);
  if (!drawing) return SayError(drawing.error());
  AddWords(question, *drawing);
  std::string text = chart::FormatDot(*drawing);
  if (!options.dot) {
    const std::string dot = std::exchange(text, "");
    if (const Stop stop = Draw(*drawing, dot, text)) return *stop;
  }
  if (options.out.empty()) {
    Print(text);
    return kDone;
  }
  return WriteWhole(options.out, text).value_or(kDone);
}

}  // namespace safeconduct::cli
