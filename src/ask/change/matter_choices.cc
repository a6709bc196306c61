// SPDX-License-Identifier: Apache-2.0
//
// A number matter may move to any value that is declared. Which of them differ
// depends on what is compared with it, and on the case: somebody here for 40
// days stands below, at and above a limit on either side of 40.
//
// Idea. Cut the declared range where a class of the matter ends, and where what
// is compared with it may end or enters another class. Within a piece nothing
// changes; pieces of which the same comes are one. Matters that are compared
// with one another have no such pieces each by itself. Of them one is put on
// the first and the last value of its pieces, the next on those of the pieces
// that it then has, in every order, as dates are (date_choices.cc).
//
// What is compared may not be known: then it stands to the matter in this way
// or that, and each goes with other classes of its own. So the values that it
// may have are cut by the matter, and each piece says what all variables are.
//
// Example. 0..365 days, somebody here for 40 days, a rule that asks for `here
// <= limit`: the pieces 0..39, 40 and 41..365, of which the last two are one.
#include "ask/change/matter_choices.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <variant>

#include "chart/limits.h"
#include "chart/standing.h"
#include "record/timeline.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Variable;
using law::FactId;
using law::MatterId;
using law::Subject;

namespace {

// Returns each of `all` with each of `more` behind it.
std::vector<DateChoice::Kinds> Product(
    const std::vector<DateChoice::Kinds>& all,
    const std::vector<DateChoice::Kinds>& more) {
  std::vector<DateChoice::Kinds> product;
  for (const auto& one : all) {
    for (const auto& other : more) {
      auto& both = product.emplace_back(one);
      both.insert(both.end(), other.begin(), other.end());
    }
  }
  return product;
}

}  // namespace

void MatterChoices::AddTo(const std::vector<FactId>& facts,
                          const DateChoice& of_facts,
                          const std::vector<MatterId>& matters,
                          const Case& person,
                          std::vector<DateChoice>& made) const {
  Way start;
  start.values.resize(matters.size());
  start.outcomes.resize(1);
  std::vector<Way> all = {std::move(start)};
  for (const Group& group : GroupsOf(matters, person)) {
    std::vector<Way> longer;
    for (const Way& so_far : all) {
      for (const Way& way : WaysOf(group, person)) {
        Way& next = longer.emplace_back(so_far);
        for (size_t i = 0; i < group.size(); ++i) {
          const auto at = std::ranges::find(matters, group[i]);
          next.values[static_cast<size_t>(at - matters.begin())] =
              way.values[i];
        }
        next.one_of_several = next.one_of_several || way.one_of_several;
        next.outcomes = Product(so_far.outcomes, way.outcomes);
      }
    }
    all = std::move(longer);
  }
  for (const Way& way : all) {
    for (const Kinds& kinds : way.outcomes) {
      DateChoice choice = of_facts;
      choice.values.insert(choice.values.end(), way.values.begin(),
                           way.values.end());
      choice.one_of_several = choice.one_of_several || way.one_of_several;
      choice.kinds.insert(choice.kinds.end(), kinds.begin(), kinds.end());
      if (Narrow(facts, matters, kinds, person, choice)) {
        made.push_back(std::move(choice));
      }
    }
  }
}

// Leaves of the values of facts those of which `kinds` may come, where they
// move together with a matter that they are compared with: else some of them
// would do and others would not. Returns false where none is left.
bool MatterChoices::Narrow(const std::vector<FactId>& facts,
                           const std::vector<MatterId>& matters,
                           const Kinds& kinds, const Case& person,
                           DateChoice& choice) const {
  Case there = person;
  for (const auto& [position, possible] : kinds) {
    const law::Expr* expr = ComparisonAt(position);
    if (expr == nullptr) continue;
    const auto matter = std::ranges::find(matters, expr->matter);
    if (matter == matters.end()) continue;
    IntervalSet& limits =
        choice.values[facts.size() +
                      static_cast<size_t>(matter - matters.begin())];
    const diagram::Domain& standings =
        chart_.domain(diagram_.vars()[position].id);
    const IntervalSet numbers = chart::NumbersStanding(
        standings.ValuesOf(diagram_.ClassesIn(position, possible)),
        limits.min());
    for (size_t f = 0; f < facts.size(); ++f) {
      IntervalSet& values = choice.values[f];
      if (values.Size() == 1) continue;
      there.Set(facts[f], values);
      IntervalSet left = chart::ValuesGiving(
          chart_.law(), facts[f], expr->subject, numbers, there, days_);
      if (left.empty()) return false;
      if (left == values) continue;
      values = std::move(left);
      // With another number of the matter others of the fact's would be left.
      if (limits.Size() > 1) {
        limits = IntervalSet::Single(limits.min());
        choice.one_of_several = true;
      }
    }
  }
  return true;
}

