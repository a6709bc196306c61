// SPDX-License-Identifier: Apache-2.0
//
// Tables say the same few words over and over. Each text of a column is read
// once, with the reader of cells that settings of the command line use too, and
// remembered.
#include "survey/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "base/nearest_name.h"
#include "chart/case.h"
#include "law/values.h"
#include "text/diagnostic.h"
#include "text/quote.h"
#include "text/source_text.h"
#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

// Past so many texts, what is remembered is dropped before the next batch.
constexpr size_t kMaxRemembered = 1 << 16;

constexpr const char* kNotUtf8 =
    "holds bytes that are not UTF-8; save the table as UTF-8";

std::optional<TableColumn> ReadColumn(const law::Law& law,
                                      const std::string& name,
                                      const std::vector<std::string>& keep) {
  using Kind = TableColumn::Kind;
  if (const auto fact = law.FindFact(name)) {
    return TableColumn{Kind::kFact, *fact, name};
  }
  if (name == "id") return TableColumn{Kind::kId, {}, name};
  if (name == "on") return TableColumn{Kind::kOn, {}, name};
  if (name == "weight") return TableColumn{Kind::kWeight, {}, name};
  if (std::ranges::find(keep, name) != keep.end()) {
    return TableColumn{Kind::kKept, {}, name};
  }
  return std::nullopt;
}

// Returns whether all bytes are those of whole characters.
bool IsUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t length = text::CharacterLength(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

// Returns the first fault of a cell, without its place.
std::string FirstFault(const text::Diagnostics& diagnostics) {
  return diagnostics.Sorted().front().text;
}

}  // namespace

std::expected<TableForm, Error> ReadTableForm(
    const law::Law& law, const std::vector<std::string_view>& names,
    const std::vector<std::string>& keep, const std::vector<std::string>& by) {
  TableForm form;
  std::vector<std::string> faults;
  std::set<std::string> seen;
  for (const std::string_view each : names) {
    const std::string name(each);
    if (!seen.insert(name).second) {
      faults.push_back(fmt::format("column `{}` stands twice", name));
    }
    const auto column = ReadColumn(law, name, keep);
    if (!column) {
      faults.push_back(fmt::format(
          "unknown column {}{}; name it with --keep to carry it through",
          text::Quote(name), DidYouMean(name, NamesOf(law.facts))));
      continue;
    }
    form.columns.push_back(*column);
  }
  for (const std::string& name : keep) {
    if (!seen.contains(name)) {
      faults.push_back(fmt::format("--keep: no column `{}`", name));
    }
  }
  for (const std::string& name : by) {
    const auto at = std::ranges::find(form.columns, name, &TableColumn::name);
    if (at == form.columns.end()) {
      faults.push_back(fmt::format("--by: no column `{}`", name));
      continue;
    }
    form.group_by.push_back(static_cast<size_t>(at - form.columns.begin()));
  }
  if (faults.empty()) return form;
  return std::unexpected(
      Error{Error::Kind::kFaults, fmt::format("{}", fmt::join(faults, "\n"))});
}

struct CellStore {
  explicit CellStore(bool coded) : is_coded(coded) {}

  bool is_coded;
  BlockBits known;
  BlockBits has_range;
  BlockBits may_be_none;
  std::array<uint8_t, kBlockCases> codes{};
  BlockValues low{};
  BlockValues high{};
  bool is_ranged = false;
  std::vector<SetCell> sets;

  void Clear() {
    known.fill(0);
    has_range.fill(0);
    may_be_none.fill(0);
    is_ranged = false;
    sets.clear();
  }

  Column View() const {
    Column column;
    column.known = known.data();
    column.sets = sets;
    if (is_coded) {
      column.type = CellType::kUint8;
      column.low = column.high = codes.data();
      return column;
    }
    column.low = low.data();
    column.high = is_ranged ? high.data() : low.data();
    column.has_range = has_range.data();
    column.may_be_none = may_be_none.data();
    return column;
  }
};

RowBatch::RowBatch() = default;
RowBatch::~RowBatch() = default;

// What a text says in its column.
struct TableReader::Cell {
  std::string fault;  // empty where there is none
  std::string group;  // what stands for it in a group
  double weight = 1;
  Brief brief;  // of a fact, or of the day asked about
  IntervalSet values;
};

