// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_EXPORT_H_
#define SAFECONDUCT_EXPORT_H_

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/survey.h"

#pragma GCC visibility push(default)

// A chart for other programs: as a query for a database, and as a picture.

namespace safeconduct {

// How a query names what is the user's.
struct SqlOptions {
  std::string table = "cases";  // dots part it from its schema
  std::string id = {};          // a column that the answer repeats; empty: none
};

// Returns a query that gives, for each row of a table of cases, what a survey
// on one day gives: two columns a route, whether it may be open and whether it
// may be closed. It runs in SQLite, from 3.35 on, in DuckDB, and in PostgreSQL,
// from 12 on. Fails where a part of the table's name is empty, where the day is
// none that is reasoned about, and where it would have more columns, or longer
// names of columns, than databases take.
std::expected<std::string, Error> FormatSql(const Chart& chart, Date on,
                                            const SqlOptions& options = {});

// A picture, for the program that draws it.
// The library draws nothing itself: it runs no other program.
struct Picture {
  std::string script;  // in the language of that program
  // Finishes the SVG that the program printed: with a title and a description
  // that say in words what it shows, and titles under the pointer.
  std::function<std::string(const std::string& svg)> finish;
};

// What of a chart is to be drawn.
struct DrawingOptions {
  std::vector<std::string> routes = {};  // by name; empty: all
  // Without days the diagrams in which matters are asked about, whatever the
  // record says; with them those in which it has said what they were.
  std::optional<Days> days = {};
};

// Returns the diagrams of routes, for what a case leaves possible, in DOT, the
// language of Graphviz (2.42 or later). Fails where the pack has no route of a
// name, where the case is of another pack, where the days are reversed or none
// that are reasoned about, and where the diagrams are too large to be read.
std::expected<Picture, Error> DrawRoutes(const Chart& chart, const Case& person,
                                         const DrawingOptions& options);

// Returns the bounds of a survey by group, a panel a route, as a script for
// gnuplot (5.4 or later). `source` is that of the table, to stand under the
// figure; empty: no line about it. Fails where there are more groups than fit.
std::expected<Picture, Error> DrawSurvey(const SurveyAnswer& answer,
                                         const std::string& source);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_EXPORT_H_
