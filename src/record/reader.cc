// SPDX-License-Identifier: Apache-2.0
//
// The record checked against the law and against itself. Names are resolved
// first, then what events say of one another, by chains that may be as long as
// the record is: each is followed once. What follows from one fault is not
// reported as a second.
//
// What is checked of pairs of events is that a day never leaves two values for
// a matter without anything that tells which: two that are not denied on one
// day, or an event on a day of another's window, are faults. What passes lets
// the timeline put the events of a matter in one order.
#include "record/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "law/values.h"
#include "record/parser.h"
#include "text/name_index.h"

namespace safeconduct::record {
namespace {

using text::DiagnosticKind;
using text::Name;
using text::Note;
using text::Place;

// Resolves and checks one record. Members below go in the order in which it
// does.
class Reader {
 public:
  Reader(const syntax::Record& written, const law::Law& law,
         text::Diagnostics& diagnostics)
      : written_(written), law_(law), diagnostics_(diagnostics) {
    for (const law::Matter& matter : law.DeclaredMatters()) {
      matter_ids_.emplace(matter.name, law::MatterId(matter_ids_.size()));
      matter_names_.Add("matter", matter.name, matter.place);
    }
    moved_by_.resize(law.matters.size());
  }

  Record Run() {
    DeclareSources();
    DeclareEvents();
    PublishSources();
    for (size_t i = 0; i < kept_events_.size(); ++i) ReadEvent(i);
    ReadViewpoints();
    CheckReplacements();
    // Chains end only where there are no cycles, and what a faulty event moves
    // is not known.
    if (!diagnostics_.has_errors()) CheckOrder();
    return std::move(record_);
  }

 private:
  // Returns whether the name is new, and reports it where it is not. A
  // declaration whose name is taken is left out with all that it says.
  bool Declare(const Name& name) {
    const auto [first, fresh] =
        declared_.emplace(std::string(name.text), name.place);
    if (!fresh) {
      diagnostics_.Add(DiagnosticKind::kDuplicateName, name.place,
                       fmt::format("name `{}` is declared twice; sources, "
                                   "events and viewpoints share their names",
                                   name.text),
                       {{first->second,
                         fmt::format("`{}` first declared here", name.text)}});
    }
    return fresh;
  }

  // Sources and events are declared before either is read, as they may name
  // what is declared further down.
  void DeclareSources() {
    for (const syntax::Source& source : written_.sources) {
      if (!Declare(source.name)) continue;
      kept_sources_.push_back(&source);
      source_names_.Add("source", source.name.text, source.name.place);
      record_.sources.push_back(
          {std::string(source.name.text), std::string(source.title.text),
           std::string(source.kind.text), Date{source.published.value_or(0)},
           std::nullopt, source.name.place});
      source_ids_.emplace(source.name.text,
                          SourceId(record_.sources.size() - 1));
    }
  }

  void DeclareEvents() {
    for (const syntax::Event& event : written_.events) {
      if (!Declare(event.name)) continue;
      kept_events_.push_back(&event);
      event_names_.Add("event", event.name.text, event.name.place);
      Event declared;
      declared.name = std::string(event.name.text);
      declared.label = std::string(event.label.text);
      declared.first = Date{event.first};
      declared.last = Date{event.last};
      declared.place = event.name.place;
      record_.events.push_back(std::move(declared));
      event_ids_.emplace(event.name.text, EventId(record_.events.size() - 1));
    }
  }

  std::optional<SourceId> FindSource(const Name& name) {
    const auto found = source_ids_.find(name.text);
    if (found != source_ids_.end()) return found->second;
    source_names_.ReportUnknown(DiagnosticKind::kUnknownSource, "source", name,
                                diagnostics_);
    return std::nullopt;
  }

  // Gives each source seen in another that one's day.
  void PublishSources() {
    for (size_t i = 0; i < kept_sources_.size(); ++i) {
      const auto& seen_in = kept_sources_[i]->seen_in;
      if (seen_in) record_.sources[i].seen_in = FindSource(*seen_in);
    }
    std::vector<bool> dated(kept_sources_.size());
    for (size_t i = 0; i < kept_sources_.size(); ++i) Publish(i, dated);
  }

  // Follows a chain of sources to one with a day of its own, and back. A chain
  // ends early at a source that has its day by now, so that all chains together
  // take time linear in the sources, but for the marks.
  void Publish(size_t start, std::vector<bool>& dated) {
    std::vector<size_t> chain = {start};
    std::vector<bool> on_chain(dated.size());
    on_chain[start] = true;
    while (!dated[chain.back()] && record_.sources[chain.back()].seen_in) {
      const size_t next = record_.sources[chain.back()].seen_in->index();
      if (on_chain[next]) return ReportSourceCycle(next, chain, dated);
      on_chain[next] = true;
      chain.push_back(next);
    }
    const Date day = record_.sources[chain.back()].published;
    for (const size_t link : chain) {
      record_.sources[link].published = day;
      dated[link] = true;
    }
  }

