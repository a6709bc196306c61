// SPDX-License-Identifier: Apache-2.0
// From the record and a scenario to what became of every matter when.
//
// Known are the events of which some source was published by the scenario's
// day. Those that are denied by then become disputes, those with a window
// windows, each a variable that a viewpoint or a supposition may settle. The
// days are cut where anything begins, and for each matter and stretch the
// events up to it are listed, the latest first, each with the conditions under
// which it stands: so the value is that of the first whose conditions hold.
//
// Example. `signed` on 1 May makes `treaty` yes, `refused` on 3 June makes it
// no and is denied, and at first it is no. From 3 June on the settings of
// `treaty` are: no by `refused` if its dispute is in world 1, else yes by
// `signed`. There the list ends, as nothing can keep `signed` from standing.
//
// The steps of Run() lean on one another in that order: windows ask for
// disputes, epochs need to know which events ever stand, and settings need
// epochs.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "record/timeline.h"
#include "record/worlds.h"
#include "safeconduct/error.h"

namespace safeconduct::record {

// The most settings of a timeline, which takes some 100 bytes for each. A
// matter that is moved by many disputed events has a list as long in each of
// many epochs.
constexpr size_t kMaxSettings = 1'000'000;

// Makes one timeline, step by step, in its own members.
class TimelineBuilder {
 public:
  TimelineBuilder(const law::Law& law, const Record& record, Scenario scenario)
      : law_(law), record_(record) {
    timeline_.scenario_ = std::move(scenario);
  }

  std::expected<Timeline, Error> Run() {
    FindKnown();
    if (auto done = CheckSettlements(); !done) {
      return std::unexpected(done.error());
    }
    if (auto done = MakeDisputes(); !done) {
      return std::unexpected(done.error());
    }
    MakeWindows();
    MakeEpochs();
    if (auto done = MakeSettings(); !done) {
      return std::unexpected(done.error());
    }
    CollectValues();
    return std::move(timeline_);
  }

 private:
  const Scenario& scenario() const { return timeline_.scenario_; }

  bool Published(SourceId source) const {
    return !scenario().known_on ||
           record_.source(source).published <= *scenario().known_on;
  }

  bool IsDenied(EventId event) const {
    return record_.IsDeniedBy(event, scenario().known_on);
  }

  // Known is what some source told by the known-on day, even if another denies
  // it.
  void FindKnown() {
    for (const EventId event : record_.EventIds()) {
      timeline_.known_.push_back(record_.IsKnownBy(event, scenario().known_on));
    }
  }

  // -- Suppositions that settle -------------------------------------------

  // Of two suppositions that settle one event the one given last prevails. A
  // scenario may come from callers who resolved it against another known-on
  // day; it is refused here rather than left without effect.
  std::expected<void, Error> CheckSettlements() {
    for (const Supposition& supposition : scenario().suppositions) {
      const auto* settles = std::get_if<Settles>(&supposition);
      if (settles == nullptr) continue;
      const EventId event = settles->event;
      if (!timeline_.Knows(event) ||
          (!IsDenied(event) && !record_.event(event).is_window())) {
        return std::unexpected(
            Error{Error::Kind::kQuestion,
                  fmt::format("{}: has nothing to settle (leave out the "
                              "supposition)",
                              record_.event(event).name)});
      }
      settled_[event] = settles->happened;
    }
    return {};
  }

  // -- Disputes and windows -----------------------------------------------

  std::expected<void, Error> MakeDisputes() {
    std::vector<EventId> denied;
    for (const EventId event : record_.EventIds()) {
      if (timeline_.Knows(event) && IsDenied(event)) denied.push_back(event);
    }
    for (auto& group : GroupDisputes(record_, denied)) {
      if (group.size() > kMaxDisputeEvents) {
        return std::unexpected(Error{
            Error::Kind::kLimit,
            fmt::format("{}: hangs together with {} more denied events, more "
                        "than {} (date or split them)",
                        record_.event(group.front()).name, group.size() - 1,
                        kMaxDisputeEvents - 1)});
      }
      Dispute dispute;
      dispute.worlds = WorldsOf(record_, group);
      dispute.events = std::move(group);
      if (auto done = Settle(dispute); !done) return done;
      timeline_.disputes_.push_back(std::move(dispute));
    }
    return {};
  }

