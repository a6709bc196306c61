// SPDX-License-Identifier: Apache-2.0
// Resolves conditions. Every test becomes one of two forms: a subject whose
// value lies in a set (`age < 18` is age in ..17), or a number against a number
// matter, whose value only the record knows. Two dates that both vary become a
// test of the days between them: `requested <= accepted` asks whether the days
// from `requested` to `accepted` are 0 or more; this, and what becomes of tests
// of declared days, stands in comparisons.cc. Comparisons never hold of none,
// which no set of numbers contains; `is not` negates a whole test, and so holds
// of none.
//
// An example: `claim in refused, withdrawn and not home` becomes, with its
// parts before it, `(claim in {2, 4} and not home)`, where the numbers are
// positions in the type of `claim`. So the passes behind this one know neither
// enum values nor set names nor the six signs of comparison, but for a number
// against a matter.
#include "law/check/expr_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

#include "law/values.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using syntax::ExprKind;
using text::DiagnosticKind;
using text::Quote;
using text::Shown;
using text::TokenKind;

// What a condition may name, by the context.
constexpr std::array kNamesInGuarantees = {
    NameKind::kFact, NameKind::kMatter, NameKind::kMeasure,
    NameKind::kTerm, NameKind::kDay,    NameKind::kRoute};
constexpr std::span<const NameKind> kNamesInConditions =
    std::span(kNamesInGuarantees).first(5);

bool IsNumber(const Type& type) { return type.form == TypeForm::kNumber; }

bool IsNone(const Operand& operand) {
  return operand.kind == TokenKind::kName && operand.name.text == "none";
}

// Returns how a thing of this type is tested, for a message.
std::string TestOf(std::string_view name, const Type& type) {
  name = Shown(name);
  switch (type.form) {
    case TypeForm::kYesNo:
      return fmt::format("`{} is yes`", name);
    case TypeForm::kChoice:
      return fmt::format("`{} is {}`", name, type.choices.front().name);
    case TypeForm::kCountry:
      return fmt::format("`{} is FR`", name);
    case TypeForm::kNumber:
      return fmt::format("`{} < {}`", name,
                         type.low + (int64_t{type.high} - type.low) / 2);
    default:
      return fmt::format("`{} < 2023-01-01`", name);
  }
}

}  // namespace

const Type& DateType() {
  static const Type kDate{TypeForm::kDate, {}, 0, 0, ""};
  return kDate;
}

std::string ValueInWords(const Type& type) {
  switch (type.form) {
    case TypeForm::kNumber:
      return "a number of " + type.unit;
    case TypeForm::kChoice:
      return "one of several values";
    default:
      return DescribeType(type);
  }
}

std::optional<ExprId> ExprChecker::Check(const syntax::Expr& expr,
                                         ExprContext context) {
  // A day that it tests may be found meanwhile.
  const ExprContext outer = std::exchange(context_, context);
  ++checks_;
  const Found made = CheckPart(expr);
  context_ = outer;
  if (--checks_ == 0) {
    std::ranges::move(new_as_of_, std::back_inserter(law_.matters));
    new_as_of_.clear();
  }
  return made;
}

std::optional<ExprId> ExprChecker::CheckApart(const syntax::Expr& expr,
                                              std::vector<TermUse>& term_uses) {
  std::swap(term_uses_, term_uses);
  const Found made = Check(expr, ExprContext::kCondition);
  std::swap(term_uses_, term_uses);
  return made;
}

std::vector<TermUse> ExprChecker::TakeTermUses() {
  return std::exchange(term_uses_, {});
}

ExprChecker::Found ExprChecker::CheckPart(const syntax::Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kAnd:
      return CheckChildren(expr, Expr::Kind::kAnd);
    case ExprKind::kOr:
      return CheckChildren(expr, Expr::Kind::kOr);
    case ExprKind::kNot:
      return CheckChildren(expr, Expr::Kind::kNot);
    case ExprKind::kName:
      if (expr.on) break;
      return CheckName(expr.name);
    default:
      break;
  }
  // A day may be found meanwhile, whose conditions are tests of their own.
  auto outer = std::exchange(looked_at_, {});
  const Found made = CheckTest(expr);
  for (const DayId day : looked_at_) {
    if (made) law_.day_looks.push_back({*made, day});
  }
  looked_at_ = std::move(outer);
  return made;
}

