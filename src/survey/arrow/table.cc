// SPDX-License-Identifier: Apache-2.0
//
// A column is read in two steps: what is wrong with its cells, then what the
// block views. Rows at fault are rare, so cells are first put where they would
// stand without any, and moved together where there are some.
//
// Numbers and dates whose type a block knows stay where they are when a whole
// block of them is read, and so do the bits of nulls.
#include "survey/arrow/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "survey/arrow/values.h"
#include "text/quote.h"

namespace safeconduct::survey {

using Kind = TableColumn::Kind;

namespace {

// A dictionary with more values than this, and than its record batch has rows,
// is not worth a table of them.
constexpr size_t kSmallDictionary = 256;

Interval LimitsOf(const law::Type& type) {
  if (type.is_date()) return {kFirstDay.days, kLastDay.days};
  return {type.low, type.high};
}

// Puts `otherwise` where `known` has no bit.
void FillNulls(const uint64_t* known, Value otherwise, BlockValues& values) {
  if (known == nullptr) return;
  for (size_t i = 0; i < kBlockCases; ++i) {
    values[i] = HasBit(known, i) ? values[i] : otherwise;
  }
}

// Makes `values` those of a run, with `otherwise` for nulls.
void CopyEnd(const ArrowRun& run, const uint64_t* known, Value otherwise,
             BlockValues& values) {
  if (run.cells.type != ArrowType::kNull) CopyValues(run, values);
  FillNulls(known, otherwise, values);
}

// Views the numbers or dates of a run, or a copy of them.
const void* ViewValues(const ArrowRun& run, BlockValues& copy, CellType& type) {
  const void* there = InPlace(run, type);
  if (there != nullptr) return there;
  CopyValues(run, copy);
  type = CellType::kInt32;
  return copy.data();
}

}  // namespace

// The numbers of the texts that stand for a fact's values in groups.
struct ArrowReader::FactTexts {
  std::unordered_map<uint64_t, uint32_t> of_range;  // by both ends
};

ArrowReader::ArrowReader(const law::Law& law, const ArrowForm& form,
                         const Days& days)
    : law_(law),
      form_(form),
      days_(days),
      texts_(law, form.table.columns, days),
      groups_(form.table.group_by.size()),
      fact_texts_(form.table.group_by.size()),
      dictionaries_(form.columns.size()) {}
ArrowReader::~ArrowReader() = default;

std::expected<void, Error> ArrowReader::Start(const ArrowArray& batch,
                                              size_t rows_before) {
  auto rows = ViewBatch(form_, batch);
  if (!rows) {
    rows_ = {};
    return std::unexpected(std::move(rows.error()));
  }
  rows_ = *std::move(rows);
  rows_before_ = rows_before;
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    dictionaries_[i].Forget(0);
    if (!form_.columns[i].is_read || !LowOf(i).dictionary) continue;
    const size_t size = LowOf(i).dictionary->size();
    if (size > std::max(kSmallDictionary, rows_.count)) continue;
    dictionaries_[i].Forget(size);
  }
  return {};
}

const ArrowColumn& ArrowReader::LowOf(size_t column) const {
  return rows_.columns[form_.columns[column].low.child];
}

const ArrowColumn& ArrowReader::HighOf(size_t column) const {
  return rows_.columns[form_.columns[column].high->child];
}

ArrowRun ArrowReader::RunOf(const ArrowColumn& column) const {
  return {column.cells, first_, count_};
}

// `row` counts from the first row being read.
void ArrowReader::AddFault(size_t row, const std::string& column,
                           std::string text) {
  if (IsNullRow(row)) return;
  SetBit(bad_rows_, row);
  SetBit(bad_cells_, row);
  const size_t number = rows_before_ + first_ + row + 1;
  faults_->push_back({number, number, column, std::move(text)});
}

std::expected<void, Error> ArrowReader::Read(size_t first, size_t count,
                                             ArrowBatch& batch,
                                             std::vector<RowFault>& faults) {
  SAFECONDUCT_CHECK(count <= kBlockCases && first + count <= rows_.count);
  first_ = first;
  count_ = count;
  faults_ = &faults;
  const auto before = static_cast<std::ptrdiff_t>(faults.size());
  Clear(batch);
  FindNullRows();
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    if (!form_.columns[i].is_read) continue;
    bad_cells_.fill(0);
    if (auto done = ReadColumn(i, batch); !done) return done;
  }
  std::ranges::stable_sort(faults.begin() + before, faults.end(), {},
                           &RowFault::row);
  KeepGood(batch);
  Group(batch);
  return {};
}

