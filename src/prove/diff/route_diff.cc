// SPDX-License-Identifier: Apache-2.0
//
// Idea. A route is one function of the joint variables for each pack. Where
// they are the same node nothing differs. Else the situations in which the
// route is open in one pack are split by the clauses that close it in the
// other; each difference falls under one of them at least, as a closed route is
// closed by some clause. A group counts where real dates realise one of its
// situations.
//
// Example. B lacks the bar `child`. Open in B and closed in A: `child` closes
// it in A, and nothing else does in any situation that differs, as the other
// clauses would close it in B too. One group, all of it by that clause alone.
//
// The first day of a difference is found by halving: "there is a difference on
// some day up to D" only ever turns true as D grows.
#include "prove/diff/route_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "diagram/analysis.h"
#include "diagram/transfer.h"
#include "law/values.h"
#include "prove/diff/same_clause.h"
#include "prove/witness/told_search.h"
#include "query/bound.h"
#include "query/closing_diagrams.h"

namespace safeconduct::prove {

using chart::Chart;
using diagram::kFalse;
using diagram::kTrue;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::Transfer;
using diagram::VarId;

namespace {

// Returns the quotient of two numbers in decimal, the second not 0.
double ShareOf(const std::string& part, const std::string& whole) {
  // As many digits as a double tells apart.
  constexpr size_t kDigits = 17;
  const auto scaled = [&](const std::string& digits) {
    // Too small a part of it to be told from none.
    if (digits.size() + kDigits <= whole.size()) return 0.0;
    // The same digits are dropped from both, so the quotient stays.
    const size_t dropped = whole.size() > kDigits ? whole.size() - kDigits : 0;
    return std::strtod(digits.substr(0, digits.size() - dropped).c_str(),
                       nullptr);
  };
  return scaled(part) / scaled(whole);
}

class RouteComparer {
 public:
  RouteComparer(const Comparison& comparison, law::RouteId of_a,
                law::RouteId of_b)
      : about_(comparison),
        joined_(comparison.joined),
        store_(joined_.ClassCounts(), joined_.a().store().node_budget()),
        a_(joined_.a(), of_a, joined_.targets_a(), joined_.extent(), store_),
        b_(joined_.b(), of_b, joined_.targets_b(), joined_.extent(), store_) {
    const law::Route& route = joined_.a().law().route(of_a);
    made_.route = route.name;
    made_.label = route.label;
  }

  RouteDifference Run() {
    const NodeId open_a = a_.Open();
    const NodeId open_b = b_.Open();
    const bool same = open_a == open_b && !store_.over_budget();
    a_.FindPossible(store_);
    b_.FindPossible(store_);
    FindVars();
    // No one denies and affirms an event at once: what two records say of it
    // has to go together.
    within_ = about_.events.Consistent(store_, vars_);
    // What either pack rules out is a question to one of them at most.
    within_ = store_.And(within_, store_.And(a_.possible, b_.possible));
    const NodeId differ = store_.And(within_, store_.Xor(open_a, open_b));
    const NodeId within_a = store_.And(within_, open_a);
    const NodeId within_b = store_.And(within_, open_b);
    // Nothing differs, whatever is possible; that alone may be too much to
    // tell.
    if (same && store_.over_budget()) {
      made_.verdict = RouteVerdict::kEqual;
      return std::move(made_);
    }
    if (store_.over_budget()) return OverBudget();
    made_.situations = CountOf(within_);
    made_.open_a = CountOf(within_a);
    made_.open_b = CountOf(within_b);
    made_.differing = CountOf(differ);
    made_.share = ShareOf(made_.differing, made_.situations);
    // Equal without a search: no assignment of classes differs.
    if (differ == kFalse) {
      made_.verdict = RouteVerdict::kEqual;
      return std::move(made_);
    }
    if (const auto unbound = FindUnbound()) {
      made_.why = *unbound;
      return std::move(made_);
    }
    AddGroups(open_a, b_, false);
    AddGroups(open_b, a_, true);
    if (store_.over_budget()) return OverBudget();
    Decide();
    return std::move(made_);
  }

