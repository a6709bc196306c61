// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_EXPORT_SQL_FACTS_H_
#define SAFECONDUCT_EXPORT_SQL_FACTS_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "diagram/domain.h"
#include "export/sql_columns.h"

namespace safeconduct::survey {

// A column that the table of cases has to have.
struct SqlInput {
  std::string name;
  std::string type;    // in SQL
  std::string values;  // in words
};

// Returns the measure that a variable is where only a table of days could say
// it: one between days that steps lead to from two facts. Else null.
const law::Measure* UnsayableMeasure(const chart::Chart& chart,
                                     diagram::VarId var);

// Says in SQL which classes of a chart's variables a row of a table may be in,
// on one day. Notes which facts are read. What it refers to must outlive it.
class SqlFacts {
 public:
  SqlFacts(const chart::Chart& chart, Date on, SqlColumns& columns);

  // Returns the classes that a variable may be in for a person of whom nothing
  // is known.
  diagram::ClassSet PossibleOf(diagram::VarId var) const;
  // Returns whether the variable is the same for every person.
  bool IsStanding(diagram::VarId var) const;
  // Returns the column that says whether a row may be in one of `classes`, some
  // but not all of the possible ones, of a fact or a measure.
  ColumnId MayBeIn(diagram::VarId var, const diagram::ClassSet& classes);

  // Returns the column that says whether every value read so far is one of its
  // type; nothing where none is read.
  std::optional<ColumnId> Check();
  // Returns the columns read so far, in the order of the facts.
  std::vector<SqlInput> Inputs() const;

 private:
  ColumnId MayBe(law::FactId fact, const IntervalSet& values);
  ColumnId MayCount(law::MeasureId id, const IntervalSet& counts);
  std::string CountsApart(const law::Measure& measure,
                          const IntervalSet& counts, SqlExpr& expr);
  Interval AnyNumber(law::FactId fact, law::Unit unit) const;
  ColumnId Number(law::FactId date, law::Unit unit);
  std::string Column(law::FactId fact) const;
  std::string NoneName(law::FactId fact) const;
  std::string NoneColumn(law::FactId fact) const;
  std::string CheckOf(law::FactId fact) const;

  const chart::Chart& chart_;
  Date on_;
  SqlColumns& columns_;
  chart::Question of_anybody_;  // of whom nothing is known
  // In the order of the law.
  std::set<law::FactId> read_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_EXPORT_SQL_FACTS_H_