  // Leaves the worlds that agree with the suppositions, and of those the ones
  // that agree with the viewpoint, where there are any.
  std::expected<void, Error> Settle(Dispute& dispute) const {
    const auto supposed = [&](EventId event) -> std::optional<bool> {
      const auto found = settled_.find(event);
      if (found == settled_.end()) return std::nullopt;
      return found->second;
    };
    // Suppositions come before viewpoints: what a person supposes of an event
    // no source speaks against.
    const auto told = [&](EventId event) -> std::optional<bool> {
      if (settled_.contains(event)) return std::nullopt;
      return VerdictOf(event);
    };
    const IntervalSet all =
        IntervalSet::Range(0, static_cast<Value>(dispute.worlds.size()) - 1);
    const IntervalSet left = WorldsThatAgree(dispute, all, supposed);
    if (left.empty()) {
      return std::unexpected(
          Error{Error::Kind::kQuestion,
                fmt::format("{}: the suppositions on it and on the events told "
                            "against it contradict one another (leave one out)",
                            record_.event(dispute.events.front()).name)});
    }
    const IntervalSet credited = WorldsThatAgree(dispute, left, told);
    // Credited sources that contradict one another, or the suppositions, settle
    // nothing.
    dispute.possible = credited.empty() ? left : credited;
    return {};
  }

  template <typename Verdict>
  static IntervalSet WorldsThatAgree(const Dispute& dispute,
                                     const IntervalSet& among,
                                     const Verdict& verdict) {
    std::vector<Interval> agreeing;
    for (size_t w = 0; w < dispute.worlds.size(); ++w) {
      const auto value = static_cast<Value>(w);
      if (!among.Contains(value)) continue;
      bool agrees = true;
      for (size_t i = 0; i < dispute.events.size(); ++i) {
        const std::optional<bool> happened = verdict(dispute.events[i]);
        if (happened && *happened != dispute.worlds[w][i]) agrees = false;
      }
      if (agrees) agreeing.push_back({value, value});
    }
    return IntervalSet(agreeing);
  }

  // Returns what the viewpoint says of an event: that it happened, that it did
  // not, or neither.
  std::optional<bool> VerdictOf(EventId event) const {
    if (!scenario().viewpoint) return std::nullopt;
    const auto& credits = record_.viewpoint(*scenario().viewpoint).credits;
    const auto credited = [&](const std::vector<SourceId>& sources) {
      return std::any_of(sources.begin(), sources.end(), [&](SourceId source) {
        return Published(source) && std::find(credits.begin(), credits.end(),
                                              source) != credits.end();
      });
    };
    const bool told = credited(record_.event(event).according_to);
    const bool denied = credited(record_.event(event).denied_by);
    if (told == denied) return std::nullopt;
    return told;
  }

  // Today's first, in the order of the events.
  void MakeWindows() {
    for (const EventId event : record_.EventIds()) {
      if (timeline_.Knows(event) && record_.event(event).is_window()) {
        AddWindow(event, {});
      }
    }
    for (const law::MatterId matter : law_.MatterIds()) {
      if (law_.matter(matter).as_of) AddWindowsOf(matter);
    }
  }

  // Adds those of the events that move a matter as of a day: what has happened
  // by today need not have by then.
  void AddWindowsOf(law::MatterId matter) {
    for (const EventId event : record_.EventIds()) {
      const auto& moves = record_.event(event).moves;
      const auto move =
          std::ranges::find(moves, law_.Declared(matter), &Move::matter);
      if (move == moves.end() || !timeline_.WindowOf(event)) continue;
      if (timeline_.WindowOf(event, law_.DayOf(matter))) continue;
      AddWindow(event, law_.DayOf(matter));
    }
  }

