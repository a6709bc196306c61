// SPDX-License-Identifier: Apache-2.0
//
// How two packs differ, as a page for a person: route by route how far each is
// wider or narrower, and an example of somebody whom it concerns. The commands
// to ask both packs about that example stand whole on their lines, to be
// copied.
#include "cli/page/diff_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "cli/page/ask_again.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/prove_text.h"
#include "cli/page/scenario_text.h"
#include "safeconduct/json.h"
#include "safeconduct/version.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;
using RouteVerdict = RouteDifference::Verdict;

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

// Says of an assumption what its being in one pack alone means.
std::string_view RulesOut(const WordDifference& word) {
  return word.kind == "assumption" ? "; what it rules out is not compared" : "";
}

std::string LeadsTo(const std::string& destination) {
  return destination.empty() ? "to no country" : "to " + destination;
}

std::string InWords(const WordDifference& word) {
  const std::string name = fmt::format("{} {}", word.kind, word.name);
  switch (word.what) {
    case WordDifference::What::kOnlyInA:
      return fmt::format("{}: in A only{}", name, RulesOut(word));
    case WordDifference::What::kOnlyInB:
      return fmt::format("{}: in B only{}", name, RulesOut(word));
    case WordDifference::What::kType:
      return fmt::format("{}: {} in A, {} in B; taken as two {}s", name, word.a,
                         word.b, word.kind);
    case WordDifference::What::kDestination:
      return fmt::format("{}: {} in A, {} in B", name, LeadsTo(word.a),
                         LeadsTo(word.b));
    case WordDifference::What::kCondition:
    case WordDifference::What::kRewritten:
      return fmt::format("{}: {} in A, {} in B", name, word.a, word.b);
    case WordDifference::What::kValues:
      break;
  }
  std::string text = name + ":";
  if (!word.a.empty()) text += fmt::format(" {} in A only", word.a);
  if (!word.a.empty() && !word.b.empty()) text += ",";
  if (!word.b.empty()) text += fmt::format(" {} in B only", word.b);
  return text + "; not compared there";
}

// What became of the clause that is responsible, as the end of a sentence.
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
  // A reach over all days that are reasoned about is no news.
  const bool from = days->first != kFirstDay;
  const bool to = days->last != kLastDay;
  if (from || to) text = "; on days";
  if (from) text += " from " + FormatDateInWords(days->first);
  if (to) text += " to " + FormatDateInWords(days->last);
  return text;
}

std::string Percent(double share) {
  const double percent = share * 100;
  // Nothing that differs is told as 0.00 %.
  if (percent < 0.01) return "less than 0.01 %";
  return fmt::format("{:.2f} %", percent);
}

// Returns which fact has which value.
// Two facts of two packs that say the same have the same words.
std::string ValueOf(const Fact& fact, const Case& person) {
  for (const auto& [known, values] : person.Known()) {
    if (known == &fact) return fact.name + " " + FormatValues(values);
  }
  return fact.name;
}

class Teller {
 public:
  Teller(const PackDifference& difference, const std::string& folder_a,
         const std::string& folder_b, bool colour)
      : difference_(difference),
        folder_a_(folder_a),
        folder_b_(folder_b),
        page_(colour) {}

  std::string Run() {
    page_.Line(fmt::format("A: {} ({})", folder_a_,
                           DescribePack(difference_.a.identity())));
    page_.Line(fmt::format("B: {} ({})", folder_b_,
                           DescribePack(difference_.b.identity())));
    page_.Paragraph(
        page_.Inked(ExtentInWords(!difference_.free, difference_.scenario),
                    Ink::kBold),
        0, 2);
    if (!difference_.words.empty()) page_.Line();
    for (const WordDifference& word : difference_.words) {
      page_.Paragraph(InWords(word), 2, 4);
    }
    page_.Line();
    // All verdicts first, so that they stand together, and then what differs in
    // full.
    for (const RouteDifference& route : difference_.routes) TellRoute(route);
    for (const RouteDifference& route : difference_.routes) {
      if (route.verdict != RouteVerdict::kDiffers) continue;
      for (const DifferenceGroup& group : route.groups) {
        TellGroup(route, group);
      }
    }
    page_.Line();
    page_.Line(Summary());
    // The foot names the program alone: both packs stand at the head.
    page_.Line(page_.Inked(fmt::format("{}.", kProgramName), Ink::kDim));
    return page_.text();
  }

 private:
  void TellRoute(const RouteDifference& route) {
    const std::string verdict =
        page_.Inked(fmt::format("{:<10}", VerdictName(route.verdict)),
                    InkOf(route.verdict));
    page_.Paragraph(
        fmt::format("{}{}: {}", verdict, route.route->name, route.route->label),
        2, 12);
    const std::string detail = DetailOf(route);
    if (!detail.empty()) {
      page_.Paragraph(page_.Inked(detail, Ink::kDim), 12, 12);
    }
    if (!route.why.empty()) page_.Paragraph(route.why, 12, 12);
  }

