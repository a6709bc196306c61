// SPDX-License-Identifier: Apache-2.0
//
// A path from a root to true is a situation only if some dates realise it: the
// diagram treats "arrived 20 days ago", "asked on 3 June" and "arrived in May"
// as three variables, and not all their classes go together.
//
// Idea. Paths are followed from the root, the cheapest first. A path bears the
// classes of the dates and counts tested on it so far, which are a DateProblem.
// One that has no solution is dropped at once, with all paths that begin with
// it. What a path costs is what its plain classes cost, and what the plainest
// solution of its problem does, which only grows on the way down. What is to
// come costs at least the cheapest way on, were all dates to be had for nothing
// (A*, so the first path to arrive is a cheapest one). Two paths to one node
// with the same problem go on alike: the later one is dropped.
//
// That a problem has a solution is soon told, what the plainest one costs is
// not. So a path costs at first what the dates did before its last node, and is
// only looked at closely when it has come to be the cheapest.
//
// Where it is only asked whether there is a witness nothing costs anything, and
// the newest path is followed first.
//
// A number and a number matter that a rule compares are chosen like dates, how
// the one stands to the other being asked of both (chart/standing.cc).
//
// Example. `requested in 1..14 days from arrival, and asked within 10 days of
// arrival, and more than 20 days after the request`: three nodes, one path, and
// after the third no solution: there is no witness, though the diagram is not
// false.
//
// Source. Hart, Nilsson and Raphael, "A formal basis for the heuristic
// determination of minimum cost paths", 1968.
#include "prove/witness/witness_search.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/overloaded.h"
#include "diagram/analysis.h"

namespace safeconduct::prove {
namespace {

using diagram::ClassSet;
using diagram::kFalse;
using diagram::kTrue;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

// A node from which no way leads to true that the scenario allows.
constexpr uint64_t kUnreachable = std::numeric_limits<uint64_t>::max();

// That a variable that looks at dates is in one of some classes.
struct Asked {
  VarId var;
  ClassSet classes;
  friend auto operator<=>(const Asked&, const Asked&) = default;
};

using Question = std::vector<Asked>;  // by variable

// A path from the root to a node.
struct Trail {
  NodeId node = kFalse;
  uint32_t question = 0;  // in Searcher::questions_
  uint64_t plain_cost = 0;
  size_t parent = 0;  // in Searcher::trails_
  std::optional<diagram::Step> step = std::nullopt;
};

// What is asked of dates.
struct Posed {
  Question question;
  bool has_solution = false;
  uint32_t cost = 0;           // what the plainest solution costs, at least
  bool is_cost_exact = false;  // whether it costs just that
};

enum class Wanted : uint8_t { kPlainest, kAny };

struct Entry {
  uint64_t estimate = 0;
  size_t trail = 0;
  // Of equals the newest leaves first: it is the nearest to the end.
  friend bool operator<(const Entry& a, const Entry& b) {
    return std::pair(b.estimate, a.trail) < std::pair(a.estimate, b.trail);
  }
};

class Searcher {
 public:
  Searcher(const NodeStore& store, const SearchVariables& searched, NodeId root,
           Wanted wanted)
      : store_(store), searched_(searched), root_(root), wanted_(wanted) {
    MeasureWays();
    Pose({}, 0);
  }

  Search Run(size_t step_budget) {
    Search search;
    // Among them the false node: nothing is searched, and there is none.
    if (least_.at(root_) == kUnreachable) return search;
    Push({.node = root_});
    while (!queue_.empty()) {
      // A step is a trail that is followed; each may pose several questions of
      // dates.
      if (search.steps >= step_budget) {
        search.end = Search::End::kGaveUp;
        return search;
      }
      const size_t top = queue_.top().trail;
      const uint64_t estimate = queue_.top().estimate;
      queue_.pop();
      if (wanted_ == Wanted::kPlainest) {
        // It may have come to the top as it was thought to cost less.
        FindCost(questions_[trails_[top].question]);
        if (EstimateOf(trails_[top]) > estimate) {
          queue_.push({EstimateOf(trails_[top]), top});
          continue;
        }
      }
      if (trails_[top].node == kTrue) {
        search.end = Search::End::kFound;
        if (wanted_ == Wanted::kPlainest) search.witness = WitnessOf(top);
        return search;
      }
      Follow(top);
      ++search.steps;
    }
    return search;
  }

