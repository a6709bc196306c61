// SPDX-License-Identifier: Apache-2.0
//
// Time limits against asking day by day. Random packs with one clause, made of
// tests of time and of facts that are yes or no, are asked about on every day
// of some years: wherever the clause is one thing on a day and another on the
// next, a limit has that day for its last; and where a limit has it, and may
// make a difference, the clause differs. What is said of dates that are known
// in part is what comes of asking with each of their days.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "safeconduct/asker.h"
#include "tests/random/dice.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using random::Dice;

constexpr int kPacks = 600;
constexpr uint64_t kFirstSeed = 83'000'000;

// The days on which everything happens, far from the ends of the calendar.
const Date kFirst = *ParseDate("2023-01-01");
const Date kLast = *ParseDate("2025-12-31");
const Date kAsked = *ParseDate("2024-06-10");

// Dates from which time is counted, and dates that are to lie within it. Apart,
// so that on the move one does one thing alone.
const std::vector<std::string> kStarts = {"start_0", "start_1", "start_2"};
const std::vector<std::string> kEnds = {"end_0", "end_1"};
const std::vector<std::string> kFlags = {"flag_0", "flag_1"};

// -- Random packs -------------------------------------------------------------

class PackDrawer {
 public:
  explicit PackDrawer(Dice& dice) : dice_(dice) {}

  std::string Draw() {
    for (const std::string& name : kStarts) {
      text_ += fmt::format("fact {} \"A start\" : date or none\n", name);
    }
    for (const std::string& name : kEnds) {
      text_ += fmt::format("fact {} \"An end\" : date or none\n", name);
    }
    for (const std::string& name : kFlags) {
      text_ += fmt::format("fact {} \"A flag\" : yes or no\n", name);
    }
    text_ +=
        "calendar offices \"Offices\" from 1990-01-01 to 2040-12-31\n"
        "  closed saturday, sunday, 2024-04-01, 2024-12-25..2024-12-26\n"
        "matter most \"The most\" : 0..60 days; at first 20\n";
    DrawDays();
    DrawMeasures();
    const bool needs = dice_.Chance(50);
    const std::string when = Condition(2);
    text_ +=
        fmt::format("route r \"A route\"\n  {} clause \"A clause\" when {}\n",
                    needs ? "needs" : "barred by", when);
    if (dice_.Chance(25)) text_ += "    unless " + Condition(1) + "\n";
    return fmt::format("```law\n{}```\n", text_);
  }

 private:
  std::string Step() {
    const char* sign = dice_.Chance(85) ? "plus" : "minus";
    switch (dice_.Between(0, 4)) {
      case 0:
        return fmt::format("{} {} days", sign, dice_.Between(1, 40));
      case 1:
        return fmt::format("{} {} months", sign, dice_.Between(1, 7));
      case 2:
        return fmt::format("{} {} working days of offices", sign,
                           dice_.Between(1, 12));
      case 3:
        return fmt::format("{} {} weeks", sign, dice_.Between(1, 5));
      default:
        return dice_.Chance(70) ? "rolled on offices"
                                : "rolled back on offices";
    }
  }

  std::string Way() {
    std::string way = dice_.OneOf(kStarts);
    if (dice_.Chance(20)) {
      way = fmt::format("{} of start_0, start_1",
                        dice_.Chance(50) ? "later" : "earlier");
    }
    const int steps = dice_.Between(0, 2);
    for (int i = 0; i < steps; ++i) way += ", " + Step();
    return way;
  }

  void DrawDays() {
    for (const char* name : {"day_0", "day_1"}) {
      text_ += fmt::format("day {} \"A day\" is {}", name, Way());
      if (dice_.Chance(30)) {
        text_ += fmt::format(" when {} or {}", dice_.OneOf(kFlags), Way());
      }
      text_ += "\n";
      days_.emplace_back(name);
    }
  }

  void DrawMeasures() {
    for (const char* name : {"count_0", "count_1", "count_2"}) {
      const std::string unit = dice_.OneOf<std::string>(
          {"days", "days", "months", "full months", "years", "full years"});
      std::string from =
          dice_.Chance(80) ? dice_.OneOf(kStarts) : dice_.OneOf(days_);
      std::string to = End();
      // Counted down to a day that comes.
      if (to == "today" && dice_.Chance(25)) std::swap(from, to);
      text_ += fmt::format("measure {} \"A count\" counts {} from {} to {}\n",
                           name, unit, from, to);
      if (unit == "days") counts_of_days_.emplace_back(name);
      const bool years = unit.ends_with("years");
      measures_[name] = years ? 2 : unit == "days" ? 60 : 12;
    }
  }

  std::string End() { return dice_.Chance(60) ? "today" : dice_.OneOf(kEnds); }

