// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_CONTENTS_H_
#define SAFECONDUCT_API_CONTENTS_H_

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "safeconduct/pack.h"
#include "safeconduct/procedure.h"

namespace safeconduct::api {

// What a public pack shares among its copies: the pack as the rooms below know
// it, and the same declarations as plain values, by the same positions. The
// values point to one another, so it stays where it was made.
struct Contents {
  std::shared_ptr<const chart::Pack> pack;
  text::Diagnostics reading;  // what was found meanwhile: warnings
  // `reading` as plain values. What follows it stands at the positions of ids
  // of `pack`.
  std::vector<Diagnostic> warnings;
  std::vector<Source> sources;
  std::vector<Matter> matters;
  std::vector<Event> events;
  std::vector<Viewpoint> viewpoints;
  std::vector<Fact> facts;
  std::vector<Measure> measures;
  std::vector<Clause> clauses;
  std::vector<Note> notes;
  std::vector<Route> routes;
  std::vector<Guarantee> guarantees;
  std::vector<Assumption> assumptions;
  PackWords words;
  std::vector<Step> steps;
  std::vector<Procedure> procedures;
  std::unordered_map<std::string_view, const Source*> source_of_name;

  // Ids are those of `pack`; of another pack's they would name something else,
  // or nothing.
  const Fact* fact(law::FactId id) const { return &facts[id.index()]; }
  const Matter* matter(law::MatterId id) const { return &matters[id.index()]; }
  const Clause* clause(law::ClauseId id) const { return &clauses[id.index()]; }
  const Note* note(law::NoteId id) const { return &notes[id.index()]; }
  const Route* route(law::RouteId id) const { return &routes[id.index()]; }
  // Returns citations as values; the pack has the sources.
  std::vector<Citation> CitationsOf(
      const std::vector<law::Citation>& citations) const;
  // Returns those of some ways of days, each once, as several ways may rest on
  // one.
  std::vector<Citation> CitationsOf(
      const std::vector<law::DeclaredWay>& ways) const;
  const Step* step(law::StepId id) const { return &steps[id.index()]; }
  const Event* event(record::EventId id) const { return &events[id.index()]; }
  const Source* source(record::SourceId id) const {
    return &sources[id.index()];
  }
};

// Returns the contents of a pack that was read without a fault.
std::shared_ptr<const Contents> MakeContents(chart::PackReading reading);

// Returns a set of values of a type as the library hands it out.
Values ValuesOf(const law::Type& type, const IntervalSet& values);
// The same of days that are computed, none perhaps among them: told from the
// first to the last where they are more than kMaxDayRunsTold runs.
Values ComputedDaysOf(const law::Type& type, const IntervalSet& days);
// The same of a declared day: it is not known at all (Values::all) where it may
// be any day, be it none or not.
Values DayValuesOf(const IntervalSet& days);

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_CONTENTS_H_
