// SPDX-License-Identifier: Apache-2.0
//
// Values of a type, from words and back. What is written and what is told come
// from one place, so that whatever an answer or a message says of a value can
// be written in a case or in law as it stands. Messages do not grow with the
// type.
#include "law/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/countries.h"
#include "base/nearest_name.h"
#include "law/syntax.h"
#include "safeconduct/date.h"
#include "text/diagnostic.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Diagnostics;
using text::Quote;
using text::Shown;
using text::TokenKind;

// How many values a message lists before it stops.
constexpr size_t kMaxListed = 20;

// Whether a run of values means something to a reader. That of choices or
// countries would depend on the order in which they are listed.
bool IsOrdered(const Type& type) {
  return type.form == TypeForm::kNumber || type.is_date();
}

std::string ListChoices(const Type& type, size_t max) {
  std::string list;
  for (size_t i = 0; i < std::min(max, type.choices.size()); ++i) {
    if (i > 0) list += ", ";
    list += type.choices[i].name;
  }
  if (type.choices.size() > max) list += ", ...";
  return list;
}

// Returns a type in words for a message, which does not grow with the type.
std::string TypeInMessage(const Type& type) {
  if (type.form != TypeForm::kChoice) return DescribeType(type);
  return "one of " + ListChoices(type, kMaxListed);
}

// -- Formatting -------------------------------------------------------------

std::string FormatInterval(const Type& type, const Interval& interval) {
  if (interval.lo == interval.hi) return FormatValue(type, interval.lo);
  // A run that reaches an end of the days reasoned about is written without
  // that end, as no one means 1 January 1900 by it.
  return FormatRun(FormatValue(type, interval.lo),
                   FormatValue(type, interval.hi),
                   type.is_date() && interval.lo <= kFirstDay.days,
                   type.is_date() && interval.hi >= kLastDay.days);
}

// Returns each run, or of values without an order each value, as it is written.
std::vector<std::string> FormatParts(const Type& type,
                                     const IntervalSet& values) {
  std::vector<std::string> parts;
  if (IsOrdered(type)) {
    for (const Interval& interval : values.intervals()) {
      parts.push_back(FormatInterval(type, interval));
    }
    return parts;
  }
  // One by one: choices and countries are few.
  for (const Value value : values.values()) {
    parts.push_back(FormatValue(type, value));
  }
  return parts;
}

// Whether the set says nothing: it is the type's all, and that is not one. A
// type of one value is known without being told, and is told all the same.
bool SaysNothing(const Type& type, const IntervalSet& values) {
  return !values.OnlyValue() && values == type.Universe();
}

// -- Resolving --------------------------------------------------------------

std::string_view FormInWords(const Operand& operand) {
  switch (operand.kind) {
    case TokenKind::kCountry:
      return "country code";
    case TokenKind::kNumber:
      return "number";
    case TokenKind::kDate:
      return "date";
    default:
      return "name";
  }
}

// Resolves operands against one type.
class Resolver {
 public:
  Resolver(const Type& type, const std::string& what, Diagnostics& diagnostics)
      : type_(type), what_(what), diagnostics_(diagnostics) {}

  // The form of the operand has to fit, with no conversion: law is written by
  // one author, who can be asked to write it plainly, unlike what people put
  // into tables.
  std::optional<Value> Resolve(const Operand& operand) {
    const std::string_view name = operand.name.text;
    switch (type_.form) {
      case TypeForm::kYesNo:
      case TypeForm::kChoice:
        return ResolveNamed(operand);
      case TypeForm::kCountry:
        return ResolveCountry(operand);
      case TypeForm::kNumber:
        if (operand.kind != TokenKind::kNumber) return Clash(operand);
        return Bounded(operand, type_.low, type_.high);
      case TypeForm::kDateOrNone:
        if (operand.kind == TokenKind::kName && name == "none") return kNone;
        [[fallthrough]];
      case TypeForm::kDate:
        if (operand.kind != TokenKind::kDate) return Clash(operand);
        return Bounded(operand, kFirstDay.days, kLastDay.days);
    }
    return std::nullopt;
  }

