// SPDX-License-Identifier: Apache-2.0
#include "case/fact_values.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <vector>

#include "base/countries.h"
#include "base/nearest_name.h"
#include "law/values.h"
#include "safeconduct/date.h"
#include "text/quote.h"

namespace safeconduct::chart {
namespace {

using law::TypeForm;
using text::DiagnosticKind;
using text::Diagnostics;
using text::Place;
using text::Quote;

// How many names a message lists before it stops.
constexpr size_t kMaxListed = 20;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// The least and the greatest value that a range of the type may reach.
Interval Limits(const law::Type& type) {
  if (type.is_date()) return {kFirstDay.days, kLastDay.days};
  return {type.low, type.high};
}

std::optional<Value> ReportOutside(const Slot& slot, std::string_view text,
                                   Place place, Diagnostics& diagnostics) {
  const Interval limits = Limits(slot.type);
  const std::string from = law::FormatValue(slot.type, limits.lo);
  const std::string to = law::FormatValue(slot.type, limits.hi);
  diagnostics.Add(
      DiagnosticKind::kValueOutsideType, place,
      slot.type.is_date()
          ? fmt::format("date {} is outside the days reasoned about, {} to {}",
                        Quote(text), from, to)
          : fmt::format("number {} lies outside {}, which runs from {} to {}",
                        Quote(text), slot.what, from, to));
  return std::nullopt;
}

// Returns how a value of the type is written, where its words do not say so.
std::string_view HowWritten(const law::Type& type) {
  if (type.is_date()) return "; dates are written YYYY-MM-DD";
  if (type.form == TypeForm::kCountry) {
    return "; countries are the codes of ISO 3166-1, such as `FR`";
  }
  return "";
}

std::optional<Value> ReadYesNo(const Slot& slot, std::string_view text,
                               Place place, Diagnostics& diagnostics) {
  if (text == "yes" || text == "true") return 1;
  if (text == "no" || text == "false") return 0;
  ReportMismatch(slot, Quote(text), place, diagnostics);
  return std::nullopt;
}

std::optional<Value> ReadChoice(const Slot& slot, std::string_view text,
                                Place place, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const law::Choice& choice : slot.type.choices) {
    if (choice.name == text) return static_cast<Value>(names.size());
    names.push_back(choice.name);
  }
  diagnostics.Add(
      DiagnosticKind::kUnknownValue, place,
      fmt::format("unknown value {} of {}; its values are {}{}", Quote(text),
                  slot.what, fmt::join(names, ", "), DidYouMean(text, names)));
  return std::nullopt;
}

std::optional<Value> ReadCountry(const Slot& slot, std::string_view text,
                                 Place place, Diagnostics& diagnostics) {
  if (text.size() != 2 || !std::ranges::all_of(text, IsCapital)) {
    ReportMismatch(slot, Quote(text), place, diagnostics);
    return std::nullopt;
  }
  const std::optional<Value> country = FindCountry(text);
  if (!country) {
    diagnostics.Add(DiagnosticKind::kUnknownCountry, place,
                    "unknown country " + Quote(text) +
                        "; countries are the codes of ISO 3166-1, and `XX` "
                        "for none");
  }
  return country;
}

std::optional<Value> ReadNumber(const Slot& slot, std::string_view text,
                                Place place, Diagnostics& diagnostics) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || !std::ranges::all_of(digits, IsDigit)) {
    ReportMismatch(slot, Quote(text), place, diagnostics);
    return std::nullopt;
  }
  Value value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  const bool fits =
      error == std::errc() && value >= slot.type.low && value <= slot.type.high;
  return fits ? std::optional(value)
              : ReportOutside(slot, text, place, diagnostics);
}

// Returns whether `text` has the form of a date, of a day that may not exist.
bool LooksLikeDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == '0' ? IsDigit(c) : c == form;
  });
}

std::optional<Value> ReadDate(const Slot& slot, std::string_view text,
                              Place place, Diagnostics& diagnostics) {
  if (slot.type.form == TypeForm::kDateOrNone && text == "none") return kNone;
  if (!LooksLikeDate(text)) {
    ReportMismatch(slot, Quote(text), place, diagnostics);
    return std::nullopt;
  }
  const std::optional<Date> date = ParseDate(text);
  if (!date) {
    diagnostics.Add(DiagnosticKind::kNoSuchDate, place,
                    "date " + Quote(text) +
                        " does not exist; dates are written YYYY-MM-DD");
    return std::nullopt;
  }
  if (*date < kFirstDay || *date > kLastDay) {
    return ReportOutside(slot, text, place, diagnostics);
  }
  return date->days;
}

