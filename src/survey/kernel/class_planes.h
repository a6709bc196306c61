// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_CLASS_PLANES_H_
#define SAFECONDUCT_SURVEY_KERNEL_CLASS_PLANES_H_

#include <memory>
#include <optional>
#include <vector>

#include "diagram/domain.h"
#include "law/law.h"
#include "survey/kernel/block.h"
#include "survey/kernel/date_numbers.h"
#include "survey/kernel/marks.h"
#include "survey/plan/plan.h"

namespace safeconduct::survey {

struct DiagramVariable;
class Planes;

// Makes, for a block of cases, the planes of the classes that the kernel starts
// from. Working memory of one thread; what it refers to must outlive it.
class ClassPlanes {
 public:
  // `days` are those asked about where a block has no column of them.
  ClassPlanes(const law::Law& law,
              const std::vector<DiagramVariable>& variables, const Plan& plan,
              const Days& days);
  ~ClassPlanes();

  // Fills the planes of all classes, always those of the same `planes`.
  // Returns, for each variable of the plan, whether every case is in exactly
  // one class of it.
  const std::vector<bool>& Fill(const Block& block, Planes& planes);

 private:
  struct Source;  // what a variable of the plan is filled from

  Source SourceOf(const Plan::Variable& variable) const;
  void FillStanding(Source& source, const IntervalSet& values, Planes& planes);
  void FillStanding(Source& source, const diagram::ClassSet& classes,
                    Planes& planes);
  bool FillFrom(Source& source, const Block& block, Planes& planes);
  bool FillFact(Source& source, const Column& column, size_t count,
                Planes& planes);
  bool FillMeasure(Source& source, const law::Measure& measure,
                   const Block& block, Planes& planes);
  bool FillStepped(Source& source, const law::Measure& measure,
                   const Block& block, Planes& planes);
  bool IsCountedRight(const law::DateRef& date, const calendar::StepsRef& steps,
                      size_t row, bool& exact) const;
  bool FillCounts(const Source& source, const law::Measure& measure,
                  const Block& block, Planes& planes);
  void MarkSet(const Source& source, size_t row, const IntervalSet& values,
               Planes& planes) const;
  void MarkClasses(const Source& source, size_t row,
                   const diagram::ClassSet& classes, Planes& planes) const;
  diagram::ClassSet ClassesCounted(const Source& source,
                                   const law::Measure& measure,
                                   size_t row) const;

  const diagram::Domain& DomainOf(const Source& source) const;

  const law::Law& law_;
  const std::vector<DiagramVariable>& variables_;
  Days days_;
  std::vector<Source> sources_;
  // By variable of the plan; what Fill returns.
  std::vector<bool> exact_;
  DateNumbers dates_;
  OrderedMarker marker_;
  BlockValues least_counts_;
  BlockValues most_counts_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_CLASS_PLANES_H_
