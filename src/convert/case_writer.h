// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CONVERT_CASE_WRITER_H_
#define SAFECONDUCT_CONVERT_CASE_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace safeconduct::convert {

// Writes a table of weighted cases: rows with the same cells become one, at the
// place of the first, and their weights are added up.
class CaseWriter {
 public:
  // `columns` are those before the last, `weight`.
  explicit CaseWriter(const std::vector<std::string>& columns);

  // Takes the cells of a row, one a column, but its weight.
  void Add(const std::vector<std::string>& cells, uint64_t weight);

  // Returns comma-separated values, in lines that end in LF.
  std::string Text() const;
  uint64_t weight() const { return weight_; }

 private:
  std::string header_;
  std::vector<std::pair<std::string, uint64_t>> rows_;  // cells and weight
  std::unordered_map<std::string, size_t> row_of_;
  uint64_t weight_ = 0;
};

}  // namespace safeconduct::convert

#endif  // SAFECONDUCT_CONVERT_CASE_WRITER_H_
