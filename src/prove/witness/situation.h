// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_SITUATION_H_
#define SAFECONDUCT_PROVE_WITNESS_SITUATION_H_

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "prove/witness/ordinary.h"
#include "prove/witness/search_variables.h"
#include "prove/witness/witness_search.h"
#include "record/timeline.h"

namespace safeconduct::prove {

// What a matter has to be in a situation, on the day on which it is looked at.
struct MatterNeed {
  law::MatterId matter;
  Value value = 0;
  IntervalSet will_do;  // `value`, and whatever does as well
};

// A real situation, as it can be asked about.
struct Situation {
  Date day;
  std::vector<Value> facts;  // by FactId
  // What is supposed beyond the record, those of the scenario first.
  std::vector<record::Supposition> suppositions;
  // Whether an event is supposed to have happened and not to have: see
  // kContradictory.
  bool contradictory = false;
  // Until what they need is supposed: see ChartVariables::SupposeNeeds.
  std::vector<MatterNeed> needs;
  // The facts that are not what they ordinarily are.
  std::vector<law::FactId> departures;
};

inline bool IsContradictory(const Situation& situation) {
  return situation.contradictory;
}
inline bool IsContradictory(const std::pair<Situation, Situation>& both) {
  return both.first.contradictory || both.second.contradictory;
}

// Says why a contradictory situation cannot be asked about.
inline constexpr const char* kContradictory =
    "the case found needs an event, dated between two days, to have happened "
    "but not yet, or by one day and not by another, or a matter to be "
    "something "
    "on a day that no calendar tells; no supposition says that";

// Returns the day on which a matter is looked at in a situation, none where it
// is none; nothing where a calendar has ended that would say it.
std::optional<std::optional<Date>> DayOf(const law::Law& law,
                                         law::MatterId matter,
                                         const Situation& situation);

// Returns the situation as a case with every fact known.
chart::Case CaseOf(const law::Law& law, const Situation& situation);

// Returns the facts that are not what they ordinarily are.
std::vector<law::FactId> DeparturesOf(const law::Law& law,
                                      const std::vector<Value>& facts,
                                      const std::vector<Value>& ordinary);

// The facts and the matters that a rule compares with one another, which a
// search chooses together, as it does dates.
struct ComparedNumbers {
  std::set<law::FactId> facts;
  std::set<law::MatterId> matters;
};
ComparedNumbers ComparedNumbersOf(const chart::Chart& chart);

// The variables of a chart as a search sees them, and the way back from what it
// finds. Keeps a reference to the chart.
class ChartVariables {
 public:
  explicit ChartVariables(const chart::Chart& chart)
      : ChartVariables(chart, ComparedNumbersOf(chart)) {}
  // With more numbers to be chosen like dates than the chart itself asks for.
  ChartVariables(const chart::Chart& chart, const ComparedNumbers& numbers);

  const SearchVariables& searched() const { return searched_; }
  const Ordinary& ordinary() const { return ordinary_; }

  // Returns the situation of a witness over the chart's variables.
  Situation SituationOf(const Witness& witness) const;

  // Returns what a variable, whether or not a test of the chart looks at it, is
  // to a search where its values fall into the classes of `domain`.
  SearchVariable Describe(const chart::Variable& variable,
                          diagram::Domain domain) const;
  // Returns which of the dates of the search a date is.
  DateId DateOf(const law::DateRef& date) const;
  // Returns which of them what is chosen like a date is, if it is.
  std::optional<DateId> DateOf(law::FactId fact) const {
    return date_of_fact_[fact.index()];
  }
  std::optional<DateId> DateOf(law::MatterId matter) const {
    return date_of_matter_[matter.index()];
  }
  // Adds what has to be supposed for a dispute or a window of the chart to be
  // as a step says, and of a matter the need.
  void AddSuppositions(const WitnessStep& step, Situation& situation) const;
  // Supposes what the matters need, unless the record surely gives them that.
  // To be called once the situation has its day and its facts.
  void SupposeNeeds(Situation& situation) const;

 private:
  SearchVariableForm FormOf(const chart::Variable& variable,
                            const diagram::Domain& domain) const;
  SearchVariableForm FormOfComparison(const law::Expr& expr) const;
  DateCount CountOf(const law::Measure& measure) const;
  void SettleDispute(record::DisputeId id, const WitnessStep& step,
                     Situation& situation) const;
  void SettleWindow(record::WindowId id, const WitnessStep& step,
                    Situation& situation) const;
  DateId AddDate(const IntervalSet& universe, Value ordinary, uint32_t cost);
  static void Settle(record::EventId event, bool happened,
                     Situation& situation);

  const chart::Chart& chart_;
  Ordinary ordinary_;
  SearchVariables searched_;
  // Of dates and of numbers that are compared.
  std::vector<std::optional<DateId>> date_of_fact_;    // by FactId
  std::vector<std::optional<DateId>> date_of_matter_;  // by MatterId
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_SITUATION_H_
