// SPDX-License-Identifier: Apache-2.0
// Checks a law in the order in which its parts need one another: names first,
// then facts, matters and sets, the measures between dates, and only then the
// conditions, so that the order of declarations in a pack carries no meaning.
// Every declaration is checked, also one whose name is taken, and what cannot
// be resolved is marked as faulty, so that its uses are not reported too.
//
// It stands between the parser and everything else that knows law: what it
// hands on has no name that is not resolved, so that no later pass reports one.
// Tables of the result have an entry for each declaration, faulty ones too: a
// position in the list of the syntax is an id as it is. That holds but for
// measures, of which several declarations may share one.
#include "law/check/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/countries.h"
#include "base/nearest_name.h"
#include "law/check/day_checker.h"
#include "law/check/example_checker.h"
#include "law/check/expr_checker.h"
#include "law/check/measure_table.h"
#include "law/check/name_table.h"
#include "law/check/procedure_checker.h"
#include "law/check/term_cycles.h"
#include "law/values.h"
#include "law/walk.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Name;
using text::Quote;

// The first place of each name in a list that may hold it once only.
using FirstPlaces = std::unordered_map<std::string_view, Place>;

std::string TextOf(const std::optional<Name>& name) {
  return name ? std::string(name->text) : std::string();
}

std::optional<Unit> UnitOf(std::string_view name, bool full) {
  if (name == "days") return Unit::kDays;
  if (name == "months") return full ? Unit::kFullMonths : Unit::kMonths;
  if (name == "years") return full ? Unit::kFullYears : Unit::kYears;
  return std::nullopt;
}

// Returns a text with each run of blanks and line ends as one blank.
std::string OnOneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    if (blank && !line.ends_with(' ')) line += ' ';
  }
  return line;
}

class LawChecker {
 public:
  LawChecker(const syntax::Law& written, text::Diagnostics& diagnostics)
      : written_(written),
        diagnostics_(diagnostics),
        names_(written, diagnostics),
        measures_(law_.measures),
        exprs_(
            law_, names_, measures_,
            [this](DayId day, const Place& use) {
              return days_.Find(day, use);
            },
            diagnostics),
        days_(law_, written, names_, measures_, exprs_, diagnostics) {}

  Law Run() {
    for (const auto& fact : written_.facts) CheckFact(fact);
    for (const auto& matter : written_.matters) CheckMatter(matter);
    for (const auto& set : written_.sets) CheckSet(set);
    // A measure names facts and needs their types. Conditions need all of these
    // tables, and may add measures of their own.
    for (const auto& measure : written_.measures) CheckMeasure(measure);
    days_.CheckCalendars();
    days_.CheckDays();
    CheckTerms();
    CheckAbout();
    for (const auto& group : written_.groups) CheckGroup(group);
    for (const auto& route : written_.routes) CheckRoute(route);
    for (const auto& guarantee : written_.guarantees) CheckGuarantee(guarantee);
    for (const auto& each : written_.assumptions) CheckAssumption(each);
    ProcedureChecker procedures(
        law_, names_,
        [this](const syntax::Expr& condition) {
          return exprs_.Check(condition, ExprContext::kCondition);
        },
        diagnostics_);
    for (const auto& procedure : written_.procedures) {
      procedures.Check(procedure);
    }
    procedures.CheckFactNames();
    // Made here, as it looks clauses up by address, and those are complete now.
    ExampleChecker examples(law_, names_, diagnostics_);
    for (const auto& example : written_.examples) examples.Check(example);
    if (!diagnostics_.has_errors()) exprs_.AddAgreements();
    return std::move(law_);
  }

 private:
  void Report(DiagnosticKind kind, const Place& place, std::string text,
              std::vector<text::Note> notes = {}) {
    diagnostics_.Add(kind, place, std::move(text), std::move(notes));
  }

  // -- Facts, matters and sets ----------------------------------------------

  // Returns nothing where no value of the type can be told.
  std::optional<Type> CheckType(const syntax::Type& written) {
    Type type;
    type.form = written.form;
    FirstPlaces named_at;
    for (const syntax::Choice& choice : written.choices) {
      const Name& name = choice.name;
      const auto [first, added] = named_at.emplace(name.text, name.place);
      if (!added) {
        Report(DiagnosticKind::kDuplicateValue, name.place,
               fmt::format("value {} is listed twice; leave one out",
                           Quote(name.text)),
               {{first->second, "first listed here"}});
      }
      type.choices.push_back({std::string(name.text), TextOf(choice.label)});
    }
    if (written.form != TypeForm::kNumber) return type;
    type.low = written.low;
    type.high = written.high;
    type.unit = written.unit.text;
    if (type.low <= type.high) return type;
    // A number that was too large stands as 0 (lexer.cc), and the range may be
    // empty for no other reason.
    if (diagnostics_.HasErrorWithin(written.place)) return std::nullopt;
    Report(DiagnosticKind::kEmptyRange, written.place,
           fmt::format("range `{}..{}` is empty; the lower end comes first",
                       type.low, type.high));
    return std::nullopt;
  }