// What is no name alone, but of a matter as of a day.
ExprChecker::Found ExprChecker::CheckTest(const syntax::Expr& expr) {
  const NameEntry* entry = names_.Find(expr.name.text);
  if (entry != nullptr && !entry->faulty && !expr.on) {
    const auto* route = std::get_if<RouteId>(&entry->id);
    if (route != nullptr) return CheckRoute(expr, *route);
  }
  const std::optional<Tested> tested =
      expr.on ? TestedOn(expr.name, *expr.on) : FindTested(expr.name);
  if (!tested) return std::nullopt;
  if (expr.kind == ExprKind::kName) {
    return CheckSubjectAlone(expr.place, *tested);
  }
  WarnOfBegunAge(expr, *tested);
  if (expr.kind == ExprKind::kIn) return CheckIn(expr, *tested);
  if (expr.kind == ExprKind::kCompare) return CheckCompare(expr, *tested);
  return CheckIs(expr, *tested);
}

ExprChecker::Found ExprChecker::CheckChildren(const syntax::Expr& expr,
                                              Expr::Kind kind) {
  Expr made;
  made.kind = kind;
  bool sound = true;
  for (const syntax::Expr& child : expr.children) {
    const bool first = &child == &expr.children.front();
    const auto may_go_on = [&](const syntax::Expr& before) {
      const bool one_of =
          before.kind == ExprKind::kIs || before.kind == ExprKind::kIn;
      return before.kind == ExprKind::kIsNot ||
             (kind == Expr::Kind::kOr && one_of);
    };
    if (!first && child.kind == ExprKind::kName && !child.on &&
        may_go_on(*std::prev(&child)) &&
        ReportValueAlone(*std::prev(&child), child.name)) {
      sound = false;
      continue;
    }
    const Found id = CheckPart(child);
    sound = sound && id.has_value();
    made.children.push_back(id.value_or(ExprId()));
  }
  if (!sound) return std::nullopt;
  return Add(std::move(made));
}

// Looks at `name`, behind `or` and a test of a choice, as `b` in `claim is a or
// b`, or behind `is not a` and either word. Where it is nothing but a value of
// the choice, that is reported, and true is returned; where it is a condition
// too, it is read as one, with a warning.
// The parser cannot tell: whether `b` after `or` goes on with a list is decided
// by names alone (docs/decisions/or-after-a-list.md).
bool ExprChecker::ReportValueAlone(const syntax::Expr& before,
                                   const text::Name& name) {
  const NameEntry* subject = names_.Find(before.name.text);
  if (subject == nullptr || subject->faulty ||
      (!std::holds_alternative<FactId>(subject->id) &&
       !std::holds_alternative<MatterId>(subject->id))) {
    return false;
  }
  const std::optional<Tested> tested = TestedOf(before.name, *subject);
  if (!tested || tested->type->form != TypeForm::kChoice) return false;
  const auto& choices = tested->type->choices;
  if (std::ranges::find(choices, name.text, &Choice::name) == choices.end()) {
    return false;
  }
  std::string list;
  for (const auto& item : before.items) {
    // What it is compared with may be no value.
    if (FindOther(*tested, item.low)) continue;
    list.append(item.low.name.text) += ", ";
  }
  const std::string as_list = fmt::format(
      "`{}{} in {}{}`", before.kind == ExprKind::kIsNot ? "not " : "",
      before.name.text, list, name.text);
  if (const NameEntry* entry = names_.Find(name.text)) {
    Report(DiagnosticKind::kValueReadAsCondition, name.place,
           fmt::format("{} is a value of {}, and read here as {} of that name; "
                       "write {} if the value is meant, else put `{}` first",
                       Quote(name.text), tested->what,
                       KindWithArticle(KindOf(entry->id)), as_list,
                       Shown(name.text)));
    return false;
  }
  Report(DiagnosticKind::kNotACondition, name.place,
         fmt::format("{} is a value of {}, not a condition; write {}",
                     Quote(name.text), tested->what, as_list));
  return true;
}

// -- A name that stands alone -----------------------------------------------

