// SPDX-License-Identifier: Apache-2.0
//
// Packs of any size with the shape of the Channel pack.
//
// A seventh of the clauses are safeguards, in groups of about seven. The rest
// are the routes' own, about ten each. Every route stands under the first group
// and every second under one more. There is a matter for each five clauses, up
// to forty; one is a route's agreement, which its first need asks for and three
// in ten of its clauses look at after `unless`. A matter is moved by two
// events; of ten events one is denied by a second source and one has no exact
// day.
//
// A clause tests one fact (five times in nine), two, three or, seldom, four.
// Half of these are drawn from the few facts that its route or group is about,
// half from all, where the fact of rank r is drawn as often as the first
// divided by the root of r: some facts are tested by many clauses, most by few.
// Nine facts in twenty are yes or no, four are choices, four numbers, three
// dates. Of two dates one is counted from: a clause then tests the measure. A
// number, date or measure is compared with one of three constants of its own,
// so that clauses cut it alike.
//
// Facts are declared in an order that has nothing to do with their use.
//
// Clauses drawn freely would close every route of some length for everyone. So
// one person is drawn first, and every clause is made to let that person pass:
// no route is closed for all.
#include "bench/growth/made_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "safeconduct/date.h"
#include "tests/random/dice.h"

namespace safeconduct::bench {
namespace {

using random::Dice;

constexpr int kFirstDayOfEvents = 18000;  // 2019-04-14
// Matters are first moved within about seven years of the first day.
constexpr int kDaysOfEvents = 2500;
constexpr int kMaxMatters = 40;
constexpr size_t kFactsOfTopic = 8;
// In a small pack every fact may be tested alone already; then one is tested
// again.
constexpr int kTries = 8;

// What a test looks at, and what is so of the person who passes.
struct Thing {
  enum class Form : uint8_t { kYesNo, kChoice, kNumber, kDate };
  std::string name;
  Form form = Form::kYesNo;
  int choices = 0;             // of kChoice
  int value = 0;               // of the person
  std::vector<int> constants;  // of kNumber and kDate
  std::string measure;         // of kDate, where it is counted from or to
};

class PackMaker {
 public:
  PackMaker(const PackSize& size, uint64_t seed) : size_(size), dice_(seed) {}

  std::vector<PackFile> Run() {
    DrawFacts();
    DeclareFacts();
    DeclareMatters();
    AddGroups();
    AddRoutes();
    return {{"made.law.md", fmt::format("```law\n{}```\n", law_)},
            {"made.record.md", fmt::format("```record\n{}```\n", record_)}};
  }

 private:
  using Facts = std::vector<size_t>;  // by rank

  // -- Declarations ---------------------------------------------------------

  void DrawFacts() {
    double weight = 0;
    for (int rank = 0; rank < size_.facts; ++rank) {
      facts_.push_back(DrawFact());
      weight += 1 / std::sqrt(rank + 1);
      weights_.push_back(weight);
    }
  }

  Thing DrawFact() {
    Thing fact;
    const int kind = dice_.Between(1, 20);
    if (kind <= 9) {
      fact.value = dice_.Between(0, 1);
    } else if (kind <= 13) {
      fact.form = Thing::Form::kChoice;
      fact.choices = dice_.Between(3, 6);
      fact.value = dice_.Between(0, fact.choices - 1);
    } else if (kind <= 17) {
      fact.form = Thing::Form::kNumber;
      fact.value = dice_.Between(0, 100);
      fact.constants = Constants(1, 99);
    } else {
      fact.form = Thing::Form::kDate;
      fact.value = dice_.Between(0, 100);
      fact.constants = Constants(1, 99);
      // The name is made when the fact gets its own.
      if (dice_.Chance(50)) fact.measure = "counted";
    }
    return fact;
  }

  std::vector<int> Constants(int low, int high) {
    return {dice_.Between(low, high), dice_.Between(low, high),
            dice_.Between(low, high)};
  }

  void DeclareFacts() {
    std::vector<size_t> places(facts_.size());
    std::iota(places.begin(), places.end(), size_t{0});
    for (size_t i = places.size(); i > 1; --i) {
      // Not std::shuffle, which draws otherwise with another library.
      std::swap(places[i - 1], places[dice_.Below(i)]);
    }
    for (size_t i = 0; i < places.size(); ++i) {
      Thing& fact = facts_[places[i]];
      fact.name = fmt::format("fact_{}", i);
      law_ += fmt::format("fact {} \"A fact\" : {}\n", fact.name, TypeOf(fact));
      if (fact.measure.empty()) continue;
      fact.measure = fmt::format("count_{}", i);
      law_ +=
          fmt::format("measure {} \"A count\" counts days from {} to today\n",
                      fact.measure, fact.name);
    }
  }

