// SPDX-License-Identifier: Apache-2.0
//
// What would change an outcome, in words. An answer lists each change by
// itself, which for a reader is too much: of one fact with three values that
// give the same outcome there are three. So changes of one fact alone that give
// the same and then turn on the same are one line with several values. Changes
// that a person can make stand before those of law and record, which nobody in
// a case can.
#include "cli/page/changes_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace safeconduct::cli {
namespace {

// How many changes stand under one heading, unless all are asked for.
constexpr size_t kShown = 4;

class ChangeTeller {
 public:
  ChangeTeller(const Chart& chart, const Case& person,
               const RouteAnswer& answer, bool all)
      : chart_(chart),
        known_(person.Known()),
        answer_(answer),
        shown_(all ? std::numeric_limits<size_t>::max() : kShown) {}

  std::vector<ChangeLine> Run() {
    if (answer_.outcome == Outcome::kUndetermined) {
      // A change of an undetermined outcome is something to be found out, and
      // is told by what it would show.
      TellAll("It would be settled open by:", [](const Change& change) {
        return change.gives == Outcome::kOpen;
      });
      TellAll("It would be settled closed by:", [](const Change& change) {
        return change.gives == Outcome::kClosed;
      });
    } else {
      // Of a settled outcome changes give the other, or leave it open.
      for (const bool moves_law : {false, true}) TellOfSettled(moves_law);
    }
    // Those that the answer does not list, and those listed that are not told
    // here.
    const size_t left_out = left_out_ + answer_.changes->left_out;
    if (left_out > 0) {
      lines_.push_back(
          {fmt::format("{} more such {} left out here (--all-changes tells "
                       "all).",
                       left_out, left_out == 1 ? "change is" : "changes are"),
           false});
    }
    return std::move(lines_);
  }

 private:
  // What certainly gives the other outcome stands before what may give it.
  // A change that leaves the outcome undetermined could give the other.
  void TellOfSettled(bool moves_law) {
    const std::string_view then =
        answer_.outcome == Outcome::kClosed ? "open" : "close";
    for (const bool certain : {true, false}) {
      TellAll(fmt::format("{} {} {} if:",
                          moves_law ? "As law and record may change, it" : "It",
                          certain ? "would" : "could", then),
              [&](const Change& change) {
                return change.moves_law() == moves_law &&
                       (change.gives != Outcome::kUndetermined) == certain;
              });
    }
  }

  // A change, and those of the same one fact that give the same, told as one.
  struct Told {
    const Change* change;
    std::vector<Values> values;  // of the one fact
  };

  template <typename Belongs>
  void TellAll(std::string heading, const Belongs& belongs) {
    std::vector<Told> told;
    for (const Change& change : answer_.changes->listed) {
      if (!belongs(change)) continue;
      // Only neighbours, so that the order of the list stays.
      if (!told.empty() && AreAlike(*told.back().change, change)) {
        told.back().values.push_back(change.facts.front().values);
        continue;
      }
      told.push_back({&change, {}});
      // Of a change of several facts the values are told one by one, below.
      if (!change.facts.empty()) {
        told.back().values.push_back(change.facts.front().values);
      }
    }
    if (told.empty()) return;
    lines_.push_back({std::move(heading), false});
    for (size_t i = 0; i < std::min(shown_, told.size()); ++i) {
      lines_.push_back({InWords(told[i]), true});
    }
    // Counted over all headings and told once, at the end.
    if (told.size() > shown_) left_out_ += told.size() - shown_;
  }

  // Returns whether two changes are of the same one fact and give the same.
  static bool AreAlike(const Change& a, const Change& b) {
    const auto of_one_fact = [](const Change& one) {
      return one.facts.size() == 1 && !one.moves_law();
    };
    return of_one_fact(a) && of_one_fact(b) &&
           a.facts.front().fact == b.facts.front().fact && a.gives == b.gives &&
           a.then_turns_on == b.then_turns_on;
  }

  std::string InWords(const Told& told) const {
    const Change& change = *told.change;
    std::vector<std::string> parts;
    for (const auto& [matter, values] : change.matters) {
      parts.push_back(
          fmt::format("{} is {}", matter->name, FormatValues(values)));
    }
    for (const EventFate& fate : change.disputes) {
      parts.push_back(FateInWords(fate));
    }
    for (const auto& [fact, values] : change.facts) {
      parts.push_back(change.facts.size() == 1 ? FactInWords(*fact, told.values)
                                               : FactInWords(*fact, {values}));
    }
    std::string text = fmt::format("{}", fmt::join(parts, " and "));
    if (change.one_of_several) text += ", one of several such ways";
    if (!change.then_turns_on.empty()) {
      text += fmt::format(" (then it turns on: {})",
                          fmt::join(NamesIn(change.then_turns_on), ", "));
    }
    return text;
  }

  // A count that moves with a date is treated as if it could move by itself, so
  // that each value may settle what not knowing the value leaves open.
  std::string FactInWords(const Fact& fact,
                          const std::vector<Values>& values) const {
    // If a move is to all that is known already, it is not the value that
    // settles, but that it be known.
    const std::string words = chart_.DescribeValues(fact, values);
    if (words == WordsOfKnown(fact)) {
      return fmt::format("{} is known, whatever it is", fact.name);
    }
    return fmt::format("{} is {}", fact.name, words);
  }

  // Returns what is known of a fact in the same words; nothing is known of one
  // that may have every value.
  std::string WordsOfKnown(const Fact& fact) const {
    for (const auto& [known, values] : known_) {
      if (known == &fact) return chart_.DescribeValues(fact, {values});
    }
    return fact.type.form == Type::Form::kCountry ? "any" : "unknown";
  }

  const Chart& chart_;
  std::vector<FactValues> known_;
  const RouteAnswer& answer_;
  size_t shown_;  // under one heading
  std::vector<ChangeLine> lines_;
  size_t left_out_ = 0;
};

}  // namespace

std::vector<ChangeLine> ChangesInWords(const Chart& chart, const Case& person,
                                       const RouteAnswer& answer, bool all) {
  return ChangeTeller(chart, person, answer, all).Run();
}

std::vector<std::string> NamesIn(const TurnsOn& turns_on) {
  std::vector<std::string> names;
  for (const Fact* fact : turns_on.facts) names.push_back(fact->name);
  for (const Event* event : turns_on.events) names.push_back(event->name);
  if (turns_on.today) names.emplace_back("today");
  return names;
}

std::string FateInWords(const EventFate& fate) {
  return fate.event->name + (fate.happened ? " happened" : " did not happen");
}

}  // namespace safeconduct::cli
