// SPDX-License-Identifier: Apache-2.0
//
// What the texts of a table's cells mean, each found out once. What is kept is
// bounded, because a column of names or of weights never repeats itself; when
// it is full all is forgotten, which costs time and changes no answer.
#include "survey/table/text_cells.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "case/case.h"
#include "law/values.h"
#include "safeconduct/chart.h"
#include "survey/kernel/block.h"
#include "survey/table/cell_values.h"
#include "text/blanks.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

// By cells and by bytes: many short texts and few long ones both take memory.
constexpr size_t kMaxRemembered = 1 << 16;
constexpr size_t kMaxTextBytes = 1 << 22;

TextCell ReadFact(const law::Fact& fact, const std::string& text) {
  TextCell cell;
  auto values = ValuesInCell(fact, text);
  if (!values) {
    cell.fault = std::move(values).error();
    return cell;
  }
  cell.values = *std::move(values);
  const auto only = cell.values.OnlyValue();
  // A fact of one possible value is known, whatever its cell says.
  cell.is_unknown = !only && cell.values == fact.type.Universe();
  cell.group = law::FormatValues(fact.type, cell.values);
  if (cell.is_unknown) return cell;
  if (IsCoded(fact.type)) {
    if (only) cell.code = static_cast<uint8_t>(*only);
    // Names have no ranges: several of them are always a set.
    cell.is_set = !only;
    return cell;
  }
  cell.may_be_none = cell.values.Contains(kNone);
  // None has a bit of its own, so it is taken out before the ends are.
  const IntervalSet range = cell.values.Minus(IntervalSet::Single(kNone));
  cell.has_range = !range.empty();
  cell.is_set = range.intervals().size() > 1;
  if (cell.has_range) {
    cell.low = range.min();
    cell.high = range.max();
  }
  return cell;
}

// Reads a whole text as a weight, or nothing where it is none.
std::optional<double> ReadNumber(std::string_view text) {
  double number = 0;
  const auto [stopped, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stopped != text.data() + text.size()) {
    return std::nullopt;
  }
  if (!IsWeight(number)) return std::nullopt;
  return number;
}

// A number with one sign for its decimals, as it is written.
struct Decimal {
  std::string_view whole;
  char sign = '.';
  std::string_view digits;
};

// Returns nothing where a text has no such form.
std::optional<Decimal> ReadDecimal(std::string_view text) {
  const size_t sign = text.find_first_of(",.");
  if (sign == std::string_view::npos) return std::nullopt;
  Decimal read{text.substr(0, sign), text[sign], text.substr(sign + 1)};
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && HasOnlyDigits(part);
  };
  if (!all_digits(read.whole) || !all_digits(read.digits)) return std::nullopt;
  return read;
}

// Returns whether the sign may be one of thousands: `1,250` is read as one and
// a quarter by some and as a thousand by others.
// A thousand has three digits behind the sign and one to three before it, of
// which the first is not 0. Where commas separate the cells, decimals have a
// point; where something else does, that is most often because they have a
// comma, and then thousands have the point.
bool MayBeThousands(const Decimal& number, char separator) {
  return number.digits.size() == 3 && number.whole.size() <= 3 &&
         !number.whole.starts_with('0') &&
         (number.sign == ',' || separator != ',');
}

// Returns what is wrong with how a weight is written, or nothing.
std::string DecimalFault(const Decimal& number, std::string_view text,
                         char separator) {
  const auto& [whole, sign, digits] = number;
  if (MayBeThousands(number, separator)) {
    // A fourth digit rules thousands out.
    return fmt::format("found {}; write `{}{}` or `{}.{}{}`", text::Quote(text),
                       whole, digits, whole, digits,
                       separator == ',' ? "" : "0");
  }
  if (sign == '.' || separator != ',') return "";
  return fmt::format("found {}; write `{}.{}`", text::Quote(text), whole,
                     digits);
}

TextCell ReadWeight(std::string_view text, char separator) {
  TextCell cell;
  text = text::WithoutBlanks(text);
  cell.group = text;
  const auto decimal = ReadDecimal(text);
  const auto number =
      decimal && decimal->sign == ','
          ? ReadNumber(fmt::format("{}.{}", decimal->whole, decimal->digits))
          : ReadNumber(text);
  if (!number) {
    cell.fault = WeightFault(text::Quote(text));
  } else if (decimal) {
    cell.fault = DecimalFault(*decimal, text, separator);
  }
  if (cell.fault.empty()) cell.weight = *number;
  return cell;
}

