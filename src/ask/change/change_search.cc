// SPDX-License-Identifier: Apache-2.0
// What would change an outcome, as docs/language.md defines it. Of a settled
// route, the least sets of known things that with other values make the other
// outcome possible (move_search.cc). Of an undetermined one, the fewest unknown
// things that settle it, once open and once closed (fix_search.cc). Both walk
// the route's diagram with the matters as variables (what_if.cc). What each
// change then gives is answered like any question, with the change made.
#include "ask/change/change_search.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "ask/change/fix_search.h"
#include "ask/change/move_search.h"
#include "base/overloaded.h"
#include "chart/dependencies.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Days;
using chart::Variable;
using diagram::VarId;
using law::FactId;
using law::MatterId;
using record::DisputeId;

namespace {

// Takes as many of the changes of each sort as are listed, and counts the rest.
class ChangeLister {
 public:
  using Maker = std::function<std::optional<Change>(const Way&)>;
  explicit ChangeLister(size_t most) : most_(most) {}

  void Take(const Way& way, const MoveProblem& problem, const Maker& make) {
    size_t& count = problem.MovesLaw(way) ? of_law_ : of_facts_;
    // Changes of facts and of the law are counted apart: many of one sort would
    // push out all of the other.
    if (count >= most_) {
      ++changes_.left_out;
    } else if (auto change = make(way)) {
      ++count;
      changes_.listed.push_back(*std::move(change));
    }
  }
  Changes Result() { return std::move(changes_); }

 private:
  size_t most_;  // listed of each sort
  size_t of_law_ = 0;
  size_t of_facts_ = 0;
  Changes changes_;
};

}  // namespace

namespace {

// Returns, by matter, which ones no change moves. A matter moves on the days
// asked about. What it is as of another day moves with it where that day is one
// of these, or a later one, and no variable says that; so what some rule looks
// at as of a day stays as recorded, and what is compared with it.
std::vector<bool> FixedMatters(const law::Law& law) {
  std::vector<bool> fixed(law.matters.size());
  for (const MatterId id : law.MatterIds()) {
    if (!law.matter(id).as_of) continue;
    fixed[id.index()] = true;
    fixed[law.Declared(id).index()] = true;
  }
  // From one to what it is compared with, and on.
  for (bool more = true; more;) {
    more = false;
    for (const law::Expr& expr : law.exprs) {
      if (expr.kind != law::Expr::Kind::kCompare) continue;
      const auto* number = std::get_if<MatterId>(&expr.subject);
      if (number == nullptr) continue;
      const size_t a = number->index();
      const size_t b = expr.matter.index();
      if (fixed[a] == fixed[b]) continue;
      fixed[a] = fixed[b] = true;
      more = true;
    }
  }
  return fixed;
}

}  // namespace

// What is asked about one side of a route.
struct ChangeSearch::Posed {
  Posed(ChangeSearch& search, const chart::Side& side, Aim aim,
        const Case& person, const Days& days)
      : diagram(search.DiagramOf(side)),
        dates(search.chart_, diagram, person, days),
        matters(search.chart_, diagram, days),
        problem{diagram,
                dates,
                matters,
                search.chart_,
                person,
                search.ItemsOf(diagram, aim, person),
                search.CostsOf(diagram)} {}

  RouteDiagram& diagram;
  DateChoices dates;
  MatterChoices matters;
  MoveProblem problem;
};

ChangeSearch::ChangeSearch(const chart::Chart& chart)
    : chart_(chart),
      what_if_(chart),
      fixed_(FixedMatters(chart.law())),
      possibilities_(chart, what_if_.store(), what_if_.sides()),
      question_(chart),
      supposing_(chart.shared_pack(), chart.store().node_budget()) {}