  static std::string TypeOf(const Thing& thing) {
    switch (thing.form) {
      case Thing::Form::kYesNo:
        break;
      case Thing::Form::kChoice: {
        std::string type = "one of value_0";
        for (int i = 1; i < thing.choices; ++i) {
          type += fmt::format(", value_{}", i);
        }
        return type;
      }
      case Thing::Form::kNumber:
        return "0..100 points";
      case Thing::Form::kDate:
        return "date or none";
    }
    return "yes or no";
  }

  void DeclareMatters() {
    record_ =
        "source teller \"A source\" judgment published 2019-01-01\n"
        "source denier \"Another\" judgment published 2019-01-01\n";
    const int count = std::clamp(size_.clauses / 5, 2, kMaxMatters);
    for (int i = 0; i < count; ++i) {
      Thing matter;
      matter.name = fmt::format("matter_{}", i);
      matter.form = Thing::Form::kChoice;
      matter.choices = 3;
      matter.value = dice_.Between(0, 2);
      law_ += fmt::format("matter {} \"A matter\" : {}; at first value_0\n",
                          matter.name, TypeOf(matter));
      AddEvents(matter);
      matters_.push_back(std::move(matter));
    }
  }

  // Two moves, to value_1 and then to value_2, of which either may be denied or
  // have no exact day.
  void AddEvents(const Thing& matter) {
    int day = kFirstDayOfEvents + dice_.Between(0, kDaysOfEvents);
    for (int i = 1; i <= 2; ++i) {
      const int kind = dice_.Between(1, 10);
      const std::string from = FormatDate(Date{day});
      const std::string when = kind == 1
                                   ? fmt::format("between {} and {}", from,
                                                 FormatDate(Date{day + 60}))
                                   : "on " + from;
      record_ += fmt::format(
          "event {0}_event_{1} \"An event\" {2}\n  {0} becomes value_{1}\n"
          "  according to teller\n{3}",
          matter.name, i, when, kind == 2 ? "  denied by denier\n" : "");
      day += dice_.Between(100, 900);
    }
  }

  // -- Routes and groups ----------------------------------------------------

  void AddGroups() {
    const int safeguards = std::max(1, size_.clauses / 7);
    group_count_ = std::max(1, (safeguards + 3) / 7);
    for (int i = 0; i < group_count_; ++i) {
      law_ += fmt::format("safeguards group_{} \"A group\"\n", i);
      const Facts topic = DrawTopic();
      alone_.clear();
      const int end = safeguards * (i + 1) / group_count_;
      for (int j = safeguards * i / group_count_; j < end; ++j) {
        AddClause(topic, nullptr, /*needs=*/false);
      }
    }
  }

  void AddRoutes() {
    const int own = size_.clauses - clause_count_;
    const int count = std::max(
        1, (own + size_.clauses_of_route / 2) / size_.clauses_of_route);
    for (int i = 0; i < count; ++i) {
      law_ += fmt::format("route route_{} \"A route\" to FR under group_0", i);
      if (group_count_ > 1 && i % 2 == 1) {
        law_ += fmt::format(", group_{}", dice_.Between(1, group_count_ - 1));
      }
      law_ += "\n";
      const Facts topic = DrawTopic();
      alone_.clear();
      const Thing& agreement = dice_.OneOf(matters_);
      // The first of the route's own clauses, so the loop below starts with the
      // second.
      AddNeedOf(agreement);
      const int end = own * (i + 1) / count;
      for (int j = own * i / count + 1; j < end; ++j) {
        AddClause(topic, &agreement, dice_.Chance(55));
      }
    }
  }

  Facts DrawTopic() {
    Facts topic;
    while (topic.size() < kFactsOfTopic)
      topic.push_back(dice_.Below(facts_.size()));
    return topic;
  }