 private:
  // A route in one of the packs.
  struct Side {
    Side(const Chart& of, law::RouteId id,
         const std::vector<Transfer::Target>& to, query::Extent extent,
         NodeStore& store)
        : chart(of),
          route(id),
          own(query::RootsOf(of, extent)),
          targets(to),
          clauses(of.law().ClausesOf(id)),
          roots{std::vector<NodeId>(own.clauses.size(), kFalse),
                std::vector<NodeId>(own.routes.size(), kFalse),
                {}} {
      Transfer copier(of.store(), store, to);
      roots.routes[id.index()] = copier.Copy(own.routes[id.index()]);
      std::vector<NodeId> looked_at;
      for (const law::ClauseId clause : clauses) {
        looked_at.push_back(own.clauses[clause.index()]);
        roots.clauses[clause.index()] = copier.Copy(looked_at.back());
      }
      looked = query::LookedAt(of, of.store(), looked_at);
    }

    // Takes in what has to hold of what the clauses look at.
    void FindPossible(NodeStore& store) {
      Transfer copier(chart.store(), store, targets);
      for (const NodeId bound : query::BoundsOf(chart, looked)) {
        possible = store.And(possible, copier.Copy(bound));
      }
    }

    // True where the route is open in this pack.
    NodeId Open() const { return roots.routes[route.index()]; }

    const Chart& chart;
    law::RouteId route;
    const chart::Roots& own;  // in the store of the chart
    const std::vector<Transfer::Target>& targets;
    std::vector<law::ClauseId> clauses;
    chart::Roots roots;  // in the joint store, of the route and its clauses
    // In the joint store; see FindPossible.
    NodeId possible = kTrue;
    std::set<VarId> looked;  // at by the clauses, of the chart
  };

  RouteDifference OverBudget() {
    RouteDifference empty;
    empty.route = std::move(made_.route);
    empty.label = std::move(made_.label);
    made_ = std::move(empty);
    made_.why = fmt::format(
        "the diagram of route `{}` in both packs needs more than {} nodes "
        "(raise --max-nodes)",
        made_.route, store_.node_budget());
    return std::move(made_);
  }

  // Finds the variables that the clauses look at in either pack.
  void FindVars() {
    for (const Side* side : {&a_, &b_}) {
      for (const law::ClauseId clause : side->clauses) {
        const NodeId root = side->own.clauses[clause.index()];
        // Of the clauses and not of the route, as something that a clause tests
        // may cancel out in the whole, and is a question all the same.
        for (const VarId var : diagram::Support(side->chart.store(), root)) {
          vars_.insert(side->targets[var.index()].var);
        }
      }
      for (const VarId var : diagram::Support(store_, side->possible)) {
        vars_.insert(var);
      }
    }
  }

  // Says what the packs look at as of two days of which neither compares the
  // one with the other; nothing where all is well. A difference may then be
  // none: on one day both have one value.
  std::optional<std::string> FindUnbound() const {
    for (const VarId of_a : a_.looked) {
      for (const VarId of_b : b_.looked) {
        const auto what = TwiceTold(of_a, of_b);
        if (what && !AreBound(of_a, of_b)) {
          return fmt::format(
              "the packs look at {} as of two days, and nothing binds what it "
              "is on the one to what it is on the other (ask of each pack by "
              "itself)",
              *what);
        }
      }
    }
    return std::nullopt;
  }

  // Returns what a variable of each pack tells of on two days: a matter, or an
  // event that has happened by then.
  std::optional<std::string> TwiceTold(VarId of_a, VarId of_b) const {
    const auto& a = a_.chart.variable(of_a);
    const auto& b = b_.chart.variable(of_b);
    const auto same_day = [&](const law::Chain& x, const law::Chain& y) {
      return joined_.vocabulary().AreSame(x, y);
    };
    if (a.index() != b.index()) return std::nullopt;
    if (const auto* matter = std::get_if<law::MatterId>(&a)) {
      const law::Law& law_a = a_.chart.law();
      const law::Law& law_b = b_.chart.law();
      const auto other = std::get<law::MatterId>(b);
      const std::string& name = law_a.matter(law_a.Declared(*matter)).name;
      if (name != law_b.matter(law_b.Declared(other)).name ||
          same_day(law_a.DayOf(*matter), law_b.DayOf(other))) {
        return std::nullopt;
      }
      return fmt::format("matter `{}`", name);
    }
    if (const auto* window = std::get_if<record::WindowId>(&a)) {
      const auto& x = a_.chart.timeline().window(*window);
      const auto& y = b_.chart.timeline().window(std::get<record::WindowId>(b));
      const std::string& name = a_.chart.record().event(x.event).name;
      if (name != b_.chart.record().event(y.event).name ||
          same_day(x.by, y.by)) {
        return std::nullopt;
      }
      return fmt::format("event `{}`", name);
    }
    return std::nullopt;
  }

