// SPDX-License-Identifier: Apache-2.0
//
// What is known of a person in part may or may not be what is wanted: such a
// row is neither chosen nor left out in silence, but counted as perhaps chosen.
// Columns that say nothing to the law are texts, of which one may still want
// those that are numbers or days in a range.
#include "survey/table/row_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include "case/case.h"
#include "case/cell.h"
#include "safeconduct/date.h"
#include "survey/table/cell_values.h"
#include "text/lines.h"
#include "text/quote.h"

namespace safeconduct::survey {
namespace {

using Kind = TableColumn::Kind;

std::optional<Value> ReadNumber(std::string_view text) {
  Value number = 0;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto [stopped, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  if (number < kMinNumber || number > kMaxNumber) return std::nullopt;
  return number;
}

std::optional<Value> ReadDay(std::string_view text) {
  const auto day = ParseDate(text);
  if (!day) return std::nullopt;
  return day->days;
}

// Reads `A..B`, `A..` or `..B`, whose ends `read` reads; nothing where it is no
// such range.
template <typename Read>
std::optional<IntervalSet> ReadRange(std::string_view text, const Read& read) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos || text == "..") return std::nullopt;
  // The open end is that of numbers for days too; no day lies beyond it.
  const auto end = [&](std::string_view written, Value open) {
    return written.empty() ? std::optional(open) : read(written);
  };
  const auto low = end(text.substr(0, dots), kMinNumber);
  const auto high = end(text.substr(dots + 2), kMaxNumber);
  if (!low || !high) return std::nullopt;
  return IntervalSet::Range(*low, *high);
}

std::vector<std::string_view> AlternativesOf(std::string_view text) {
  return text::SplitAt(text, '|');
}

// Returns whether what is wanted of a fact, or of the day asked about, is what
// stands for anything.
bool NamesNoValue(const law::Law& law, const TableColumn& column,
                  std::string_view value) {
  const chart::Written written = chart::Trim({value, {}, std::nullopt});
  if (column.kind == Kind::kOn) return written.text.empty();
  return chart::IsUnknown(law.fact(column.fact).type, written);
}

std::expected<IntervalSet, std::string> ReadDaysWanted(
    const std::string& value) {
  IntervalSet days;
  for (const std::string_view each : AlternativesOf(value)) {
    // Days are wanted as cells of `on` are written, which know no alternatives
    // of their own.
    const auto read = DaysInCell(std::string(each));
    if (!read) return std::unexpected(read.error());
    days = days.Union(IntervalSet::Range(read->first.days, read->last.days));
  }
  return days;
}

}  // namespace

std::expected<RowFilter, Error> RowFilter::Read(
    const law::Law& law, const TableForm& form,
    const std::vector<std::string>& conditions) {
  RowFilter filter;
  std::vector<std::string> faults;
  for (const std::string& each : conditions) {
    auto condition = ReadCondition(law, form, each);
    if (condition) {
      filter.Add(*std::move(condition));
    } else {
      faults.push_back("--where: " + condition.error());
    }
  }
  if (faults.empty()) return filter;
  return std::unexpected(Error{Error::Kind::kQuestion,
                               fmt::format("{}", fmt::join(faults, "\n"))});
}

// Two conditions on one fact are one: what is known of it in part may be wanted
// by each and still by no value of both.
void RowFilter::Add(Condition condition) {
  if (!condition.is_text) {
    for (Condition& each : conditions_) {
      if (each.column != condition.column) continue;
      each.values = each.values.Intersect(condition.values);
      return;
    }
  }
  conditions_.push_back(std::move(condition));
}

std::expected<RowFilter::Condition, std::string> RowFilter::ReadCondition(
    const law::Law& law, const TableForm& form, const std::string& condition) {
  const size_t equals = condition.find('=');
  if (equals == std::string::npos) {
    return std::unexpected(
        fmt::format("expected COLUMN=VALUE, found {}", text::Quote(condition)));
  }
  const std::string name = condition.substr(0, equals);
  const std::string value = condition.substr(equals + 1);
  const auto position = form.Find(name);
  if (!position) {
    return std::unexpected(NoColumn(name, form.Names()));
  }
  Condition read;
  read.column = *position;
  const TableColumn& column = form.columns[*position];
  read.is_text = column.kind != Kind::kFact && column.kind != Kind::kOn;
  if (read.is_text) {
    ReadTexts(value, read);
    return read;
  }
  // A cell that is empty or `unknown` is every value, so it would choose
  // everybody and hide that.
  if (NamesNoValue(law, column, value)) {
    return std::unexpected(fmt::format(
        "{} names no value (to see who is not known, group with --by {})",
        text::Quote(condition), name));
  }
  auto values = column.kind == Kind::kOn
                    ? ReadDaysWanted(value)
                    : ValuesInCell(law.fact(column.fact), value);
  if (!values) return std::unexpected(values.error());
  read.values = *std::move(values);
  return read;
}

void RowFilter::ReadTexts(std::string_view alternatives, Condition& condition) {
  for (const std::string_view each : AlternativesOf(alternatives)) {
    // Also where it is a range: a column may hold such a text.
    condition.texts.emplace_back(each);
    if (const auto numbers = ReadRange(each, ReadNumber)) {
      condition.numbers = condition.numbers.Union(*numbers);
    } else if (const auto days = ReadRange(each, ReadDay)) {
      condition.days = condition.days.Union(*days);
    }
  }
}

Chosen RowFilter::ChooseText(const Condition& condition,
                             std::string_view text) {
  const auto is_in = [&](const IntervalSet& wanted, const auto& read) {
    if (wanted.empty()) return false;
    const auto value = read(text);
    return value && wanted.Contains(*value);
  };
  const bool wanted =
      std::ranges::find(condition.texts, text) != condition.texts.end() ||
      is_in(condition.numbers, ReadNumber) || is_in(condition.days, ReadDay);
  return wanted ? Chosen::kYes : Chosen::kNo;
}

// Of nothing known all values are possible, so such a row is perhaps chosen
// where any is wanted, and chosen where all are.
Chosen RowFilter::ChooseValues(const Condition& condition,
                               const IntervalSet& values) {
  if (condition.values.Includes(values)) return Chosen::kYes;
  return condition.values.Intersects(values) ? Chosen::kPerhaps : Chosen::kNo;
}

}  // namespace safeconduct::survey
