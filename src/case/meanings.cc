// SPDX-License-Identifier: Apache-2.0
// What a text may mean as a value of a type. One rule stands behind all of it:
// a text that people write in one sense only is read in that sense; one that
// is written in several has as many meanings, and it is for the caller to ask
// which. `15/08/2025` is one day, as no month is the 15th; `03/04/2025` is two.
//
// `1` and `0` mean neither yes nor no: of two codings in use one writes no as
// 0, the other as 2 and what is missing as 0.
//
// `none` is read in small letters alone: programs write `None` where a value is
// missing, and "not known" must not become "has not happened".
//
// It says nothing of faults: callers know where a text stands and what it was
// read for. What is tried is a short list of forms, and no guess by likeness,
// which serves messages alone.
#include "case/meanings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/countries.h"
#include "base/fold_name.h"
#include "case/written_day.h"

namespace safeconduct::chart {
namespace {

using law::Type;
using law::TypeForm;

bool IsOneOf(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return EqualsIgnoringCase(text, word);
  });
}

// In either case of letters, as spreadsheets write `TRUE`.
std::vector<Value> YesNo(std::string_view text) {
  constexpr std::array<std::string_view, 4> kYes = {"yes", "true", "y", "t"};
  constexpr std::array<std::string_view, 4> kNo = {"no", "false", "n", "f"};
  if (IsOneOf(text, kYes)) return {1};
  if (IsOneOf(text, kNo)) return {0};
  return {};
}

// Names come before labels, as each is unique, and exact before folded: what a
// pack declares is always read as declared.
std::vector<Value> Choices(const Type& type, std::string_view text) {
  std::vector<Value> found;
  for (size_t i = 0; i < type.choices.size(); ++i) {
    if (type.choices[i].name == text) return {static_cast<Value>(i)};
  }
  const std::string folded = FoldName(text);
  // A text of signs alone folds to nothing, as do labels that are empty.
  if (folded.empty() || SaysNone(text)) return {};
  for (size_t i = 0; i < type.choices.size(); ++i) {
    const auto& [name, label] = type.choices[i];
    if (FoldName(name) == folded || FoldName(label) == folded) {
      found.push_back(static_cast<Value>(i));
    }
  }
  return found;
}

// Returns nothing where the digits are of no number of the type.
std::optional<Value> ParseWithin(const Type& type, std::string_view digits) {
  Value value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() ||
      value < type.low || value > type.high) {
    return std::nullopt;
  }
  return value;
}

// `30.0` is 30, but `30.000` may be thirty thousand, where points part the
// thousands.
std::vector<Value> Numbers(const Type& type, std::string_view text) {
  const auto value = ParseWithin(type, WholeNumber(text));
  if (!value) return {};
  const size_t point = text.find('.');
  if (point == text.npos || text.substr(point) != ".000") return {*value};
  const auto thousands =
      ParseWithin(type, std::string(WholeNumber(text)) + "000");
  // The type may leave one reading: nobody is thirty thousand years old.
  if (!thousands || *thousands == *value) return {*value};
  return {std::min(*value, *thousands), std::max(*value, *thousands)};
}

// Days outside those reasoned about are no meanings, so that of two readings
// one may be left.
std::vector<Value> DaysOf(const Type& type, std::string_view text) {
  if (type.form == TypeForm::kDateOrNone && text == "none") return {kNone};
  std::vector<Value> found;
  const auto written = DaysWritten(text);
  if (!written) return {};
  for (const Date day : *written) {
    if (kFirstDay <= day && day <= kLastDay) found.push_back(day.days);
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

std::string_view WholeNumber(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (text.starts_with('+')) text.remove_prefix(1);
  const size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view digits = whole.substr(is_negative ? 1 : 0);
  if (digits.empty() || !HasOnlyDigits(digits)) return {};
  const std::string_view zeros = text.substr(point);
  // A point needs a zero behind it.
  const bool is_whole =
      zeros.empty() ||
      (zeros.size() > 1 && zeros.find_first_not_of('0', 1) == zeros.npos);
  return is_whole ? whole : std::string_view();
}

bool SaysMissing(std::string_view text) {
  // They are refused rather than read as unknown; the message says what to
  // write.
  constexpr std::array<std::string_view, 10> kMissing = {
      "n/a", "na", "nan", "nil", "null", "missing", "-", "--", "?", "."};
  return IsOneOf(text, kMissing) || SaysNone(text);
}

bool SaysNone(std::string_view text) {
  return text != "none" && EqualsIgnoringCase(text, "none");
}

std::vector<Value> MeaningsOf(const Type& type, std::string_view text) {
  switch (type.form) {
    case TypeForm::kYesNo:
      return YesNo(text);
    case TypeForm::kChoice:
      return Choices(type, text);
    case TypeForm::kCountry:
      return CountriesNamed(text);
    case TypeForm::kNumber:
      return Numbers(type, text);
    case TypeForm::kDate:
    case TypeForm::kDateOrNone:
      return DaysOf(type, text);
  }
  return {};
}

}  // namespace safeconduct::chart
