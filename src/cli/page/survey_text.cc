// SPDX-License-Identifier: Apache-2.0
#include "cli/page/survey_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "survey/count/route_result.h"

namespace safeconduct::cli {
namespace {

using survey::Bounds;
using survey::RouteResult;
using survey::SurveyQuestion;
using survey::SurveyResult;
using survey::Tally;

// The most facts told of a route; the JSON has all.
constexpr size_t kMaxFacts = 8;

std::string BoundsText(const Bounds& bounds) {
  if (bounds.certain == bounds.possible) return FormatWeight(bounds.certain);
  return fmt::format("{} to {}", FormatWeight(bounds.certain),
                     FormatWeight(bounds.possible));
}

// Returns a part of a whole in percent: whole ones, but never all or none where
// it is not. Nothing of a whole without weight.
std::string FormatShare(double part, double whole) {
  if (whole <= 0) return "";
  const double percent = 100 * part / whole;
  if (part > 0 && percent < 1) return "<1 %";
  if (part < whole && percent > 99) return ">99 %";
  return fmt::format("{:.0f} %", percent);
}

class SurveyTeller {
 public:
  SurveyTeller(const SurveyQuestion& question, const SurveyResult& result,
               bool colour)
      : question_(question),
        result_(result),
        routes_(survey::RoutesOf(question)),
        page_(colour) {
    for (const law::RouteId route : routes_) {
      width_ = std::max(width_, law().route(route).name.size() + 2);
    }
  }

  std::string Run() {
    Heading(fmt::format("Ways back on {}, for a weight of {} in {}",
                        DaysAsked(question_, result_),
                        FormatWeight(result_.total.weight.value()),
                        Counted(result_.total.cases, "case")));
    TellAsked();
    TellTally(result_.total);
    if (question_.versus) TellVersus(result_.total);
    if (question_.reasons) TellReasons(result_.total);
    if (!result_.form.group_by.empty()) TellGroups();
    page_.Line();
    page_.Paragraph(
        "Certain: open whatever is not known. Possible: open or undetermined; "
        "what is so lies between the two. An open route is not a decision to "
        "remove anyone. What is not known counts against nobody.",
        0, 0);
    TellLeftOut();
    TellFoot(question_.chart->pack(), "", page_);
    return page_.text();
  }

 private:
  const law::Law& law() const { return question_.chart->law(); }

  RouteResult Of(const Tally& tally, law::RouteId route) const {
    return survey::ResultOf(question_, result_.layout, tally, route);
  }

  void Heading(const std::string& text) {
    page_.Line(page_.Inked(text, Page::Ink::kBold));
  }

  // What is taken for granted, and which cases are asked about.
  void TellAsked() {
    page_.Paragraph(
        "Taken for granted: " + ScenarioInWords(*question_.chart) + ".", 0, 0);
    if (question_.where.empty()) return;
    page_.Paragraph(
        fmt::format("Only rows where: {}", fmt::join(question_.where, " and ")),
        0, 0);
  }

  void TellLeftOut() {
    const auto tell = [this](size_t rows, std::string_view why) {
      if (rows == 0) return;
      page_.Line(fmt::format("Left out: {} {}.", Counted(rows, "row"), why));
    };
    const auto tell_weight = [&](const survey::RowsLeftOut& left_out,
                                 std::string_view why) {
      tell(left_out.rows,
           fmt::format("for a weight of {}, {}",
                       FormatWeight(left_out.weight.value()), why));
    };
    tell_weight(result_.not_chosen, "not asked about");
    tell_weight(result_.perhaps_chosen,
                "of which what is not known decides whether they are asked "
                "about");
    tell(result_.bad_row_count, "at fault");
    tell(result_.blank_row_count, "without any cell filled in");
  }

  void TellTally(const Tally& tally) {
    const double weight = tally.weight.value();
    const auto with_share = [weight](double part) {
      return fmt::format("{}{:>8}", FormatWeight(part),
                         FormatShare(part, weight));
    };
    page_.Line(fmt::format("  {:<{}}{:>18}{:>18}{:>18}{:>10}", "route", width_,
                           "certain", "possible", "closed", "wide"));
    for (const law::RouteId id : routes_) {
      const RouteResult route = Of(tally, id);
      page_.Line(fmt::format(
          "  {:<{}}{:>18}{:>18}{:>18}{:>10}", law().route(id).name, width_,
          with_share(route.bounds.certain), with_share(route.bounds.possible),
          with_share(route.closed), FormatWeight(route.wide)));
    }
  }

