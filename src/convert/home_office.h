// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CONVERT_HOME_OFFICE_H_
#define SAFECONDUCT_CONVERT_HOME_OFFICE_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "convert/published_table.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"

namespace safeconduct::convert {

// What is asked of a published table.
struct ConversionRequest {
  const PublishedTable* table = nullptr;
  std::vector<std::string> keep;  // names of kept columns; empty: all
  // Ages become those that the people may have on these days, which stand in a
  // column `on`. Without them ages are those published.
  std::optional<Days> on;
};

struct Conversion {
  // Comma-separated values: a case a row, whose weight is its count.
  std::string cases;
  uint64_t weight = 0;  // of all cases
  // What was left out or left unknown though nothing in the table says that it
  // should be, a line each.
  std::vector<std::string> remarks;
};

// Turns a published table into a table of cases. `path` names it in faults,
// which come in the order of the rows. Rows that say the same are added up.
// Fails with Error::Kind::kFaults where any row is at fault: a table that is
// converted in part looks like a whole one.
std::expected<Conversion, Error> ConvertTable(const ConversionRequest& request,
                                              std::string_view path,
                                              std::string_view text);

// Of more faults than these, only the first are shown.
inline constexpr size_t kMaxFaults = 200;

}  // namespace safeconduct::convert

#endif  // SAFECONDUCT_CONVERT_HOME_OFFICE_H_
