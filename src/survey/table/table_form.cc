// SPDX-License-Identifier: Apache-2.0
//
// A column whose name nobody knows is refused, not left out: a misspelt fact
// would otherwise be unknown of everybody, and the bounds wide without a word.
// All that is wrong with the names is told at once.
#include "survey/table/table_form.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/nearest_name.h"
#include "text/quote.h"

namespace safeconduct::survey {
namespace {

// Nothing where nobody knows the name.
std::optional<TableColumn> ReadColumn(const law::Law& law,
                                      const std::string& name,
                                      const std::vector<std::string>& keep) {
  using Kind = TableColumn::Kind;
  // A pack may declare a fact by any name, which then is that fact.
  if (const auto fact = law.FindFact(name)) {
    return TableColumn{Kind::kFact, *fact, name};
  }
  if (name == "id") return TableColumn{Kind::kId, {}, name};
  if (name == "on") return TableColumn{Kind::kOn, {}, name};
  if (name == "weight") return TableColumn{Kind::kWeight, {}, name};
  if (std::ranges::find(keep, name) != keep.end()) {
    return TableColumn{Kind::kKept, {}, name};
  }
  return std::nullopt;
}

}  // namespace

bool TableForm::Has(TableColumn::Kind kind) const {
  return std::ranges::find(columns, kind, &TableColumn::kind) != columns.end();
}

bool SaysNothing(const TableForm& form, const law::Law& law) {
  return !form.Has(TableColumn::Kind::kFact) && !law.facts.empty();
}

std::expected<TableForm, Error> ReadTableForm(
    const law::Law& law, const std::vector<std::string_view>& names,
    const std::vector<std::string>& keep, const std::vector<std::string>& by) {
  TableForm form;
  std::vector<std::string> faults;
  std::set<std::string> seen;
  for (const std::string_view each : names) {
    const std::string name(each);
    if (!seen.insert(name).second) {
      faults.push_back(fmt::format("column `{}` stands twice", name));
    }
    const auto column = ReadColumn(law, name, keep);
    if (!column) {
      // The only column is none to carry through, but several that a sign
      // unknown here separates.
      faults.push_back(fmt::format(
          "unknown column {}{}; {}", text::Quote(name),
          DidYouMean(name, NamesOf(law.facts)),
          names.size() > 1 ? "name it with --keep to carry it through"
                           : "commas, semicolons or tabs separate columns"));
      continue;
    }
    form.columns.push_back(*column);
  }
  for (const std::string& name : keep) {
    if (!seen.contains(name)) {
      faults.push_back(fmt::format("--keep: no column `{}`", name));
    }
  }
  for (const std::string& name : by) {
    const auto at = std::ranges::find(form.columns, name, &TableColumn::name);
    if (at == form.columns.end()) {
      faults.push_back(fmt::format("--by: no column `{}`", name));
      continue;
    }
    form.group_by.push_back(static_cast<size_t>(at - form.columns.begin()));
  }
  if (faults.empty()) return form;
  return std::unexpected(
      Error{Error::Kind::kFaults, fmt::format("{}", fmt::join(faults, "\n"))});
}

}  // namespace safeconduct::survey
