// SPDX-License-Identifier: Apache-2.0
//
// Why there are no days for all dates is told by a least part of what was
// asked: of all that is connected by dates with what was asked last, one thing
// after the other is left out, the newest first, and stays out where there are
// no days without it either.
#include "query/dates/date_trail.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"

namespace safeconduct::query {

void DateTrail::Begin(std::vector<Interval> days, size_t whats) {
  base_ = std::move(days);
  system_ = DateSystem(base_);
  all_.clear();
  place_of_.assign(whats, kNowhere);
  days_before_.clear();
  counts_before_.clear();
}

// Returns whether it says something of days.
bool DateTrail::Apply(const Asked& asked, DateSystem& system) {
  return std::visit(Overloaded{
                        [&](Choice choice) {
                          if (asked.values.lo == kNone) return false;
                          system.Limit(choice.date, asked.values);
                          return true;
                        },
                        [&](Limit limit) {
                          system.Limit(limit.date, asked.values);
                          return true;
                        },
                        [&](DateSystem::Count count) {
                          count.counts = asked.values;
                          system.Add(count);
                          return true;
                        },
                    },
                    asked.about);
}

bool DateTrail::Push(Asked asked) {
  days_before_.emplace_back(system_.days());
  counts_before_.push_back(system_.count_count());
  place_of_[asked.what] = static_cast<uint32_t>(all_.size());
  all_.push_back(std::move(asked));
  return !Apply(all_.back(), system_) || system_.Settle();
}

void DateTrail::Pop() {
  system_.TakeBack(counts_before_.back(), days_before_.back());
  place_of_[all_.back().what] = kNowhere;
  days_before_.pop_back();
  counts_before_.pop_back();
  all_.pop_back();
}

std::optional<uint32_t> DateTrail::Find(uint32_t what) const {
  if (place_of_[what] == kNowhere) return std::nullopt;
  return place_of_[what];
}

bool DateTrail::Contradict(const Reason& places) const {
  DateSystem system(base_);
  for (const uint32_t place : places) Apply(all_[place], system);
  return !system.Settle();
}

// Returns whether something asked at `places` takes steps from a date, so that
// they have to be known of all its days.
bool DateTrail::NeedsRun(const Reason& places, size_t date) const {
  return std::ranges::any_of(places, [&](uint32_t place) {
    const auto* count = std::get_if<DateSystem::Count>(&all_[place].about);
    return count != nullptr &&
           ((count->from == date && count->from_steps != nullptr) ||
            (count->to == date && count->to_steps != nullptr));
  });
}

// Returns the places that dates connect with the last one.
DateTrail::Reason DateTrail::Connected() const {
  std::vector<bool> reached(base_.size());
  std::vector<bool> taken(all_.size());
  const auto dates = [&](uint32_t place) -> std::pair<size_t, size_t> {
    return std::visit(
        Overloaded{
            [](Choice choice) { return std::pair(choice.date, choice.date); },
            [](Limit limit) { return std::pair(limit.date, limit.date); },
            [](const DateSystem::Count& count) {
              return std::pair(count.from, count.to);
            },
        },
        all_[place].about);
  };
  const auto last = static_cast<uint32_t>(all_.size() - 1);
  const auto take = [&](uint32_t place) {
    taken[place] = true;
    const auto [one, other] = dates(place);
    reached[one] = reached[other] = true;
  };
  take(last);
  for (bool more = true; more;) {
    more = false;
    for (uint32_t place = 0; place < last; ++place) {
      const auto [one, other] = dates(place);
      if (taken[place] || (!reached[one] && !reached[other])) continue;
      take(place);
      more = true;
    }
  }
  Reason places;
  for (uint32_t place = 0; place <= last; ++place) {
    if (taken[place]) places.push_back(place);
  }
  return places;
}

DateTrail::Reason DateTrail::WhyNone() {
  Reason needed = Connected();
  for (size_t i = needed.size() - 1; i-- > 0;) {
    const uint32_t place = needed[i];
    const auto* choice = std::get_if<Choice>(&all_[place].about);
    if (choice != nullptr && NeedsRun(needed, choice->date)) continue;
    needed.erase(needed.begin() + static_cast<ptrdiff_t>(i));
    if (Contradict(needed)) continue;
    needed.insert(needed.begin() + static_cast<ptrdiff_t>(i), place);
  }
  return needed;
}

DateTrail::Reason DateTrail::WhyNot(Asked asked) {
  Reason reason;
  if (Push(std::move(asked))) {
    // All that was asked, for want of less.
    for (uint32_t place = 0; place + 1 < all_.size(); ++place) {
      reason.push_back(place);
    }
  } else {
    reason = WhyNone();
    reason.pop_back();
  }
  Pop();
  return reason;
}

}  // namespace safeconduct::query
