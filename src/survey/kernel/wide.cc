// SPDX-License-Identifier: Apache-2.0
//
// Which variables matter, for a block of cases at once.
//
// A variable matters to a case when the route differs between two classes that
// are both possible, for some possible values of all else. So for each two
// groups of classes with unlike cofactors a diagram is made that is true where
// the cofactors differ; it does not test the variable, and its "may be true"
// plane says which cases have such values. This is done only for variables that
// look at a date which another one looks at too.
//
// Example. f = (arrived from 1 May on) and (days since arrival > 30). The
// cofactors by `arrived` are false and "days > 30"; they differ where days > 30
// may be true, so `arrived` matters to a case where both of its classes are
// possible and more than 30 days may have passed. If the count matters too and
// the date is not known, the answer is wide.
#include "survey/kernel/wide.h"

#include <algorithm>
#include <map>
#include <utility>

#include "chart/dependencies.h"
#include "diagram/analysis.h"
#include "diagram/class_groups.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/kernel.h"
#include "survey/kernel/survey_plan.h"
#include "survey/plan/diagrams.h"

namespace safeconduct::survey {

using chart::Variable;
using diagram::ClassSet;
using diagram::GroupClasses;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

namespace {

class Finder {
 public:
  Finder(Diagrams& diagrams, size_t first_root, std::vector<NodeId>& roots)
      : diagrams_(diagrams), first_root_(first_root), roots_(roots) {}

  WideTest::DateVariable Describe(NodeId route, VarId var) {
    WideTest::DateVariable described{var, {}};
    NodeStore& store = diagrams_.store;
    // Classes with one cofactor cannot be told apart by the route, so they are
    // one group; pairs are of groups, of which there are few.
    const auto groups = GroupClasses<NodeId>(CofactorsBy(var, route));
    for (size_t a = 0; a < groups.size(); ++a) {
      for (size_t b = a + 1; b < groups.size(); ++b) {
        const NodeId differ = store.Xor(groups[a].first, groups[b].first);
        described.differences.push_back({groups[a].second,
                                         groups[b].second,
                                         first_root_ + roots_.size(),
                                         {},
                                         {}});
        roots_.push_back(differ);
      }
    }
    return described;
  }

 private:
  // Returns what the route is in each class of a variable.
  std::vector<NodeId> CofactorsBy(VarId var, NodeId route) {
    NodeStore& store = diagrams_.store;
    const size_t count = store.class_count(var);
    std::vector<NodeId> cofactors;
    for (size_t c = 0; c < count; ++c) {
      const NodeStore::Limit limit{var, ClassSet::Single(count, c)};
      cofactors.push_back(store.Restrict(route, {&limit, 1}));
    }
    return cofactors;
  }

  Diagrams& diagrams_;
  size_t first_root_;
  std::vector<NodeId>& roots_;
};

}  // namespace

std::vector<WideTest> FindWideTests(const law::Law& law, Diagrams& diagrams,
                                    bool day_may_be_range, size_t first_root,
                                    std::vector<NodeId>& roots) {
  std::vector<WideTest> tests;
  Finder finder(diagrams, first_root, roots);
  for (const law::RouteId id : law.RouteIds()) {
    const NodeId route = diagrams.routes[id.index()];
    std::map<law::DateRef, std::vector<VarId>> vars_by_date;
    for (const VarId var : diagram::Support(diagrams.store, route)) {
      const Variable& variable = diagrams.variables[var.index()].variable;
      for (const law::DateRef& date : chart::LookedAt(law, variable)) {
        if (date || day_may_be_range) vars_by_date[date].push_back(var);
      }
    }
    std::map<VarId, WideTest::DateVariable> described;
    for (const auto& [date, vars] : vars_by_date) {
      // What is looked at through one variable is looked at exactly: all of the
      // date's values in a class are alike.
      if (vars.size() < 2) continue;
      WideTest test{id, date, {}};
      for (const VarId var : vars) {
        // A measure of two dates is looked at for each of them, by the same
        // diagrams.
        if (!described.contains(var)) {
          described[var] = finder.Describe(route, var);
        }
        test.variables.push_back(described[var]);
      }
      tests.push_back(std::move(test));
    }
  }
  return tests;
}

void LayOut(const Plan& plan, WideTest& test) {
  std::erase_if(test.variables, [&](WideTest::DateVariable& variable) {
    const auto found =
        std::ranges::find(plan.variables, variable.var, &Plan::Variable::var);
    if (found == plan.variables.end()) return true;
    const size_t first = found->first_class.index();
    for (WideTest::Difference& difference : variable.differences) {
      for (const uint32_t c : difference.classes.Members()) {
        difference.planes.emplace_back(first + c);
      }
      for (const uint32_t c : difference.other_classes.Members()) {
        difference.other_planes.emplace_back(first + c);
      }
    }
    return false;
  });
}

void MarkWide(const WideTest& test, const BlockSurvey& block_survey,
              const BlockBits& undetermined, const BlockBits& inexact,
              BlockBits& wide) {
  const Planes& planes = block_survey.planes();
  const auto any = [&planes](const std::vector<PlaneId>& classes, size_t w) {
    uint64_t bits = 0;
    for (const PlaneId plane : classes) bits |= planes.words(plane)[w];
    return bits;
  };
  for (size_t w = 0; w < kPlaneWords; ++w) {
    const uint64_t asked = undetermined[w] & inexact[w];
    if (asked == 0) continue;
    // Two bits a case count to two: the answer is wide where two variables
    // matter.
    uint64_t once = 0;
    uint64_t twice = 0;
    for (const WideTest::DateVariable& variable : test.variables) {
      uint64_t matters = 0;
      for (const WideTest::Difference& difference : variable.differences) {
        matters |= any(difference.planes, w) & any(difference.other_planes, w) &
                   block_survey.may_be_true(difference.root)[w];
      }
      twice |= once & matters;
      once |= matters;
    }
    wide[w] |= asked & twice;
  }
}

void MarkInexact(const Column& column, size_t count, BlockBits& inexact) {
  inexact.fill(0);
  if (!column.present()) {
    inexact.fill(~uint64_t{0});
    return;
  }
  if (column.known != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) inexact[w] = ~column.known[w];
  }
  if (column.high != column.low) {
    for (size_t i = 0; i < count; ++i) {
      const bool ranged =
          column.has_range == nullptr || HasBit(column.has_range, i);
      if (ranged && CellValue(column.type, column.low, i) !=
                        CellValue(column.type, column.high, i)) {
        SetBit(inexact, i);
      }
    }
  }
  if (column.may_be_none != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) {
      const uint64_t ranged =
          column.has_range == nullptr ? ~uint64_t{0} : column.has_range[w];
      inexact[w] |= column.may_be_none[w] & ranged;
    }
  }
  for (const SetCell& cell : column.sets) SetBit(inexact, cell.row);
}

}  // namespace safeconduct::survey
