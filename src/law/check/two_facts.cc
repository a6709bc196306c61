// SPDX-License-Identifier: Apache-2.0
// Two facts, or a fact and a matter, of one type that are compared with each
// other.
//
// Two number facts become a test of what lies between them, as two dates do:
// `rent <= income` asks whether `income` lies 0 or more above `rent`. How two
// such hang together with a third, every pass knows that knows dates.
//
// Two of few values - yes or no, choices, countries - are the same where both
// are the one value, or both the other, and so on. That is spelled out, so that
// the passes behind this one need not know of it: of 250 countries a diagram
// asks 250 times for one, which is exact whatever else tests either.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "law/check/expr_checker.h"
#include "law/values.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Quote;

// Returns numbers, and with the greatest of all those beyond it that two may be
// apart; with the least likewise.
IntervalSet WithFurthest(const IntervalSet& numbers) {
  IntervalSet all = numbers;
  if (numbers.Contains(kMaxNumber)) {
    all = all.Union(IntervalSet::Range(kMaxNumber, 2 * kMaxNumber));
  }
  if (numbers.Contains(kMinNumber)) {
    all = all.Union(IntervalSet::Range(2 * kMinNumber, kMinNumber));
  }
  return all;
}

// Returns the first value of the choice `a` that `b` lacks; null where it lacks
// none.
const Choice* MissingIn(const Type& b, const Type& a) {
  const auto missing = std::ranges::find_if(a.choices, [&](const Choice& one) {
    return std::ranges::find(b.choices, one.name, &Choice::name) ==
           b.choices.end();
  });
  return missing == a.choices.end() ? nullptr : &*missing;
}

// Returns the value of `of_b` that has the name of a value of `of_a`. Choices
// may be listed in another order.
Value SameValue(const Type& of_a, Value value, const Type& of_b) {
  if (of_a.form != TypeForm::kChoice) return value;
  const std::string& name = of_a.choices[static_cast<size_t>(value)].name;
  return static_cast<Value>(
      std::ranges::find(of_b.choices, name, &Choice::name) -
      of_b.choices.begin());
}

}  // namespace

// -- Numbers ------------------------------------------------------------------

// Counted one way round whichever way they are compared: two measures would be
// two variables that always agree, which no diagram could know.
ExprId ExprChecker::CompareNumberFacts(FactId left, Comparison comparison,
                                       FactId right, const Place& place) {
  Comparison with_zero = Flip(comparison);
  // The one that is declared first is counted from.
  if (right < left) {
    std::swap(left, right);
    with_zero = comparison;
  }
  const MeasureId apart =
      measures_.Count({"", "", Unit::kNumbers, {}, {}, place},
                      Chain{left, nullptr}, Chain{right, nullptr});
  return AddIn(apart, WithFurthest(ValuesThatCompare(with_zero, 0)));
}

// -- Few values ---------------------------------------------------------------

// Returns the fact, matter or measure that stands where a value might, or
// nothing where a value stands there or what is no thing with a value.
std::optional<ExprChecker::Tested> ExprChecker::FindOther(
    const Tested& tested, const Operand& operand) {
  if (operand.kind != text::TokenKind::kName) return std::nullopt;
  // A value of the choice comes first, as it has to be told from other values.
  const auto& choices = tested.type->choices;
  if (std::ranges::find(choices, operand.name.text, &Choice::name) !=
      choices.end()) {
    return std::nullopt;
  }
  const NameEntry* entry = names_.Find(operand.name.text);
  if (entry == nullptr || entry->faulty) return std::nullopt;
  switch (KindOf(entry->id)) {
    case NameKind::kFact:
    case NameKind::kMatter:
    case NameKind::kMeasure:
      return TestedOf(operand.name, *entry);
    default:
      return std::nullopt;
  }
}

ExprChecker::Found ExprChecker::CheckSame(const syntax::Expr& expr,
                                          const Tested& left,
                                          const Tested& right) {
  if (left.what == right.what) return ReportItself(expr, left);
  if (left.type->form != right.type->form) {
    return ReportUnlike(expr, left, right);
  }
  const Tested* only = &left;
  const Choice* missing = MissingIn(*right.type, *left.type);
  if (missing == nullptr) {
    only = &right;
    missing = MissingIn(*left.type, *right.type);
  }
  if (missing != nullptr) {
    return Report(
        DiagnosticKind::kTypeMismatch, expr.place,
        fmt::format("{} and {} have not the same values: {} is one of {} "
                    "alone; compare each with values of its own",
                    left.what, right.what, Quote(missing->name), only->what));
  }
  return AddForSubject(left, [&](const Subject& a) {
    return AddForSubject(right, [&](const Subject& b) {
      return AddSame(a, *left.type, b, *right.type);
    });
  });
}

ExprId ExprChecker::AddSame(const Subject& left, const Type& of_left,
                            const Subject& right, const Type& of_right) {
  Expr made;
  made.kind = Expr::Kind::kOr;
  made.same = {left, right};
  const IntervalSet universe = of_left.Universe();
  for (const Value value : universe.values()) {
    const Value other = SameValue(of_left, value, of_right);
    Expr both;
    both.kind = Expr::Kind::kAnd;
    both.children = {AddIn(left, IntervalSet::Single(value)),
                     AddIn(right, IntervalSet::Single(other))};
    made.children.push_back(Add(std::move(both)));
  }
  return Add(std::move(made));
}

// -- Faults -------------------------------------------------------------------

std::nullopt_t ExprChecker::ReportItself(const syntax::Expr& expr,
                                         const Tested& tested) {
  return Report(
      DiagnosticKind::kTypeMismatch, expr.place,
      fmt::format("{} is compared with itself; name another", tested.what));
}

std::nullopt_t ExprChecker::ReportUnlike(const syntax::Expr& expr,
                                         const Tested& left,
                                         const Tested& right) {
  return Report(DiagnosticKind::kTypeMismatch, expr.place,
                fmt::format("{} is {}, but {} is {}; only like is compared "
                            "with like",
                            left.what, ValueInWords(*left.type), right.what,
                            ValueInWords(*right.type)));
}

}  // namespace safeconduct::law
