// SPDX-License-Identifier: Apache-2.0
#include "cli/page/changes_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "ask/words.h"
#include "chart/class_words.h"
#include "law/values.h"

namespace safeconduct::cli {
namespace {

using ask::Change;
using ask::Outcome;

// How many changes stand under one heading, unless all are asked for.
constexpr size_t kShown = 4;

class ChangeTeller {
 public:
  ChangeTeller(const chart::Chart& chart, const chart::Case& person,
               const ask::RouteAnswer& answer, bool all)
      : chart_(chart),
        law_(chart.law()),
        person_(person),
        answer_(answer),
        shown_(all ? ask::kAllChanges : kShown) {}

  std::vector<ChangeLine> Run() {
    if (answer_.outcome == Outcome::kUndetermined) {
      TellAll("It would be settled open by:", [](const Change& change) {
        return change.gives == Outcome::kOpen;
      });
      TellAll("It would be settled closed by:", [](const Change& change) {
        return change.gives == Outcome::kClosed;
      });
    } else {
      for (const bool moves_law : {false, true}) TellOfSettled(moves_law);
    }
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
  static bool MovesLaw(const Change& change) {
    return !change.matters.empty() || !change.disputes.empty();
  }

  // What certainly gives the other outcome stands before what may give it.
  void TellOfSettled(bool moves_law) {
    const std::string_view then =
        answer_.outcome == Outcome::kClosed ? "open" : "close";
    for (const bool certain : {true, false}) {
      TellAll(fmt::format("{} {} {} if:",
                          moves_law ? "As law and record may change, it" : "It",
                          certain ? "would" : "could", then),
              [&](const Change& change) {
                return MovesLaw(change) == moves_law &&
                       (change.gives != Outcome::kUndetermined) == certain;
              });
    }
  }

  template <typename Belongs>
  void TellAll(std::string heading, const Belongs& belongs) {
    std::vector<Change> told;
    for (const Change& change : answer_.changes->listed) {
      if (!belongs(change)) continue;
      if (told.empty() || !Join(told.back(), change)) told.push_back(change);
    }
    if (told.empty()) return;
    lines_.push_back({std::move(heading), false});
    for (size_t i = 0; i < std::min(shown_, told.size()); ++i) {
      lines_.push_back({InWords(told[i]), true});
    }
    if (told.size() > shown_) left_out_ += told.size() - shown_;
  }

  // Makes two changes of the same one fact one, where they give the same.
  static bool Join(Change& change, const Change& other) {
    const auto of_one_fact = [](const Change& one) {
      return one.facts.size() == 1 && !MovesLaw(one);
    };
    if (!of_one_fact(change) || !of_one_fact(other)) return false;
    if (change.facts.front().fact != other.facts.front().fact ||
        change.gives != other.gives ||
        change.then_turns_on != other.then_turns_on) {
      return false;
    }
    IntervalSet& values = change.facts.front().values;
    values = values.Union(other.facts.front().values);
    return true;
  }

  std::string InWords(const Change& change) const {
    std::vector<std::string> parts;
    for (const auto& [id, values] : change.matters) {
      const law::Matter& matter = law_.matter(id);
      parts.push_back(fmt::format("{} is {}", matter.name,
                                  law::FormatValues(matter.type, values)));
    }
    for (const auto& dispute : change.disputes) AddDispute(dispute, parts);
    for (const auto& [id, values] : change.facts) {
      parts.push_back(FactInWords(id, values));
    }
    std::string text = fmt::format("{}", fmt::join(parts, " and "));
    if (change.one_of_several) text += ", the nearest of several such days";
    if (!change.then_turns_on.empty()) {
      text += fmt::format(
          " (then it turns on: {})",
          fmt::join(ask::TurnsOnNames(chart_, change.then_turns_on), ", "));
    }
    return text;
  }

  // A count that moves with a date is treated as if it could move by itself, so
  // that each value may settle what not knowing the value leaves open.
  std::string FactInWords(law::FactId id, const IntervalSet& values) const {
    const std::string& name = law_.fact(id).name;
    if (values == person_.values(id)) {
      return fmt::format("{} is known, whatever it is", name);
    }
    return fmt::format("{} is {}", name, ValuesOf(id, values));
  }

  // Countries in the words of the pack, as most tests leave many of them.
  std::string ValuesOf(law::FactId id, const IntervalSet& values) const {
    const law::Type& type = law_.fact(id).type;
    const auto var = chart_.VarOf(id);
    if (type.form != law::TypeForm::kCountry || !var) {
      return law::FormatValues(type, values);
    }
    return chart::ClassWords(chart_, *var,
                             chart_.domain(*var).ClassesOf(values));
  }

  void AddDispute(const Change::OfDispute& moved,
                  std::vector<std::string>& parts) const {
    const auto& dispute = chart_.timeline().disputes()[moved.dispute.index()];
    for (size_t i = 0; i < dispute.events.size(); ++i) {
      parts.push_back(
          chart_.record().event(dispute.events[i]).name +
          (dispute.worlds[moved.world][i] ? " happened" : " did not happen"));
    }
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  const chart::Case& person_;
  const ask::RouteAnswer& answer_;
  size_t shown_;  // under one heading
  std::vector<ChangeLine> lines_;
  size_t left_out_ = 0;
};

}  // namespace

std::vector<ChangeLine> ChangesInWords(const chart::Chart& chart,
                                       const chart::Case& person,
                                       const ask::RouteAnswer& answer,
                                       bool all) {
  return ChangeTeller(chart, person, answer, all).Run();
}

}  // namespace safeconduct::cli
