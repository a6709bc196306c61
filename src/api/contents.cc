// SPDX-License-Identifier: Apache-2.0
//
// What a pack declares, as the plain values of include/safeconduct/pack.h. They
// are made once a pack and point to one another, so that an answer only points
// at them: to ask a million people copies no name.
#include "api/contents.h"

#include <unordered_map>
#include <utility>
#include <variant>

#include "base/countries.h"
#include "law/values.h"

namespace safeconduct::api {
namespace {

// Public types are types of their own, so that the rooms below may change
// theirs.
Type::Form FormOf(law::TypeForm form) {
  switch (form) {
    case law::TypeForm::kYesNo:
      return Type::Form::kYesNo;
    case law::TypeForm::kChoice:
      return Type::Form::kChoice;
    case law::TypeForm::kCountry:
      return Type::Form::kCountry;
    case law::TypeForm::kNumber:
      return Type::Form::kNumber;
    case law::TypeForm::kDate:
      return Type::Form::kDate;
    case law::TypeForm::kDateOrNone:
      break;
  }
  return Type::Form::kDateOrNone;
}

Type TypeOf(const law::Type& type) {
  Type value;
  value.form = FormOf(type.form);
  for (const law::Choice& choice : type.choices) {
    value.choices.push_back({choice.name, choice.label});
  }
  value.low = type.low;
  value.high = type.high;
  value.unit = type.unit;
  value.text = law::DescribeType(type);
  return value;
}

// Makes the values of each table after those that they point to. A table has
// its full size before anything points into it.
class ContentsMaker {
 public:
  explicit ContentsMaker(Contents& contents)
      : law_(contents.pack->law),
        record_(contents.pack->record),
        contents_(contents) {}

  void Run() {
    // In this order, each after what it points to.
    MakeSources();
    MakeMatters();
    MakeEvents();
    MakeViewpoints();
    MakeFacts();
    MakeClauses();
    for (const law::Note& note : law_.notes) {
      contents_.notes.push_back(
          {note.address, note.text, contents_.CitationsOf(note.citations)});
    }
    MakeRoutes();
    contents_.words = contents_.pack->words();
    for (const law::Measure& measure : law_.measures) {
      contents_.measures.push_back({measure.name, measure.label});
    }
    for (const law::Guarantee& guarantee : law_.guarantees) {
      contents_.guarantees.push_back({guarantee.name, guarantee.label});
    }
    for (const law::Assumption& assumption : law_.assumptions) {
      contents_.assumptions.push_back({assumption.name, assumption.label});
    }
    MakeSteps();
  }

 private:
  std::vector<const Source*> SourcesOf(
      const std::vector<record::SourceId>& ids) const {
    std::vector<const Source*> sources;
    for (const record::SourceId id : ids) {
      sources.push_back(contents_.source(id));
    }
    return sources;
  }

  void MakeSources() {
    contents_.sources.resize(record_.sources.size());
    for (const record::SourceId id :
         IdsBelow<record::SourceId>(record_.sources.size())) {
      const record::Source& source = record_.source(id);
      contents_.sources[id.index()] = {
          source.name, source.title, source.kind, source.published,
          // The source that it was seen in may stand further on; its place is
          // there already, and is all that a pointer needs.
          source.seen_in ? contents_.source(*source.seen_in) : nullptr};
      // Clauses cite sources by name: the law knows no record.
      contents_.source_of_name.emplace(source.name, contents_.source(id));
    }
  }

  // Fills in what the pages say of a fact or a matter and of its choices.
  template <typename Declared>
  void FillSaid(const text::Place& place, Declared& declared) const {
    declared.said = contents_.pack->prose.SaidOf(declared.name, place);
    for (Type::Choice& choice : declared.type.choices) {
      choice.said = chart::SentencesOf(choice.name, declared.said);
    }
  }

  void MakeMatters() {
    for (const law::Matter& matter : law_.DeclaredMatters()) {
      // Nothing points at a matter yet, so the table may still grow; pointers
      // are taken once it is whole.
      contents_.matters.push_back(
          {matter.name, matter.label, TypeOf(matter.type),
           law::FormatValue(matter.type, matter.at_first),
           matter.for_the_record});
      FillSaid(matter.place, contents_.matters.back());
    }
  }

