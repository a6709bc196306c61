// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_EXPORT_H_
#define SAFECONDUCT_EXPORT_H_

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"

// A chart for other programs: as a query for a database, and as a picture.
namespace safeconduct {

// How a query names what is the user's.
struct SqlOptions {
  std::string table = "cases";  // dots part it from its schema
  std::string id;               // a column that the answer repeats; empty: none
};

// Returns a query that gives, for each row of a table of cases, what a survey
// on one day gives: two columns a route, whether it may be open and whether it
// may be closed. It runs in SQLite, from 3.35 on, and in DuckDB. Fails where a
// part of the table's name is empty, where the day is none that is reasoned
// about, and where it would have more columns than databases take.
std::expected<std::string, Error> FormatSql(const Chart& chart, Date on,
                                            const SqlOptions& options = {});

// What of a chart is to be drawn.
struct DrawingOptions {
  std::vector<std::string> routes;  // by name; empty: all
  // Without days the diagrams in which matters are asked about, whatever the
  // record says; with them those in which it has said what they were.
  std::optional<Days> days;
  std::string title;
  std::vector<std::string> notes;  // paragraphs under the title
};

// Returns the diagrams of routes, for what a case leaves possible, in DOT, the
// language of Graphviz (2.42 or later). Fails where the pack has no route of a
// name, where the case is of another pack, where the days are reversed or none
// that are reasoned about, and where the diagrams are too large to be read.
std::expected<std::string, Error> FormatDot(const Chart& chart,
                                            const Case& person,
                                            const DrawingOptions& options);

}  // namespace safeconduct

#endif  // SAFECONDUCT_EXPORT_H_