// -- Which matters hang together ----------------------------------------------

std::vector<MatterChoices::Group> MatterChoices::GroupsOf(
    const Group& matters, const Case& person) const {
  std::vector<Group> groups;
  for (const MatterId matter : matters) {
    Group group = {matter};
    for (size_t g = 0; g < groups.size();) {
      const bool linked = std::ranges::any_of(groups[g], [&](MatterId other) {
        return AreLinked(matter, other, person);
      });
      if (!linked) {
        ++g;
        continue;
      }
      group.insert(group.begin(), groups[g].begin(), groups[g].end());
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
    }
    std::ranges::sort(group);
    groups.push_back(std::move(group));
  }
  return groups;
}

// Returns whether two matters are compared with each other, or both with a
// number that is not known.
bool MatterChoices::AreLinked(MatterId a, MatterId b,
                              const Case& person) const {
  for (const size_t i : ComparisonsOf(a)) {
    const law::Expr& one = *ComparisonAt(i);
    if (one.matter == b || one.subject == Subject(b)) return true;
    for (const size_t j : ComparisonsOf(b)) {
      if (ComparisonAt(j)->subject == one.subject &&
          NumbersOf(one.subject, person, {}).Size() > 1) {
        return true;
      }
    }
  }
  return false;
}

// -- Ways to move them --------------------------------------------------------

std::vector<MatterChoices::Way> MatterChoices::WaysOf(
    const Group& group, const Case& person) const {
  if (group.size() == 1) return WaysOfOne(group.front(), person);
  std::vector<Way> ways;
  std::vector<size_t> order(group.size());
  std::iota(order.begin(), order.end(), size_t{0});
  do {
    TryInOrder(group, order, {}, person, ways);
  } while (std::ranges::next_permutation(order).found);
  return ways;
}

std::vector<MatterChoices::Way> MatterChoices::WaysOfOne(
    MatterId matter, const Case& person) const {
  std::vector<Way> ways;
  for (const Interval& piece : PiecesOf(matter, person, {})) {
    const IntervalSet values({piece});
    std::vector<Kinds> outcomes = OutcomesOf({{matter, values}}, person);
    const auto same = std::ranges::find(ways, outcomes, &Way::outcomes);
    if (same != ways.end()) {
      same->values.front() = same->values.front().Union(values);
    } else {
      ways.push_back({{values}, false, std::move(outcomes)});
    }
  }
  return ways;
}

// Moves the matters of a group in an order, behind those that are moved.
void MatterChoices::TryInOrder(const Group& group,
                               const std::vector<size_t>& order,
                               const Moved& moved, const Case& person,
                               std::vector<Way>& ways) const {
  if (moved.size() == order.size()) {
    std::vector<IntervalSet> values(group.size());
    for (size_t i = 0; i < order.size(); ++i) {
      values[order[i]] = moved[i].second;
    }
    // What comes of them is told in one order, whatever that of moving.
    Moved in_order;
    for (size_t i = 0; i < group.size(); ++i) {
      in_order.emplace_back(group[i], values[i]);
    }
    std::vector<Kinds> outcomes = OutcomesOf(in_order, person);
    const auto same = std::ranges::find(ways, outcomes, &Way::outcomes);
    if (same == ways.end()) {
      ways.push_back({std::move(values), false, std::move(outcomes)});
    } else if (same->values != values) {
      // Of several ways two at least are tried: the least and the greatest.
      same->one_of_several = true;
    }
    return;
  }
  const MatterId matter = group[order[moved.size()]];
  for (const Interval& piece : PiecesOf(matter, person, moved)) {
    for (const Value end : {piece.lo, piece.hi}) {
      Moved with = moved;
      with.emplace_back(matter, IntervalSet::Single(end));
      TryInOrder(group, order, with, person, ways);
      if (piece.lo == piece.hi) break;
    }
  }
}

