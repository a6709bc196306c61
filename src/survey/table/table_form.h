// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_TABLE_FORM_H_
#define SAFECONDUCT_SURVEY_TABLE_TABLE_FORM_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/ids.h"
#include "safeconduct/error.h"

namespace safeconduct {
struct SurveyFault;
}
namespace safeconduct::law {
struct Law;
}

namespace safeconduct::survey {

using safeconduct::SurveyFault;  // of a row

// What the columns of a table are, by their names in its first row.
struct TableColumn {
  // One without a name holds nothing: spreadsheets leave such columns.
  enum class Kind : uint8_t { kFact, kId, kOn, kWeight, kKept, kNameless };
  Kind kind = Kind::kFact;
  law::FactId fact;  // of kFact
  std::string name;
  // Whether the answers repeat it; of any kind but kId, with which their rows
  // begin anyway.
  bool is_kept = false;
};

struct TableForm {
  std::vector<TableColumn> columns;  // as they stand in the table
  std::vector<size_t> group_by;      // columns, in the order asked for
  char separator = ',';              // of the fields of its rows

  bool Has(TableColumn::Kind kind) const;
  // Returns whether the answers repeat a column.
  bool HasKept() const;
  // Returns the names of the columns that have one.
  std::vector<std::string> Names() const;
  // Returns the position of the column of that name, which is not empty.
  std::optional<size_t> Find(std::string_view name) const;
};

// Says that a table has no column of that name, and which of those known is the
// nearest.
std::string NoColumn(std::string_view name,
                     const std::vector<std::string>& known);

// Reads the names of a table's columns. `keep` names those that the answers
// repeat, and must name those that are neither a fact, `id`, `on` nor `weight`;
// `by` names those to group by. Fails with what is wrong about them all.
std::expected<TableForm, Error> ReadTableForm(
    const law::Law& law, const std::vector<std::string_view>& names,
    const std::vector<std::string>& keep, const std::vector<std::string>& by);

// Returns whether a table has no column for any of the law's facts: its rows
// would be answered as so many people of whom nothing is known.
bool SaysNothing(const TableForm& form, const law::Law& law);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_TABLE_FORM_H_