  // Returns a rank, the first ranks more often.
  size_t DrawRank() {
    const double at =
        weights_.back() * static_cast<double>(dice_.Between(0, 999'999)) / 1e6;
    const auto rank = std::ranges::upper_bound(weights_, at);
    return static_cast<size_t>(rank - weights_.begin());
  }

  // -- Clauses --------------------------------------------------------------

  void AddNeedOf(const Thing& agreement) {
    law_ += fmt::format("  needs clause_{} \"A clause\"\n    when {}\n",
                        clause_count_++, TestOf(agreement, true));
  }

  // A need lets the person pass where it holds, a bar where it does not.
  void AddClause(const Facts& topic, const Thing* agreement, bool needs) {
    law_ += fmt::format("  {} clause_{} \"A clause\"\n    when {}\n",
                        needs ? "needs" : "barred by", clause_count_++,
                        ConditionOf(topic, needs));
    if (agreement != nullptr && dice_.Chance(30)) {
      law_ +=
          fmt::format("    unless {}\n", TestOf(*agreement, dice_.Chance(50)));
    } else if (dice_.Chance(10)) {
      law_ += fmt::format("    unless {}\n",
                          TestOf(facts_[DrawRank()], dice_.Chance(50)));
    }
  }

  std::string ConditionOf(const Facts& topic, bool is_so) {
    const int kind = dice_.Between(1, 20);
    const int count = kind <= 9 ? 1 : kind <= 14 ? 2 : kind <= 18 ? 3 : 4;
    Facts tested;
    for (int i = 0; i < count; ++i) tested.push_back(DrawFactFor(topic));
    if (count == 1) alone_.insert(tested.front());
    return Condition(tested, is_so);
  }

  // Returns a fact that no clause of the same owner tests alone, if possible.
  size_t DrawFactFor(const Facts& topic) {
    size_t fact = 0;
    for (int i = 0; i < kTries; ++i) {
      fact = dice_.Chance(60) ? dice_.OneOf(topic) : DrawRank();
      if (!alone_.contains(fact)) break;
    }
    return fact;
  }

  // Returns a condition that is, or is not, so of the person, with one test of
  // each fact.
  // A tree of `and` and `or` over the facts, drawn from the root down.
  std::string Condition(std::span<const size_t> facts, bool is_so) {
    if (facts.size() == 1) return TestOf(facts_[facts.front()], is_so);
    const size_t half = 1 + dice_.Below(facts.size() - 1);
    const bool is_and = dice_.Chance(50);
    // `and` is so where both are, `or` where either is.
    bool left = is_so;
    bool right = is_so;
    // `and` that is not so needs one side that is not, `or` that is so one that
    // is: the other side may be either.
    if (is_and != is_so) (dice_.Chance(50) ? left : right) = dice_.Chance(50);
    return fmt::format("({} {} {})", Condition(facts.first(half), left),
                       is_and ? "and" : "or",
                       Condition(facts.subspan(half), right));
  }

  // Returns a test that is, or is not, so of the person.
  // What is so of the person is known, so the test is turned until it fits.
  std::string TestOf(const Thing& thing, bool is_so) {
    switch (thing.form) {
      case Thing::Form::kYesNo:
        break;
      case Thing::Form::kChoice: {
        const int choice = dice_.Between(0, thing.choices - 1);
        return fmt::format("{} {} value_{}", thing.name,
                           (choice == thing.value) == is_so ? "is" : "is not",
                           choice);
      }
      case Thing::Form::kNumber:
      case Thing::Form::kDate: {
        const int constant = dice_.OneOf(thing.constants);
        const bool rises = (thing.value >= constant) == is_so;
        if (thing.form == Thing::Form::kNumber || !thing.measure.empty()) {
          return fmt::format("{} {} {}",
                             thing.measure.empty() ? thing.name : thing.measure,
                             rises ? ">=" : "<", constant);
        }
        return fmt::format("{} {} {}", thing.name, rises ? ">=" : "<",
                           FormatDate(Date{kFirstDayOfEvents + 25 * constant}));
      }
    }
    return (thing.value == 1) == is_so ? thing.name : "not " + thing.name;
  }

  PackSize size_;
  Dice dice_;
  std::vector<Thing> facts_;     // by rank
  std::vector<double> weights_;  // by rank, summed up
  std::vector<Thing> matters_;
  std::set<size_t> alone_;  // facts that a clause of this owner tests alone
  int group_count_ = 0;
  int clause_count_ = 0;
  std::string law_;
  std::string record_;
};

}  // namespace

std::vector<PackFile> MakePack(const PackSize& size, uint64_t seed) {
  return PackMaker(size, seed).Run();
}

}  // namespace safeconduct::bench
