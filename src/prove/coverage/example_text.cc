// SPDX-License-Identifier: Apache-2.0
//
// Deciding cases as a page of law that can be put beside the pack: each is an
// example, so `check` runs it from then on. A case is found with every fact
// known, of which most have no part in it. Those are left out, one after the
// other, for as long as each clause of the route stays settled as it is; what
// remains is what a reader has to think about. Both cases of a pair are given
// the same facts, so that they differ by one line.
#include "prove/coverage/example_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "law/values.h"
#include "pack/identity.h"
#include "pack/scenario.h"
#include "prove/coverage/coverage_warnings.h"
#include "prove/guarantee/asked_situation.h"
#include "text/lines.h"

namespace safeconduct::prove {
namespace {

using law::ClauseId;
using law::FactId;

// The width of a page of law.
constexpr size_t kColumns = 80;
constexpr std::string_view kComment = "# ";

constexpr std::string_view kHead =
    R"(# Cases in which one clause decides

For each clause a case in which it alone closes a route and, where there is one,
a case that differs in one thing and in which the route is open. They say what
the rules make of these cases, not what the law is: keep what is right.

```law
)";

// Returns what the cases rest on, as a comment of a law block.
std::string Basis(const chart::Pack& pack) {
  const std::string text =
      fmt::format("{}; the record as it stands, but for what a case supposes.",
                  chart::DescribeBasis(pack.identity()));
  const auto lines =
      text::Filled(text::Words(text), {.width = kColumns - kComment.size()});
  return fmt::format("{}{}\n\n", kComment,
                     fmt::join(lines, fmt::format("\n{}", kComment)));
}

// Returns a list after the word `given`, broken into lines between its parts.
std::string GivenAll(std::vector<std::string> parts) {
  for (size_t i = 0; i + 1 < parts.size(); ++i) parts[i] += ",";
  std::vector<std::string_view> pieces = {"given"};
  // The commas are put on first, so that none begins a line.
  pieces.insert(pieces.end(), parts.begin(), parts.end());
  return fmt::format("{}\n",
                     fmt::join(text::Filled(pieces, {kColumns, 2, 4}), "\n"));
}

class PageWriter {
 public:
  PageWriter(const std::shared_ptr<const chart::Chart>& chart,
             const Coverage& coverage)
      : charts_(chart),
        chart_(*chart),
        law_(chart->law()),
        coverage_(coverage) {}

  std::string Run(const std::vector<ClauseCase>& cases) {
    text_ = std::string(kHead) + Basis(chart_.pack());
    for (size_t i = 0; i < cases.size(); ++i) {
      if (i > 0) text_ += '\n';
      Write(cases[i]);
    }
    text_ += "```\n";
    return std::move(text_);
  }

 private:
  void Write(const ClauseCase& each) {
    const law::Clause& clause = law_.clause(each.clause);
    text_ += fmt::format("# {}: {}\n", clause.address, clause.label);
    if (!each.shown) {
      text_ += fmt::format("# No case: {}.\n", WhyNone(each.clause));
      return;
    }
    const DecidingCase& shown = *each.shown;
    const auto facts = FactsOf(each.clause, shown);
    if (!facts) {
      text_ += "# No case: its diagrams need more nodes (raise --max-nodes).\n";
      return;
    }
    const std::string& route = law_.route(shown.route).name;
    WriteExample(fmt::format("Only {} closes {}", clause.address, route),
                 shown.closed, *facts,
                 fmt::format("{} closed because {}", route, clause.address));
    if (!shown.open) {
      text_ += "# No one thing that it looks at opens the route.\n";
      return;
    }
    WriteExample(fmt::format("The same but for {}: {} is open",
                             NameOf(*shown.moved), route),
                 *shown.open, *facts, fmt::format("{} open", route));
  }

  // Returns why there is no case of a clause.
  std::string WhyNone(ClauseId clause) const {
    const auto idle = std::find_if(
        coverage_.clauses.begin(), coverage_.clauses.end(),
        [&](const IdleClause& each) { return each.clause == clause; });
    return idle == coverage_.clauses.end()
               ? "none was found " + LimitsReached(coverage_.undecided)
               : WhyIdle(law_, *idle);
  }

  // Returns the facts to give in both cases, as few as it takes for all clauses
  // of the route to be settled.
  std::optional<std::vector<FactId>> FactsOf(ClauseId clause,
                                             const DecidingCase& shown) {
    auto others = law_.ClausesOf(shown.route);
    std::erase(others, clause);
    const auto closed_chart = charts_.For(shown.closed);
    if (closed_chart == nullptr) return std::nullopt;
    AskedSituation closed(closed_chart, shown.closed);
    std::optional<AskedSituation> open;
    // Facts are given to both at once: leaving one out must do no harm to
    // either.
    std::vector<AskedSituation*> asked = {&closed};
    std::optional<FactId> keep;
    if (shown.open) {
      const auto open_chart = charts_.For(*shown.open);
      if (open_chart == nullptr) return std::nullopt;
      asked.push_back(&open.emplace(open_chart, *shown.open));
      // The fact in which they differ stays, even where one of the cases could
      // do without it.
      if (const auto* fact = std::get_if<FactId>(&*shown.moved)) keep = *fact;
    }
    return FactsToGive(law_, asked, keep, [&] {
      return closed.Closes(clause) &&
             // That the others are settled to allow is what makes the clause
             // the only one.
             std::all_of(
                 others.begin(), others.end(),
                 [&](ClauseId other) { return closed.Allows(other); }) &&
             (!open || open->IsOpen(shown.route));
    });
  }

  // Returns what the two cases differ in.
  std::string NameOf(const Movable& moved) const {
    const record::Timeline& timeline = chart_.timeline();
    const auto name_of = [this](record::EventId event) {
      return chart_.record().event(event).name;
    };
    return std::visit(
        Overloaded{
            [](law::Today) { return std::string("the day"); },
            [&](FactId fact) { return law_.fact(fact).name; },
            [&](law::MatterId matter) { return law_.matter(matter).name; },
            [&](record::WindowId window) {
              return name_of(timeline.window(window).event);
            },
            [&](record::DisputeId dispute) {
              return name_of(timeline.dispute(dispute).events.front());
            },
        },
        moved);
  }

  void WriteExample(const std::string& label, const Situation& situation,
                    const std::vector<FactId>& facts,
                    const std::string& expected) {
    text_ += fmt::format("\nexample \"{}\"\n  on {}\n", label,
                         FormatDate(situation.day));
    for (const auto& supposition : situation.suppositions) {
      text_ += fmt::format("  supposing {}\n", chart::DescribeSupposition(
                                                   chart_.pack(), supposition));
    }
    std::vector<std::string> given;
    for (const FactId id : facts) {
      const law::Fact& fact = law_.fact(id);
      given.push_back(fmt::format(
          "{} {}", fact.name,
          law::FormatValue(fact.type, situation.facts[id.index()])));
    }
    if (!given.empty()) text_ += GivenAll(std::move(given));
    text_ += fmt::format("  expect {}\n", expected);
  }

  SupposingCharts charts_;
  const chart::Chart& chart_;
  const law::Law& law_;
  const Coverage& coverage_;
  std::string text_;
};

}  // namespace

std::string FormatExamplePage(const std::shared_ptr<const chart::Chart>& chart,
                              const Coverage& coverage,
                              const std::vector<ClauseCase>& cases) {
  return PageWriter(chart, coverage).Run(cases);
}

}  // namespace safeconduct::prove
