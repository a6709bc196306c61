// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_ROW_FILTER_H_
#define SAFECONDUCT_SURVEY_TABLE_ROW_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "safeconduct/error.h"
#include "survey/table/table_form.h"

namespace safeconduct::survey {

// Whether a row is one of those asked about.
// Ordered, so that of several conditions the least counts.
enum class Chosen : uint8_t { kNo, kPerhaps, kYes };

// Which rows of a table are asked about, by what stands in their columns. A
// fact may be known in part: a row is chosen where every value that it may have
// is wanted, left out where none is, and else only perhaps chosen. Immutable.
class RowFilter {
 public:
  // Reads conditions `COLUMN=VALUE`, which must all hold. Fails with what is
  // wrong about them all.
  static std::expected<RowFilter, Error> Read(
      const law::Law& law, const TableForm& form,
      const std::vector<std::string>& conditions);

  bool empty() const { return conditions_.empty(); }

  // Returns whether a row is chosen. `value_of(column)` returns what it says of
  // a fact or the day asked about, `text_of(column)` what stands in any other.
  template <typename ValuesOf, typename TextOf>
  Chosen Choose(const ValuesOf& values_of, const TextOf& text_of) const {
    Chosen chosen = Chosen::kYes;
    for (const Condition& each : conditions_) {
      const Chosen here = each.is_text
                              ? ChooseText(each, text_of(each.column))
                              : ChooseValues(each, values_of(each.column));
      if (here < chosen) chosen = here;
    }
    return chosen;
  }

 private:
  struct Condition {
    size_t column = 0;
    bool is_text = false;
    IntervalSet values;  // wanted, of a fact or days
    // Wanted, of texts: each as it is, or whole numbers, or days.
    std::vector<std::string> texts;
    IntervalSet numbers;
    IntervalSet days;
  };

  static std::expected<Condition, std::string> ReadCondition(
      const law::Law& law, const TableForm& form, const std::string& condition);
  void Add(Condition condition);
  static void ReadTexts(std::string_view alternatives, Condition& condition);
  static Chosen ChooseText(const Condition& condition, std::string_view text);
  static Chosen ChooseValues(const Condition& condition,
                             const IntervalSet& values);

  std::vector<Condition> conditions_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_ROW_FILTER_H_
