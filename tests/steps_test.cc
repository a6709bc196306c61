// SPDX-License-Identifier: Apache-2.0
// The steps of random procedures on random packs are what comes of playing them
// through day by day, and a gate is open where the oracle over values says so.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/procedure.h"
#include "tests/oracle/agreement.h"
#include "tests/oracle/asked.h"
#include "tests/oracle/slow_steps.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/random_pack.h"
#include "tests/random/random_procedure.h"

namespace safeconduct {
namespace {

using oracle::Entries;
using oracle::Possible;
using oracle::SlowStep;
using oracle::SlowSteps;
using random::Dice;
using random::DrawnProcedure;
using random::DrawnStep;

constexpr int kPacks = 2000;
constexpr uint64_t kFirstSeed = 71'000'000;

// A random pack with a procedure, asked in a random scenario.
struct Stepped {
  DrawnProcedure drawn;
  Pack pack;
  Chart chart;
  Date today;
};

std::optional<Stepped> DrawStepped(random::Trial& trial) {
  DrawnProcedure drawn = random::RandomProcedure(trial.dice, *trial.pack);
  trial.files.push_back(drawn.page);
  auto pack = Pack::Read(trial.files);
  EXPECT_TRUE(pack) << (pack ? "" : pack.error().text) << trial.Text();
  if (!pack) return std::nullopt;
  auto chart = Chart::Compile(*pack, trial.scenario);
  EXPECT_TRUE(chart) << (chart ? "" : chart.error().text) << trial.Text();
  if (!chart) return std::nullopt;
  // Near the end of the days reasoned about a last day may lie beyond them.
  Date today = random::RandomDays(trial.dice, 0).first;
  today =
      std::clamp(today, Date{kFirstDay.days + 400}, Date{kLastDay.days - 400});
  return Stepped{std::move(drawn), *pack, *chart, today};
}

// By the texts of dates: a day that a month lacks is counted down.
Date PlusMonths(Date date, int months) {
  const std::string text = FormatDate(date);
  const int month = std::stoi(text.substr(0, 4)) * 12 +
                    std::stoi(text.substr(5, 2)) - 1 + months;
  for (int day = std::stoi(text.substr(8));; --day) {
    const auto there = ParseDate(
        fmt::format("{:04}-{:02}-{:02}", month / 12, month % 12 + 1, day));
    if (there) return *there;
  }
}

// The last day of a step as the page that was drawn says it.
oracle::LastDay LastDaysOf(const DrawnProcedure& drawn) {
  return [&drawn](const Step& step,
                  const Entries& entries) -> std::optional<Date> {
    const auto found =
        std::ranges::find(drawn.steps, step.name, &DrawnStep::name);
    const random::DrawnDay& day = found->due.value();
    const std::optional<Date>& from = entries.at(day.fact);
    if (!from) return std::nullopt;
    return day.months ? PlusMonths(*from, day.count)
                      : Date{from->days + day.count};
  };
}

std::optional<Date> DayOf(const Values::Run& run) {
  return ParseDate(run.first);
}

// All days that a case leaves, by the names of entries.
std::map<std::string, std::vector<std::optional<Date>>> EntriesLeft(
    const Case& person, const DrawnProcedure& drawn) {
  std::map<std::string, std::vector<std::optional<Date>>> left;
  const auto add = [&](const std::string& name, const Values& values) {
    for (const Values::Run& run : values.runs) {
      // The days were set one by one; two in a row make a run.
      const auto first = DayOf(run);
      if (!first) {
        left[name].emplace_back(std::nullopt);
        continue;
      }
      for (Date day = *first; day <= *ParseDate(run.last); ++day.days) {
        left[name].emplace_back(day);
      }
    }
  };
  for (const FactValues& known : person.Known()) {
    const bool of_steps =
        known.fact->name == "begun" ||
        std::ranges::find(drawn.steps, known.fact->name, &DrawnStep::fact) !=
            drawn.steps.end();
    if (of_steps) add(known.fact->name, known.values);
  }
  // What is not said of a step is not on record.
  for (const DrawnStep& step : drawn.steps) {
    if (step.fact.empty()) left["drawn." + step.name] = {};
  }
  for (const KnownStep& known : person.KnownSteps()) {
    if (known.day) add(known.step->address, *known.day);
  }
  for (auto& [name, days] : left) {
    if (days.empty()) days.emplace_back(std::nullopt);
  }
  return left;
}

// Calls `visit` with each choice of one day for each name.
template <typename Visit>
void ForEachChoice(
    const std::map<std::string, std::vector<std::optional<Date>>>& left,
    const Visit& visit) {
  std::vector<std::pair<std::string, std::vector<std::optional<Date>>>> list(
      left.begin(), left.end());
  std::vector<size_t> at(list.size(), 0);
  while (true) {
    Entries entries;
    for (size_t i = 0; i < list.size(); ++i) {
      entries[list[i].first] = list[i].second[at[i]];
    }
    visit(entries);
    size_t i = 0;
    while (i < at.size() && ++at[i] == list[i].second.size()) at[i++] = 0;
    if (i == at.size()) return;
  }
}

std::string Written(const std::optional<Date>& day) {
  return day ? FormatDate(*day) : "none";
}

bool Contains(const Values& values, const std::optional<Date>& day) {
  if (values.all) return true;
  const std::string text = Written(day);
  return std::ranges::any_of(values.runs, [&](const Values::Run& run) {
    // Days are written so that their texts stand in their order.
    return run.first == "none" || !day ? run.first == text
                                       : run.first <= text && text <= run.last;
  });
}

Holds HoldsOf(bool holds) { return holds ? Holds::kYes : Holds::kNo; }

// Whether what is said leaves possible what is so.
bool Allows(Holds said, bool so) {
  return said == Holds::kUnknown || said == HoldsOf(so);
}

LimitState LimitOf(const SlowStep& step, const std::optional<Date>& recorded,
                   Date today) {
  if (!step.last_day) return LimitState::kNotBegun;
  if (recorded && *recorded <= today) {
    return *recorded <= *step.last_day ? LimitState::kKept
                                       : LimitState::kMissed;
  }
  return today <= *step.last_day ? LimitState::kRunning : LimitState::kMissed;
}

// What must be so of an answer, certain or not, if the case is as `entries`.
void ExpectAllows(const ProcedureAnswer& answer, const SlowSteps& slow,
                  const Entries& entries, Date today) {
  EXPECT_TRUE(Allows(answer.ended, slow.ended));
  for (size_t i = 0; i < slow.steps.size(); ++i) {
    const StepAnswer& step = answer.steps[i];
    const SlowStep& expected = slow.steps[i];
    const std::string& name = step.step->name;
    EXPECT_TRUE(Allows(step.done, expected.done)) << name;
    EXPECT_TRUE(Allows(step.next, expected.next)) << name;
    EXPECT_TRUE(Allows(step.by_silence, expected.by_silence)) << name;
    EXPECT_TRUE(Contains(step.day, expected.day))
        << name << " " << FormatValues(step.day) << " lacks "
        << Written(expected.day);
    if (step.step->due.empty()) continue;
    EXPECT_TRUE(Contains(step.due->days, expected.last_day)) << name;
    const auto& recorded = entries.at(oracle::EntryOf(*step.step));
    if (step.due->state == LimitState::kUnknown) continue;
    EXPECT_EQ(step.due->state, LimitOf(expected, recorded, today)) << name;
  }
}

// Of a case in which every entry is one day, nothing is left open.
void ExpectExact(const ProcedureAnswer& answer) {
  EXPECT_NE(answer.ended, Holds::kUnknown);
  for (const StepAnswer& step : answer.steps) {
    EXPECT_NE(step.done, Holds::kUnknown);
    EXPECT_NE(step.next, Holds::kUnknown);
    EXPECT_NE(step.by_silence, Holds::kUnknown);
    EXPECT_EQ(step.day.runs.size(), 1U);
    if (step.due) {
      EXPECT_NE(step.due->state, LimitState::kUnknown);
      EXPECT_EQ(step.due->least, step.due->most);
    }
  }
}

void SetEntry(Case& person, const std::string& name,
              const std::optional<Date>& day) {
  const std::string cell =
      (name.find('.') == std::string::npos ? name : "steps." + name) + "=" +
      Written(day);
  ASSERT_TRUE(person.Set(cell)) << cell;
}

bool LetsOpen(const Clause& clause, bool holds) {
  return holds == (clause.kind == Clause::Kind::kNeeds);
}

// The gates as the oracles see them, over the case with what silence did.
void ExpectGates(Date today, const Case& person, const ProcedureAnswer& answer,
                 const SlowSteps& slow, const oracle::OverDates& over_dates) {
  const Days days{today, today};
  Case left = person;
  for (const auto& [name, day] : slow.entries) SetEntry(left, name, day);
  for (const StepAnswer& step : answer.steps) {
    ASSERT_EQ(step.gate.has_value(), step.done != Holds::kYes);
    if (!step.gate) continue;
    if (step.gate->contradiction) {
      // The oracle knows of nobody there.
      EXPECT_EQ(step.gate->state, Gate::State::kBarred);
      continue;
    }
    Case posed = left;
    if (step.step->sets != nullptr) {
      SetEntry(posed, step.step->sets->name, today);
    }
    bool barred = false;
    bool settled = true;
    for (const Clause* clause : step.step->once) {
      const auto holds = over_dates.Evaluate(*answer.procedure->route, *clause,
                                             posed, days, 1U << 16);
      if (!holds) return;  // too many to try
      if (!holds->settled()) {
        settled = false;
      } else if (!LetsOpen(*clause, holds->yes)) {
        barred = true;
      }
    }
    if (step.step->takes_the_route) {
      const auto open =
          over_dates.Evaluate(*answer.procedure->route, posed, days, 1U << 16);
      if (!open) return;
      settled = open->settled();
      barred = barred || !open->yes;
    }
    EXPECT_EQ(step.gate->state, barred    ? Gate::State::kBarred
                                : settled ? Gate::State::kOpen
                                          : Gate::State::kNotSettled)
        << step.step->name;
  }
}

// What the trials of a shape of packs found.
struct Found {
  int spoken = 0;
  int ended = 0;
  int open = 0;
};

Found PlayRandomPacks(uint64_t first_seed, const random::Shape& shape) {
  Found found;
  const auto property = [&](random::Trial& trial) {
    const auto stepped = DrawStepped(trial);
    if (!stepped) return;
    const oracle::OverDates over_dates(stepped->chart);
    const auto last_day = LastDaysOf(stepped->drawn);
    for (const bool exact : {true, false}) {
      Case person = random::RandomCase(trial.dice, stepped->pack,
                                       {.single = exact ? 80 : 45});
      random::SetStepDays(trial.dice, stepped->drawn, stepped->today, exact,
                          person);
      const auto timetable = StepsOf(stepped->chart, person, stepped->today);
      if (!timetable) {
        // Assumptions rule the case out.
        ASSERT_NE(timetable.error().text.find("contradicts itself"),
                  std::string::npos)
            << timetable.error().text;
        continue;
      }
      const ProcedureAnswer& answer = timetable->procedures.front();
      if (exact) ExpectExact(answer);
      ForEachChoice(
          EntriesLeft(person, stepped->drawn), [&](const Entries& entries) {
            const SlowSteps slow = oracle::PlayThrough(
                *answer.procedure, entries, last_day, stepped->today);
            ExpectAllows(answer, slow, entries, stepped->today);
            if (!exact) return;
            found.ended += slow.ended ? 1 : 0;
            for (const SlowStep& step : slow.steps) {
              found.spoken += step.by_silence ? 1 : 0;
            }
            ExpectGates(stepped->today, person, answer, slow, over_dates);
          });
      for (const StepAnswer& step : answer.steps) {
        found.open += step.state == StepState::kOpen ? 1 : 0;
      }
      if (testing::Test::HasFailure()) {
        ADD_FAILURE() << random::TextOf(person,
                                        {stepped->today, stepped->today})
                      << FormatJson(*timetable);
        return;
      }
    }
  };
  random::ForTrials(first_seed, kPacks, property, shape);
  return found;
}

// A test in which silence never spoke would show nothing of it.
void ExpectEnough(const Found& found, random::Length length) {
  EXPECT_GE(found.spoken, random::FloorOf(200, length));
  EXPECT_GE(found.ended, random::FloorOf(30, length));
  EXPECT_GE(found.open, random::FloorOf(300, length));
}

TEST(Steps, AreWhatComesOfPlayingThemThrough) {
  ExpectEnough(PlayRandomPacks(kFirstSeed, {}), random::Length::kShort);
}

TEST(Steps, WithDaysAndCalendarsAreWhatComesOfPlayingThemThrough) {
  const random::Shape shape{.days = true, .as_of = true};
  ExpectEnough(PlayRandomPacks(kFirstSeed + 100'000, shape), shape.length());
}

// -- The Channel pack ---------------------------------------------------------

// The last days of a step as `ask` tells them of a case with these entries;
// each question is asked once.
class AskedDays {
 public:
  AskedDays(const Chart& chart, const Route& route, const Case& person,
            Date today)
      : asker_(chart), route_(route), person_(person), today_(today) {}

  std::optional<Date> Of(const Step& step, const Entries& entries) {
    const auto [found, fresh] = known_.try_emplace(entries);
    if (fresh) {
      Case posed = person_;
      for (const auto& [name, day] : entries) SetEntry(posed, name, day);
      const auto answer =
          asker_.Explain(posed, {today_, today_}, {.routes = {route_.name}});
      // Of a case that contradicts itself nothing is asked.
      if (answer) {
        for (const DayAnswer& day : answer->declared_days) {
          found->second[day.name] = day.values;
        }
      }
    }
    const Values& values = found->second[step.due];
    exact_ = exact_ && values.runs.size() == 1 &&
             values.runs.front().first == values.runs.front().last;
    return exact_ ? DayOf(values.runs.front()) : std::nullopt;
  }
  // Whether each last day was one day or none.
  bool exact() const { return exact_; }

 private:
  Asker asker_;
  const Route& route_;
  const Case& person_;
  Date today_;
  std::map<Entries, std::map<std::string, Values>> known_;
  bool exact_ = true;
};

// Returns the day to which a case sets a fact; nothing where it is none.
std::optional<Date> DayOf(const Case& person, const std::string& fact) {
  for (const FactValues& known : person.Known()) {
    if (known.fact->name == fact) return DayOf(known.values.runs.front());
  }
  ADD_FAILURE() << fact << " is not known";
  return std::nullopt;
}

// Sets each date on which a last day may rest, and each step, to one day or to
// none, so that somebody can be so.
Entries DrawEntries(Dice& dice, const Procedure& procedure, Date today,
                    Case& person) {
  const auto draw = [&]() -> std::optional<Date> {
    if (dice.Chance(25)) return std::nullopt;
    return Date{today.days + dice.Between(-90, 20)};
  };
  for (const char* name : {"claimed", "hit_on", "aware_on", "suspension_ended",
                           "decision_sent", "requested", "accepted"}) {
    SetEntry(person, name, draw());
  }
  SetEntry(person, "arrived", Date{today.days + dice.Between(-120, 0)});
  Entries entries;
  for (const Step* step : procedure.steps) {
    const std::string name = oracle::EntryOf(*step);
    entries[name] = draw();
    SetEntry(person, name, entries[name]);
  }
  person = random::MadePossible(dice, person, {today, today});
  for (const Step* step : procedure.steps) {
    if (step->sets != nullptr) {
      entries[oracle::EntryOf(*step)] = DayOf(person, step->sets->name);
    }
  }
  return entries;
}

TEST(Steps, OfTheChannelPackAreWhatComesOfPlayingThemThrough) {
  const Pack pack = random::ChannelPack();
  ASSERT_GE(ProceduresOf(pack).size(), 2U);
  int tried = 0;
  int spoken = 0;
  for (const uint64_t seed :
       random::SeedsFrom(71'500'000, 3 * kPacks, random::Length::kLong)) {
    Dice dice(seed);
    const Chart chart = random::RandomChannelChart(dice, pack);
    const oracle::OverDates over_dates(chart);
    const Procedure& procedure = dice.OneOf(ProceduresOf(pack));
    const Date today{
        std::max(random::RandomChannelDays(dice, pack.events()).first.days,
                 kFirstDay.days + 200)};
    Case person = random::RandomChannelCase(dice, pack, 15, {today, today});
    const Entries entries = DrawEntries(dice, procedure, today, person);
    const auto timetable = StepsOf(chart, person, today, {procedure.name});
    if (!timetable) continue;  // assumptions rule it out
    const ProcedureAnswer& answer = timetable->procedures.front();
    AskedDays asked(chart, *procedure.route, person, today);
    const oracle::LastDay last_day = [&](const Step& step,
                                         const Entries& given) {
      return asked.Of(step, given);
    };
    const SlowSteps slow =
        oracle::PlayThrough(procedure, entries, last_day, today);
    // A last day may rest on what is not known of the person.
    if (!asked.exact()) continue;
    ++tried;
    ExpectAllows(answer, slow, entries, today);
    for (const SlowStep& step : slow.steps) spoken += step.by_silence ? 1 : 0;
    ExpectGates(today, person, answer, slow, over_dates);
    if (testing::Test::HasFailure()) {
      FAIL() << "seed " << seed << "\n"
             << random::TextOf(chart.scenario())
             << random::TextOf(person, {today, today})
             << FormatJson(*timetable);
    }
  }
  EXPECT_GE(tried, random::FloorOf(1500, random::Length::kLong));
  EXPECT_GE(spoken, random::FloorOf(300, random::Length::kLong));
}

}  // namespace
}  // namespace safeconduct
