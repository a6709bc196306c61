// SPDX-License-Identifier: Apache-2.0
// A sufficient reason, by deletion (Darwiche and Hirth, "On the reasons behind
// decisions", 2020): known facts, in reverse order of declaration, then settled
// disputes, then the day, each made unknown, and left so while the outcome
// stays settled. What is left settles the outcome whatever all else is, and
// nothing of it can go.
//
// Knowing less never settles more. So a run of items can be dropped at once: if
// the outcome stays settled, dropping them one by one would have dropped each;
// if not, the run is halved, the first half being tried with the second intact.
// The result is the same, for about r log n questions where r items remain.
//
// A route looks at few variables, so the search asks a question of its own
// about these alone. What it drops stays in that question, or is taken back by
// putting the whole of it back to what it held before.
#include "ask/reason_search.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <variant>

#include "base/overloaded.h"

namespace safeconduct::ask {

using chart::Days;
using chart::Variable;

ReasonSearch::ReasonSearch(const chart::Chart& chart, law::RouteId route,
                           query::Possibilities& possibilities)
    : chart_(chart),
      route_(route),
      possibilities_(possibilities),
      question_(chart, possibilities.VarsOf(route)),
      relaxed_(chart.law()) {
  for (const law::FactId fact : chart.law().FactIds()) {
    if (possibilities.FactsOf(route)[fact.index()]) facts_.push_back(fact);
  }
  for (const diagram::VarId var : possibilities.VarsOf(route)) {
    const Variable& variable = chart.variable(var);
    if (const auto* dispute = std::get_if<record::DisputeId>(&variable)) {
      disputes_.push_back(*dispute);
    } else if (const auto* id = std::get_if<law::MeasureId>(&variable)) {
      const law::Measure& measure = chart.law().measure(*id);
      if (!measure.from || !measure.to) counted_.push_back(var);
    }
  }
  std::sort(disputes_.begin(), disputes_.end());
  // Each step of DropAmong halves what it is given.
  const size_t most_items = facts_.size() + disputes_.size();
  at_.resize(std::bit_width(most_items) + size_t{1}, question_.possible());
}

Reason ReasonSearch::Run(const chart::Question& posed,
                         const chart::Case& person, const Days& days,
                         Outcome settled) {
  person_ = &person;
  days_ = days;
  settled_ = settled;
  question_.Take(posed.possible());
  relaxed_ = person;
  ListItems();
  // The day comes last, once all else that can go is gone.
  if (!items_.empty()) DropAmong(0, items_.size(), 0);
  Reason reason;
  reason.today = WidenDays();
  // Backwards, as what is declared last was dropped first.
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    if (!item->kept) continue;
    std::visit(Overloaded{
                   [&](law::FactId fact) { reason.facts.push_back(fact); },
                   [&](record::DisputeId dispute) {
                     reason.disputes.push_back(dispute);
                   },
               },
               item->about);
  }
  return reason;
}

// Lists what is known, in the order in which it is to be dropped.
void ReasonSearch::ListItems() {
  items_.clear();
  for (auto fact = facts_.rbegin(); fact != facts_.rend(); ++fact) {
    if (person_->values(*fact) != UniverseOf(*fact)) items_.push_back({*fact});
  }
  for (auto id = disputes_.rbegin(); id != disputes_.rend(); ++id) {
    if (chart_.timeline().dispute(*id).settled()) items_.push_back({*id});
  }
}

// Whatever is asked lets more be possible than what was posed, and so reaches
// what that did: whether it may be otherwise too is all there is to ask.
bool ReasonSearch::IsSettled(const chart::Question& question,
                             const Days& days) {
  possibilities_.Pose(question.possible(), relaxed_, days);
  return !possibilities_.MayBe(
      route_, settled_ == Outcome::kOpen ? Outcome::kClosed : Outcome::kOpen);
}

IntervalSet ReasonSearch::UniverseOf(law::FactId fact) const {
  return chart_.law().fact(fact).type.Universe();
}

void ReasonSearch::Drop(const Item& item) {
  std::visit(
      Overloaded{
          [&](law::FactId fact) {
            relaxed_.Set(fact, UniverseOf(fact));
            question_.ForgetFact(fact, relaxed_, days_);
          },
          [&](record::DisputeId dispute) { question_.ForgetDispute(dispute); },
      },
      item.about);
}

// Drops what can go of the items from `first` up to `last`, those before
// having been decided and those after being intact.
void ReasonSearch::DropAmong(size_t first, size_t last, size_t depth) {
  at_[depth] = question_.possible();
  for (size_t i = first; i < last; ++i) Drop(items_[i]);
  if (IsSettled(question_, days_)) {
    for (size_t i = first; i < last; ++i) items_[i].kept = false;
    return;
  }
  question_.Take(at_[depth]);
  for (size_t i = first; i < last; ++i) {
    const auto* fact = std::get_if<law::FactId>(&items_[i].about);
    if (fact != nullptr) relaxed_.Set(*fact, person_->values(*fact));
  }
  // One item that cannot go is kept.
  if (last - first == 1) return;
  const size_t middle = first + (last - first) / 2;
  DropAmong(first, middle, depth + 1);
  DropAmong(middle, last, depth + 1);
}

// Returns the measures from or to the day that may not be anything yet. The
// others, such as those from a date that was dropped, are so on more days too.
std::vector<diagram::VarId> ReasonSearch::LimitedByDays() const {
  std::vector<diagram::VarId> limited;
  for (const diagram::VarId var : counted_) {
    size_t possible = 0;
    for (const uint64_t word : question_.possible().words(var)) {
      possible += static_cast<size_t>(std::popcount(word));
    }
    if (possible < chart_.domain(var).class_count()) limited.push_back(var);
  }
  return limited;
}

// Returns the widest run of days around those asked about that still settles
// the outcome, first into the past and then into the future; nothing where all
// days do.
std::optional<Days> ReasonSearch::WidenDays() {
  chart::Question question(chart_, LimitedByDays());
  question.Take(question_.possible());
  const auto is_settled_on = [&](const Days& days) {
    question.SetDays(relaxed_, days);
    return IsSettled(question, days);
  };
  if (is_settled_on({kFirstDay, kLastDay})) return std::nullopt;
  // The bounds found so far: `near` settles, `far` does not.
  // Halving is enough: a wider run of days leaves more possible, so that what
  // settles stops settling once and for all.
  const auto search = [](int32_t near, int32_t far, const auto& settles) {
    if (settles(far)) return far;
    while (near - far > 1 || far - near > 1) {
      const int32_t middle = near + (far - near) / 2;
      (settles(middle) ? near : far) = middle;
    }
    return near;
  };
  const int32_t first = search(
      days_.first.days, kFirstDay.days,
      [&](int32_t day) { return is_settled_on({Date{day}, days_.last}); });
  const int32_t last = search(days_.last.days, kLastDay.days, [&](int32_t day) {
    return is_settled_on({Date{first}, Date{day}});
  });
  return Days{Date{first}, Date{last}};
}

}  // namespace safeconduct::ask
