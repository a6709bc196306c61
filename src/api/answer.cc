// SPDX-License-Identifier: Apache-2.0
//
// From what the asker found to the answer that the library hands out. The rooms
// below speak in ids, which are short and mean nothing without their chart. An
// answer points at the declarations themselves, which live with the pack that
// the answer keeps, so that it can be read after chart and asker are gone.
#include "api/answer.h"

#include <utility>
#include <variant>

#include "api/access.h"
#include "law/values.h"

namespace safeconduct::api {
namespace {

// Puts the pack's declarations in the place of ids.
class AnswerMaker {
 public:
  AnswerMaker(const Chart& chart, const chart::Case& person)
      : chart_(*Access::ChartOf(chart)),
        contents_(Access::ContentsOf(chart.pack())),
        person_(person) {}

  RouteAnswer Route(const ask::RouteAnswer& answer) const {
    RouteAnswer value;
    value.route = contents_.route(answer.route);
    value.country = CountryOf(*value.route, answer.route);
    value.outcome = answer.outcome;
    value.clauses.reserve(answer.clauses.size());
    for (const ask::ClauseAnswer& clause : answer.clauses) {
      value.clauses.push_back({contents_.clause(clause.clause),
                               clause.holds,
                               Events(contents_, clause.events),
                               {}});
    }
    for (const law::ClauseId clause : answer.because) {
      value.because.push_back(contents_.clause(clause));
    }
    if (answer.reason) value.reason = ReasonOf(*answer.reason);
    value.turns_on = TurnsOnOf(answer.turns_on);
    value.undecided = answer.undecided;
    if (answer.changes) {
      value.changes.emplace();
      for (const ask::Change& change : answer.changes->listed) {
        value.changes->listed.push_back(ChangeOf(change));
      }
      value.changes->left_out = answer.changes->left_out;
    }
    for (const ask::NoteAnswer& note : answer.notes) {
      value.notes.push_back({contents_.note(note.note), note.holds,
                             Events(contents_, note.events),
                             TurnsOnOf(note.turns_on)});
    }
    return value;
  }

  static std::vector<const Event*> Events(
      const Contents& contents, const std::vector<record::EventId>& ids) {
    std::vector<const Event*> events;
    events.reserve(ids.size());
    for (const record::EventId id : ids) events.push_back(contents.event(id));
    return events;
  }

 private:
  std::string CountryOf(const safeconduct::Route& route,
                        law::RouteId id) const {
    const auto* fact = std::get_if<law::FactId>(&chart_.law().route(id).to);
    if (fact == nullptr) return route.country;
    // A country known only as one of several is not known: there is no way back
    // to two.
    const auto known = person_.values(*fact).OnlyValue();
    return known ? law::FormatValue(chart_.law().fact(*fact).type, *known) : "";
  }

  FactValues FactValuesOf(law::FactId fact, const IntervalSet& values) const {
    return {contents_.fact(fact),
            ValuesOf(chart_.law().fact(fact).type, values)};
  }

  // A dispute has worlds, of which one says of each of its events whether it
  // happened; a reader is told of events.
  void AddFates(record::DisputeId id, size_t world,
                std::vector<EventFate>& fates) const {
    const record::Dispute& dispute = chart_.timeline().disputes()[id.index()];
    for (size_t i = 0; i < dispute.events.size(); ++i) {
      fates.push_back(
          {contents_.event(dispute.events[i]), dispute.worlds[world][i]});
    }
  }

  Reason ReasonOf(const ask::Reason& reason) const {
    Reason value;
    for (const law::FactId fact : reason.facts) {
      value.facts.push_back(FactValuesOf(fact, person_.values(fact)));
    }
    for (const record::DisputeId id : reason.disputes) {
      const record::Dispute& dispute = chart_.timeline().disputes()[id.index()];
      // It is settled, so one world is left.
      AddFates(id, static_cast<size_t>(dispute.possible.min()), value.disputes);
    }
    value.today = reason.today;
    return value;
  }

  TurnsOn TurnsOnOf(const ask::TurnsOn& turns_on) const {
    TurnsOn value;
    for (const law::FactId fact : turns_on.facts) {
      value.facts.push_back(contents_.fact(fact));
    }
    value.events = Events(contents_, turns_on.events);
    value.today = turns_on.today;
    return value;
  }

