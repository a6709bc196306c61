// SPDX-License-Identifier: Apache-2.0
// Every set of items is tried, the smaller ones first, with every choice of
// values: of a fact one from each class of its tests, or all where it is
// compared with a matter or another fact and has few, of a date those next to
// what it is compared with and those about as far from other dates as limits
// are long. Each is answered by a chart of its own where a matter is supposed.
// No set is tried that holds one which works.
#include "tests/oracle/slow_changes.h"

#include <algorithm>
#include <functional>
#include <set>
#include <variant>

#include "ask/answer.h"
#include "base/overloaded.h"
#include "pack/pack.h"

namespace safeconduct::oracle {

using chart::Case;
using chart::Days;
using law::FactId;

namespace {

// The most days of a date that are tried.
constexpr size_t kMostDays = 60;
// A number of which there are so few has all of them tried.
constexpr int64_t kFewNumbers = 40;
// The most charts that are kept.
constexpr size_t kMostCharts = 300;

// Returns the constants that tests compare a subject with.
std::set<Value> ConstantsOf(const law::Law& law, const law::Subject& subject) {
  std::set<Value> constants;
  for (const law::Expr& expr : law.exprs) {
    if (expr.subject != subject) continue;
    if (expr.kind == law::Expr::Kind::kIn) {
      for (const Interval& run : expr.values.intervals()) {
        constants.insert(run.lo);
        constants.insert(run.hi);
      }
    }
  }
  return constants;
}

int64_t DaysOf(law::Unit unit, int64_t count) {
  switch (unit) {
    case law::Unit::kDays:
    case law::Unit::kNumbers:
      return count;
    case law::Unit::kMonths:
    case law::Unit::kFullMonths:
      return count * 3044 / 100;
    case law::Unit::kYears:
    case law::Unit::kFullYears:
      break;
  }
  return count * 36525 / 100;
}

}  // namespace

SlowChanges::SlowChanges(std::shared_ptr<const chart::Chart> chart,
                         const Case& person, const Days& days)
    : chart_(std::move(chart)), person_(person), days_(days) {}

void SlowChanges::Collect(bool finding_out, random::Dice& dice) {
  items_.clear();
  for (size_t i = 0; i < chart_->law().facts.size(); ++i) {
    AddFact(FactId(i), finding_out, dice);
  }
  if (!finding_out) AddMatters();
  AddDisputes(finding_out);
}

void SlowChanges::AddFact(FactId id, bool finding_out, random::Dice& dice) {
  const law::Fact& fact = chart_->law().fact(id);
  const IntervalSet& known = person_.values(id);
  const IntervalSet allowed =
      finding_out ? known : fact.type.Universe().Minus(known);
  if (allowed.empty() || (finding_out ? known.Size() == 1 : fact.fixed)) return;
  SlowItem item{SlowItem::Kind::kFact, id.value, {}};
  if (fact.type.is_date()) {
    for (const Value day : DatesToTry(id, dice)) {
      if (allowed.Contains(day)) item.values.push_back(day);
    }
  } else if (IsCompared(id) && allowed.Size() <= kFewNumbers) {
    for (Value v = allowed.min(); v <= allowed.max(); ++v) {
      if (allowed.Contains(v)) item.values.push_back(v);
    }
  } else if (const auto var = chart_->VarOf(id)) {
    const diagram::Domain& domain = chart_->domain(*var);
    for (size_t c = 0; c < domain.class_count(); ++c) {
      const IntervalSet values = domain.values(c).Intersect(allowed);
      if (!values.empty()) item.values.push_back(values.min());
    }
    for (const Value value : NextToOthers(id)) {
      const bool is_new =
          std::ranges::find(item.values, value) == item.values.end();
      if (is_new && allowed.Contains(value)) item.values.push_back(value);
    }
  }
  if (!item.values.empty()) items_.push_back(std::move(item));
}

// Returns the numbers at and beside what a number is compared with may be.
std::set<Value> SlowChanges::NextToOthers(FactId fact) const {
  std::set<Value> numbers;
  for (const law::Measure& measure : chart_->law().measures) {
    if (measure.unit != law::Unit::kNumbers) continue;
    if (measure.from != fact && measure.to != fact) continue;
    const law::DateRef& other =
        measure.from == fact ? measure.to : measure.from;
    for (const Interval& run : person_.values(*other).intervals()) {
      for (const Value end : {run.lo, run.hi}) {
        numbers.insert({end - 1, end, end + 1});
      }
    }
  }
  return numbers;
}

// Returns whether some test compares a fact with a matter or another fact.
bool SlowChanges::IsCompared(FactId fact) const {
  for (const law::Measure& measure : chart_->law().measures) {
    if (measure.unit != law::Unit::kNumbers) continue;
    if (measure.from == fact || measure.to == fact) return true;
  }
  return std::ranges::any_of(chart_->law().exprs, [&](const law::Expr& expr) {
    return expr.kind == law::Expr::Kind::kCompare &&
           expr.subject == law::Subject(fact);
  });
}

std::vector<Value> SlowChanges::DatesToTry(FactId fact,
                                           random::Dice& dice) const {
  const law::Law& law = chart_->law();
  std::set<Value> days = {kNone, kFirstDay.days, kLastDay.days};
  const auto add = [&](int64_t day, int64_t slack) {
    for (int64_t d = day - slack; d <= day + slack; ++d) {
      if (d >= kFirstDay.days && d <= kLastDay.days) {
        days.insert(static_cast<Value>(d));
      }
    }
  };
  for (const Value constant : ConstantsOf(law, fact)) {
    if (constant != kNone) add(constant, 1);
  }
  for (const law::MeasureId id : law.MeasureIds()) {
    const law::Measure& measure = law.measure(id);
    if (measure.from != fact && measure.to != fact) continue;
    const law::DateRef& other =
        measure.from == fact ? measure.to : measure.from;
    const int64_t sign = measure.from == fact ? -1 : 1;
    const IntervalSet standing =
        other ? person_.values(*other)
              : IntervalSet::Range(days_.first.days, days_.last.days);
    for (const Value limit : ConstantsOf(law, id)) {
      if (limit == kNone || limit < -100'000 || limit > 100'000) continue;
      for (const Interval& run : standing.intervals()) {
        if (run.lo == kNone) continue;
        const int64_t slack = measure.unit == law::Unit::kDays ? 1 : 3;
        add(run.lo + sign * DaysOf(measure.unit, limit), slack);
        add(run.hi + sign * DaysOf(measure.unit, limit), slack);
      }
    }
  }
  std::vector<Value> chosen(days.begin(), days.end());
  while (chosen.size() > kMostDays) {
    chosen.erase(chosen.begin() +
                 static_cast<std::ptrdiff_t>(dice.Below(chosen.size())));
  }
  return chosen;
}

// Returns the matters that are looked at as of days, and those that hang
// together with them by comparisons.
std::set<law::MatterId> SlowChanges::FixedMatters() const {
  const law::Law& law = chart_->law();
  std::set<law::MatterId> fixed;
  for (const law::MatterId id : law.MatterIds()) {
    if (!law.matter(id).as_of) continue;
    fixed.insert({id, law.matter(id).as_of->matter});
  }
  for (size_t before = 0; before != fixed.size();) {
    before = fixed.size();
    for (const law::Expr& expr : law.exprs) {
      const auto* with = std::get_if<law::MatterId>(&expr.subject);
      if (expr.kind != law::Expr::Kind::kCompare || with == nullptr) continue;
      if (fixed.contains(*with) || fixed.contains(expr.matter)) {
        fixed.insert({*with, expr.matter});
      }
    }
  }
  return fixed;
}

void SlowChanges::AddMatters() {
  const auto fixed = FixedMatters();
  for (size_t i = 0; i < chart_->law().matters.size(); ++i) {
    const law::MatterId id(i);
    if (!chart_->VarOf(id) || fixed.contains(id)) continue;
    items_.push_back({SlowItem::Kind::kMatter, id.value, MatterValues(id)});
  }
}

// Returns every value of a matter or, of a wide range, those at and beside what
// it is compared with, and the ends.
std::vector<Value> SlowChanges::MatterValues(law::MatterId matter) const {
  const law::Law& law = chart_->law();
  const law::Subject subject(matter);
  const IntervalSet universe = law.matter(matter).type.Universe();
  std::set<Value> values;
  const auto add = [&](Value value) {
    if (value == kNone) return;
    for (Value v = value - 2; v <= value + 2; ++v) {
      if (universe.Contains(v)) values.insert(v);
    }
  };
  const auto add_ends = [&](const IntervalSet& numbers) {
    for (const Interval& run : numbers.intervals()) {
      add(run.lo);
      add(run.hi);
    }
  };
  if (universe.Size() <= kFewNumbers) {
    for (Value v = universe.min(); v <= universe.max(); ++v) values.insert(v);
    return {values.begin(), values.end()};
  }
  add_ends(universe);
  for (const Value constant : ConstantsOf(law, subject)) add(constant);
  for (const law::Expr& expr : law.exprs) {
    if (expr.kind != law::Expr::Kind::kCompare) continue;
    const law::Subject with(expr.matter);
    if (with != subject && expr.subject != subject) continue;
    const law::Subject& other = with == subject ? expr.subject : with;
    for (const Value constant : ConstantsOf(law, other)) add(constant);
    add_ends(NumbersOf(other));
  }
  return {values.begin(), values.end()};
}

// Returns what is known of something that is compared.
IntervalSet SlowChanges::NumbersOf(const law::Subject& subject) const {
  return std::visit(
      Overloaded{
          [&](law::MatterId matter) -> IntervalSet {
            return chart_->timeline().ValuesOf(matter);
          },
          [&](FactId fact) -> IntervalSet { return person_.values(fact); },
          [&](law::MeasureId measure) {
            return chart::MeasureValues(chart_->law().measure(measure), person_,
                                        days_);
          },
          [](law::Today) { return IntervalSet(); },
      },
      subject);
}

void SlowChanges::AddDisputes(bool finding_out) {
  const auto& disputes = chart_->timeline().disputes();
  for (size_t i = 0; i < disputes.size(); ++i) {
    const auto worlds = static_cast<Value>(disputes[i].worlds.size());
    SlowItem item{SlowItem::Kind::kDispute, static_cast<uint32_t>(i), {}};
    for (Value w = 0; w < worlds; ++w) {
      if (disputes[i].possible.Contains(w) == finding_out) {
        item.values.push_back(w);
      }
    }
    if (item.values.size() > (finding_out ? 1 : 0)) {
      items_.push_back(std::move(item));
    }
  }
}

double SlowChanges::ChartCount(size_t moves) const {
  std::vector<double> choices;
  for (const SlowItem& item : items_) {
    if (item.kind != SlowItem::Kind::kMatter) continue;
    choices.push_back(static_cast<double>(item.values.size()));
  }
  std::ranges::sort(choices, std::greater());
  double count = 1;
  for (size_t i = 0; i < std::min(moves, choices.size()); ++i) {
    count *= choices[i];
  }
  return count;
}

SlowChanges::Compiled& SlowChanges::CompiledFor(const Matters& matters) {
  const auto known = compiled_.find(matters);
  if (known != compiled_.end()) return known->second;
  if (compiled_.size() >= kMostCharts) compiled_.clear();
  record::Scenario scenario = chart_->timeline().scenario();
  for (const auto& [matter, value] : matters) {
    std::erase_if(scenario.suppositions, [&](const record::Supposition& one) {
      const auto* becomes = std::get_if<record::Becomes>(&one);
      return becomes != nullptr && becomes->matter == matter;
    });
    scenario.suppositions.emplace_back(
        record::Becomes{matter, value, days_.first});
  }
  Compiled& compiled = compiled_[matters];
  const auto chart =
      chart::Chart::Compile(chart_->shared_pack(), std::move(scenario));
  if (!chart) return compiled;
  compiled.chart = *chart;
  compiled.question = std::make_unique<chart::Question>(**chart);
  compiled.possibilities = std::make_unique<query::Possibilities>(**chart);
  return compiled;
}

std::optional<ask::Outcome> SlowChanges::OutcomeOf(law::RouteId route,
                                                   const SlowChange& change) {
  Matters matters;
  Case person = person_;
  for (const auto& [position, value] : change) {
    const SlowItem& item = items_[position];
    if (item.kind == SlowItem::Kind::kMatter) {
      matters.emplace_back(law::MatterId(size_t{item.index}), value);
    } else if (item.kind == SlowItem::Kind::kFact) {
      person.Set(FactId(size_t{item.index}), IntervalSet::Single(value));
    }
  }
  Compiled& compiled = CompiledFor(matters);
  if (compiled.chart == nullptr) return std::nullopt;
  compiled.question->Fill(person, days_);
  diagram::PossibleClasses possible = compiled.question->possible();
  for (const auto& [position, value] : change) {
    const SlowItem& item = items_[position];
    if (item.kind != SlowItem::Kind::kDispute) continue;
    const auto words = possible.mutable_words(
        *compiled.chart->VarOf(record::DisputeId(size_t{item.index})));
    std::ranges::fill(words, 0);
    const auto world = static_cast<size_t>(value);
    words[world / 64] |= uint64_t{1} << (world % 64);
  }
  compiled.possibilities->Pose(possible, person, days_);
  if (compiled.possibilities->IsContradictory()) return std::nullopt;
  return compiled.possibilities->OutcomeOf(route);
}

// Tries all values of the items of a set.
void SlowChanges::TrySets(law::RouteId route, const std::vector<size_t>& set,
                          const std::function<bool(ask::Outcome)>& works,
                          std::vector<SlowChange>& working) {
  SlowChange change;
  for (const size_t i : set) change.emplace_back(i, items_[i].values.front());
  std::vector<size_t> at(set.size());
  while (true) {
    const auto outcome = OutcomeOf(route, change);
    if (outcome && works(*outcome)) working.push_back(change);
    size_t i = 0;
    while (i < set.size() && ++at[i] == items_[set[i]].values.size()) {
      at[i] = 0;
      change[i].second = items_[set[i]].values.front();
      ++i;
    }
    if (i == set.size()) return;
    change[i].second = items_[set[i]].values[at[i]];
  }
}

std::map<std::vector<size_t>, std::vector<SlowChange>> SlowChanges::Least(
    law::RouteId route, size_t max_moves,
    const std::function<bool(ask::Outcome)>& works) {
  std::map<std::vector<size_t>, std::vector<SlowChange>> least;
  std::vector<std::vector<size_t>> sets = {{}};
  for (size_t size = 1; size <= max_moves; ++size) {
    std::vector<std::vector<size_t>> next;
    for (const auto& set : sets) {
      const size_t first = set.empty() ? 0 : set.back() + 1;
      for (size_t i = first; i < items_.size(); ++i) {
        auto more = set;
        more.push_back(i);
        const bool covered = std::ranges::any_of(least, [&](const auto& one) {
          return std::ranges::includes(more, one.first);
        });
        if (covered) continue;
        std::vector<SlowChange> working;
        TrySets(route, more, works, working);
        if (!working.empty()) {
          least[more] = std::move(working);
        } else {
          next.push_back(std::move(more));
        }
      }
    }
    sets = std::move(next);
  }
  return least;
}

}  // namespace safeconduct::oracle
