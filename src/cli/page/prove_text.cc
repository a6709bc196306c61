// SPDX-License-Identifier: Apache-2.0
#include "cli/page/prove_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/page/ask_again.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "law/values.h"
#include "pack/scenario.h"
#include "prove/guarantee/prove_json.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;
using prove::Finding;
using prove::Situation;
using prove::Verdict;

// The most digits of a number that is written out.
constexpr size_t kMaxDigits = 12;

Ink InkOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kProved:
      return Ink::kGreen;
    case Verdict::kRefuted:
      return Ink::kRed;
    case Verdict::kUndecided:
      break;
  }
  return Ink::kYellow;
}

// Returns a list in words, such as "a, b and c".
std::string Joined(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return parts.empty() ? "" : parts.front();
  return fmt::format("{} and {}",
                     fmt::join(parts.begin(), parts.end() - 1, ", "),
                     parts.back());
}

class Teller {
 public:
  Teller(const Proven& proven, bool colour)
      : proven_(proven), law_(proven.pack.law), page_(colour) {}

  std::string Run() {
    page_.Paragraph(page_.Inked(ExtentInWords(proven_.extent, proven_.scenario),
                                Ink::kBold),
                    0, 2);
    page_.Line();
    for (const Finding& finding : proven_.findings) TellVerdict(finding);
    for (const Finding& finding : proven_.findings) {
      if (finding.verdict != Verdict::kProved) TellFault(finding);
    }
    page_.Line();
    page_.Line(Summary());
    TellFoot(proven_.pack, "", page_);
    return page_.text();
  }

 private:
  void TellVerdict(const Finding& finding) {
    const bool typed_in = finding.label.empty();
    std::string line =
        page_.Inked(fmt::format("{:<10}", prove::VerdictName(finding.verdict)),
                    InkOf(finding.verdict));
    line += typed_in ? finding.guarantee
                     : fmt::format("{}: {}", finding.guarantee, finding.label);
    page_.Paragraph(line, 2, 12);
    if (finding.situations.empty()) return;
    page_.Paragraph(page_.Inked(Counts(finding), Ink::kDim), 12, 12);
  }

  static std::string Counts(const Finding& finding) {
    const std::string all = FormatCount(finding.situations);
    const std::string violating = FormatCount(finding.violating);
    switch (finding.verdict) {
      case Verdict::kProved:
        return fmt::format("in all {} situations", all);
      case Verdict::kRefuted:
        return fmt::format("not in {} of {} situations", violating, all);
      case Verdict::kUndecided:
        break;
    }
    return fmt::format("perhaps not in {} of {} situations", violating, all);
  }

  void TellFault(const Finding& finding) {
    page_.Line();
    page_.Line(page_.Inked(fmt::format("{} is {}", finding.guarantee,
                                       prove::VerdictName(finding.verdict)),
                           InkOf(finding.verdict)));
    if (!finding.situation) {
      page_.Paragraph(finding.why, 2, 2);
      return;
    }
    TellSituation(finding);
  }

  void TellSituation(const Finding& finding) {
    const Situation& situation = *finding.situation;
    std::vector<std::string> open;
    for (const law::RouteId route : finding.open) {
      open.push_back(law_.route(route).name);
    }
    page_.Paragraph(
        fmt::format("On {} {}, in the plainest case that shows it:",
                    FormatDateInWords(situation.day),
                    open.empty() ? "no route that it names is open"
                                 : fmt::format("{} {} open", Joined(open),
                                               open.size() > 1 ? "are" : "is")),
        2, 2);
    for (const auto& supposition : situation.suppositions) {
      page_.Paragraph(
          fmt::format("supposing that {}",
                      chart::DescribeSupposition(proven_.pack, supposition)),
          4, 6);
    }
    for (const law::FactId fact : situation.departures) {
      const law::Fact& about = law_.fact(fact);
      page_.Paragraph(
          fmt::format(
              "{} is {}: {}", about.name,
              law::FormatValue(about.type, situation.facts[fact.index()]),
              about.question),
          4, 6);
    }
    page_.Paragraph(situation.departures.empty()
                        ? "Every fact is as in an ordinary case."
                        : "All other facts are as in an ordinary case.",
                    2, 2);
    TellCommand(situation);
  }

  // Tells how to ask about the situation. Not broken into lines: it is copied.
  void TellCommand(const Situation& situation) {
    page_.Line("  To see it, keep the case as case.json and ask:");
    page_.Line("    " + CommandToAsk("case.json", proven_.law_folder,
                                     proven_.scenario, proven_.pack,
                                     situation));
    page_.Line("  " + prove::FormatCaseJson(law_, situation));
  }

  std::string Summary() const {
    const auto count = [&](Verdict verdict) {
      return std::count_if(
          proven_.findings.begin(), proven_.findings.end(),
          [&](const Finding& each) { return each.verdict == verdict; });
    };
    std::string summary = fmt::format(
        "{}: {} proved", Counted(proven_.findings.size(), "guarantee"),
        count(Verdict::kProved));
    for (const Verdict verdict : {Verdict::kRefuted, Verdict::kUndecided}) {
      if (count(verdict) == 0) continue;
      summary +=
          fmt::format(", {} {}", count(verdict), prove::VerdictName(verdict));
    }
    return summary;
  }

  const Proven& proven_;
  const law::Law& law_;
  Page page_;
};

}  // namespace

std::string FormatCount(const std::string& digits) {
  if (digits.size() > kMaxDigits) {
    return fmt::format("about {}.{}e{}", digits[0], digits[1],
                       digits.size() - 1);
  }
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string FormatProvenText(const Proven& proven, bool colour) {
  return Teller(proven, colour).Run();
}

}  // namespace safeconduct::cli
