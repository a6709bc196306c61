// SPDX-License-Identifier: Apache-2.0
#include "cli/page/diff_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/page/ask_again.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/prove_text.h"
#include "cli/page/scenario_text.h"
#include "law/values.h"
#include "pack/scenario.h"
#include "prove/guarantee/prove_json.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;
using prove::ClauseChange;
using prove::DifferenceGroup;
using prove::RouteDifference;
using prove::RouteVerdict;
using prove::Situation;
using prove::WordDifference;

Ink InkOf(RouteVerdict verdict) {
  switch (verdict) {
    case RouteVerdict::kEqual:
      return Ink::kGreen;
    case RouteVerdict::kDiffers:
      return Ink::kRed;
    case RouteVerdict::kUndecided:
      break;
  }
  return Ink::kYellow;
}

std::string InWords(const WordDifference& word) {
  const std::string name = fmt::format("{} {}", KindName(word.kind), word.name);
  switch (word.what) {
    case WordDifference::What::kOnlyInA:
      return name + ": in A only";
    case WordDifference::What::kOnlyInB:
      return name + ": in B only";
    case WordDifference::What::kType:
      return fmt::format("{}: {} in A, {} in B; taken as two {}s", name, word.a,
                         word.b, KindName(word.kind));
    case WordDifference::What::kDestination:
      return fmt::format("{}: to {} in A, to {} in B", name, word.a, word.b);
    case WordDifference::What::kValues:
      break;
  }
  std::string text = name + ":";
  if (!word.a.empty()) text += fmt::format(" {} in A only", word.a);
  if (!word.a.empty() && !word.b.empty()) text += ",";
  if (!word.b.empty()) text += fmt::format(" {} in B only", word.b);
  return text + "; not compared there";
}

std::string_view InWords(ClauseChange change) {
  switch (change) {
    case ClauseChange::kSame:
      return "which is the same in both";
    case ClauseChange::kRewritten:
      return "which is written otherwise in B";
    case ClauseChange::kOnlyInA:
      return "which is in A only";
    case ClauseChange::kOnlyInB:
      break;
  }
  return "which is in B only";
}

// Returns how far differences reach, where they do not on all days.
std::string InWords(const std::optional<Days>& days) {
  std::string text;
  if (!days) return text;
  const bool from = days->first != kFirstDay;
  const bool to = days->last != kLastDay;
  if (from || to) text = "; on days";
  if (from) text += " from " + FormatDateInWords(days->first);
  if (to) text += " to " + FormatDateInWords(days->last);
  return text;
}

std::string Percent(double share) {
  const double percent = share * 100;
  if (percent < 0.01) return "less than 0.01 %";
  return fmt::format("{:.2f} %", percent);
}

class Teller {
 public:
  Teller(const Differing& differing, bool colour)
      : about_(differing), difference_(differing.difference), page_(colour) {}

  std::string Run() {
    page_.Line(fmt::format("A: {} ({})", about_.folder_a,
                           PackInWords(*about_.question.a)));
    page_.Line(fmt::format("B: {} ({})", about_.folder_b,
                           PackInWords(*about_.question.b)));
    page_.Paragraph(
        page_.Inked(ExtentInWords(about_.question.extent, about_.scenario),
                    Ink::kBold),
        0, 2);
    if (!difference_.words.empty()) page_.Line();
    for (const WordDifference& word : difference_.words) {
      page_.Paragraph(InWords(word), 2, 4);
    }
    page_.Line();
    for (const RouteDifference& route : difference_.routes) TellRoute(route);
    for (const RouteDifference& route : difference_.routes) {
      if (route.verdict != RouteVerdict::kDiffers) continue;
      for (const DifferenceGroup& group : route.groups) {
        TellGroup(route, group);
      }
    }
    page_.Line();
    page_.Line(Summary());
    page_.Line(page_.Inked(fmt::format("{}.", chart::kProgramName), Ink::kDim));
    return page_.text();
  }

 private:
  void TellRoute(const RouteDifference& route) {
    const std::string verdict =
        page_.Inked(fmt::format("{:<10}", prove::VerdictName(route.verdict)),
                    InkOf(route.verdict));
    page_.Paragraph(fmt::format("{}{}: {}", verdict, route.route, route.label),
                    2, 12);
    const std::string detail = DetailOf(route);
    if (!detail.empty()) {
      page_.Paragraph(page_.Inked(detail, Ink::kDim), 12, 12);
    }
    if (!route.why.empty()) page_.Paragraph(route.why, 12, 12);
  }

  static std::string DetailOf(const RouteDifference& route) {
    if (route.situations.empty()) return "";
    const std::string all = FormatCount(route.situations);
    if (route.verdict == RouteVerdict::kEqual) {
      return fmt::format("in all {} situations", all);
    }
    std::string detail =
        fmt::format("in {} of {} situations, {}; open in {} in A, in {} in B",
                    FormatCount(route.differing), all, Percent(route.share),
                    FormatCount(route.open_a), FormatCount(route.open_b));
    return detail + InWords(route.days);
  }

  void TellGroup(const RouteDifference& route, const DifferenceGroup& group) {
    page_.Line();
    page_.Line(page_.Inked(fmt::format("{}: {} in A, {} in B", route.route,
                                       group.opens ? "closed" : "open",
                                       group.opens ? "open" : "closed"),
                           Ink::kBold));
    page_.Paragraph(fmt::format("by {}, {}: {}", group.clause,
                                InWords(group.change), group.label),
                    2, 4);
    page_.Paragraph(
        fmt::format(
            "in {} situations, {}; in {} of them no other clause "
            "closes it{}",
            FormatCount(group.situations), Percent(group.share),
            group.alone == group.situations ? "all" : FormatCount(group.alone),
            InWords(group.days)),
        2, 4);
    if (group.example) {
      TellExample(group);
    } else {
      page_.Paragraph(group.why, 2, 4);
    }
  }

