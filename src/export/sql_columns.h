// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_EXPORT_SQL_COLUMNS_H_
#define SAFECONDUCT_EXPORT_SQL_COLUMNS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace safeconduct::survey {

// A column that SQL computes, as a position among SqlColumns.
using ColumnId = Id<struct SqlColumnTag>;

// An expression. It reads either columns by their names, or the table of cases
// as `k`; never both.
struct SqlExpr {
  std::string text;
  std::vector<ColumnId> uses;  // empty: reads the table, or nothing
};

// A column of the answer.
struct SqlOutput {
  std::string name;
  SqlExpr expr;
};

// The columns of a query, each computed once from others: a query in steps. A
// plain value.
class SqlColumns {
 public:
  // Returns the column that has this value, with a name that begins with
  // `stem`, a lower-case word.
  ColumnId Add(std::string_view stem, SqlExpr expr);

  const std::string& name(ColumnId id) const {
    return columns_[id.index()].name;
  }
  // Returns the expression that reads a column.
  SqlExpr Read(ColumnId id) const { return {name(id), {id}}; }

  // Returns the query over `table`, as it is written in SQL.
  std::string Print(std::string_view table,
                    const std::vector<SqlOutput>& outputs) const;
  // Returns how many columns the widest step of that query has.
  size_t CountWidest(const std::vector<SqlOutput>& outputs) const;

 private:
  struct Column {
    std::string name;
    SqlExpr expr;
    uint32_t step = 1;  // the first in which it stands
  };
  struct Steps;

  uint32_t LastStepOf(const SqlExpr& expr) const;
  Steps StepsOf(const std::vector<SqlOutput>& outputs) const;

  std::vector<Column> columns_;
  std::map<std::string, ColumnId> known_;  // by text
};

// Returns conditions joined by `sign`, which is AND or OR: side by side where
// they are few, else in pairs of pairs. A database reads a chain of a thousand
// as a thousand conditions in one another, more than SQLite takes.
std::string JoinSql(const std::vector<std::string>& conditions,
                    std::string_view sign);

// Returns a name or a text as SQL writes it.
std::string QuoteSqlName(std::string_view name);
std::string QuoteSqlText(std::string_view text);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_EXPORT_SQL_COLUMNS_H_
