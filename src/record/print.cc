// SPDX-License-Identifier: Apache-2.0
//
// The record and its timeline as text, a line each thing, for tests: what was
// resolved, which events were left out, and why a matter has its value on which
// days. Names, and no ids, so that a printout stays the same where another
// declaration is put before it.
#include "record/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <utility>
#include <vector>

#include "law/values.h"

namespace safeconduct::record {
namespace {

template <typename IdType, typename Declaration>
std::string Names(const std::vector<IdType>& ids,
                  const std::vector<Declaration>& declarations) {
  std::vector<std::string_view> names;
  for (const IdType id : ids) names.push_back(declarations[id.index()].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string Print(const Source& source, const Record& record) {
  std::string line = fmt::format("source {} {} published {}", source.name,
                                 source.kind, FormatDate(source.published));
  if (source.seen_in) line += " in " + record.source(*source.seen_in).name;
  return line + '\n';
}

std::string Print(const Event& event, const Record& record,
                  const law::Law& law) {
  std::string line =
      event.is_window()
          ? fmt::format("event {} between {} and {}:", event.name,
                        FormatDate(event.first), FormatDate(event.last))
          : fmt::format("event {} on {}:", event.name, FormatDate(event.first));
  std::string_view before = " ";
  for (const Move& move : event.moves) {
    const law::Matter& matter = law.matter(move.matter);
    line += fmt::format("{}{} becomes {}", before, matter.name,
                        law::FormatValue(matter.type, move.value));
    before = ", ";
  }
  line += " according to " + Names(event.according_to, record.sources);
  if (!event.denied_by.empty()) {
    line += " denied by " + Names(event.denied_by, record.sources);
  }
  if (event.replaces) line += " replaces " + record.event(*event.replaces).name;
  return line + '\n';
}

// Prints a timeline, a line each thing.
class TimelinePrinter {
 public:
  TimelinePrinter(const Timeline& timeline, const Record& record,
                  const law::Law& law)
      : timeline_(timeline), record_(record), law_(law) {}

  std::string Run() {
    for (const EventId event : record_.EventIds()) {
      if (timeline_.Knows(event)) continue;
      text_ += fmt::format("left out {}\n", record_.event(event).name);
    }
    for (const Dispute& dispute : timeline_.disputes()) Print(dispute);
    for (const Window& window : timeline_.windows()) {
      text_ += fmt::format("window {}: possible {}\n",
                           record_.event(window.event).name,
                           window.possible.ToString());
    }
    for (size_t i = 0; i < timeline_.epochs().size(); ++i) PrintEpoch(i);
    return std::move(text_);
  }

 private:
  void Print(const Dispute& dispute) {
    std::vector<std::string> worlds;
    for (const std::vector<bool>& world : dispute.worlds) {
      std::vector<EventId> happened;
      for (size_t i = 0; i < world.size(); ++i) {
        if (world[i]) happened.push_back(dispute.events[i]);
      }
      worlds.push_back(fmt::format("{{{}}}", Names(happened, record_.events)));
    }
    text_ += fmt::format("dispute {}: worlds {}; possible {}\n",
                         Names(dispute.events, record_.events),
                         fmt::join(worlds, ", "), dispute.possible.ToString());
  }

  void PrintEpoch(size_t index) {
    const Epoch& epoch = timeline_.epochs()[index];
    text_ += "from " + FormatDate(epoch.first);
    if (!epoch.events.empty()) {
      text_ += " by " + Names(epoch.events, record_.events);
    }
    for (const size_t supposed : epoch.supposed) {
      text_ += fmt::format(" by supposition {}", supposed);
    }
    text_ += '\n';
    for (const law::MatterId matter : law_.DeclaredMatterIds()) {
      std::vector<std::string> settings;
      for (const Setting& setting : timeline_.SettingsOf(matter, index)) {
        settings.push_back(SettingText(law_.matter(matter).type, setting));
      }
      text_ += fmt::format("  {}: {}\n", law_.matter(matter).name,
                           fmt::join(settings, " | "));
    }
  }

  std::string SettingText(const law::Type& type, const Setting& setting) const {
    std::string text = law::FormatValue(type, setting.value);
    if (setting.supposed) text += " supposed";
    if (setting.event) text += " by " + record_.event(*setting.event).name;
    if (setting.supposed || setting.event) {
      text += " since " + FormatDate(setting.since);
    }
    std::string_view before = " if ";
    for (const Literal& literal : setting.conditions) {
      text += fmt::format("{}{}", before, LiteralText(literal));
      before = " and ";
    }
    return text;
  }

  std::string LiteralText(const Literal& literal) const {
    if (const auto* id = std::get_if<WindowId>(&literal.variable)) {
      const Window& window = timeline_.windows()[id->index()];
      return fmt::format("window {} in {}", record_.event(window.event).name,
                         literal.values.ToString());
    }
    const auto id = std::get<DisputeId>(literal.variable);
    const Dispute& dispute = timeline_.disputes()[id.index()];
    return fmt::format("dispute {} in {}",
                       // A dispute goes by the name of its first event, and no
                       // event stands in two.
                       record_.event(dispute.events.front()).name,
                       literal.values.ToString());
  }

  const Timeline& timeline_;
  const Record& record_;
  const law::Law& law_;
  std::string text_;
};

}  // namespace

std::string ToString(const Record& record, const law::Law& law) {
  std::string text;
  for (const Source& source : record.sources) text += Print(source, record);
  for (const Event& event : record.events) text += Print(event, record, law);
  for (const Viewpoint& viewpoint : record.viewpoints) {
    text += fmt::format("viewpoint {} credits {}\n", viewpoint.name,
                        Names(viewpoint.credits, record.sources));
  }
  return text;
}

std::string ToString(const Timeline& timeline, const Record& record,
                     const law::Law& law) {
  return TimelinePrinter(timeline, record, law).Run();
}

}  // namespace safeconduct::record
