// SPDX-License-Identifier: Apache-2.0
//
// From rows of text to blocks of cases. Cells repeat themselves down a table,
// so that each text is read once a column (text_cells.h), and a row is a copy
// of what is known of its texts. A row with a fault is left out whole: half a
// case would be answered as somebody else.
#include "survey/table/table.h"

#include <fmt/format.h>

#include "safeconduct/survey.h"
#include "text/blanks.h"
#include "text/csv.h"
#include "text/utf8.h"

namespace safeconduct::survey {

namespace {

// Returns whether the cells of a column say something. Identifiers and kept
// columns are carried through: there is nothing to remember of them.
bool IsRead(TableColumn::Kind kind) {
  return kind != TableColumn::Kind::kId && kind != TableColumn::Kind::kKept;
}

std::string NamelessFault(size_t column) {
  return fmt::format(
      "column {} has no name and is not empty; name it in the row that names "
      "the columns",
      column + 1);
}

}  // namespace

TableReader::TableReader(const law::Law& law, const TableForm& form,
                         const RowFilter& filter, const Days& days,
                         bool repeats_kept)
    : law_(law),
      form_(form),
      filter_(filter),
      repeats_kept_(repeats_kept && form.HasKept()),
      cells_(law, form.columns, days, form.separator),
      row_cells_(form.columns.size()),
      groups_(form.group_by.size()),
      row_texts_(form.group_by.size()) {
  for (size_t i = 0; i < form.columns.size(); ++i) {
    if (form.columns[i].kind == TableColumn::Kind::kWeight) weight_column_ = i;
  }
}

void TableReader::Clear(RowBatch& batch) {
  // Only between blocks: a block views sets of cells that were read.
  if (cells_.full()) cells_.Forget();
  batch.case_count = 0;
  batch.weights.clear();
  batch.groups.clear();
  batch.ids.clear();
  batch.rows.clear();
  batch.lines.clear();
  batch.kept.clear();
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

TableReader::Added TableReader::Add(const std::vector<std::string_view>& fields,
                                    size_t row, size_t line, RowBatch& batch,
                                    std::vector<SurveyFault>& faults) {
  // Which cell is missing or too many nobody can tell, so none is read.
  if (fields.size() != form_.columns.size()) {
    faults.push_back({row, line, "",
                      fmt::format("row has {} columns, expected {}",
                                  fields.size(), form_.columns.size())});
    return {.is_bad = true};
  }
  if (!ReadCells(fields, row, line, faults)) return {.is_bad = true};
  const double weight = WeightOfRow();
  // After the cells were read: faults are told of every row, chosen or not.
  if (!filter_.empty()) {
    const Chosen chosen = Choose(fields);
    if (chosen != Chosen::kYes) return {.chosen = chosen, .weight = weight};
  }
  batch.weights.push_back(weight);
  batch.rows.push_back(row);
  batch.lines.push_back(line);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (batch.cells[i]) {
      batch.cells[i]->Put(batch.case_count, *row_cells_[i], cells_);
    } else if (form_.columns[i].kind == TableColumn::Kind::kId) {
      batch.ids.emplace_back(fields[i]);
    }
  }
  if (repeats_kept_) batch.kept.push_back(Kept(fields));
  batch.groups.push_back(GroupOf(fields));
  ++batch.case_count;
  return {.weight = weight};
}

// Reads the cells of a row; false, with its faults, where one cannot be read.
bool TableReader::ReadCells(const std::vector<std::string_view>& fields,
                            size_t row, size_t line,
                            std::vector<SurveyFault>& faults) {
  // All faults of a row are told, not the first alone.
  bool good = true;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (form_.columns[i].kind == TableColumn::Kind::kNameless) {
      if (text::IsBlank(fields[i])) continue;
      good = false;
      faults.push_back({row, line, "", NamelessFault(i)});
      continue;
    }
    if (!IsRead(form_.columns[i].kind)) {
      if (text::IsUtf8(fields[i])) continue;
      good = false;
      faults.push_back({row, line, form_.columns[i].name, kNotUtf8});
      continue;
    }
    // What is recalled holds until the next text of the same column, which is
    // in the next row.
    row_cells_[i] = &cells_.Recall(i, fields[i]);
    if (!row_cells_[i]->has_fault) continue;
    good = false;
    faults.push_back({row, line, form_.columns[i].name,
                      cells_.CellOf(*row_cells_[i]).fault});
  }
  return good;
}

Chosen TableReader::Choose(const std::vector<std::string_view>& fields) {
  return filter_.Choose(
      [&](size_t column) -> const IntervalSet& { return ValuesOf(column); },
      [&](size_t column) { return fields[column]; });
}

// Returns what the row being added says in a column of a fact or of days. It
// holds until the next.
const IntervalSet& TableReader::ValuesOf(size_t column) {
  const CellBrief& cell = *row_cells_[column];
  // A day that was told from its text alone has no cell of its own (TextCells).
  if (form_.columns[column].kind == TableColumn::Kind::kFact &&
      cell.number != 0) {
    return cells_.CellOf(cell).values;
  }
  days_of_cell_ = IntervalSet::Range(cell.low, cell.high);
  return days_of_cell_;
}

double TableReader::WeightOfRow() const {
  return weight_column_ ? cells_.CellOf(*row_cells_[*weight_column_]).weight
                        : 1;
}

// Returns what the kept columns of a row hold, as a row of answers repeats it.
std::string TableReader::Kept(
    const std::vector<std::string_view>& fields) const {
  std::string kept;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (!form_.columns[i].is_kept) continue;
    kept += ',';
    kept += text::QuotedField(fields[i]);
  }
  return kept;
}

uint32_t TableReader::GroupOf(const std::vector<std::string_view>& fields) {
  for (size_t i = 0; i < form_.group_by.size(); ++i) {
    const size_t column = form_.group_by[i];
    const bool is_read = IsRead(form_.columns[column].kind);
    // Facts are grouped by what they say, so that two ways to write one value
    // are one group; what says nothing to the law is grouped by how it is
    // written.
    row_texts_[i] = groups_.TextNumber(
        i, is_read ? std::string_view(cells_.Read(column, fields[column]).group)
                   : fields[column]);
  }
  return groups_.GroupOf(row_texts_);
}

}  // namespace safeconduct::survey