  void MakeEvents() {
    // Made whole first, as an event may replace one that stands further on.
    contents_.events.resize(record_.events.size());
    for (const record::EventId id : record_.EventIds()) {
      const record::Event& event = record_.event(id);
      Event& value = contents_.events[id.index()];
      value.name = event.name;
      value.label = event.label;
      value.first = event.first;
      value.last = event.last;
      for (const record::Move& move : event.moves) {
        value.moves.push_back(
            {contents_.matter(move.matter),
             law::FormatValue(law_.matter(move.matter).type, move.value)});
      }
      value.according_to = SourcesOf(event.according_to);
      value.denied_by = SourcesOf(event.denied_by);
      if (event.replaces) value.replaces = contents_.event(*event.replaces);
    }
  }

  void MakeViewpoints() {
    for (const record::Viewpoint& viewpoint : record_.viewpoints) {
      contents_.viewpoints.push_back(
          {viewpoint.name, viewpoint.label, SourcesOf(viewpoint.credits)});
    }
  }

  void MakeFacts() {
    for (const law::Fact& fact : law_.facts) {
      contents_.facts.push_back(
          {fact.name, fact.question, TypeOf(fact.type), fact.fixed});
      FillSaid(fact.place, contents_.facts.back());
    }
  }

  void MakeClauses() {
    for (const law::Clause& clause : law_.clauses) {
      Clause value;
      value.address = clause.address;
      value.label = clause.label;
      value.kind = clause.kind == law::ClauseKind::kNeeds
                       ? Clause::Kind::kNeeds
                       : Clause::Kind::kBarredBy;
      value.citations = contents_.CitationsOf(clause.citations);
      contents_.clauses.push_back(std::move(value));
    }
  }

  void MakeRoutes() {
    for (const law::RouteId route_id : law_.RouteIds()) {
      const law::Route& route = law_.route(route_id);
      Route value;
      value.name = route.name;
      value.label = route.label;
      if (const auto* country = std::get_if<safeconduct::Value>(&route.to)) {
        value.country = CountryCode(*country);
        value.country_name = CountryName(*country);
      } else if (const auto* fact = std::get_if<law::FactId>(&route.to)) {
        value.country_of = contents_.fact(*fact);
      }
      for (const law::ClauseId id : law_.ClausesOf(route_id)) {
        value.clauses.push_back(contents_.clause(id));
      }
      for (const law::NoteId id : law_.NotesOf(route_id)) {
        value.notes.push_back(contents_.note(id));
      }
      // Of the pages around it: no block of law says what it leaves out.
      value.left_out = contents_.pack->prose.LeftOut(route.place);
      for (const law::GroupId id : route.groups) {
        const auto more =
            contents_.pack->prose.LeftOut(law_.groups[id.index()].place);
        for (const std::string& text : more) {
          // Several groups, or a group and the route, may share a section.
          if (std::ranges::find(value.left_out, text) == value.left_out.end()) {
            value.left_out.push_back(text);
          }
        }
      }
      contents_.routes.push_back(std::move(value));
    }
  }

  // Steps point to one another, and procedures to them.
  void MakeSteps() {
    contents_.steps.resize(law_.steps.size());
    for (const law::StepId id : law_.StepIds()) {
      const law::ProcedureStep& step = law_.step(id);
      Step& value = contents_.steps[id.index()];
      value.name = step.name;
      value.address = step.address;
      value.label = step.label;
      value.party = static_cast<Party>(step.party);
      for (const law::StepId before : step.after) {
        value.after.push_back(contents_.step(before));
      }
      if (step.sets) value.sets = contents_.fact(*step.sets);
      if (step.due) {
        value.due = law_.day(*step.due).name;
        value.due_label = law_.day(*step.due).label;
      }
      value.silence = static_cast<Silence>(step.silence);
      value.silence_citations = contents_.CitationsOf(step.silence_citations);
      for (const law::ClauseId clause : step.once) {
        value.once.push_back(contents_.clause(clause));
      }
      value.missing_clauses = step.missing_clauses;
      value.takes_the_route = step.takes_the_route;
      for (const law::ClauseId clause : law_.LeftForLater(id)) {
        value.left_for_later.push_back(contents_.clause(clause));
      }
      value.proof = step.with.proof;
      value.prima_facie = step.with.prima_facie;
      value.citations = contents_.CitationsOf(step.citations);
    }
    for (const law::Procedure& procedure : law_.procedures) {
      Procedure value{procedure.name,
                      procedure.label,
                      contents_.route(procedure.route),
                      {}};
      for (const law::StepId id : procedure.steps) {
        value.steps.push_back(contents_.step(id));
      }
      contents_.procedures.push_back(std::move(value));
    }
  }

