// SPDX-License-Identifier: Apache-2.0
//
// From columns of cells to planes of classes.
//
// A class is a set of values. A cell that is a range may be in a class when it
// meets one of the class's runs, which two comparisons tell; a cell that is a
// name is looked up once and compared with each class. Cells that are several
// ranges or names are rare, and are put in one at a time.
//
// A measure is a column too: where its two dates are low .. high each, the
// least count is from the latest first day to the earliest second, and the
// greatest from the earliest to the latest, because counts grow with the second
// day and fall with the first.
#include "survey/class_planes.h"

#include <algorithm>
#include <utility>

#include "chart/case.h"
#include "survey/day_counts.h"

namespace safeconduct::survey {

using chart::Variable;

namespace {

constexpr size_t kMaxCodes = 254;
constexpr uint64_t kAllOnes = ~uint64_t{0};

void FillBits(BlockBits& bits, bool value) { bits.fill(value ? kAllOnes : 0); }

// A column in which each cell is the same.
std::unique_ptr<OrderedColumn> StandingColumn(Value low, Value high,
                                              bool may_be_none) {
  auto column = std::make_unique<OrderedColumn>();
  column->low.fill(low);
  column->high.fill(high);
  FillBits(column->has_range, true);
  FillBits(column->may_be_none, may_be_none);
  column->exact = low == high && !may_be_none;
  return column;
}

}  // namespace

bool IsCoded(const law::Type& type) {
  switch (type.form) {
    case law::TypeForm::kYesNo:
    case law::TypeForm::kCountry:
      return true;
    case law::TypeForm::kChoice:
      return type.choices.size() <= kMaxCodes;
    default:
      return false;
  }
}

// The runs of a class among the values that are not none.
struct ClassRuns {
  std::vector<Interval> runs;
  bool has_none = false;
};

struct ClassPlanes::Source {
  Variable variable;
  diagram::VarId var;
  PlaneId first_class;
  std::vector<ClassRuns> classes;
  std::vector<uint8_t> class_of_code;  // of coded facts
};

ClassPlanes::ClassPlanes(const chart::Chart& chart, const Plan& plan,
                         const Days& days)
    : chart_(chart),
      days_(days),
      exact_(plan.variables.size()),
      unknown_(chart.law().facts.size()),
      standing_days_(StandingColumn(days.first.days, days.last.days, false)),
      measure_(std::make_unique<OrderedColumn>()),
      classes_(std::make_unique<CodedColumn>()) {
  for (const Plan::Variable& variable : plan.variables) {
    sources_.push_back(SourceOf(variable));
  }
  for (size_t i = 0; i < unknown_.size(); ++i) {
    const law::Type& type = chart.law().facts[i].type;
    if (!type.is_date()) continue;
    unknown_[i] = StandingColumn(kFirstDay.days, kLastDay.days,
                                 type.form == law::TypeForm::kDateOrNone);
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
  for (size_t c = 0; c < domain.class_count(); ++c) {
    ClassRuns& made = source.classes.emplace_back();
    for (const Interval& run : domain.values(c).intervals()) {
      Interval kept = run;
      if (kept.lo == kNone) {
        made.has_none = true;
        if (kept.hi == kNone) continue;
        ++kept.lo;
      }
      made.runs.push_back(kept);
    }
  }
  if (source.variable.kind == Variable::Kind::kFact &&
      IsCoded(chart_.law().facts[source.variable.index].type)) {
    source.class_of_code.assign(256, CodedColumn::kUnknown);
    for (size_t c = 0; c < domain.class_count(); ++c) {
      for (const Interval& run : source.classes[c].runs) {
        for (Value value = run.lo; value <= run.hi; ++value) {
          source.class_of_code[static_cast<size_t>(value)] =
              static_cast<uint8_t>(c);
        }
      }
    }
  }
  return source;
}

const std::vector<bool>& ClassPlanes::Fill(const Block& block, Planes& planes) {
  for (size_t i = 0; i < sources_.size(); ++i) {
    exact_[i] = FillFrom(sources_[i], block, planes);
  }
  return exact_;
}

bool ClassPlanes::FillFrom(const Source& source, const Block& block,
                           Planes& planes) {
  const size_t index = source.variable.index;
  switch (source.variable.kind) {
    case Variable::Kind::kToday:
      return FillOrdered(source, EndOf(std::nullopt, block), planes);
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
      FillStanding(source, chart_.domain(source.var).universe(), planes);
      return false;
    case Variable::Kind::kFact:
      if (const auto* column = block.coded[index].get()) {
        return FillCoded(source, *column, planes);
      }
      if (const auto* column = block.ordered[index].get()) {
        return FillOrdered(source, *column, planes);
      }
      FillStanding(source, chart_.domain(source.var).universe(), planes);
      return false;
    case Variable::Kind::kMeasure:
      return FillMeasure(source, block, planes);
  }
  return false;
}

// Gives every case the same possible values.
void ClassPlanes::FillStanding(const Source& source, const IntervalSet& values,
                               Planes& planes) {
  const auto classes = chart_.domain(source.var).ClassesOf(values);
  for (size_t c = 0; c < source.classes.size(); ++c) {
    uint64_t* plane = planes.words(PlaneId(source.first_class.index() + c));
    std::fill_n(plane, kPlaneWords, classes.Contains(c) ? kAllOnes : 0);
  }
}

bool ClassPlanes::FillOrdered(const Source& source, const OrderedColumn& column,
                              Planes& planes) {
  for (size_t c = 0; c < source.classes.size(); ++c) {
    uint64_t* plane = planes.words(PlaneId(source.first_class.index() + c));
    MarkRanges(column.low.data(), column.high.data(), source.classes[c].runs,
               plane);
    for (size_t w = 0; w < kPlaneWords; ++w) {
      plane[w] &= column.has_range[w];
      if (source.classes[c].has_none) plane[w] |= column.may_be_none[w];
    }
  }
  for (const SetCell& cell : column.sets) {
    MarkSet(source, cell.row, *cell.values, planes);
  }
  return column.exact;
}

bool ClassPlanes::FillCoded(const Source& source, const CodedColumn& column,
                            Planes& planes) {
  auto& classes = classes_->codes;
  for (size_t i = 0; i < kBlockCases; ++i) {
    classes[i] = source.class_of_code[column.codes[i]];
  }
  BlockBits unknown{};
  if (!column.exact) {
    MarkClass(classes.data(), CodedColumn::kUnknown, unknown.data());
  }
  for (size_t c = 0; c < source.classes.size(); ++c) {
    uint64_t* plane = planes.words(PlaneId(source.first_class.index() + c));
    MarkClass(classes.data(), static_cast<uint8_t>(c), plane);
    if (column.exact) continue;
    for (size_t w = 0; w < kPlaneWords; ++w) plane[w] |= unknown[w];
  }
  for (const SetCell& cell : column.sets) {
    MarkSet(source, cell.row, *cell.values, planes);
  }
  return column.exact;
}

// Puts a case into the classes of `values`, and into no other.
void ClassPlanes::MarkSet(const Source& source, size_t row,
                          const IntervalSet& values, Planes& planes) const {
  const auto classes = chart_.domain(source.var).ClassesOf(values);
  const uint64_t bit = uint64_t{1} << (row % 64);
  for (size_t c = 0; c < source.classes.size(); ++c) {
    uint64_t& word =
        planes.words(PlaneId(source.first_class.index() + c))[row / 64];
    word = classes.Contains(c) ? word | bit : word & ~bit;
  }
}

// -- Measures -----------------------------------------------------------------

const OrderedColumn* ClassPlanes::ColumnOf(const law::DateRef& date,
                                           const Block& block) const {
  return date ? block.ordered[date->index()].get() : block.days.get();
}

const OrderedColumn& ClassPlanes::EndOf(const law::DateRef& date,
                                        const Block& block) const {
  if (const OrderedColumn* column = ColumnOf(date, block)) return *column;
  return date ? *unknown_[date->index()] : *standing_days_;
}

IntervalSet ClassPlanes::CellOf(const law::DateRef& date, const Block& block,
                                size_t row) const {
  const OrderedColumn& column = EndOf(date, block);
  const auto set = std::ranges::find(column.sets, row, &SetCell::row);
  if (set != column.sets.end()) return *set->values;
  IntervalSet values;
  if (HasBit(column.has_range, row)) {
    values = IntervalSet::Range(column.low[row], column.high[row]);
  }
  if (HasBit(column.may_be_none, row)) {
    values = values.Union(IntervalSet::Single(kNone));
  }
  return values;
}

bool ClassPlanes::FillMeasure(const Source& source, const Block& block,
                              Planes& planes) {
  const law::Measure& measure = chart_.law().measures[source.variable.index];
  const OrderedColumn& from = EndOf(measure.from, block);
  const OrderedColumn& to = EndOf(measure.to, block);
  OrderedColumn& counts = *measure_;
  const auto count = [&](const BlockValues& first, const BlockValues& second,
                         BlockValues& result) {
    NumberDays(measure.unit, first, from_numbers_);
    NumberDays(measure.unit, second, to_numbers_);
    CountNumbers(measure.unit, from_numbers_, to_numbers_, result);
  };
  count(from.high, to.low, counts.low);
  if (from.exact && to.exact) {
    counts.high = counts.low;
  } else {
    count(from.low, to.high, counts.high);
  }
  for (size_t w = 0; w < kPlaneWords; ++w) {
    counts.has_range[w] = from.has_range[w] & to.has_range[w];
    counts.may_be_none[w] = from.may_be_none[w] | to.may_be_none[w];
  }
  counts.exact = from.exact && to.exact;
  FillOrdered(source, counts, planes);
  for (const OrderedColumn* column : {&from, &to}) {
    for (const SetCell& cell : column->sets) {
      MarkSet(source, cell.row,
              chart::CountBetween(measure.unit,
                                  CellOf(measure.from, block, cell.row),
                                  CellOf(measure.to, block, cell.row)),
              planes);
    }
  }
  return counts.exact;
}

}  // namespace safeconduct::survey