  void AddWindow(EventId event, const law::Chain& by) {
    Window window{event, by, IntervalSet::Range(0, 1)};
    const auto settled = settled_.find(event);
    // That a denied event did not happen settles its dispute; when it would
    // have happened then no longer matters.
    if (settled != settled_.end() &&
        (settled->second || !timeline_.DisputeOf(event))) {
      window.possible = IntervalSet::Single(settled->second ? 1 : 0);
    }
    timeline_.windows_.push_back(std::move(window));
  }

  // -- Epochs ---------------------------------------------------------------

  // Returns the conditions under which an event stands, its window left out;
  // nothing where it never does. It stands where it happened and nothing that
  // replaces it did; a replacement that nobody denies has happened for certain.
  std::optional<std::vector<Literal>> StandsWhen(EventId event) const {
    if (!timeline_.Knows(event)) return std::nullopt;
    std::vector<Literal> conditions;
    if (const auto dispute = timeline_.DisputeOf(event)) {
      conditions.push_back({*dispute, WorldsWith(*dispute, event, true)});
    }
    for (const EventId later : record_.EventIds()) {
      if (record_.event(later).replaces != event) continue;
      if (!timeline_.Knows(later)) continue;
      const auto dispute = timeline_.DisputeOf(later);
      if (!dispute) return std::nullopt;
      conditions.push_back({*dispute, WorldsWith(*dispute, later, false)});
    }
    return conditions;
  }

  // Returns the worlds of a dispute in which an event happened, or did not.
  IntervalSet WorldsWith(DisputeId id, EventId event, bool happened) const {
    const Dispute& dispute = timeline_.dispute(id);
    return dispute.WorldsWith(dispute.PositionOf(event), happened);
  }

  // Days are cut where an event begins, falls or ends and where a supposition
  // starts, whatever the matter: the timeline knows no routes.
  void MakeEpochs() {
    std::map<Date, Epoch> epochs;
    // Even of an empty record every day lies in an epoch.
    epochs[kFirstDay];
    for (const EventId id : record_.EventIds()) {
      stands_.push_back(StandsWhen(id));
      // An event that never stands changes nothing, and cuts no days.
      if (!stands_.back()) continue;
      const Event& event = record_.event(id);
      epochs[event.first].events.push_back(id);
      // A window opens on its first day and from its last on is an event like
      // any.
      if (event.is_window()) epochs[event.last].events.push_back(id);
    }
    const auto& suppositions = scenario().suppositions;
    for (size_t i = 0; i < suppositions.size(); ++i) {
      if (const auto* becomes = std::get_if<Becomes>(&suppositions[i])) {
        epochs[becomes->day].supposed.push_back(i);
      }
    }
    for (auto& [day, epoch] : epochs) {
      epoch.first = day;
      timeline_.epochs_.push_back(std::move(epoch));
    }
  }

  // -- Settings -------------------------------------------------------------

  // An event as one matter sees it.
  struct Mover {
    EventId event;
    Value value;
  };

  std::expected<void, Error> MakeSettings() {
    timeline_.settings_.resize(law_.matters.size());
    const std::vector<std::vector<Mover>> movers = MoversOfMatters();
    size_t count = 0;
    for (const law::MatterId matter : law_.MatterIds()) {
      for (const Epoch& epoch : timeline_.epochs_) {
        auto& settings = timeline_.settings_[matter.index()];
        settings.push_back(SettingsOn(
            matter, movers[law_.Declared(matter).index()], epoch.first));
        count += settings.back().size();
        if (count > kMaxSettings) return std::unexpected(TooManySettings());
      }
    }
    return {};
  }

  static Error TooManySettings() {
    return {Error::Kind::kLimit,
            fmt::format("record: has more than {} settings, one for each "
                        "matter, stretch of days and event that may have "
                        "moved it (settle disputes, or split the pack)",
                        kMaxSettings)};
  }

