// SPDX-License-Identifier: Apache-2.0
//
// Why there are no days for all dates is told by a least part of what was
// asked: of all that pushed some date beyond its days, one thing after the
// other is left out, the newest first, and stays out where there are no days
// without it either.
#include "query/dates/date_trail.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/overloaded.h"

namespace safeconduct::query {

void DateTrail::Begin(const std::vector<Interval>& days, size_t whats) {
  base_ = days;
  system_.Reset(base_);
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

// Returns the places of what leaves no days for all; more than is needed,
// perhaps.
DateTrail::Reason DateTrail::Blamed() const {
  DateSystem system(base_);
  Reason counts;  // their places
  for (uint32_t place = 0; place < all_.size(); ++place) {
    Apply(all_[place], system);
    if (std::holds_alternative<DateSystem::Count>(all_[place].about)) {
      counts.push_back(place);
    }
  }
  const auto blame = system.Explain();
  if (!blame) return {};
  std::set<uint32_t> blamed;
  for (const size_t count : blame->counts) blamed.insert(counts[count]);
  // Of what limits the days of a date, the narrowest.
  for (uint32_t place = 0; place < all_.size(); ++place) {
    const Asked& asked = all_[place];
    size_t date = 0;
    if (const auto* choice = std::get_if<Choice>(&asked.about)) {
      date = choice->date;
    } else if (const auto* limit = std::get_if<Limit>(&asked.about)) {
      date = limit->date;
    } else {
      continue;
    }
    const Interval& days = system.days()[date];
    const bool first = std::ranges::count(blame->first, date) != 0 &&
                       asked.values.lo == days.lo;
    const bool last = std::ranges::count(blame->last, date) != 0 &&
                      asked.values.hi == days.hi;
    if (first || last || NeedsRun({blamed.begin(), blamed.end()}, date)) {
      blamed.insert(place);
    }
  }
  return {blamed.begin(), blamed.end()};
}

DateTrail::Reason DateTrail::WhyNone() {
  Reason needed = Blamed();
  for (size_t i = needed.size(); i-- > 0;) {
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
    std::erase(reason, static_cast<uint32_t>(all_.size() - 1));
  }
  Pop();
  return reason;
}

}  // namespace safeconduct::query
