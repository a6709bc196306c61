// SPDX-License-Identifier: Apache-2.0
//
// A clerk who comes in every morning. On the desk lie the entries of the days
// up to yesterday and those of today. A step whose last day was yesterday or
// before and of which nothing came in by that day has been silent, if the steps
// before it are done by this morning; then the clerk writes the last day in, or
// closes the file. What silence has written may make another step silent, so
// the clerk goes through the file until nothing is left to write.
#include "tests/oracle/slow_steps.h"

#include <algorithm>

namespace safeconduct::oracle {
namespace {

// How long before the day asked about it begins. What fell due earlier is found
// on the first morning.
constexpr int kMornings = 120;

class Clerk {
 public:
  Clerk(const Procedure& procedure, const Entries& entries,
        const LastDay& last_day)
      : procedure_(procedure), recorded_(entries), last_day_(last_day) {
    file_.entries = entries;
    file_.steps.resize(procedure.steps.size());
  }

  void Come(Date morning) {
    while (WriteOne(morning)) {
    }
  }

  SlowSteps Close(Date today) {
    for (size_t i = 0; i < procedure_.steps.size(); ++i) {
      const Step& step = *procedure_.steps[i];
      SlowStep& slow = file_.steps[i];
      slow.day = file_.entries.at(EntryOf(step));
      slow.done = DoneBy(step, today);
      slow.next = TurnOf(step, today);
      if (!step.due.empty()) slow.last_day = last_day_(step, file_.entries);
    }
    return file_;
  }

 private:
  bool DoneBy(const Step& step, Date morning) const {
    const auto& day = file_.entries.at(EntryOf(step));
    return day && *day <= morning;
  }

  bool TurnOf(const Step& step, Date morning) const {
    return std::ranges::all_of(step.after, [&](const Step* before) {
      return DoneBy(*before, morning);
    });
  }

  bool WriteOne(Date morning) {
    for (size_t i = 0; i < procedure_.steps.size(); ++i) {
      const Step& step = *procedure_.steps[i];
      if (step.silence == Silence::kSaysNothing || spoken_.contains(&step)) {
        continue;
      }
      const auto last = last_day_(step, file_.entries);
      if (!last || *last >= morning) continue;
      const auto& came = recorded_.at(EntryOf(step));
      if ((came && *came <= *last) || !TurnOf(step, morning)) continue;
      spoken_[&step] = true;
      if (step.silence == Silence::kRefuses) {
        file_.ended = true;
      } else {
        file_.entries[EntryOf(step)] = last;
        file_.steps[i].by_silence = true;
      }
      return true;
    }
    return false;
  }

  const Procedure& procedure_;
  const Entries& recorded_;
  const LastDay& last_day_;
  std::map<const Step*, bool> spoken_;
  SlowSteps file_;
};

}  // namespace

std::string EntryOf(const Step& step) {
  return step.sets == nullptr ? step.address : step.sets->name;
}

SlowSteps PlayThrough(const Procedure& procedure, const Entries& entries,
                      const LastDay& last_day, Date today) {
  Clerk clerk(procedure, entries, last_day);
  for (Date morning{today.days - kMornings}; morning <= today; ++morning.days) {
    clerk.Come(morning);
  }
  return clerk.Close(today);
}

}  // namespace safeconduct::oracle