  // Returns the events that move each matter, the latest first; of one day,
  // those denied before those that are not, and then the later declared.
  std::vector<std::vector<Mover>> MoversOfMatters() const {
    std::vector<std::vector<Mover>> movers(law_.matters.size());
    for (const EventId event : record_.EventIds()) {
      if (!stands_[event.index()]) continue;
      for (const Move& move : record_.event(event).moves) {
        movers[move.matter.index()].push_back({event, move.value});
      }
    }
    for (auto& list : movers) {
      std::sort(list.begin(), list.end(),
                [&](const Mover& a, const Mover& b) { return IsLater(a, b); });
    }
    return movers;
  }

  // Of one day, those in dispute come first: where what is denied happened, it
  // is what counts, and an undenied one before it would end the list.
  bool IsLater(const Mover& a, const Mover& b) const {
    const auto key = [&](const Mover& mover) {
      return std::tuple(record_.event(mover.event).last,
                        timeline_.DisputeOf(mover.event).has_value(),
                        mover.event);
    };
    return key(a) > key(b);
  }

  std::vector<Setting> SettingsOn(law::MatterId matter,
                                  const std::vector<Mover>& movers,
                                  Date day) const {
    // A supposition overrides the record from its day on, whatever happens
    // later.
    if (auto supposed = SupposedOn(law_.Declared(matter), day))
      return {*supposed};
    std::vector<Setting> settings;
    for (const Mover& mover : movers) {
      const Event& event = record_.event(mover.event);
      if (event.first > day) continue;
      Setting setting;
      setting.value = mover.value;
      setting.event = mover.event;
      setting.since = day < event.last ? event.first : event.last;
      setting.conditions = *stands_[mover.event.index()];
      if (day < event.last) {
        setting.conditions.push_back(
            {*timeline_.WindowOf(mover.event, law_.DayOf(matter)),
             IntervalSet::Single(1)});
      }
      settings.push_back(std::move(setting));
      // It holds whatever else is so, and nothing behind it comes into play.
      if (settings.back().conditions.empty()) return settings;
    }
    Setting first;
    first.value = law_.matter(matter).at_first;
    first.since = kFirstDay;
    settings.push_back(std::move(first));
    return settings;
  }

  // Returns the last supposition on a matter up to a day; of one day, the one
  // given last.
  std::optional<Setting> SupposedOn(law::MatterId matter, Date day) const {
    const Becomes* latest = nullptr;
    for (const Supposition& supposition : scenario().suppositions) {
      const auto* becomes = std::get_if<Becomes>(&supposition);
      if (becomes == nullptr || becomes->matter != matter) continue;
      if (becomes->day > day) continue;
      if (latest == nullptr || becomes->day >= latest->day) latest = becomes;
    }
    if (latest == nullptr) return std::nullopt;
    Setting setting;
    setting.value = latest->value;
    setting.supposed = true;
    setting.since = latest->day;
    return setting;
  }

  void CollectValues() {
    std::vector<std::vector<Interval>> values(law_.matters.size());
    const auto add = [&](law::MatterId matter, Value value) {
      values[matter.index()].push_back({value, value});
    };
    for (const law::MatterId matter : law_.DeclaredMatterIds()) {
      add(matter, law_.matter(matter).at_first);
    }
    for (const Event& event : record_.events) {
      for (const Move& move : event.moves) add(move.matter, move.value);
    }
    for (const Supposition& supposition : scenario().suppositions) {
      if (const auto* becomes = std::get_if<Becomes>(&supposition)) {
        add(becomes->matter, becomes->value);
      }
    }
    for (const law::MatterId matter : law_.MatterIds()) {
      timeline_.values_.emplace_back(values[law_.Declared(matter).index()]);
    }
  }

  const law::Law& law_;
  const Record& record_;
  Timeline timeline_;
  // Whether an event happened, of those that suppositions settle.
  std::map<EventId, bool> settled_;
  // For each event the conditions under which it stands, if it ever does.
  std::vector<std::optional<std::vector<Literal>>> stands_;
};

std::expected<Timeline, Error> Timeline::Make(const law::Law& law,
                                              const Record& record,
                                              Scenario scenario) {
  return TimelineBuilder(law, record, std::move(scenario)).Run();
}

}  // namespace safeconduct::record