  void ReportSourceCycle(size_t next, const std::vector<size_t>& chain,
                         std::vector<bool>& dated) {
    std::vector<Note> notes;
    for (const size_t link : chain) {
      dated[link] = true;
      if (link == next) continue;
      notes.push_back({record_.sources[link].place, "on the way back to it"});
    }
    diagnostics_.Add(
        DiagnosticKind::kCycle, record_.sources[next].place,
        fmt::format("source `{}` is seen in itself; one source of a chain is "
                    "`published`",
                    record_.sources[next].name),
        std::move(notes));
  }

  void ReadEvent(size_t index) {
    const syntax::Event& written = *kept_events_[index];
    Event& event = record_.events[index];
    if (written.between && written.first >= written.last &&
        !diagnostics_.HasErrorWithin(written.days)) {
      diagnostics_.Add(
          DiagnosticKind::kEmptyRange, written.days,
          written.first == written.last
              ? "window has one day; an event whose day is known is `on` it"
              : "window ends before it begins; the earlier day comes first");
    }
    for (const syntax::Move& move : written.moves) ReadMove(move, event);
    for (const Name& name : written.according_to) {
      if (const auto source = FindSource(name)) {
        event.according_to.push_back(*source);
      }
    }
    for (const Name& name : written.denied_by) ReadDenial(name, event);
    if (written.replaces) ReadReplacement(*written.replaces, event);
  }

  void ReadMove(const syntax::Move& move, Event& event) {
    const auto found = matter_ids_.find(move.matter.text);
    if (found == matter_ids_.end()) {
      matter_names_.ReportUnknown(DiagnosticKind::kUnknownMatter, "matter",
                                  move.matter, diagnostics_);
      return;
    }
    const law::MatterId matter = found->second;
    // Events are read one after another, so that the last to move a matter
    // tells whether this one has.
    if (std::exchange(moved_by_[matter.index()], &event) == &event) {
      diagnostics_.Add(DiagnosticKind::kDuplicateValue, move.matter.place,
                       fmt::format("event `{}` moves matter `{}` twice; it "
                                   "gives it one value",
                                   event.name, move.matter.text));
      return;
    }
    const auto value = law::ResolveOperand(
        law_.matter(matter).type, move.value,
        fmt::format("matter `{}`", move.matter.text), diagnostics_);
    if (value) event.moves.push_back({matter, *value});
  }

  void ReadDenial(const Name& name, Event& event) {
    const auto source = FindSource(name);
    if (!source) return;
    const auto& tellers = event.according_to;
    if (std::find(tellers.begin(), tellers.end(), *source) != tellers.end()) {
      diagnostics_.Add(
          DiagnosticKind::kDuplicateName, name.place,
          fmt::format("source `{}` both tells and denies event `{}`; name it "
                      "once",
                      name.text, event.name));
      return;
    }
    event.denied_by.push_back(*source);
  }

  void ReadReplacement(const Name& name, Event& event) {
    const auto found = event_ids_.find(name.text);
    if (found == event_ids_.end()) {
      event_names_.ReportUnknown(DiagnosticKind::kUnknownEvent, "event", name,
                                 diagnostics_);
      return;
    }
    event.replaces = found->second;
  }

  void ReadViewpoints() {
    for (const syntax::Viewpoint& written : written_.viewpoints) {
      if (!Declare(written.name)) continue;
      Viewpoint viewpoint;
      viewpoint.name = std::string(written.name.text);
      viewpoint.label = std::string(written.label.text);
      viewpoint.place = written.name.place;
      for (const Name& name : written.credits) {
        if (const auto source = FindSource(name)) {
          viewpoint.credits.push_back(*source);
        }
      }
      record_.viewpoints.push_back(std::move(viewpoint));
    }
  }

  // -- Order ------------------------------------------------------------------

  void CheckReplacements() {
    std::vector<bool> reported(record_.events.size());
    for (const EventId event : record_.EventIds()) {
      std::vector<bool> seen(record_.events.size());
      EventId at = event;
      while (!seen[at.index()] && record_.event(at).replaces) {
        seen[at.index()] = true;
        at = *record_.event(at).replaces;
      }
      // Reported where the walk comes back to where it began: an event that
      // only leads to a cycle is not at fault.
      if (!seen[at.index()] || reported[at.index()] || at != event) continue;
      for (size_t j = 0; j < seen.size(); ++j) {
        if (seen[j]) reported[j] = true;
      }
      diagnostics_.Add(DiagnosticKind::kCycle, record_.event(event).place,
                       fmt::format("event `{}` replaces itself in the end; a "
                                   "chain of events ends in one that replaces "
                                   "none",
                                   record_.event(event).name));
    }
  }

  // Follows the chain of each event, so that whether one replaces another in
  // the end is looked up.
  void FollowReplacements() {
    replaced_.assign(record_.events.size(),
                     std::vector<bool>(record_.events.size()));
    for (const EventId event : record_.EventIds()) {
      for (auto next = record_.event(event).replaces; next;
           next = record_.event(*next).replaces) {
        replaced_[event.index()][next->index()] = true;
      }
    }
  }