  std::string Comparison() {
    return dice_.OneOf<std::string>({"<", "<=", ">", ">=", "<=", ">="});
  }

  std::string Test() {
    if (dice_.Chance(30)) return dice_.OneOf(kFlags);
    if (dice_.Chance(45)) {
      const std::string day = dice_.OneOf(days_);
      const std::string comparison = dice_.Chance(85)   ? Comparison()
                                     : dice_.Chance(50) ? "="
                                                        : "!=";
      return dice_.Chance(60) ? fmt::format("{} {} {}", End(), comparison, day)
                              : fmt::format("{} {} {}", day, comparison, End());
    }
    const auto measure =
        std::next(measures_.begin(),
                  dice_.Between(0, static_cast<int>(measures_.size()) - 1));
    const auto& [name, most] = *measure;
    if (!counts_of_days_.empty() && dice_.Chance(15)) {
      return fmt::format("{} {} most", dice_.OneOf(counts_of_days_),
                         Comparison());
    }
    const int low = dice_.Between(2, most);
    if (dice_.Chance(15)) {
      return fmt::format("{} in {}..{}", name, low, low + dice_.Between(0, 9));
    }
    return fmt::format("{} {} {}", name, Comparison(), low);
  }

  std::string Condition(int depth) {
    if (depth == 0 || dice_.Chance(20)) {
      return dice_.Chance(20) ? fmt::format("not ({})", Test()) : Test();
    }
    const std::string joint = dice_.Chance(50) ? "and" : "or";
    std::string all = fmt::format("({})", Condition(depth - 1));
    const int more = dice_.Between(1, 2);
    for (int i = 0; i < more; ++i) {
      all += fmt::format(" {} ({})", joint, Condition(depth - 1));
    }
    return dice_.Chance(20) ? fmt::format("not ({})", all) : all;
  }

  Dice& dice_;
  std::string text_;
  std::vector<std::string> days_;
  std::vector<std::string> counts_of_days_;
  std::map<std::string, int> measures_;  // and the most they are compared with
};

// -- Cases --------------------------------------------------------------------

// The value of each fact, as it is written.
using Written = std::map<std::string, std::string>;

std::string DrawDate(Dice& dice) {
  if (dice.Chance(12)) return "none";
  return FormatDate(Date{kAsked.days + dice.Between(-200, 60)});
}

Written DrawValues(Dice& dice) {
  Written values;
  for (const std::string& name : kStarts) values[name] = DrawDate(dice);
  for (const std::string& name : kEnds) values[name] = DrawDate(dice);
  for (const std::string& name : kFlags) {
    values[name] = dice.Chance(50) ? "yes" : "no";
  }
  return values;
}

Case CaseOf(const Pack& pack, const Written& values) {
  Case person(pack);
  for (const auto& [name, value] : values) {
    const auto set = person.Set(name + "=" + value);
    EXPECT_TRUE(set) << name << "=" << value;
  }
  return person;
}

std::string TextOf(const Written& values) {
  std::string text;
  for (const auto& [name, value] : values) text += name + "=" + value + "\n";
  return text;
}

// A pack of one clause, asked about.
struct Trial {
  std::string text;
  Pack pack;
  Chart chart;
};

std::optional<Trial> DrawTrial(Dice& dice) {
  std::string text = PackDrawer(dice).Draw();
  auto pack = Pack::Read({{"limits.law.md", text}});
  EXPECT_TRUE(pack) << (pack ? "" : pack.error().text) << text;
  if (!pack) return std::nullopt;
  auto chart = Chart::Compile(*pack, {});
  EXPECT_TRUE(chart) << text;
  if (!chart) return std::nullopt;
  return Trial{std::move(text), *pack, *chart};
}

std::vector<TimeLimit> LimitsOf(Asker& asker, const Case& person, Date day) {
  const auto answer = asker.Explain(person, {day, day});
  EXPECT_TRUE(answer);
  return answer ? answer->limits : std::vector<TimeLimit>();
}

// The one day that is the last; nothing where there are several or none.
std::optional<Date> LastDayOf(const TimeLimit& limit) {
  if (limit.first_last_day != limit.last_last_day) return std::nullopt;
  return limit.first_last_day;
}

// -- Day by day ---------------------------------------------------------------

// The days behind which the one clause lets its route open no more, or again,
// while `date` goes on and all else stands: the route is open where it does.
std::map<Date, AfterLimit> Changes(const Trial& trial, Asker& asker,
                                   const Written& values,
                                   const std::string& date) {
  std::map<Date, AfterLimit> changes;
  std::optional<Outcome> before;
  Case person = CaseOf(trial.pack, values);
  for (Date day = kFirst; day <= kLast; ++day.days) {
    Date asked = kAsked;
    if (date == "today") {
      asked = day;
    } else {
      EXPECT_TRUE(person.Set(date + "=" + FormatDate(day)));
    }
    const auto outcomes = asker.Outcomes(person, {asked, asked});
    const Outcome outcome = outcomes->front();
    EXPECT_NE(outcome, Outcome::kUndetermined);
    if (before && *before != outcome) {
      changes[Date{day.days - 1}] =
          outcome == Outcome::kOpen ? AfterLimit::kOpens : AfterLimit::kCloses;
    }
    before = outcome;
  }
  return changes;
}

