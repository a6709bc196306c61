// SPDX-License-Identifier: Apache-2.0
//
// Parts of a table are answered beside one another, so that none knows how many
// rows stand before its own. Each counts from its own first row; the gatherer,
// which takes them in order, adds what went before, to faults and to the rows
// that are named by their number.
#include "survey/count/part_answers.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "text/csv.h"

namespace safeconduct::survey {
namespace {

// Returns the names of the columns of the answers, as a row.
std::string AnswerColumns(const SurveyQuestion& question, const TableForm& form,
                          bool repeats_kept) {
  std::string names = "id";
  for (const TableColumn& column : form.columns) {
    if (!repeats_kept || !column.is_kept) continue;
    names += "," + text::QuotedField(column.name);
  }
  for (const std::string& name : OutcomeNames(question)) names += "," + name;
  return names + "\n";
}

}  // namespace

void CountFaults(size_t before, bool wants_all, PartResult& result) {
  result.fault_count += result.faults.size() - before;
  if (wants_all || result.faults.size() <= kMaxFaults) return;
  // The first are kept: they are the first that a reader of the table meets.
  result.faults.resize(kMaxFaults);
}

void PartAnswers::Add(const CaseBatch& batch, PartResult& result) {
  if (batch.block.case_count == 0) return;
  // By a column in which no two rows agree memory would grow with the table.
  if (batch.weights.group_values.size() > kMaxGroups) {
    result.error = TooManyGroups();
    return;
  }
  answers_.Run(batch.block);
  CaseWeights weights = batch.weights;
  if (answers_.contradictory() != nullptr) {
    const size_t before = result.faults.size();
    answers_.AddContradictions(batch.block, batch.rows, batch.lines, kMaxFaults,
                               result.faults);
    result.bad_row_count += result.faults.size() - before;
    CountFaults(before, wants_faults_, result);
    weights.left_out = answers_.contradictory()->data();
  }
  AddCases(answers_.layout(), weights, answers_.planes(), result.groups);
  if (wants_answers_) Write(batch, result);
}

void PartAnswers::Write(const CaseBatch& batch, PartResult& result) const {
  const BlockBits* contradictory = answers_.contradictory();
  for (size_t i = 0; i < batch.block.case_count; ++i) {
    // A row that is nobody's has no answer, as one that cannot be read.
    if (contradictory != nullptr && HasBit(contradictory->data(), i)) continue;
    // Without a column of ids a row is named by its number, not known here.
    if (batch.ids.empty()) {
      result.rows.push_back({batch.rows[i], result.answers.size()});
    } else {
      result.answers += text::QuotedField(batch.ids[i]);
    }
    if (!batch.kept.empty()) result.answers += batch.kept[i];
    for (const law::RouteId route : routes_) {
      result.answers += ',';
      result.answers += law::OutcomeName(answers_.outcomes(route).Of(i));
      if (!plan_.form().versus) continue;
      result.answers += ',';
      result.answers += law::OutcomeName(answers_.versus_outcomes(route).Of(i));
    }
    result.answers += '\n';
  }
}

Gatherer::Gatherer(const SurveyQuestion& question, const SurveyStreams& streams,
                   bool repeats_kept, SurveyResult& result)
    : streams_(streams), result_(result) {
  result_.layout = CountLayout(question.chart->law(), question.reasons);
  result_.line_count = result_.name_lines;
  if (streams_.write) {
    streams_.write(AnswerColumns(question, result_.form, repeats_kept));
  }
}

std::expected<void, Error> Gatherer::Add(PartResult part) {
  if (part.error) return std::unexpected(*std::move(part.error));
  // Their rows are numbered by those before them.
  if (streams_.write) WriteAnswers(part);
  bytes_ += part.bytes;
  const auto added = AddRows(std::move(part), streams_.fault, result_);
  if (added && streams_.progress) streams_.progress(bytes_, result_.row_count);
  return added;
}

void Gatherer::WriteAnswers(const PartResult& part) const {
  if (part.rows.empty()) return streams_.write(part.answers);
  const std::string_view answers = part.answers;
  std::string numbered;
  for (size_t i = 0; i < part.rows.size(); ++i) {
    const auto& [number, begin] = part.rows[i];
    // Not told by ends of lines, which stand within kept cells too.
    const size_t end =
        i + 1 < part.rows.size() ? part.rows[i + 1].begin : answers.size();
    numbered += std::to_string(result_.row_count + number);
    numbered += answers.substr(begin, end - begin);
  }
  // Numbers are put in here, where it is known how many rows stand before the
  // part.
  streams_.write(numbered);
}

// A total is of all groups; it is added up from them, since each case is in
// one. Sums are exact, so this is the same as if cases had been added.
void Gatherer::Finish() {
  result_.total.counts.resize(result_.layout.size());
  for (const auto& [group, tally] : result_.groups) result_.total.Add(tally);
}

}  // namespace safeconduct::survey