void ArrowReader::Clear(ArrowBatch& batch) {
  if (texts_.full()) {
    texts_.Forget();
    for (DictionaryCells& each : dictionaries_) each.Forget(each.size());
  }
  bad_rows_.fill(0);
  null_rows_.fill(0);
  batch.weights.assign(count_, 1);
  batch.ids.clear();
  batch.block.facts.assign(law_.facts.size(), Column());
  batch.block.days = Column();
  batch.stores.resize(form_.columns.size());
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    if (ViewOf(i, batch) == nullptr) continue;
    if (!batch.stores[i]) batch.stores[i] = std::make_unique<ColumnStore>();
    batch.stores[i]->sets.clear();
  }
}

void ArrowReader::FindNullRows() {
  if (rows_.whole.validity == nullptr) return;
  BlockBits nulls{};
  for (size_t i = 0; i < count_; ++i) {
    if (!rows_.whole.IsNull(first_ + i)) continue;
    AddFault(i, "", "row is null in its record batch");
    SetBit(nulls, i);
  }
  null_rows_ = nulls;
}

// -- Columns ------------------------------------------------------------------

// Returns the column of the block that a column of the table fills, or null.
Column* ArrowReader::ViewOf(size_t column, ArrowBatch& batch) const {
  const TableColumn& about = form_.table.columns[column];
  if (about.kind == Kind::kOn) return &batch.block.days;
  if (about.kind != Kind::kFact) return nullptr;
  return &batch.block.facts[about.fact.index()];
}

ArrowReader::Done ArrowReader::ReadColumn(size_t column, ArrowBatch& batch) {
  switch (form_.table.columns[column].kind) {
    case Kind::kFact:
      return ReadFact(column, *ViewOf(column, batch), *batch.stores[column]);
    case Kind::kOn:
      return ReadDays(column, *ViewOf(column, batch), *batch.stores[column]);
    case Kind::kWeight:
      return ReadWeights(column, batch);
    case Kind::kId:
    case Kind::kKept:
      break;
  }
  return CheckTexts(column);
}

ArrowReader::Done ArrowReader::ReadFact(size_t column, Column& view,
                                        ColumnStore& store) {
  const law::Type& type = law_.fact(form_.table.columns[column].fact).type;
  const ArrowForm::Column& about = form_.columns[column];
  const ArrowFormat& format = about.low.format;
  if (about.high) {
    ReadEnds(column, LimitsOf(type), view, store);
  } else if (format.is_text()) {
    if (!IsCoded(type)) return ReadTexts(column, false, view, store);
    return dictionaries_[column].size() == 0
               ? ReadTexts(column, true, view, store)
               : ReadCodes(column, view, store);
  } else if (format.type == ArrowType::kBool) {
    CopyBools(RunOf(LowOf(column)), store.codes.data());
    view.type = CellType::kUint8;
    view.low = view.high = store.codes.data();
    view.known = KnownBits(RunOf(LowOf(column)), store.known);
  } else if (format.type != ArrowType::kNull) {
    ReadValues(column, LimitsOf(type), view, store);
  }
  return {};
}

ArrowReader::Done ArrowReader::ReadDays(size_t column, Column& view,
                                        ColumnStore& store) {
  const ArrowFormat& format = form_.columns[column].low.format;
  if (format.is_text()) {
    auto done = ReadTexts(column, false, view, store);
    view.known = view.has_range = view.may_be_none = nullptr;
    return done;
  }
  if (format.type == ArrowType::kNull) return {};
  ReadValues(column, {kFirstDay.days, kLastDay.days}, view, store);
  if (view.known == nullptr) return {};
  const ArrowRun run = RunOf(LowOf(column));
  CopyEnd(run, view.known, days_.first.days, store.low);
  view.low = view.high = store.low.data();
  if (days_.first != days_.last) {
    CopyEnd(run, view.known, days_.last.days, store.high);
    view.high = store.high.data();
  }
  view.type = CellType::kInt32;
  view.known = nullptr;
  return {};
}

