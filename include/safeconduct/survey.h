// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_H_
#define SAFECONDUCT_SURVEY_H_

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

// The stream of the Arrow C data interface, as its published ABI declares it.
struct ArrowArrayStream;

// Many cases at once: how many of them a route is open for, at least and at
// most. What each number means is defined in docs/survey.md. Parts of a table
// can be surveyed apart and merged: the sum is that of the whole table.

namespace safeconduct {

namespace api {
struct SurveyCounts;
}

// A row that could not be read, and what is wrong with it.
struct SurveyFault {
  size_t row = 0;      // from 1, the names of the columns not counted
  size_t line = 0;     // from 1
  std::string column;  // empty where the whole row is at fault
  std::string text;    // what was found and what is allowed
};

// The most threads that a survey takes.
inline constexpr size_t kMaxThreads = 1024;

// What a survey asks beyond its table.
struct SurveyOptions {
  // What errors call the table, before each of their lines.
  std::string table = "table";
  // The days asked about, for rows that name none.
  Days days = {};
  // A scenario to set beside the chart's, of the same pack; null: none.
  const Chart* versus = nullptr;
  std::vector<std::string> by = {};  // columns to group by
  // Columns that the answers repeat; those that say nothing to the law must be
  // named here.
  std::vector<std::string> keep = {};
  // Conditions `COLUMN=VALUE` of the rows that are cases. Not of record
  // batches.
  std::vector<std::string> where = {};
  // By name, in the order told; empty: all.
  std::vector<std::string> routes = {};
  bool reasons = false;  // also why closed, and which facts would settle
  // 1 to kMaxThreads, of which as many work as can be started. The answer does
  // not depend on it.
  size_t threads = 1;
  // Takes the answers of SurveyTable and SurveyArrow as comma-separated values:
  // the names of the columns, then a row a case; returns whether to go on. Null
  // where nobody wants them.
  std::function<bool(std::string_view text)> write = {};
  // Takes every fault of a row, in the order of the rows. May be null.
  std::function<void(const SurveyFault& fault)> fault = {};
  // Told from time to time how many bytes and rows are done; returns whether to
  // go on. May be null.
  std::function<bool(size_t bytes, size_t rows)> watch = {};
};

// -- The answer ---------------------------------------------------------------
// Plain values, in weights of cases, which point to the declarations of the
// pack.

// A weight that lies between the two, whatever is not known.
struct Bounds {
  double certain = 0;
  double possible = 0;
};

// A clause that closes a route by itself: the cases that no other clause
// closes, and those that others close too.
struct ClosingClause {
  const Clause* clause = nullptr;
  double alone = 0;
  double among = 0;
};

// A fact that would settle undetermined cases: those that it settles whatever
// its value is, and for some value.
struct SettlingFact {
  const Fact* fact = nullptr;
  double settles = 0;
  double may_settle = 0;
};

// A route in the scenario beside the chart's.
struct VersusBounds {
  Bounds open;
  double closed = 0;
  Bounds opens;   // open there, and not here
  Bounds closes;  // open here, and not there
};

// What a survey says of one route.
struct SurveyRoute {
  const Route* route = nullptr;
  Bounds open;
  double closed = 0;  // whatever is not known
  // Undetermined, of dates not known exactly that were looked at twice: perhaps
  // settled after all.
  double wide = 0;
  std::optional<VersusBounds> versus;
  // Where reasons were asked for: the clauses that close some case, in their
  // order, and the cases that several close only together; and the facts that
  // may settle some case, the one that settles most first.
  std::vector<ClosingClause> reasons;
  double together = 0;
  std::vector<SettlingFact> turns_on;
};

// The cases of one group, or all.
struct SurveyGroup {
  std::vector<std::string> values;  // of the columns grouped by; of all: none
  size_t cases = 0;
  double weight = 0;
  std::vector<SurveyRoute> routes;  // those asked about
};

// Rows that are no cases of a survey with conditions.
struct RowsLeftOut {
  size_t rows = 0;
  double weight = 0;
};

// What a survey answers, and what it was asked. Keeps its pack alive, and so
// what it points to.
struct SurveyAnswer {
  Pack pack;
  Scenario scenario;
  std::optional<Scenario> versus;
  Days days;                    // of rows that name none
  bool rows_name_days = false;  // there is a column for them
  bool has_weights = false;     // there is a column for them
  std::vector<std::string> by;
  std::vector<std::string> where;
  bool has_reasons = false;

  SurveyGroup total;
  std::vector<SurveyGroup> groups;  // ascending by values; none without `by`

  // Of all rows of the table those at fault, which are left out of the answer,
  // and the first 200 of their faults: an answer from a table with any is no
  // answer about all of it. Blank rows are no cases, and not numbered.
  size_t row_count = 0;
  size_t bad_row_count = 0;
  size_t blank_row_count = 0;
  size_t fault_count = 0;
  std::vector<SurveyFault> faults;
  // Left out by the conditions: for certain, and where what is not known
  // decides.
  RowsLeftOut not_chosen;
  RowsLeftOut perhaps_chosen;

  // The same without rounding, by which Merge and figures are exact. Both
  // refuse an answer without it, as none of a survey is.
  std::shared_ptr<const api::SurveyCounts> counts;
};

// Returns which days a survey was asked about, in words.
std::string DescribeDays(const SurveyAnswer& answer);

// -- Surveys ------------------------------------------------------------------

// Surveys a table of comma-separated values. `read` fills `size` bytes from
// `to` on, fewer at the end, and returns how many. Fails where the columns are
// at fault, where the days are reversed or none that are reasoned about, where
// the pack has no route of a name, and where `versus` is of another pack. Fails
// also where it is told to stop: what was written until then stands.
std::expected<SurveyAnswer, Error> SurveyTable(
    const Chart& chart, const SurveyOptions& options,
    const std::function<size_t(char* to, size_t size)>& read);

// Surveys a stream of record batches, which is taken over and left released.
// docs/survey.md says which columns it may have. Fails also where the stream
// does, or a record batch contradicts its schema or itself.
std::expected<SurveyAnswer, Error> SurveyArrow(const Chart& chart,
                                               const SurveyOptions& options,
                                               ArrowArrayStream* stream);

// Makes a stream of the outcomes of the rows of `stream`, which is taken over:
// for each of its record batches one with as many rows, and for each route a
// column, with a scenario beside it followed by another, `ROUTE_versus`. Their
// cells are texts in a dictionary, `open`, `closed` and `undetermined`; null
// where the row is at fault. A record batch is read when its outcomes are asked
// for. Of the options those for groups, reasons, conditions, threads and
// `write` mean nothing here; `fault` and `watch`, which are kept, are called
// meanwhile. Fails where SurveyArrow fails before the first record batch; later
// the stream does, with ECANCELED where it is told to stop.
std::expected<void, Error> StreamOutcomes(const Chart& chart,
                                          const SurveyOptions& options,
                                          ArrowArrayStream* stream,
                                          ArrowArrayStream* out);

// Returns the answer about one table from those about its parts, in their
// order, each a table with the same columns: bounds, groups, reasons and faults
// are those of the whole, to the last digit. Fails where there is no part,
// where they were not asked the same, and where there are more groups than a
// survey may have.
std::expected<SurveyAnswer, Error> Merge(
    const std::vector<SurveyAnswer>& parts);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_SURVEY_H_