  void CheckFact(const syntax::Fact& written) {
    std::optional<Type> type = CheckType(written.type);
    if (!type) names_.MarkFaulty(written.name);
    law_.facts.push_back(
        {std::string(written.name.text), std::string(written.question.text),
         std::move(type).value_or(Type()), written.fixed, written.name.place});
  }

  void CheckMatter(const syntax::Matter& written) {
    Matter matter;
    matter.name = written.name.text;
    matter.label = written.label.text;
    matter.for_the_record = written.for_the_record;
    matter.place = written.name.place;
    if (auto type = CheckMatterType(written)) {
      matter.type = *std::move(type);
      const auto at_first =
          ResolveOperand(matter.type, written.at_first,
                         "matter " + Quote(matter.name), diagnostics_);
      matter.at_first = at_first.value_or(0);
    } else {
      names_.MarkFaulty(written.name);
    }
    law_.matters.push_back(std::move(matter));
  }

  std::optional<Type> CheckMatterType(const syntax::Matter& written) {
    std::optional<Type> type = CheckType(written.type);
    if (!type) return type;
    if (type->form != TypeForm::kCountry && !type->is_date()) return type;
    Report(DiagnosticKind::kTypeMismatch, written.type.place,
           fmt::format("matter {} is {}; a matter is `yes or no`, `one of ...` "
                       "or a number",
                       Quote(written.name.text), DescribeType(*type)));
    return std::nullopt;
  }

  void CheckSet(const syntax::Set& written) {
    std::vector<Interval> countries;
    for (const Name& code : written.countries) {
      if (const auto country = CheckCountry(code)) {
        countries.push_back({*country, *country});
      }
    }
    law_.sets.push_back({std::string(written.name.text),
                         std::string(written.label.text),
                         IntervalSet(countries), written.name.place});
  }

  std::optional<Value> CheckCountry(const Name& code) {
    static const Type kCountry{TypeForm::kCountry, {}, 0, 0, ""};
    return ResolveOperand(kCountry, {text::TokenKind::kCountry, code, 0}, "",
                          diagnostics_);
  }

  // -- Measures -------------------------------------------------------------

  // A faulty measure keeps its place among those declared, so that the
  // positions of others hold.
  void CheckMeasure(const syntax::Measure& written) {
    const std::optional<Unit> unit = CheckUnit(written.unit, written.full);
    constexpr std::string_view kBetween = "a measure counts between dates";
    const auto from = exprs_.FindDate(written.from, kBetween);
    const auto to = exprs_.FindDate(written.to, kBetween);
    bool sound = unit && from && to;
    if (from && to && *from == *to) {
      Report(DiagnosticKind::kTypeMismatch,
             Join(written.from.place, written.to.place),
             fmt::format("measure {} counts from {} to itself; it counts "
                         "between two dates",
                         Quote(written.name.text), Quote(written.from.text)));
      sound = false;
    }
    if (!sound) {
      names_.MarkFaulty(written.name);
      return measures_.AddDeclared(std::nullopt);
    }
    Measure measure;
    measure.name = written.name.text;
    measure.label = written.label.text;
    measure.unit = *unit;
    measure.place = written.name.place;
    measures_.AddDeclared(DeclaredMeasure{std::move(measure), *from, *to});
  }

  std::optional<Unit> CheckUnit(const Name& name, bool full) {
    const std::optional<Unit> unit = UnitOf(name.text, full);
    if (full && unit == Unit::kDays) {
      Report(DiagnosticKind::kUnknownName, name.place,
             "a measure counts full `months` or `years`; days are counted "
             "whole, without `full`");
      return std::nullopt;
    }
    if (unit) return unit;
    static const std::array<std::string, 3> kUnits = {"days", "months",
                                                      "years"};
    Report(
        DiagnosticKind::kUnknownName, name.place,
        fmt::format("unknown unit {}; a measure counts {}`months` or `years`{}",
                    Quote(name.text), full ? "full " : "`days`, ",
                    DidYouMean(name.text, kUnits)));
    return std::nullopt;
  }

  // -- Conditions -----------------------------------------------------------

  // What a condition with a fault stands as, which nobody evaluates.
  ExprId CheckCondition(const syntax::Expr& written, ExprContext context) {
    return exprs_.Check(written, context).value_or(ExprId());
  }