  Change ChangeOf(const ask::Change& change) const {
    Change value;
    for (const auto& [fact, values] : change.facts) {
      value.facts.push_back(FactValuesOf(fact, values));
    }
    for (const auto& [matter, values] : change.matters) {
      value.matters.push_back(
          {contents_.matter(matter),
           ValuesOf(chart_.law().matter(matter).type, values)});
    }
    for (const auto& [dispute, world] : change.disputes) {
      AddFates(dispute, world, value.disputes);
    }
    value.one_of_several = change.one_of_several;
    value.gives = change.gives;
    value.then_turns_on = TurnsOnOf(change.then_turns_on);
    return value;
  }

  const chart::Chart& chart_;
  const Contents& contents_;
  const chart::Case& person_;
};

}  // namespace

std::vector<RouteAnswer> RouteAnswersOf(const Chart& chart,
                                        const chart::Case& person,
                                        const ask::Answer& answer) {
  const AnswerMaker maker(chart, person);
  std::vector<RouteAnswer> routes;
  routes.reserve(answer.routes.size());
  for (const ask::RouteAnswer& route : answer.routes) {
    routes.push_back(maker.Route(route));
  }
  return routes;
}

void AddDays(const Chart& chart, std::span<const law::DayId> days,
             const ask::FoundDays& found, Answer& answer) {
  const law::Law& law = Access::ChartOf(chart)->law();
  for (const law::DayId id : days) {
    const law::Day& day = law.day(id);
    answer.declared_days.push_back(
        {day.name, day.label, DayValuesOf(found.values[id.index()])});
  }
  for (const auto& calendar : found.ended) {
    answer.calendars_ended.push_back({calendar->name(), calendar->label(),
                                      Date{calendar->years().lo},
                                      Date{calendar->years().hi}});
  }
}

void AddLimits(const Chart& chart, const std::vector<ask::TimeLimit>& limits,
               const ask::FoundDays& found, Answer& answer) {
  const Contents& contents = Access::ContentsOf(chart.pack());
  const law::Law& law = Access::ChartOf(chart)->law();
  const auto named = [&](const law::DateOrDay& date) {
    NamedDate value;
    value.values = DayValuesOf(
        ask::ValuesOf(date, Access::CaseOf(answer.person), answer.days, found));
    if (const auto* day = std::get_if<law::DayId>(&date)) {
      value.name = law.day(*day).name;
      value.label = law.day(*day).label;
    } else if (const auto& fact = std::get<law::DateRef>(date)) {
      value.name = law.fact(*fact).name;
      value.label = law.fact(*fact).question;
    } else {
      value.name = "today";
    }
    return value;
  };
  for (const ask::TimeLimit& limit : limits) {
    TimeLimit value;
    value.name = limit.name;
    value.label = limit.label;
    value.is_day = limit.day.has_value();
    value.clause = contents.clause(limit.clause);
    value.after = limit.after;
    value.date = named(limit.date);
    for (const law::DateOrDay& date : limit.counts_from) {
      value.counts_from.push_back(named(date));
    }
    value.state = limit.standing.state;
    value.has_last_day = limit.first || limit.last;
    value.first_last_day = limit.first;
    value.last_last_day = limit.last;
    const CountRange days{limit.standing.least, limit.standing.most};
    if (value.state == LimitState::kRunning) value.days_left = days;
    if (value.state == LimitState::kMissed) value.missed_by = days;
    if (limit.unit) {
      (limit.counts_down ? value.at_least : value.at_most) =
          CountRange{limit.count.lo, limit.count.hi};
      value.unit = law::UnitName(*limit.unit);
    }
    value.idle = limit.idle;
    if (limit.day) {
      value.citations = contents.CitationsOf(limit.ways);
    }
    answer.limits.push_back(std::move(value));
  }
}

Timeline TimelineOf(const Chart& chart, const ask::CaseTimeline& timeline) {
  const Contents& contents = Access::ContentsOf(chart.pack());
  const Scenario scenario = chart.scenario();
  Timeline values;
  values.begins = timeline.begins;
  for (const law::FactId fact : timeline.held) {
    values.held.push_back(contents.fact(fact));
  }
  for (const ask::Stretch& stretch : timeline.stretches) {
    Stretch value;
    value.first = stretch.first;
    value.last = stretch.last;
    value.events = AnswerMaker::Events(contents, stretch.events);
    // By position among the scenario's, in the words in which that tells them.
    for (const size_t index : stretch.supposed) {
      value.supposed.push_back(scenario.suppositions[index]);
    }
    value.limits = stretch.limits;
    value.outcomes = stretch.outcomes;
    value.changes_outcome = stretch.changes_outcome;
    values.stretches.push_back(std::move(value));
  }
  return values;
}

}  // namespace safeconduct::api
