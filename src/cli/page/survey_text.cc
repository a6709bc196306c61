// SPDX-License-Identifier: Apache-2.0
//
// The result of a survey as a page for a person. Every number is a lower and an
// upper bound, and both are told wherever they differ: one number in their
// place would claim to know what the table does not say.
#include "cli/page/survey_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cli/page/foot.h"
#include "cli/page/page.h"

namespace safeconduct::cli {
namespace {

// The most facts told of a route; the JSON has all.
constexpr size_t kMaxFacts = 8;

// Returns a weight as it is read: whole where it is.
// Weights are people or estimates of them: two digits behind the point are all
// that a reader can use, and the JSON has the rest.
std::string FormatWeight(double weight) {
  if (weight == std::floor(weight)) return fmt::format("{:.0f}", weight);
  return fmt::format("{:.2f}", weight);
}

// One number where both are the same, which is what is known.
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
  // `0 %` and `100 %` are claims about everybody, so rounding must not make
  // them.
  if (part > 0 && percent < 1) return "<1 %";
  if (part < whole && percent > 99) return ">99 %";
  return fmt::format("{:.0f} %", percent);
}

class SurveyTeller {
 public:
  SurveyTeller(const SurveyAnswer& answer, bool colour)
      : answer_(answer), page_(colour) {
    for (const SurveyRoute& route : answer.total.routes) {
      width_ = std::max(width_, route.route->name.size() + 2);
    }
    width_ = std::max(width_, answer.pack.words().route.size() + 2);
  }

  std::string Run() {
    Heading(fmt::format("{} on {}, for a weight of {} in {}",
                        answer_.pack.words().heading, DescribeDays(answer_),
                        FormatWeight(answer_.total.weight),
                        Counted(answer_.total.cases, "case")));
    TellAsked();
    TellTally(answer_.total);
    if (answer_.versus) TellVersus(answer_.total);
    if (answer_.has_reasons) TellReasons(answer_.total);
    if (!answer_.by.empty()) TellGroups();
    page_.Line();
    TellUnderAnswer(
        answer_.pack, page_,
        "Certain: open whatever is not known. Possible: open or undetermined; "
        "what is so lies between the two.");
    TellLeftOut();
    TellFoot(answer_.pack, "", page_);
    return page_.text();
  }

 private:
  void Heading(const std::string& text) {
    page_.Line(page_.Inked(text, Page::Ink::kBold));
  }

  // What is taken for granted, and which cases are asked about.
  void TellAsked() {
    page_.Paragraph("Taken for granted: " +
                        DescribeScenario(answer_.pack, answer_.scenario) + ".",
                    0, 0);
    if (answer_.where.empty()) return;
    page_.Paragraph(
        fmt::format("Only rows where: {}", fmt::join(answer_.where, " and ")),
        0, 0);
  }

  // Rows that are in no total stand at the end, each kind with its reason.
  void TellLeftOut() {
    const auto tell = [this](size_t rows, std::string_view why) {
      if (rows == 0) return;
      page_.Line(fmt::format("Left out: {} {}.", Counted(rows, "row"), why));
    };
    const auto tell_weight = [&](const RowsLeftOut& left_out,
                                 std::string_view why) {
      tell(left_out.rows, fmt::format("for a weight of {}, {}",
                                      FormatWeight(left_out.weight), why));
    };
    tell_weight(answer_.not_chosen, "not asked about");
    tell_weight(answer_.perhaps_chosen,
                "of which what is not known decides whether they are asked "
                "about");
    tell(answer_.bad_row_count, "at fault");
    tell(answer_.blank_row_count, "without any cell filled in");
  }

  void TellTally(const SurveyGroup& group) {
    const auto with_share = [&group](double part) {
      return fmt::format("{}{:>8}", FormatWeight(part),
                         FormatShare(part, group.weight));
    };
    page_.Line(fmt::format("  {:<{}}{:>18}{:>18}{:>18}",
                           answer_.pack.words().route, width_, "certain",
                           "possible", "closed"));
    for (const SurveyRoute& route : group.routes) {
      page_.Line(fmt::format("  {:<{}}{:>18}{:>18}{:>18}", route.route->name,
                             width_, with_share(route.open.certain),
                             with_share(route.open.possible),
                             with_share(route.closed)));
    }
  }