  // A term may name one that is declared further down: its id is its position,
  // and is known before the term is checked.
  void CheckTerms() {
    TermUses uses;
    for (const syntax::Term& written : written_.terms) {
      law_.terms.push_back(
          {std::string(written.name.text), std::string(written.label.text),
           CheckCondition(written.when, ExprContext::kCondition),
           written.name.place});
      uses.push_back(exprs_.TakeTermUses());
    }
    ReportTermCycles(law_, uses, diagnostics_);
  }

  void CheckGuarantee(const syntax::Guarantee& written) {
    law_.guarantees.push_back(
        {std::string(written.name.text), std::string(written.label.text),
         written.always,
         CheckCondition(written.condition, ExprContext::kGuarantee),
         written.name.place});
  }

  void CheckAssumption(const syntax::Assumption& written) {
    const auto condition =
        exprs_.Check(written.condition, ExprContext::kCondition);
    if (condition) ReportMatters(written, *condition);
    law_.assumptions.push_back(
        {std::string(written.name.text), std::string(written.label.text),
         written.always, condition.value_or(ExprId()), written.name.place});
  }

  // Reports the first matter that an assumption tests, itself or in a term.
  // What the record tells may be disputed, and differs with who is asked; what
  // no life breaks does not.
  void ReportMatters(const syntax::Assumption& written, ExprId condition) {
    std::optional<MatterId> tested;
    Walker(law_).Walk(condition, [&](const Expr& expr) {
      ForEachTested(expr, [&](const Subject& subject) {
        const auto* matter = std::get_if<MatterId>(&subject);
        if (matter != nullptr && !tested) tested = *matter;
      });
    });
    if (!tested) return;
    const Matter& matter = law_.matter(*tested);
    Report(DiagnosticKind::kMatterInAssumption, written.name.place,
           fmt::format("assumption {} tests matter {}; an assumption is about "
                       "facts, measures and `today` alone (say what the "
                       "record tells in a clause)",
                       Quote(written.name.text), Quote(matter.name)),
           {{matter.place,
             fmt::format("{} is declared here",
                         Quote(law_.matter(law_.Declared(*tested)).name))}});
  }

  // -- Clauses, groups and routes -------------------------------------------

  // Clauses are numbered as they come: those of groups first, as routes are
  // checked after them.
  std::vector<ClauseId> CheckClauses(const Name& owner,
                                     const std::vector<syntax::Clause>& list) {
    std::vector<ClauseId> clauses;
    clauses.reserve(list.size());
    FirstPlaces named_at;
    named_at.reserve(list.size());
    for (const syntax::Clause& written : list) {
      const Name& name = written.name;
      const auto [first, added] = named_at.emplace(name.text, name.place);
      if (!added) {
        Report(DiagnosticKind::kDuplicateName, name.place,
               fmt::format("clause {} is declared twice in {}; each has its "
                           "own name",
                           Quote(name.text), Quote(owner.text)),
               {{first->second,
                 fmt::format("{} first declared here", Quote(name.text))}});
      }
      // A clause of a group stands once in the law, however many routes stand
      // under the group.
      clauses.emplace_back(law_.clauses.size());
      law_.clauses.push_back(CheckClause(owner, written));
    }
    return clauses;
  }

  Clause CheckClause(const Name& owner, const syntax::Clause& written) {
    Clause clause;
    clause.kind = written.needs ? ClauseKind::kNeeds : ClauseKind::kBarredBy;
    clause.name = written.name.text;
    clause.address = fmt::format("{}.{}", owner.text, written.name.text);
    clause.label = written.label.text;
    clause.when = CheckCondition(written.when, ExprContext::kCondition);
    if (written.unless) {
      clause.unless = CheckCondition(*written.unless, ExprContext::kCondition);
    }
    clause.citations = CheckCitations(written.citations);
    clause.place = written.name.place;
    return clause;
  }

  // A note shares its names with the clauses of its owner: an address means one
  // thing.
  std::vector<NoteId> CheckNotes(const Name& owner, const syntax::Body& body) {
    std::vector<NoteId> notes;
    FirstPlaces named_at;
    for (const syntax::Clause& clause : body.clauses) {
      named_at.emplace(clause.name.text, clause.name.place);
    }
    for (const syntax::Note& written : body.notes) {
      const Name& name = written.name;
      const auto [first, added] = named_at.emplace(name.text, name.place);
      if (!added) {
        Report(DiagnosticKind::kDuplicateName, name.place,
               fmt::format("note {} has a name that {} has given; each clause "
                           "and note has its own",
                           Quote(name.text), Quote(owner.text)),
               {{first->second,
                 fmt::format("{} first declared here", Quote(name.text))}});
      }
      notes.emplace_back(law_.notes.size());
      Note note;
      note.name = name.text;
      note.address = fmt::format("{}.{}", owner.text, name.text);
      note.text = written.text.text;
      note.when = CheckCondition(written.when, ExprContext::kCondition);
      note.written = OnOneLine(written.when.place.text());
      note.citations = CheckCitations(written.citations);
      note.place = name.place;
      law_.notes.push_back(std::move(note));
    }
    return notes;
  }

