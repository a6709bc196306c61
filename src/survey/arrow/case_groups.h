// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_CASE_GROUPS_H_
#define SAFECONDUCT_SURVEY_ARROW_CASE_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "law/law.h"
#include "survey/arrow/block_rows.h"
#include "survey/arrow/form.h"
#include "survey/kernel/block.h"
#include "survey/table/group_numbers.h"

namespace safeconduct::survey {

// Tells which group each case of record batches is in. Working memory of one
// thread; what it refers to must outlive it.
class CaseGroups {
 public:
  CaseGroups(const law::Law& law, const ArrowForm& form);

  // Makes `groups` those of the cases of a block, which are the rows `kept`.
  void Number(const BlockRows& rows, std::span<const uint32_t> kept,
              const Block& block, std::vector<uint32_t>& groups);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return numbers_.groups();
  }

 private:
  static std::string DaysText(const Block& block, size_t i);
  uint32_t FactText(size_t position, const TableColumn& column,
                    const Block& block, size_t i);

  const law::Law& law_;
  const ArrowForm& form_;
  GroupNumbers numbers_;
  // By column grouped by: the numbers of the texts that stand for values of a
  // fact, by both ends.
  std::vector<std::unordered_map<uint64_t, uint32_t>> of_range_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_CASE_GROUPS_H_
