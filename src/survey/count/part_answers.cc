// SPDX-License-Identifier: Apache-2.0
#include "survey/count/part_answers.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "text/csv.h"

namespace safeconduct::survey {
namespace {

std::string_view OutcomeName(bool may_be_open, bool may_be_closed) {
  if (may_be_open && may_be_closed) return "undetermined";
  return may_be_open ? "open" : "closed";
}

// Returns the names of the columns of the answers, as a row.
std::string AnswerColumns(const SurveyPlan& plan) {
  std::string names = "id";
  for (const law::Route& route : plan.law().routes) {
    names += "," + route.name;
    if (plan.form().versus) names += "," + route.name + "_versus";
  }
  return names + "\n";
}

}  // namespace

namespace {

Error TooManyGroups() {
  return {Error::Kind::kFaults,
          fmt::format("--by: more than {} groups (group by a column that takes "
                      "fewer values)",
                      kMaxGroups)};
}

}  // namespace

void CountFaults(size_t before, bool wants_all, PartResult& result) {
  result.fault_count += result.faults.size() - before;
  if (wants_all || result.faults.size() <= kMaxFaults) return;
  result.faults.resize(kMaxFaults);
}

void PartAnswers::Add(const CaseBatch& batch, PartResult& result) {
  if (batch.block.case_count == 0) return;
  if (batch.weights.group_values.size() > kMaxGroups) {
    result.error = TooManyGroups();
    return;
  }
  answers_.Run(batch.block);
  AddCases(answers_.layout(), batch.weights, answers_.planes(), result.tallies,
           result.reasons);
  if (wants_answers_) Write(batch, result);
}

void PartAnswers::Write(const CaseBatch& batch, PartResult& result) const {
  const size_t route_count = plan_.law().routes.size();
  for (size_t i = 0; i < batch.block.case_count; ++i) {
    if (batch.ids.empty()) {
      result.rows.push_back(batch.rows[i]);
    } else {
      result.answers += text::QuotedField(batch.ids[i]);
    }
    for (size_t r = 0; r < route_count; ++r) {
      const law::RouteId route(r);
      result.answers += ',';
      result.answers += OutcomeName(HasBit(answers_.may_be_open(route), i),
                                    HasBit(answers_.may_be_closed(route), i));
      if (!plan_.form().versus) continue;
      result.answers += ',';
      result.answers +=
          OutcomeName(HasBit(answers_.versus_may_be_open(route), i),
                      HasBit(answers_.versus_may_be_closed(route), i));
    }
    result.answers += '\n';
  }
}

Gatherer::Gatherer(const SurveyPlan& plan, const SurveyStreams& streams,
                   size_t lines, SurveyResult& result)
    : streams_(streams), result_(result), lines_(lines) {
  if (streams_.write) streams_.write(AnswerColumns(plan));
}

std::expected<void, Error> Gatherer::Add(PartResult part) {
  if (part.error) return std::unexpected(*std::move(part.error));
  for (RowFault& fault : part.faults) {
    fault.row += rows_;
    fault.line += lines_;
    if (streams_.fault) streams_.fault(fault);
    if (result_.faults.size() < kMaxFaults) {
      result_.faults.push_back(std::move(fault));
    }
  }
  result_.blank_row_count += part.blank_row_count;
  result_.bad_row_count += part.bad_row_count;
  result_.fault_count += part.fault_count;
  AddTallies(part.tallies, result_.groups);
  if (result_.groups.size() > kMaxGroups) {
    return std::unexpected(TooManyGroups());
  }
  result_.total.Add(part.reasons);
  if (streams_.write) WriteAnswers(part);
  rows_ += part.row_count;
  lines_ += part.line_count;
  bytes_ += part.bytes;
  if (streams_.progress) streams_.progress(bytes_, rows_);
  return {};
}

void Gatherer::WriteAnswers(const PartResult& part) const {
  if (part.rows.empty()) return streams_.write(part.answers);
  std::string numbered;
  std::string_view rest = part.answers;
  for (const size_t row : part.rows) {
    const size_t end = rest.find('\n') + 1;
    numbered += std::to_string(rows_ + row);
    numbered += rest.substr(0, end);
    rest.remove_prefix(end);
  }
  streams_.write(numbered);
}

void Gatherer::Finish(const SurveyQuestion& question) {
  result_.layout = CountLayout(question.chart->law(), question.reasons);
  result_.total.counts.resize(result_.layout.size());
  for (const auto& [group, tally] : result_.groups) result_.total.Add(tally);
}

}  // namespace safeconduct::survey