  void TellExample(const DifferenceGroup& group) {
    const prove::JointSituation& example = *group.example;
    page_.Paragraph(
        fmt::format("In {}, on {}{}",
                    IsOrdinary(group) ? "the ordinary case of the pack"
                                      : "the plainest case",
                    FormatDateInWords(example.a.day),
                    IsOrdinary(group) ? '.' : ':'),
        2, 2);
    for (const auto& matter : group.matters) {
      page_.Paragraph(fmt::format("{} is {} in A, {} in B", matter.matter,
                                  matter.a, matter.b),
                      4, 6);
    }
    TellSuppositions(example);
    if (!IsOrdinary(group)) TellFacts(example);
    TellCommands(example);
  }

  // Returns whether an example has nothing to be told but its day.
  static bool IsOrdinary(const DifferenceGroup& group) {
    const prove::JointSituation& example = *group.example;
    return group.matters.empty() && example.a.suppositions.empty() &&
           example.b.suppositions.empty() && example.a.departures.empty() &&
           example.b.departures.empty();
  }

  std::vector<std::string> Supposed(const chart::Pack& pack,
                                    const Situation& situation) const {
    std::vector<std::string> supposed;
    for (const auto& each : situation.suppositions) {
      supposed.push_back(chart::DescribeSupposition(pack, each));
    }
    return supposed;
  }

  void TellSuppositions(const prove::JointSituation& example) {
    const auto in_a = Supposed(*about_.question.a, example.a);
    const auto in_b = Supposed(*about_.question.b, example.b);
    const auto tell = [&](const std::string& each, std::string_view where) {
      page_.Paragraph(fmt::format("supposing{} that {}", where, each), 4, 6);
    };
    for (const std::string& each : in_a) {
      const bool both = std::find(in_b.begin(), in_b.end(), each) != in_b.end();
      tell(each, both ? "" : " in A");
    }
    for (const std::string& each : in_b) {
      if (std::find(in_a.begin(), in_a.end(), each) != in_a.end()) continue;
      tell(each, " in B");
    }
  }

  void TellFact(const law::Fact& fact, Value value, std::string_view where) {
    page_.Paragraph(
        fmt::format("{}{} is {}: {}", fact.name, where,
                    law::FormatValue(fact.type, value), fact.question),
        4, 6);
  }

  void TellFacts(const prove::JointSituation& example) {
    const law::Law& a = about_.question.a->law;
    const law::Law& b = about_.question.b->law;
    for (const law::FactId id : example.a.departures) {
      TellFact(a.fact(id), example.a.facts[id.index()], "");
    }
    bool any = !example.a.departures.empty();
    for (const law::FactId id : example.b.departures) {
      const law::Fact& fact = b.fact(id);
      const auto same = a.FindFact(fact.name);
      const auto& told = example.a.departures;
      if (same && std::find(told.begin(), told.end(), *same) != told.end() &&
          law::FormatValue(a.fact(*same).type,
                           example.a.facts[same->index()]) ==
              law::FormatValue(fact.type, example.b.facts[id.index()])) {
        continue;
      }
      TellFact(fact, example.b.facts[id.index()], " in B");
      any = true;
    }
    page_.Paragraph(any ? "All other facts are as in an ordinary case."
                        : "Every fact is as in an ordinary case.",
                    2, 2);
  }

  // Tells how to ask both packs. Not broken into lines: it is copied.
  void TellCommands(const prove::JointSituation& example) {
    const std::string case_a =
        prove::FormatCaseJson(about_.question.a->law, example.a);
    const std::string case_b =
        prove::FormatCaseJson(about_.question.b->law, example.b);
    const bool same = case_a == case_b;
    page_.Line(same ? "  To see it, keep the case as case.json and ask both:"
                    : "  To see it, keep the cases as case.json and "
                      "case-b.json and ask:");
    page_.Line("    " + CommandToAsk("case.json", about_.folder_a,
                                     about_.scenario, *about_.question.a,
                                     example.a));
    page_.Line("    " + CommandToAsk(same ? "case.json" : "case-b.json",
                                     about_.folder_b, about_.scenario,
                                     *about_.question.b, example.b));
    page_.Line("  " + case_a);
    if (!same) page_.Line("  " + case_b);
  }

  std::string Summary() const {
    const auto& routes = difference_.routes;
    const auto count = [&](RouteVerdict verdict) {
      return std::count_if(
          routes.begin(), routes.end(),
          [&](const RouteDifference& each) { return each.verdict == verdict; });
    };
    std::string summary =
        fmt::format("{} in both: {} equal", Counted(routes.size(), "route"),
                    count(RouteVerdict::kEqual));
    if (const auto differ = count(RouteVerdict::kDiffers)) {
      summary += fmt::format(", {} differ", differ);
    }
    if (const auto undecided = count(RouteVerdict::kUndecided)) {
      summary += fmt::format(", {} undecided", undecided);
    }
    if (const size_t words = difference_.words.size(); words > 0) {
      summary += fmt::format("; {} {}", Counted(words, "word"),
                             words == 1 ? "differs" : "differ");
    }
    return summary;
  }

  const Differing& about_;
  const prove::PackDifference& difference_;
  Page page_;
};

}  // namespace

std::string FormatDiffText(const Differing& differing, bool colour) {
  return Teller(differing, colour).Run();
}

}  // namespace safeconduct::cli
