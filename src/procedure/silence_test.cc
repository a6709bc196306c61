// SPDX-License-Identifier: Apache-2.0
// The closed form of silence and of last days is what follows for each pair of
// days in the sets, one by one.
#include "procedure/silence.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace safeconduct::procedure {
namespace {

constexpr int kLast = 3;  // days 0 to 3, about today 2

// Every set of `none` and the days that is not empty.
std::vector<IntervalSet> AllSets() {
  std::vector<IntervalSet> sets;
  for (unsigned bits = 1; bits < 1U << (kLast + 2); ++bits) {
    std::vector<Interval> values;
    if ((bits & 1U) != 0) values.push_back({kNone, kNone});
    for (int day = 0; day <= kLast; ++day) {
      if ((bits >> (day + 1) & 1U) != 0) values.push_back({day, day});
    }
    sets.emplace_back(values);
  }
  return sets;
}

Holds Both(bool yes, bool no) {
  return yes && no ? Holds::kUnknown : yes ? Holds::kYes : Holds::kNo;
}

TEST(Silence, IsWhatFollowsForEachPairOfDays) {
  const Date today{2};
  for (const IntervalSet& recorded : AllSets()) {
    for (const IntervalSet& due : AllSets()) {
      for (const Holds turn : {Holds::kYes, Holds::kNo, Holds::kUnknown}) {
        bool speaks = false;
        bool silent = false;
        std::set<Value> days;
        for (const Value taken : recorded.values()) {
          for (const Value last : due.values()) {
            for (const bool is_turn : {true, false}) {
              if (turn != Holds::kUnknown && is_turn != (turn == Holds::kYes)) {
                continue;
              }
              const bool passed = last != kNone && last < today.days;
              const bool in_time = taken != kNone && taken <= last;
              const bool spoken = passed && is_turn && !in_time;
              days.insert(spoken ? last : taken);
              (spoken ? speaks : silent) = true;
            }
          }
        }
        const Spoken spoken = SpeakFor(recorded, due, turn, today);
        const std::string of = recorded.ToString() + due.ToString();
        EXPECT_EQ(spoken.spoken, Both(speaks, silent)) << of;
        std::vector<Interval> expected;
        for (const Value day : days) expected.push_back({day, day});
        EXPECT_EQ(spoken.days, IntervalSet(expected)) << of;
      }
    }
  }
}

TEST(Silence, ALastDayIsAsForEachPairOfDays) {
  const Date today{2};
  for (const IntervalSet& recorded : AllSets()) {
    for (const IntervalSet& due : AllSets()) {
      std::set<LimitState> states;
      std::set<Value> counts;
      for (const Value taken : recorded.values()) {
        for (const Value last : due.values()) {
          const bool there = taken != kNone && taken <= today.days;
          if (last == kNone) {
            states.insert(LimitState::kNotBegun);
          } else if (there) {
            states.insert(taken <= last ? LimitState::kKept
                                        : LimitState::kMissed);
            if (taken > last) counts.insert(taken - last);
          } else {
            states.insert(today.days <= last ? LimitState::kRunning
                                             : LimitState::kMissed);
            counts.insert(today.days <= last ? last - today.days
                                             : today.days - last);
          }
        }
      }
      const Limit limit = LimitOf(recorded, due, today);
      const std::string of = recorded.ToString() + due.ToString();
      EXPECT_EQ(limit.state,
                states.size() == 1 ? *states.begin() : LimitState::kUnknown)
          << of;
      if (limit.state == LimitState::kRunning ||
          limit.state == LimitState::kMissed) {
        EXPECT_EQ(limit.count.lo, *counts.begin()) << of;
        EXPECT_EQ(limit.count.hi, *counts.rbegin()) << of;
      }
    }
  }
}

TEST(Silence, DoneIsADayThatIsKnownToHaveCome) {
  const Date today{2};
  for (const IntervalSet& days : AllSets()) {
    bool yes = false;
    bool no = false;
    for (const Value day : days.values()) {
      (day != kNone && day <= today.days ? yes : no) = true;
    }
    EXPECT_EQ(Done(days, today), Both(yes, no)) << days.ToString();
  }
}

}  // namespace
}  // namespace safeconduct::procedure
