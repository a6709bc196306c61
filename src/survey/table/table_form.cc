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
#include "law/law.h"
#include "text/blanks.h"
#include "text/quote.h"

namespace safeconduct::survey {
namespace {

// Nothing where nobody knows the name.
std::optional<TableColumn> ReadColumn(const law::Law& law,
                                      const std::string& name,
                                      const std::vector<std::string>& keep) {
  using Kind = TableColumn::Kind;
  if (text::IsBlank(name)) {
    return TableColumn{Kind::kNameless, {}, ""};
  }
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

// Says which of the columns that an option names the table does not have, and
// which it names twice.
void CheckNamed(std::string_view option, const std::vector<std::string>& names,
                const std::vector<std::string>& known,
                std::vector<std::string>& faults) {
  std::set<std::string_view> seen;
  for (const std::string& name : names) {
    if (std::ranges::find(known, name) == known.end()) {
      faults.push_back(fmt::format("{}: {}", option, NoColumn(name, known)));
    } else if (!seen.insert(name).second) {
      faults.push_back(fmt::format(
          "{}: column `{}` is named twice (name it once)", option, name));
    }
  }
}

}  // namespace

std::string NoColumn(std::string_view name,
                     const std::vector<std::string>& known) {
  return fmt::format("no column {}{}", text::Quote(name),
                     DidYouMean(name, known));
}

bool TableForm::Has(TableColumn::Kind kind) const {
  return std::ranges::find(columns, kind, &TableColumn::kind) != columns.end();
}

bool TableForm::HasKept() const {
  return std::ranges::any_of(columns, &TableColumn::is_kept);
}

std::vector<std::string> TableForm::Names() const {
  std::vector<std::string> names = NamesOf(columns);
  std::erase(names, "");
  return names;
}

std::optional<size_t> TableForm::Find(std::string_view name) const {
  return name.empty() ? std::nullopt : PositionOf(columns, name);
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
    const auto column = ReadColumn(law, name, keep);
    const bool is_nameless =
        column && column->kind == TableColumn::Kind::kNameless;
    if (!is_nameless && !seen.insert(name).second) {
      faults.push_back(fmt::format("column `{}` stands twice", name));
    }
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
    form.columns.back().is_kept = column->kind != TableColumn::Kind::kId &&
                                  std::ranges::find(keep, name) != keep.end();
  }
  const std::vector<std::string> known(seen.begin(), seen.end());
  CheckNamed("--keep", keep, known, faults);
  CheckNamed("--by", by, known, faults);
  for (const std::string& name : by) {
    if (const auto at = form.Find(name)) form.group_by.push_back(*at);
  }
  if (faults.empty()) return form;
  return std::unexpected(
      Error{Error::Kind::kFaults, fmt::format("{}", fmt::join(faults, "\n"))});
}

}  // namespace safeconduct::survey