// Whether the test that only compares two dates is among what may change it:
// counts of 0 are no limits, and the drawn packs have none.
void ExpectLimitsAreChanges(const Trial& trial, Asker& asker,
                            const Written& values, const std::string& date,
                            const std::vector<TimeLimit>& limits, int& seen) {
  const auto changes = Changes(trial, asker, values, date);
  std::map<Date, std::vector<const TimeLimit*>> deciding;
  for (const TimeLimit& limit : limits) {
    if (limit.date.name != date || limit.idle) continue;
    const auto last = LastDayOf(limit);
    if (last && *last >= kFirst && *last < kLast) {
      deciding[*last].push_back(&limit);
    }
  }
  for (const auto& [day, after] : changes) {
    EXPECT_TRUE(deciding.contains(day))
        << date << ": the clause changes behind " << FormatDate(day)
        << ", and no limit says so";
  }
  for (const auto& [day, of_day] : deciding) {
    // Two that end on one day may undo one another.
    if (of_day.size() > 1) continue;
    const TimeLimit& limit = *of_day.front();
    const auto change = changes.find(day);
    ASSERT_NE(change, changes.end())
        << date << ": " << limit.name << " is said to change the clause behind "
        << FormatDate(day);
    ++seen;
    if (limit.after != AfterLimit::kEither) {
      EXPECT_EQ(change->second, limit.after) << limit.name;
    }
  }
}

// How a limit stands, from its last day and the date; written apart from the
// program, one value at a time.
LimitState StateOf(const TimeLimit& limit, const std::optional<Date>& last,
                   const std::string& date) {
  if (!last) return LimitState::kNotBegun;
  const auto known = date == "today" ? std::nullopt : ParseDate(date);
  if (known) return *known <= *last ? LimitState::kKept : LimitState::kMissed;
  if (kAsked <= *last) return LimitState::kRunning;
  return date == "today" && limit.after == AfterLimit::kOpens
             ? LimitState::kOver
             : LimitState::kMissed;
}

std::string DateOf(const TimeLimit& limit, const Written& values) {
  return limit.date.name == "today" ? "today" : values.at(limit.date.name);
}

void ExpectStates(const std::vector<TimeLimit>& limits, const Written& values) {
  for (const TimeLimit& limit : limits) {
    const auto last = LastDayOf(limit);
    const std::string date = DateOf(limit, values);
    EXPECT_EQ(limit.state, StateOf(limit, last, date)) << limit.name;
    EXPECT_EQ(limit.days_left.has_value(), limit.state == LimitState::kRunning);
    EXPECT_EQ(limit.missed_by.has_value(), limit.state == LimitState::kMissed);
    if (limit.days_left) {
      EXPECT_EQ(limit.days_left->least, last->days - kAsked.days);
      EXPECT_EQ(limit.days_left->most, limit.days_left->least);
    }
    if (limit.missed_by) {
      const Date at =
          date == "today" || date == "none" ? kAsked : *ParseDate(date);
      EXPECT_EQ(limit.missed_by->least, at.days - last->days);
      EXPECT_EQ(limit.missed_by->most, limit.missed_by->least);
    }
  }
}

TEST(Limits, AreTheDaysBehindWhichAClauseDiffers) {
  int seen = 0;
  int idle = 0;
  for (const uint64_t seed : random::SeedsFrom(kFirstSeed, kPacks)) {
    Dice dice(seed);
    const auto trial = DrawTrial(dice);
    if (!trial) FAIL() << "seed " << seed;
    Asker asker(trial->chart);
    const Written values = DrawValues(dice);
    const auto limits = LimitsOf(asker, CaseOf(trial->pack, values), kAsked);
    for (const TimeLimit& limit : limits) idle += limit.idle ? 1 : 0;
    ExpectStates(limits, values);
    ExpectLimitsAreChanges(*trial, asker, values, "today", limits, seen);
    for (const std::string& date : kEnds) {
      ExpectLimitsAreChanges(*trial, asker, values, date, limits, seen);
    }
    if (HasFailure()) {
      FAIL() << "seed " << seed << "\n" << trial->text << TextOf(values);
    }
  }
  EXPECT_GE(seen, random::FloorOf(kPacks / 2));
  EXPECT_GE(idle, random::FloorOf(kPacks / 4));
}

// -- Known in part ------------------------------------------------------------

