// SPDX-License-Identifier: Apache-2.0
//
// Which fact is worth finding out.
//
// A fact's values fall into pieces such that any value of a piece answers for
// all: the classes of a name or a number; for a date, the runs of days in which
// neither it nor a measure to the one day asked about enters another class. The
// kernel answers the routes again with every case put into one piece, for each
// piece in turn. Knowing the fact settles a case when it is settled in every
// piece that is possible for it.
//
// A date that is counted from or to another date of the case has other pieces
// in each case. Those cases are answered one at a time, and what was found is
// remembered, because tables say the same things over and over.
#include "survey/count/settling_facts.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <utility>
#include <variant>

#include "chart/limits.h"
#include "survey/count/case_key.h"
#include "survey/count/row_case.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/ordered_classes.h"

namespace safeconduct::survey {

using chart::Variable;
using diagram::VarId;
using law::FactId;
using law::RouteId;

namespace {

// What is remembered of a case, in bits of a byte, by fact and route.
constexpr uint8_t kSettles = 1;
constexpr uint8_t kMaySettle = 2;
// What values of a fact did to a question that is open, in bits of a byte.
constexpr uint8_t kSettled = 1;
constexpr uint8_t kUnsettled = 2;
constexpr uint8_t kBoth = ExactRows::kMayBeTrue | ExactRows::kMayBeFalse;
// Keys hold all that is known of a case, some hundred bytes each. A table of
// cases that are all unlike gains nothing from more, and forgets all at once.
constexpr size_t kMaxRemembered = 1 << 15;

}  // namespace

struct SettlingFacts::Fact {
  // A variable of the plan that the fact alone determines.
  struct Determined {
    const Plan::Variable* variable = nullptr;
    OrderedClasses ordered;  // of a date
    // By piece of the fact, the class of this variable that all its values are
    // in.
    std::vector<uint32_t> class_of_piece;
  };
  FactId id;
  bool by_case = false;  // pieces differ from case to case
  std::vector<Determined> determined;
  OrderedClasses pieces;  // of a date; each piece is a class of its own
  size_t piece_count = 0;
};

SettlingFacts::SettlingFacts(const SurveyPlan& plan, ExactRows& exact_rows)
    : plan_(plan),
      exact_rows_(exact_rows),
      found_(plan.law().routes.size() * plan.law().facts.size()),
      planes_(plan.plan()),
      kernel_(plan.plan()),
      none_exact_(plan.plan().variables.size(), false) {
  for (const FactId fact : plan.law().FactIds()) AddFact(fact);
}

SettlingFacts::~SettlingFacts() = default;

void SettlingFacts::AddFact(FactId id) {
  Fact fact;
  fact.id = id;
  const bool one_day = !plan_.form().has_day_column &&
                       plan_.form().days.first == plan_.form().days.last;
  for (const Plan::Variable& each : plan_.plan().variables) {
    const DiagramVariable& about = plan_.variables()[each.var.index()];
    const Variable& variable = about.variable;
    if (variable == Variable(id)) fact.determined.push_back({&each, {}, {}});
    const auto* counted = std::get_if<law::MeasureId>(&variable);
    if (counted == nullptr) continue;
    const law::Measure& measure = plan_.law().measure(*counted);
    if (measure.from != id && measure.to != id) continue;
    if (!one_day || measure.has_steps() || chart::DateToToday(measure) != id) {
      fact.by_case = true;
    } else {
      fact.determined.push_back({&each, {}, {}});
    }
  }
  // No route looks at it, so nobody's outcome hangs on it.
  if (fact.determined.empty() && !fact.by_case) return;
  if (!fact.by_case) CutIntoPieces(fact);
  facts_.push_back(std::move(fact));
}

// Makes the pieces of a fact that are the same for all cases.
void SettlingFacts::CutIntoPieces(Fact& fact) const {
  const law::Type& type = plan_.law().fact(fact.id).type;
  if (!type.is_date()) {
    Fact::Determined& each = fact.determined.front();
    fact.piece_count = each.variable->class_count;
    for (uint32_t c = 0; c < fact.piece_count; ++c) {
      each.class_of_piece.push_back(c);
    }
    return;
  }
  // Cut wherever any of the variables enters another class: within such a run
  // no variable tells two days apart.
  std::set<Value> starts = {kFirstDay.days};
  for (Fact::Determined& each : fact.determined) {
    const DiagramVariable& about =
        plan_.variables()[each.variable->var.index()];
    const auto* counted = std::get_if<law::MeasureId>(&about.variable);
    each.ordered = counted == nullptr
                       ? OrderedClassesOf(about.domain)
                       : CutDates(plan_.law(), plan_.law().measure(*counted),
                                  about.domain, plan_.form().days.first);
    for (const Value start : each.ordered.starts) {
      if (start > kFirstDay.days && start <= kLastDay.days) {
        starts.insert(start);
      }
    }
  }
  OrderedClasses& pieces = fact.pieces;
  for (const Value start : starts) {
    if (start > kFirstDay.days) pieces.starts.push_back(start);
    pieces.class_of_piece.push_back(
        static_cast<uint32_t>(pieces.class_of_piece.size()));
    for (Fact::Determined& each : fact.determined) {
      const auto& cut = each.ordered.starts;
      // The last piece of the variable that starts at or before the run.
      const auto piece = std::ranges::upper_bound(cut, start) - cut.begin();
      each.class_of_piece.push_back(
          each.ordered.class_of_piece[static_cast<size_t>(piece)]);
    }
  }
  fact.piece_count = pieces.class_of_piece.size();
  // None is a piece of its own, behind all days.
  if (type.form == law::TypeForm::kDateOrNone) {
    pieces.class_of_none = static_cast<uint32_t>(fact.piece_count++);
    for (Fact::Determined& each : fact.determined) {
      each.class_of_piece.push_back(*each.ordered.class_of_none);
    }
  }
  pieces.class_count = fact.piece_count;
  pieces.may_be_unknown.assign(fact.piece_count, true);
}

// -- Results ------------------------------------------------------------------

const SettlingFacts::Found& SettlingFacts::FoundOf(RouteId route,
                                                   FactId fact) const {
  return found_[route.index() * plan_.law().facts.size() + fact.index()];
}

SettlingFacts::Found& SettlingFacts::MutableFound(RouteId route, FactId fact) {
  return found_[route.index() * plan_.law().facts.size() + fact.index()];
}

const uint64_t* SettlingFacts::settles(RouteId route, FactId fact) const {
  const Found& found = FoundOf(route, fact);
  return found.any ? found.settles.data() : nullptr;
}

const uint64_t* SettlingFacts::may_settle(RouteId route, FactId fact) const {
  const Found& found = FoundOf(route, fact);
  return found.any ? found.may_settle.data() : nullptr;
}

void SettlingFacts::Run(const Block& block, const BlockSurvey& block_survey,
                        const std::vector<BlockBits>& undetermined) {
  for (Found& found : found_) found.any = false;
  const Plan& plan = plan_.plan();
  // The kernel is run again and again on planes of its own: those of the block
  // are still to be counted.
  std::copy_n(block_survey.planes().words(PlaneId(size_t{0})),
              plan.first_node_plane.index() * kPlaneWords, planes_.data());
  for (const Fact& fact : facts_) {
    if (!fact.by_case) TryPieces(fact, block, block_survey, undetermined);
  }
  TryCases(block, undetermined);
}

// -- Pieces that are the same for all cases -----------------------------------

void SettlingFacts::TryPieces(const Fact& fact, const Block& block,
                              const BlockSurvey& block_survey,
                              const std::vector<BlockBits>& undetermined) {
  const Column& column = block.facts[fact.id.index()];
  BlockBits inexact;
  MarkInexact(column, block.case_count, inexact);
  // Those looked at one by one are so here too (TryCases).
  for (size_t w = 0; w < kPlaneWords; ++w) {
    inexact[w] &= ~exact_rows_.looked_at()[w];
  }
  BlockBits asked{};
  for (const BlockBits& route : undetermined) {
    for (size_t w = 0; w < kPlaneWords; ++w) asked[w] |= route[w] & inexact[w];
  }
  // A fact that is known of everybody whose outcome is not settles nothing.
  if (AllClear(asked.data(), block.case_count)) return;
  const bool is_date = !fact.pieces.class_of_piece.empty();
  if (is_date) MarkPieces(fact, column);
  for (const RouteId route : plan_.law().RouteIds()) {
    Found& found = MutableFound(route, fact.id);
    found.any = true;
    for (size_t w = 0; w < kPlaneWords; ++w) {
      found.settles[w] = undetermined[route.index()][w] & inexact[w];
    }
    found.may_settle.fill(0);
  }
  const Plan::Variable& first = *fact.determined.front().variable;
  for (size_t piece = 0; piece < fact.piece_count; ++piece) {
    TryPiece(fact, piece,
             is_date ? piece_bits_[piece].bits.data()
                     : block_survey.planes().words(
                           PlaneId(first.first_class.index() + piece)));
  }
  // The planes are those of the cases again, for the next fact.
  for (const Fact::Determined& each : fact.determined) {
    const PlaneId plane = each.variable->first_class;
    std::copy_n(block_survey.planes().words(plane),
                each.variable->class_count * kPlaneWords, planes_.words(plane));
  }
  for (const RouteId route : plan_.law().RouteIds()) {
    Found& found = MutableFound(route, fact.id);
    for (size_t w = 0; w < kPlaneWords; ++w) {
      found.may_settle[w] &= undetermined[route.index()][w] & inexact[w];
      // A case for which no piece is possible would be settled by all of them.
      found.settles[w] &= found.may_settle[w];
    }
  }
}

// Answers with every case put into a piece; `possible` are those that may be.
void SettlingFacts::TryPiece(const Fact& fact, size_t piece,
                             const uint64_t* possible) {
  for (const Fact::Determined& each : fact.determined) {
    for (uint32_t c = 0; c < each.variable->class_count; ++c) {
      const PlaneId plane(each.variable->first_class.index() + c);
      const bool here = c == each.class_of_piece[piece];
      std::fill_n(planes_.words(plane), kPlaneWords, here ? ~uint64_t{0} : 0);
    }
  }
  // Both planes are wanted of every node, also where a block is exact: which
  // variables are, the kernel is not told, since the fact's are filled by hand.
  kernel_.Run(none_exact_, planes_);
  for (const RouteId route : plan_.law().RouteIds()) {
    Found& found = MutableFound(route, fact.id);
    const auto open = plan_.ReachedOf(plan_.RootOf(route), true);
    const auto closed = plan_.ReachedOf(plan_.RootOf(route), false);
    // Settled by the days alone, on one side or the other.
    if (!std::holds_alternative<PlaneId>(open) ||
        !std::holds_alternative<PlaneId>(closed)) {
      continue;
    }
    const uint64_t* may_be_open = planes_.words(std::get<PlaneId>(open));
    const uint64_t* may_be_closed = planes_.words(std::get<PlaneId>(closed));
    for (size_t w = 0; w < kPlaneWords; ++w) {
      const uint64_t settled = ~(may_be_open[w] & may_be_closed[w]);
      // A piece that is impossible for a case has no say in it, nor has one
      // that the assumptions rule out.
      const uint64_t comes = may_be_open[w] | may_be_closed[w];
      found.settles[w] &= ~possible[w] | settled;
      found.may_settle[w] |= possible[w] & settled & comes;
    }
  }
}

// Marks the cases that may be in each piece of a date.
void SettlingFacts::MarkPieces(const Fact& fact, const Column& column) {
  if (piece_bits_.size() < fact.piece_count) {
    piece_bits_.resize(fact.piece_count);
  }
  if (!column.present()) {
    for (size_t piece = 0; piece < fact.piece_count; ++piece) {
      piece_bits_[piece].bits.fill(~uint64_t{0});
    }
    return;
  }
  marker_.Mark(column, fact.pieces, piece_bits_.front().bits.data());
  for (const SetCell& cell : column.sets) {
    for (size_t piece = 0; piece < fact.piece_count; ++piece) {
      // The last piece, if dates may be none.
      IntervalSet values = IntervalSet::Single(kNone);
      if (piece < fact.pieces.class_of_piece.size()) {
        const auto& starts = fact.pieces.starts;
        values = IntervalSet::Range(
            piece == 0 ? kFirstDay.days : starts[piece - 1],
            piece < starts.size() ? starts[piece] - 1 : kLastDay.days);
      }
      const uint64_t bit = uint64_t{1} << (cell.row % 64);
      uint64_t& word = piece_bits_[piece].bits[cell.row / 64];
      const bool meets = !cell.values->Intersect(values).empty();
      word = meets ? word | bit : word & ~bit;
    }
  }
}

// -- Pieces that differ from case to case -------------------------------------

// All facts of cases that are looked at one by one, and of the others those
// whose pieces are their own.
void SettlingFacts::TryCases(const Block& block,
                             const std::vector<BlockBits>& undetermined) {
  const uint64_t* looked_at = exact_rows_.looked_at().data();
  std::vector<BlockBits> inexact(facts_.size());
  for (size_t f = 0; f < facts_.size(); ++f) {
    MarkInexact(block.facts[facts_[f].id.index()], block.case_count,
                inexact[f]);
  }
  const law::Law& law = plan_.law();
  for (size_t i = 0; i < block.case_count; ++i) {
    const bool asked = std::ranges::any_of(
        undetermined, [i](const auto& bits) { return HasBit(bits.data(), i); });
    if (!asked) continue;
    const bool all = HasBit(looked_at, i);
    bool any = false;
    for (size_t f = 0; f < facts_.size(); ++f) {
      any = any || ((all || facts_[f].by_case) && HasBit(inexact[f].data(), i));
    }
    if (!any) continue;
    const auto& results = TryCase(CaseOf(law, block, i),
                                  DaysOf(block, plan_.form().days, i), all);
    size_t at = 0;
    for (const Fact& fact : facts_) {
      if (!all && !fact.by_case) continue;
      for (const RouteId route : law.RouteIds()) {
        const uint8_t result = results[at++];
        const uint64_t* asked_of = undetermined[route.index()].data();
        if (result == 0 || !HasBit(asked_of, i)) continue;
        Found& found = MutableFound(route, fact.id);
        if (!found.any) {
          found.any = true;
          found.settles.fill(0);
          found.may_settle.fill(0);
        }
        if ((result & kSettles) != 0) SetBit(found.settles, i);
        if ((result & kMaySettle) != 0) SetBit(found.may_settle, i);
      }
    }
  }
}

// Returns the runs of a date's days in which it and its measures keep the
// classes that they may be in, cut also where another date may begin to be, or
// the last day asked about is over: assumptions that bind dates to each other
// begin to hold there.
std::vector<Interval> SettlingFacts::RunsOf(FactId date,
                                            const chart::Case& person,
                                            const Days& days) const {
  std::set<Value> starts = {days.first.days, days.last.days + 1};
  for (const FactId other : plan_.law().FactIds()) {
    if (!plan_.law().fact(other).type.is_date()) continue;
    if (other == date) continue;
    for (const Interval& run : person.values(other).intervals()) {
      starts.insert({run.lo, run.hi + 1});
    }
  }
  std::vector<Interval> runs;
  for (Interval run : chart::StretchesOf(plan_.chart(), date, person, days)) {
    for (auto start = starts.upper_bound(run.lo);
         start != starts.end() && *start <= run.hi; ++start) {
      runs.push_back({run.lo, *start - 1});
      run.lo = *start;
    }
    runs.push_back(run);
  }
  return runs;
}

// Adds to `seen`, by route, kSettled where some value of the fact settles an
// open question, and kUnsettled where some leaves it open. `supposed` is the
// case, of which the fact is changed.
//
// All values of a class of a name or a number answer alike. The days of a run
// need not: assumptions bind dates to dates, and some of its days may be
// impossible. So a run is asked about whole; where that leaves a question open,
// by its first and its last day; and where these do not both leave it open, by
// its halves.
void SettlingFacts::LookAtValues(FactId fact, const Days& days,
                                 const std::vector<bool>& is_open_question,
                                 chart::Case& supposed,
                                 std::vector<uint8_t>& seen) {
  const size_t routes = is_open_question.size();
  // Returns the routes that the values leave open, of those asked about; adds
  // what they settle. Nobody has a value that no possible combination has.
  const auto left_open = [&](IntervalSet values) {
    supposed.Set(fact, std::move(values));
    const auto& answer = exact_rows_.Answer(supposed, days, is_open_question);
    std::vector<bool> open(routes, false);
    for (size_t r = 0; r < routes && answer.front() != 0; ++r) {
      if (!is_open_question[r]) continue;
      open[r] = answer[r + 1] == kBoth;
      if (!open[r]) seen[r] |= kSettled;
    }
    return open;
  };
  const auto leave_open = [&](const std::vector<bool>& open) {
    for (size_t r = 0; r < routes; ++r) {
      if (open[r]) seen[r] |= kUnsettled;
    }
  };
  const chart::Case person = supposed;
  if (!plan_.law().IsCounted(fact)) {
    for (const IntervalSet& piece :
         chart::PiecesOf(plan_.chart(), fact, person, days)) {
      leave_open(left_open(piece));
    }
    return;
  }
  std::vector<Interval> runs = RunsOf(fact, person, days);
  while (!runs.empty()) {
    const Interval run = runs.back();
    runs.pop_back();
    const std::vector<bool> whole = left_open(IntervalSet({run}));
    if (run.lo == run.hi) {
      leave_open(whole);
      continue;
    }
    const auto is_news = [&](size_t r) {
      return whole[r] && seen[r] != (kSettled | kUnsettled);
    };
    const auto routes_left = std::views::iota(size_t{0}, routes);
    if (std::ranges::none_of(routes_left, is_news)) continue;
    const std::vector<bool> first = left_open(IntervalSet::Single(run.lo));
    const std::vector<bool> last = left_open(IntervalSet::Single(run.hi));
    leave_open(first);
    leave_open(last);
    const bool alike = std::ranges::all_of(routes_left, [&](size_t r) {
      return !is_news(r) || (first[r] && last[r]);
    });
    if (alike) continue;
    const Value middle = run.lo + (run.hi - run.lo) / 2;
    runs.push_back({run.lo, middle});
    runs.push_back({middle + 1, run.hi});
  }
}

// Returns the case with all values of a fact that no test tells from those that
// it has, and nothing of what no test looks at: cases that differ in no more
// have the same answer, such as people of two nationalities that no clause
// names. Of dates, which measures count from, each day is one of its own.
chart::Case SettlingFacts::AsTested(const chart::Case& person) const {
  chart::Case tested(plan_.law());
  for (const FactId id : plan_.law().FactIds()) {
    if (plan_.law().fact(id).type.is_date()) tested.Set(id, person.values(id));
  }
  for (const Fact& fact : facts_) {
    if (plan_.law().fact(fact.id).type.is_date()) continue;
    const Plan::Variable& variable = *fact.determined.front().variable;
    const auto& domain = plan_.variables()[variable.var.index()].domain;
    tested.Set(fact.id,
               domain.ValuesOf(domain.ClassesOf(person.values(fact.id))));
  }
  return tested;
}

// Returns, for each fact, or each with pieces by case, and each route, what
// knowing the fact does: kSettles and kMaySettle.
const std::vector<uint8_t>& SettlingFacts::TryCase(const chart::Case& person,
                                                   const Days& days, bool all) {
  if (remembered_.size() > kMaxRemembered) remembered_.clear();
  const auto [known, is_new] = remembered_.try_emplace(
      (all ? 'a' : 'c') + CaseKey(plan_.law(), AsTested(person), days));
  std::vector<uint8_t>& results = known->second;
  if (!is_new) return results;
  const size_t routes = plan_.law().routes.size();
  const auto first =
      exact_rows_.Answer(person, days, std::vector<bool>(routes, true));
  std::vector<bool> is_open_question;
  for (size_t r = 0; r < routes; ++r) {
    is_open_question.push_back(first[r + 1] == kBoth);
  }
  // Here the diagrams are walked case by case: pieces that are a case's own
  // have no planes.
  chart::Case supposed = person;
  for (const Fact& fact : facts_) {
    if (!all && !fact.by_case) continue;
    std::vector<uint8_t> seen(routes);
    // One piece is no news.
    if (!person.values(fact.id).OnlyValue()) {
      LookAtValues(fact.id, days, is_open_question, supposed, seen);
      supposed.Set(fact.id, person.values(fact.id));
    }
    for (size_t r = 0; r < routes; ++r) {
      // Settled by every value that it may have, of which there is one.
      const bool may = is_open_question[r] && (seen[r] & kSettled) != 0;
      const bool always = may && (seen[r] & kUnsettled) == 0;
      results.push_back(static_cast<uint8_t>((may ? kMaySettle : 0) |
                                             (always ? kSettles : 0)));
    }
  }
  return results;
}

}  // namespace safeconduct::survey