  void TellVersus(const Tally& tally) {
    page_.Line();
    Heading("In the scenario beside it");
    if (&tally == &result_.total) {
      page_.Paragraph("Taken for granted there: " +
                          ScenarioInWords(*question_.versus) + ".",
                      0, 0);
    }
    page_.Line(fmt::format("  {:<{}}{:>22}{:>22}{:>22}", "route", width_,
                           "open", "open only there", "open only here"));
    for (const law::RouteId id : routes_) {
      const RouteResult route = Of(tally, id);
      page_.Line(fmt::format("  {:<{}}{:>22}{:>22}{:>22}", law().route(id).name,
                             width_, BoundsText(route.versus),
                             BoundsText(route.opens),
                             BoundsText(route.closes)));
    }
  }

  void TellReasons(const Tally& tally) {
    for (const law::RouteId id : routes_) {
      const RouteResult route = Of(tally, id);
      if (route.closed > 0) TellClosing(law().route(id), route);
      if (!route.turns_on.empty()) TellSettling(law().route(id), route);
    }
  }

  void TellClosing(const law::Route& about, const RouteResult& route) {
    page_.Line();
    Heading(fmt::format("Why {} is closed", about.name));
    page_.Line(fmt::format("  {:>14}{:>16}  {}", "by it alone", "among others",
                           "clause"));
    for (const survey::ClosingClause& each : route.reasons) {
      page_.Line(fmt::format("  {:>14}{:>16}  {}", FormatWeight(each.alone),
                             FormatWeight(each.among),
                             law().clause(each.clause).address));
    }
    if (route.together > 0) {
      page_.Line(fmt::format("  {:>14}{:>16}  {}", "",
                             FormatWeight(route.together),
                             "several together, none of them by itself"));
    }
  }

  void TellSettling(const law::Route& about, const RouteResult& route) {
    page_.Line();
    Heading(fmt::format("What would settle {}", about.name));
    page_.Line(fmt::format("  {:>14}{:>16}  {}", "whatever it is",
                           "for some value", "fact"));
    const size_t shown = std::min(route.turns_on.size(), kMaxFacts);
    for (size_t i = 0; i < shown; ++i) {
      const survey::SettlingFact& each = route.turns_on[i];
      page_.Line(fmt::format("  {:>14}{:>16}  {}", FormatWeight(each.settles),
                             FormatWeight(each.may_settle),
                             law().fact(each.fact).name));
    }
    if (shown < route.turns_on.size()) {
      page_.Line(fmt::format("  {:>14}{:>16}  {} more (--json has all)", "", "",
                             route.turns_on.size() - shown));
    }
  }

  void TellGroups() {
    for (const auto& [values, tally] : result_.groups) {
      std::string heading;
      for (size_t i = 0; i < values.size(); ++i) {
        const size_t column = result_.form.group_by[i];
        heading += fmt::format("{}{} {}", i > 0 ? ", " : "",
                               result_.form.columns[column].name, values[i]);
      }
      page_.Line();
      Heading(fmt::format("{}: a weight of {} in {}", heading,
                          FormatWeight(tally.weight.value()),
                          Counted(tally.cases, "case")));
      TellTally(tally);
      if (question_.versus) TellVersus(tally);
      if (question_.reasons) TellReasons(tally);
    }
  }

  const SurveyQuestion& question_;
  const SurveyResult& result_;
  std::vector<law::RouteId> routes_;
  Page page_;
  size_t width_ = 12;
};

}  // namespace

std::string FormatSurveyText(const SurveyQuestion& question,
                             const SurveyResult& result, bool colour) {
  return SurveyTeller(question, result, colour).Run();
}

std::string DaysAsked(const SurveyQuestion& question,
                      const SurveyResult& result) {
  const bool has_days = result.form.Has(survey::TableColumn::Kind::kOn);
  const std::string days = InWords(question.days);
  return has_days ? "the days that the rows name, else " + days : days;
}

std::string FormatWeight(double weight) {
  if (weight == std::floor(weight)) return fmt::format("{:.0f}", weight);
  return fmt::format("{:.2f}", weight);
}

}  // namespace safeconduct::cli
