// SPDX-License-Identifier: Apache-2.0
//
// From columns of cells to planes of classes.
//
// A fact's classes are marked straight from its cells. A measure from a date to
// the one day asked about rises or falls with the date, so its classes are
// pieces of the date, and are marked straight from that date's cells too.
//
// Any other measure is counted first: where its two dates are first .. last
// each, the least count is from the last first day to the first second, and the
// greatest from the first to the last, because counts grow with the second day
// and fall with the first.
//
// Cells that are several ranges or names are rare, and are put in one at a
// time.
#include "survey/kernel/class_planes.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "case/case.h"
#include "chart/limits.h"
#include "law/values.h"
#include "survey/kernel/day_counts.h"
#include "survey/kernel/kernel.h"
#include "survey/kernel/ordered_classes.h"
#include "survey/plan/diagrams.h"

namespace safeconduct::survey {

using chart::Variable;
using diagram::ClassSet;

namespace {

constexpr uint64_t kAllOnes = ~uint64_t{0};

CodeClasses CodeClassesOf(const diagram::Domain& domain) {
  CodeClasses classes;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    std::vector<uint8_t> codes;
    for (const Value code : domain.values(c).values()) {
      codes.push_back(static_cast<uint8_t>(code));
    }
    classes.emplace_back(codes);
  }
  return classes;
}

}  // namespace

struct ClassPlanes::Source {
  Variable variable;
  diagram::VarId var;
  PlaneId first_class;
  size_t class_count = 0;
  // A fact that no column speaks of is unknown in block after block: its planes
  // are filled once and stay until a column comes.
  bool stands = false;  // the planes hold what no column changes
  bool is_coded = false;
  CodeClasses codes;       // of a coded fact
  OrderedClasses ordered;  // of any other fact, a measure or the day
  // Of a measure to or from the one day asked about: its classes as pieces of
  // its other date.
  std::optional<law::FactId> date;
  OrderedClasses of_date;
};

ClassPlanes::ClassPlanes(const law::Law& law,
                         const std::vector<DiagramVariable>& variables,
                         const Plan& plan, const Days& days)
    : law_(law),
      variables_(variables),
      days_(days),
      exact_(plan.variables.size()),
      dates_(law, days) {
  for (const Plan::Variable& variable : plan.variables) {
    sources_.push_back(SourceOf(variable));
  }
}

ClassPlanes::~ClassPlanes() = default;

const diagram::Domain& ClassPlanes::DomainOf(const Source& source) const {
  return variables_[source.var.index()].domain;
}

ClassPlanes::Source ClassPlanes::SourceOf(
    const Plan::Variable& variable) const {
  Source source;
  source.variable = variables_[variable.var.index()].variable;
  source.var = variable.var;
  source.first_class = variable.first_class;
  const diagram::Domain& domain = variables_[variable.var.index()].domain;
  source.class_count = domain.class_count();
  std::visit(Overloaded{
                 [&](law::Today) { source.ordered = OrderedClassesOf(domain); },
                 [&](law::FactId fact) {
                   source.is_coded = IsCoded(law_.fact(fact).type);
                   if (source.is_coded) {
                     source.codes = CodeClassesOf(domain);
                   } else {
                     source.ordered = OrderedClassesOf(domain);
                   }
                 },
                 [&](law::MeasureId id) {
                   const law::Measure& measure = law_.measure(id);
                   source.ordered = OrderedClassesOf(domain);
                   source.date = chart::DateToToday(measure);
                   if (days_.first != days_.last || measure.has_steps()) {
                     source.date.reset();
                   }
                   if (!source.date) return;
                   source.of_date =
                       CutDates(law_, measure, domain, days_.first);
                 },
                 // No column says anything of these.
                 [](record::WindowId) {},
                 [](record::DisputeId) {},
                 [](law::MatterId) {},
                 [](law::ExprId) {},
             },
             source.variable);
  return source;
}

const std::vector<bool>& ClassPlanes::Fill(const Block& block, Planes& planes) {
  dates_.Start(block);
  for (size_t i = 0; i < sources_.size(); ++i) {
    exact_[i] = FillFrom(sources_[i], block, planes);
  }
  return exact_;
}