ExprChecker::Found ExprChecker::CheckName(const text::Name& name) {
  const NameEntry* entry = names_.Find(name.text);
  if (entry != nullptr && entry->faulty) return std::nullopt;
  if (entry != nullptr) return CheckEntryAlone(name, *entry);
  if (IsReservedWord(name.text) && name.text != "today") {
    return Report(DiagnosticKind::kNotACondition, name.place,
                  fmt::format("`{}` is a value, not a condition; compare with "
                              "it, as in `claim is {}`",
                              name.text, name.text));
  }
  const std::optional<Tested> tested = FindTested(name);
  if (!tested) return std::nullopt;
  return CheckSubjectAlone(name.place, *tested);
}

ExprChecker::Found ExprChecker::CheckEntryAlone(const text::Name& name,
                                                const NameEntry& entry) {
  switch (KindOf(entry.id)) {
    case NameKind::kTerm: {
      Expr made;
      made.kind = Expr::Kind::kTerm;
      made.term = std::get<TermId>(entry.id);
      term_uses_.push_back({made.term, name.place});
      return Add(std::move(made));
    }
    case NameKind::kRoute:
      if (context_ != ExprContext::kGuarantee) break;
      return Report(DiagnosticKind::kNotACondition, name.place,
                    fmt::format("{} is a route, not a condition; write `{} is "
                                "open`",
                                Quote(name.text), Shown(name.text)));
    case NameKind::kSet:
      return Report(
          DiagnosticKind::kNotACondition, name.place,
          fmt::format("{} is a set, not a condition; ask whether a country is "
                      "in it, as in `nationality in {}`",
                      Quote(name.text), Shown(name.text)));
    case NameKind::kGroup:
    case NameKind::kGuarantee:
    case NameKind::kAssumption:
    case NameKind::kCalendar:
      return Report(
          DiagnosticKind::kNotACondition, name.place,
          fmt::format("{} is {}, not a condition; name a fact, a "
                      "matter or a term",
                      Quote(name.text), KindWithArticle(KindOf(entry.id))));
    default: {
      const std::optional<Tested> tested = TestedOf(name, entry);
      if (!tested) return std::nullopt;
      return CheckSubjectAlone(name.place, *tested);
    }
  }
  return Report(DiagnosticKind::kRouteInClause, name.place,
                fmt::format("route {} stands in a clause or term; only a "
                            "guarantee may ask about a route",
                            Quote(name.text)));
}

ExprChecker::Found ExprChecker::CheckSubjectAlone(const Place& place,
                                                  const Tested& tested) {
  if (tested.type->form == TypeForm::kYesNo) {
    return AddTest(tested, IntervalSet::Single(1));
  }
  const std::string_view written = place.text();
  // A measure has no middle of its range worth showing.
  const std::string example = std::holds_alternative<MeasureId>(tested.subject)
                                  ? fmt::format("`{} < 30`", Shown(written))
                                  : TestOf(written, *tested.type);
  return Report(
      DiagnosticKind::kNotACondition, place,
      fmt::format("{} is {}, not a condition; compare it, as in {}",
                  Quote(written), ValueInWords(*tested.type), example));
}

// -- Routes -----------------------------------------------------------------

ExprChecker::Found ExprChecker::CheckRoute(const syntax::Expr& expr,
                                           RouteId route) {
  const std::string_view name = expr.name.text;
  if (context_ != ExprContext::kGuarantee) {
    return Report(DiagnosticKind::kRouteInClause, expr.place,
                  fmt::format("route {} stands in a clause or term; only a "
                              "guarantee may ask about a route",
                              Quote(name)));
  }
  if (expr.kind != ExprKind::kIs && expr.kind != ExprKind::kIsNot) {
    return Report(DiagnosticKind::kTypeMismatch, expr.place,
                  fmt::format("{} is a route; write `{} is open` or `{} is "
                              "closed`",
                              Quote(name), Shown(name), Shown(name)));
  }
  const Operand& operand = expr.items.front().low;
  const bool open = operand.name.text == "open";
  if (!open && operand.name.text != "closed") {
    return Report(
        DiagnosticKind::kUnknownValue, operand.name.place,
        fmt::format("unknown value {} of route {}; its values are open, closed",
                    Quote(operand.name.text), Quote(name)));
  }
  Expr made;
  made.kind = Expr::Kind::kRouteOpen;
  made.route = route;
  const ExprId is_open = Add(std::move(made));
  const bool affirmed = expr.kind == ExprKind::kIs;
  // In a guarantee all is known: a route is open or closed, and nothing else.
  if (open == affirmed) return is_open;
  return AddNot(is_open);
}

// -- Values -----------------------------------------------------------------