  // Returns whether an event takes the place of another in the end.
  bool Replaces(EventId event, EventId other) const {
    return replaced_[event.index()][other.index()];
  }

  // An event as one matter sees it.
  struct Mover {
    EventId event;
    Move move;
  };

  void CheckOrder() {
    FollowReplacements();
    std::vector<std::vector<Mover>> movers(law_.matters.size());
    for (const EventId event : record_.EventIds()) {
      for (const Move& move : record_.event(event).moves) {
        // Pairs of events that move one matter, each pair once: quadratic in
        // the events of a matter.
        auto& earlier = movers[move.matter.index()];
        for (const Mover& each : earlier) CheckPair({event, move}, each);
        earlier.push_back({event, move});
      }
    }
  }

  void CheckPair(const Mover& a, const Mover& b) {
    // One takes the place of the other, so that never both stand.
    if (Replaces(a.event, b.event) || Replaces(b.event, a.event)) return;
    const Event& later = record_.event(a.event);
    const Event& earlier = record_.event(b.event);
    if (later.is_window() || earlier.is_window()) {
      CheckWindows(later, earlier, a.move.matter);
    } else if (later.first == earlier.first && a.move.value != b.move.value &&
               BothStandUndenied(a.event, b.event)) {
      ReportPair(DiagnosticKind::kEventsDisagree, later, earlier,
                 [&] { return Disagreement(later, a.move, earlier, b.move); });
    }
  }

  // There may be very many pairs. The text is made only where it will be shown.
  template <typename MakeText>
  void ReportPair(DiagnosticKind kind, const Event& at, const Event& other,
                  const MakeText& make_text) {
    if (diagnostics_.full()) return diagnostics_.Add(kind, at.place, "");
    diagnostics_.Add(
        kind, at.place, make_text(),
        {{other.place, fmt::format("`{}` is declared here", other.name)}});
  }

  std::string Disagreement(const Event& later, const Move& x,
                           const Event& earlier, const Move& y) const {
    const law::Matter& matter = law_.matter(x.matter);
    return fmt::format(
        "event `{}` makes matter `{}` `{}` on the day on which event `{}` "
        "makes it `{}`; two events that disagree have different days, or one "
        "is `denied by` a source{}",
        later.name, matter.name, law::FormatValue(matter.type, x.value),
        earlier.name, law::FormatValue(matter.type, y.value),
        InTime(later, earlier));
  }

  // Returns by when a denial would have to be published, where the one that
  // there is came too late.
  std::string InTime(const Event& a, const Event& b) const {
    if (a.denied_by.empty() && b.denied_by.empty()) return "";
    const Date known = std::max(record_.KnownSince(*record_.FindEvent(a.name)),
                                record_.KnownSince(*record_.FindEvent(b.name)));
    return " published by " + FormatDate(known);
  }

  // Whether there is a day from which both are known and neither denied yet. A
  // scenario as known on such a day would have both without a dispute.
  bool BothStandUndenied(EventId a, EventId b) const {
    const Date known = std::max(record_.KnownSince(a), record_.KnownSince(b));
    for (const EventId event : {a, b}) {
      const auto denied = record_.DeniedSince(event);
      if (denied && *denied <= known) return false;
    }
    return true;
  }

  // Inclusive on both ends: on its first day a window's event may have
  // happened, and on its last it has.
  void CheckWindows(const Event& a, const Event& b, law::MatterId matter) {
    if (a.first > b.last || b.first > a.last) return;
    const Event& window = a.is_window() ? a : b;
    const Event& other = a.is_window() ? b : a;
    ReportPair(DiagnosticKind::kWindowOverlap, window, other, [&] {
      return fmt::format(
          "window of event `{}` holds a day of event `{}`, which moves matter "
          "`{}` too; a window has no other event on its matter",
          window.name, other.name, law_.matter(matter).name);
    });
  }

  const syntax::Record& written_;
  const law::Law& law_;
  text::Diagnostics& diagnostics_;
  Record record_;
  // By SourceId and EventId: what was written of those that are kept.
  std::vector<const syntax::Source*> kept_sources_;
  std::vector<const syntax::Event*> kept_events_;
  std::map<std::string, Place> declared_;
  std::map<std::string_view, SourceId> source_ids_;
  std::map<std::string_view, EventId> event_ids_;
  std::unordered_map<std::string_view, law::MatterId> matter_ids_;
  std::vector<const Event*> moved_by_;  // by matter: the last event to move it
  std::vector<std::vector<bool>> replaced_;  // by event, and event
  text::NameIndex source_names_;
  text::NameIndex event_names_;
  text::NameIndex matter_names_;
};

}  // namespace

Record ReadRecord(std::span<const text::Block> blocks, const law::Law& law,
                  text::Diagnostics& diagnostics) {
  const syntax::Record written = ParseRecord(blocks, diagnostics);
  return Reader(written, law, diagnostics).Run();
}

}  // namespace safeconduct::record