TableReader::TableReader(const law::Law& law, const TableForm& form,
                         const Days& days)
    : law_(law),
      form_(form),
      days_(days),
      memories_(form.columns.size()),
      row_cells_(form.columns.size()) {}
TableReader::~TableReader() = default;

void TableReader::Clear(RowBatch& batch) {
  if (cells_.size() > kMaxRemembered) Forget();
  batch.case_count = 0;
  batch.weights.clear();
  batch.groups.clear();
  batch.ids.clear();
  batch.rows.clear();
  batch.cells.resize(form_.columns.size());
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    const TableColumn::Kind kind = form_.columns[i].kind;
    if (kind != TableColumn::Kind::kFact && kind != TableColumn::Kind::kOn) {
      continue;
    }
    if (!batch.cells[i]) {
      batch.cells[i] = std::make_unique<CellStore>(
          kind == TableColumn::Kind::kFact &&
          IsCoded(law_.fact(form_.columns[i].fact).type));
    }
    batch.cells[i]->Clear();
  }
}

const Block& TableReader::Finish(RowBatch& batch) const {
  batch.block.case_count = batch.case_count;
  batch.block.facts.resize(law_.facts.size());
  for (size_t i = 0; i < form_.columns.size(); ++i) {
    const TableColumn& column = form_.columns[i];
    if (column.kind == TableColumn::Kind::kOn) {
      batch.block.days = batch.cells[i]->View();
    } else if (column.kind == TableColumn::Kind::kFact) {
      batch.block.facts[column.fact.index()] = batch.cells[i]->View();
    }
  }
  return batch.block;
}

void TableReader::Add(const std::vector<std::string_view>& fields, size_t row,
                      size_t line, RowBatch& batch,
                      std::vector<RowFault>& faults) {
  if (fields.size() != form_.columns.size()) {
    faults.push_back({row, line, "",
                      fmt::format("row has {} columns, expected {}",
                                  fields.size(), form_.columns.size())});
    return;
  }
  bool good = true;
  for (size_t i = 0; i < fields.size(); ++i) {
    // Each row has an identifier of its own: there is nothing to remember.
    if (form_.columns[i].kind == TableColumn::Kind::kId) {
      if (IsUtf8(fields[i])) continue;
      good = false;
      faults.push_back({row, line, form_.columns[i].name, kNotUtf8});
      continue;
    }
    row_cells_[i] = &Read(i, fields[i]);
    if (!row_cells_[i]->has_fault) continue;
    good = false;
    faults.push_back(
        {row, line, form_.columns[i].name, row_cells_[i]->cell->fault});
  }
  if (!good) return;
  batch.weights.push_back(1);
  batch.rows.push_back(row);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (form_.columns[i].kind == TableColumn::Kind::kId) {
      batch.ids.emplace_back(fields[i]);
    } else {
      Put(i, *row_cells_[i], batch);
    }
  }
  batch.groups.push_back(GroupOf());
  ++batch.case_count;
}

void TableReader::Put(size_t column, const Brief& cell, RowBatch& batch) const {
  if (!batch.cells[column]) {
    if (form_.columns[column].kind == TableColumn::Kind::kWeight) {
      batch.weights.back() = cell.cell->weight;
    }
    return;
  }
  CellStore& store = *batch.cells[column];
  const size_t at = batch.case_count;
  const auto put = [at](BlockBits& bits, bool bit) {
    bits[at / 64] |= uint64_t{bit} << (at % 64);
  };
  store.codes[at] = cell.code;
  put(store.known, !cell.is_unknown);
  if (cell.is_set) {
    store.sets.push_back({static_cast<uint32_t>(at), &cell.cell->values});
  }
  if (store.is_coded) return;
  store.low[at] = cell.low;
  store.high[at] = cell.high;
  store.is_ranged = store.is_ranged || cell.low != cell.high;
  put(store.has_range, cell.has_range);
  put(store.may_be_none, cell.may_be_none);
}

void TableReader::Forget() {
  for (Memory& memory : memories_) {
    memory.cache.Clear();
    memory.cells.clear();
  }
  cells_.clear();
  texts_.clear();
}

// -- Cells --------------------------------------------------------------------

const TableReader::Brief& TableReader::Read(size_t column,
                                            std::string_view text) {
  Brief* brief = memories_[column].cache.Find(text);
  if (brief == nullptr) return Recall(column, text).brief;
  if (brief->cell == nullptr) *brief = Recall(column, text).brief;
  return *brief;
}