ExprChecker::Found ExprChecker::CheckIs(const syntax::Expr& expr,
                                        const Tested& tested) {
  const Operand& operand = expr.items.front().low;
  const bool ordered = IsNumber(*tested.type) || tested.type->is_date();
  const auto& on = expr.items.front().on;
  Found made;
  if (ordered && operand.kind == TokenKind::kName && (!IsNone(operand) || on)) {
    // Another thing with a value: the two are compared.
    made = CompareWithName(expr, tested, Comparison::kEqual);
  } else if (on) {
    const auto other = TestedOn(operand.name, *on);
    if (!other) return std::nullopt;
    made = CheckSame(expr, tested, *other);
  } else if (const auto other = FindOther(tested, operand)) {
    made = CheckSame(expr, tested, *other);
  } else {
    const NameEntry* entry = names_.Find(operand.name.text);
    if (tested.type->form == TypeForm::kCountry && entry != nullptr &&
        std::holds_alternative<SetId>(entry->id)) {
      return Report(
          DiagnosticKind::kTypeMismatch, operand.name.place,
          fmt::format("{} is a set; write `{} in {}`", Quote(operand.name.text),
                      Shown(expr.name.text), Shown(operand.name.text)));
    }
    const auto values = ValuesOf(expr.items.front(), tested);
    if (!values) return std::nullopt;
    made = AddTest(tested, *values);
  }
  // The whole test is negated, not its set: `x is not 3` holds where x is none.
  if (!made || expr.kind == ExprKind::kIs) return made;
  return AddNot(*made);
}

ExprChecker::Found ExprChecker::CheckIn(const syntax::Expr& expr,
                                        const Tested& tested) {
  std::vector<Interval> all;
  bool sound = true;
  for (const syntax::Item& item : expr.items) {
    const auto values = ValuesOf(item, tested);
    sound = sound && values.has_value();
    if (!values) continue;
    const auto added = values->intervals();
    all.insert(all.end(), added.begin(), added.end());
  }
  if (!sound) return std::nullopt;
  return AddTest(tested, IntervalSet(all));
}

std::optional<IntervalSet> ExprChecker::ValuesOf(const syntax::Item& item,
                                                 const Tested& tested) {
  if (!item.high && item.low.kind == TokenKind::kName) {
    const TypeForm form = tested.type->form;
    if (form == TypeForm::kCountry) return CountriesOfSet(item.low.name);
    const bool ordered = form == TypeForm::kNumber || tested.type->is_date();
    if (ordered && IsNone(item.low)) return NoneOf(item.low.name, tested);
  }
  return ResolveItem(*tested.type, item, tested.what, diagnostics_);
}

std::optional<IntervalSet> ExprChecker::CountriesOfSet(const text::Name& name) {
  if (names_.Find(name.text) == nullptr && name.text.size() == 2) {
    return Report(DiagnosticKind::kUnknownSet, name.place,
                  fmt::format("unknown set {}; countries are codes in capital "
                              "letters, such as `FR`",
                              Quote(name.text)));
  }
  const auto id = names_.FindOrReport<SetId>(name, DiagnosticKind::kUnknownSet,
                                             diagnostics_);
  if (!id) return std::nullopt;
  return law_.sets[id->index()].countries;
}

std::optional<IntervalSet> ExprChecker::NoneOf(const text::Name& none,
                                               const Tested& tested) {
  if (tested.may_be_none) return IntervalSet::Single(kNone);
  if (tested.as_of) {
    return Report(DiagnosticKind::kTypeMismatch, none.place,
                  fmt::format("{} is {}, or nothing where there is no such "
                              "day; ask for the day itself, as in `applied is "
                              "none`",
                              tested.what, ValueInWords(*tested.type)));
  }
  return Report(DiagnosticKind::kTypeMismatch, none.place,
                fmt::format("{} is {} and never none; leave the test out",
                            tested.what, ValueInWords(*tested.type)));
}

// -- Comparisons ------------------------------------------------------------