bool ClassPlanes::FillFrom(Source& source, const Block& block, Planes& planes) {
  // What the record leaves open is open for everybody alike.
  const auto fill_events = [&] {
    const IntervalSet& possible = variables_[source.var.index()].possible;
    FillStanding(source, possible, planes);
    return possible.OnlyValue().has_value();
  };
  const auto fill_unknown = [&] {
    FillStanding(source, DomainOf(source).universe(), planes);
    return false;
  };
  return std::visit(
      Overloaded{
          [&](law::Today) {
            if (block.days.present()) {
              return FillFact(source, block.days, block.case_count, planes);
            }
            FillStanding(source,
                         IntervalSet::Range(days_.first.days, days_.last.days),
                         planes);
            return days_.first == days_.last;
          },
          [&](record::WindowId) { return fill_events(); },
          [&](record::DisputeId) { return fill_events(); },
          [&](law::FactId fact) {
            const Column& column = block.facts[fact.index()];
            if (!column.present()) return fill_unknown();
            return FillFact(source, column, block.case_count, planes);
          },
          [&](law::MeasureId measure) {
            return FillMeasure(source, law_.measure(measure), block, planes);
          },
          // Composed away in the dated chart.
          [&](law::MatterId) { return fill_unknown(); },
          [&](law::ExprId) { return fill_unknown(); },
      },
      source.variable);
}

// Gives every case the same possible values, once.
// The planes keep it between blocks: whoever fills a variable from cells must
// clear `stands`, or the next block without a column would keep the cells of
// this one.
void ClassPlanes::FillStanding(Source& source, const IntervalSet& values,
                               Planes& planes) {
  if (source.stands) return;
  FillStanding(source, DomainOf(source).ClassesOf(values), planes);
}

void ClassPlanes::FillStanding(Source& source, const ClassSet& classes,
                               Planes& planes) {
  if (source.stands) return;
  for (size_t c = 0; c < source.class_count; ++c) {
    uint64_t* plane = planes.words(PlaneId(source.first_class.index() + c));
    std::fill_n(plane, kPlaneWords, classes.Contains(c) ? kAllOnes : 0);
  }
  source.stands = true;
}

bool ClassPlanes::FillFact(Source& source, const Column& column, size_t count,
                           Planes& planes) {
  source.stands = false;
  uint64_t* first = planes.words(source.first_class);
  if (source.is_coded) {
    MarkCodes(column, source.codes, first);
  } else {
    marker_.Mark(column, source.ordered, first);
  }
  for (const SetCell& cell : column.sets) {
    MarkSet(source, cell.row, *cell.values, planes);
  }
  // One value is more than one class asks for, but it is told without a look at
  // the planes, and where all facts are known it comes to the same.
  return column.IsExact(count);
}

// Puts a case into the classes of `values`, and into no other.
void ClassPlanes::MarkSet(const Source& source, size_t row,
                          const IntervalSet& values, Planes& planes) const {
  MarkClasses(source, row, DomainOf(source).ClassesOf(values), planes);
}

void ClassPlanes::MarkClasses(const Source& source, size_t row,
                              const ClassSet& classes, Planes& planes) const {
  const uint64_t bit = uint64_t{1} << (row % 64);
  for (size_t c = 0; c < source.class_count; ++c) {
    uint64_t& word =
        planes.words(PlaneId(source.first_class.index() + c))[row / 64];
    word = classes.Contains(c) ? word | bit : word & ~bit;
  }
}

// -- Measures -----------------------------------------------------------------

bool ClassPlanes::FillMeasure(Source& source, const law::Measure& measure,
                              const Block& block, Planes& planes) {
  if (measure.has_steps()) return FillStepped(source, measure, block, planes);
  const Column& from = dates_.ColumnOf(measure.from);
  const Column& to = dates_.ColumnOf(measure.to);
  // Neither end differs between cases, so the first row speaks for all.
  if (!from.present() && !to.present()) {
    FillStanding(
        source,
        chart::CountBetween(measure.unit, dates_.CellOf(measure.from, 0),
                            dates_.CellOf(measure.to, 0)),
        planes);
    return false;
  }
  source.stands = false;
  bool exact = false;
  if (source.date && !block.days.present()) {
    const Column& date = dates_.ColumnOf(source.date);
    marker_.Mark(date, source.of_date, planes.words(source.first_class));
    exact = date.IsExact(block.case_count);
  } else {
    exact = FillCounts(source, measure, block, planes);
  }
  // A set in either end makes counts with gaps, which the marks above took for
  // one range; its row is put right from the whole set.
  for (const Column* column : {&from, &to}) {
    for (const SetCell& cell : column->sets) {
      MarkSet(source, cell.row,
              chart::CountBetween(measure.unit,
                                  dates_.CellOf(measure.from, cell.row),
                                  dates_.CellOf(measure.to, cell.row)),
              planes);
    }
  }
  return exact && from.sets.empty() && to.sets.empty();
}

