// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ask/answer_json.h"
#include "ask/words.h"
#include "base/nearest_name.h"
#include "cli/command/commands.h"
#include "cli/page/page.h"
#include "law/values.h"
#include "pack/scenario.h"

namespace safeconduct::cli {
namespace {

class RecordTeller {
 public:
  RecordTeller(const chart::Chart& chart, bool colour)
      : chart_(chart), page_(colour) {}

  std::string TellDay(Date day, const std::vector<law::MatterId>& matters) {
    page_.Line(page_.Inked("The record on " + FormatDateInWords(day),
                           Page::Ink::kBold));
    for (const law::MatterId matter : matters) TellMatter(matter, day);
    return page_.text();
  }

  std::string TellHistory(law::MatterId matter) {
    const law::Matter& about = chart_.law().matter(matter);
    page_.Paragraph(
        page_.Inked(about.name, Page::Ink::kBold) + ": " + about.label, 0, 2);
    std::string last;
    for (const record::Epoch& epoch : chart_.timeline().epochs()) {
      const auto settings = ask::PossibleSettings(chart_, matter, epoch.first);
      Page lines(false);
      for (const auto& setting : settings) TellSetting(about, setting, lines);
      if (lines.text() == last) continue;
      last = lines.text();
      page_.Line("  from " + (epoch.first == kFirstDay
                                  ? std::string("the start")
                                  : FormatDate(epoch.first)));
      for (const auto& setting : settings) TellSetting(about, setting, page_);
    }
    return page_.text();
  }

 private:
  void TellMatter(law::MatterId id, Date day) {
    const law::Matter& matter = chart_.law().matter(id);
    const auto settings = ask::PossibleSettings(chart_, id, day);
    page_.Line();
    page_.Paragraph(
        page_.Inked(matter.name, Page::Ink::kBold) + ": " + matter.label, 0, 2);
    if (settings.size() > 1) {
      page_.Line(
          page_.Inked("  not certain; one of these:", Page::Ink::kYellow));
    }
    for (const auto& setting : settings) TellSetting(matter, setting, page_);
  }

  void TellSetting(const law::Matter& matter, const record::Setting& setting,
                   Page& page) const {
    std::string line = page.Inked(law::FormatValue(matter.type, setting.value),
                                  Page::Ink::kBold);
    if (setting.supposed) {
      line += fmt::format(", supposed from {}", FormatDate(setting.since));
    } else if (!setting.event) {
      line += ", as at first";
    } else {
      line += Told(*setting.event);
    }
    page.Paragraph(line, 4, 6);
  }

  std::string Told(record::EventId id) const {
    const record::Event& event = chart_.record().event(id);
    std::string line =
        fmt::format(", since {}: {} ({}), according to {}",
                    event.is_window() ? fmt::format("some day from {} to {}",
                                                    FormatDate(event.first),
                                                    FormatDate(event.last))
                                      : FormatDate(event.first),
                    event.label, event.name, Sources(event.according_to));
    if (chart_.timeline().DisputeOf(id)) {
      line += page_.Inked(
          fmt::format("; disputed: denied by {}", Sources(event.denied_by)),
          Page::Ink::kYellow);
    }
    return line;
  }

  std::string Sources(const std::vector<record::SourceId>& sources) const {
    std::vector<std::string> titles;
    for (const record::SourceId source : sources) {
      titles.push_back(chart_.record().source(source).title);
    }
    return fmt::format("{}", fmt::join(titles, "; "));
  }

  const chart::Chart& chart_;
  Page page_;
};

}  // namespace

int RunRecord(const RecordOptions& options, const Surroundings& surroundings) {
  Invocation invocation;
  Date day = surroundings.today;
  if (!options.on.empty()) {
    const auto read = chart::ReadOneDay("--on", options.on);
    if (!read) return SayError(read.error());
    day = *read;
  }
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  const chart::Chart& chart = *invocation.chart();
  std::vector<law::MatterId> matters;
  if (options.matter.empty()) {
    for (size_t i = 0; i < chart.law().matters.size(); ++i) {
      matters.emplace_back(i);
    }
  } else {
    const auto matter = chart.law().FindMatter(options.matter);
    if (!matter) {
      Say(fmt::format(
          "--matter: unknown matter `{}`{}\n", options.matter,
          SuggestName(options.matter, NamesOf(chart.law().matters))));
      return kUsage;
    }
    matters.push_back(*matter);
  }
  if (options.json) {
    Print(ask::FormatMattersJson(chart, day, matters) + "\n");
    return kDone;
  }
  RecordTeller teller(chart, surroundings.colour);
  const bool history = !options.matter.empty() && options.on.empty();
  Print(history ? teller.TellHistory(matters.front())
                : teller.TellDay(day, matters));
  return kDone;
}

}  // namespace safeconduct::cli
