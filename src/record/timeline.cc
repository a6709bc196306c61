// SPDX-License-Identifier: Apache-2.0
//
// What is asked of a timeline, and suppositions resolved for one;
// timeline_builder.cc makes it.
#include "record/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "law/values.h"
#include "text/name_index.h"

namespace safeconduct::record {
namespace {

using text::DiagnosticKind;

std::optional<Supposition> ResolveBecomes(const law::Supposition& written,
                                          const law::Law& law,
                                          text::Diagnostics& diagnostics) {
  const auto& name = written.subject;
  const auto matter = law.FindMatter(name.text);
  if (!matter) {
    text::ReportUnknown(DiagnosticKind::kUnknownMatter, "matter", name,
                        law.DeclaredMatters(), diagnostics);
    return std::nullopt;
  }
  const auto value =
      law::ResolveOperand(law.matter(*matter).type, written.value,
                          fmt::format("matter `{}`", name.text), diagnostics);
  if (!value) return std::nullopt;
  return Becomes{*matter, *value, Date{written.day}};
}

// Returns why there is nothing to settle of an event, if there is not. An event
// that is undenied and has its day is so for all who are listened to: no
// variable stands for it that a supposition could set.
std::optional<std::string> NothingToSettle(const Record& record, EventId id,
                                           std::optional<Date> known_on) {
  const Event& event = record.event(id);
  if (!record.IsKnownBy(id, known_on)) {
    return fmt::format(
        "nobody had told of event `{}` by {}; leave out the supposition, or "
        "ask as known later",
        event.name, FormatDate(*known_on));
  }
  if (event.is_window() || record.IsDeniedBy(id, known_on)) return std::nullopt;
  return fmt::format(
      "nobody {} event `{}`, and its day is known; suppose `MATTER becomes "
      "VALUE on DATE` instead",
      known_on ? "had denied" : "denies", event.name);
}

}  // namespace

std::optional<Supposition> ResolveSupposition(const law::Supposition& written,
                                              const law::Law& law,
                                              const Record& record,
                                              std::optional<Date> known_on,
                                              text::Diagnostics& diagnostics) {
  using Kind = law::Supposition::Kind;
  if (written.kind == Kind::kBecomes) {
    return ResolveBecomes(written, law, diagnostics);
  }
  const auto& name = written.subject;
  const auto event = record.FindEvent(name.text);
  if (!event) {
    text::ReportUnknown(DiagnosticKind::kUnknownEvent, "event", name,
                        record.events, diagnostics);
    return std::nullopt;
  }
  if (auto nothing = NothingToSettle(record, *event, known_on)) {
    diagnostics.Add(DiagnosticKind::kNothingToSettle, name.place,
                    *std::move(nothing),
                    {{record.event(*event).place,
                      fmt::format("`{}` is declared here", name.text)}});
    return std::nullopt;
  }
  return Settles{*event, written.kind == Kind::kHappened};
}

size_t Dispute::PositionOf(EventId event) const {
  return static_cast<size_t>(std::ranges::find(events, event) - events.begin());
}

IntervalSet Dispute::WorldsWith(size_t position, bool happened) const {
  std::vector<Interval> with;
  for (size_t world = 0; world < worlds.size(); ++world) {
    if (worlds[world][position] != happened) continue;
    const auto value = static_cast<Value>(world);
    with.push_back({value, value});
  }
  return IntervalSet(with);
}

size_t Timeline::EpochOf(Date day) const {
  const auto after = std::upper_bound(
      epochs_.begin(), epochs_.end(), day,
      [](Date wanted, const Epoch& epoch) { return wanted < epoch.first; });
  // The first epoch begins on kFirstDay; an earlier day is taken as of that
  // one.
  return after == epochs_.begin()
             ? 0
             : static_cast<size_t>(after - epochs_.begin()) - 1;
}

const IntervalSet& Timeline::PossibleOf(const EventVariable& variable) const {
  return std::visit(Overloaded{
                        [this](DisputeId id) -> const IntervalSet& {
                          return dispute(id).possible;
                        },
                        [this](WindowId id) -> const IntervalSet& {
                          return window(id).possible;
                        },
                    },
                    variable);
}

std::optional<DisputeId> Timeline::DisputeOf(EventId event) const {
  for (const DisputeId id : IdsBelow<DisputeId>(disputes_.size())) {
    const auto& events = disputes_[id.index()].events;
    if (std::ranges::find(events, event) != events.end()) return id;
  }
  return std::nullopt;
}

std::optional<WindowId> Timeline::WindowOf(EventId event,
                                           const law::Chain& by) const {
  for (const WindowId id : IdsBelow<WindowId>(windows_.size())) {
    const Window& window = windows_[id.index()];
    if (window.event == event && window.by == by) return id;
  }
  return std::nullopt;
}

}  // namespace safeconduct::record