// Returns the declared range in runs within which nothing changes.
std::vector<Interval> MatterChoices::PiecesOf(MatterId matter,
                                              const Case& person,
                                              const Moved& moved) const {
  std::set<Value> starts;
  const diagram::Domain& domain = chart_.domain(*chart_.VarOf(matter));
  for (const diagram::Domain::Piece& piece : domain.pieces()) {
    starts.insert({piece.lo, piece.hi + 1});
  }
  for (const size_t i : ComparisonsOf(matter)) {
    const law::Expr& expr = *ComparisonAt(i);
    if (expr.matter != matter) {
      AddCuts(expr.matter, person, moved, starts);
      continue;
    }
    AddCuts(expr.subject, person, moved, starts);
    // Other matters moved with which the same number is compared.
    for (const auto& [other, values] : moved) {
      for (const size_t j : ComparisonsOf(other)) {
        if (ComparisonAt(j)->subject != expr.subject) continue;
        AddCuts(other, person, moved, starts);
      }
    }
  }
  std::vector<Interval> pieces;
  for (const Interval& run : domain.universe().intervals()) {
    const auto cut = chart::CutAt(run, starts);
    pieces.insert(pieces.end(), cut.begin(), cut.end());
  }
  return pieces;
}

// Adds where a matter begins to stand otherwise to what is compared with it,
// and to each class of that.
void MatterChoices::AddCuts(const Subject& compared, const Case& person,
                            const Moved& moved, std::set<Value>& starts) const {
  const auto add = [&](const Interval& run) {
    if (run.lo == kNone) return;
    // On either side of the number and on it, as a rule may ask for below,
    // equal or above; the rest is a cut too many, which does no harm.
    starts.insert({run.lo - 1, run.lo, run.lo + 1, run.hi, run.hi + 1});
    if (run.hi < kMaxNumber) starts.insert(run.hi + 2);
  };
  const IntervalSet numbers = NumbersOf(compared, person, moved);
  const diagram::Domain& domain = chart_.domain(*chart_.VarOf(compared));
  for (size_t c = 0; c < domain.class_count(); ++c) {
    const IntervalSet there = numbers.Intersect(domain.values(c));
    for (const Interval& run : there.intervals()) add(run);
  }
  // What the record makes of a matter differs by the day and by disputes, and
  // is one of these values at a time.
  const auto* matter = std::get_if<MatterId>(&compared);
  if (matter == nullptr) return;
  const IntervalSet recorded =
      numbers.Intersect(chart_.timeline().ValuesOn(*matter, days_));
  for (const Interval& run : recorded.intervals()) {
    for (Value value = run.lo; value <= run.hi; ++value) add({value, value});
  }
}

// -- What comes of it ---------------------------------------------------------

std::vector<DateChoice::Kinds> MatterChoices::OutcomesOf(
    const Moved& moved, const Case& person) const {
  Moved first;
  for (const auto& [matter, values] : moved) {
    // Any value of the set will do, as they are of one piece or do the same.
    first.emplace_back(matter, IntervalSet::Single(values.min()));
  }
  std::vector<Kinds> outcomes(1);
  std::vector<Subject> numbers;
  for (const auto& [matter, value] : first) {
    for (size_t i = 0; i < diagram_.vars().size(); ++i) {
      if (chart_.variable(diagram_.vars()[i].id) == Variable(matter)) {
        outcomes.front().push_back(VarKindsOf(i, value));
      }
    }
    for (const size_t i : ComparisonsOf(matter)) {
      const law::Expr& expr = *ComparisonAt(i);
      if (std::holds_alternative<MatterId>(expr.subject)) {
        outcomes.front().push_back(VarKindsOf(
            i, chart::StandingsOf(NumbersOf(expr.subject, person, first),
                                  NumbersOf(expr.matter, person, first))));
      } else if (std::ranges::find(numbers, expr.subject) == numbers.end()) {
        numbers.push_back(expr.subject);
      }
    }
  }
  for (const Subject& number : numbers) {
    std::vector<Kinds> of_number;
    for (const IntervalSet& piece : PiecesOf(number, person, first)) {
      Kinds kinds;
      for (size_t i = 0; i < diagram_.vars().size(); ++i) {
        if (diagram_.vars()[i].id == *chart_.VarOf(number)) {
          kinds.push_back(VarKindsOf(i, piece));
        }
      }
      for (const auto& [matter, value] : first) {
        for (const size_t i : ComparisonsOf(matter)) {
          if (ComparisonAt(i)->subject != number) continue;
          kinds.push_back(VarKindsOf(i, chart::StandingsOf(piece, value)));
        }
      }
      if (std::ranges::find(of_number, kinds) == of_number.end()) {
        of_number.push_back(std::move(kinds));
      }
    }
    // Numbers that are not known are each what they are whatever the others
    // are.
    outcomes = Product(outcomes, of_number);
  }
  return outcomes;
}