std::optional<Changes> ChangeSearch::Run(law::RouteId route, Outcome now,
                                         const Case& person, const Days& days,
                                         size_t max_moves, size_t max_listed) {
  if (what_if_.over_budget()) return std::nullopt;
  max_moves = std::min(max_moves, kMaxMoves);
  question_.Fill(person, days);
  possibilities_.Forget();
  const chart::Side open = what_if_.sides().open[route.index()];
  const chart::Side closed = what_if_.sides().closed[route.index()];
  // Nothing where the outcome stays: of dates, and of what is compared with a
  // matter that moves, the search may have taken things together that do not go
  // so.
  const auto make = [&](const Posed& posed) {
    return [&](const Way& way) {
      auto change = Evaluate(route, now, posed.problem, days, way);
      return change && change->gives != now ? std::move(change) : std::nullopt;
    };
  };
  if (now != Outcome::kUndetermined) {
    // The other side is to be come to.
    const chart::Side side = now == Outcome::kClosed ? open : closed;
    Posed posed(*this, side, Aim::kMove, person, days);
    ChangeLister lister(max_listed);
    MoveSearch(posed.problem, side.terminal, max_moves)
        .Run([&](const Way& way) {
          lister.Take(way, posed.problem, make(posed));
        });
    return lister.Result();
  }
  // It is settled open where no way leads to the closed side any more.
  Posed to_open(*this, closed, Aim::kFindOut, person, days);
  Posed to_closed(*this, open, Aim::kFindOut, person, days);
  const bool may_be_unreal =
      possibilities_.RulesOut(route) || possibilities_.SharesDates(route);
  // Ways to settle it open and to settle it closed are listed together, by how
  // much there is to find out.
  std::vector<std::pair<Way, const Posed*>> ways;
  for (const auto& [posed, side] :
       {std::pair(&to_open, closed), std::pair(&to_closed, open)}) {
    FixSearch(posed->problem, !side.terminal, max_moves)
        .Run(
            [&](const Way& way) {
              return !may_be_unreal || make(*posed)(way).has_value();
            },
            [&](const Way& way) { ways.emplace_back(way, posed); });
  }
  std::ranges::stable_sort(ways, {}, [&](const auto& way) {
    return std::pair(way.first.size(), way.second->problem.MovesLaw(way.first));
  });
  ChangeLister lister(max_listed);
  for (const auto& [way, posed] : ways) {
    lister.Take(way, posed->problem, make(*posed));
  }
  return lister.Result();
}

// A side's diagram is packed when it is first asked about, and kept.
RouteDiagram& ChangeSearch::DiagramOf(const chart::Side& side) {
  auto& diagram = diagrams_[side.root];
  if (diagram == nullptr) {
    std::vector<bool> disputes;
    std::vector<bool> matters;
    for (const VarId var : chart_.Vars()) {
      const Variable& variable = chart_.variable(var);
      // Each world is a kind of its own, as a change names one; and no value of
      // a matter is of a kind with "as recorded", which is no move.
      disputes.push_back(std::holds_alternative<DisputeId>(variable));
      matters.push_back(std::holds_alternative<MatterId>(variable));
    }
    diagram = std::make_unique<RouteDiagram>(what_if_.store(), side.root,
                                             disputes, matters);
  }
  return *diagram;
}

// Returns what each kind costs as the question stands: nothing where it is
// possible, and else it is out of the question until a search allows it.
std::vector<Cost> ChangeSearch::CostsOf(const RouteDiagram& diagram) const {
  const diagram::PossibleClasses possible = what_if_.Ask(question_);
  std::vector<Cost> costs(diagram.cost_count(), kNever);
  for (const RouteDiagram::Var& var : diagram.vars()) {
    const auto words = possible.words(var.id);
    for (size_t c = 0; c < var.kind_of.size(); ++c) {
      if ((words[c / 64] >> (c % 64) & 1) != 0) {
        // A kind is possible where one of its classes is.
        costs[var.first + var.kind_of[c]] = 0;
      }
    }
  }
  return costs;
}

// -- What can move, or be found out -------------------------------------------

// Returns the items: facts, disputes, matters, each in order of declaration.
std::vector<Item> ChangeSearch::ItemsOf(const RouteDiagram& diagram, Aim aim,
                                        const Case& person) const {
  std::vector<Item> items;
  const auto& vars = diagram.vars();
  for (size_t i = 0; i < vars.size(); ++i) {
    AddItem(i, vars[i].id, aim, person, items);
  }
  // By the alternatives of About, then by id.
  std::ranges::sort(items, {}, &Item::about);
  for (Item& item : items) item.joint = item.joint || item.vars.size() > 1;
  return items;
}

