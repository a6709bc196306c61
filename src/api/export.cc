// SPDX-License-Identifier: Apache-2.0
//
// The public face of export and drawings: include/safeconduct/export.h.
//
// What is drawn and what is exported is made by rooms that know no public
// value. Here their questions are checked, and their pictures given the words
// that stand around them: what is asked about, what is taken for granted, and
// which pack it rests on. A picture is a script for another program and a
// function that finishes what that program prints, because the library runs
// nothing itself.
#include "safeconduct/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "api/access.h"
#include "api/survey_answer.h"
#include "draw/dot.h"
#include "draw/drawing.h"
#include "draw/figure.h"
#include "draw/gnuplot.h"
#include "export/sql.h"
#include "pack/identity.h"
#include "pack/scenario.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct {

using api::Access;

std::expected<std::string, Error> FormatSql(const Chart& chart, Date on,
                                            const SqlOptions& options) {
  if (auto days = api::CheckDays({on, on}); !days) {
    return std::unexpected(std::move(days).error());
  }
  for (const auto& [option, name] :
       {std::pair("--table", options.table), std::pair("--id", options.id)}) {
    if (text::Printable(name) == name) continue;
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format("{}: {} holds characters that no name has (write it "
                          "in printable UTF-8)",
                          option, text::Quote(name))});
  }
  // Two dots, or one at an end, leave a part of the table's name empty.
  if (("." + options.table + ".").find("..") != std::string::npos) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format("--table: `{}` has an empty part (write `table` or "
                          "`schema.table`)",
                          options.table)});
  }
  return survey::FormatSql(*Access::ChartOf(chart), on,
                           {options.table, options.id});
}

namespace {

// Returns whether a way through the diagram may ask of several counts.
bool HasCounts(const chart::DrawnRoute& route) {
  std::set<std::string> names;
  for (const chart::Box& box : route.boxes) {
    if (std::holds_alternative<law::MeasureId>(box.about)) {
      names.insert(box.name);
    }
  }
  return names.size() > 1;
}

// Returns whether it asks how a number stands to a matter.
bool Compares(const chart::DrawnRoute& route) {
  return std::ranges::any_of(route.boxes, [](const chart::Box& box) {
    return std::holds_alternative<law::ExprId>(box.about);
  });
}

// Puts above the picture what it is about.
void AddWords(const chart::DrawingQuestion& question, const Case& person,
              chart::Drawing& drawing) {
  const std::string what = drawing.routes.size() == 1
                               ? drawing.routes.front().label
                               : question.chart->pack().words().heading;
  const chart::Chart& chart = *question.chart;
  // With days the record has said what the matters were, under a scenario that
  // has to be named; without, it has no part.
  if (question.days) {
    drawing.title = fmt::format("{} on {}", what, DescribeDays(*question.days));
    drawing.notes.push_back(
        "Taken for granted: " +
        chart::ScenarioInWords(chart.pack(), chart.timeline().scenario()) +
        ".");
  } else {
    drawing.title = what + ", on any day";
    drawing.notes.emplace_back(
        "Nothing of the record is taken for granted: what became of a matter "
        "is asked.");
  }
  drawing.notes.push_back(DescribeKnown(person));
  if (std::ranges::any_of(drawing.routes, HasCounts)) {
    drawing.notes.emplace_back(
        "Dates and the counts between them are asked one by one, so that some "
        "ways are nobody's: what is counted from or to a day that has not come "
        "is none.");
  }
  if (std::ranges::any_of(drawing.routes, Compares)) {
    drawing.notes.emplace_back(
        "How a number stands to a matter is asked beside what either is, so "
        "that some ways are nobody's.");
  }
  // Whoever finds a picture by itself can tell what it was made of.
  drawing.notes.push_back(chart::DescribeBasis(chart.pack().identity()) + ".");
}

}  // namespace

std::expected<Picture, Error> DrawRoutes(const Chart& chart, const Case& person,
                                         const DrawingOptions& options) {
  auto same = api::CheckSamePack("case", person.pack(), chart);
  if (same && options.days) same = api::CheckDays(*options.days);
  if (!same) return std::unexpected(std::move(same).error());
  auto routes = api::FindRoutes(chart, options.routes);
  if (!routes) return std::unexpected(std::move(routes).error());
  const chart::DrawingQuestion question{Access::ChartOf(chart),
                                        Access::CaseOf(person), options.days,
                                        *std::move(routes)};
  auto drawing = chart::MakeDrawing(question);
  if (!drawing) return std::unexpected(std::move(drawing).error());
  AddWords(question, person, *drawing);
  std::string script = chart::FormatDot(*drawing);
  return Picture{std::move(script),
                 // Kept with the picture: who runs Graphviz comes back with
                 // what it drew.
                 [drawn = *std::move(drawing)](const std::string& svg) {
                   return chart::FinishSvg(svg, drawn);
                 }};
}

std::expected<Picture, Error> DrawSurvey(const SurveyAnswer& answer,
                                         const std::string& source) {
  if (auto good = api::CheckCounts(answer); !good) {
    return std::unexpected(std::move(good).error());
  }
  // A figure is drawn from the sums that stand behind the answer.
  survey::FigureTexts texts{DescribeDays(answer),
                            DescribeScenario(answer.pack, answer.scenario),
                            "",
                            source,
                            answer.pack.words().heading,
                            answer.pack.words().under_answers};
  if (answer.versus) {
    texts.versus = DescribeScenario(answer.pack, *answer.versus);
  }
  auto figure =
      survey::MakeFigure(answer.counts->question, answer.counts->result, texts);
  if (!figure) return std::unexpected(std::move(figure).error());
  figure->notes.push_back(chart::DescribeBasis(answer.pack.identity()) + ".");
  std::string script = survey::FormatGnuplot(*figure);
  return Picture{std::move(script),
                 [drawn = *std::move(figure)](const std::string& svg) {
                   return survey::FinishSvg(svg, drawn);
                 }};
}

}  // namespace safeconduct