bool MatterChoices::IsExact(const Kinds& kinds) const {
  return std::ranges::all_of(kinds, [&](const auto& one) {
    return ComparisonAt(one.var) == nullptr ||
           std::ranges::count(one.possible, uint8_t{1}) == 1;
  });
}

// Returns what a number may be, in pieces that each stand in one way to the
// matters moved.
std::vector<IntervalSet> MatterChoices::PiecesOf(const Subject& number,
                                                 const Case& person,
                                                 const Moved& moved) const {
  const IntervalSet numbers = NumbersOf(number, person, {});
  // By how the number stands to each of the matters.
  std::map<std::vector<Value>, IntervalSet> pieces;
  std::set<Value> starts;
  std::vector<Value> with;
  for (const auto& [matter, value] : moved) {
    for (const size_t i : ComparisonsOf(matter)) {
      if (ComparisonAt(i)->subject != number) continue;
      with.push_back(value.min());
      starts.insert({value.min(), value.min() + 1});
    }
  }
  for (const Interval& run : numbers.intervals()) {
    for (const Interval& part : chart::CutAt(run, starts)) {
      std::vector<Value> stands;
      for (const Value value : with) {
        stands.push_back(part.lo == kNone  ? kNone
                         : part.lo < value ? chart::kBelow
                         : part.lo > value ? chart::kAbove
                                           : chart::kEqual);
      }
      IntervalSet& piece = pieces[stands];
      piece = piece.Union(IntervalSet({part}));
    }
  }
  std::vector<IntervalSet> all;
  for (const auto& [stands, piece] : pieces) all.push_back(piece);
  return all;
}

// Returns what a variable, by position, is where it may have some values.
DateChoice::VarKinds MatterChoices::VarKindsOf(
    size_t position, const IntervalSet& values) const {
  const diagram::Domain& domain = chart_.domain(diagram_.vars()[position].id);
  return {position, diagram_.KindsIn(position, domain.ClassesOf(values))};
}

// Returns the positions of the variables that compare something with a matter,
// or it with another.
std::vector<size_t> MatterChoices::ComparisonsOf(MatterId matter) const {
  std::vector<size_t> comparisons;
  for (size_t i = 0; i < diagram_.vars().size(); ++i) {
    const law::Expr* expr = ComparisonAt(i);
    if (expr == nullptr) continue;
    if (expr->matter == matter || expr->subject == Subject(matter)) {
      comparisons.push_back(i);
    }
  }
  return comparisons;
}

// Returns the expression of a comparison, by position; null of another.
const law::Expr* MatterChoices::ComparisonAt(size_t position) const {
  return chart_.ComparisonOf(diagram_.vars()[position].id);
}

// Returns what is compared: a matter as it has been moved, else as recorded.
IntervalSet MatterChoices::NumbersOf(const Subject& subject, const Case& person,
                                     const Moved& moved) const {
  const auto* matter = std::get_if<MatterId>(&subject);
  if (matter == nullptr) {
    return chart::NumbersOf(chart_.law(), subject, person, days_);
  }
  for (const auto& [each, values] : moved) {
    if (each == *matter) return values;
  }
  return chart_.timeline().ValuesOn(*matter, days_);
}

}  // namespace safeconduct::ask
