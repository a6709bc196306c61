// SPDX-License-Identifier: Apache-2.0
//
// A matter as of a day of the case: `minimum_income on applied` is what the
// record made of the minimum on the day of the application, whatever day is
// asked about.
//
// Each matter and way to find the day becomes a matter of its own, behind those
// that the law declares, so that the passes behind this one know of it what
// they know of matters: free, it has any value; given the record, it is what
// the record makes of the matter it stands for, on the day that the case says.
// Where the day is none it is nothing, and a test of it is false, as every
// comparison with none is. That the test says itself, `applied is not none and
// minimum_income on applied <= income`, so that no pass need know a matter that
// is none.
//
// What is one matter as of two days has one value where the days are one. The
// record sees to that; where matters are free, the agreements do.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <variant>

#include "law/check/expr_checker.h"
#include "law/values.h"
#include "law/walk.h"
#include "text/quote.h"

namespace safeconduct::law {

using text::DiagnosticKind;
using text::Quote;

namespace {

bool DateMayBeNone(const Law& law, const DateRef& date) {
  return date && law.fact(*date).type.form == TypeForm::kDateOrNone;
}

// Returns the matters that some condition tests but those of notes, which move
// no outcome.
std::set<MatterId> MattersTested(const Law& law) {
  std::set<MatterId> tested;
  Walker walker(law);
  for (const ExprId condition : AllConditions(law)) {
    walker.Walk(condition, [&](const Expr& expr) {
      ForEachTested(expr, [&](const Subject& subject) {
        const auto* matter = std::get_if<MatterId>(&subject);
        if (matter != nullptr) tested.insert(*matter);
      });
    });
  }
  return tested;
}

}  // namespace

std::optional<DateOrDay> ExprChecker::FindDate(const Name& name,
                                               std::string_view what) {
  if (name.text == "today") return DateRef();
  const NameEntry* entry = names_.Find(name.text);
  if (entry != nullptr && entry->faulty) return std::nullopt;
  if (entry != nullptr) {
    if (const auto* day = std::get_if<DayId>(&entry->id)) return *day;
  } else {
    constexpr std::array kKinds = {NameKind::kFact, NameKind::kDay};
    names_.ReportUnknown(name, NameKind::kFact, kKinds,
                         DiagnosticKind::kUnknownFact, diagnostics_);
    return std::nullopt;
  }
  const auto id = names_.FindOrReport<FactId>(
      name, DiagnosticKind::kUnknownFact, diagnostics_);
  if (!id) return std::nullopt;
  const Fact& fact = law_.fact(*id);
  if (fact.type.is_date()) return DateRef(id);
  Report(DiagnosticKind::kTypeMismatch, name.place,
         fmt::format("fact {} is {}; {}", Quote(name.text),
                     DescribeType(fact.type), what),
         {{fact.place, fmt::format("{} is declared here", Quote(name.text))}});
  return std::nullopt;
}

std::optional<ExprChecker::Tested> ExprChecker::TestedOn(const text::Name& name,
                                                         const text::Name& on) {
  const NameEntry* entry = names_.Find(name.text);
  if (entry == nullptr) {
    names_.ReportUnknown(name, NameKind::kMatter, std::array{NameKind::kMatter},
                         DiagnosticKind::kUnknownMatter, diagnostics_);
    return std::nullopt;
  }
  if (entry->faulty) return std::nullopt;
  const auto* id = std::get_if<MatterId>(&entry->id);
  if (id == nullptr) {
    return Report(
        DiagnosticKind::kTypeMismatch, name.place,
        fmt::format("{} is {}, not a matter; only a matter has a "
                    "value on another day (leave out `on {}`)",
                    Quote(name.text), KindWithArticle(KindOf(entry->id)),
                    text::Shown(on.text)),
        {{entry->place, fmt::format("{} is declared here", Quote(name.text))}});
  }
  const auto day =
      FindDate(on, "a matter is looked at on a date fact, a day or `today`");
  if (!day || !IsKnown(*day, on.place)) return std::nullopt;
  const Matter& matter = law_.matter(*id);
  Tested tested{*id, &matter.type, "matter " + Quote(matter.name), false};
  // As of the day asked about it is the matter itself.
  if (*day == DateOrDay(DateRef())) return tested;
  tested.what = fmt::format("matter {}",
                            Quote(fmt::format("{} on {}", name.text, on.text)));
  tested.as_of = day;
  return tested;
}

const Matter& ExprChecker::AnyMatter(MatterId id) const {
  const size_t known = law_.matters.size();
  return id.index() < known ? law_.matters[id.index()]
                            : new_as_of_[id.index() - known];
}

// Each stands once: what is tested as of one day twice is one variable.
MatterId ExprChecker::MatterAsOf(MatterId matter, const Chain& day) {
  if (!day.root && day.steps == nullptr) return matter;
  const size_t count = law_.matters.size() + new_as_of_.size();
  for (const MatterId id : IdsBelow<MatterId>(count)) {
    const auto& known = AnyMatter(id).as_of;
    if (known && known->matter == matter && known->day.root == day.root &&
        known->day.steps == day.steps) {
      return id;
    }
  }
  const Matter& declared = law_.matter(matter);
  const std::string on = DayName(law_, day);
  Matter made = declared;
  made.name = fmt::format("{} on {}", declared.name, on);
  made.label = fmt::format("{} (on {})", declared.label, on);
  made.as_of = AsOf{matter, day, measures_.InDays(day, {}).subject};
  new_as_of_.push_back(std::move(made));
  return MatterId(count);
}

ExprId ExprChecker::AddAsOf(MatterId matter, const Chain& day,
                            const std::function<ExprId(const Subject&)>& test) {
  const ExprId holds = test(MatterAsOf(matter, day));
  if (!DateMayBeNone(law_, day.root)) return holds;
  const IntervalSet all = IntervalSet::Range(kFirstDay.days, kLastDay.days);
  return AddAll({AddIn(*day.root, all), holds});
}

// -- Agreements ---------------------------------------------------------------

// Between all pairs of days: of few matters it is asked what they were when,
// and of fewer as of several days.
void ExprChecker::AddAgreements() {
  std::vector<Chain> days = {{}};
  for (const Matter& matter : law_.matters) {
    if (!matter.as_of) continue;
    const Chain& day = matter.as_of->day;
    if (std::ranges::find(days, day) != days.end()) continue;
    for (const Chain& other : days) {
      using enum Comparison;
      law_.day_orders.push_back(
          {other, day, AddComparison(other, kLessEqual, day, matter.place),
           AddComparison(day, kLessEqual, other, matter.place)});
    }
    days.push_back(day);
  }
  const std::set<MatterId> tested = MattersTested(law_);
  for (const MatterId b : tested) {
    if (!law_.matter(b).as_of) continue;
    for (const MatterId a : tested) {
      if (a < b && law_.Declared(a) == law_.Declared(b)) {
        law_.agreements.push_back(AgreementOf(a, b));
      }
    }
  }
}

// Either day comes before the other, or the values are the same.
Agreement ExprChecker::AgreementOf(MatterId a, MatterId b) {
  const Type& type = law_.matter(b).type;
  Expr any;
  any.kind = Expr::Kind::kOr;
  // Of two days one order stands, whichever is asked for first.
  const Chain day_a = law_.DayOf(a);
  const Chain day_b = law_.DayOf(b);
  const auto order =
      std::ranges::find_if(law_.day_orders, [&](const DayOrder& each) {
        return (each.a == day_a && each.b == day_b) ||
               (each.a == day_b && each.b == day_a);
      });
  any.children = {AddNot(order->a_not_later), AddNot(order->b_not_later)};
  if (type.form == TypeForm::kNumber) {
    Expr same;
    same.kind = Expr::Kind::kCompare;
    same.subject = a;
    same.comparison = Comparison::kEqual;
    same.matter = b;
    any.children.push_back(Add(std::move(same)));
  } else {
    any.children.push_back(AddSame(a, type, b, type));
  }
  return {a, b, Add(std::move(any))};
}

}  // namespace safeconduct::law