ArrowReader::Done ArrowReader::ReadWeights(size_t column, ArrowBatch& batch) {
  const ArrowColumn& from = LowOf(column);
  const bool is_text = form_.columns[column].low.format.is_text();
  for (size_t i = 0; i < count_; ++i) {
    if (IsNullRow(i)) continue;
    const size_t row = first_ + i;
    if (is_text || from.IsNull(row)) {
      const TextCell* cell = is_text ? CellAt(column, row)
                                     : &texts_.Read(column, std::string_view());
      if (cell == nullptr) return Broken(column, row);
      batch.weights[i] = cell->weight;
      if (!cell->fault.empty()) {
        AddFault(i, form_.columns[column].low.name, cell->fault);
      }
      continue;
    }
    batch.weights[i] = DoubleAt(from.cells, row);
    if (IsWeight(batch.weights[i])) continue;
    AddFault(i, form_.columns[column].low.name,
             WeightFault("`" + WriteCell(from.cells, row) + "`"));
  }
  return {};
}

// Checks the texts of a column that is repeated as it is.
ArrowReader::Done ArrowReader::CheckTexts(size_t column) {
  if (!form_.columns[column].low.format.is_text()) return {};
  const ArrowColumn& from = LowOf(column);
  for (size_t i = 0; i < count_; ++i) {
    if (IsNullRow(i) || from.IsNull(first_ + i)) continue;
    const auto text = from.TextAt(first_ + i);
    if (!text) return Broken(column, first_ + i);
    if (IsUtf8(*text)) continue;
    AddFault(i, form_.columns[column].low.name, kNotUtf8);
  }
  return {};
}

// -- Numbers and dates --------------------------------------------------------

void ArrowReader::FaultOutside(size_t column, const ArrowField& field,
                               const ArrowColumn& from,
                               const Interval& limits) {
  if (from.cells.type == ArrowType::kNull) return;
  if (!AnyOutside(RunOf(from), limits)) return;
  for (size_t i = 0; i < count_; ++i) {
    const size_t row = first_ + i;
    if (from.cells.IsNull(row) || !IsOutside(from.cells, row, limits)) continue;
    const std::string text = WriteCell(from.cells, row);
    const bool is_date = IsDate(from.cells.type);
    if (is_date && !HasDateForm(from.cells, row)) {
      AddFault(i, field.name,
               fmt::format("date `{}` is outside the days reasoned about, {} "
                           "to {}",
                           text, FormatDate(kFirstDay), FormatDate(kLastDay)));
    } else {
      AddFault(i, field.name, texts_.Read(column, text).fault);
    }
  }
}

void ArrowReader::ReadValues(size_t column, const Interval& limits,
                             Column& view, ColumnStore& store) {
  const ArrowColumn& from = LowOf(column);
  FaultOutside(column, form_.columns[column].low, from, limits);
  view.low = view.high = ViewValues(RunOf(from), store.low, view.type);
  view.known = KnownBits(RunOf(from), store.known);
}

void ArrowReader::ReadEnds(size_t column, const Interval& limits, Column& view,
                           ColumnStore& store) {
  const ArrowForm::Column& about = form_.columns[column];
  const ArrowRun low = RunOf(LowOf(column));
  const ArrowRun high = RunOf(HighOf(column));
  FaultOutside(column, about.low, LowOf(column), limits);
  FaultOutside(column, *about.high, HighOf(column), limits);
  BlockBits high_bits;
  const uint64_t* low_known = KnownBits(low, store.known);
  const uint64_t* high_known = KnownBits(high, high_bits);
  CellType high_type = CellType::kInt32;
  const bool all_known = low_known == nullptr && high_known == nullptr;
  view.low = all_known ? InPlace(low, view.type) : nullptr;
  view.high = all_known ? InPlace(high, high_type) : nullptr;
  if (view.low == nullptr || view.high == nullptr || view.type != high_type) {
    CopyEnd(low, low_known, limits.lo, store.low);
    CopyEnd(high, high_known, limits.hi, store.high);
    view.type = CellType::kInt32;
    view.low = store.low.data();
    view.high = store.high.data();
  }
  if (low_known != nullptr && high_known != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) {
      store.known[w] = low_known[w] | high_known[w];
    }
    view.known = store.known.data();
  }
  if (AnyReversed(view, count_)) FaultReversed(column, view);
}

