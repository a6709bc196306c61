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
#include "ask/reason_search.h"

#include <utility>

namespace safeconduct::ask {

using chart::Days;

ReasonSearch::ReasonSearch(const chart::Chart& chart, chart::Question& question,
                           const chart::Case& person, const Days& days,
                           std::function<bool()> settled)
    : chart_(chart),
      question_(question),
      person_(person),
      days_(days),
      settled_(std::move(settled)),
      relaxed_(person) {}

Reason ReasonSearch::Run(const std::vector<bool>& facts,
                         const std::vector<bool>& disputes) {
  const law::Law& law = chart_.law();
  for (size_t i = facts.size(); i-- > 0;) {
    if (facts[i] && person_.IsKnown(law::FactId(i), law)) {
      items_.push_back({true, static_cast<uint32_t>(i)});
    }
  }
  for (size_t i = disputes.size(); i-- > 0;) {
    if (disputes[i] && chart_.timeline().disputes()[i].settled()) {
      items_.push_back({false, static_cast<uint32_t>(i)});
    }
  }
  kept_.assign(items_.size(), true);
  if (!items_.empty()) DropAmong(0, items_.size());

  Reason reason;
  reason.today = WidenDays();
  for (size_t i = items_.size(); i-- > 0;) {
    if (!kept_[i]) continue;
    if (items_[i].is_fact) {
      reason.facts.emplace_back(size_t{items_[i].index});
    } else {
      reason.disputes.emplace_back(size_t{items_[i].index});
    }
  }
  question_.Fill(person_, days_);
  return reason;
}

void ReasonSearch::Drop(const Item& item) {
  if (item.is_fact) {
    const law::FactId fact(size_t{item.index});
    relaxed_.Set(fact, chart_.law().fact(fact).type.Universe());
    question_.SetFact(fact, relaxed_, days_);
  } else {
    question_.ForgetDispute(record::DisputeId(size_t{item.index}));
  }
}

void ReasonSearch::Restore(const Item& item) {
  if (item.is_fact) {
    const law::FactId fact(size_t{item.index});
    relaxed_.Set(fact, person_.values(fact));
    question_.SetFact(fact, relaxed_, days_);
  } else {
    question_.SetDispute(record::DisputeId(size_t{item.index}));
  }
}

// Drops what can go of the items from `first` up to `last`, those before
// having been decided and those after being intact.
void ReasonSearch::DropAmong(size_t first, size_t last) {
  for (size_t i = first; i < last; ++i) Drop(items_[i]);
  if (settled_()) {
    for (size_t i = first; i < last; ++i) kept_[i] = false;
    return;
  }
  for (size_t i = first; i < last; ++i) Restore(items_[i]);
  if (last - first == 1) return;
  const size_t middle = first + (last - first) / 2;
  DropAmong(first, middle);
  DropAmong(middle, last);
}

bool ReasonSearch::SettledOn(const Days& days) {
  question_.SetDays(relaxed_, days);
  return settled_();
}

// Returns the widest run of days around those asked about that still settles
// the outcome, first into the past and then into the future; nothing where all
// days do.
std::optional<Days> ReasonSearch::WidenDays() {
  Days widest{kFirstDay, kLastDay};
  if (SettledOn(widest)) return std::nullopt;
  // The bounds found so far: `near` settles, `far` does not.
  const auto search = [](int32_t near, int32_t far, const auto& settles) {
    if (settles(far)) return far;
    while (near - far > 1 || far - near > 1) {
      const int32_t middle = near + (far - near) / 2;
      (settles(middle) ? near : far) = middle;
    }
    return near;
  };
  const int32_t first =
      search(days_.first.days, kFirstDay.days,
             [&](int32_t day) { return SettledOn({Date{day}, days_.last}); });
  const int32_t last = search(days_.last.days, kLastDay.days, [&](int32_t day) {
    return SettledOn({Date{first}, Date{day}});
  });
  return Days{Date{first}, Date{last}};
}

}  // namespace safeconduct::ask