ExprChecker::Found ExprChecker::CheckCompare(const syntax::Expr& expr,
                                             const Tested& tested) {
  const Operand& operand = expr.items.front().low;
  if (!IsNumber(*tested.type) && !tested.type->is_date()) {
    return Report(DiagnosticKind::kTypeMismatch, expr.place,
                  fmt::format("{} is {}, which has no order; test it with `is` "
                              "or `in`, as in {}",
                              tested.what, ValueInWords(*tested.type),
                              TestOf(expr.name.text, *tested.type)));
  }
  if (IsNone(operand) && !expr.items.front().on) {
    return Report(DiagnosticKind::kTypeMismatch, operand.name.place,
                  fmt::format("every comparison with `none` is false; write "
                              "`{} is none`",
                              Shown(expr.name.text)));
  }
  if (operand.kind == TokenKind::kName) {
    return CompareWithName(expr, tested, expr.comparison);
  }
  const auto value =
      ResolveOperand(*tested.type, operand, tested.what, diagnostics_);
  if (!value) return std::nullopt;
  return AddTest(tested, ValuesThatCompare(expr.comparison, *value));
}

// -- Names ------------------------------------------------------------------

std::optional<ExprChecker::Tested> ExprChecker::FindTested(
    const text::Name& name) {
  if (name.text == "today") {
    return Tested{Today(), &DateType(), "`today`", false};
  }
  const NameEntry* entry = names_.Find(name.text);
  if (entry == nullptr) return ReportUnknown(name);
  if (entry->faulty) return std::nullopt;
  switch (KindOf(entry->id)) {
    case NameKind::kFact:
    case NameKind::kMeasure:
    case NameKind::kMatter:
    case NameKind::kDay:
      return TestedOf(name, *entry);
    case NameKind::kTerm:
      return Report(
          DiagnosticKind::kTypeMismatch, name.place,
          fmt::format("{} is a term and has no value; it stands "
                      "alone, as in `{}` or `not {}`",
                      Quote(name.text), Shown(name.text), Shown(name.text)));
    default:
      return Report(
          DiagnosticKind::kTypeMismatch, name.place,
          fmt::format("{} is {}, which has no value to test; name a fact, a "
                      "matter or a measure",
                      Quote(name.text), KindWithArticle(KindOf(entry->id))));
  }
}

std::optional<ExprChecker::Tested> ExprChecker::TestedOf(
    const text::Name& name, const NameEntry& entry) {
  if (const auto* id = std::get_if<FactId>(&entry.id)) {
    const Fact& fact = law_.fact(*id);
    return Tested{*id, &fact.type, "fact " + Quote(fact.name),
                  fact.type.form == TypeForm::kDateOrNone};
  }
  if (const auto* id = std::get_if<MatterId>(&entry.id)) {
    const Matter& matter = law_.matter(*id);
    return Tested{*id, &matter.type, "matter " + Quote(matter.name), false};
  }
  if (const auto* id = std::get_if<DayId>(&entry.id)) {
    return TestedDay(*id, name);
  }
  return TestedMeasure(std::get<MeasureDeclId>(entry.id), name);
}

std::nullopt_t ExprChecker::ReportUnknown(const text::Name& name) {
  const auto kinds = context_ == ExprContext::kGuarantee
                         ? std::span<const NameKind>(kNamesInGuarantees)
                         : kNamesInConditions;
  names_.ReportUnknown(name, NameKind::kFact, kinds,
                       DiagnosticKind::kUnknownFact, diagnostics_);
  return std::nullopt;
}

// -- Making -----------------------------------------------------------------

ExprId ExprChecker::AddIn(const Subject& subject, IntervalSet values) {
  Expr made;
  made.kind = Expr::Kind::kIn;
  made.subject = subject;
  made.values = std::move(values);
  return Add(std::move(made));
}

ExprId ExprChecker::AddNot(ExprId child) {
  Expr made;
  made.kind = Expr::Kind::kNot;
  made.children.push_back(child);
  return Add(std::move(made));
}

ExprId ExprChecker::AddAll(std::vector<ExprId> parts) {
  if (parts.size() == 1) return parts.front();
  Expr made;
  made.kind = Expr::Kind::kAnd;
  made.children = std::move(parts);
  return Add(std::move(made));
}

ExprId ExprChecker::Add(Expr expr) {
  law_.exprs.push_back(std::move(expr));
  return ExprId(law_.exprs.size() - 1);
}

std::nullopt_t ExprChecker::Report(DiagnosticKind kind,
                                   const text::Place& place, std::string text,
                                   std::vector<text::Note> notes) {
  diagnostics_.Add(kind, place, std::move(text), std::move(notes));
  return std::nullopt;
}

}  // namespace safeconduct::law