  // Returns whether one of the packs looks at both, and so binds them.
  bool AreBound(VarId of_a, VarId of_b) const {
    const auto looks_at = [](const Side& side, VarId joint) {
      return std::ranges::any_of(side.looked, [&](VarId own) {
        return side.targets[own.index()].var == joint;
      });
    };
    return looks_at(b_, a_.targets[of_a.index()].var) ||
           looks_at(a_, b_.targets[of_b.index()].var);
  }

  std::string CountOf(NodeId root) const {
    return diagram::CountAssignments(store_, root,
                                     {vars_.begin(), vars_.end()});
  }

  // -- Groups ---------------------------------------------------------------

  // Adds a group for each clause that closes the route in `closed` where it is
  // open in the other pack.
  void AddGroups(NodeId open_in_other, const Side& closed, bool opens) {
    query::ClosingDiagrams closing(closed.chart.law(), closed.roots, store_);
    const NodeId within = store_.And(within_, open_in_other);
    const auto alone = closing.Alone(closed.route, within);
    for (size_t i = 0; i < alone.size(); ++i) {
      const NodeId all = store_.And(within, closing.Closes(closed.clauses[i]));
      if (store_.over_budget()) return;
      if (all != kFalse) {
        AddGroup(closed, closed.clauses[i], opens, all, alone[i]);
      }
    }
  }

  void AddGroup(const Side& closed, law::ClauseId id, bool opens, NodeId all,
                NodeId alone) {
    const law::Clause& clause = closed.chart.law().clause(id);
    DifferenceGroup group;
    group.clause = clause.address;
    group.label = clause.label;
    group.opens = opens;
    // An example that one clause alone closes explains more; where there is
    // none, any will do.
    Told<JointSituation> shown = Show(alone);
    group.example_alone = shown.situation.has_value();
    if (!group.example_alone) shown = Show(all);
    const Search& search = shown.search;
    // No dates realise it: the group is nobody's.
    if (search.end == Search::End::kNone) return;
    if (search.end == Search::End::kFound) {
      found_ = true;
      group.days = FindDays(all, Date{search.witness->dates.front()});
    }
    group.situations = CountOf(all);
    group.alone = CountOf(alone);
    group.share = ShareOf(group.situations, made_.situations);
    group.change = ChangeOf(clause.address);
    if (shown.situation) {
      group.example = std::move(shown.situation);
      AddMatters(group);
    } else if (search.end == Search::End::kFound) {
      group.why = kContradictory;
    } else {
      group.why = fmt::format(
          "no dates were found for clause `{}` to make a difference on, nor "
          "that there are none, in {} steps through a diagram of {} nodes "
          "(raise --max-steps)",
          clause.address, search.steps, diagram::CountNodes(store_, all));
    }
    made_.groups.push_back(std::move(group));
  }

  // Returns the plainest situation of a diagram.
  Told<JointSituation> Show(NodeId root) {
    return FindTold(
        store_, root, [&](NodeId each) { return SearchFor(each); },
        [&](const Witness& witness) {
          return about_.variables.SituationOf(witness);
        },
        [&] { return about_.events.Supposable(store_); });
  }

  Search SearchFor(NodeId root) const {
    return FindWitness(store_, about_.variables.searched(), root,
                       about_.step_budget);
  }

  static std::optional<law::ClauseId> ClauseOf(const Side& side,
                                               const std::string& address) {
    for (const law::ClauseId id : side.clauses) {
      if (side.chart.law().clause(id).address == address) return id;
    }
    return std::nullopt;
  }

  ClauseChange ChangeOf(const std::string& address) const {
    // By address: a clause that was renamed is one in each pack alone.
    const auto of_a = ClauseOf(a_, address);
    const auto of_b = ClauseOf(b_, address);
    if (!of_a) return ClauseChange::kOnlyInB;
    if (!of_b) return ClauseChange::kOnlyInA;
    return SameClause(a_.chart.law(), *of_a, b_.chart.law(), *of_b,
                      joined_.vocabulary())
               ? ClauseChange::kSame
               : ClauseChange::kRewritten;
  }

  // -- Matters --------------------------------------------------------------

  // Returns A's ids of the matters that a clause tests in the packs that have
  // it.
  std::set<law::MatterId> MattersOf(const std::string& address) const {
    std::set<law::MatterId> matters;
    if (const auto id = ClauseOf(a_, address)) {
      const auto& of_a = about_.matters_a[id->index()];
      matters.insert(of_a.begin(), of_a.end());
    }
    if (const auto id = ClauseOf(b_, address)) {
      for (const law::MatterId of_b : about_.matters_b[id->index()]) {
        if (const auto of_a = joined_.vocabulary().InA(of_b)) {
          matters.insert(*of_a);
        }
      }
    }
    return matters;
  }

