// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_GROUP_NUMBERS_H_
#define SAFECONDUCT_SURVEY_TABLE_GROUP_NUMBERS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace safeconduct::survey {

// Numbers groups of cases, which are told apart by a text in each of several
// columns, in the order in which they are met. Texts are numbered first, then
// one text after the other narrows the group. Working memory of one thread.
class GroupNumbers {
 public:
  explicit GroupNumbers(size_t columns);

  // Returns the number of a text among those of its column.
  uint32_t TextNumber(size_t column, std::string_view text);
  // Returns the number of the group with these texts, one a column.
  uint32_t GroupOf(std::span<const uint32_t> texts);

  // By number of the group: its texts.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  struct Level {
    std::vector<std::string> texts;
    std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers;
    // By the number of the group so far and that of the text.
    std::unordered_map<uint64_t, uint32_t> narrowed;
  };

  std::vector<Level> levels_;  // by column
  std::vector<std::vector<std::string>> groups_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_GROUP_NUMBERS_H_
