// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_FORM_H_
#define SAFECONDUCT_SURVEY_ARROW_FORM_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "law/law.h"
#include "safeconduct/error.h"
#include "survey/arrow/abi.h"
#include "survey/table/table_form.h"

namespace safeconduct::survey {

// The types of cells that are read, and any other.
// In an order that IsInteger leans on: kInt8 to kUint64 stand together.
enum class ArrowType : uint8_t {
  kNull,
  kBool,
  kInt8,
  kUint8,
  kInt16,
  kUint16,
  kInt32,
  kUint32,
  kInt64,
  kUint64,
  kFloat,
  kDouble,
  kDate32,  // days
  kDate64,  // milliseconds
  kUtf8,
  kLargeUtf8,
  kOther,
};

bool IsInteger(ArrowType type);
bool IsDate(ArrowType type);
bool IsText(ArrowType type);

// How the cells of a column are held.
struct ArrowFormat {
  ArrowType type = ArrowType::kOther;   // with a dictionary, of its indices
  std::optional<ArrowType> dictionary;  // the type of its values

  // Returns whether cells are texts, each in its place or in a dictionary.
  bool is_text() const;
};

// One column of a stream.
struct ArrowField {
  size_t child = 0;  // its place in a record batch
  std::string name;
  ArrowFormat format;
};

// The columns of a table that a stream of record batches holds. Those of a
// fact's two ends, `F_from` and `F_to`, are one column of the table, named for
// the fact.
struct ArrowForm {
  struct Column {
    ArrowField low;  // or the whole
    std::optional<ArrowField> high;
    bool is_read = true;  // else nothing of it is looked at
  };

  TableForm table;
  std::vector<Column> columns;  // by column of the table
  // How many columns a record batch must have, ends of a pair counted apart.
  size_t child_count = 0;
};

// Reads the type of a stream's record batches: the names of its columns by the
// rules of ReadTableForm, and whether each holds what its column may. Fails
// with what is wrong about them all.
std::expected<ArrowForm, Error> ReadArrowForm(
    const law::Law& law, const ArrowSchema& schema,
    const std::vector<std::string>& keep, const std::vector<std::string>& by);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_FORM_H_
