// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CONVERT_PUBLISHED_TABLE_H_
#define SAFECONDUCT_CONVERT_PUBLISHED_TABLE_H_

#include <array>
#include <span>
#include <string_view>

// What the tables of the Home Office that are about people say, label by label.
namespace safeconduct::convert {

// A fact and its cell. No fact: nothing is set.
struct Setting {
  std::string_view fact;
  std::string_view cell;
};

// Cells that depend on the quarter of the row: its days, and all up to its end.
inline constexpr std::string_view kInQuarter = "{in the quarter}";
inline constexpr std::string_view kByItsEnd = "{by the end of the quarter}";

// What a label says. One that sets nothing leaves all unknown on purpose.
struct Meaning {
  std::string_view label;
  // At most two; one that is empty sets nothing.
  std::array<Setting, 2> settings;
  // Whether other rows count the same people under what came next. Rows with
  // the label are then left out.
  bool counted_again = false;
};

// The labels of a published column or, where `group` names a second one, of
// the two together, as `group: label`.
struct LabelColumn {
  std::string_view column;
  std::string_view group;
  std::span<const Meaning> meanings;
};

// A published column that is carried through as it is, and its new name.
struct KeptColumn {
  std::string_view column;
  std::string_view name;
};

// A published table of which each row counts people with the same facts.
struct PublishedTable {
  std::string_view name;
  // In the folder of the publisher's data package.
  std::string_view file;
  std::string_view count;  // the column of counts
  // Facts of the cases, in their order.
  std::span<const std::string_view> facts;
  std::array<Setting, 2> always;  // what every row says
  std::span<const LabelColumn> labels;
  std::span<const KeptColumn> kept;
  // Where not empty, only rows with this label in `kept.front()` count.
  std::string_view only;
};

// Columns that each table has.
inline constexpr std::string_view kYear = "Year";
inline constexpr std::string_view kQuarter = "Quarter";
inline constexpr std::string_view kNationality = "Nationality";
inline constexpr std::string_view kAgeGroup = "Age Group";
inline constexpr std::string_view kUasc = "UASC";

// Returns the tables that can be converted.
std::span<const PublishedTable> PublishedTables();

}  // namespace safeconduct::convert

#endif  // SAFECONDUCT_CONVERT_PUBLISHED_TABLE_H_