  // Returns what a pack says of matters in a situation.
  static std::optional<record::Timeline> TimelineOf(
      const Side& side, const Situation& situation) {
    record::Scenario scenario = side.chart.timeline().scenario();
    scenario.suppositions = situation.suppositions;
    auto timeline = record::Timeline::Make(
        side.chart.law(), side.chart.record(), std::move(scenario));
    if (!timeline) return std::nullopt;
    return *std::move(timeline);
  }

  void AddMatters(DifferenceGroup& group) const {
    const JointSituation& example = *group.example;
    const auto timeline_a = TimelineOf(a_, example.a);
    const auto timeline_b = TimelineOf(b_, example.b);
    if (!timeline_a || !timeline_b) return;
    for (const law::MatterId of_a : MattersOf(group.clause)) {
      const auto of_b = joined_.vocabulary().InB(of_a);
      if (!of_b) continue;
      const law::Matter& matter = a_.chart.law().matter(of_a);
      const auto day = DayOf(a_.chart.law(), of_a, example.a);
      // Neither where no such day is, nor where nobody knows it.
      if (!day || !*day) continue;
      MatterDifference difference{
          matter.name,
          law::FormatValues(matter.type, timeline_a->ValuesOn(of_a, **day)),
          law::FormatValues(b_.chart.law().matter(*of_b).type,
                            timeline_b->ValuesOn(*of_b, **day))};
      // As it is told in words, since the two types may number values
      // differently.
      if (difference.a == difference.b) continue;
      group.matters.push_back(std::move(difference));
    }
  }

  // -- The verdict ----------------------------------------------------------

  void Decide() {
    if (found_) {
      made_.verdict = RouteVerdict::kDiffers;
      made_.days = DaysOfGroups();
      // The diagrams differ, and no dates realise it: equal all the same.
    } else if (made_.groups.empty()) {
      made_.verdict = RouteVerdict::kEqual;
    } else {
      made_.why = made_.groups.front().why;
    }
  }

  // Returns the first and the last day of all groups; nothing where that of one
  // is not known.
  std::optional<Days> DaysOfGroups() const {
    std::optional<Days> days = made_.groups.front().days;
    for (const DifferenceGroup& group : made_.groups) {
      if (!days || !group.days) return std::nullopt;
      days->first = std::min(days->first, group.days->first);
      days->last = std::max(days->last, group.days->last);
    }
    return days;
  }

  // -- Days -----------------------------------------------------------------

  // Returns the first and the last day of the situations in `root`, of which
  // one is real and on `known`; nothing where a search gave up.
  std::optional<Days> FindDays(NodeId root, Date known) const {
    if (joined_.extent() == query::Extent::kFree) return std::nullopt;
    SearchVariables searched = about_.variables.searched();
    bool gave_up = false;
    const auto any = [&](int32_t from, int32_t to) {
      // The day is the first date of a search.
      searched.dates.front().universe = IntervalSet::Range(from, to);
      const Search::End end =
          FindWhether(store_, searched, root, about_.step_budget);
      gave_up |= end == Search::End::kGaveUp;
      return end == Search::End::kFound;
    };
    const int32_t first = Least(kFirstDay.days, known.days, [&](int32_t day) {
      return any(kFirstDay.days, day);
    });
    // Mirrored: the last day is the least of the negated ones.
    const int32_t last = -Least(-kLastDay.days, -known.days, [&](int32_t day) {
      return any(-day, kLastDay.days);
    });
    if (gave_up) return std::nullopt;
    return Days{{first}, {last}};
  }

  // Returns the least number from `low` to `high` for which `holds` does, which
  // does for `high` and stays true as numbers grow.
  template <typename Predicate>
  static int32_t Least(int32_t low, int32_t high, const Predicate& holds) {
    // Often there is no end to the days.
    if (low < high && holds(low)) return low;
    while (low < high) {
      const int32_t middle = low + (high - low) / 2;
      if (holds(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  const Comparison& about_;
  const query::JoinedCharts& joined_;
  NodeStore store_;
  Side a_;
  Side b_;
  std::set<VarId> vars_;
  NodeId within_ = kTrue;
  bool found_ = false;  // a real situation that differs
  RouteDifference made_;
};

}  // namespace

RouteDifference CompareRoute(const Comparison& comparison, law::RouteId of_a,
                             law::RouteId of_b) {
  return RouteComparer(comparison, of_a, of_b).Run();
}

}  // namespace safeconduct::prove
