// SPDX-License-Identifier: Apache-2.0
// The record as docs/record.md tells it, one sentence after the other. There
// are no epochs and no settings: for a day and a way in which everything went,
// each event is asked whether somebody has told of it, whether it happened,
// whether another replaces it and whether its day has come; and the latest of
// those that are left says what the matter is.
#include "tests/oracle/slow_record.h"

#include <algorithm>
#include <map>
#include <utility>

namespace safeconduct::oracle {

using law::MatterId;
using record::Becomes;
using record::Event;
using record::EventId;
using record::Record;
using record::Scenario;
using record::Settles;
using record::SourceId;

namespace {

std::optional<Value> MovesTo(const Event& event, MatterId matter) {
  for (const record::Move& move : event.moves) {
    if (move.matter == matter) return move.value;
  }
  return std::nullopt;
}

bool OneDay(const Event& event) { return event.first == event.last; }

// Whether two events move one matter on one day to different values.
bool Contradict(const Event& a, const Event& b) {
  if (!OneDay(a) || !OneDay(b) || a.last != b.last) return false;
  return std::any_of(
      a.moves.begin(), a.moves.end(), [&](const record::Move& move) {
        return MovesTo(b, move.matter).value_or(move.value) != move.value;
      });
}

// Grows a group of events by all that contradict one of them, again and again.
std::vector<EventId> GroupOf(const Record& record, EventId seed,
                             const std::set<EventId>& denied) {
  std::vector<EventId> group = {seed};
  for (size_t i = 0; i < group.size(); ++i) {
    for (const EventId other : denied) {
      const bool in = std::find(group.begin(), group.end(), other) !=  //
                      group.end();
      if (!in && Contradict(record.event(group[i]), record.event(other))) {
        group.push_back(other);
      }
    }
  }
  std::sort(group.begin(), group.end());
  return group;
}

// What the events of a group make of each matter.
using Tellings = std::map<MatterId, std::set<Value>>;

Tellings ContestedIn(const Record& record, const std::vector<EventId>& group) {
  Tellings told;
  for (const EventId id : group) {
    for (const record::Move& move : record.event(id).moves) {
      told[move.matter].insert(move.value);
    }
  }
  std::erase_if(told, [](const auto& each) { return each.second.size() < 2; });
  return told;
}

// Returns which events happened where `truth` is what became of the contested
// matters; nothing where an event would have told one right and another wrong.
std::optional<std::vector<bool>> WayOf(const Record& record,
                                       const std::vector<EventId>& group,
                                       const std::map<MatterId, Value>& truth) {
  std::vector<bool> way;
  for (const EventId id : group) {
    size_t right = 0;
    size_t wrong = 0;
    for (const auto& [matter, value] : truth) {
      const auto told = MovesTo(record.event(id), matter);
      if (told) ++(*told == value ? right : wrong);
    }
    if (right > 0 && wrong > 0) return std::nullopt;
    way.push_back(right > 0);
  }
  return way;
}

void AddWays(const Record& record, const std::vector<EventId>& group,
             Tellings contested, std::map<MatterId, Value>& truth,
             std::vector<std::vector<bool>>& ways) {
  if (contested.empty()) {
    if (auto way = WayOf(record, group, truth)) ways.push_back(*way);
    return;
  }
  const auto [matter, values] = *contested.begin();
  contested.erase(contested.begin());
  for (const Value value : values) {
    truth[matter] = value;
    AddWays(record, group, contested, truth, ways);
  }
  truth.erase(matter);
}

// Returns all ways in which a dispute may have gone.
std::vector<std::vector<bool>> AllWays(const Record& record,
                                       const std::vector<EventId>& group) {
  if (group.size() == 1) return {{false}, {true}};
  std::vector<std::vector<bool>> ways;
  std::map<MatterId, Value> truth;
  AddWays(record, group, ContestedIn(record, group), truth, ways);
  if (!ways.empty()) return ways;
  for (size_t i = 0; i < group.size(); ++i) {
    ways.emplace_back(group.size(), false);
    ways.back()[i] = true;
  }
  return ways;
}

}  // namespace

SlowRecord::SlowRecord(const law::Law& law, const Record& record,
                       Scenario scenario)
    : law_(&law), record_(&record), scenario_(std::move(scenario)) {}

std::optional<SlowRecord> SlowRecord::Make(const law::Law& law,
                                           const Record& record,
                                           const Scenario& scenario) {
  SlowRecord made(law, record, scenario);
  for (const Event& event : record.events) {
    made.known_.push_back(made.Known(event));
  }
  made.dispute_of_.resize(record.events.size());
  if (!made.SettlementsMakeSense() || !made.AddDisputes()) return std::nullopt;
  made.AddWindows();
  made.Index();
  return made;
}

// -- Who knows what -----------------------------------------------------------

bool SlowRecord::Published(SourceId source) const {
  return !scenario_.known_on ||
         record_->source(source).published <= *scenario_.known_on;
}

bool SlowRecord::Known(const Event& event) const {
  return std::any_of(event.according_to.begin(), event.according_to.end(),
                     [&](SourceId source) { return Published(source); });
}

bool SlowRecord::Denied(const Event& event) const {
  return std::any_of(event.denied_by.begin(), event.denied_by.end(),
                     [&](SourceId source) { return Published(source); });
}

std::optional<bool> SlowRecord::Supposed(EventId event) const {
  std::optional<bool> last;
  for (const record::Supposition& supposition : scenario_.suppositions) {
    const auto* settles = std::get_if<Settles>(&supposition);
    if (settles != nullptr && settles->event == event) last = settles->happened;
  }
  return last;
}

// Returns what the viewpoint credits of an event, if it takes sides.
std::optional<bool> SlowRecord::Credited(EventId event) const {
  if (!scenario_.viewpoint) return std::nullopt;
  bool tells = false;
  bool denies = false;
  const auto& viewpoint = record_->viewpoints[scenario_.viewpoint->index()];
  for (const SourceId source : viewpoint.credits) {
    if (!Published(source)) continue;
    const auto has = [&](const std::vector<SourceId>& sources) {
      return std::count(sources.begin(), sources.end(), source) > 0;
    };
    tells = tells || has(record_->event(event).according_to);
    denies = denies || has(record_->event(event).denied_by);
  }
  if (tells == denies) return std::nullopt;
  return tells;
}

bool SlowRecord::SettlementsMakeSense() const {
  for (const record::Supposition& supposition : scenario_.suppositions) {
    const auto* settles = std::get_if<Settles>(&supposition);
    if (settles == nullptr) continue;
    const Event& event = record_->event(settles->event);
    if (!known_[settles->event.index()]) return false;
    if (OneDay(event) && !Denied(event)) return false;
  }
  return true;
}

// -- What nobody knows --------------------------------------------------------

bool SlowRecord::AddDisputes() {
  std::set<EventId> denied;
  for (size_t i = 0; i < known_.size(); ++i) {
    if (known_[i] && Denied(record_->events[i])) denied.emplace(i);
  }
  for (const EventId event : denied) {
    if (dispute_of_[event.index()]) continue;
    EventVariable dispute;
    dispute.events = GroupOf(*record_, event, denied);
    dispute.ways = AllWays(*record_, dispute.events);
    if (!KeepPossible(dispute)) return false;
    for (const EventId each : dispute.events) {
      dispute_of_[each.index()] = variables_.size();
    }
    variables_.push_back(std::move(dispute));
  }
  return true;
}

// Keeps the ways that the suppositions leave, and of those the ones that the
// viewpoint credits, unless it credits none of them.
bool SlowRecord::KeepPossible(EventVariable& dispute) const {
  std::vector<std::vector<bool>> supposed;
  std::vector<std::vector<bool>> credited;
  for (const std::vector<bool>& way : dispute.ways) {
    bool as_supposed = true;
    bool as_credited = true;
    for (size_t i = 0; i < way.size(); ++i) {
      const EventId event = dispute.events[i];
      const std::optional<bool> settled = Supposed(event);
      if (settled.value_or(way[i]) != way[i]) as_supposed = false;
      if (settled) continue;
      if (Credited(event).value_or(way[i]) != way[i]) as_credited = false;
    }
    if (!as_supposed) continue;
    supposed.push_back(way);
    if (as_credited) credited.push_back(way);
  }
  dispute.ways = credited.empty() ? supposed : credited;
  return !supposed.empty();
}

void SlowRecord::AddWindows() {
  for (size_t i = 0; i < known_.size(); ++i) {
    const EventId id(i);
    if (!known_[i] || OneDay(record_->event(id))) continue;
    AddWindow(id, std::nullopt);
    // By another day it may be another answer.
    for (const MatterId matter : law_->MatterIds()) {
      const auto& as_of = law_->matter(matter).as_of;
      if (as_of && MovesTo(record_->event(id), as_of->matter) &&
          !WindowOf(id, matter)) {
        AddWindow(id, matter);
      }
    }
  }
}

void SlowRecord::AddWindow(EventId id, std::optional<MatterId> as_of) {
  EventVariable window{true, as_of, {id}, {{false}, {true}}};
  const std::optional<bool> supposed = Supposed(id);
  // Of a dispute, that it did not happen says all there is to say.
  if (supposed && (*supposed || !dispute_of_[id.index()])) {
    window.ways = {{*supposed}};
  }
  variables_.push_back(std::move(window));
}

// Returns the window that says whether an event has happened by the day on
// which a matter is looked at.
std::optional<size_t> SlowRecord::WindowOf(EventId event,
                                           MatterId matter) const {
  const auto& as_of = law_->matter(matter).as_of;
  for (size_t i = 0; i < variables_.size(); ++i) {
    const EventVariable& about = variables_[i];
    if (!about.is_window || about.events.front() != event) continue;
    if (about.as_of.has_value() != as_of.has_value()) continue;
    if (!as_of) return i;
    const law::Chain& by = law_->matter(*about.as_of).as_of->day;
    if (by.root == as_of->day.root && by.steps == as_of->day.steps) return i;
  }
  return std::nullopt;
}

void SlowRecord::Index() {
  movers_.resize(law_->matters.size());
  replaced_by_.resize(record_->events.size());
  for (size_t i = 0; i < known_.size(); ++i) {
    if (!known_[i]) continue;
    const Event& event = record_->events[i];
    for (const record::Move& move : event.moves) {
      movers_[move.matter.index()].emplace_back(i);
    }
    if (event.replaces) replaced_by_[event.replaces->index()].emplace_back(i);
  }
}

// -- What became of a matter --------------------------------------------------

bool SlowRecord::Happened(size_t variable, EventId event,
                          std::span<const size_t> choices) const {
  const EventVariable& about = variables_[variable];
  const auto place = std::find(about.events.begin(), about.events.end(), event);
  return about.ways[choices[variable]]
                   [static_cast<size_t>(place - about.events.begin())];
}

// Whether a known event is true at all, whenever its day may be.
bool SlowRecord::Told(EventId event, std::span<const size_t> choices) const {
  const auto dispute = dispute_of_[event.index()];
  return !dispute || Happened(*dispute, event, choices);
}

bool SlowRecord::Begun(EventId event, MatterId matter, Date day,
                       std::span<const size_t> choices) const {
  const Event& told = record_->event(event);
  if (day < told.first) return false;
  if (day >= told.last) return true;
  return Happened(*WindowOf(event, matter), event, choices);
}

// Whether an event has the last word over another that moves the same matter.
bool SlowRecord::Prevails(EventId event, EventId over) const {
  const Event& a = record_->event(event);
  const Event& b = record_->event(over);
  if (a.last != b.last) return a.last > b.last;
  const bool disputed = dispute_of_[event.index()].has_value();
  if (disputed != dispute_of_[over.index()].has_value()) return disputed;
  // They agree, or did not both happen.
  return event > over;
}

const Becomes* SlowRecord::SupposedOn(MatterId matter, Date day) const {
  const Becomes* supposed = nullptr;
  for (const record::Supposition& supposition : scenario_.suppositions) {
    const auto* becomes = std::get_if<Becomes>(&supposition);
    if (becomes == nullptr || becomes->matter != matter) continue;
    if (becomes->day > day) continue;
    if (supposed == nullptr || supposed->day <= becomes->day) {
      supposed = becomes;
    }
  }
  return supposed;
}

std::optional<EventId> SlowRecord::SetterOn(
    MatterId matter, Date day, std::span<const size_t> choices) const {
  const MatterId told = Told(matter);
  if (SupposedOn(told, day) != nullptr) return std::nullopt;
  std::optional<EventId> latest;
  for (const EventId event : movers_[told.index()]) {
    if (!Told(event, choices) || !Begun(event, matter, day, choices)) continue;
    const auto& replacing = replaced_by_[event.index()];
    if (std::any_of(replacing.begin(), replacing.end(),
                    [&](EventId later) { return Told(later, choices); })) {
      continue;
    }
    if (!latest || Prevails(event, *latest)) latest = event;
  }
  return latest;
}

Value SlowRecord::ValueOn(MatterId matter, Date day,
                          std::span<const size_t> choices) const {
  const MatterId told = Told(matter);
  if (const Becomes* supposed = SupposedOn(told, day)) return supposed->value;
  const std::optional<EventId> setter = SetterOn(matter, day, choices);
  if (!setter) return law_->matter(told).at_first;
  return *MovesTo(record_->event(*setter), told);
}

// The matter that the record tells of.
MatterId SlowRecord::Told(MatterId matter) const {
  const auto& as_of = law_->matter(matter).as_of;
  return as_of ? as_of->matter : matter;
}

// -- Windows by several days --------------------------------------------------

bool SlowRecord::HasOrders() const {
  return std::ranges::any_of(variables_, [](const EventVariable& about) {
    return about.as_of.has_value();
  });
}

bool SlowRecord::InOrder(const Assignment& values,
                         std::span<const size_t> choices,
                         const std::set<size_t>& tried,
                         bool by_calendars) const {
  const auto day_of = [&](const EventVariable& window) {
    return window.as_of ? DayLookedAt(*law_, *window.as_of, values)
                        : std::optional(values.today);
  };
  const auto counted = [&](const EventVariable& window) {
    return !by_calendars && window.as_of &&
           std::holds_alternative<law::MeasureId>(
               law_->matter(*window.as_of).as_of->by);
  };
  for (const size_t i : tried) {
    for (const size_t j : tried) {
      const EventVariable& a = variables_[i];
      const EventVariable& b = variables_[j];
      if (i == j || !a.is_window || !b.is_window || a.events != b.events ||
          counted(a) || counted(b)) {
        continue;
      }
      const auto day_a = day_of(a);
      const auto day_b = day_of(b);
      if (!day_a || !day_b || *day_a > *day_b) continue;
      if (a.ways[choices[i]][0] && !b.ways[choices[j]][0]) return false;
    }
  }
  return true;
}

void SlowRecord::Forget(EventId event) {
  EventVariable& dispute = variables_[*dispute_of_[event.index()]];
  dispute.ways = AllWays(*record_, dispute.events);
}

std::set<size_t> SlowRecord::VariablesOf(MatterId matter) const {
  std::set<size_t> found;
  const auto add = [&](const std::optional<size_t>& variable) {
    if (variable) found.insert(*variable);
  };
  for (const EventId event : movers_[Told(matter).index()]) {
    add(dispute_of_[event.index()]);
    add(WindowOf(event, matter));
    for (const EventId later : replaced_by_[event.index()]) {
      add(dispute_of_[later.index()]);
    }
  }
  return found;
}

std::set<Value> SlowRecord::DaysOfChange(MatterId matter) const {
  std::set<Value> days;
  matter = Told(matter);
  for (const EventId event : movers_[matter.index()]) {
    days.insert(record_->event(event).first.days);
    days.insert(record_->event(event).last.days);
  }
  for (const record::Supposition& supposition : scenario_.suppositions) {
    const auto* becomes = std::get_if<Becomes>(&supposition);
    if (becomes != nullptr && becomes->matter == matter) {
      days.insert(becomes->day.days);
    }
  }
  return days;
}

std::set<Value> SlowRecord::ValuesOf(MatterId matter) const {
  matter = Told(matter);
  std::set<Value> values = {law_->matter(matter).at_first};
  for (const Event& event : record_->events) {
    if (const auto value = MovesTo(event, matter)) values.insert(*value);
  }
  for (const record::Supposition& supposition : scenario_.suppositions) {
    const auto* becomes = std::get_if<Becomes>(&supposition);
    if (becomes != nullptr && becomes->matter == matter) {
      values.insert(becomes->value);
    }
  }
  return values;
}

}  // namespace safeconduct::oracle
