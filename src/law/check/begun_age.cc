// SPDX-License-Identifier: Apache-2.0
// Begun years that are compared as an age is.
//
// Limits run in begun units: within three months of arrival is `months <= 3`.
// Ages do not. Of begun years there are 18 from the day after the 17th birthday
// on, so that `age_now < 18` takes a child of 17 for an adult, a year less a
// day too early. Only a reader can tell what is meant, but where years or
// months are counted from somebody's birth, an age nearly always is.
//
// What tells of birth is the fact that is counted from: a name of which `born`,
// `birth`, `birthday`, `birthdate` or `dob` is a word, or a question that has
// the word `born` or `birthday`, or the words `date of birth`, `day of birth`
// or `birth date`. A `country of birth` or a `birth certificate` does not.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "law/check/expr_checker.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using syntax::ExprKind;
using text::Quote;

// Returns the words of a text in small letters, each with a blank on either
// side.
std::string WordsOf(std::string_view text) {
  std::string words = " ";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      words += static_cast<char>(std::tolower(byte));
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

bool HasAny(const std::string& words, std::span<const std::string_view> any) {
  return std::ranges::any_of(any, [&](std::string_view each) {
    return words.find(fmt::format(" {} ", each)) != std::string::npos;
  });
}

bool TellsOfBirth(const Fact& fact) {
  static constexpr std::array<std::string_view, 5> kNames = {
      "born", "birth", "birthday", "birthdate", "dob"};
  static constexpr std::array<std::string_view, 5> kQuestions = {
      "born", "birthday", "date of birth", "day of birth", "birth date"};
  return HasAny(WordsOf(fact.name), kNames) ||
         HasAny(WordsOf(fact.question), kQuestions);
}

// Returns the least number on the upper side of a comparison; nothing where it
// is with no number, or one that nobody would say of an age.
std::optional<Value> LeastAbove(const syntax::Expr& expr) {
  if (expr.kind != ExprKind::kCompare) return std::nullopt;
  const Operand& operand = expr.items.front().low;
  if (operand.kind != text::TokenKind::kNumber) return std::nullopt;
  const bool above = expr.comparison == Comparison::kLessEqual ||
                     expr.comparison == Comparison::kGreater;
  if (operand.value < 1 || operand.value > 150) return std::nullopt;
  return operand.value + (above ? 1 : 0);
}

// Returns the day on which somebody turns so many years, in words.
std::string Birthday(Value years) {
  if (years == 0) return "birth";
  const Value last = years % 100 / 10 == 1 ? 0 : years % 10;
  const char* suffix = last == 1   ? "st"
                       : last == 2 ? "nd"
                       : last == 3 ? "rd"
                                   : "th";
  return fmt::format("the {}{} birthday", years, suffix);
}

bool AsksForNone(const syntax::Expr& expr) {
  return std::ranges::all_of(expr.items, [](const syntax::Item& item) {
    return item.low.kind == text::TokenKind::kName &&
           item.low.name.text == "none";
  });
}

}  // namespace

void ExprChecker::WarnOfBegunAge(const syntax::Expr& expr,
                                 const Tested& tested) {
  const auto* id = std::get_if<MeasureId>(&tested.subject);
  if (id == nullptr || AsksForNone(expr)) return;
  const Measure& measure = law_.measure(*id);
  const bool years = measure.unit == Unit::kYears;
  if ((!years && measure.unit != Unit::kMonths) || !measure.from ||
      measure.from_steps != nullptr ||
      !TellsOfBirth(law_.fact(*measure.from))) {
    return;
  }
  // Once a measure: what is to be changed stands there.
  if (!begun_ages_.insert(*id).second) return;
  const Value age = LeastAbove(expr).value_or(years ? 18 : 6);
  const std::string when =
      years ? fmt::format("someone is {} from the day after {}", age,
                          Birthday(age - 1))
            : fmt::format(
                  "a child is {} months old from the day after it is "
                  "{}",
                  age, age - 1);
  const char* unit = years ? "years" : "months";
  diagnostics_.Add(
      text::DiagnosticKind::kBegunAge, expr.place,
      fmt::format("{} counts begun {} from {}, by which {}; let it count "
                  "`full {}` if an age is meant",
                  tested.what, unit, Quote(law_.fact(*measure.from).name), when,
                  unit),
      {{measure.place,
        fmt::format("{} is declared here", Quote(measure.name))}});
}

}  // namespace safeconduct::law