  static std::string DetailOf(const RouteDifference& route) {
    // Nothing was counted where a limit on work was reached.
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

  // First what changes and by which clause, then how much it is, then somebody
  // whom it concerns.
  void TellGroup(const RouteDifference& route, const DifferenceGroup& group) {
    page_.Line();
    page_.Line(
        page_.Inked(fmt::format("{}: {} in A, {} in B", route.route->name,
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
      TellExample(*group.example);
    } else {
      page_.Paragraph(group.why, 2, 4);
    }
  }

  void TellExample(const DifferenceExample& example) {
    const bool ordinary = IsOrdinary(example);
    page_.Paragraph(
        fmt::format(
            "In {}, on {}{}",
            ordinary ? "the ordinary case of the pack" : "the plainest case",
            FormatDateInWords(example.day), ordinary ? '.' : ':'),
        2, 2);
    for (const MatterDifference& matter : example.matters) {
      page_.Paragraph(fmt::format("{} is {} in A, {} in B", matter.matter,
                                  matter.a, matter.b),
                      4, 6);
    }
    TellSuppositions(example.a.suppositions, example.b.suppositions);
    if (!ordinary) TellFacts(example);
    TellCommands(example);
  }

  // Returns whether an example has nothing to be told but its day.
  // Then the difference shows in the first example that the pack itself gives,
  // and a list of what departs would be empty.
  static bool IsOrdinary(const DifferenceExample& example) {
    return example.matters.empty() && example.a.suppositions.empty() &&
           example.b.suppositions.empty() && example.a.departs.empty() &&
           example.b.departs.empty();
  }

  void TellSuppositions(const std::vector<std::string>& in_a,
                        const std::vector<std::string>& in_b) {
    const auto tell = [&](const std::string& each, std::string_view where) {
      page_.Paragraph(Supposing(each, where), 4, 6);
    };
    for (const std::string& each : in_a) {
      // What is supposed in both is told once, without a name.
      const bool both = std::find(in_b.begin(), in_b.end(), each) != in_b.end();
      tell(each, both ? "" : " in A");
    }
    for (const std::string& each : in_b) {
      if (std::find(in_a.begin(), in_a.end(), each) != in_a.end()) continue;
      tell(each, " in B");
    }
  }

  // What departs from the ordinary in both is told once.
  void TellFacts(const DifferenceExample& example) {
    std::set<std::string> told;
    for (const Fact* fact : example.a.departs) {
      const std::string line = FactInWords(*fact, example.a.person);
      page_.Paragraph(line, 4, 6);
      // By name and value: the packs are two, and so are their facts, so no
      // pointer of one is found in the other.
      told.insert(ValueOf(*fact, example.a.person));
    }
    for (const Fact* fact : example.b.departs) {
      if (!told.insert(ValueOf(*fact, example.b.person)).second) continue;
      page_.Paragraph(FactInWords(*fact, example.b.person, " in B"), 4, 6);
    }
    page_.Paragraph(told.empty()
                        ? "Every fact is as in an ordinary case."
                        : "All other facts are as in an ordinary case.",
                    2, 2);
  }

  // Tells how to ask both packs. Not broken into lines: it is copied.
  void TellCommands(const DifferenceExample& example) {
    const std::string case_a = FormatJsonLine(example.a.person);
    const std::string case_b = FormatJsonLine(example.b.person);
    // The packs may ask for other facts or know other values; then each needs a
    // case of its own.
    const bool same = case_a == case_b;
    page_.Line(same ? "  To see it, keep the case as case.json and ask both:"
                    : "  To see it, keep the cases as case.json and "
                      "case-b.json and ask:");
    page_.Line(
        "    " +
        CommandToAsk("case.json", folder_a_, difference_.scenario,
                     {example.a.person, example.day, example.a.suppositions}));
    page_.Line("    " + CommandToAsk(same ? "case.json" : "case-b.json",
                                     folder_b_, difference_.scenario,
                                     {example.b.person, example.day,
                                      example.b.suppositions}));
    page_.Line("  " + case_a);
    if (!same) page_.Line("  " + case_b);
  }

  // Verdicts that no route has are left out.
  std::string Summary() const {
    const PackWords& words = difference_.a.words();
    const size_t count = difference_.routes.size();
    std::string summary = fmt::format("{} {} in both: {} equal", count,
                                      count == 1 ? words.route : words.routes,
                                      difference_.Count(RouteVerdict::kEqual));
    if (const size_t differ = difference_.Count(RouteVerdict::kDiffers)) {
      summary += fmt::format(", {} differ", differ);
    }
    if (const size_t undecided = difference_.Count(RouteVerdict::kUndecided)) {
      summary += fmt::format(", {} undecided", undecided);
    }
    if (const size_t differ = difference_.words.size(); differ > 0) {
      summary += fmt::format("; {} {}", Counted(differ, "word"),
                             differ == 1 ? "differs" : "differ");
    }
    return summary;
  }

  const PackDifference& difference_;
  const std::string& folder_a_;
  const std::string& folder_b_;
  Page page_;
};

}  // namespace

std::string FormatDiffText(const PackDifference& difference,
                           const std::string& folder_a,
                           const std::string& folder_b, bool colour) {
  return Teller(difference, folder_a, folder_b, colour).Run();
}

}  // namespace safeconduct::cli
