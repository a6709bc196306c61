// SPDX-License-Identifier: Apache-2.0
//
// What a written value means to a fact, whether it stands in a cell, in JSON or
// behind `--set`. Every way of writing that has one meaning is taken; one that
// has several is refused with all of them, because a guess would be a wrong
// answer about a person that nobody sees.
//
// Reading a value is MeaningsOf (meanings.h); most of what stands here is what
// to say where that finds none or several. The message tells the form that is
// right, and where the text has the look of something, such as a time of day or
// a mark for what is missing, what to make of that.
#include "case/fact_values.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <vector>

#include "base/ascii.h"
#include "base/countries.h"
#include "base/fold_name.h"
#include "base/nearest_name.h"
#include "case/meanings.h"
#include "case/written_day.h"
#include "law/values.h"
#include "safeconduct/date.h"
#include "text/name_index.h"
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
constexpr std::string_view kDateForm = "dates are written YYYY-MM-DD";

// Says of a number or a date that has the form of one why it is none of the
// type. Returns false where the text has no such form.
bool ReportOutside(const Slot& slot, const Written& written,
                   Diagnostics& diagnostics) {
  const Interval limits = slot.type.Limits();
  const std::string from = law::FormatValue(slot.type, limits.lo);
  const std::string to = law::FormatValue(slot.type, limits.hi);
  const std::string found = Quote(written.text);
  if (slot.type.form == TypeForm::kNumber) {
    if (WholeNumber(written.text).empty()) return false;
    diagnostics.Add(
        DiagnosticKind::kValueOutsideType, written.place,
        fmt::format("number {} lies outside {}, which runs from {} to {}",
                    found, slot.What(), from, to));
    return true;
  }
  if (!slot.type.is_date()) return false;
  const auto days = DaysWritten(written.text);
  if (!days) return false;
  if (days->empty()) {
    diagnostics.Add(
        DiagnosticKind::kNoSuchDate, written.place,
        fmt::format("date {} does not exist; {}", found, kDateForm));
  } else {
    diagnostics.Add(
        DiagnosticKind::kValueOutsideType, written.place,
        fmt::format("date {} is outside the days reasoned about, {} to {}",
                    found, from, to));
  }
  return true;
}

// Returns whether `none` is a value of the type.
bool HasNone(const law::Type& type) {
  if (type.form == TypeForm::kDateOrNone) return true;
  return type.form == TypeForm::kChoice &&
         PositionOf(type.choices, "none").has_value();
}

// Returns the form that a value of the type has, as far as the words for the
// type do not tell it to who wrote `text`.
std::string RemedyFor(const law::Type& type, std::string_view text) {
  if (SaysNone(text) && HasNone(type)) {
    return "; write `none` where that is so; what is not known is left empty, "
           "or is `unknown`";
  }
  if (SaysMissing(text)) {
    return "; what is not known is left empty, or is `unknown`";
  }
  if (type.is_date() && !text.empty()) {
    return HasTimeOfDay(text) ? "; a date has no time of day"
                              : fmt::format("; {}", kDateForm);
  }
  if (std::ranges::none_of(text, IsDigit)) return "";
  // See meanings.cc.
  if (type.form == TypeForm::kYesNo) {
    return "; write `yes` or `no`, as tables use `1` and `0` in several ways";
  }
  if (type.form != TypeForm::kNumber) return "";
  return fmt::format(
      "; whole numbers are written in digits alone, ranges as `{}..{}`",
      type.low, type.high);
}

// With its name, as codes are easily mistaken for one another.
std::string CountryInWords(Value country) {
  return fmt::format("`{}` ({})", CountryCode(country), CountryName(country));
}

// Reports a text that means no value of the type.
void ReportMeaningless(const Slot& slot, const Written& written,
                       Diagnostics& diagnostics) {
  const std::string found = Quote(written.text);
  const std::string remedy = RemedyFor(slot.type, written.text);
  if (slot.type.form == TypeForm::kChoice) {
    const std::vector<std::string> names = NamesOf(slot.type.choices);
    return diagnostics.Add(
        DiagnosticKind::kUnknownValue, written.place,
        fmt::format(
            "unknown value {} of {}; its values are {}{}{}", found, slot.What(),
            fmt::join(names, ", "), remedy,
            SaysMissing(written.text) ? "" : DidYouMean(written.text, names)));
  }
  if (slot.type.form == TypeForm::kCountry) {
    const auto nearest = NearestCountry(written.text);
    return diagnostics.Add(
        DiagnosticKind::kUnknownCountry, written.place,
        fmt::format("unknown country {}; countries are the codes and names of "
                    "ISO 3166-1, and `XX` for none{}{}",
                    found, remedy,
                    nearest ? fmt::format("; did you mean {}?",
                                          CountryInWords(*nearest))
                            : ""));
  }
  if (ReportOutside(slot, written, diagnostics)) return;
  ReportMismatch(slot, found, written.place, diagnostics, written.text);
}