// Adds what stands behind a variable. A change is of facts, disputes and
// matters: the day and windows are no items.
void ChangeSearch::AddItem(size_t position, VarId var, Aim aim,
                           const Case& person, std::vector<Item>& items) const {
  const Variable& variable = chart_.variable(var);
  const auto add_dates = [&] {
    for (const law::DateRef& date : chart::LookedAt(chart_.law(), variable)) {
      if (date) AddFact(position, *date, false, aim, person, items);
    }
  };
  std::visit(Overloaded{
                 [](law::Today) {},
                 [](record::WindowId) {},
                 [&](DisputeId id) {
                   const auto& dispute = chart_.timeline().dispute(id);
                   const bool known =
                       dispute.possible.Size() <
                       static_cast<int64_t>(dispute.worlds.size());
                   if (aim == Aim::kMove ? known : !dispute.settled()) {
                     items.push_back({id, {position}, false, {}});
                   }
                 },
                 [&](MatterId matter) {
                   // Nobody finds out what a matter is: that the record tells.
                   if (aim != Aim::kMove || IsFixed(matter)) return;
                   AddMatter(position, matter, true, items);
                 },
                 [&](FactId fact) {
                   AddFact(position, fact, true, aim, person, items);
                 },
                 [&](law::MeasureId) { add_dates(); },
                 [&](law::ExprId id) {
                   if (aim != Aim::kMove) return;
                   const law::Expr& expr = chart_.law().expr(id);
                   if (!IsFixed(expr.matter)) {
                     AddMatter(position, expr.matter, false, items);
                   }
                   const auto* number = std::get_if<MatterId>(&expr.subject);
                   if (number != nullptr && !IsFixed(*number)) {
                     AddMatter(position, *number, false, items);
                   }
                   add_dates();
                 },
             },
             variable);
}

// Adds a matter, or to a matter already there one more variable that looks at
// it: `itself`, or a comparison.
void ChangeSearch::AddMatter(size_t position, MatterId matter, bool itself,
                             std::vector<Item>& items) {
  auto item = std::ranges::find_if(items, [&](const Item& each) {
    return each.about == Item::About(matter);
  });
  if (item == items.end()) {
    items.push_back({matter, {}, false, {}});
    item = items.end() - 1;
  }
  // Its own variable first.
  item->vars.insert(itself ? item->vars.begin() : item->vars.end(), position);
  if (!itself) item->joint = true;
}

// Adds a fact, or to a fact already there one more variable that looks at it:
// `itself`, or a measure.
void ChangeSearch::AddFact(size_t position, FactId fact, bool itself, Aim aim,
                           const Case& person, std::vector<Item>& items) const {
  const law::Fact& declared = chart_.law().fact(fact);
  const IntervalSet& known = person.values(fact);
  const IntervalSet others = declared.type.Universe().Minus(known);
  // Nothing that a person does changes what is fixed, but it can be found out.
  const bool moves = aim == Aim::kMove && !declared.fixed && !others.empty();
  const bool unknown = aim == Aim::kFindOut && known.Size() > 1;
  if (!moves && !unknown) return;
  const auto same = [&](const Item& item) {
    return item.fact() != nullptr && *item.fact() == fact;
  };
  auto item = std::ranges::find_if(items, same);
  if (item == items.end()) {
    items.push_back({fact, {}, false, aim == Aim::kMove ? others : known});
    item = items.end() - 1;
  }
  if (std::ranges::find(item->vars, position) == item->vars.end()) {
    item->vars.push_back(position);
  }
  if (!itself) item->joint = true;
}

// -- What a change gives ------------------------------------------------------

