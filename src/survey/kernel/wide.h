// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_WIDE_H_
#define SAFECONDUCT_SURVEY_KERNEL_WIDE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "diagram/domain.h"
#include "diagram/node_store.h"
#include "law/law.h"
#include "survey/kernel/block.h"
#include "survey/plan/plan.h"

// An answer is wide where a date that is not known exactly is looked at through
// two variables that matter: the two are treated as if they could move apart.
namespace safeconduct::survey {

struct Diagrams;

// How to find the cases whose answer about one route is wide through one date.
struct WideTest {
  // Two groups of classes of a variable, and the root that is true where the
  // route differs between them.
  struct Difference {
    diagram::ClassSet classes;
    diagram::ClassSet other_classes;
    // Numbered through all stages of the plan, as BlockSurvey::may_be_true
    // wants it.
    size_t root = 0;
    std::vector<PlaneId> planes;  // once laid out, of the classes
    std::vector<PlaneId> other_planes;
  };
  // A variable that looks at the date. It matters where both groups of some
  // difference are possible and the route may differ.
  struct DateVariable {
    diagram::VarId var;
    std::vector<Difference> differences;
  };
  law::RouteId route;
  law::DateRef date;
  std::vector<DateVariable> variables;
};

// Returns a test for each route and date that may make its answer wide, and
// appends their roots, which count on from `first_root`. The day asked about is
// a date only where it may be a range.
std::vector<WideTest> FindWideTests(const law::Law& law, Diagrams& diagrams,
                                    bool day_may_be_range, size_t first_root,
                                    std::vector<diagram::NodeId>& roots);

// Finds the planes of a test's classes. Variables that the plan lacks are
// dropped: they matter to nobody.
void LayOut(const Plan& plan, WideTest& test);

class BlockSurvey;

// Marks in `wide` the cases, of those in `undetermined` and with a date that is
// `inexact`, that the test finds.
void MarkWide(const WideTest& test, const BlockSurvey& block_survey,
              const BlockBits& undetermined, const BlockBits& inexact,
              BlockBits& wide);

// Marks the first `count` cells that are not one value.
void MarkInexact(const Column& column, size_t count, BlockBits& inexact);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_WIDE_H_