void ArrowReader::FaultReversed(size_t column, const Column& view) {
  for (size_t i = 0; i < count_; ++i) {
    const Value low = CellValue(view.type, view.low, i);
    if (low <= CellValue(view.type, view.high, i)) continue;
    if (HasBit(bad_cells_.data(), i)) continue;
    const auto end = [&](const ArrowColumn& from) {
      return WriteCell(from.cells, first_ + i);
    };
    AddFault(
        i, form_.columns[column].low.name,
        texts_.Read(column, end(LowOf(column)) + ".." + end(HighOf(column)))
            .fault);
  }
}

// -- Cases --------------------------------------------------------------------

// Leaves out the rows at fault, and names those that are left.
void ArrowReader::KeepGood(ArrowBatch& batch) {
  kept_.clear();
  batch.rows.clear();
  for (size_t i = 0; i < count_; ++i) {
    if (HasBit(bad_rows_.data(), i)) continue;
    batch.rows.push_back(rows_before_ + first_ + i + 1);
    kept_.push_back(static_cast<uint32_t>(i));
  }
  batch.case_count = kept_.size();
  batch.block.case_count = kept_.size();
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    if (form_.table.columns[i].kind == Kind::kId) {
      for (const uint32_t row : kept_) {
        batch.ids.push_back(TextOf(i, first_ + row));
      }
    }
    if (kept_.size() == count_) continue;
    Column* view = ViewOf(i, batch);
    if (view == nullptr || !view->present()) continue;
    KeepCells(kept_, *view, *batch.stores[i]);
  }
  if (kept_.size() == count_) return;
  for (size_t i = 0; i < kept_.size(); ++i) {
    batch.weights[i] = batch.weights[kept_[i]];
  }
  batch.weights.resize(kept_.size());
}

// Returns a cell as it is repeated, empty for null.
std::string ArrowReader::TextOf(size_t column, size_t row) const {
  const ArrowColumn& from = LowOf(column);
  if (!form_.columns[column].low.format.is_text()) {
    return WriteCell(from.cells, row);
  }
  if (from.IsNull(row)) return "";
  return std::string(from.TextAt(row).value_or(std::string_view()));
}

void ArrowReader::Group(ArrowBatch& batch) {
  const auto& columns = form_.table.group_by;
  std::vector<uint32_t> texts(columns.size());
  batch.groups.clear();
  for (size_t i = 0; i < batch.case_count; ++i) {
    for (size_t p = 0; p < columns.size(); ++p) {
      texts[p] =
          form_.table.columns[columns[p]].kind == Kind::kFact
              ? FactText(p, batch, i)
              : groups_.TextNumber(p, TextOf(columns[p], first_ + kept_[i]));
    }
    batch.groups.push_back(groups_.GroupOf(texts));
  }
}

// Returns the number of the text that stands for a fact of a case.
uint32_t ArrowReader::FactText(size_t position, const ArrowBatch& batch,
                               size_t i) {
  const TableColumn& about =
      form_.table.columns[form_.table.group_by[position]];
  const law::Type& type = law_.fact(about.fact).type;
  const Column& view = batch.block.facts[about.fact.index()];
  const auto number = [&] {
    return groups_.TextNumber(position,
                              GroupText(type, ValuesOf(view, type, i)));
  };
  const auto set = std::ranges::lower_bound(view.sets, static_cast<uint32_t>(i),
                                            {}, &SetCell::row);
  const bool is_set = set != view.sets.end() && set->row == i;
  const bool is_known =
      view.present() && (view.known == nullptr || HasBit(view.known, i));
  const bool may_be_none =
      view.may_be_none != nullptr && HasBit(view.may_be_none, i);
  if (is_set || !is_known || may_be_none) return number();
  const auto low = static_cast<uint32_t>(CellValue(view.type, view.low, i));
  const auto high = static_cast<uint32_t>(CellValue(view.type, view.high, i));
  auto& known = fact_texts_[position].of_range;
  const auto [at, is_new] = known.try_emplace(uint64_t{low} << 32 | high, 0);
  if (is_new) at->second = number();
  return at->second;
}

}  // namespace safeconduct::survey