  // Both ends are resolved before either fails, so that faults of both are
  // shown.
  std::optional<IntervalSet> ResolveRange(const syntax::Item& item) {
    const std::string written = fmt::format(
        "`{}..{}`", Shown(item.low.name.text), Shown(item.high->name.text));
    if (!IsOrdered(type_)) {
      diagnostics_.Add(DiagnosticKind::kTypeMismatch, item.place,
                       fmt::format("range {} cannot be a value of {}, which is "
                                   "{}; only numbers and dates have ranges",
                                   written, what_, TypeInMessage(type_)));
      return std::nullopt;
    }
    const std::optional<Value> low = ResolveEnd(item.low);
    const std::optional<Value> high = ResolveEnd(*item.high);
    if (!low || !high) return std::nullopt;
    if (*low > *high) {
      if (diagnostics_.HasErrorWithin(item.place)) return std::nullopt;
      diagnostics_.Add(DiagnosticKind::kEmptyRange, item.place,
                       fmt::format("range {} is empty; the lower end comes "
                                   "first",
                                   written));
      return std::nullopt;
    }
    return IntervalSet::Range(*low, *high);
  }

 private:
  std::optional<Value> ResolveEnd(const Operand& operand) {
    const std::optional<Value> value = Resolve(operand);
    // `none..2024-01-01` would mean a date or none, which is written with `or`.
    if (value != kNone) return value;
    diagnostics_.Add(DiagnosticKind::kTypeMismatch, operand.name.place,
                     "`none` is no end of a range; it stands by itself");
    return std::nullopt;
  }

  std::vector<std::string> Names() const {
    if (type_.form == TypeForm::kYesNo) return {"no", "yes"};
    return NamesOf(type_.choices);
  }

  std::optional<Value> FindNamed(std::string_view name) const {
    if (type_.form == TypeForm::kYesNo) {
      if (name == "no") return 0;
      if (name == "yes") return 1;
      return std::nullopt;
    }
    for (size_t i = 0; i < type_.choices.size(); ++i) {
      if (type_.choices[i].name == name) return static_cast<Value>(i);
    }
    return std::nullopt;
  }

  // Of a type whose values have names: a choice, or yes and no.
  std::optional<Value> ResolveNamed(const Operand& operand) {
    if (operand.kind != TokenKind::kName) return Clash(operand);
    if (const auto value = FindNamed(operand.name.text)) return value;
    diagnostics_.Add(DiagnosticKind::kUnknownValue, operand.name.place,
                     fmt::format("unknown value {} of {}; its values are {}{}",
                                 Quote(operand.name.text), what_,
                                 type_.form == TypeForm::kYesNo
                                     ? "yes, no"
                                     : ListChoices(type_, kMaxListed),
                                 DidYouMean(operand.name.text, Names())));
    return std::nullopt;
  }

  std::optional<Value> ResolveCountry(const Operand& operand) {
    if (operand.kind != TokenKind::kCountry) return Clash(operand);
    const std::optional<Value> country = FindCountry(operand.name.text);
    if (!country) {
      diagnostics_.Add(DiagnosticKind::kUnknownCountry, operand.name.place,
                       fmt::format("unknown country {}; countries are the "
                                   "codes of ISO 3166-1, and `XX` for none",
                                   Quote(operand.name.text)));
    }
    return country;
  }

  std::optional<Value> Bounded(const Operand& operand, Value low, Value high) {
    if (low <= operand.value && operand.value <= high) return operand.value;
    // A number or a day that the lexer refused is not refused for its place in
    // the type as well.
    if (diagnostics_.HasErrorWithin(operand.name.place)) return std::nullopt;
    diagnostics_.Add(
        DiagnosticKind::kValueOutsideType, operand.name.place,
        fmt::format("{} {} lies outside {}, which runs from {} to {}",
                    FormInWords(operand), Quote(operand.name.text), what_,
                    FormatValue(type_, low), FormatValue(type_, high)));
    return std::nullopt;
  }

  // The operand is of another form than the type: a number for a date, say.
  std::optional<Value> Clash(const Operand& operand) {
    diagnostics_.Add(DiagnosticKind::kTypeMismatch, operand.name.place,
                     fmt::format("{} {} cannot be a value of {}, which is {}",
                                 FormInWords(operand), Quote(operand.name.text),
                                 what_, TypeInMessage(type_)));
    return std::nullopt;
  }