 private:
  // Finds the least cost from each node to true, dates being had for nothing.
  void MeasureWays() {
    least_[kFalse] = kUnreachable;
    least_[kTrue] = 0;
    // Children before parents, so what a child costs is known.
    for (const NodeId node : diagram::NodesUnder(store_, root_)) {
      uint64_t least = kUnreachable;
      const auto children = store_.children(node);
      for (size_t c = 0; c < children.size(); ++c) {
        const uint64_t below = least_.at(children[c]);
        const uint32_t cost = CostOf(store_.var(node), c);
        if (below == kUnreachable || cost == kForbidden) continue;
        least = std::min(least, below + cost);
      }
      least_[node] = least;
    }
  }

  const SearchVariable& About(VarId var) const {
    return searched_.variables[var.index()];
  }

  uint32_t CostOf(VarId var, size_t class_index) const {
    const auto* costs = About(var).costs();
    return costs != nullptr ? (*costs)[class_index] : 0;
  }

  // Returns the first of the cheapest of some classes.
  size_t CheapestOf(VarId var, const ClassSet& classes) const {
    size_t cheapest = classes.class_count();
    for (size_t c = 0; c < classes.class_count(); ++c) {
      if (!classes.Contains(c)) continue;
      if (cheapest == classes.class_count() ||
          CostOf(var, c) < CostOf(var, cheapest)) {
        cheapest = c;
      }
    }
    return cheapest;
  }

  void Follow(size_t index) {
    const NodeId node = trails_[index].node;
    if (About(store_.var(node)).costs() != nullptr) {
      FollowPlain(index);
    } else {
      FollowDate(index);
    }
  }

  // Goes on to each child through the cheapest class that leads there.
  void FollowPlain(size_t index) {
    const NodeId node = trails_[index].node;
    const VarId var = store_.var(node);
    for (const auto& [child, classes] : store_.Edges(node)) {
      // Whatever the class, the way on from the child is the same, and no date
      // hangs on it: a dearer one is never part of a plainest witness.
      const size_t c = CheapestOf(var, classes);
      if (CostOf(var, c) == kForbidden) continue;
      Push({.node = child,
            .question = trails_[index].question,
            .plain_cost = trails_[index].plain_cost + CostOf(var, c),
            .parent = index,
            .step = diagram::Step{var, c}});
    }
  }

  // Goes on to each child with all classes that lead there.
  void FollowDate(size_t index) {
    const NodeId node = trails_[index].node;
    const VarId var = store_.var(node);
    for (const auto& [child, classes] : store_.Edges(node)) {
      if (least_.at(child) == kUnreachable) continue;
      const Posed& before = questions_[trails_[index].question];
      Question question = before.question;
      // All classes at once: which of them it will be is left to the dates.
      question.push_back({var, classes});
      const uint32_t posed = Pose(std::move(question), before.cost);
      // No dates realise this path, nor any that begins with it.
      if (!questions_[posed].has_solution) continue;
      Push({.node = child,
            .question = posed,
            .plain_cost = trails_[index].plain_cost,
            .parent = index});
    }
  }

  // Returns what a way through a trail costs, at least: never more than what is
  // to come really costs, as A* demands.
  uint64_t EstimateOf(const Trail& trail) const {
    if (wanted_ == Wanted::kAny) return 0;
    return trail.plain_cost + questions_[trail.question].cost +
           least_.at(trail.node);
  }

  void Push(Trail trail) {
    if (least_.at(trail.node) == kUnreachable) return;
    // What dates cost is the same for both.
    const auto [seen, is_new] = seen_.try_emplace(
        std::pair(trail.node, trail.question), trail.plain_cost);
    if (!is_new) {
      // The later of two alike, and no cheaper.
      if (wanted_ == Wanted::kAny || seen->second <= trail.plain_cost) return;
      seen->second = trail.plain_cost;
    }
    queue_.push({EstimateOf(trail), trails_.size()});
    trails_.push_back(std::move(trail));
  }

