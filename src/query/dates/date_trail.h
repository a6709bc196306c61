// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_DATE_TRAIL_H_
#define SAFECONDUCT_QUERY_DATES_DATE_TRAIL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "query/dates/date_system.h"

namespace safeconduct::query {

// What a search has asked of dates so far, one thing after the other, and why
// there is no way to go on.
class DateTrail {
 public:
  // That a date is in one of the runs of its values. Its run is a single kNone
  // where it did not happen.
  struct Choice {
    size_t date = 0;
  };
  // That a date did happen, within some days.
  struct Limit {
    size_t date = 0;
  };
  // Something asked, with the values asked for. Two things asked under one
  // number, `what`, differ in their values alone. The values of a count are
  // those here.
  struct Asked {
    uint32_t what = 0;
    std::variant<Choice, Limit, DateSystem::Count> about;
    Interval values;
  };
  // Places on the trail, ascending.
  using Reason = std::vector<uint32_t>;

  // Begins anew: `days` are the first and the last day that each date may be,
  // if it happened at all. `whats` is a number above all that are asked under.
  void Begin(const std::vector<Interval>& days, size_t whats);

  // Asks one thing more. Returns whether there are days for all dates still.
  bool Push(Asked asked);
  void Pop();

  // Returns what on the trail leaves no days for all, with the last thing
  // asked; what is left out is not needed. Of a trail on which Push() failed.
  Reason WhyNone();
  // Returns what on the trail rules out something more, likewise.
  Reason WhyNot(Asked asked);

  // Returns where something was asked under a number, if it was.
  std::optional<uint32_t> Find(uint32_t what) const;
  size_t size() const { return all_.size(); }
  const Asked& at(uint32_t place) const { return all_[place]; }
  const DateSystem& system() const { return system_; }
  std::span<const Interval> days() const { return system_.days(); }

 private:
  static constexpr uint32_t kNowhere = UINT32_MAX;

  static bool Apply(const Asked& asked, DateSystem& system);
  bool Contradict(const Reason& places) const;
  bool NeedsRun(const Reason& places, size_t date) const;
  Reason Blamed() const;

  std::vector<Interval> base_;
  std::vector<Asked> all_;
  std::vector<uint32_t> place_of_;  // by what; kNowhere where not asked
  DateSystem system_{{}};
  // By place: the days and how many counts there were before.
  std::vector<std::vector<Interval>> days_before_;
  std::vector<size_t> counts_before_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_DATE_TRAIL_H_
