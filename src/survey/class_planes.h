// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_CLASS_PLANES_H_
#define SAFECONDUCT_SURVEY_CLASS_PLANES_H_

#include <memory>
#include <vector>

#include "chart/chart.h"
#include "survey/block.h"
#include "survey/day_counts.h"
#include "survey/kernel.h"
#include "survey/plan.h"

namespace safeconduct::survey {

// Returns whether cells of a type stand in a CodedColumn, not an OrderedColumn.
bool IsCoded(const law::Type& type);

// Makes, for a block of cases, the planes of the classes that the kernel starts
// from. Working memory of one thread; what it refers to must outlive it.
class ClassPlanes {
 public:
  // `days` are those asked about where a block has no column of them.
  ClassPlanes(const chart::Chart& chart, const Plan& plan, const Days& days);
  ~ClassPlanes();

  // Fills the planes of all classes. Returns, for each variable of the plan,
  // whether every case is in exactly one class of it.
  const std::vector<bool>& Fill(const Block& block, Planes& planes);

 private:
  struct Source;  // what a variable of the plan is filled from

  Source SourceOf(const Plan::Variable& variable) const;
  void FillStanding(const Source& source, const IntervalSet& values,
                    Planes& planes);
  bool FillFrom(const Source& source, const Block& block, Planes& planes);
  bool FillOrdered(const Source& source, const OrderedColumn& column,
                   Planes& planes);
  bool FillCoded(const Source& source, const CodedColumn& column,
                 Planes& planes);
  bool FillMeasure(const Source& source, const Block& block, Planes& planes);
  void MarkSet(const Source& source, size_t row, const IntervalSet& values,
               Planes& planes) const;
  const OrderedColumn* ColumnOf(const law::DateRef& date,
                                const Block& block) const;
  const OrderedColumn& EndOf(const law::DateRef& date,
                             const Block& block) const;
  IntervalSet CellOf(const law::DateRef& date, const Block& block,
                     size_t row) const;

  const chart::Chart& chart_;
  Days days_;
  std::vector<Source> sources_;
  std::vector<bool> exact_;
  std::vector<std::unique_ptr<OrderedColumn>> unknown_;  // by FactId; of dates
  std::unique_ptr<OrderedColumn> standing_days_;
  std::unique_ptr<OrderedColumn> measure_;
  BlockValues from_numbers_;
  BlockValues to_numbers_;
  std::unique_ptr<CodedColumn> classes_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_CLASS_PLANES_H_