  const Type& type_;
  const std::string& what_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string_view UnitName(Unit unit) {
  switch (unit) {
    case Unit::kDays:
      return "days";
    case Unit::kMonths:
      return "months";
    case Unit::kYears:
      return "years";
    case Unit::kFullMonths:
      return "full months";
    case Unit::kFullYears:
      return "full years";
    case Unit::kNumbers:
      break;
  }
  return "numbers";
}

Unit BegunUnit(Unit unit) {
  switch (unit) {
    case Unit::kFullMonths:
      return Unit::kMonths;
    case Unit::kFullYears:
      return Unit::kYears;
    default:
      return unit;
  }
}

std::string_view DateName(const Law& law, const DateRef& date) {
  return date ? std::string_view(law.fact(*date).name) : "today";
}

std::string DayName(const Law& law, const Chain& day) {
  if (day.steps == nullptr) return std::string(DateName(law, day.root));
  const auto& steps = day.steps->list();
  // It leads to one day, whatever the date.
  if (steps.back().kind == calendar::Step::Kind::kBecome) {
    return FormatDate(Date{steps.back().count});
  }
  return fmt::format("{} {}", DateName(law, day.root), day.steps->ToString());
}

Value AddUnits(Value day, Unit unit, int32_t count) {
  switch (unit) {
    case Unit::kDays:
    case Unit::kNumbers:
      return day + count;
    case Unit::kMonths:
    case Unit::kFullMonths:
      return AddMonths(Date{day}, count).days;
    case Unit::kYears:
    case Unit::kFullYears:
      return AddMonths(Date{day}, 12 * count).days;
  }
  return day;
}

std::string FormatValue(const Type& type, Value value) {
  if (value == kNone) return "none";
  switch (type.form) {
    case TypeForm::kYesNo:
      return value == 0 ? "no" : "yes";
    case TypeForm::kChoice:
      return type.choices[static_cast<size_t>(value)].name;
    case TypeForm::kCountry:
      return std::string(CountryCode(value));
    case TypeForm::kNumber:
      return std::to_string(value);
    case TypeForm::kDate:
    case TypeForm::kDateOrNone:
      return FormatDate(Date{value});
  }
  return "";
}

std::string FormatRun(std::string_view first, std::string_view last,
                      bool from_first_day, bool to_last_day) {
  std::string text;
  if (!from_first_day || to_last_day) text += first;
  text += "..";
  if (!to_last_day || from_first_day) text += last;
  return text;
}

std::string FormatValues(const Type& type, const IntervalSet& values) {
  if (SaysNothing(type, values)) return "unknown";
  return fmt::format("{}", fmt::join(FormatParts(type, values), " or "));
}

std::string FormatCell(const Type& type, const IntervalSet& values) {
  if (SaysNothing(type, values)) return "";
  return fmt::format("{}", fmt::join(FormatParts(type, values), "|"));
}

std::string DescribeType(const Type& type) {
  switch (type.form) {
    case TypeForm::kYesNo:
      return "yes or no";
    case TypeForm::kChoice:
      return "one of " + ListChoices(type, type.choices.size());
    case TypeForm::kCountry:
      return "a country";
    case TypeForm::kNumber:
      // The range of a measure has no bounds worth telling.
      if (type.low == kMinNumber && type.high == kMaxNumber) {
        return "a number of " + type.unit;
      }
      return fmt::format("{}..{} {}", type.low, type.high, type.unit);
    case TypeForm::kDate:
      return "a date";
    case TypeForm::kDateOrNone:
      return "a date or none";
  }
  return "";
}

std::optional<Value> ResolveOperand(const Type& type, const Operand& operand,
                                    const std::string& what,
                                    Diagnostics& diagnostics) {
  return Resolver(type, what, diagnostics).Resolve(operand);
}

std::optional<IntervalSet> ResolveItem(const Type& type,
                                       const syntax::Item& item,
                                       const std::string& what,
                                       Diagnostics& diagnostics) {
  Resolver resolver(type, what, diagnostics);
  if (item.high) return resolver.ResolveRange(item);
  const std::optional<Value> value = resolver.Resolve(item.low);
  if (!value) return std::nullopt;
  return IntervalSet::Single(*value);
}

}  // namespace safeconduct::law