// Steps are looked up in a table where each date is one day. Between the first
// and the last of several they may leave days out, and where they are not known
// everything is possible, so that such rows are put right one by one.
bool ClassPlanes::FillStepped(Source& source, const law::Measure& measure,
                              const Block& block, Planes& planes) {
  if (!dates_.ColumnOf(measure.from).present() &&
      !dates_.ColumnOf(measure.to).present()) {
    FillStanding(source, ClassesCounted(source, measure, 0), planes);
    return false;
  }
  source.stands = false;
  FillCounts(source, measure, block, planes);
  bool exact = true;
  for (size_t row = 0; row < block.case_count; ++row) {
    const bool from_right =
        IsCountedRight(measure.from, measure.from_steps, row, exact);
    const bool to_right =
        IsCountedRight(measure.to, measure.to_steps, row, exact);
    if (from_right && to_right) continue;
    MarkClasses(source, row, ClassesCounted(source, measure, row), planes);
  }
  return exact;
}

// Returns whether a date is no more than one day in a row, from which its steps
// are known. Clears `exact` where it may be more than one thing.
bool ClassPlanes::IsCountedRight(const law::DateRef& date,
                                 const calendar::StepsRef& steps, size_t row,
                                 bool& exact) const {
  const Column& column = dates_.ColumnOf(date);
  const auto knows = [&steps](Value day) {
    const auto [lo, hi] = calendar::Known(steps);
    return lo <= day && day <= hi;
  };
  if (!column.present() && !date && days_.first == days_.last) {
    const bool right = knows(days_.first.days);
    exact = exact && right;
    return right;
  }
  const bool is_set =
      std::ranges::binary_search(column.sets, row, {}, &SetCell::row);
  if (!column.present() || is_set ||
      (column.known != nullptr && !HasBit(column.known, row))) {
    exact = false;
    return false;
  }
  const bool none =
      column.may_be_none != nullptr && HasBit(column.may_be_none, row);
  const bool ranged =
      column.has_range == nullptr || HasBit(column.has_range, row);
  exact = exact && none != ranged;
  if (!ranged) return true;
  const Value low = CellValue(column.type, column.low, row);
  const bool right =
      low == CellValue(column.type, column.high, row) && knows(low);
  exact = exact && right;
  return right;
}

// Returns the classes that a measure may be in for a row.
ClassSet ClassPlanes::ClassesCounted(const Source& source,
                                     const law::Measure& measure,
                                     size_t row) const {
  ClassSet classes(source.class_count);
  chart::MarkCounts(measure, dates_.CellOf(measure.from, row),
                    dates_.CellOf(measure.to, row), DomainOf(source),
                    classes.mutable_words());
  return classes;
}

bool ClassPlanes::FillCounts(const Source& source, const law::Measure& measure,
                             const Block& block, Planes& planes) {
  const EndNumbers from =
      dates_.Of(measure.from, law::BegunUnit(measure.unit), measure.from_steps);
  const EndNumbers to = dates_.Of(measure.to, measure.unit, measure.to_steps);
  CountNumbers(measure.unit, *from.last, *to.first, least_counts_);
  const bool one_count = from.first == from.last && to.first == to.last;
  if (!one_count) {
    CountNumbers(measure.unit, *from.first, *to.last, most_counts_);
  }
  BlockBits has_range;
  BlockBits may_be_none;
  for (size_t w = 0; w < kPlaneWords; ++w) {
    // There is a count where both dates may be days, and none where either may
    // be none.
    has_range[w] = (*from.has_range)[w] & (*to.has_range)[w];
    may_be_none[w] = (*from.may_be_none)[w] | (*to.may_be_none)[w];
  }
  Column counts;
  counts.low = least_counts_.data();
  counts.high = one_count ? counts.low : most_counts_.data();
  counts.has_range = has_range.data();
  counts.may_be_none = may_be_none.data();
  marker_.Mark(counts, source.ordered, planes.words(source.first_class));
  return counts.IsExact(block.case_count);
}

}  // namespace safeconduct::survey