  void CheckGroup(const syntax::Group& written) {
    const bool safeguards = written.kind == ClauseKind::kBarredBy;
    for (const syntax::Clause& clause : written.body.clauses) {
      if (clause.needs != safeguards) continue;
      Report(DiagnosticKind::kExpected, clause.place,
             safeguards
                 ? "expected `barred by`, found `needs`; safeguards only bar, "
                   "and what several routes need stands under `requirements`"
                 : "expected `needs`, found `barred by`; requirements are only "
                   "needed, and what bars several routes stands under "
                   "`safeguards`");
    }
    Group group;
    group.kind = written.kind;
    group.name = written.name.text;
    group.label = written.label.text;
    group.clauses = CheckClauses(written.name, written.body.clauses);
    group.notes = CheckNotes(written.name, written.body);
    group.place = written.name.place;
    law_.groups.push_back(std::move(group));
  }

  void CheckAbout() {
    for (const syntax::About& written : written_.abouts) {
      if (&written != &written_.abouts.front()) {
        Report(DiagnosticKind::kDuplicateName, written.place,
               "`pack` is declared twice; a pack says once what it is",
               {{written_.abouts.front().place, "first declared here"}});
        continue;
      }
      About& about = law_.about;
      about.title = written.title.text;
      about.route = written.route.text;
      about.routes = written.routes.text;
      about.version = written.version.text;
      if (written.law_read) about.law_read = Date{*written.law_read};
      for (const Name& sentence : written.under_answers) {
        about.under_answers.emplace_back(sentence.text);
      }
      about.place = written.place;
    }
  }

  void CheckRoute(const syntax::Route& written) {
    Route route;
    route.name = written.name.text;
    route.label = written.label.text;
    route.place = written.name.place;
    route.to = CheckDestination(written);
    route.groups = CheckGroupsOf(written);
    route.own_clauses = CheckClauses(written.name, written.body.clauses);
    route.own_notes = CheckNotes(written.name, written.body);
    law_.routes.push_back(std::move(route));
  }

  // Returns some country where the one that is written cannot be told, which
  // nobody asks for in a law with a fault.
  std::variant<Value, FactId, Nowhere> CheckDestination(
      const syntax::Route& written) {
    if (!written.to) return Nowhere();
    const Name& to = *written.to;
    if (to.text.empty()) return Value{0};  // the parser has reported it
    if (written.to_country) return CheckCountry(to).value_or(0);
    const auto id = names_.FindOrReport<FactId>(
        to, DiagnosticKind::kUnknownFact, diagnostics_);
    if (!id) return Value{0};
    const Fact& fact = law_.fact(*id);
    if (fact.type.form != TypeForm::kCountry) {
      Report(
          DiagnosticKind::kTypeMismatch, to.place,
          fmt::format("fact {} is {}; a route leads to a country",
                      Quote(to.text), DescribeType(fact.type)),
          {{fact.place, fmt::format("{} is declared here", Quote(to.text))}});
    }
    return *id;
  }

  std::vector<GroupId> CheckGroupsOf(const syntax::Route& written) {
    std::vector<GroupId> groups;
    FirstPlaces named_at;
    for (const Name& name : written.groups) {
      // A list broken off by a fault ends with an empty name.
      if (name.text.empty()) continue;
      const auto [first, added] = named_at.emplace(name.text, name.place);
      if (!added) {
        Report(DiagnosticKind::kDuplicateName, name.place,
               fmt::format("route {} stands under {} twice; leave one out",
                           Quote(written.name.text), Quote(name.text)),
               {{first->second, "first named here"}});
        continue;
      }
      const auto id = names_.FindOrReport<GroupId>(
          name, DiagnosticKind::kUnknownGroup, diagnostics_);
      if (id) groups.push_back(*id);
    }
    return groups;
  }

  const syntax::Law& written_;
  text::Diagnostics& diagnostics_;
  Law law_;
  NameTable names_;
  MeasureTable measures_;
  ExprChecker exprs_;
  DayChecker days_;
};

}  // namespace

Law CheckLaw(const syntax::Law& written, text::Diagnostics& diagnostics) {
  return LawChecker(written, diagnostics).Run();
}

}  // namespace safeconduct::law
