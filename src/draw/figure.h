// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DRAW_FIGURE_H_
#define SAFECONDUCT_DRAW_FIGURE_H_

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "safeconduct/error.h"
#include "survey/count/route_result.h"
#include "survey/survey.h"

namespace safeconduct::survey {

// The most groups that fit side by side.
inline constexpr size_t kMaxFigureGroups = 40;

// What a figure says in words and its survey does not know.
struct FigureTexts {
  std::string days;    // those asked about
  std::string here;    // the scenario
  std::string versus;  // that beside it, where there is one
  std::string source;  // of the table; empty: no line about it
  // Of the pack: what is asked about, and what stands under every answer.
  std::string heading = "Ways back";
  std::vector<std::string> under_answers = {};
};

// One route: what the whole table and what each group says of it.
struct FigurePanel {
  std::string title;
  std::string totals;
  std::vector<Bounds> here;    // by group
  std::vector<Bounds> versus;  // by group; empty where nothing is beside it
};

// Bounds by group, a panel a route, ready to be drawn.
// All texts are as they came: whoever draws them makes them harmless.
struct Figure {
  std::string title;
  std::string subtitle;
  std::string here;
  std::string versus;  // empty where nothing is beside it
  std::string x_label;
  std::string y_label;
  std::vector<std::string> groups;
  std::vector<double> weights;  // by group
  std::vector<FigurePanel> panels;
  std::vector<std::string> notes;  // that stand under it
};

// Returns the figure of a survey. Routes closed for every case are named in a
// note, unless all are. Fails where there are more than kMaxFigureGroups
// groups.
std::expected<Figure, Error> MakeFigure(const SurveyQuestion& question,
                                        const SurveyResult& result,
                                        const FigureTexts& texts);

// Returns a number as it is read: 45,774.
std::string FormatGrouped(double number);

// Returns bounds as they are read: `0 to 45,774`, or one number where they
// meet.
std::string FormatBounds(const Bounds& bounds);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_DRAW_FIGURE_H_
