// SPDX-License-Identifier: Apache-2.0
//
// From the sums of a survey to the numbers that the library hands out. The sums
// are kept beside them, unrounded, for two ends: answers about parts of a table
// can be merged as if the table had been one, and a figure is drawn from what
// was summed.
#include "api/survey_answer.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/access.h"
#include "survey/count/route_result.h"
#include "text/utf8.h"

namespace safeconduct {
namespace api {
namespace {

RowsLeftOut LeftOutOf(const survey::RowsLeftOut& rows) {
  return {rows.rows, rows.weight.value()};
}

// Puts the pack's declarations in the place of ids, and numbers in that of
// sums.
class SurveyAnswerMaker {
 public:
  explicit SurveyAnswerMaker(const SurveyCounts& counts)
      : counts_(counts),
        contents_(Access::ContentsOf(counts.chart.pack())),
        routes_(survey::RoutesOf(counts.question)) {}

  SurveyGroup GroupOf(const std::vector<std::string>& values,
                      const survey::Tally& tally) const {
    SurveyGroup group;
    for (const std::string& value : values) {
      // Texts of other programs may be anything; what is handed out can be
      // written as JSON.
      group.values.push_back(text::ValidUtf8(value));
    }
    group.cases = tally.cases;
    group.weight = tally.weight.value();
    for (const law::RouteId route : routes_) {
      group.routes.push_back(RouteOf(
          route, survey::ResultOf(counts_.question, counts_.result.layout,
                                  tally, route)));
    }
    return group;
  }

 private:
  SurveyRoute RouteOf(law::RouteId id,
                      const survey::RouteResult& result) const {
    SurveyRoute route;
    route.route = contents_.route(id);
    route.open = result.bounds;
    route.closed = result.closed;
    if (counts_.versus) {
      route.versus = {result.versus, result.versus_closed, result.opens,
                      result.closes};
    }
    for (const survey::ClosingClause& each : result.reasons) {
      route.reasons.push_back(
          {contents_.clause(each.clause), each.alone, each.among});
    }
    route.together = result.together;
    for (const survey::SettlingFact& each : result.turns_on) {
      route.turns_on.push_back(
          {contents_.fact(each.fact), each.settles, each.may_settle});
    }
    return route;
  }

  const SurveyCounts& counts_;
  const Contents& contents_;
  std::vector<law::RouteId> routes_;
};

// Adds what was asked, and what of the rows was answered.
void AddQuestion(const SurveyCounts& counts, SurveyAnswer& answer) {
  using Kind = survey::TableColumn::Kind;
  const survey::SurveyQuestion& question = counts.question;
  // As it was understood, as of the chart itself.
  if (counts.versus) answer.versus = counts.versus->scenario();
  answer.days = question.days;
  answer.rows_name_days = counts.result.form.Has(Kind::kOn);
  answer.has_weights = counts.result.form.Has(Kind::kWeight);
  for (const size_t column : counts.result.form.group_by) {
    answer.by.push_back(
        text::ValidUtf8(counts.result.form.columns[column].name));
  }
  answer.where = question.where;
  answer.has_reasons = question.reasons;
}

void AddRows(const survey::SurveyResult& result, SurveyAnswer& answer) {
  answer.row_count = result.row_count;
  answer.bad_row_count = result.bad_row_count;
  answer.blank_row_count = result.blank_row_count;
  answer.fault_count = result.fault_count;
  answer.faults = result.faults;
  answer.not_chosen = LeftOutOf(result.not_chosen);
  answer.perhaps_chosen = LeftOutOf(result.perhaps_chosen);
}

}  // namespace

SurveyAnswer AnswerOf(SurveyCounts counts) {
  const auto kept = std::make_shared<const SurveyCounts>(std::move(counts));
  const SurveyAnswerMaker maker(*kept);
  const survey::SurveyResult& result = kept->result;
  SurveyAnswer answer{.pack = kept->chart.pack(),
                      .scenario = kept->chart.scenario(),
                      .versus = {},
                      .days = {},
                      .by = {},
                      .where = {},
                      // The total is a group without values.
                      .total = maker.GroupOf({}, result.total),
                      .groups = {},
                      .faults = {},
                      .not_chosen = {},
                      .perhaps_chosen = {},
                      .counts = kept};
  AddQuestion(*kept, answer);
  AddRows(result, answer);
  // Without a column to group by the one group is the total.
  if (answer.by.empty()) return answer;
  for (const auto& [values, tally] : result.groups) {
    answer.groups.push_back(maker.GroupOf(values, tally));
  }
  return answer;
}

std::expected<void, Error> CheckCounts(const SurveyAnswer& answer) {
  if (answer.counts != nullptr) return {};
  return std::unexpected(
      Error{Error::Kind::kQuestion,
            "survey: the answer has no counts (give one that a survey made)"});
}

}  // namespace api

namespace {

// By name: with the same law, a column of that name is the same fact.
bool HaveSameColumns(const survey::TableForm& a, const survey::TableForm& b) {
  return std::ranges::equal(a.columns, b.columns, {},
                            &survey::TableColumn::name,
                            &survey::TableColumn::name);
}

// Returns whether two surveys were asked the same of tables alike.
// Sums are added position by position, and positions follow from the law, the
// routes and whether reasons were asked for.
bool AreAlike(const SurveyAnswer& a, const SurveyAnswer& b) {
  const survey::SurveyQuestion& asked_a = a.counts->question;
  const survey::SurveyQuestion& asked_b = b.counts->question;
  return a.pack == b.pack && a.scenario == b.scenario && a.versus == b.versus &&
         a.days == b.days && a.by == b.by && a.where == b.where &&
         a.has_reasons == b.has_reasons && asked_a.routes == asked_b.routes &&
         HaveSameColumns(a.counts->result.form, b.counts->result.form);
}

}  // namespace

std::expected<SurveyAnswer, Error> Merge(
    const std::vector<SurveyAnswer>& parts) {
  if (parts.empty()) {
    return std::unexpected(Error{Error::Kind::kQuestion,
                                 "survey: has no part to merge (give one)"});
  }
  for (const SurveyAnswer& part : parts) {
    if (auto good = api::CheckCounts(part); !good) {
      return std::unexpected(std::move(good).error());
    }
  }
  api::SurveyCounts sum = *parts.front().counts;
  for (size_t i = 1; i < parts.size(); ++i) {
    if (!AreAlike(parts.front(), parts[i])) {
      return std::unexpected(
          Error{Error::Kind::kMismatch,
                "survey: parts were not asked the same of the same columns "
                "(ask all with the same chart and options)"});
    }
    // In the order of the parts: rows are numbered through.
    auto merged = survey::Merge(parts[i].counts->result, sum.result);
    if (!merged) return std::unexpected(std::move(merged).error());
  }
  return api::AnswerOf(std::move(sum));
}

}  // namespace safeconduct