  const law::Law& law_;
  const record::Record& record_;
  Contents& contents_;
};

}  // namespace

std::vector<Citation> Contents::CitationsOf(
    const std::vector<law::Citation>& citations) const {
  std::vector<Citation> values;
  values.reserve(citations.size());
  for (const law::Citation& citation : citations) {
    // The pack was read without a fault, so the source is declared.
    values.push_back({source_of_name.at(citation.source), citation.at});
  }
  return values;
}

std::vector<Citation> Contents::CitationsOf(
    const std::vector<law::DeclaredWay>& ways) const {
  std::vector<law::Citation> cited;
  for (const auto& [day, way] : ways) {
    for (const law::Citation& each : pack->law.day(day).ways[way].citations) {
      const auto same = [&](const law::Citation& other) {
        return other.source == each.source && other.at == each.at;
      };
      if (std::ranges::none_of(cited, same)) cited.push_back(each);
    }
  }
  return CitationsOf(cited);
}

std::shared_ptr<const Contents> MakeContents(chart::PackReading reading) {
  auto contents = std::make_shared<Contents>();
  contents->pack = std::move(reading.pack);
  contents->reading = std::move(reading.diagnostics);
  contents->warnings = text::AsValues(contents->reading);
  ContentsMaker(*contents).Run();
  return contents;
}

namespace {

// Returns days as they are told: where their runs are many, all from the first
// to the last. That is never narrower, and a value that a case can state.
IntervalSet Told(const IntervalSet& days) {
  const IntervalSet none = days.Intersect(IntervalSet::Single(kNone));
  const IntervalSet known = days.Minus(none);
  if (known.intervals().size() <= kMaxDayRunsTold) return days;
  return none.Union(IntervalSet::Range(known.min(), known.max()));
}

}  // namespace

Values ComputedDaysOf(const law::Type& type, const IntervalSet& days) {
  const IntervalSet told = Told(days);
  Values values = ValuesOf(type, told);
  values.has_gaps = told != days;
  return values;
}

Values DayValuesOf(const IntervalSet& days) {
  static const law::Type kDay{law::TypeForm::kDateOrNone, {}, 0, 0, ""};
  Values values = ComputedDaysOf(kDay, days);
  values.all = values.all ||
               Told(days) == IntervalSet::Range(kFirstDay.days, kLastDay.days);
  return values;
}

Values ValuesOf(const law::Type& type, const IntervalSet& values) {
  // Names have no order, so a run of them is told name by name.
  const bool has_runs = type.form == law::TypeForm::kNumber || type.is_date();
  Values all;
  all.form = FormOf(type.form);
  all.all = values == type.Universe();
  all.runs.reserve(values.intervals().size());
  if (!has_runs) {
    // Names are few: choices, or the countries there are.
    for (const Value value : values.values()) {
      std::string text = law::FormatValue(type, value);
      all.runs.push_back({text, std::move(text)});
    }
    return all;
  }
  for (const Interval& run : values.intervals()) {
    std::string first = law::FormatValue(type, run.lo);
    std::string last =
        run.lo == run.hi ? first : law::FormatValue(type, run.hi);
    all.runs.push_back({std::move(first), std::move(last)});
  }
  return all;
}

}  // namespace safeconduct::api
