// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_EXPORT_SQL_H_
#define SAFECONDUCT_EXPORT_SQL_H_

#include <expected>
#include <string>

#include "chart/chart.h"
#include "safeconduct/error.h"

namespace safeconduct::survey {

// How a query names what is the user's.
struct SqlForm {
  std::string table = "cases";  // dots part it from its schema
  std::string id;               // a column that the answer repeats; empty: none
};

// Returns a query that gives, for each row of a table of cases, what a survey
// on one day gives: two columns a route, whether it may be open and whether it
// may be closed. It runs in SQLite, from 3.35 on, in DuckDB, and in PostgreSQL,
// from 12 on. Fails where it would have more columns than databases take, or
// longer names. Each row is asked about by itself.
std::expected<std::string, Error> FormatSql(const chart::Chart& chart, Date on,
                                            const SqlForm& form);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_EXPORT_SQL_H_