const TableReader::Cell& TableReader::Recall(size_t column,
                                             std::string_view text) {
  auto& known_cells = memories_[column].cells;
  const auto known = known_cells.find(text);
  if (known != known_cells.end()) return *known->second;
  const std::string& kept = texts_.emplace_back(text);
  Cell& cell = cells_.emplace_back(ReadNew(form_.columns[column], kept));
  cell.brief.has_fault = !cell.fault.empty();
  cell.brief.cell = &cell;
  known_cells.emplace(kept, &cell);
  return cell;
}

TableReader::Cell TableReader::ReadNew(const TableColumn& column,
                                       const std::string& text) const {
  Cell cell;
  if (!IsUtf8(text)) {
    cell.fault = kNotUtf8;
    return cell;
  }
  switch (column.kind) {
    case TableColumn::Kind::kFact:
      return ReadFact(law_.fact(column.fact), text);
    case TableColumn::Kind::kOn:
      return ReadOn(text);
    case TableColumn::Kind::kWeight:
      return ReadWeight(text);
    case TableColumn::Kind::kId:
    case TableColumn::Kind::kKept:
      cell.group = text;
      break;
  }
  return cell;
}

TableReader::Cell TableReader::ReadFact(const law::Fact& fact,
                                        const std::string& text) const {
  Cell cell;
  const text::SourceText source("", text);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(text.size());
  auto values = chart::ReadCell(fact, {&source, 0, size}, diagnostics);
  if (!values) {
    cell.fault = FirstFault(diagnostics);
    return cell;
  }
  cell.values = *std::move(values);
  Brief& brief = cell.brief;
  const auto only = cell.values.OnlyValue();
  brief.is_unknown = !only && cell.values == fact.type.Universe();
  cell.group =
      brief.is_unknown ? "unknown" : law::FormatValues(fact.type, cell.values);
  if (brief.is_unknown) return cell;
  if (IsCoded(fact.type)) {
    if (only) brief.code = static_cast<uint8_t>(*only);
    brief.is_set = !only;
    return cell;
  }
  brief.may_be_none = cell.values.Contains(kNone);
  const IntervalSet range = cell.values.Minus(IntervalSet::Single(kNone));
  brief.has_range = !range.empty();
  brief.is_set = range.intervals().size() > 1;
  if (brief.has_range) {
    brief.low = range.min();
    brief.high = range.max();
  }
  return cell;
}

TableReader::Cell TableReader::ReadOn(const std::string& text) const {
  Cell cell;
  cell.group = text;
  Days days = days_;
  if (!text.empty()) {
    const text::SourceText source("", text);
    text::Diagnostics diagnostics;
    const auto size = static_cast<uint32_t>(text.size());
    const auto read = chart::ReadDays({&source, 0, size}, diagnostics);
    if (!read) {
      cell.fault = FirstFault(diagnostics);
      return cell;
    }
    days = *read;
  }
  cell.brief.low = days.first.days;
  cell.brief.high = days.last.days;
  cell.brief.has_range = true;
  return cell;
}

TableReader::Cell TableReader::ReadWeight(const std::string& text) const {
  Cell cell;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, cell.weight);
  if (error != std::errc() || stopped != end || !std::isfinite(cell.weight) ||
      cell.weight < 0) {
    cell.fault =
        fmt::format("found {}, a weight is a number that is not negative",
                    text::Quote(text));
  }
  cell.group = text;
  return cell;
}

uint32_t TableReader::GroupOf() {
  if (form_.group_by.empty()) {
    if (groups_.empty()) groups_.emplace_back();
    return 0;
  }
  // Lengths keep keys apart whatever the values are.
  std::string key;
  for (const size_t column : form_.group_by) {
    const std::string& value = row_cells_[column]->cell->group;
    key += fmt::format("{}:{}", value.size(), value);
  }
  const auto [at, is_new] =
      group_of_.try_emplace(key, static_cast<uint32_t>(groups_.size()));
  if (is_new) {
    auto& values = groups_.emplace_back();
    for (const size_t column : form_.group_by) {
      values.push_back(row_cells_[column]->cell->group);
    }
  }
  return at->second;
}

}  // namespace safeconduct::survey
