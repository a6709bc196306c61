// SPDX-License-Identifier: Apache-2.0
//
// What became of matters, as a page for a person: on a day, or of one matter
// over all days. A matter may have several settings at once, where a dispute or
// a window leaves open which of them holds; then each is told, on whose word,
// and by whom it is denied. JSON is of a day only.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "cli/command/commands.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "safeconduct/chart.h"
#include "safeconduct/json.h"

namespace safeconduct::cli {
namespace {

class RecordTeller {
 public:
  RecordTeller(const Chart& chart, bool colour)
      : chart_(chart), page_(colour) {}

  std::string TellDay(Date day, const std::vector<MatterState>& states) {
    page_.Line(page_.Inked("The record on " + FormatDateInWords(day),
                           Page::Ink::kBold));
    for (const MatterState& state : states) TellState(state);
    return Finished();
  }

  std::string TellHistory(const Matter& matter,
                          const std::vector<MatterSince>& history) {
    TellName(matter);
    for (const MatterSince& since : history) {
      page_.Line("  from " +
                 (since.first ? FormatDate(*since.first) : "the start"));
      for (const Setting& setting : since.settings) TellSetting(setting);
    }
    return Finished();
  }

 private:
  std::string Finished() {
    page_.Line();
    TellFoot(chart_.pack(), DescribeScenario(chart_.pack(), chart_.scenario()),
             page_);
    return page_.text();
  }

  void TellName(const Matter& matter) {
    page_.Paragraph(
        page_.Inked(matter.name, Page::Ink::kBold) + ": " + matter.label, 0, 2);
  }

  // Several settings are told one under the other, the latest first; which of
  // them holds is not known.
  void TellState(const MatterState& state) {
    page_.Line();
    TellName(*state.matter);
    if (state.settings.size() > 1) {
      page_.Line(
          page_.Inked("  not certain; one of these:", Page::Ink::kYellow));
    }
    for (const Setting& setting : state.settings) TellSetting(setting);
  }

  void TellSetting(const Setting& setting) {
    std::string line = page_.Inked(setting.value, Page::Ink::kBold);
    if (setting.supposed) {
      // Nobody has told it: it is what the question assumes.
      line += fmt::format(", supposed from {}", FormatDate(*setting.since));
    } else if (setting.event == nullptr) {
      line += ", as at first";
    } else {
      line += Told(*setting.event, setting.disputed);
    }
    page_.Paragraph(line, 4, 6);
  }

  // Sources are told by their titles, since a reader is to find them.
  std::string Told(const Event& event, bool disputed) const {
    std::string line = fmt::format(
        ", since {}: {} ({}), according to {}",
        event.first < event.last
            ? fmt::format("some day from {} to {}", FormatDate(event.first),
                          FormatDate(event.last))
            : FormatDate(event.first),
        event.label, event.name, Titles(event.according_to));
    if (disputed) {
      line += page_.Inked(
          fmt::format("; disputed: denied by {}", Titles(event.denied_by)),
          Page::Ink::kYellow);
    }
    return line;
  }

  static std::string Titles(const std::vector<const Source*>& sources) {
    std::vector<std::string> titles;
    for (const Source* source : sources) titles.push_back(source->title);
    return fmt::format("{}", fmt::join(titles, "; "));
  }

  const Chart& chart_;
  Page page_;
};

}  // namespace

int RunRecord(const RecordOptions& options, const Surroundings& surroundings) {
  Invocation invocation;
  Date day = surroundings.today;
  if (const Stop stop = ReadOn(options.on, day)) return *stop;
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  const Chart& chart = invocation.chart();
  std::vector<std::string> names;
  if (!options.matter.empty()) names.push_back(options.matter);
  // Also where a history is asked for: it finds the matter by its name, or says
  // that there is none.
  const auto states = chart.MattersOn(day, names);
  if (!states) return SayError(states.error());
  if (options.json) {
    Print(FormatMattersJson(chart, day, *states) + "\n");
    return kDone;
  }
  RecordTeller teller(chart, surroundings.colour);
  if (options.matter.empty() || !options.on.empty()) {
    Print(teller.TellDay(day, *states));
    return kDone;
  }
  const auto history = chart.HistoryOf(options.matter);
  if (!history) return SayError(history.error());
  Print(teller.TellHistory(*states->front().matter, *history));
  return kDone;
}

}  // namespace safeconduct::cli