// Returns "; facts are a, b", which does not grow with the pack.
std::string ListFacts(const std::vector<std::string>& names) {
  if (names.empty()) return "; the pack has none";
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(
                                       std::min(kMaxListed, names.size()));
  return fmt::format("; facts are {}{}", fmt::join(names.begin(), end, ", "),
                     end == names.end() ? "" : ", ...");
}

}  // namespace

Slot SlotOf(const law::Fact& fact) {
  const std::string what = "fact `" + fact.name + "`";
  return {fact.type, what, "a value of " + what};
}

bool TakesRanges(const law::Type& type) {
  return type.form == TypeForm::kNumber || type.is_date();
}

bool ReadsUnknown(const law::Type& type, std::string_view text) {
  if (text != "unknown") return false;
  return type.form != TypeForm::kChoice ||
         std::ranges::find(type.choices, text, &law::Choice::name) ==
             type.choices.end();
}

void ReportMismatch(const Slot& slot, const std::string& found, Place place,
                    Diagnostics& diagnostics) {
  diagnostics.Add(
      DiagnosticKind::kTypeMismatch, place,
      fmt::format("{} cannot be {}, which is {}{}", found, slot.value,
                  law::DescribeType(slot.type), HowWritten(slot.type)));
}

void ReportUnknownFact(const law::Law& law, std::string_view name, Place place,
                       Diagnostics& diagnostics) {
  if (diagnostics.full()) {
    return diagnostics.Add(DiagnosticKind::kUnknownFact, place, "");
  }
  const std::vector<std::string> names = NamesOf(law.facts);
  const std::optional<std::string> nearest = NearestName(name, names);
  std::vector<text::Note> notes;
  if (nearest) {
    const auto fact = std::ranges::find(law.facts, *nearest, &law::Fact::name);
    notes.push_back(
        {fact->place, "closest declared fact is `" + *nearest + "`"});
  }
  diagnostics.Add(
      DiagnosticKind::kUnknownFact, place,
      "unknown fact " + Quote(name) + (nearest ? "" : ListFacts(names)),
      std::move(notes));
}

std::optional<Value> ReadValue(const Slot& slot, std::string_view text,
                               Place place, Diagnostics& diagnostics) {
  switch (slot.type.form) {
    case TypeForm::kYesNo:
      return ReadYesNo(slot, text, place, diagnostics);
    case TypeForm::kChoice:
      return ReadChoice(slot, text, place, diagnostics);
    case TypeForm::kCountry:
      return ReadCountry(slot, text, place, diagnostics);
    case TypeForm::kNumber:
      return ReadNumber(slot, text, place, diagnostics);
    case TypeForm::kDate:
    case TypeForm::kDateOrNone:
      return ReadDate(slot, text, place, diagnostics);
  }
  return std::nullopt;
}

std::optional<Value> ReadEnd(const Slot& slot, std::string_view text,
                             Place place, Diagnostics& diagnostics) {
  const std::optional<Value> value = ReadValue(slot, text, place, diagnostics);
  if (value != kNone) return value;
  diagnostics.Add(DiagnosticKind::kTypeMismatch, place,
                  "`none` is no end of a range; it stands by itself");
  return std::nullopt;
}

std::optional<IntervalSet> ReadRange(const Slot& slot, std::optional<Value> low,
                                     std::optional<Value> high, Place place,
                                     Diagnostics& diagnostics) {
  const Interval limits = Limits(slot.type);
  const Value first = low.value_or(limits.lo);
  const Value last = high.value_or(limits.hi);
  if (first <= last) return IntervalSet::Range(first, last);
  diagnostics.Add(
      DiagnosticKind::kEmptyRange, place,
      fmt::format("range `{}..{}` is empty; the {} comes first",
                  law::FormatValue(slot.type, first),
                  law::FormatValue(slot.type, last),
                  slot.type.is_date() ? "earlier day" : "lower end"));
  return std::nullopt;
}

}  // namespace safeconduct::chart