// Reports a text that may be read in several ways, with all of them.
void ReportAmbiguous(const Slot& slot, const Written& written,
                     const std::vector<Value>& meanings,
                     Diagnostics& diagnostics) {
  std::vector<std::string> readings;
  for (const Value value : meanings) {
    readings.push_back(slot.type.form == TypeForm::kCountry
                           ? CountryInWords(value)
                           : Quote(law::FormatValue(slot.type, value)));
  }
  diagnostics.Add(
      DiagnosticKind::kWrongForm, written.place,
      fmt::format("{} may be {}; write the one that is meant",
                  Quote(written.text), fmt::join(readings, " or ")));
}

// Returns "; facts are a, b", which does not grow with the pack.
std::string ListFacts(const law::Law& law) {
  if (law.facts.empty()) return "; the pack has none";
  const auto listed = law.facts | std::views::take(kMaxListed) |
                      std::views::transform(&law::Fact::name);
  return fmt::format("; facts are {}{}", fmt::join(listed, ", "),
                     law.facts.size() > kMaxListed ? ", ..." : "");
}

}  // namespace

std::string Slot::What() const {
  return fact.empty() ? "the day asked about"
                      : fmt::format("{} `{}`", kind, fact);
}

Slot SlotOf(const law::Fact& fact) { return {fact.type, fact.name, "fact"}; }

bool TakesRanges(const law::Type& type) {
  return type.form == TypeForm::kNumber || type.is_date();
}

bool ReadsUnknown(const law::Type& type, std::string_view text) {
  if (!EqualsIgnoringCase(text, "unknown")) return false;
  return type.form != TypeForm::kChoice ||
         std::ranges::none_of(type.choices, [&](const law::Choice& choice) {
           return EqualsIgnoringCase(choice.name, text);
         });
}

void ReportMismatch(const Slot& slot, const std::string& found, Place place,
                    Diagnostics& diagnostics, std::string_view text) {
  diagnostics.Add(
      DiagnosticKind::kTypeMismatch, place,
      fmt::format("{} cannot be {}{}, which is {}{}", found,
                  slot.fact.empty() ? "" : "a value of ", slot.What(),
                  law::DescribeType(slot.type), RemedyFor(slot.type, text)));
}

void ReportUnknownFact(const law::Law& law, std::string_view name, Place place,
                       Diagnostics& diagnostics) {
  // A fault past the limit only counts, and there may be millions.
  text::ReportUnknown(DiagnosticKind::kUnknownFact, "fact", {name, place},
                      law.facts, diagnostics,
                      diagnostics.full() ? "" : ListFacts(law));
}

std::optional<Value> ReadValue(const Slot& slot, const Written& written,
                               Diagnostics& diagnostics) {
  const std::vector<Value> meanings = MeaningsOf(slot.type, written.text);
  if (meanings.size() == 1) return meanings.front();
  if (meanings.empty()) {
    ReportMeaningless(slot, written, diagnostics);
  } else {
    ReportAmbiguous(slot, written, meanings, diagnostics);
  }
  return std::nullopt;
}

std::optional<Value> ReadEnd(const Slot& slot, const Written& written,
                             Diagnostics& diagnostics) {
  const std::optional<Value> value = ReadValue(slot, written, diagnostics);
  // Nothing, where the fault is reported, is passed on too.
  if (value != kNone) return value;
  diagnostics.Add(DiagnosticKind::kTypeMismatch, written.place,
                  "`none` is no end of a range; it stands by itself");
  return std::nullopt;
}

std::optional<IntervalSet> ReadRange(const Slot& slot, std::optional<Value> low,
                                     std::optional<Value> high, Place place,
                                     Diagnostics& diagnostics) {
  const Interval limits = slot.type.Limits();
  // An open end reaches to that of the type, never to none: who writes
  // `..2024-01-01` knows that it happened.
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