CellBrief BriefOf(const TextCell& cell, uint32_t number) {
  CellBrief brief;
  brief.low = cell.low;
  brief.high = cell.high;
  brief.number = number;
  brief.code = cell.code;
  brief.is_unknown = cell.is_unknown;
  brief.has_range = cell.has_range;
  brief.may_be_none = cell.may_be_none;
  brief.is_set = cell.is_set;
  brief.has_fault = !cell.fault.empty();
  return brief;
}

}  // namespace

std::string WeightFault(std::string_view found) {
  return fmt::format("found {}, a weight is 0 or a number from 1e-15 to 1e12",
                     found);
}

TextCells::TextCells(const law::Law& law,
                     const std::vector<TableColumn>& columns, const Days& days,
                     char separator)
    : law_(law),
      columns_(columns),
      days_(days),
      separator_(separator),
      memories_(columns.size()) {
  for (const TableColumn& column : columns) {
    holds_days_.push_back(column.kind == TableColumn::Kind::kOn ||
                          (column.kind == TableColumn::Kind::kFact &&
                           law.fact(column.fact).type.is_date()));
  }
}

bool TextCells::full() const {
  return cells_.size() > kMaxRemembered || text_bytes_ > kMaxTextBytes;
}

void TextCells::Forget() {
  for (Memory& memory : memories_) {
    // Briefs name cells by number, so they go with the cells.
    memory.briefs.Clear();
    memory.numbers.clear();
  }
  cells_.clear();
  texts_.clear();
  text_bytes_ = 0;
}

const TextCell& TextCells::Read(size_t column, std::string_view text) {
  return cells_[NumberOf(column, text) - 1];
}

// Returns the number of a text's cell, which is read if it was not before.
uint32_t TextCells::NumberOf(size_t column, std::string_view text) {
  auto& numbers = memories_[column].numbers;
  const auto known = numbers.find(text);
  if (known != numbers.end()) return known->second;
  // Keys view these texts, and rows view cells: both stand in deques, which do
  // not move what they hold when they grow.
  const std::string& kept = texts_.emplace_back(text);
  text_bytes_ += text.size();
  cells_.push_back(ReadNew(columns_[column], kept));
  const auto number = static_cast<uint32_t>(cells_.size());
  numbers.emplace(kept, number);
  return number;
}

// A table has more days than other texts, too many to stay near; and a day is
// read as fast as it is found.
bool TextCells::ReadDay(std::string_view text, CellBrief& brief) {
  const auto day = ParseDate(text);
  if (!day || *day < kFirstDay || *day > kLastDay) return false;
  brief = CellBrief();
  brief.low = brief.high = day->days;
  brief.has_range = true;
  return true;
}

const CellBrief& TextCells::Recall(size_t column, std::string_view text) {
  if (holds_days_[column] && ReadDay(text, memories_[column].last)) {
    return memories_[column].last;
  }
  CellBrief* brief = memories_[column].briefs.Find(text);
  const bool fits = brief != nullptr;
  if (!fits) brief = &memories_[column].last;
  // A place that the cache gives as new holds no cell.
  if (!fits || brief->number == 0) {
    const uint32_t number = NumberOf(column, text);
    *brief = BriefOf(cells_[number - 1], number);
  }
  return *brief;
}

TextCell TextCells::ReadNew(const TableColumn& column,
                            const std::string& text) const {
  TextCell cell;
  if (!text::IsUtf8(text)) {
    cell.fault = kNotUtf8;
    return cell;
  }
  switch (column.kind) {
    case TableColumn::Kind::kFact:
      return ReadFact(law_.fact(column.fact), text);
    case TableColumn::Kind::kOn:
      return ReadOn(text);
    case TableColumn::Kind::kWeight:
      return ReadWeight(text, separator_);
    case TableColumn::Kind::kId:
    case TableColumn::Kind::kKept:
    case TableColumn::Kind::kNameless:
      cell.group = text;
      break;
  }
  return cell;
}

TextCell TextCells::ReadOn(const std::string& text) const {
  TextCell cell;
  // Empty is not unknown here: the row names no day, and the survey's are
  // meant.
  Days days = days_;
  if (!text::IsBlank(text)) {
    const auto read = DaysInCell(text);
    if (!read) {
      cell.fault = read.error();
      return cell;
    }
    days = *read;
    cell.group = FormatDays(days);
  }
  cell.low = days.first.days;
  cell.high = days.last.days;
  cell.has_range = true;
  return cell;
}

}  // namespace safeconduct::survey