  void TellVersus(const SurveyGroup& group) {
    page_.Line();
    Heading("In the scenario beside it");
    // Of groups it is the same, and is told once.
    if (&group == &answer_.total) {
      page_.Paragraph("Taken for granted there: " +
                          DescribeScenario(answer_.pack, *answer_.versus) + ".",
                      0, 0);
    }
    page_.Line(fmt::format("  {:<{}}{:>22}{:>22}{:>22}",
                           answer_.pack.words().route, width_, "open",
                           "open only there", "open only here"));
    for (const SurveyRoute& route : group.routes) {
      page_.Line(fmt::format("  {:<{}}{:>22}{:>22}{:>22}", route.route->name,
                             width_, BoundsText(route.versus->open),
                             BoundsText(route.versus->opens),
                             BoundsText(route.versus->closes)));
    }
  }

  void TellReasons(const SurveyGroup& group) {
    for (const SurveyRoute& route : group.routes) {
      // What closes nobody has no reasons, and what is settled for everybody
      // turns on nothing.
      if (route.closed > 0) TellClosing(route);
      if (!route.turns_on.empty()) TellSettling(route);
    }
  }

  void TellClosing(const SurveyRoute& route) {
    page_.Line();
    Heading(fmt::format("Why {} is closed", route.route->name));
    page_.Line(fmt::format("  {:>14}{:>16}  {}", "by it alone", "among others",
                           "clause"));
    for (const ClosingClause& each : route.reasons) {
      page_.Line(fmt::format("  {:>14}{:>16}  {}", FormatWeight(each.alone),
                             FormatWeight(each.among), each.clause->address));
    }
    if (route.together > 0) {
      page_.Line(fmt::format("  {:>14}{:>16}  {}", "",
                             FormatWeight(route.together),
                             "several together, none of them by itself"));
    }
  }

  void TellSettling(const SurveyRoute& route) {
    page_.Line();
    Heading(fmt::format("What would settle {}", route.route->name));
    page_.Line(fmt::format("  {:>14}{:>16}  {}", "whatever it is",
                           "for some value", "fact"));
    // The one that settles most stands first.
    const size_t shown = std::min(route.turns_on.size(), kMaxFacts);
    for (size_t i = 0; i < shown; ++i) {
      const SettlingFact& each = route.turns_on[i];
      page_.Line(fmt::format("  {:>14}{:>16}  {}", FormatWeight(each.settles),
                             FormatWeight(each.may_settle), each.fact->name));
    }
    if (shown < route.turns_on.size()) {
      page_.Line(fmt::format("  {:>14}{:>16}  {} more (--json has all)", "", "",
                             route.turns_on.size() - shown));
    }
  }

  // Each group has the same tables as the whole, in the same order.
  void TellGroups() {
    for (const SurveyGroup& group : answer_.groups) {
      std::string heading;
      for (size_t i = 0; i < group.values.size(); ++i) {
        // As a figure has it (draw/figure.cc): of a fact it would be unknown,
        // of any other column nothing is all that is known.
        const std::string& value = group.values[i];
        heading += fmt::format("{}{} {}", i > 0 ? ", " : "", answer_.by[i],
                               value.empty() ? "(empty)" : value);
      }
      page_.Line();
      Heading(fmt::format("{}: a weight of {} in {}", heading,
                          FormatWeight(group.weight),
                          Counted(group.cases, "case")));
      TellTally(group);
      if (answer_.versus) TellVersus(group);
      if (answer_.has_reasons) TellReasons(group);
    }
  }

  const SurveyAnswer& answer_;
  Page page_;
  // Of the column of routes, in letters; wider where a name is.
  size_t width_ = 12;
};

}  // namespace

std::string FormatSurveyText(const SurveyAnswer& answer, bool colour) {
  return SurveyTeller(answer, colour).Run();
}

}  // namespace safeconduct::cli