// Returns nothing where the record allows of no chart with the change made.
std::optional<Change> ChangeSearch::Evaluate(law::RouteId route, Outcome now,
                                             const MoveProblem& problem,
                                             const Days& days, const Way& way) {
  Change change;
  Case person = problem.person;
  MatterChoices::Moved compared;
  for (const Step& step : way) {
    const Item& item = problem.items[step.item];
    change.one_of_several = change.one_of_several || step.one_of_several;
    if (const FactId* fact = item.fact()) {
      person.Set(*fact, step.values);
      change.facts.push_back({*fact, step.values});
    } else if (const auto* matter = std::get_if<MatterId>(&item.about)) {
      change.matters.push_back({*matter, step.values});
      if (item.joint) compared.emplace_back(*matter, step.values);
    } else {
      change.disputes.push_back({std::get<record::DisputeId>(item.about),
                                 static_cast<size_t>(step.values.min())});
    }
  }
  const auto outcomes = problem.matters.OutcomesOf(compared, person);
  if (outcomes.size() != 1 || !problem.matters.IsExact(outcomes.front())) {
    return EvaluateSupposed(route, person, days, std::move(change));
  }
  for (const auto& fact : change.facts) {
    question_.SetFact(fact.fact, person, days);
  }
  diagram::PossibleClasses possible = what_if_.Ask(question_);
  for (const Step& step : way) {
    const Item& item = problem.items[step.item];
    if (item.fact() != nullptr || item.joint) continue;
    const size_t var = item.vars.front();
    possible.Set(problem.diagram.vars()[var].id,
                 problem.diagram.ClassesOf(var, step.kind));
  }
  for (const auto& kinds : outcomes.front()) {
    possible.Set(problem.diagram.vars()[kinds.var].id,
                 problem.diagram.ClassesIn(kinds.var, kinds.possible));
  }
  if (now != Outcome::kUndetermined) {
    NarrowToThoseThatDo(route, now, possible, days, person, change);
  }
  possibilities_.Pose(possible, person, days);
  const bool contradicts = possibilities_.IsContradictory();
  if (!contradicts) {
    change.gives = possibilities_.OutcomeOf(route);
    change.then_turns_on = possibilities_.TurnsOnOf(route);
  }
  for (const auto& fact : change.facts) {
    question_.SetFact(fact.fact, problem.person, days);
  }
  // Nobody can be so.
  if (contradicts) return std::nullopt;
  return change;
}

// Of dates that are looked at twice the search may have taken values together
// that do not go so; those that do not make the other outcome possible are
// taken out of a change.
void ChangeSearch::NarrowToThoseThatDo(law::RouteId route, Outcome now,
                                       const diagram::PossibleClasses& possible,
                                       const Days& days, Case& person,
                                       Change& change) {
  if (!possibilities_.SharesDates(route)) return;
  const auto& sides = possibilities_.sides();
  const chart::Side other = now == Outcome::kOpen ? sides.closed[route.index()]
                                                  : sides.open[route.index()];
  for (auto& [fact, values] : change.facts) {
    if (!chart_.law().IsCounted(fact)) continue;
    possibilities_.Pose(possible, person, days);
    const IntervalSet doing = possibilities_.ValuesOf(fact, other);
    // Then no value does, and what it gives says so.
    if (doing.empty()) return;
    values = values.Intersect(doing);
    person.Set(fact, values);
  }
}

// What is compared with a matter that moves is not known, or by the record may
// be this or that. A chart in which the matters are supposed says exactly what
// comes of it.
std::optional<Change> ChangeSearch::EvaluateSupposed(law::RouteId route,
                                                     const Case& person,
                                                     const Days& days,
                                                     Change change) {
  record::Scenario scenario = chart_.timeline().scenario();
  for (const auto& [matter, values] : change.matters) {
    // What the scenario supposes of the matter on later days would end the
    // change.
    std::erase_if(scenario.suppositions, [&](const record::Supposition& one) {
      const auto* becomes = std::get_if<record::Becomes>(&one);
      return becomes != nullptr && becomes->matter == matter;
    });
    scenario.suppositions.emplace_back(
        record::Becomes{matter, values.min(), days.first});
  }
  const auto chart = supposing_.For(scenario);
  if (!chart) return std::nullopt;
  chart::Question question(**chart);
  question.Fill(person, days);
  diagram::PossibleClasses possible = question.possible();
  for (const auto& [dispute, world] : change.disputes) {
    const VarId var = *(*chart)->VarOf(dispute);
    possible.Set(var, diagram::ClassSet::Single(
                          (*chart)->store().class_count(var), world));
  }
  query::Possibilities possibilities(**chart);
  possibilities.Pose(possible, person, days);
  if (possibilities.IsContradictory()) return std::nullopt;
  change.gives = possibilities.OutcomeOf(route);
  change.then_turns_on = possibilities.TurnsOnOf(route);
  return change;
}

}  // namespace safeconduct::ask
