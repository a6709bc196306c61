// SPDX-License-Identifier: Apache-2.0
//
// From the rows of a record batch to a block of cases, column after column:
//
//   view.h            what the arrays hold, checked once a record batch
//   number_columns.h  numbers, dates and booleans, where they stand if they may
//   text_columns.h    texts, each read once
//   block_rows.h      rows at fault, left out when all columns are read
//   case_groups.h     which group each of the cases left is in
//
// What a column may hold was settled with the schema (form.h), so that nothing
// is checked here twice.
#include "survey/arrow/table.h"

#include <utility>

#include "base/check.h"
#include "safeconduct/survey.h"
#include "survey/arrow/number_columns.h"
#include "survey/arrow/values.h"

namespace safeconduct::survey {
namespace {

using Kind = TableColumn::Kind;

}  // namespace

ArrowReader::ArrowReader(const law::Law& law, const ArrowForm& form,
                         const Days& days)
    : law_(law),
      form_(form),
      days_(days),
      texts_(law, form.table.columns, days),
      groups_(law, form) {
  for (const TableColumn& column : form.table.columns) {
    const size_t at = sources_.size();
    Source& source = sources_.emplace_back(texts_, at, form.columns[at].low);
    if (column.kind == Kind::kFact) {
      source.store =
          std::make_unique<CellStore>(IsCoded(law.fact(column.fact).type));
    } else if (column.kind == Kind::kOn) {
      source.store = std::make_unique<CellStore>(false);
    }
  }
}

std::expected<void, Error> ArrowReader::Start(const ArrowArray& batch,
                                              size_t rows_before) {
  auto rows = ViewBatch(form_, batch);
  if (!rows) {
    rows_ = {};
    return std::unexpected(std::move(rows.error()));
  }
  rows_ = *std::move(rows);
  rows_before_ = rows_before;
  for (Source& source : sources_) source.texts.Start(rows_);
  return {};
}

std::expected<void, Error> ArrowReader::Read(size_t first, size_t count,
                                             ArrowBatch& batch,
                                             std::vector<SurveyFault>& faults) {
  // Rows past the batch would be read out of its buffers.
  SAFECONDUCT_CHECK(count <= kBlockCases && first + count <= rows_.count);
  // Before any column is read: what one block views must last as long as the
  // block.
  if (texts_.full()) Forget();
  BlockRows rows(rows_, {rows_before_, first, count}, faults);
  // Where no column says otherwise each row stands for one person.
  batch.weights.assign(count, 1);
  batch.block.facts.assign(law_.facts.size(), Column());
  batch.block.days = Column();
  for (size_t column = 0; column < form_.columns.size(); ++column) {
    if (!form_.columns[column].is_read) continue;
    if (auto done = ReadColumn(column, rows, batch); !done) return done;
  }
  rows.Finish(kept_);
  KeepGood(rows, batch);
  groups_.Number(rows, kept_, batch.block, batch.groups);
  return {};
}

// Only between blocks: a block views sets of cells that were read.
void ArrowReader::Forget() {
  texts_.Forget();
  for (Source& source : sources_) source.texts.Forget();
}

// -- Columns ------------------------------------------------------------------

// Returns the column of the block that a column of the table fills, or null.
Column* ArrowReader::ViewOf(size_t column, Block& block) const {
  const TableColumn& about = form_.table.columns[column];
  if (about.kind == Kind::kOn) return &block.days;
  if (about.kind != Kind::kFact) return nullptr;
  return &block.facts[about.fact.index()];
}

std::expected<void, Error> ArrowReader::ReadColumn(size_t column,
                                                   BlockRows& rows,
                                                   ArrowBatch& batch) {
  const TableColumn& about = form_.table.columns[column];
  const ArrowForm::Column& from = form_.columns[column];
  Source& source = sources_[column];
  Column* view = ViewOf(column, batch.block);
  if (view == nullptr) {
    return about.kind == Kind::kWeight
               ? source.texts.ReadWeights(rows, batch.weights)
               : CheckTexts(from.low, rows);
  }
  // What the block before it has set must not be taken for this one's.
  source.store->Clear();
  auto read = about.kind == Kind::kFact
                  ? ReadFact(law_.fact(about.fact).type, from, source, rows)
                  : ReadOn(from.low, source, rows);
  if (!read) return std::unexpected(std::move(read.error()));
  *view = *read;
  return {};
}

ArrowReader::View ArrowReader::ReadFact(const law::Type& type,
                                        const ArrowForm::Column& about,
                                        Source& source, BlockRows& rows) const {
  const ArrowFormat& format = about.low.format;
  ColumnStore& cells = source.store->cells();
  if (about.high) {
    return ReadEnds(about, type.Limits(), source.texts, rows, cells);
  }
  if (format.is_text()) return source.texts.Read(rows, *source.store);
  if (format.type == ArrowType::kBool) return ReadBools(about.low, rows, cells);
  if (format.type == ArrowType::kNull) return Column();
  return ReadValues(about.low, type.Limits(), source.texts, rows, cells);
}

// Reads the days asked about. Without a column they are those of the survey.
ArrowReader::View ArrowReader::ReadOn(const ArrowField& field, Source& source,
                                      BlockRows& rows) const {
  if (field.format.is_text()) return source.texts.Read(rows, *source.store);
  if (field.format.type == ArrowType::kNull) return Column();
  return ReadDays(field, days_, source.texts, rows, source.store->cells());
}

// -- Cases --------------------------------------------------------------------

// Leaves out the rows at fault, and names those that are left.
void ArrowReader::KeepGood(const BlockRows& rows, ArrowBatch& batch) {
  batch.case_count = kept_.size();
  batch.block.case_count = kept_.size();
  batch.rows.clear();
  for (const uint32_t i : kept_) batch.rows.push_back(rows.NumberOf(i));
  batch.ids.clear();
  for (size_t column = 0; column < form_.columns.size(); ++column) {
    if (form_.table.columns[column].kind != Kind::kId) continue;
    const ArrowColumn& ids = rows.ColumnOf(form_.columns[column].low);
    for (const uint32_t i : kept_) {
      batch.ids.push_back(WriteCell(ids, rows.InBatch(i)));
    }
  }
  // Without faults, which is nearly always, columns stay where they are.
  if (kept_.size() == rows.count()) return;
  for (size_t column = 0; column < form_.columns.size(); ++column) {
    Column* view = ViewOf(column, batch.block);
    if (view == nullptr || !view->present()) continue;
    KeepCells(kept_, *view, sources_[column].store->cells());
  }
  for (size_t i = 0; i < kept_.size(); ++i) {
    // Rows move to the front only, so none is lost before it is moved.
    batch.weights[i] = batch.weights[kept_[i]];
  }
  batch.weights.resize(kept_.size());
}

}  // namespace safeconduct::survey
