// SPDX-License-Identifier: Apache-2.0
//
// What became of guarantees, as a page for a person: all verdicts first, and
// then those in full that were refuted or left undecided. What is proved needs
// no more than a line. A refutation is a case that exists, so it ends in the
// command by which anybody can ask about it.
#include "cli/page/prove_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "cli/page/ask_again.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "safeconduct/json.h"
#include "safeconduct/procedure.h"
#include "text/listed.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;

// The most digits of a number that is written out.
// Up to twelve digits a number is read with commas; beyond, how many digits it
// has is what counts.
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

class Teller {
 public:
  Teller(const ProofAnswer& answer, const std::string& law_folder, bool colour)
      : answer_(answer), law_folder_(law_folder), page_(colour) {}

  std::string Run() {
    page_.Paragraph(
        page_.Inked(ExtentInWords(answer_.as_recorded, answer_.scenario),
                    Ink::kBold),
        0, 2);
    page_.Line();
    for (const Finding& finding : answer_.findings) TellVerdict(finding);
    for (const Finding& finding : answer_.findings) {
      if (finding.verdict != Verdict::kProved) TellFault(finding);
    }
    TellGates();
    page_.Line();
    page_.Line(Summary());
    TellFoot(answer_.pack, "", page_);
    return page_.text();
  }

 private:
  void TellVerdict(const Finding& finding) {
    // A guarantee of a pack has a label; one typed in is named by its own text.
    const bool typed_in = finding.guarantee->label.empty();
    std::string line =
        page_.Inked(fmt::format("{:<10}", VerdictName(finding.verdict)),
                    InkOf(finding.verdict));
    line += typed_in ? finding.guarantee->name
                     : fmt::format("{}: {}", finding.guarantee->name,
                                   finding.guarantee->label);
    page_.Paragraph(line, 2, 12);
    // Not counted, where a limit on work was reached.
    if (finding.situations.empty()) return;
    page_.Paragraph(page_.Inked(Counts(finding), Ink::kDim), 12, 12);
  }

  // Of an undecided guarantee there are assignments of classes that violate it,
  // and for none of them were dates found; so each is perhaps nobody's.
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
    page_.Line(page_.Inked(fmt::format("{} is {}", finding.guarantee->name,
                                       VerdictName(finding.verdict)),
                           InkOf(finding.verdict)));
    if (!finding.refutation) {
      page_.Paragraph(finding.why, 2, 2);
      return;
    }
    TellRefutation(*finding.refutation);
  }

  // What is as in an ordinary case is not told: the case is made to differ from
  // it in as little as it can.
  void TellRefutation(const Refutation& refutation) {
    std::vector<std::string> open;
    for (const Route* route : refutation.open) open.push_back(route->name);
    page_.Paragraph(
        fmt::format("On {} {}, in the plainest case that shows it:",
                    FormatDateInWords(refutation.day),
                    open.empty()
                        ? "no route that it names is open"
                        : fmt::format("{} {} open", text::Listed(open, "and"),
                                      open.size() > 1 ? "are" : "is")),
        2, 2);
    for (const std::string& supposition : refutation.suppositions) {
      page_.Paragraph(Supposing(supposition), 4, 6);
    }
    for (const Fact* fact : refutation.departs) {
      page_.Paragraph(FactInWords(*fact, refutation.person), 4, 6);
    }
    page_.Paragraph(refutation.departs.empty()
                        ? "Every fact is as in an ordinary case."
                        : "All other facts are as in an ordinary case.",
                    2, 2);
    TellCommand(refutation);
  }

  // Tells how to ask about the situation. Not broken into lines: it is copied.
  void TellCommand(const Refutation& refutation) {
    page_.Line("  To see it, keep the case as case.json and ask:");
    page_.Line("    " + CommandToAsk("case.json", law_folder_, answer_.scenario,
                                     {refutation.person, refutation.day,
                                      refutation.suppositions}));
    page_.Line("  " + FormatJsonLine(refutation.person));
  }

  void TellGates() {
    if (answer_.gates.empty()) return;
    page_.Line();
    page_.Line(page_.Inked("Steps of procedures", Ink::kBold));
    for (const GateFinding& gate : answer_.gates) TellGate(gate);
  }

  void TellGate(const GateFinding& gate) {
    const std::string& name = gate.step->address;
    if (!gate.step->takes_the_route) {
      std::vector<std::string> left;
      for (const Clause* clause : gate.step->left_for_later) {
        left.push_back(clause->address);
      }
      return page_.Paragraph(
          left.empty() ? fmt::format("{} leaves no clause for later", name)
                       : fmt::format("{} leaves for later: {}", name,
                                     fmt::join(left, ", ")),
          2, 4);
    }
    if (gate.against.empty()) {
      return page_.Paragraph(
          fmt::format(
              "{} takes the route, which no guarantee asked about names", name),
          2, 4);
    }
    // By verdict, the worst last, as it is what a reader has to look at.
    for (const Verdict verdict :
         {Verdict::kProved, Verdict::kUndecided, Verdict::kRefuted}) {
      std::vector<std::string> names;
      for (const GateFinding::Against& against : gate.against) {
        if (against.verdict != verdict) continue;
        names.push_back(against.guarantee->name);
      }
      if (names.empty()) continue;
      const std::string_view lets =
          verdict == Verdict::kProved    ? "lets nobody through"
          : verdict == Verdict::kRefuted ? "lets somebody through"
                                         : "may let somebody through";
      page_.Paragraph(
          page_.Inked(fmt::format("{} takes the route and {} against: {}", name,
                                  lets, fmt::join(names, ", ")),
                      InkOf(verdict)),
          2, 4);
    }
  }

  std::string Summary() const {
    std::string summary = fmt::format(
        "{}: {} proved", Counted(answer_.findings.size(), "guarantee"),
        answer_.Count(Verdict::kProved));
    for (const Verdict verdict : {Verdict::kRefuted, Verdict::kUndecided}) {
      const size_t count = answer_.Count(verdict);
      if (count == 0) continue;
      summary += fmt::format(", {} {}", count, VerdictName(verdict));
    }
    return summary;
  }

  const ProofAnswer& answer_;
  const std::string& law_folder_;
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

std::string FormatProofText(const ProofAnswer& answer,
                            const std::string& law_folder, bool colour) {
  return Teller(answer, law_folder, colour).Run();
}

}  // namespace safeconduct::cli
