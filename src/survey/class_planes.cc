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
#include "survey/class_planes.h"

#include <algorithm>
#include <utility>

#include "chart/case.h"
#include "chart/limits.h"
#include "survey/day_counts.h"

namespace safeconduct::survey {

using chart::MovingEnd;
using chart::Variable;

namespace {

constexpr uint64_t kAllOnes = ~uint64_t{0};

// A run of values in one class.
struct Piece {
  Value start;
  uint32_t class_index;
};

// Returns the runs of a domain's classes, ascending, none left out.
std::vector<Piece> PiecesOf(const diagram::Domain& domain) {
  std::vector<Piece> pieces;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    for (const Interval& run : domain.values(c).intervals()) {
      if (run.hi == kNone) continue;
      const Value start = run.lo == kNone ? run.lo + 1 : run.lo;
      pieces.push_back({start, static_cast<uint32_t>(c)});
    }
  }
  std::ranges::sort(pieces, {}, &Piece::start);
  return pieces;
}

OrderedClasses OrderedClassesOf(const diagram::Domain& domain) {
  OrderedClasses classes;
  classes.class_count = domain.class_count();
  for (const Piece& piece : PiecesOf(domain)) {
    if (!classes.class_of_piece.empty()) classes.starts.push_back(piece.start);
    classes.class_of_piece.push_back(piece.class_index);
  }
  classes.may_be_unknown.assign(domain.class_count(), true);
  for (size_t c = 0; c < domain.class_count(); ++c) {
    if (domain.values(c).Contains(kNone)) {
      classes.class_of_none = static_cast<uint32_t>(c);
    }
  }
  return classes;
}

CodeClasses CodeClassesOf(const diagram::Domain& domain) {
  CodeClasses classes;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    std::vector<uint8_t> codes;
    for (const Interval& run : domain.values(c).intervals()) {
      for (Value code = run.lo; code <= run.hi; ++code) {
        codes.push_back(static_cast<uint8_t>(code));
      }
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
  bool stands = false;  // the planes hold what no column changes
  bool is_coded = false;
  CodeClasses codes;       // of a coded fact
  OrderedClasses ordered;  // of any other fact, a measure or the day
  // Of a measure to or from the one day asked about: its classes as pieces of
  // its other date.
  std::optional<law::FactId> date;
  OrderedClasses of_date;
};

ClassPlanes::ClassPlanes(const chart::Chart& chart, const Plan& plan,
                         const Days& days)
    : chart_(chart),
      days_(days),
      exact_(plan.variables.size()),
      dates_(chart.law(), days) {
  for (const Plan::Variable& variable : plan.variables) {
    sources_.push_back(SourceOf(variable));
  }
}

ClassPlanes::~ClassPlanes() = default;

ClassPlanes::Source ClassPlanes::SourceOf(
    const Plan::Variable& variable) const {
  Source source;
  source.variable = chart_.variable(variable.var);
  source.var = variable.var;
  source.first_class = variable.first_class;
  const diagram::Domain& domain = chart_.domain(variable.var);
  source.class_count = domain.class_count();
  const size_t index = source.variable.index;
  switch (source.variable.kind) {
    case Variable::Kind::kFact:
      source.is_coded = IsCoded(chart_.law().facts[index].type);
      if (source.is_coded) {
        source.codes = CodeClassesOf(domain);
      } else {
        source.ordered = OrderedClassesOf(domain);
      }
      break;
    case Variable::Kind::kMeasure:
      source.ordered = OrderedClassesOf(domain);
      CutDates(chart_.law().measures[index], source);
      break;
    case Variable::Kind::kToday:
      source.ordered = OrderedClassesOf(domain);
      break;
    default:
      break;
  }
  return source;
}

// Turns the classes of a measure that counts from or to the one day asked about
// into pieces of its other date.
void ClassPlanes::CutDates(const law::Measure& measure, Source& source) const {
  const bool one_end = measure.from.has_value() != measure.to.has_value();
  if (!one_end || days_.first != days_.last) return;
  const MovingEnd moving = measure.to ? MovingEnd::kTo : MovingEnd::kFrom;
  source.date = measure.to ? measure.to : measure.from;
  source.of_date = source.ordered;
  OrderedClasses& cut = source.of_date;
  for (Value& start : cut.starts) {
    start = chart::FirstDayPast(measure.unit, moving, days_.first.days, start);
  }
  if (moving == MovingEnd::kFrom) {
    std::ranges::reverse(cut.starts);
    std::ranges::reverse(cut.class_of_piece);
  }
  const law::Type& type = chart_.law().fact(*source.date).type;
  const Value today = days_.first.days;
  IntervalSet any = type.Universe();
  const auto counts =
      measure.to
          ? chart::CountBetween(measure.unit, IntervalSet::Single(today), any)
          : chart::CountBetween(measure.unit, any, IntervalSet::Single(today));
  const auto possible = chart_.domain(source.var).ClassesOf(counts);
  for (size_t c = 0; c < cut.class_count; ++c) {
    cut.may_be_unknown[c] = possible.Contains(c);
  }
}

const std::vector<bool>& ClassPlanes::Fill(const Block& block, Planes& planes) {
  dates_.Start(block);
  for (size_t i = 0; i < sources_.size(); ++i) {
    exact_[i] = FillFrom(sources_[i], block, planes);
  }
  return exact_;
}

bool ClassPlanes::FillFrom(Source& source, const Block& block, Planes& planes) {
  const size_t index = source.variable.index;
  switch (source.variable.kind) {
    case Variable::Kind::kToday: {
      if (!block.days.present()) {
        FillStanding(source,
                     IntervalSet::Range(days_.first.days, days_.last.days),
                     planes);
        return days_.first == days_.last;
      }
      return FillFact(source, block.days, block.case_count, planes);
    }
    case Variable::Kind::kWindow: {
      const IntervalSet& possible = chart_.timeline().windows()[index].possible;
      FillStanding(source, possible, planes);
      return possible.OnlyValue().has_value();
    }
    case Variable::Kind::kDispute: {
      const auto& possible = chart_.timeline().disputes()[index].possible;
      FillStanding(source, possible, planes);
      return possible.OnlyValue().has_value();
    }
    case Variable::Kind::kMatter:
      break;
    case Variable::Kind::kFact: {
      const Column& column = block.facts[index];
      if (!column.present()) break;
      return FillFact(source, column, block.case_count, planes);
    }
    case Variable::Kind::kMeasure:
      return FillMeasure(source, block, planes);
  }
  FillStanding(source, chart_.domain(source.var).universe(), planes);
  return false;
}

// Gives every case the same possible values, once.
void ClassPlanes::FillStanding(Source& source, const IntervalSet& values,
                               Planes& planes) {
  if (source.stands) return;
  const auto classes = chart_.domain(source.var).ClassesOf(values);
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
  return column.IsExact(count);
}

// Puts a case into the classes of `values`, and into no other.
void ClassPlanes::MarkSet(const Source& source, size_t row,
                          const IntervalSet& values, Planes& planes) const {
  const auto classes = chart_.domain(source.var).ClassesOf(values);
  const uint64_t bit = uint64_t{1} << (row % 64);
  for (size_t c = 0; c < source.class_count; ++c) {
    uint64_t& word =
        planes.words(PlaneId(source.first_class.index() + c))[row / 64];
    word = classes.Contains(c) ? word | bit : word & ~bit;
  }
}

// -- Measures -----------------------------------------------------------------

bool ClassPlanes::FillMeasure(Source& source, const Block& block,
                              Planes& planes) {
  const law::Measure& measure = chart_.law().measures[source.variable.index];
  const Column& from = dates_.ColumnOf(measure.from);
  const Column& to = dates_.ColumnOf(measure.to);
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
    const Column& date = dates_.ColumnOf(*source.date);
    marker_.Mark(date, source.of_date, planes.words(source.first_class));
    exact = date.IsExact(block.case_count);
  } else {
    exact = FillCounts(source, block, planes);
  }
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

bool ClassPlanes::FillCounts(const Source& source, const Block& block,
                             Planes& planes) {
  const law::Measure& measure = chart_.law().measures[source.variable.index];
  const EndNumbers from = dates_.Of(measure.from, measure.unit);
  const EndNumbers to = dates_.Of(measure.to, measure.unit);
  CountNumbers(measure.unit, *from.last, *to.first, least_counts_);
  const bool one_count = from.first == from.last && to.first == to.last;
  if (!one_count) {
    CountNumbers(measure.unit, *from.first, *to.last, most_counts_);
  }
  BlockBits has_range;
  BlockBits may_be_none;
  for (size_t w = 0; w < kPlaneWords; ++w) {
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
