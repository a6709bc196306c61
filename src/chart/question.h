// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_QUESTION_H_
#define SAFECONDUCT_CHART_QUESTION_H_

#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "diagram/evaluation.h"

namespace safeconduct::chart {

// The question put to a chart: for each variable the classes it may be in.
// Working memory that is filled again for each question.
class Question {
 public:
  // A question about every variable of the chart, or about `vars` alone: the
  // others are left as they are.
  // Keeps a reference to the chart.
  explicit Question(const Chart& chart);
  Question(const Chart& chart, std::vector<diagram::VarId> vars);

  // Makes every variable what the case, the days and the scenario allow.
  void Fill(const Case& person, const Days& days);
  // Takes over what another question to the chart holds.
  void Take(const diagram::PossibleClasses& possible) { possible_ = possible; }
  // Puts one fact, and the measures that count from or to it, anew.
  void SetFact(law::FactId fact, const Case& person, const Days& days);
  // Puts the day, and the measures that count from or to it, anew.
  void SetDays(const Case& person, const Days& days);
  // Lets a fact be anything, as it is in `person`, and puts the measures anew.
  void ForgetFact(law::FactId fact, const Case& person, const Days& days);
  // Lets a dispute be anything.
  void ForgetDispute(record::DisputeId dispute);

  const diagram::PossibleClasses& possible() const { return possible_; }

 private:
  void Put(diagram::VarId var, const IntervalSet& values);
  void PutMeasure(law::MeasureId measure, const Case& person, const Days& days);
  void PutMeasuresOf(law::FactId fact, const Case& person, const Days& days);

  const Chart& chart_;
  std::vector<diagram::VarId> vars_;  // what it is about
  diagram::PossibleClasses possible_;
  // The measures among `vars_` that count from or to each fact, and today.
  std::vector<std::vector<law::MeasureId>> measures_of_fact_;
  std::vector<law::MeasureId> measures_of_today_;
};

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_QUESTION_H_