  DateProblem ProblemOf(const Question& question) const {
    DateProblem problem(searched_.dates);
    for (const Asked& asked : question) {
      const SearchVariable& about = About(asked.var);
      Limit(about, about.domain.ValuesOf(asked.classes), problem);
    }
    return problem;
  }

  static void Limit(const SearchVariable& about, const IntervalSet& values,
                    DateProblem& problem) {
    std::visit(Overloaded{
                   // No date hangs on it, so no question holds it.
                   [](const PlainVariable&) {},
                   [&](const ChosenDate& chosen) {
                     problem.Limit(chosen.date, values);
                   },
                   [&](const CountVariable& counted) {
                     problem.LimitCount(counted.count, values);
                   },
                   [&](const NumberStanding& stands) {
                     problem.LimitStanding(stands.number, stands.matter,
                                           values);
                   },
                   [&](const CountStanding& stands) {
                     problem.LimitStanding(stands.count, stands.matter, values);
                   },
               },
               about.form);
  }

  // Returns the number of a question, which is answered when first posed: paths
  // that differ in plain variables alone ask the same of dates. It asks more
  // than one whose solutions cost `least`.
  uint32_t Pose(Question question, uint32_t least) {
    const auto [known, is_new] = numbers_.try_emplace(
        question, static_cast<uint32_t>(questions_.size()));
    if (is_new) {
      const bool has_solution = ProblemOf(question).IsFeasible();
      questions_.push_back({std::move(question), has_solution, least});
    }
    return known->second;
  }

  // By far the dearest step of the search.
  void FindCost(Posed& posed) const {
    if (posed.is_cost_exact) return;
    posed.cost = *ProblemOf(posed.question).LeastCost();
    posed.is_cost_exact = true;
  }

  Witness WitnessOf(size_t index) const {
    Witness witness;
    const Trail& last = trails_[index];
    const Posed& posed = questions_[last.question];
    witness.cost = last.plain_cost + posed.cost;
    const DateProblem problem = ProblemOf(posed.question);
    witness.dates = problem.Plainest()->values;
    for (const DateId date : IdsBelow<DateId>(witness.dates.size())) {
      witness.asked.push_back(problem.IsAsked(date));
    }
    // The first trail is the root's, to which no step led.
    for (size_t i = index; i != 0; i = trails_[i].parent) {
      if (trails_[i].step) witness.steps.push_back(StepTo(trails_[i]));
    }
    std::reverse(witness.steps.begin(), witness.steps.end());
    return witness;
  }

  WitnessStep StepTo(const Trail& trail) const {
    const NodeId node = trails_[trail.parent].node;
    // Found again here, as few of the trails become a witness: kept in each
    // they would take more memory than all else of it.
    const auto edges = store_.Edges(node);
    const auto taken =
        std::ranges::find(edges, trail.node, &NodeStore::Edge::first);
    return {trail.step->var, trail.step->class_index, taken->second};
  }

  const NodeStore& store_;
  const SearchVariables& searched_;
  NodeId root_;
  Wanted wanted_;
  std::unordered_map<NodeId, uint64_t> least_;
  std::vector<Trail> trails_;  // the first is the root's
  std::priority_queue<Entry> queue_;
  // The least that the plain classes cost of a way to a node with a question.
  std::map<std::pair<NodeId, uint32_t>, uint64_t> seen_;
  std::vector<Posed> questions_;  // the first asks nothing
  std::map<Question, uint32_t> numbers_;
};

}  // namespace

Search FindWitness(const NodeStore& store, const SearchVariables& searched,
                   NodeId root, size_t step_budget) {
  if (store.over_budget()) return {Search::End::kGaveUp, std::nullopt, 0};
  return Searcher(store, searched, root, Wanted::kPlainest).Run(step_budget);
}

Search::End FindWhether(const NodeStore& store, const SearchVariables& searched,
                        NodeId root, size_t step_budget) {
  if (store.over_budget()) return Search::End::kGaveUp;
  return Searcher(store, searched, root, Wanted::kAny).Run(step_budget).end;
}

}  // namespace safeconduct::prove