// Some values for each of a few facts, and one for the others.
std::map<std::string, std::vector<std::string>> DrawSeveral(
    Dice& dice, const Written& values) {
  std::map<std::string, std::vector<std::string>> several;
  for (const auto& [name, value] : values) {
    std::set<std::string> all = {value};
    const bool flag = std::ranges::find(kFlags, name) != kFlags.end();
    if (flag && dice.Chance(30)) all = {"no", "yes"};
    if (!flag && dice.Chance(40)) {
      all.insert(DrawDate(dice));
      const auto date = ParseDate(value);
      if (date) all.insert(FormatDate(Date{date->days + 1}));
    }
    several[name] = {all.begin(), all.end()};
  }
  return several;
}

std::vector<Written> ChoicesOf(
    const std::map<std::string, std::vector<std::string>>& several) {
  std::vector<Written> choices = {{}};
  for (const auto& [name, all] : several) {
    std::vector<Written> more;
    for (const Written& choice : choices) {
      for (const std::string& value : all) {
        more.push_back(choice);
        more.back()[name] = value;
      }
    }
    choices = std::move(more);
  }
  return choices;
}

// What comes of a limit with each choice of values.
struct OfChoices {
  std::set<LimitState> states;
  bool none = false;  // with some there is no last day
  std::optional<Date> first;
  std::optional<Date> last;
};

// Limits are told apart by what they say of themselves; two that say the same
// stand for one another.
std::string KeyOf(const TimeLimit& limit) {
  const auto number = [](const std::optional<CountRange>& range) {
    return range ? fmt::format("{}", range->least) : "";
  };
  return fmt::format("{} {} {} {} {}", limit.name, limit.date.name,
                     AfterLimitName(limit.after), number(limit.at_most),
                     number(limit.at_least));
}

LimitState StateOf(const OfChoices& all) {
  if (all.states.size() == 1) return *all.states.begin();
  if (!all.none && kAsked <= *all.first) return LimitState::kRunning;
  return LimitState::kUnknown;
}

TEST(Limits, AreExactWhereDatesAreKnownInPart) {
  int ranges = 0;
  std::map<LimitState, int> states;
  for (const uint64_t seed :
       random::SeedsFrom(kFirstSeed + 1'000'000, kPacks)) {
    Dice dice(seed);
    const auto trial = DrawTrial(dice);
    if (!trial) FAIL() << "seed " << seed;
    Asker asker(trial->chart);
    const auto several = DrawSeveral(dice, DrawValues(dice));
    Written joined;
    for (const auto& [name, all] : several) {
      joined[name] = fmt::format("{}", fmt::join(all, "|"));
    }
    // A day and the one before it both have the same name and the same number:
    // such limits are not told apart here.
    std::map<std::string, std::vector<OfChoices>> of_choices;
    for (const Written& choice : ChoicesOf(several)) {
      std::map<std::string, size_t> place;
      auto limits = LimitsOf(asker, CaseOf(trial->pack, choice), kAsked);
      std::ranges::stable_sort(limits, {}, &TimeLimit::first_last_day);
      for (const TimeLimit& limit : limits) {
        const std::string key = KeyOf(limit);
        auto& list = of_choices[key];
        const size_t at = place[key]++;
        if (list.size() <= at) list.resize(at + 1);
        const auto last = LastDayOf(limit);
        list[at].states.insert(limit.state);
        list[at].none = list[at].none || !last;
        if (!last) continue;
        if (!list[at].first || *last < *list[at].first) list[at].first = last;
        if (!list[at].last || *last > *list[at].last) list[at].last = last;
      }
    }
    auto limits = LimitsOf(asker, CaseOf(trial->pack, joined), kAsked);
    std::ranges::stable_sort(limits, {}, &TimeLimit::first_last_day);
    std::map<std::string, size_t> place;
    for (const TimeLimit& limit : limits) {
      const std::string key = KeyOf(limit);
      const OfChoices& all = of_choices.at(key).at(place[key]++);
      EXPECT_EQ(limit.first_last_day, all.first) << key;
      EXPECT_EQ(limit.last_last_day, all.last) << key;
      EXPECT_EQ(limit.state, StateOf(all)) << key;
      ranges += all.first != all.last ? 1 : 0;
      ++states[limit.state];
    }
    if (HasFailure()) {
      FAIL() << "seed " << seed << "\n" << trial->text << TextOf(joined);
    }
  }
  EXPECT_GE(ranges, random::FloorOf(kPacks / 4));
  for (const LimitState state :
       {LimitState::kNotBegun, LimitState::kRunning, LimitState::kKept,
        LimitState::kMissed, LimitState::kUnknown, LimitState::kOver}) {
    EXPECT_GE(states[state], random::FloorOf(10)) << LimitStateName(state);
  }
}

}  // namespace
}  // namespace safeconduct
